// The custom request behind the next-source keys.
import { nextSource } from '../core/queries/navigate';
import { nextSourceMethod, type NextSourceParams, type NextSourceResult } from '../protocol';
import { locate, toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';

export function registerNextSource(session: Session): void {
  session.connection.onRequest(nextSourceMethod, handle<NextSourceParams, NextSourceResult>(session.log, 'next source', null, async ({ uri, position, step }) => {
    const found = await locate(session, { textDocument: { uri }, position });
    const to = found && nextSource(found.links, found.id, found.offset, step === -1 ? -1 : 1);
    return to ? toLocation(session, found.dossier, to) : null;
  }));
}
