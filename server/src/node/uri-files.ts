// Node's files for roots that are keys of file URIs, as the language server has them.
import type { Say } from '../core/say';
import { parsedKey } from '../lsp/uri-key';
import type { SourceFiles } from '../source-files';
import { nodeFiles } from './node-files';

export function uriFiles(say: Say): SourceFiles {
  const files = nodeFiles(say);
  const roots = new Map<string, string>();
  const fileOf = (root: string): string => {
    const file = parsedKey(root).fsPath;
    roots.set(file, root);
    return file;
  };
  return {
    list: (root, globs, limits) => files.list(fileOf(root), globs, limits),
    read: (root, path, limits) => files.read(fileOf(root), path, limits),
    onAnswer: (listener) => files.onAnswer?.((file) => listener(roots.get(file) ?? file)),
  };
}
