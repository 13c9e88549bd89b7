// New dossier from a folder: writes a small corroborate.yaml with comments, never over one that is there, and opens it.
import { FileType, l10n, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { dossierFile } from '../../../server/src/core/dossier/dossier';
import { exists, isWritable, writeNew } from './new-files';
import { openAndResume } from './resume';

/** `chosen`: URI of the folder; without it the user is asked. Gives the file, also where it was there before. */
export async function newDossier(context: ExtensionContext, chosen?: string): Promise<Uri | undefined> {
  const folder = chosen === undefined ? await askFor() : Uri.parse(chosen);
  if (!folder) return undefined;
  const file = Uri.joinPath(folder, dossierFile);
  const isHere = workspace.getWorkspaceFolder(folder) !== undefined;
  if (await exists(file)) {
    void window.showInformationMessage(l10n.t('This folder is a dossier already; its corroborate.yaml stays as it is.'));
  } else if (isHere && !workspace.isTrusted) {
    void window.showWarningMessage(l10n.t('Nothing is written in a folder that you do not trust.'));
    return undefined;
  } else if (!isWritable(folder) || !(await write(file, dossierText(await globFor(folder))))) {
    void window.showWarningMessage(l10n.t('No file can be written in this folder. Choose another one, or put the articles in a folder named “sources”.'));
    return undefined;
  }
  if (isHere) await window.showTextDocument(file);
  else await openAndResume(context, folder, 'dossier');
  return file;
}

async function askFor(): Promise<Uri | undefined> {
  const defaultUri = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({
    canSelectFolders: true, canSelectFiles: false, title: l10n.t('In which folder are the articles?'), openLabel: l10n.t('Make This a Dossier'), ...(defaultUri && { defaultUri }),
  }).then((found) => found, () => undefined);
  return chosen?.[0];
}

async function write(file: Uri, text: string): Promise<boolean> {
  return writeNew(file, new TextEncoder().encode(text)).then(() => true, () => false);
}

/** Texts in the folder itself are the sources, and only where it has none, those in the folders below. */
async function globFor(folder: Uri): Promise<string> {
  const entries = await workspace.fs.readDirectory(folder).then((found) => found, () => []);
  const isText = ([name, type]: readonly [string, FileType]): boolean => type !== FileType.Directory && name.endsWith('.txt');
  return entries.some(isText) || !entries.some(([, type]) => type === FileType.Directory) ? '*.txt' : '**/*.txt';
}

function dossierText(glob: string): string {
  const comment = (text: string): string => text.split('\n').map((line) => `# ${line}`).join('\n');
  return [
    comment(l10n.t('The texts named here are compared with each other. Corroborate never changes them.')),
    comment(l10n.t('Patterns, from this folder: "*.txt" for the texts beside this file, "**/*.txt" for those in folders below as well.')),
    `sources: ["${glob}"]`,
    '',
    comment(l10n.t('Your own text on them: it is checked against the sources and counts as none.')),
    '# drafts: ["draft/*.md"]',
    '',
    comment(l10n.t('Who published a text, and when, where it does not say so itself. Take away the first sign of the lines to use them.')),
    '# documents:',
    `#   ${l10n.t('first-article.txt')}: { publisher: ${l10n.t('The Daily')}, published: 2025-03-18 }`,
    '',
  ].join('\n');
}
