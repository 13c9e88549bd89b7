// The custom request behind the next-source keys.
import type { Links } from '../core/corpus/corpus';
import type { Located } from '../core/corpus/entities';
import { walkFrom } from '../core/queries/navigate';
import { touches } from '../core/text/span';
import { nextSourceMethod, type NextSourceParams, type NextSourceResult } from '../protocol';
import { locate, toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';

/** A walk under way: without it a step from the first of two places in one document would not lead back to the second. */
interface Walk {
  readonly links: Links;
  readonly places: readonly Located[];
  readonly at: number;
}

export function registerNextSource(session: Session): void {
  let walk: Walk | undefined;
  session.connection.onRequest(nextSourceMethod, handle<NextSourceParams, NextSourceResult>(session.log, 'next source', null, async ({ uri, position, step }) => {
    const found = await locate(session, { textDocument: { uri }, position });
    if (!found) return null;
    const { links, id, offset, dossier } = found;
    const here = walk?.places[walk.at];
    const goesOn = walk?.links === links && here?.document === id && touches(here, offset);
    const places = goesOn && walk ? walk.places : walkFrom(links, id, offset);
    if (places.length === 0) return null;
    const at = ((goesOn && walk ? walk.at : 0) + (step === -1 ? -1 : 1) + places.length) % places.length;
    walk = { links, places, at };
    const to = places[at];
    return to ? toLocation(session, dossier, to) : null;
  }));
}
