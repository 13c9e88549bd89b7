// What the server says it can do. Only what is registered in server.ts stands here.
import { TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features';
import { nameActions } from './code-actions';
import { findingActions } from './finding-actions';
import { fileOperations } from './files';
import { tokensLegend } from './semantic-tokens';
import { completionTriggers } from './settings-file';

export function serverCapabilities(features: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    // In corroborate.yaml alone; sources are read, not written.
    completionProvider: { triggerCharacters: completionTriggers },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    codeLensProvider: {},
    codeActionProvider: { codeActionKinds: [findingActions, nameActions] },
    inlayHintProvider: true,
    renameProvider: features.prepareRename ? { prepareProvider: true } : true,
    semanticTokensProvider: { legend: tokensLegend, full: true, range: true },
    workspace: {
      ...(features.workspaceFolders && { workspaceFolders: { supported: true, changeNotifications: true } }),
      fileOperations: { didRename: fileOperations, didDelete: fileOperations },
    },
  };
}
