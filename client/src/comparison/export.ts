// Writes a report to a file that the user names. The one place where the extension writes a file itself.
import { l10n, Uri, window, workspace, type QuickPickItem } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type * as protocol from '../../../server/src/protocol';
import type { View } from './messages';

const REPORT: typeof protocol.reportMethod = 'corroborate/report';
const MESSAGE_MS = 6000;

type Format = protocol.ReportParams['format'];

interface Answer {
  readonly view?: View;
  readonly format?: Format;
  /** URI of the file. */
  readonly target?: string;
}

interface Kind extends QuickPickItem {
  readonly format: Format;
  readonly extension: string;
  readonly name: string;
}

const formats = (): readonly Kind[] => [
  { format: 'html', extension: 'html', name: l10n.t('Web page'), label: l10n.t('Web page'), description: l10n.t('to read, print or send; one file, opens in any browser') },
  { format: 'csv', extension: 'csv', name: l10n.t('Comma-separated values'), label: l10n.t('Spreadsheet'), description: l10n.t('comma-separated values') },
  { format: 'markdown', extension: 'md', name: 'Markdown', label: 'Markdown', description: l10n.t('for notes and wikis') },
];
const views = (): readonly (QuickPickItem & { readonly view: View })[] => [
  { view: 'figures', label: l10n.t('Figures') }, { view: 'quotes', label: l10n.t('Quotations') }, { view: 'timeline', label: l10n.t('Timeline') },
];

/** `answer` is what the user would choose when asked. Everything is asked that it lacks. */
export async function exportReport(client: BaseLanguageClient, whenReady: () => Promise<void>, folder: string, answer: Answer = {}): Promise<void> {
  const format = formats().find((one) => one.format === answer.format) ?? (await window.showQuickPick(formats(), { title: l10n.t('Export the comparison'), placeHolder: l10n.t('As what?') }));
  if (!format) return;
  // A spreadsheet is one table; the others hold all three.
  const view = format.format !== 'csv' ? undefined : (answer.view ?? (await window.showQuickPick(views(), { title: l10n.t('Export the comparison'), placeHolder: l10n.t('Which table?') }))?.view);
  if (format.format === 'csv' && !view) return;
  await whenReady();
  let target = answer.target === undefined ? await askFor(folder, format) : Uri.parse(answer.target);
  while (target) {
    const params: protocol.ReportParams = { folder, format: format.format, parts: view ? [view] : ['figures', 'quotes', 'timeline'], all: false, target: target.toString() };
    const result = isLeftAlone(target) ? { problem: l10n.t('Nothing is written in a folder that you do not trust.') } : await client.sendRequest<protocol.ReportResult>(REPORT, params);
    if ('text' in result) {
      await workspace.fs.writeFile(target, new TextEncoder().encode(result.text));
      window.setStatusBarMessage(l10n.t('Saved {file}', { file: target.path.slice(target.path.lastIndexOf('/') + 1) }), MESSAGE_MS);
      return;
    }
    if (answer.target !== undefined) {
      window.setStatusBarMessage(result.problem, MESSAGE_MS);
      return;
    }
    if ((await window.showWarningMessage(result.problem, l10n.t('Choose Again'))) === undefined) return;
    target = await askFor(folder, format);
  }
}

/** A folder that is not trusted keeps only what it had; elsewhere the user may save what was read in it. */
function isLeftAlone(target: Uri): boolean {
  return !workspace.isTrusted && workspace.getWorkspaceFolder(target) !== undefined;
}

/** Beside the folder of the sources, not in it, unless the user says so. */
async function askFor(folder: string, { extension, name }: Kind): Promise<Uri | undefined> {
  const sources = Uri.parse(folder);
  const defaultUri = Uri.joinPath(sources, '..', `${l10n.t('comparison')}.${extension}`);
  return window.showSaveDialog({ defaultUri, filters: { [name]: [extension] }, title: l10n.t('Export the comparison'), saveLabel: l10n.t('Export') });
}
