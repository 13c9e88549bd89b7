// Files for a server that cannot read them itself: in browsers, and in folders that are not on a disk.
import { type CancellationToken, FileSystemError, FileType, l10n, Uri, workspace } from 'vscode';
import type { ListFilesParams, ListFilesResult, ReadFileParams, ReadFileResult } from '../../server/src/protocol';
import { isTooLarge } from '../../server/src/source-files';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * Whether the server has to ask the client for files. On a disk it reads them itself, unless the user told the editor to
 * read text in another way than the server would: both have to see the same letters at the same place.
 */
export function serverNeedsFiles(inBrowser: boolean): boolean {
  const files = workspace.getConfiguration('files');
  const plain = files.get('encoding') === 'utf8' && files.get('autoGuessEncoding') !== true;
  return inBrowser || !plain || (workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme !== 'file');
}

/** All files below the folder, up to a limit; the server picks those that its globs name. A folder that cannot be read has none. */
export async function listFiles({ folder, most }: ListFilesParams, token: CancellationToken): Promise<ListFilesResult> {
  const root = Uri.parse(folder);
  const paths: string[] = [];
  let seen = 0;
  const visit = async (path: string): Promise<void> => {
    const entries = await workspace.fs.readDirectory(path ? Uri.joinPath(root, path) : root).then((found) => found, () => []);
    for (const [name, type] of entries) {
      if (++seen > most || token.isCancellationRequested) return;
      const inner = path ? `${path}/${name}` : name;
      // Exact types only: a link has a second bit set, and is not followed, for it may lead round in circles.
      if (type === FileType.Directory && !SKIPPED.has(name)) await visit(inner);
      else if (type === FileType.File) paths.push(inner);
    }
  };
  await visit('');
  return { paths, more: seen > most };
}

export async function readFile({ uri, megabytes }: ReadFileParams): Promise<ReadFileResult> {
  const file = Uri.parse(uri);
  try {
    const { size } = await workspace.fs.stat(file);
    if (isTooLarge(size, { megabytes })) return { problem: l10n.t('Not read: this file has {size} MB, more than the {most} MB that a source may have (setting {setting}).', { size: Math.ceil(size / 2 ** 20), most: megabytes, setting: 'corroborate.limits.megabytes' }) };
    const bytes = await workspace.fs.readFile(file);
    return await workspace.decode(bytes, { uri: file }).then((text) => ({ text }), () => ({ problem: l10n.t('Not read: this file is not text.') }));
  } catch (error) {
    const code = error instanceof FileSystemError ? error.code : '';
    if (code === 'FileNotFound') return { problem: l10n.t('Not read: the file is gone.'), gone: true };
    if (code === 'NoPermissions') return { problem: l10n.t('Not read: no permission to read it.') };
    if (code === 'FileIsADirectory') return { problem: l10n.t('Not read: it is a folder.') };
    return { problem: l10n.t('Not read: {why}.', { why: error instanceof Error ? error.message : String(error) }) };
  }
}
