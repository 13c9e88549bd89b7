// The steps of the walkthrough that need a place in a source: where the cursor is in none, the first one that will do is shown.
import { commands, l10n, window, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FindingTarget } from '../../../server/src/protocol';
import { cursor } from '../commands/cursor';
import { sourceLanguage } from '../source-language';
import { firstLine, showLine } from './first-line';

const MESSAGE_MS = 4000;

export function registerFirstSteps(client: BaseLanguageClient, whenReady: () => Promise<void>): Disposable[] {
  return [
    commands.registerCommand('corroborate.walkthrough', () => openWalkthrough(false)),
    commands.registerCommand('corroborate.openArticle', () => openArticle(client, whenReady)),
    commands.registerCommand('corroborate.goToOrigin', () => goToOrigin(client, whenReady)),
  ];
}

export async function openWalkthrough(beside: boolean): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', { category: 'corroborate.corroborate#compare' }, beside);
}

/** The source that is in sight, else one with a finding, at that finding, else the first one. */
export async function openArticle(client: BaseLanguageClient, whenReady: () => Promise<void>): Promise<void> {
  const visible = window.visibleTextEditors.find(({ document }) => document.languageId === sourceLanguage);
  if (visible) {
    await window.showTextDocument(visible.document, { ...(visible.viewColumn !== undefined && { viewColumn: visible.viewColumn }) });
    return;
  }
  const hasPlace = ({ at }: { readonly at?: unknown }): boolean => at !== undefined;
  const line = (await hasSources(whenReady))
    ? (await firstLine(client, { view: 'findings', order: 'kind' }, hasPlace)) ?? (await firstLine(client, { view: 'sources', order: 'name' }, hasPlace))
    : undefined;
  if (line?.at) await showLine(client, line.at);
  else tellNoSources();
}

/** Of the quotation at the cursor; from elsewhere, of the first one that two sources carry. */
async function goToOrigin(client: BaseLanguageClient, whenReady: () => Promise<void>): Promise<void> {
  if (!cursor()) {
    const line = (await hasSources(whenReady)) ? await firstLine(client, { view: 'quotes', order: 'sources' }, ({ at, other }) => at !== undefined && other !== undefined) : undefined;
    if (!line?.at) return tellNoSources();
    await showLine(client, line.at);
  }
  await commands.executeCommand('editor.action.revealDefinition');
}

/** The first open finding, shown; undefined where there is none. */
export async function firstFinding(client: BaseLanguageClient, whenReady: () => Promise<void>): Promise<FindingTarget | undefined> {
  const isOpen = ({ finding, at, kind }: { readonly finding?: unknown; readonly at?: unknown; readonly kind: string }): boolean => finding !== undefined && at !== undefined && kind !== 'decided-finding';
  const line = (await hasSources(whenReady)) ? await firstLine(client, { view: 'findings', order: 'kind' }, isOpen) : undefined;
  if (!line?.at || line.finding === undefined) {
    tellNoSources();
    return undefined;
  }
  await showLine(client, line.at);
  return { uri: line.at.uri, position: line.at.range.start, finding: line.finding };
}

/** Without sources the server may never say that it is ready. */
async function hasSources(whenReady: () => Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), 10_000);
  });
  return Promise.race([whenReady().then(() => true), late]).finally(() => clearTimeout(timer));
}

function tellNoSources(): void {
  window.setStatusBarMessage(l10n.t('There is nothing of this kind here yet. Open a folder of articles first.'), MESSAGE_MS);
}
