// Pairs of spellings that may be one name, with what speaks for each, kept up to date by difference. Nothing is merged for it.
import { nameWords } from '../extract/names/groups';
import { knownByForm } from '../extract/names/known-names';
import { editDistance } from '../text/edit-distance';
import { oncePer, remembering } from '../text/remembering';
import { bySpan, lastAtOrBefore } from '../text/span';
import type { FigureAt, Quantity } from './claims';
import type { Links } from './corpus';
import type { DocumentId } from './document';
import type { Entity, Located } from './entities';
import type { Steps } from './steps';
import type { Utterance } from './utterances';
import type { Work } from './work';

/** Two entities whose names look alike and of whom the same is said. */
export interface NameVariant {
  /** In order of id. */
  readonly entities: readonly [Entity, Entity];
  /** The first mention in each document. */
  readonly mentions: readonly Located[];
}

/** Which of the two is mentioned where: told of each mention, of which there may be thousands. */
export const bearersOf = oncePer(({ entities: [first, second], mentions }: NameVariant) => {
  const places = new Set(first.mentions.map(placeKey));
  const bearerOf = (at: Located): Entity => (places.has(placeKey(at)) ? first : second);
  const ofFirst = mentions.filter((at) => bearerOf(at) === first);
  const ofSecond = mentions.filter((at) => bearerOf(at) === second);
  return { bearerOf, mentionsOf: (entity: Entity): readonly Located[] => (entity === first ? ofFirst : ofSecond) };
});

function placeKey({ document, start }: Located): string {
  return `${start} ${document}`;
}

/** A title, words that were said, an event, or an entity as a companion: what several entities can have in common. */
interface Group {
  readonly key: object | string;
  /** By the id of the entity. */
  readonly members: Map<string, Tie>;
  /** The keys of its pairs that look alike, when it was last looked at. */
  pairs: readonly string[];
}

/** That an entity is in a group, and in how many places that is said. */
interface Tie {
  readonly group: Group;
  readonly id: string;
  canonical: string;
  places: number;
}

/** Two entities, by id, whose names look alike. */
interface Pair {
  readonly a: string;
  readonly b: string;
  /** How many groups speak for it. */
  groups: number;
}

/** What a change made of the groups of entities, utterances and quantities. */
interface Changes {
  readonly entities: { readonly gone: ReadonlySet<Entity>; readonly made: ReadonlySet<Entity> };
  readonly utterances: { readonly gone: ReadonlySet<Utterance>; readonly made: ReadonlySet<Utterance> };
  readonly quantities: { readonly gone: ReadonlySet<Quantity>; readonly made: ReadonlySet<Quantity> };
  /** Documents that changed, or whose names are other entities now. */
  readonly documents: ReadonlySet<DocumentId>;
}

/** Entities that have one piece of evidence in common; more of them and it tells nothing. */
const MOST_ALIKE = 30;

/** Names that look alike are told only where the same title, the same words, one event or a companion in the sentence speaks for one. */
export class NameVariants {
  readonly #work: Work;
  readonly #groups = new Map<object | string, Group>();
  /** By the document, utterance or quantity that says so. */
  readonly #ties = new Map<object | string, readonly Tie[]>();
  readonly #pairs = new Map<string, Pair>();
  readonly #pairsOf = new Map<string, Set<string>>();
  readonly #entities = new Map<string, Entity>();

  constructor(work: Work) {
    this.#work = work;
  }

