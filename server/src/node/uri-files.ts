// Node's files for roots that are keys of file URIs, as the language server has them.
import { parsedKey } from '../lsp/uri-key';
import type { SourceFiles } from '../source-files';
import { nodeFiles } from './node-files';

export const uriFiles: SourceFiles = {
  list: (root, globs, limits) => nodeFiles.list(parsedKey(root).fsPath, globs, limits),
  read: (root, path, limits) => nodeFiles.read(parsedKey(root).fsPath, path, limits),
};
