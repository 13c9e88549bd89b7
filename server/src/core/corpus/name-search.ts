// Finds the entities that somebody types a few letters of, among tens of thousands: most are ruled out by the letters that they lack.
import { oncePer } from '../text/remembering';
import type { Entity } from './entities';
import type { EntityChange } from './entity-index';

/** An entity by the best of its names for a query. */
export interface NameHit {
  readonly entity: Entity;
  readonly name: string;
  /** 0 for the whole name, then: begins with it, a word begins with it, holds it, holds its words, holds its letters in order. */
  readonly rank: number;
  readonly mentions: number;
}

/** What is looked through: each name as it stands and in plain letters, the own one first, then by how often it is used. */
interface Entry {
  readonly entity: Entity;
  readonly names: readonly { readonly name: string; readonly letters: string }[];
  readonly mentions: number;
}

const LETTERS_IN_ORDER = 5;
/** Entities that are made ready in one step. */
const AT_ONCE = 200;
const SMALLEST = 64;

/** Kept up to date by difference; what is new is made ready when somebody asks, or when there is time. */
export class NameSearch {
  /** Which letters the names of an entity have, a bit for each, by its place. */
  #letters = new Int32Array(SMALLEST);
  readonly #entries: (Entry | undefined)[] = [];
  readonly #places = new Map<Entity, number>();
  readonly #free: number[] = [];
  readonly #waiting = new Set<Entity>();

  update({ gone, made }: Pick<EntityChange, 'gone' | 'made'>): void {
    for (const entity of gone) {
      this.#waiting.delete(entity);
      const place = this.#places.get(entity);
      if (place === undefined) continue;
      this.#places.delete(entity);
      this.#entries[place] = undefined;
      this.#letters[place] = 0;
      this.#free.push(place);
    }
    for (const entity of made) this.#waiting.add(entity);
  }

  /** One step of making ready what is new; false where all is. */
  prepare(): boolean {
    if (this.#waiting.size === 0) return false;
    let left = AT_ONCE;
    for (const entity of this.#waiting) {
      if (left-- === 0) break;
      this.#waiting.delete(entity);
      this.#enter(entryOf(entity));
    }
    return true;
  }

  /** The best `most` of all and of `others`, best first. An empty query finds everybody. */
  search(query: string, most: number, others: Iterable<Entity> = []): readonly NameHit[] {
    while (this.prepare());
    const wanted = new Wanted(query);
    const best = new Best(most);
    for (let place = 0; place < this.#entries.length; place++) {
      const entry = ((this.#letters[place] ?? 0) & wanted.letters) === wanted.letters ? this.#entries[place] : undefined;
      if (entry) best.offer(wanted, entry);
    }
    for (const entity of others) best.offer(wanted, otherEntryOf(entity));
    return best.hits;
  }

  #enter(entry: Entry): void {
    const place = this.#free.pop() ?? this.#entries.length;
    if (place >= this.#letters.length) {
      const letters = new Int32Array(this.#letters.length * 2);
      letters.set(this.#letters);
      this.#letters = letters;
    }
    this.#entries[place] = entry;
    this.#letters[place] = entry.names.reduce((all, { letters }) => all | lettersIn(letters), 0);
    this.#places.set(entry.entity, place);
  }
}

/** What somebody typed. */
class Wanted {
  readonly letters: number;
  readonly #query: string;
  readonly #words: readonly string[];

  constructor(query: string) {
    this.#query = plain(query);
    this.#words = this.#query.split(' ');
    this.letters = lettersIn(this.#query);
  }

  /** Infinity where the name is not meant, or where it ranks behind `worst`. */
  rankOf(name: string, worst: number): number {
    const query = this.#query;
    if (name === query) return 0;
    const at = name.indexOf(query);
    if (at === 0) return 1;
    if (at > 0) return name.includes(` ${query}`) ? 2 : 3;
    if (this.#words.length > 1 && this.#words.every((word) => name.includes(word))) return 4;
    if (worst < LETTERS_IN_ORDER) return Infinity;
    let end = 0;
    for (const letter of query) {
      end = name.indexOf(letter, end) + 1;
      if (end === 0) return Infinity;
    }
    return LETTERS_IN_ORDER;
  }
}

/** The best so far, in order. A short query fits thousands, of which few are shown. */
class Best {
  readonly hits: NameHit[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(wanted: Wanted, { entity, names, mentions }: Entry): void {
    const last = this.hits.length < this.#most ? undefined : this.hits.at(-1);
    let found: NameHit | undefined;
    for (const { name, letters } of names) {
      const rank = wanted.rankOf(letters, Math.min(last?.rank ?? Infinity, (found?.rank ?? Infinity) - 1));
      if (rank < (found?.rank ?? Infinity)) found = { entity, name, rank, mentions };
    }
    if (!found || (last && isBetter(last, found))) return;
    let [low, high] = [0, this.hits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.hits[middle];
      if (other && isBetter(other, found)) low = middle + 1;
      else high = middle;
    }
    this.hits.splice(low, 0, found);
    if (this.hits.length > this.#most) this.hits.pop();
  }
}

function isBetter(a: NameHit, b: NameHit): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  if (a.mentions !== b.mentions) return a.mentions > b.mentions;
  return a.name === b.name ? a.entity.id < b.entity.id : a.name < b.name;
}

function entryOf(entity: Entity): Entry {
  const { canonical, uses } = entity;
  const others = [...uses].filter(([name]) => name !== canonical).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  return { entity, names: [canonical, ...others].map((name) => ({ name, letters: plain(name) })), mentions: [...uses.values()].reduce((sum, count) => sum + count, 0) };
}

/** Those that are searched beside the others are few, and most stay as they are. */
const otherEntryOf = oncePer(entryOf);

/** Without accents, and without the stops of acronyms. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}|\./gu, '').toLowerCase();
}

const A = 97;
const Z = 122;
const ABOVE_Z = Z - A + 1;

/** A bit for each of a to z, and one for several of all others; none for blanks, which words in another order need not have. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= A && code <= Z) letters |= 1 << (code - A);
    else if (text[i] !== ' ') letters |= 1 << (ABOVE_Z + (code % (32 - ABOVE_Z)));
  }
  return letters;
}
