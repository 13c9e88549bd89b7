// The language server: puts service and features on a connection. The same for Node and browsers.
import { ErrorCodes, ResponseError, TextDocuments, type Connection, type InitializeError, type InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Say } from '../core/say';
import type { DocumentReader } from '../document-reader';
import type { Limits } from '../limits';
import { sayFor } from '../languages';
import type { InitializationOptions } from '../protocol';
import { DossierService, type Change } from '../service';
import type { SourceFiles } from '../source-files';
import { serverCapabilities } from './capabilities';
import { clientFeatures } from './client-features';
import { clientFiles } from './client-files';
import { registerCodeActions } from './code-actions';
import { refreshCodeLens, registerCodeLens } from './code-lens';
import { registerCompareWording } from './compare-wording';
import { registerComparison } from './comparison';
import { readConfiguration, registerConfiguration, watchConfiguration } from './configuration';
import { registerDecideFinding } from './decide-finding';
import { registerDecideName } from './decide-name';
import { registerDefinition } from './definition';
import { publishDiagnostics } from './diagnostics';
import { DraftLanguages } from './draft-languages';
import { registerDocumentHighlight } from './document-highlight';
import { registerDocumentSymbols } from './document-symbols';
import { followWorkspaceFolders, registerFiles, Watching } from './files';
import { registerFolding } from './folding';
import { react, reactToEach } from './handle';
import { registerHover } from './hover';
import { refreshInlayHints, registerInlayHints } from './inlay-hints';
import { registerNextSource } from './next-source';
import { registerPlace } from './place';
import { ReadingProgress, registerReadOn } from './progress';
import { registerReferences } from './references';
import { registerRename } from './rename';
import { registerSemanticTokens } from './semantic-tokens';
import type { Session } from './session';
import { registerCompletion } from './settings-file';
import { StatusReporter } from './status';
import { keyUri, parsedKey, uriKey } from './uri-key';
import { registerViews, viewsChanged } from './views';
import { registerWorkspaceSymbols } from './workspace-symbols';

const features = [
  registerHover, registerDefinition, registerReferences, registerDocumentHighlight, registerSemanticTokens,
  registerDocumentSymbols, registerWorkspaceSymbols, registerFolding, registerNextSource, registerCompareWording, registerComparison, registerCodeLens,
  registerCodeActions, registerDecideName, registerDecideFinding, registerCompletion, registerRename, registerConfiguration, registerFiles,
  registerViews, registerPlace, registerInlayHints, registerReadOn,
];

declare const VERSION: string;

/** What the server has beside its client; in browsers there is none. */
interface Machine {
  /** Reads roots whose keys name files on this machine. */
  readonly files: (say: Say) => SourceFiles;
  readonly reader: (options: { readonly cacheFolder?: string | undefined; readonly limits: () => Limits; readonly log: (message: string) => void; readonly say: Say }) => DocumentReader;
}

interface Opened {
  readonly session: Session;
  readonly status: StatusReporter;
}

/** Listens on the connection until it ends. */
export function startServer(connection: Connection, machine?: Machine): void {
  const documents = new TextDocuments(TextDocument);
  const log = (message: string): void => connection.console.log(message);
  let initialised: (() => Promise<void>) | undefined;

  connection.onInitialize((params) => {
    // A second session would answer beside the first.
    if (initialised) return new ResponseError<InitializeError>(ErrorCodes.InvalidRequest, 'The server is initialised already.');
    const opened = new Map<string, string>();
    const { session, status } = openSession(connection, opened, params, machine, log);
    for (const register of features) register(session);
    initialised = async () => {
      followWorkspaceFolders(session);
      await Promise.all([readConfiguration(session), watchConfiguration(session)]).catch((error: unknown) => log(`configuration failed: ${String(error)}`));
      openRoots(session, params);
      session.service.rootsAreNamed();
      status.open(session.service.roots.length > 0);
    };
    connection.onShutdown(() => session.service.dispose());
    documents.onDidOpen(react(log, 'open', ({ document }) => {
      opened.set(uriKey(document.uri), document.uri);
      session.service.setBuffer(uriKey(document.uri), document.getText());
    }));
    documents.onDidChangeContent(react(log, 'edit', ({ document }) => session.service.setBuffer(uriKey(document.uri), document.getText())));
    documents.onDidClose(react(log, 'close', ({ document }) => {
      opened.delete(uriKey(document.uri));
      session.service.dropBuffer(uriKey(document.uri));
    }));
    return { capabilities: serverCapabilities(session.features), serverInfo: { name: 'Corroborate', version: VERSION } };
  });
  connection.onInitialized(react(log, 'initialised', () => initialised?.()));
  documents.listen(connection);
  connection.listen();
}

