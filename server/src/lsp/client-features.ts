// What the client can do, read once from its capabilities: everything that is optional is asked for here.
import { MarkupKind, ResourceOperationKind, type ClientCapabilities } from 'vscode-languageserver';

export interface ClientFeatures {
  readonly markdown: boolean;
  readonly locationLinks: boolean;
  readonly symbolTrees: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescriptions: boolean;
  readonly workDoneProgress: boolean;
  readonly tokensRefresh: boolean;
  readonly codeLensRefresh: boolean;
  readonly inlayHintRefresh: boolean;
  readonly codeActionLiterals: boolean;
  readonly prepareRename: boolean;
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly configuration: boolean;
  readonly watchFiles: boolean;
  readonly relativePatterns: boolean;
  /** Whether features can be registered for patterns of documents, at any time. */
  readonly documentPatterns: boolean;
  readonly configurationChanges: boolean;
}

export function clientFeatures({ textDocument, workspace, window }: ClientCapabilities): ClientFeatures {
  return {
    // Without a word on the format plain text is the only safe one: what is Markdown to one client is noise in another.
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    locationLinks: textDocument?.definition?.linkSupport ?? false,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    codeDescriptions: textDocument?.publishDiagnostics?.codeDescriptionSupport ?? false,
    workDoneProgress: window?.workDoneProgress ?? false,
    tokensRefresh: workspace?.semanticTokens?.refreshSupport ?? false,
    codeLensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport ?? false,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    prepareRename: textDocument?.rename?.prepareSupport ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    createFiles: (workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.resourceOperations?.includes(ResourceOperationKind.Create)) ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    configuration: workspace?.configuration ?? false,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
    documentPatterns: (textDocument?.synchronization?.dynamicRegistration && textDocument.filters?.relativePatternSupport) ?? false,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
  };
}
