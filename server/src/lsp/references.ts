// References: all witnesses of a quotation, all mentions of an entity, all figures of a claim.
import { referencesAt } from '../core/queries/navigate';
import { touches } from '../core/text/span';
import { locate, toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';

export function registerReferences(session: Session): void {
  session.connection.onReferences(handle(session.log, 'references', null, async (params) => {
    const found = await locate(session, params);
    if (!found) return null;
    const { links, id, offset, dossier } = found;
    const others = params.context.includeDeclaration ? () => true : (at: { document: string; start: number; end: number }) => at.document !== id || !touches(at, offset);
    return referencesAt(links, id, offset).filter(others).map((at) => toLocation(session, dossier, at));
  }));
}
