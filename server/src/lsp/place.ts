// The custom request that says what can be done at a place, so that no command is offered that would do nothing.
import { membersAt } from '../core/corpus/group-entities';
import { lookupOf } from '../core/corpus/lookup';
import { walkFrom } from '../core/queries/navigate';
import { quoteAt, targetAt } from '../core/queries/target';
import { placeMethod, type CommandTarget, type PlaceResult } from '../protocol';
import { locate } from './convert';
import { handle } from './handle';
import type { Session } from './session';

const nothing: PlaceResult = { elsewhere: false, versions: false, name: false, entity: false };

export function registerPlace(session: Session): void {
  session.connection.onRequest(placeMethod, handle<CommandTarget, PlaceResult>(session.log, 'place', nothing, async ({ uri, position }) => {
    const found = await locate(session, { textDocument: { uri }, position });
    if (!found) return nothing;
    const { links, id, offset } = found;
    const quote = quoteAt(links, id, offset);
    const witnesses = quote && lookupOf(links).utteranceOf(id, quote.index)?.witnesses;
    const name = targetAt(links, id, offset)?.kind === 'entity';
    const document = links.documents.get(id);
    const entity = name || (document !== undefined && membersAt(links, document, offset) !== undefined);
    return { elsewhere: walkFrom(links, id, offset).length > 1, versions: (witnesses?.length ?? 0) > 1, name, entity };
  }));
}
