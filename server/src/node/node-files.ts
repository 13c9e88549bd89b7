// Files on disk, read through Node. Nothing is ever written.
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { decode } from '../decode';
import { largestSource, type ReadResult, type SourceFiles } from '../source-files';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

export const nodeFiles: SourceFiles = {
  async list(root, globs) {
    const paths: string[] = [];
    const problems: string[] = [];
    const matches = picomatch([...globs], { dot: false });
    const visit = async (folder: string): Promise<void> => {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
        problems.push(`Not read: the folder “${folder || root}” (${reason(error)}).`);
        return [];
      });
      for (const entry of entries) {
        const path = folder ? `${folder}/${entry.name}` : entry.name;
        // Links are not followed: they may lead out of the dossier or round in circles.
        if (entry.isDirectory()) {
          if (!SKIPPED.has(entry.name)) await visit(path);
        } else if (entry.isFile() && matches(path)) paths.push(path);
      }
    };
    await visit('');
    return { paths: paths.sort(), problems };
  },

  async read(root, path): Promise<ReadResult> {
    const file = join(root, path);
    try {
      const { size } = await lstat(file);
      if (size > largestSource) return decode(new Uint8Array(size));
      const handle = await open(file, 'r');
      try {
        return decode(await handle.readFile());
      } finally {
        await handle.close();
      }
    } catch (error) {
      return { ok: false, problem: `Not read: ${reason(error)}.` };
    }
  },
};

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'the file is gone';
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
