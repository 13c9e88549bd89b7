// Decide: asks what was found and why, has the server's edit of corroborate.yaml applied, and goes on to the next finding.
import { commands, l10n, languages, QuickInputButtons, Range, Selection, StatusBarAlignment, Uri, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  CommandTarget, decideMethod, DecideParams, decisionPlaceMethod, EditResult, findingsAtMethod, FindingCommand, FindingsAtResult, FindingTarget,
  ignoreFigureMethod, PairTarget, reopenMethod, switchOffMethod,
} from '../../../server/src/protocol';
import { gitName } from '../git-name';
import { plainLabel } from '../plain-label';
import { firstFinding } from '../welcome/first-steps';
import { cursor } from './cursor';
import { applySettingsEdit, mayWrite, takeBack } from './settings-edit';

const FINDINGS: typeof findingsAtMethod = 'corroborate/findingsAt';
const DECIDE: typeof decideMethod = 'corroborate/decide';
const REOPEN: typeof reopenMethod = 'corroborate/reopen';
const IGNORE: typeof ignoreFigureMethod = 'corroborate/ignoreFigure';
const SWITCH_OFF: typeof switchOffMethod = 'corroborate/switchOff';
const PLACE: typeof decisionPlaceMethod = 'corroborate/decisionPlace';
const MESSAGE_MS = 4000;
const UNDO_MS = 10_000;

/** What the server's code actions call. */
export const findingCommands: Readonly<Record<FindingCommand, string>> = {
  decide: 'corroborate.decide', reopen: 'corroborate.reopen', 'ignore-figure': 'corroborate.ignoreFigure', 'open-decision': 'corroborate.openDecision', 'switch-off': 'corroborate.switchOff',
};

type Choices = FindingsAtResult[number];
type Category = Choices['categories'][number]['category'];
/** What a code action or another view knows already; the rest is asked for. */
type Target = CommandTarget & Partial<PairTarget> & { readonly category?: Category };
/** What the user would answer: tests give it, and then nothing is asked. */
type Given = Pick<DecideParams['answer'], 'category' | 'reason' | 'use'>;

interface Tools {
  readonly client: BaseLanguageClient;
  readonly whenReady: () => Promise<void>;
  /** The user's home folder; undefined in browsers. */
  readonly home: Uri | undefined;
}

export function registerDecisions(tools: Tools): Disposable[] {
  return [
    commands.registerCommand('corroborate.decide', (target?: Target, given?: Given) => decide(tools, target, given)),
    commands.registerCommand('corroborate.reopen', (target?: Target) => write(tools, REOPEN, target)),
    commands.registerCommand('corroborate.ignoreFigure', (target?: Target) => write(tools, IGNORE, target)),
    commands.registerCommand('corroborate.switchOff', (target?: Target) => write(tools, SWITCH_OFF, target)),
    commands.registerCommand('corroborate.openDecision', (target?: Target) => openDecision(tools, target)),
  ];
}

/** From the finding at the cursor, or from the one that a code action or a view names. */
async function decide(tools: Tools, target?: Target, given?: Given): Promise<void> {
  const at = await findingAt(tools, target);
  if (!at) return;
  const trial: DecideParams = { ...at.target, answer: { category: target?.category ?? 'source-dispute' } };
  if (!(await mayWrite(tools.client, await tools.client.sendRequest<EditResult>(DECIDE, trial)))) return;
  const answer = given ?? await ask(at.choices, target?.category);
  if (!answer) return;
  const by = workspace.getConfiguration('corroborate').get('signDecisions', true) ? await gitName(Uri.parse(at.target.uri), tools.home) : undefined;
  const params: DecideParams = {
    ...at.target, ...(target?.pair !== undefined && { pair: target.pair }),
    answer: { ...answer, ...(by !== undefined && { by }), date: today() },
  };
  const written = await applySettingsEdit(tools.client, await tools.client.sendRequest<EditResult>(DECIDE, params));
  if (!written) return;
  offerUndo(() => takeBack(written));
  if (!given) selectNext(at.target);
}

async function write({ client, whenReady }: Tools, method: typeof REOPEN | typeof IGNORE | typeof SWITCH_OFF, target?: Target): Promise<void> {
  const at = await findingAt({ client, whenReady }, target);
  if (!at) return;
  const written = await applySettingsEdit(client, await client.sendRequest<EditResult>(method, at.target));
  if (written) offerUndo(() => takeBack(written));
  else if (method === REOPEN) window.setStatusBarMessage(l10n.t('This is not decided.'), MESSAGE_MS);
}

async function openDecision({ client, whenReady }: Tools, target?: Target): Promise<void> {
  const at = await findingAt({ client, whenReady }, target);
  const place = at && await client.sendRequest<{ readonly uri: string; readonly range: { readonly start: { readonly line: number; readonly character: number } } } | null>(PLACE, at.target);
  if (!place) {
    if (at) window.setStatusBarMessage(l10n.t('This is not decided.'), MESSAGE_MS);
    return;
  }
  const { line, character } = place.range.start;
  await window.showTextDocument(Uri.parse(place.uri), { selection: new Range(line, character, line, character) });
}

