// Files on disk, read through Node. Nothing is ever written.
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../decode';
import { pathMatcher } from '../globs';
import { largestSource, tooLarge, type LeftOut, type ReadResult, type SourceFiles } from '../source-files';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

export const nodeFiles: SourceFiles = {
  async list(root, globs) {
    const paths: string[] = [];
    const leftOut: LeftOut[] = [];
    const matches = pathMatcher(globs);
    const visit = async (folder: string): Promise<void> => {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
        leftOut.push({ path: folder, problem: `Not read: ${reason(error, 'folder')}.` });
        return [];
      });
      for (const entry of entries) {
        const path = folder ? `${folder}/${entry.name}` : entry.name;
        if (entry.isDirectory()) {
          if (!SKIPPED.has(entry.name)) await visit(path);
        } else if (entry.isSymbolicLink()) {
          // Links are not followed: they may lead out of the dossier or round in circles.
          if (matches(path) || (!SKIPPED.has(entry.name) && (await leadsToFolder(join(root, path))))) {
            leftOut.push({ path, problem: 'Not read: this is a link, and links are not followed.' });
          }
        } else if (entry.isFile() && matches(path)) paths.push(path);
      }
    };
    await visit('');
    return { paths: paths.sort(), leftOut };
  },

  async read(root, path): Promise<ReadResult> {
    const file = join(root, path);
    try {
      const found = await lstat(file);
      if (!found.isFile()) return { ok: false, problem: `Not read: this is ${found.isDirectory() ? 'a folder' : 'no plain file'}.` };
      if (found.size > largestSource) return tooLarge(found.size);
      const handle = await open(file, 'r');
      try {
        return decode(await handle.readFile());
      } finally {
        await handle.close();
      }
    } catch (error) {
      return { ok: false, problem: `Not read: ${reason(error, 'file')}.`, ...(codeOf(error) === 'ENOENT' && { gone: true }) };
    }
  },
};

async function leadsToFolder(path: string): Promise<boolean> {
  return stat(path).then((target) => target.isDirectory(), () => false);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Why reading failed, as the end of a sentence without its full stop. */
export function reason(error: unknown, what: 'file' | 'folder'): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return `the ${what} is gone`;
    case 'EACCES':
    case 'EPERM':
      return `there is no permission to read this ${what}`;
    case 'ENOTDIR':
      return 'this is no folder';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    default:
      return `the ${what} cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}
