// The groups that a card may ask for: what the phrase at a place means, and the groups that an entity is in.
import type { GroupPhrase } from '../extract/group-phrases';
import { lastAtOrBefore, touches } from '../text/span';
import type { Links } from './corpus';
import type { DocumentId, SourceDocument } from './document';
import type { Entity } from './entities';
import type { MeantGroup, Membership } from './group-index';
import { phraseReader, type Members } from './group-members';

/** The phrase at the offset, and the group that it means. */
export function groupAt(links: Links, document: DocumentId, offset: number): { readonly phrase: GroupPhrase; readonly index: number } & MeantGroup | undefined {
  const phrases = links.documents.get(document)?.groups ?? [];
  const index = lastAtOrBefore(phrases.length, (i) => phrases[i]?.start ?? 0, offset);
  const phrase = phrases[index];
  const meant = phrase && touches(phrase, offset) ? links.groups.meantBy(document, index) : undefined;
  return phrase && meant && { phrase, index, ...meant };
}

/** Whom the phrase at the offset means, as far as a card may ask: as its own text says; else as others do. */
export function membersAt(links: Links, document: SourceDocument, offset: number): Members | undefined {
  const index = lastAtOrBefore(document.groups.length, (i) => document.groups[i]?.start ?? 0, offset);
  const phrase = document.groups[index];
  if (!phrase || !touches(phrase, offset)) return undefined;
  return phraseReader(links, document)(phrase) ?? (links.documents.size <= MOST_DOCUMENTS ? links.groups.meantBy(document.id, index)?.members : undefined);
}

/** Above so many documents a card tells only what its own says of groups: who asks before all were looked through would wait, 50 ms for a thousand. */
const MOST_DOCUMENTS = 500;

/** The groups that an entity is a member of, as far as a card may ask. */
export function membershipsOf(links: Links, document: SourceDocument, entity: Entity): readonly Membership[] {
  if (links.documents.size <= MOST_DOCUMENTS) return links.groups.withMember(entity);
  const found = new Map<string, Membership>();
  const membersOf = phraseReader(links, document);
  for (const phrase of document.groups) {
    if (!found.has(phrase.name) && membersOf(phrase)?.entities.includes(entity)) found.set(phrase.name, { name: phrase.name, at: { document: document.id, start: phrase.start, end: phrase.end } });
  }
  return [...found.values()];
}
