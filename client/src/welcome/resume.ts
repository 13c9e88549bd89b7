// Opening a folder reloads the window: what was begun before goes on after it.
import { commands, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { dossierFile } from '../../../server/src/core/dossier/dossier';

const KEY = 'resume';

/** What the user had asked for when the folder was opened. */
type Begun = 'sample' | 'dossier';

interface Steps {
  readonly openArticle: () => Promise<void>;
  readonly openWalkthrough: () => Promise<void>;
}

/** In this window where it has no folder yet, else in a new one. */
export async function openAndResume({ globalState }: ExtensionContext, folder: Uri, begun: Begun): Promise<void> {
  await globalState.update(KEY, { folder: folder.toString(), begun });
  const forceNewWindow = (workspace.workspaceFolders ?? []).length > 0;
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}

/** Called once in every window; does something only in the one whose folder was opened by `openAndResume`. */
export async function resume({ globalState }: ExtensionContext, { openArticle, openWalkthrough }: Steps): Promise<void> {
  const kept = globalState.get<{ readonly folder: string; readonly begun: Begun }>(KEY);
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.toString() === kept?.folder);
  if (!kept || !folder) return;
  await globalState.update(KEY, undefined);
  if (kept.begun === 'sample') {
    await openArticle();
    await openWalkthrough();
  } else await window.showTextDocument(Uri.joinPath(folder.uri, dossierFile));
  await commands.executeCommand('corroborate.findings.focus', { preserveFocus: true });
}