async function findingAt({ client, whenReady }: Pick<Tools, 'client' | 'whenReady'>, target?: Target): Promise<{ readonly target: FindingTarget; readonly choices: Choices } | undefined> {
  // From the walkthrough or a view no source has the cursor: the first open finding is shown and asked about.
  const place: Target | undefined = target ?? cursor() ?? (await firstFinding(client, whenReady));
  if (!place) return undefined;
  // Before all sources are read nobody knows what they differ on.
  await whenReady();
  const { uri, position } = place;
  const found = await client.sendRequest<FindingsAtResult>(FINDINGS, { uri, position });
  const choices = found.find(({ finding }) => finding === place.finding) ?? (place.finding === undefined ? found[0] : undefined);
  if (!choices) window.setStatusBarMessage(l10n.t('The sources do not differ here.'), MESSAGE_MS);
  return choices && { target: { uri, position, finding: choices.finding }, choices };
}

/** Two questions, a third where one source is right. Undefined where the user leaves it open. */
async function ask(choices: Choices, known?: Category): Promise<Given | undefined> {
  for (;;) {
    const category = known ?? await askCategory(choices);
    if (category === undefined) return undefined;
    const use = category === 'use-this-one' ? await askValue(choices) : undefined;
    if (category === 'use-this-one' && use === undefined) {
      if (known === undefined) continue;
      return undefined;
    }
    const { label } = choices.categories.find((choice) => choice.category === category) ?? { label: choices.title };
    const reason = await askReason(use === undefined ? label : `${label}: ${use}`, use !== undefined, known === undefined);
    if (reason === 'back') continue;
    return reason === undefined ? undefined : { category, ...(use !== undefined && { use }), ...(reason !== '' && { reason }) };
  }
}

async function askCategory({ title, categories }: Choices): Promise<Category | undefined> {
  const items: (QuickPickItem & { readonly category?: Category })[] = [
    ...categories.map(({ category, label, detail }) => ({ label, description: detail, category })),
    { label: l10n.t('Leave it open'), description: l10n.t('nothing is written') },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('What did you find?'), matchOnDescription: true, ignoreFocusOut: true }))?.category;
}

async function askValue({ values }: Choices): Promise<string | undefined> {
  const items = values.map(({ text, source }) => ({ label: plainLabel(text), description: plainLabel(source), value: text }));
  return (await window.showQuickPick(items, { title: l10n.t('One source is right'), placeHolder: l10n.t('Which one?'), ignoreFocusOut: true }))?.value;
}

/** "back" for the Back button, undefined for Escape. Of a source that is right one wants to know why. */
function askReason(title: string, needed: boolean, hasBack: boolean): Promise<string | undefined> {
  const input = window.createInputBox();
  input.title = title;
  input.prompt = l10n.t('One sentence that a colleague will understand in a year. Saved in corroborate.yaml; the articles are not changed.');
  input.placeholder = l10n.t('133 had signed by 1999; more than 160 have joined since');
  input.ignoreFocusOut = true;
  if (hasBack) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const end = (answer: string | undefined): void => {
      resolve(answer);
      input.dispose();
    };
    input.onDidAccept(() => {
      const reason = input.value.trim().replace(/\s+/gu, ' ');
      if (needed && reason === '') input.validationMessage = l10n.t('Say in one sentence why this source is right.');
      else end(reason);
    });
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidTriggerButton(() => end('back'));
    input.onDidHide(() => end(undefined));
    input.show();
  });
}

/** In the user's own time zone: the day that a calendar on the desk shows. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

let undo: Disposable | undefined;

/** No message is in the way: for ten seconds the status bar offers to take it back. */
function offerUndo(act: () => Promise<void>): void {
  undo?.dispose();
  const item = window.createStatusBarItem('corroborate.undo', StatusBarAlignment.Left, -1);
  item.name = l10n.t('Corroborate: Undo');
  item.text = `$(discard) ${l10n.t('Undo decision')}`;
  item.tooltip = l10n.t('Written to corroborate.yaml. Click to take it back.');
  const command = commands.registerCommand('corroborate.undoDecision', async () => {
    undo?.dispose();
    await act();
  });
  item.command = 'corroborate.undoDecision';
  item.show();
  const timer = setTimeout(() => {
    undo?.dispose();
  }, UNDO_MS);
  undo = {
    dispose: () => {
      clearTimeout(timer);
      item.dispose();
      command.dispose();
      undo = undefined;
    },
  };
}

/** The next problem of ours in the file where the decision was made, so that a list is worked off without searching. */
function selectNext({ uri, position }: FindingTarget): void {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri) return;
  const next = languages.getDiagnostics(editor.document.uri)
    .filter(({ source, range: { start } }) => source === 'Corroborate' && (start.line > position.line || (start.line === position.line && start.character > position.character)))
    .sort((a, b) => a.range.start.compareTo(b.range.start))[0];
  if (!next) return;
  editor.selection = new Selection(next.range.start, next.range.end);
  editor.revealRange(next.range);
}
