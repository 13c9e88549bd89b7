// Node's files for roots that are keys of file URIs, as the language server has them.
import type { Say } from '../core/say';
import { parsedKey } from '../lsp/uri-key';
import type { SourceFiles } from '../source-files';
import { nodeFiles } from './node-files';

export function uriFiles(say: Say): SourceFiles {
  const files = nodeFiles(say);
  return {
    list: (root, globs, limits) => files.list(parsedKey(root).fsPath, globs, limits),
    read: (root, path, limits) => files.read(parsedKey(root).fsPath, path, limits),
  };
}
