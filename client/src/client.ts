// The language client: what the server is told, what its cards may do, and what happens when it stops.
import { commands, l10n, languages, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { CloseAction, ErrorAction, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import type * as protocol from '../../server/src/protocol';
import { openBeside } from './commands/beside';
import { compareWording, provideWordings } from './commands/compare-wording';
import { findingCommands, registerDecisions } from './commands/decide-finding';
import { decideName, nameCommands } from './commands/decide-name';
import { goToSource, peekSources, showAllMentions } from './commands/next-source';
import { followCursor } from './commands/offered';
import { ComparisonPanel } from './comparison/panel';
import { Crashes } from './crashes';
import { listFiles, readFile, serverNeedsFiles } from './files';
import { bindSourceLanguage, draftLanguage, sourceLanguage } from './source-language';
import { createStatusItem } from './status';
import { registerViewCommands } from './views/commands';
import { tellStopped } from './tell-stopped';
import type { Node } from './views/line-tree';
import { Views } from './views/views';
import { openArticle, openWalkthrough, registerFirstSteps } from './welcome/first-steps';
import { newDossier } from './welcome/new-dossier';
import { resume } from './welcome/resume';
import { openSample } from './welcome/sample';

/** What the extension gives to others, and to its tests. */
export interface CorroborateApi {
  /** Resolves when all sources have been read and nothing is pending. */
  whenReady(): Promise<void>;
  readonly client: BaseLanguageClient;
}

const LIST_FILES: typeof protocol.listFilesMethod = 'corroborate/listFiles';
const READ_FILE: typeof protocol.readFileMethod = 'corroborate/readFile';
const VIEWS_CHANGED: typeof protocol.viewsChangedMethod = 'corroborate/viewsChanged';
const STOP_READING: typeof protocol.stopReadingMethod = 'corroborate/stopReading';
const READ_ON: typeof protocol.readOnMethod = 'corroborate/readOn';
const STATUS: typeof protocol.statusMethod = 'corroborate/status';

/** The commands that a hover card may link to. Cards hold the text of strangers, so no other command works in them. */
const cardCommands = {
  'next-source': 'corroborate.nextSource', 'all-mentions': 'corroborate.allMentions', 'compare-wording': 'corroborate.compareWording', 'show-entity': 'corroborate.showEntity',
  comparison: 'corroborate.comparisonTable',
} as const;

let running: BaseLanguageClient | undefined;

/** `home`: the user's home folder; undefined in browsers. */
export function start(context: ExtensionContext, home: Uri | undefined, create: (options: LanguageClientOptions) => BaseLanguageClient): CorroborateApi {
  const log = window.createOutputChannel('Corroborate', { log: true });
  const item = createStatusItem();
  const crashes = new Crashes();
  const waiting: (() => void)[] = [];
  let ready = false;
  const whenReady = (): Promise<void> => (ready ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)));

  const initializationOptions = (): protocol.InitializationOptions => ({
    clientFiles: serverNeedsFiles(home === undefined),
    status: true,
    views: true,
    draftLanguages: [draftLanguage],
    cardCommands,
    nameCommands,
    findingCommands,
    ...(context.globalStorageUri.scheme === 'file' && { cacheFolder: Uri.joinPath(context.globalStorageUri, 'readings').fsPath }),
    docs: Uri.joinPath(context.extensionUri, 'docs').toString(),
  });
  const client = create({
    documentSelector: [{ language: sourceLanguage }, { pattern: '**/corroborate.yaml' }],
    diagnosticCollectionName: 'Corroborate',
    outputChannel: log,
    initializationOptions,
    markdown: { isTrusted: { enabledCommands: Object.values(cardCommands) }, supportHtml: false },
    middleware: {
      // A new name is written to corroborate.yaml.
      provideRenameEdits: (document, position, name, token, next) => {
        if (!workspace.isTrusted) throw new Error(l10n.t('Nothing is written in a folder that you do not trust.'));
        return next(document, position, name, token);
      },
    },
    // The status item says that the server has stopped, and leads to the log.
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true }),
      closed: () => {
        ready = false;
        if (crashes.mayRestart(Date.now())) return { action: CloseAction.Restart, handled: true };
        show('stopped');
        void tellStopped();
        return { action: CloseAction.DoNotRestart, handled: true, message: l10n.t('The language server stopped five times within three minutes and is not started again.') };
      },
    },
  });
  // What becomes of the server is said once, by the status item and tellStopped: the library's boxes would say each death in its own terms.
  const logError = client.error.bind(client);
  client.error = (message, data) => logError(message, data, false);
  const comparison = new ComparisonPanel(client, whenReady, context.extensionUri);
  const run = () => client.start().catch((error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
    show('stopped');
  });
  const views = new Views(client, context.workspaceState, (workspace.workspaceFolders ?? []).length > 0);
  const offered = followCursor(client);
  const show = (status: protocol.Status | 'stopped'): void => {
    item.show(status);
    views.show(status);
  };

  context.subscriptions.push(
    log,
    item,
    client.onRequest(LIST_FILES, listFiles),
    client.onRequest(READ_FILE, readFile),
    client.onNotification(STATUS, (status: protocol.Status) => {
      ready = status.state !== 'reading';
      show(status);
      if (!ready) return;
      waiting.splice(0).forEach((resolve) => resolve());
      comparison.changed();
    }),
    bindSourceLanguage(),
    comparison,
    commands.registerCommand('corroborate.comparisonTable', (target?: protocol.CommandTarget) => comparison.open(target)),
    commands.registerCommand('corroborate.timeline', () => comparison.open(undefined, 'timeline')),
    commands.registerCommand('corroborate.exportComparison', (answer?: Parameters<ComparisonPanel['export']>[0]) => comparison.export(answer)),
    commands.registerCommand('corroborate.nextSource', (target?: protocol.CommandTarget) => goToSource(client, 1, target)),
    commands.registerCommand('corroborate.previousSource', () => goToSource(client, -1)),
    commands.registerCommand(cardCommands['all-mentions'], showAllMentions),
    commands.registerCommand('corroborate.peekSources', (node?: Node) => peekSources(node?.line?.at)),
    commands.registerCommand('corroborate.openBeside', (node?: Node) => openBeside(client, node?.line)),
    commands.registerCommand('corroborate.stopReading', () => client.sendNotification(STOP_READING)),
    commands.registerCommand('corroborate.readOn', () => client.sendNotification(READ_ON)),
    views,
    registerViewCommands(views),
    offered,
    // In one place: of two handlers of one notification the client would call the last alone.
    client.onNotification(VIEWS_CHANGED, () => {
      views.refresh();
      offered.changed();
    }),
    commands.registerCommand('corroborate.compareWording', (target?: protocol.CommandTarget) => compareWording(client, whenReady, target)),
    provideWordings(client, whenReady),
    commands.registerCommand('corroborate.sameName', (target?: protocol.CommandTarget, name?: string) => decideName(client, whenReady, 'same', target, name)),
    commands.registerCommand('corroborate.notSameName', (target?: protocol.CommandTarget, form?: string) => decideName(client, whenReady, 'apart', target, form)),
    commands.registerCommand('corroborate.noName', (target?: protocol.CommandTarget) => decideName(client, whenReady, 'no-name', target)),
    commands.registerCommand('corroborate.changeType', (target?: protocol.CommandTarget, type?: string) => decideName(client, whenReady, 'type', target, type)),
    ...registerDecisions({ client, whenReady, home }),
    commands.registerCommand('corroborate.openSample', (into?: string) => openSample(context, into)),
    commands.registerCommand('corroborate.newDossier', (folder?: string) => newDossier(context, folder)),
    ...registerFirstSteps(client, whenReady),
    commands.registerCommand('corroborate.treatAsSource', async () => {
      const document = window.activeTextEditor?.document;
      if (document) await languages.setTextDocumentLanguage(document, sourceLanguage);
    }),
    commands.registerCommand('corroborate.restartServer', async () => {
      crashes.forget();
      ready = false;
      if (client.needsStop()) await client.stop().catch((error: unknown) => log.warn(String(error)));
      await run();
    }),
    commands.registerCommand('corroborate.showLog', () => log.show()),
  );
  running = client;
  void run();
  void resume(context, { openArticle: () => openArticle(client, whenReady), openWalkthrough: () => openWalkthrough(true) });
  return { client, whenReady };
}

/** The editor waits for this when it closes, so that the server can end in order. A server that has stopped already is no error. */
export async function stop(): Promise<void> {
  await running?.dispose().catch(() => undefined);
}
