// Files by way of the client: in browsers, and for folders that are on no disk.
import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { pathMatcher } from '../globs';
import { joinKey } from '../keys';
import { listFilesMethod, readFileMethod, type ListFilesParams, type ListFilesResult, type ReadFileParams, type ReadFileResult } from '../protocol';
import { largestSource, tooLarge, type SourceFiles } from '../source-files';
import { keyUri } from './uri-key';

/** A client that never answers must not keep the other sources waiting. */
const PATIENCE_MS = 30_000;

/** Roots are keys of uri-key.ts. */
export function clientFiles(connection: Connection): SourceFiles {
  async function ask<P, R>(method: string, params: P): Promise<R> {
    const source = new CancellationTokenSource();
    const timer = setTimeout(() => source.cancel(), PATIENCE_MS);
    try {
      return await connection.sendRequest<R>(method, params, source.token);
    } finally {
      clearTimeout(timer);
      source.dispose();
    }
  }
  return {
    async list(root, globs) {
      try {
        const { paths } = await ask<ListFilesParams, ListFilesResult>(listFilesMethod, { folder: keyUri(root), globs });
        return { paths: paths.filter(pathMatcher(globs)).sort(), leftOut: [] };
      } catch (error) {
        return { paths: [], leftOut: [{ path: '', problem: `Not read: the editor could not list the folder (${messageOf(error)}).` }] };
      }
    },
    async read(root, path) {
      try {
        const result = await ask<ReadFileParams, ReadFileResult>(readFileMethod, { uri: keyUri(joinKey(root, path)) });
        if ('problem' in result) return { ok: false, ...result };
        return result.text.length > largestSource ? tooLarge(result.text.length) : { ok: true, text: result.text };
      } catch (error) {
        return { ok: false, problem: `Not read: the editor could not read the file (${messageOf(error)}).` };
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
