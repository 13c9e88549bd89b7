// References: all witnesses of a quotation, all mentions of an entity, all figures of a claim.
import { documentId } from '../core/corpus/document';
import { referencesAt, targetAt } from '../core/queries/navigate';
import { locate, toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';

export function registerReferences(session: Session): void {
  session.connection.onReferences(handle(session.log, 'references', null, async (params) => {
    const found = await locate(session, params);
    if (!found) return null;
    const here = params.context?.includeDeclaration === false ? targetAt(found.links, found.id, found.offset)?.span : undefined;
    return referencesAt(found.links, found.id, found.offset)
      .filter((at) => !(here && documentId(at.document) === found.id && at.start === here.start && at.end === here.end))
      .map((at) => toLocation(session, found.dossier, at));
  }));
}