  /** What has to be said anew of pairs, by key; undefined where there is no such variant any more. */
  *update({ entities, utterances, quantities, documents }: Changes, links: Links): Steps<ReadonlyMap<string, NameVariant | undefined>> {
    for (const entity of entities.gone) if (this.#entities.get(entity.id) === entity) this.#entities.delete(entity.id);
    for (const entity of entities.made) this.#entities.set(entity.id, entity);
    const changed = new Set<Group>();
    for (const gone of [...utterances.gone, ...quantities.gone]) this.#tie(gone, [], changed);
    for (const id of documents) {
      this.#tie(id, [...titlesIn(links, id), ...companionsIn(links, id)], changed);
      yield;
    }
    for (const utterance of utterances.made) this.#tie(utterance, among(utterance, speakersOf(links, utterance)), changed);
    const events = new Set(quantities.made);
    for (const id of documents) {
      links.documents.get(id)?.figures.forEach((_, figure) => {
        const quantity = links.quantityOf(id, figure);
        if (quantity) events.add(quantity);
      });
    }
    for (const quantity of events) {
      this.#tie(quantity, among(quantity, placesOf(links, quantity)), changed);
      yield;
    }
    const doubtful = new Set<string>();
    for (const group of changed) {
      this.#compare(group, doubtful);
      yield;
    }
    for (const { id } of entities.made) for (const key of this.#pairsOf.get(id) ?? []) doubtful.add(key);
    return new Map([...doubtful].map((key) => [key, this.#variantOf(key, links)]));
  }

  /** Puts what one document, utterance or quantity says now in the place of what it said. */
  #tie(owner: object | string, entries: Iterable<readonly [key: object | string, entity: Entity]>, changed: Set<Group>): void {
    const before = this.#ties.get(owner) ?? [];
    const now = new Set<Tie>();
    for (const [key, { id, canonical }] of entries) {
      let group = this.#groups.get(key);
      if (!group) this.#groups.set(key, (group = { key, members: new Map(), pairs: [] }));
      let tie = group.members.get(id);
      if (!tie) group.members.set(id, (tie = { group, id, canonical: '', places: 0 }));
      if (tie.canonical !== canonical) {
        tie.canonical = canonical;
        changed.add(group);
      }
      if (now.has(tie)) continue;
      now.add(tie);
      tie.places++;
      this.#work.names++;
    }
    for (const tie of before) {
      if (--tie.places > 0) continue;
      tie.group.members.delete(tie.id);
      changed.add(tie.group);
    }
    if (now.size > 0) this.#ties.set(owner, [...now]);
    else this.#ties.delete(owner);
  }

  #compare(group: Group, doubtful: Set<string>): void {
    const { members, pairs: before } = group;
    const pairs: string[] = [];
    if (members.size >= 2 && members.size <= MOST_ALIKE) {
      const all = [...members.values()].map(({ id, canonical }) => ({ id, words: wordsOf(canonical) }));
      all.forEach((one, i) => {
        for (let j = 0; j < i; j++) {
          const other = all[j];
          this.#work.names++;
          if (!other || !wordsLookAlike(one.words, other.words)) continue;
          const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
          const key = `${a} ${b}`;
          pairs.push(key);
          const known = this.#pairs.get(key);
          if (known) known.groups++;
          else {
            this.#pairs.set(key, { a, b, groups: 1 });
            for (const id of [a, b]) this.#pairsOf.set(id, (this.#pairsOf.get(id) ?? new Set()).add(key));
            doubtful.add(key);
          }
        }
      });
    }
    for (const key of before) {
      const pair = this.#pairs.get(key);
      if (pair && --pair.groups === 0) doubtful.add(key);
    }
    group.pairs = pairs;
    if (members.size === 0) this.#groups.delete(group.key);
  }

  /** Lets go of a pair that nothing speaks for any more. */
  #variantOf(key: string, links: Links): NameVariant | undefined {
    const pair = this.#pairs.get(key);
    if (!pair) return undefined;
    const { a, b, groups } = pair;
    if (groups === 0) {
      this.#pairs.delete(key);
      for (const id of [a, b]) {
        const keys = this.#pairsOf.get(id);
        if (keys?.delete(key) && keys.size === 0) this.#pairsOf.delete(id);
      }
      return undefined;
    }
    const [x, y] = [this.#entities.get(a), this.#entities.get(b)];
    return x && y && mayBeOne(links, x, y) ? { entities: [x, y], mentions: [x, y].flatMap(firstMentions).sort(byPlace) } : undefined;
  }
}

const wordsOf = remembering(nameWords, 20_000, 60);

function firstMentions({ mentions }: Entity): readonly Located[] {
  return mentions.filter((at, i) => mentions[i - 1]?.document !== at.document);
}

/** One entity alone says nothing. */
function among(key: object, entities: readonly Entity[]): readonly (readonly [object, Entity])[] {
  const distinct = new Set(entities);
  return distinct.size > 1 ? [...distinct].map((entity) => [key, entity]) : [];
}

/** Entities by each title that they are given. */
function titlesIn({ documents, entityOf }: Links, id: DocumentId): readonly (readonly [string, Entity])[] {
  return (documents.get(id)?.names.entities ?? []).flatMap(({ roles }, local) => {
    const entity = roles.length > 0 ? entityOf(id, local) : undefined;
    return entity ? roles.map(({ text }) => [`title ${nameWords(text).join(' ')}`, entity] as const) : [];
  });
}

/** Who is said to have spoken the same words. */
function speakersOf({ documents, entityOf }: Links, { witnesses }: Utterance): readonly Entity[] {
  return witnesses.flatMap(({ document, quote }) => {
    const speaker = documents.get(document)?.quotes[quote]?.speaker;
    return (speaker?.entity === undefined ? undefined : entityOf(document, speaker.entity)) ?? [];
  });
}

/** The places beside two figures that measure one thing: where the ferry sank that 12 people died on. */
function placesOf({ documents, entityOf }: Links, { figures }: Quantity): readonly Entity[] {
  if (figures.length < 2) return [];
  const placesBeside = ({ document, figure }: FigureAt): Entity[] => {
    const found = documents.get(document);
    const sentence = found?.source.sentences[found.figures[figure]?.sentence ?? -1];
    if (!found || !sentence) return [];
    const { mentions } = found.names;
    const inside: Entity[] = [];
    for (let i = lastAtOrBefore(mentions.length, (k) => mentions[k]?.start ?? 0, sentence.start - 1) + 1; i < mentions.length && (mentions[i]?.start ?? 0) < sentence.end; i++) {
      const entity = entityOf(document, mentions[i]?.entity ?? -1);
      if (entity?.type === 'place' || entity?.type === 'other') inside.push(entity);
    }
    return inside;
  };
  return figures.slice(0, MOST_ALIKE).flatMap(placesBeside);
}

/** Entities by the id of each other one that stands in a sentence with them. A sentence that names more is a list of strangers. */
function companionsIn({ documents, entityOf }: Links, id: DocumentId): readonly (readonly [string, Entity])[] {
  const document = documents.get(id);
  if (!document) return [];
  const { names: { mentions }, source: { sentences } } = document;
  const found = new Map<Entity, Set<Entity>>();
  let sentence = 0;
  let inside = new Set<Entity>();
  const close = (): void => {
    if (inside.size > 1 && inside.size <= MOST_ALIKE + 1) {
      for (const a of inside) {
        let others = found.get(a);
        if (!others) found.set(a, (others = new Set()));
        for (const b of inside) if (a !== b) others.add(b);
      }
    }
    inside = new Set();
  };
  for (const mention of mentions) {
    const before = sentence;
    while (sentence + 1 < sentences.length && (sentences[sentence]?.end ?? Infinity) <= mention.start) sentence++;
    if (sentence !== before) close();
    const entity = entityOf(id, mention.entity);
    if (entity) inside.add(entity);
  }
  close();
  return [...found].flatMap(([{ id: companion }, others]) => [...others].map((entity) => [companion, entity] as const));
}

/** Whether two names that look alike could be one. Who writes both in one text knows two. */
function mayBeOne({ documents }: Links, a: Entity, b: Entity): boolean {
  if (a.type !== b.type && a.type !== 'other' && b.type !== 'other') return false;
  if (knownByForm(a.canonical) && knownByForm(b.canonical)) return false;
  if (a.parts.some((part) => b.parts.some((other) => other.document === part.document))) return false;
  const saysApart = (one: Entity, other: Entity): boolean => one.parts.some(({ document, entity }) => documents.get(document)?.names.entities[entity]?.apart?.includes(other.canonical) ?? false);
  return !saysApart(a, b) && !saysApart(b, a);
}

/** Shorter words differ by chance: “Ada”, “Ida”. */
const SHORTEST = 4;
const LETTERS_AN_EDIT = 5;

/** One edit for every five letters of a word, and no ending that makes another word of it: “Virginia”, “Virginian”. */
export function lookAlike(a: string, b: string): boolean {
  return wordsLookAlike(nameWords(a), nameWords(b));
}

function wordsLookAlike(x: readonly string[], y: readonly string[]): boolean {
  if (x.length !== y.length || !areOfOneLength(x, y)) return false;
  let differing = 0;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) differing++;
  if (differing === 0) return false;
  const least = differing < x.length ? 1 : 0;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i] && !mayBeMisspelt(x[i] ?? '', y[i] ?? '', least)) return false;
  return true;
}

