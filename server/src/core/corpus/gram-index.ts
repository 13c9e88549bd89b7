// Finds which wordings share runs of three words, and whom a wording that comes or goes concerns.
import { hash32 } from '../text/hash';
import { oncePer } from '../text/remembering';
import type { Bounds } from './bounds';
import { RankedPostings } from './ranked-postings';
import type { WordRow } from './word-row';

/** What the index holds of a wording. */
export interface GramOwner {
  /** Equal for equal words only. */
  readonly key: string;
  /** The different runs of three words, as numbers. */
  readonly grams: Int32Array;
  /** A 32-bit number without sign: decides who comes first, and has nothing to do with the words, so a new wording is seldom among the first of a common run. */
  readonly rank: number;
}

interface Candidate<T> {
  readonly owner: T;
  /** Runs in common. */
  readonly common: number;
}

/** Whether two wordings with so many runs each have enough in common to be compared. */
type IsWorthy = (runs: number, otherRuns: number, common: number) => boolean;

/** Two runs may meet in one number; the alignment finds out. The last bit says whether the run is telling. */
export const gramsOf = oncePer((row: WordRow): Int32Array => {
  const words = row.stems.map((stem) => hash32(stem));
  const grams = new Set<number>();
  for (let i = 0; i + 2 < row.length; i++) {
    const gram = (Math.imul(Math.imul(words[i] ?? 0, 31) + (words[i + 1] ?? 0), 0x01000193) ^ (words[i + 2] ?? 0)) | 0;
    grams.add(isTelling(row, i) ? gram | 1 : gram & ~1);
  }
  return Int32Array.from(grams);
});

function isTelling({ weights }: WordRow, i: number): boolean {
  return (weights[i] ?? 0) + (weights[i + 1] ?? 0) + (weights[i + 2] ?? 0) >= 2;
}

export function rankOf(key: string): number {
  return hash32(key) >>> 0;
}

const SMALLEST = 64;

/**
 * Each owner has a number while it is in. A question looks at hundreds of owners and gives few of them: what it asks of all lies in
 * flat arrays by number, which stay at hand where objects of tens of thousands of wordings would have to be fetched one by one.
 */
export class GramIndex<T extends GramOwner> {
  readonly #caps: Bounds['gram'];
  readonly #isWorthy: IsWorthy;
  readonly #isGiven: (owner: T) => boolean;
  readonly #numbers = new Map<T, number>();
  /** By number, like the arrays below. */
  readonly #owners: (T | undefined)[] = [];
  /** Numbers of owners that have gone; the next ones get them. */
  readonly #free: number[] = [];
  #ranks = new Uint32Array(SMALLEST);
  /** How many runs an owner has; 0 for one that is given to nobody. */
  #runs = new Int32Array(SMALLEST);
  /** Scratch of one question: runs in common, 0 between two questions, and the numbers of those that have any. */
  #common = new Int32Array(SMALLEST);
  #met = new Int32Array(SMALLEST);
  #metCount = 0;
  readonly #compare = (a: number, b: number): number => (this.#ranks[a] ?? 0) - (this.#ranks[b] ?? 0) || this.#compareKeys(a, b);
  readonly #postings = new RankedPostings<number>(this.#compare);

  /** `isGiven`: whether an owner may be another one's candidate. */
  constructor(caps: Bounds['gram'], isWorthy: IsWorthy, isGiven: (owner: T) => boolean = () => true) {
    this.#caps = caps;
    this.#isWorthy = isWorthy;
    this.#isGiven = isGiven;
  }