/** `opened`: the URI of each open document, by its key. */
function openSession(connection: Connection, opened: ReadonlyMap<string, string>, params: InitializeParams, machine: Machine | undefined, log: (message: string) => void): Opened {
  const options = initializationOptions(params.initializationOptions);
  const say = sayFor(params.locale);
  const reader = machine?.reader({ cacheFolder: options.cacheFolder, limits: () => service.limits, log, say });
  const service: DossierService = new DossierService({
    files: filesFor(connection, options, machine?.files(say), say),
    log,
    say,
    language: params.locale ?? '',
    ...(reader && { reader }),
    awaitsRoots: true,
    // A client with a status item has it stand there, for as long as it holds: nothing pops up that asks nothing.
    ...(options.status !== true && { onLimit: (folder, message) => void connection.window.showWarningMessage(`${parsedKey(folder).fsPath}: ${message}`) }),
    onChange: (change) => publish(change),
    onProgress: (read, total) => {
      status.reading(read, total);
      progress.report(read, total);
    },
  });
  const session: Session = {
    connection,
    service,
    say,
    features: clientFeatures(params.capabilities),
    options,
    settings: { codeLens: false, inlayHints: false },
    uriOf: (key) => opened.get(key) ?? keyUri(key),
    log,
  };
  const status = new StatusReporter(session);
  const progress = new ReadingProgress(session);
  const watching = new Watching(session);
  const draftLanguages = new DraftLanguages(session);
  const publish = react(log, 'publishing', async ({ problems, colours }: Change) => {
    await publishDiagnostics(session, problems);
    if (colours && session.features.tokensRefresh) void session.connection.languages.semanticTokens.refresh().catch(() => undefined);
    if (session.settings.codeLens) refreshCodeLens(session);
    if (session.settings.inlayHints) refreshInlayHints(session);
    viewsChanged(session);
    if (service.paused) progress.end();
    watching.update(service.roots);
    draftLanguages.update();
    status.ready();
  });
  return { session, status };
}

function initializationOptions(sent: unknown): InitializationOptions {
  return typeof sent === 'object' && sent !== null ? sent : {};
}

/** A client that offers to read files reads all of them, so that both sides see the same text whatever its encoding. */
function filesFor(connection: Connection, options: InitializationOptions, localFiles: SourceFiles | undefined, say: Say): SourceFiles {
  if (options.clientFiles === true) return clientFiles(connection, say);
  const pick = (root: string): SourceFiles | undefined => (root.startsWith('file:') ? localFiles : undefined);
  const problem = say('Not read: this folder is not on this machine, and the editor does not offer to read it.');
  return {
    list: (root, globs, limits) => pick(root)?.list(root, globs, limits) ?? Promise.resolve({ paths: [], leftOut: [{ path: '', problem }] }),
    read: (root, path, limits) => pick(root)?.read(root, path, limits) ?? Promise.resolve({ ok: false, problem }),
    onAnswer: (listener) => localFiles?.onAnswer?.(listener),
  };
}

function openRoots({ service, log }: Session, { workspaceFolders, ...older }: InitializeParams): void {
  // Clients from before workspace folders.
  const rootUri: unknown = 'rootUri' in older ? older.rootUri : undefined;
  const single = typeof rootUri === 'string' ? [rootUri] : [];
  reactToEach<string>(log, 'workspace folder', (uri) => service.addRoot({ folder: uriKey(uri), kind: 'workspace' }))(workspaceFolders?.map(({ uri }) => uri) ?? single);
}
