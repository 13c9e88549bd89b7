// Files on disk, read through Node. Nothing is ever written.
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { english, type Say } from '../core/say';
import { decode } from '../decode';
import { pathMatcher } from '../globs';
import { settingOf, type Limits } from '../limits';
import { tooLarge, tooMany, type LeftOut, type ReadResult, type SourceFiles } from '../source-files';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

/** `say`: what could not be read is told in its language. */
export function nodeFiles(say: Say = english): SourceFiles {
  return {
    async list(root, globs, limits) {
      const paths: string[] = [];
      const leftOut: LeftOut[] = [];
      const matches = pathMatcher(globs);
      // A pattern for many files may well match a folder; one for a single name is meant for a file.
      const names = new Set(globs.map((glob) => glob.slice(glob.lastIndexOf('/') + 1)));
      let seen = 0;
      const visit = async (folder: string): Promise<void> => {
        const entries = await inTime(readdir(join(root, folder), { withFileTypes: true }), limits, 'folder', say).catch((error: unknown) => {
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
            if (matches(path) || (!SKIPPED.has(entry.name) && (await leadsToFolder(join(root, path), limits, say)))) {
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
        return await inTime(readFile(join(root, path), limits, say), limits, 'file', say);
      } catch (error) {
        return { ok: false, problem: say('Not read: {why}.', { why: reason(error, 'file', say) }), ...(codeOf(error) === 'ENOENT' && { gone: true }) };
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

/** A network share may never answer, and cannot be asked to stop: what it still sends is ignored. */
class Late extends Error {}

async function inTime<T>(answer: Promise<T>, { answerSeconds }: Limits, what: 'file' | 'folder', say: Say): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(lateAnswer(what, answerSeconds, say))), answerSeconds * 1000);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function lateAnswer(what: 'file' | 'folder', seconds: number, say: Say): string {
  const values = { seconds, setting: settingOf('answerSeconds', say) };
  return what === 'file' ? say('the file did not answer within {seconds} seconds {setting}', values) : say('the folder did not answer within {seconds} seconds {setting}', values);
}

async function leadsToFolder(path: string, limits: Limits, say: Say): Promise<boolean> {
  return inTime(stat(path), limits, 'file', say).then((target) => target.isDirectory(), () => false);
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
