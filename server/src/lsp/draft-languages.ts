// Drafts that keep a language of their own, such as Markdown: the client is asked to tell of them, and to ask about them, too.
import {
  BulkRegistration, CodeActionRequest, DefinitionRequest, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification,
  HoverRequest, InlayHintRequest, CodeLensRequest, ReferencesRequest, SemanticTokensRegistrationType, TextDocumentSyncKind, type Disposable, type TextDocumentFilter,
} from 'vscode-languageserver';
import { serverCapabilities } from './capabilities';
import { tokensLegend } from './semantic-tokens';
import type { Session } from './session';
import { keyUri } from './uri-key';

/**
 * Which documents are ours a client mostly knows by their language; drafts in another one it knows by the globs of their
 * dossiers, which come and go. Outline, folding and highlights stay with that language: they are about its headings and links.
 */
export class DraftLanguages {
  readonly #session: Session;
  #registered: Promise<Disposable | undefined> = Promise.resolve(undefined);
  #known = '[]';

  constructor(session: Session) {
    this.#session = session;
  }

  /** Call when dossiers may have come, gone or changed their globs. */
  update(): void {
    const { connection, service, options, features, log } = this.#session;
    if (!features.documentPatterns) return;
    const documentSelector = service.dossiers.flatMap(({ folder, settings }) => settings.drafts.flatMap((pattern) =>
      (options.draftLanguages ?? []).map((language): TextDocumentFilter => ({ language, pattern: { baseUri: keyUri(folder), pattern } }))));
    const known = JSON.stringify(documentSelector);
    if (known === this.#known) return;
    this.#known = known;
    this.#registered = this.#registered.then(async (before) => {
      // The new ones first, so that a document that is in both stays open.
      const now = documentSelector.length > 0 ? await connection.client.register(this.#features(documentSelector)) : undefined;
      before?.dispose();
      return now;
    }).catch((error: unknown) => {
      log(`drafts are not followed: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
  }

  #features(documentSelector: TextDocumentFilter[]): BulkRegistration {
    const bulk = BulkRegistration.create();
    const { codeActionProvider } = serverCapabilities(this.#session.features);
    bulk.add(DidOpenTextDocumentNotification.type, { documentSelector });
    bulk.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
    bulk.add(DidCloseTextDocumentNotification.type, { documentSelector });
    bulk.add(HoverRequest.type, { documentSelector });
    bulk.add(DefinitionRequest.type, { documentSelector });
    bulk.add(ReferencesRequest.type, { documentSelector });
    bulk.add(CodeLensRequest.type, { documentSelector });
    bulk.add(InlayHintRequest.type, { documentSelector });
    bulk.add(CodeActionRequest.type, { documentSelector, ...(typeof codeActionProvider === 'object' && codeActionProvider) });
    bulk.add(SemanticTokensRegistrationType.type, { documentSelector, legend: tokensLegend, full: true, range: true });
    return bulk;
  }
}
