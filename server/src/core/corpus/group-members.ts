// Whom one text means by a group: by “the four countries”, as it has named them; by “the Baltic states”, as it lists them.
import governmentsYaml from '../../../lexicon/governments.yaml';
import groupPhrasesYaml from '../../../lexicon/group-phrases.yaml';
import type { CountedKind, GroupPhrase } from '../extract/group-phrases';
import { knownByForm } from '../extract/names/known-names';
import { classReader } from '../lexicon';
import { lastAtOrBefore } from '../text/span';
import type { Links } from './corpus';
import type { SourceDocument } from './document';
import type { Entity, Located } from './entities';

export interface Members {
  /** In the order in which the text names them. */
  readonly entities: readonly Entity[];
  /** Where it does: a list, or from the first to the last of them. */
  readonly at: Located;
}

const words = classReader(governmentsYaml, 'governments');
const groupWords = words('groups');
const examples = words('examples');
const locating = classReader(groupPhrasesYaml, 'group-phrases')('locating');
/** A comma alone would make the next country a neighbour: “the Baltic states, Poland and Finland”. */
const LIST_OPENS = /^(?:\s*[—–:(]\s*|\s+-\s+|,?\s+(?:of|namely)\s+)(?:the\s+)?$/u;
/** Behind a number that the list has to match a comma is enough: “the two companies, Acme and Grumbold”. */
const COUNTED_LIST_OPENS = /^(?:\s*[—–:(]\s*|\s+-\s+|,\s+(?:namely\s+)?)(?:the\s+)?$/u;
const LIST_GOES_ON = /^(?:,|,?\s+and|,?\s*&)\s+(?:the\s+)?$/u;
const IN_BRACKETS = /^\s*\(\s*$/u;
/** Sentences before that of the phrase in which two that are named, listed or not, are still those meant. */
const NEAR = 2;
/** Persons whom a sentence names and of whom some may be called by the phrase's noun. */
const MOST_NAMED = 100;
/** Mentions of a group that are looked at for a list of its members. */
const MOST_LOOKED_AT = 200;

type EntityAt = (mention: number) => Entity | undefined;

function entitiesOf(links: Links, { id, names }: SourceDocument): EntityAt {
  return (mention) => {
    const local = names.mentions[mention]?.entity;
    return local === undefined ? undefined : links.entityOf(id, local);
  };
}

/** “the Baltic states”, but “Benelux”. */
export function withArticle(group: string): string {
  return groupWords.has(group.split(' ').at(-1) ?? '') ? `the ${group}` : group;
}

/** Whether a place's name says that it is several: “the Baltic states”. */
export function isNamedGroup({ type, canonical }: Entity): boolean {
  const known = knownByForm(canonical);
  return type === 'place' && (known ? known.kind === 'group' : groupWords.has(canonical.toLowerCase().split(' ').at(-1) ?? ''));
}

const listed = new WeakMap<Links, Map<Entity, Members | undefined>>();

/** The members that the first source to list them gives; undefined for what is no group. */
export function listedMembers(links: Links, group: Entity): Members | undefined {
  if (!isNamedGroup(group)) return undefined;
  const known = listed.get(links) ?? new Map<Entity, Members | undefined>();
  listed.set(links, known);
  if (!known.has(group)) known.set(group, firstList(links, group));
  return known.get(group);
}

function firstList(links: Links, group: Entity): Members | undefined {
  for (const at of group.mentions.slice(0, MOST_LOOKED_AT)) {
    const document = links.documents.get(at.document);
    if (!document) continue;
    const { mentions } = document.names;
    const first = lastAtOrBefore(mentions.length, (i) => mentions[i]?.start ?? 0, at.start) + 1;
    const list = listFrom(document, entitiesOf(links, document), first, at.end, LIST_OPENS, (entity) => (entity.type === 'place' && entity !== group ? [entity] : undefined));
    if (list && list.entities.length > 1) return { entities: list.entities, at };
  }
  return undefined;
}

/** Members of a kind; a group of countries counts as many as a source lists. Undefined for what is not of that kind. */
type Fits = (entity: Entity) => readonly Entity[] | undefined;

function fitsKind(links: Links, kind: CountedKind): Fits {
  switch (kind) {
    case 'country':
      return (entity) => countriesIn(links, entity, ['country']);
    case 'state':
      return (entity) => countriesIn(links, entity, ['country', 'state']);
    case 'either':
      return (entity) => (entity.type === 'organization' ? [entity] : countriesIn(links, entity, ['country']));
    case 'town':
      return (entity) => placeOf(entity, ['city', 'capital']);
    case 'region':
      return (entity) => placeOf(entity, ['state', 'region']);
    default:
      return (entity) => (entity.type === kind ? [entity] : undefined);
  }
}

/** A place of the kinds, or one that no lexicon has. */
function placeOf(entity: Entity, kinds: readonly string[]): readonly Entity[] | undefined {
  const kind = entity.type === 'place' ? (knownByForm(entity.canonical)?.kind ?? kinds[0] ?? '') : '';
  return kinds.includes(kind) && !isNamedGroup(entity) ? [entity] : undefined;
}

function countriesIn(links: Links, entity: Entity, kinds: readonly string[]): readonly Entity[] | undefined {
  if (entity.type !== 'place') return undefined;
  return kinds.includes(knownByForm(entity.canonical)?.kind ?? '') ? [entity] : listedMembers(links, entity)?.entities;
}

/** Entities joined by commas and “and” from a mention on, the first of them opened by what stands between it and `end`. */
function listFrom({ id, names: { mentions }, source: { text } }: SourceDocument, entityAt: EntityAt, first: number, end: number, opens: RegExp, fits: Fits): Members | undefined {
  const found = new Set<Entity>();
  let last = end;
  let start = end;
  for (let i = first; i < mentions.length; i++) {
    const next = mentions[i];
    const entity = next && (found.size === 0 ? opens : LIST_GOES_ON).test(text.slice(last, Math.min(next.start, last + 20))) ? entityAt(i) : undefined;
    const members = entity && fits(entity);
    if (!next || !members) break;
    if (found.size === 0) start = next.start;
    for (const member of members) found.add(member);
    last = next.end;
  }
  return found.size > 0 ? { entities: [...found], at: { document: id, start, end: last } } : undefined;
}

interface List extends Members {
  /** Whether it names some of those whom it speaks of: “several countries including Norway and Sweden”. */
  readonly ofExamples: boolean;
}

/** The lists of two and more in a text, in order. */
function listsOf({ id, names: { mentions }, source: { text, tokens } }: SourceDocument, entityAt: EntityAt, fits: Fits): readonly List[] {
  const lists: List[] = [];
  let open: { readonly found: Set<Entity>; readonly ofExamples: boolean; readonly start: number; end: number } | undefined;
  const close = (): void => {
    if (open && open.found.size > 1) lists.push({ entities: [...open.found], ofExamples: open.ofExamples, at: { document: id, start: open.start, end: open.end } });
    open = undefined;
  };
  mentions.forEach(({ start, end }, i) => {
    const entity = entityAt(i);
    const members = entity && fits(entity);
    if (open && !(members && LIST_GOES_ON.test(text.slice(open.end, Math.min(start, open.end + 20))))) close();
    if (!members) return;
    const before = tokens.firstFrom(start) - 1;
    const word = tokens.text(tokens.text(before) === 'the' ? before - 1 : before).toLowerCase();
    open ??= { found: new Set(), ofExamples: examples.has(word), start, end };
    for (const member of members) open.found.add(member);
    open.end = end;
  });
  close();
  return lists;
}

/** What a text lists of one kind: the lists of so many as one phrase speaks of, and those of examples. Disjoint, in order. */
interface Lists {
  readonly right: readonly List[];
  readonly ofExamples: readonly List[];
}

/** Tells whom a phrase of the text means, as far as the text itself does. What it lists is looked for once, however many phrases are asked about. */
export function phraseReader(links: Links, document: SourceDocument): (phrase: GroupPhrase) => Members | undefined {
  const entityOf = entitiesOf(links, document);
  const listed = new Map<string, readonly List[]>();
  const counted = new Map<string, Lists>();
  return (phrase) => {
    const { count, kind, gender } = phrase;
    const entityAt: EntityAt = (mention) => {
      const told = gender && document.names.entities[document.names.mentions[mention]?.entity ?? -1]?.gender;
      return told && told !== gender ? undefined : entityOf(mention);
    };
    const fits = fitsKind(links, kind);
    const isRight: IsRight = (members): members is Members => members?.entities.length === count && (kind !== 'either' || new Set(members.entities.map(({ type }) => type)).size === 1);
    const lists = (): Lists => known(counted, `${count} ${kind} ${gender}`, () => {
      const all = known(listed, `${kind} ${gender}`, () => listsOf(document, entityAt, fits));
      return { right: all.filter((list) => !list.ofExamples && isRight(list)), ofExamples: all.filter(({ ofExamples }) => ofExamples) };
    });
    return membersOf(links, document, phrase, { entityAt, fits, isRight, lists });
  };
}

function known<T>(values: Map<string, T>, key: string, make: () => T): T {
  const found = values.get(key);
  if (found !== undefined) return found;
  const made = make();
  values.set(key, made);
  return made;
}

type IsRight = (members: Members | undefined) => members is Members;

interface Asked {
  readonly entityAt: EntityAt;
  readonly fits: Fits;
  readonly isRight: IsRight;
  readonly lists: () => Lists;
}

/**
 * From sure to less sure: the list right behind the phrase; of three and more the
 * nearest list before it; those that its sentence and the two before name, where they are as many; where they are fewer, the nearest
 * list before it that is hardly further off; of three and more countries the first list behind it.
 */
function membersOf(links: Links, document: SourceDocument, phrase: GroupPhrase, { entityAt, fits, isRight, lists }: Asked): Members | undefined {
  const { count, kind, start, end, sentence } = phrase;
  const { mentions } = document.names;
  const behind = lastAtOrBefore(mentions.length, (i) => mentions[i]?.start ?? 0, end - 1) + 1;
  const apposed = listFrom(document, entityAt, behind, end, COUNTED_LIST_OPENS, fits);
  if (isRight(apposed)) return apposed;
  const { right, ofExamples } = lists();
  const before = right[lastAtOrBefore(right.length, (i) => right[i]?.at.end ?? 0, start)];
  if (before && count > 2) return before;
  // Of bodies a text names many besides the two sides of a quarrel.
  const named = namedBefore(document, phrase, entityAt, kind === 'either' ? fitsKind(links, 'country') : fits, behind);
  if (named) {
    const example = ofExamples[lastAtOrBefore(ofExamples.length, (i) => ofExamples[i]?.at.start ?? 0, named.at.end - 1)];
    return isRight(named) && !(example && example.at.end > named.at.start) ? named : undefined;
  }
  const near = document.source.sentences[Math.max(0, sentence - 2 * NEAR)]?.start ?? 0;
  if (before && before.at.start >= near) return before;
  return count > 2 && (kind === 'country' || kind === 'state') ? right[lastAtOrBefore(right.length, (i) => right[i]?.at.start ?? 0, end) + 1] : undefined;
}

/** Those that the smallest stretch of sentences before the phrase names, where they are as many or more; of persons only those that are called so. */
function namedBefore({ id, names, source: { sentences, text, tokens } }: SourceDocument, { count, kind, noun, gender, narrowed, start, sentence }: GroupPhrase, entityAt: EntityAt, fits: Fits, behind: number): Members | undefined {
  const found = new Map<Entity, { readonly start: number; readonly end: number }>();
  const most = kind === 'either' ? 1 : NEAR;
  let next = behind - 1;
  for (let back = 0; back <= most && sentence - back >= 0; back++) {
    const from = sentences[sentence - back]?.start ?? 0;
    for (let mention = names.mentions[next]; mention && mention.start >= from; mention = names.mentions[--next]) {
      const entity = mention.end <= start ? entityAt(next) : undefined;
      // "Grumbold Bank (GBK)": two names of one.
      if (next > 0 && IN_BRACKETS.test(text.slice(names.mentions[next - 1]?.end, mention.start))) continue;
      if (kind === 'either' && locating.has(tokens.text(tokens.firstFrom(mention.start) - 1).toLowerCase())) continue;
      for (const member of (entity && fits(entity)) ?? []) found.set(member, { start: mention.start, end: mention.end });
      // More than are meant already, unless some of them are not called so: a sentence may name thousands.
      if (found.size > (kind === 'person' ? Math.max(count, MOST_NAMED) : count)) break;
    }
    const called = [...found].filter(([{ roles }]) => roles.some((role) => role.text.toLowerCase().includes(noun.replace(/s$/u, ''))));
    // Who is a minister some source says; two who are near may be anybody else.
    const meant = kind === 'person' && (gender === undefined || narrowed) ? called : [...found];
    if (meant.length < count) continue;
    const spans = meant.map(([, span]) => span).sort((a, b) => a.start - b.start);
    return { entities: meant.map(([entity]) => entity).reverse(), at: { document: id, start: spans[0]?.start ?? start, end: spans.at(-1)?.end ?? start } };
  }
  return undefined;
}
