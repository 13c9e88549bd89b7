// Whose decisions these are: the name in the user's git configuration, read as text. Nothing is run for it, so that a folder
// that is not trusted may have one too; and it works where the Git extension is switched off.
import { Uri, workspace } from 'vscode';
import { userNameIn } from './git-config';

/** The nearest repository's own configuration first, then the user's. Undefined where none names anybody. */
export async function gitName(file: Uri, home: Uri | undefined): Promise<string | undefined> {
  for (let folder = Uri.joinPath(file, '..'); ; folder = Uri.joinPath(folder, '..')) {
    const name = await nameIn(Uri.joinPath(folder, '.git', 'config'));
    if (name !== undefined) return name;
    if (folder.path === Uri.joinPath(folder, '..').path) break;
  }
  return home && ((await nameIn(Uri.joinPath(home, '.gitconfig'))) ?? nameIn(Uri.joinPath(home, '.config', 'git', 'config')));
}

async function nameIn(config: Uri): Promise<string | undefined> {
  return workspace.fs.readFile(config).then((bytes) => userNameIn(new TextDecoder().decode(bytes)), () => undefined);
}
