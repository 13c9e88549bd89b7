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
  /** Decides who comes first, and has nothing to do with the words: so a new wording is seldom among the first of a common run. */
  readonly rank: number;
  /** Scratch of the index: runs in common with whom it was last asked about. A map for each question would be most of the garbage. */
  readonly tally: Tally;
}

interface Tally {
  question: number;
  common: number;
}

interface Candidate<T> {
  readonly owner: T;
  /** Runs in common. */
  readonly common: number;
}

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

function byRank(a: GramOwner, b: GramOwner): number {
  return a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** Counted over all indexes, since an owner may stand in several. */
let questions = 0;

export class GramIndex<T extends GramOwner> {
  readonly #caps: Bounds['gram'];
  readonly #postings = new RankedPostings<T>(byRank);

  constructor(caps: Bounds['gram']) {
    this.#caps = caps;
  }

  add(owner: T): void {
    for (const gram of owner.grams) this.#postings.add(gram, owner);
  }

  remove(owner: T): void {
    for (const gram of owner.grams) this.#postings.remove(gram, owner);
  }

  /**
   * The others that see this one among their candidates, or would see somebody else without it. Ask after it was added, or before
   * it is removed. Its place in a run of many is by chance, so that these are few on average, however many share the run.
   */
  concerned(owner: T, worth: (other: T, common: number) => boolean): Set<T> {
    const shared: T[] = [];
    const found = new Set<T>();
    questions++;
    for (const gram of owner.grams) {
      const posting = this.#postings.shared(gram);
      if (!posting) continue;
      const cap = this.#capOf(gram);
      if (posting.length <= cap) this.#tally(posting, posting.length, shared);
      else if (this.#postings.placeOf(gram, owner) < cap) for (const other of posting) found.add(other);
    }
    for (const other of shared) if (worth(other, other.tally.common)) found.add(other);
    found.delete(owner);
    return found;
  }

  /** Other owners that share runs with this one and that `worth` keeps, those with most in common first, then in order of rank. */
  candidates(owner: T, worth: (other: T, common: number) => boolean): Candidate<T>[] {
    const shared: T[] = [];
    questions++;
    for (const gram of owner.grams) {
      const posting = this.#postings.shared(gram);
      if (posting) this.#tally(posting, Math.min(posting.length, this.#capOf(gram)), shared);
    }
    const found: Candidate<T>[] = [];
    for (const other of shared) {
      const { common } = other.tally;
      if (other !== owner && worth(other, common)) found.push({ owner: other, common });
    }
    return found.sort((a, b) => b.common - a.common || byRank(a.owner, b.owner));
  }

  /** Counts one run more for the first of its owners; those met for the first time go into `met`. */
  #tally(posting: readonly T[], count: number, met: T[]): void {
    for (let i = 0; i < count; i++) {
      const other = posting[i];
      if (!other) break;
      if (other.tally.question === questions) other.tally.common++;
      else {
        other.tally.question = questions;
        other.tally.common = 1;
        met.push(other);
      }
    }
  }

  #capOf(gram: number): number {
    return (gram & 1) === 1 ? this.#caps.telling : this.#caps.light;
  }
}
