// Files on disk, read through Node. Nothing is ever written.
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { english, type Say } from '../core/say';
import { decode } from '../decode';
import { pathMatcher } from '../globs';
import { settingOf, type Limits } from '../limits';
import { tooLarge, tooMany, type LeftOut, type ReadResult, type SourceFiles } from '../source-files';
import { Late, SlowDisks } from './slow-disks';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

/** `say`: what could not be read is told in its language. */
export function nodeFiles(say: Say = english): SourceFiles {
  const listeners: ((root: string) => void)[] = [];
  const disks = new SlowDisks((root) => {
    for (const listener of listeners) listener(root);
  });
  const inTime = <T>(root: string, path: string, limits: Limits, what: 'file' | 'folder', ask: (at: string) => Promise<T>): Promise<T> => {
    const at = join(root, path);
    return disks.ask(root, at, limits, () => lateAnswer(what, limits.answerSeconds, say), () => ask(at));
  };
  const leadsToFolder = (root: string, path: string, limits: Limits): Promise<boolean> => inTime(root, path, limits, 'file', stat).then((target) => target.isDirectory(), () => false);
  return {
    onAnswer: (listener) => listeners.push(listener),

    async list(root, globs, limits) {
      const paths: string[] = [];
      const leftOut: LeftOut[] = [];
      const matches = pathMatcher(globs);
      // A pattern for many files may well match a folder; one for a single name is meant for a file.
      const names = new Set(globs.map((glob) => glob.slice(glob.lastIndexOf('/') + 1)));
      let seen = 0;
      const visit = async (folder: string): Promise<void> => {
        const entries = await inTime(root, folder, limits, 'folder', (at) => readdir(at, { withFileTypes: true })).catch((error: unknown) => {
          leftOut.push({ path: folder, problem: say('Not read: {why}.', { why: reason(error, 'folder', say) }), ...(error instanceof Late && { limit: true, late: true }) });
          return [];
        });
        for (const entry of entries) {
          if (++seen > limits.files) return;
          const path = folder ? `${folder}/${entry.name}` : entry.name;
          if (entry.isDirectory()) {
            if (names.has(entry.name) && matches(path)) leftOut.push({ path, problem: say('Not read: this is a folder.') });
            if (!SKIPPED.has(entry.name)) await visit(path);
          } else if (entry.isSymbolicLink()) {
            // Links are not followed: they may lead out of the dossier or round in circles.
            if (matches(path) || (!SKIPPED.has(entry.name) && (await leadsToFolder(root, path, limits)))) {
              leftOut.push({ path, problem: say('Not read: this is a link, and links are not followed.') });
            }
          } else if (matches(path)) {
            if (entry.isFile()) paths.push(path);
            else leftOut.push({ path, problem: say('Not read: this is no plain file.') });
          }
        }
      };
      await visit('');
      if (seen > limits.files) leftOut.push(tooMany(limits, say));
      return { paths: paths.sort(), leftOut };
    },

    async read(root, path, limits): Promise<ReadResult> {
      try {
        return await inTime(root, path, limits, 'file', (file) => readFile(file, limits, say));
      } catch (error) {
        return { ok: false, problem: say('Not read: {why}.', { why: reason(error, 'file', say) }), ...(codeOf(error) === 'ENOENT' && { gone: true }), ...(error instanceof Late && { late: true }) };
      }
    },
  };
}

async function readFile(file: string, limits: Limits, say: Say): Promise<ReadResult> {
  const found = await lstat(file);
  if (!found.isFile()) return { ok: false, problem: found.isDirectory() ? say('Not read: this is a folder.') : say('Not read: this is no plain file.') };
  const refused = tooLarge(found.size, limits, say);
  if (refused) return refused;
  const handle = await open(file, 'r');
  try {
    return decode(await handle.readFile(), say);
  } finally {
    await handle.close();
  }
}

/** The end of a sentence without its full stop. */
export function lateAnswer(what: 'file' | 'folder', seconds: number, say: Say): string {
  const values = { seconds, setting: settingOf('answerSeconds', say) };
  return what === 'file' ? say('the file did not answer within {seconds} seconds {setting}', values) : say('the folder did not answer within {seconds} seconds {setting}', values);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Why reading failed, as the end of a sentence without its full stop. */
export function reason(error: unknown, what: 'file' | 'folder', say: Say): string {
  const isFile = what === 'file';
  if (error instanceof Late) return error.message;
  switch (codeOf(error)) {
    case 'ENOENT':
      return isFile ? say('the file is gone') : say('the folder is gone');
    case 'EACCES':
    case 'EPERM':
      return isFile ? say('there is no permission to read this file') : say('there is no permission to read this folder');
    case 'ENOTDIR':
      return say('this is no folder');
    case 'EMFILE':
    case 'ENFILE':
      return say('too many files are open');
    default:
      return isFile ? say('the file cannot be read ({why})', { why: messageOf(error) }) : say('the folder cannot be read ({why})', { why: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
