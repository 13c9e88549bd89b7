// Files on disk, read through Node. Nothing is ever written.
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../decode';
import { pathMatcher } from '../globs';
import { settingOf, type Limits } from '../limits';
import { tooLarge, type LeftOut, type ReadResult, type SourceFiles } from '../source-files';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

export const nodeFiles: SourceFiles = {
  async list(root, globs, limits) {
    const paths: string[] = [];
    const leftOut: LeftOut[] = [];
    const matches = pathMatcher(globs);
    // A pattern for many files may well match a folder; one for a single name is meant for a file.
    const names = new Set(globs.map((glob) => glob.slice(glob.lastIndexOf('/') + 1)));
    let seen = 0;
    const visit = async (folder: string): Promise<void> => {
      const entries = await inTime(readdir(join(root, folder), { withFileTypes: true }), limits, 'folder').catch((error: unknown) => {
        leftOut.push({ path: folder, problem: `Not read: ${reason(error, 'folder')}.` });
        return [];
      });
      for (const entry of entries) {
        if (++seen > limits.files) return;
        const path = folder ? `${folder}/${entry.name}` : entry.name;
        if (entry.isDirectory()) {
          if (names.has(entry.name) && matches(path)) leftOut.push({ path, problem: 'Not read: this is a folder.' });
          if (!SKIPPED.has(entry.name)) await visit(path);
        } else if (entry.isSymbolicLink()) {
          // Links are not followed: they may lead out of the dossier or round in circles.
          if (matches(path) || (!SKIPPED.has(entry.name) && (await leadsToFolder(join(root, path), limits)))) {
            leftOut.push({ path, problem: 'Not read: this is a link, and links are not followed.' });
          }
        } else if (entry.isFile() && matches(path)) paths.push(path);
      }
    };
    await visit('');
    if (seen > limits.files) leftOut.push({ path: '', problem: `Not all read: there are more than ${limits.files} files, and the others were not looked at ${settingOf('files')}.`, limit: true });
    return { paths: paths.sort(), leftOut };
  },

  async read(root, path, limits): Promise<ReadResult> {
    try {
      return await inTime(readFile(join(root, path), limits), limits, 'file');
    } catch (error) {
      return { ok: false, problem: `Not read: ${reason(error, 'file')}.`, ...(codeOf(error) === 'ENOENT' && { gone: true }) };
    }
  },
};

async function readFile(file: string, limits: Limits): Promise<ReadResult> {
  const found = await lstat(file);
  if (!found.isFile()) return { ok: false, problem: `Not read: this is ${found.isDirectory() ? 'a folder' : 'no plain file'}.` };
  const refused = tooLarge(found.size, limits);
  if (refused) return refused;
  const handle = await open(file, 'r');
  try {
    return decode(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** A network share may never answer, and cannot be asked to stop: what it still sends is ignored. */
class Late extends Error {}

async function inTime<T>(answer: Promise<T>, { answerSeconds }: Limits, what: 'file' | 'folder'): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`the ${what} did not answer within ${answerSeconds} seconds ${settingOf('answerSeconds')}`)), answerSeconds * 1000);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function leadsToFolder(path: string, limits: Limits): Promise<boolean> {
  return inTime(stat(path), limits, 'file').then((target) => target.isDirectory(), () => false);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Why reading failed, as the end of a sentence without its full stop. */
export function reason(error: unknown, what: 'file' | 'folder'): string {
  if (error instanceof Late) return error.message;
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
