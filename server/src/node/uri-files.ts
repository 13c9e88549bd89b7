// Node's files for roots that are keys of file URIs, as the language server has them.
import { parsedKey } from '../lsp/uri-key';
import type { SourceFiles } from '../source-files';
import { nodeFiles } from './node-files';

export const uriFiles: SourceFiles = {
  list: (root, globs) => nodeFiles.list(parsedKey(root).fsPath, globs),
  read: (root, path) => nodeFiles.read(parsedKey(root).fsPath, path),
};