  add(owner: T): void {
    const number = this.#free.pop() ?? this.#owners.length;
    if (number >= this.#ranks.length) this.#grow();
    this.#numbers.set(owner, number);
    this.#owners[number] = owner;
    this.#ranks[number] = owner.rank;
    this.#runs[number] = this.#isGiven(owner) ? owner.grams.length : 0;
    for (const gram of owner.grams) this.#postings.add(gram, number);
  }

  remove(owner: T): void {
    const number = this.#numbers.get(owner);
    if (number === undefined) return;
    for (const gram of owner.grams) this.#postings.remove(gram, number);
    this.#numbers.delete(owner);
    this.#owners[number] = undefined;
    this.#free.push(number);
  }

  /**
   * The others that see this one among their candidates, or would see somebody else without it. Ask after it was added, or before
   * it is removed. Its place in a run of many is by chance, so that these are few on average, however many share the run.
   */
  concerned(owner: T): Set<T> {
    const own = this.#numbers.get(owner) ?? -1;
    const found = new Set<number>();
    for (const gram of owner.grams) {
      const posting = this.#postings.shared(gram);
      if (!posting) continue;
      const cap = this.#capOf(gram);
      if (posting.length <= cap) this.#tally(posting, posting.length);
      else if (this.#postings.placeOf(gram, own) < cap) for (const other of posting) found.add(other);
    }
    this.#forEachMet(owner, (other) => found.add(other));
    found.delete(own);
    return new Set([...found].flatMap((number) => this.#owners[number] ?? []));
  }

  /** Other owners with enough runs in common, so many at most: those with most of them first, then in order of rank. */
  candidates(owner: T, most: number): readonly Candidate<T>[] {
    const own = this.#numbers.get(owner);
    for (const gram of owner.grams) {
      const posting = this.#postings.shared(gram);
      if (posting) this.#tally(posting, Math.min(posting.length, this.#capOf(gram)));
    }
    const first: { readonly number: number; readonly common: number }[] = [];
    this.#forEachMet(owner, (number, common) => {
      if (number === own) return;
      let place = first.length;
      for (let before = first[place - 1]; before && (common > before.common || (common === before.common && this.#compare(number, before.number) < 0)); before = first[place - 1]) place--;
      if (place >= most) return;
      if (first.length === most) first.pop();
      first.splice(place, 0, { number, common });
    });
    return first.flatMap(({ number, common }) => {
      const other = this.#owners[number];
      return other ? [{ owner: other, common }] : [];
    });
  }

  /** Counts one run more for the first of its owners. */
  #tally(posting: readonly number[], count: number): void {
    const [common, met] = [this.#common, this.#met];
    for (let i = 0; i < count; i++) {
      const number = posting[i] ?? 0;
      const before = common[number] ?? 0;
      common[number] = before + 1;
      if (before === 0) met[this.#metCount++] = number;
    }
  }

  /** Ends the question: gives those that have enough in common with the owner, itself perhaps among them. */
  #forEachMet({ grams }: T, give: (number: number, common: number) => void): void {
    for (let i = 0; i < this.#metCount; i++) {
      const number = this.#met[i] ?? 0;
      const [common, runs] = [this.#common[number] ?? 0, this.#runs[number] ?? 0];
      if (runs > 0 && this.#isWorthy(grams.length, runs, common)) give(number, common);
    }
    for (let i = 0; i < this.#metCount; i++) this.#common[this.#met[i] ?? 0] = 0;
    this.#metCount = 0;
  }

  #compareKeys(a: number, b: number): number {
    const [one, other] = [this.#owners[a]?.key ?? '', this.#owners[b]?.key ?? ''];
    return one < other ? -1 : one > other ? 1 : 0;
  }

  #grow(): void {
    const size = this.#ranks.length * 2;
    const [ranks, runs] = [this.#ranks, this.#runs];
    this.#ranks = new Uint32Array(size);
    this.#ranks.set(ranks);
    this.#runs = new Int32Array(size);
    this.#runs.set(runs);
    this.#common = new Int32Array(size);
    this.#met = new Int32Array(size);
  }

  #capOf(gram: number): number {
    return (gram & 1) === 1 ? this.#caps.telling : this.#caps.light;
  }
}
