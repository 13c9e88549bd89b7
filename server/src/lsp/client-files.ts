// Files by way of the client: in browsers, and for folders that are on no disk.
import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import type { Say } from '../core/say';
import { pathMatcher } from '../globs';
import { joinKey } from '../keys';
import { settingOf, type Limits } from '../limits';
import { listFilesMethod, readFileMethod, type ListFilesParams, type ListFilesResult, type ReadFileParams, type ReadFileResult } from '../protocol';
import { tooLarge, tooMany, type SourceFiles } from '../source-files';
import { keyUri } from './uri-key';

/** Roots are keys of uri-key.ts. */
export function clientFiles(connection: Connection, say: Say): SourceFiles {
  /** A client that never answers, not even that it has cancelled, must not keep the other sources waiting. */
  async function ask<P, R>(method: string, params: P, { answerSeconds }: Limits): Promise<R> {
    const source = new CancellationTokenSource();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        source.cancel();
        reject(new Late(say('the editor did not answer within {seconds} seconds {setting}', { seconds: answerSeconds, setting: settingOf('answerSeconds', say) })));
      }, answerSeconds * 1000);
    });
    try {
      return await Promise.race([connection.sendRequest<R>(method, params, source.token), late]);
    } finally {
      clearTimeout(timer);
      source.dispose();
    }
  }
  return {
    async list(root, globs, limits) {
      try {
        const { paths, more } = await ask<ListFilesParams, ListFilesResult>(listFilesMethod, { folder: keyUri(root), globs, most: limits.files }, limits);
        return { paths: paths.filter(pathMatcher(globs)).sort(), leftOut: more === true ? [tooMany(limits, say)] : [] };
      } catch (error) {
        if (error instanceof Late) return { paths: [], leftOut: [{ path: '', problem: say('Not read: {why}.', { why: error.message }), limit: true, late: true }] };
        return { paths: [], leftOut: [{ path: '', problem: say('Not read: the editor could not list the folder ({why}).', { why: messageOf(error) }) }] };
      }
    },
    async read(root, path, limits) {
      try {
        const result = await ask<ReadFileParams, ReadFileResult>(readFileMethod, { uri: keyUri(joinKey(root, path)), megabytes: limits.megabytes }, limits);
        if ('problem' in result) return { ok: false, ...result };
        return tooLarge(result.text.length, limits, say) ?? { ok: true, text: result.text };
      } catch (error) {
        if (error instanceof Late) return { ok: false, problem: say('Not read: {why}.', { why: error.message }) };
        return { ok: false, problem: say('Not read: the editor could not read the file ({why}).', { why: messageOf(error) }) };
      }
    },
  };
}

class Late extends Error {}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
