// The sample dossier: copies the five articles to a folder of the user's choice and opens it there.
import { l10n, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { freeName, isWritable, writeNew } from './new-files';
import { openAndResume } from './resume';

/** By name, because a browser can read what lies in the extension, but not list it. */
const SAMPLE = ['corroborate.yaml', '000_ae24d74319878b5b.txt', '001_59ed66a336430b7a.txt', '002_17f1a85ccdaf7feb.txt', '003_ab8ee8623a11ff01.txt', '004_a7fb4cd9c6b7e9bb.txt'];
const NAME = 'corroborate sample';

/** `into`: URI of the folder in which the sample's own folder is made; without it the user is asked, and the sample is opened. Gives the new folder. */
export async function openSample(context: ExtensionContext, into?: string): Promise<Uri | undefined> {
  const parent = into === undefined ? await askFor() : Uri.parse(into);
  if (!parent) return undefined;
  if (!isWritable(parent)) {
    tellCannotCopy();
    return undefined;
  }
  try {
    const folder = await freeName(parent, NAME);
    await workspace.fs.createDirectory(folder);
    for (const name of SAMPLE) await writeNew(Uri.joinPath(folder, name), await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'seeds', name)));
    if (into === undefined) await openAndResume(context, folder, 'sample');
    return folder;
  } catch (error) {
    tellCannotCopy(error);
    return undefined;
  }
}

async function askFor(): Promise<Uri | undefined> {
  try {
    const chosen = await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, title: l10n.t('Where should the sample go? A new folder is made there.'), openLabel: l10n.t('Copy Sample Here') });
    return chosen?.[0];
  } catch (error) {
    tellCannotCopy(error);
    return undefined;
  }
}

function tellCannotCopy(error?: unknown): void {
  const sentence = l10n.t('The sample could not be copied there. Choose another folder; in a browser that cannot write files, open a folder of your own articles instead.');
  void window.showWarningMessage(error instanceof Error ? `${sentence} (${error.message})` : sentence);
}
