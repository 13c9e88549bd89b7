// Files in memory: for tests, and for anything that has its sources already.
import { decode } from './decode';
import { pathMatcher } from './globs';
import { tooLarge, type SourceFiles } from './source-files';

/** Keys are whole paths, root and path joined by "/". What is put into or taken out of `contents` later counts. */
export function memoryFiles(contents: ReadonlyMap<string, string | Uint8Array>): SourceFiles {
  return {
    list(root, globs) {
      const matches = pathMatcher(globs);
      const inside = [...contents.keys()].filter((path) => path.startsWith(`${root}/`)).map((path) => path.slice(root.length + 1));
      return Promise.resolve({ paths: inside.filter(matches).sort(), leftOut: [] });
    },
    read(root, path, limits) {
      const found = contents.get(`${root}/${path}`);
      if (found === undefined) return Promise.resolve({ ok: false, problem: 'Not read: the file is gone.', gone: true });
      return Promise.resolve(tooLarge(found.length, limits) ?? (typeof found === 'string' ? { ok: true, text: found } : decode(found)));
    },
  };
}