/** `least`: so many edits are allowed in a short word. */
function mayBeMisspelt(one: string, other: string, least: number): boolean {
  const short = one.length <= other.length ? one : other;
  const long = short === one ? other : one;
  const allowed = Math.max(least, Math.floor(short.length / LETTERS_AN_EDIT));
  if (allowed === 0 || short.length < SHORTEST || long.length - short.length > allowed || editDistance(one, other) > allowed) return false;
  return !DIGIT.test(one) && !DIGIT.test(other) && !(long.startsWith(short) && ENDING.test(long.slice(short.length)));
}

const DIGIT = /\d/u;
/** “Virginian” is nobody’s misspelling of “Virginia”. */
const ENDING = /^(?:s|'s|n|an|ian|i|ese|ish)$/u;

/** So many names are compared that most have to be ruled out before anything is made of their words. */
function areOfOneLength(x: readonly string[], y: readonly string[]): boolean {
  for (let i = 0; i < x.length; i++) {
    const one = x[i]?.length ?? 0;
    const other = y[i]?.length ?? 0;
    if (Math.abs(one - other) > Math.max(1, one / LETTERS_AN_EDIT)) return false;
  }
  return true;
}

function byPlace(a: Located, b: Located): number {
  return a.document === b.document ? bySpan(a, b) : a.document < b.document ? -1 : 1;
}
