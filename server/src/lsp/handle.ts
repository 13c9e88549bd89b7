// The one wrapper round every handler: an abandoned request is dropped, an error is logged and answered with nothing, and the server goes on.
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { nextTurn } from '../time-slice';

/** Slower answers are logged: a reader notices them. */
const SLOW_MS = 500;

/** Wraps a request. `nothing` is the answer where the handler fails. */
export function handle<P, R>(
  log: (message: string) => void,
  name: string,
  nothing: R,
  answer: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError> {
  return async (params, token) => {
    const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
    // One turn, in which a cancellation that has arrived already is read: typing leaves long trails of abandoned requests.
    await nextTurn();
    if (token.isCancellationRequested) return cancelled;
    const began = performance.now();
    try {
      const result = await answer(params, token);
      return token.isCancellationRequested ? cancelled : result;
    } catch (error) {
      log(`${name} failed: ${describe(error)}`);
      return nothing;
    } finally {
      const took = performance.now() - began;
      if (took > SLOW_MS) log(`${name} took ${Math.round(took)} ms`);
    }
  };
}

/** Wraps a notification. */
export function react<P>(log: (message: string) => void, name: string, act: (params: P) => void | Promise<void>): (params: P) => Promise<void> {
  return async (params) => {
    try {
      await act(params);
    } catch (error) {
      log(`${name} failed: ${describe(error)}`);
    }
  };
}

/** Wraps a notification about several things: one that is wrong costs no other. */
export function reactToEach<T>(log: (message: string) => void, name: string, act: (thing: T) => void): (things: readonly T[]) => void {
  return (things) => {
    for (const thing of things) {
      try {
        act(thing);
      } catch (error) {
        log(`${name} failed: ${describe(error)}`);
      }
    }
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
