// What a reader can decide about the name under the cursor: which other entities it might be, and which of its names might be another's.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import { namesOf, type Entity } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import { lookAlike } from '../corpus/name-variants';
import type { NameChange } from '../dossier/edit-names';
import type { EntityType } from '../extract/names';
import { nameKey, nameWords } from '../extract/names/groups';
import type { Say } from '../say';
import type { Span } from '../text/span';
import { countedWithIndependent } from './places';
import { targetAt } from './target';

export interface NameChoices {
  /** The name under the cursor, in its document. */
  readonly span: Span;
  /** As it stands there, blanks in one. */
  readonly form: string;
  /** The name that cards show. */
  readonly entity: string;
  readonly type: EntityType;
  /** All other entities, the likeliest first: those that share a word or look alike, then those of the same type. */
  readonly entities: readonly { readonly name: string; readonly type: EntityType; readonly alike: boolean; /** Made when somebody is asked to choose: “4 sources, 2 independent”. */ readonly counted: (say: Say) => string }[];
  /** What can be split off: the name under the cursor, or from the main name each of the others. */
  readonly forms: readonly string[];
}

/** What can be done with them, as plain data. */
export type Decision =
  | { readonly kind: 'same'; readonly name: string }
  | { readonly kind: 'apart'; readonly form: string }
  | { readonly kind: 'type'; readonly type: EntityType }
  | { readonly kind: 'no-name' };

/** Undefined where no name stands at the offset. */
export function nameChoicesAt(links: Links, document: DocumentId, offset: number): NameChoices | undefined {
  const target = targetAt(links, document, offset);
  const found = links.documents.get(document);
  const mention = target?.kind === 'entity' ? found?.names.mentions[target.index] : undefined;
  const entity = mention && lookupOf(links).entityOf(document, mention.entity);
  if (!found || !mention || !entity) return undefined;
  const form = found.source.text.slice(mention.start, mention.end).replace(/\s+/gu, ' ');
  const isMain = nameKey(form) === nameKey(entity.canonical);
  const others = [...new Map(namesOf(entity).map((text) => [nameKey(text), text])).values()].filter((text) => nameKey(text) !== nameKey(entity.canonical));
  return {
    span: { start: mention.start, end: mention.end }, form, entity: entity.canonical, type: entity.type,
    entities: links.entities.filter((other) => other !== entity).map((other) => ({ other, rank: likeness(entity, other) }))
      .sort((a, b) => b.rank - a.rank || (a.other.canonical < b.other.canonical ? -1 : 1))
      .map(({ other, rank }) => ({ name: other.canonical, type: other.type, alike: rank >= SHARED, counted: (say) => countedWithIndependent(links, other.mentions.map((at) => at.document), say) })),
    forms: isMain ? others : [form],
  };
}

/** The change of corroborate.yaml that a decision on the name asks for. */
export function changeFor({ entity, form }: NameChoices, decision: Decision): NameChange {
  switch (decision.kind) {
    case 'same':
      return { kind: 'same', entity: decision.name, form: entity };
    case 'apart':
      return { kind: 'apart', entity, form: decision.form };
    case 'type':
      return { kind: 'type', entity, type: decision.type };
    case 'no-name':
      return { kind: 'no-name', form };
  }
}

/** A word of the names in common, or another spelling; more than any type. */
const SHARED = 2;

function likeness(a: Entity, b: Entity): number {
  const words = new Set(namesOf(a).flatMap(nameWords).filter((word) => word.length > 2));
  const shared = namesOf(b).some((text) => nameWords(text).some((word) => words.has(word)));
  return (shared || lookAlike(a.canonical, b.canonical) ? SHARED : 0) + (a.type === b.type ? 1 : 0);
}
