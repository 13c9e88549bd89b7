// Finds which wordings share runs of three words, and whom a wording that comes or goes concerns.
import { hash32 } from '../text/hash';
import type { Bounds } from './bounds';
import { RankedPostings } from './ranked-postings';
import type { WordRow } from './word-row';
import type { Work } from './work';

interface Candidate {
  readonly owner: number;
  /** How many runs it has, and how many of them in common. */
  readonly runs: number;
  readonly common: number;
}

/** The different runs of three words, as numbers. Two runs may meet in one number; the alignment finds out. The last bit says whether the run is telling. */
export function gramsOf(row: WordRow): readonly number[] {
  const words = row.stems.map((stem) => hash32(stem));
  const grams = new Set<number>();
  for (let i = 0; i + 2 < row.length; i++) {
    const gram = (Math.imul(Math.imul(words[i] ?? 0, 31) + (words[i + 1] ?? 0), 0x01000193) ^ (words[i + 2] ?? 0)) | 0;
    grams.add(isTelling(row, i) ? gram | 1 : gram & ~1);
  }
  return [...grams];
}

function isTelling({ weights }: WordRow, i: number): boolean {
  return (weights[i] ?? 0) + (weights[i + 1] ?? 0) + (weights[i + 2] ?? 0) >= 2;
}

const SMALLEST = 64;

/**
 * Its owners are small whole numbers, which the caller gives. A question looks at hundreds of them and answers with a few: what it
 * asks of all lies in flat arrays, which stay at hand where tens of thousands of objects would have to be fetched one by one.
 */
export class GramIndex {
  readonly #work: Work;
  readonly #caps: Bounds['gram'];
  readonly #isWorthy: (runs: number, otherRuns: number, common: number) => boolean;
  readonly #compare: (one: number, other: number) => number;
  readonly #postings: RankedPostings<number>;
  /** How many runs an owner has; 0 for one that is given to nobody. */
  #runs = new Int32Array(SMALLEST);
  /** Scratch of one question: runs in common, 0 between two questions, and the owners that have any. */
  #common = new Int32Array(SMALLEST);
  #met = new Int32Array(SMALLEST);
  #metCount = 0;

  /**
   * `isWorthy`: whether two wordings with so many runs each have enough in common to be compared. `compare` decides who comes first,
   * and has nothing to do with the words: so a new wording is seldom among the first of a common run.
   */
  constructor(work: Work, caps: Bounds['gram'], isWorthy: (runs: number, otherRuns: number, common: number) => boolean, compare: (one: number, other: number) => number) {
    this.#work = work;
    this.#caps = caps;
    this.#isWorthy = isWorthy;
    this.#compare = compare;
    this.#postings = new RankedPostings(compare);
  }

  /** `isGiven`: whether it may be another one's candidate. */
  add(owner: number, grams: readonly number[], isGiven = true): void {
    if (owner >= this.#runs.length) this.#grow(owner);
    this.#runs[owner] = isGiven ? grams.length : 0;
    for (const gram of grams) this.#postings.add(gram, owner);
  }

  remove(owner: number, grams: readonly number[]): void {
    for (const gram of grams) this.#postings.remove(gram, owner);
    this.#runs[owner] = 0;
  }

  /**
   * The others that see this one among their candidates, or would see somebody else without it. Ask after it was added, or before
   * it is removed. Its place in a run of many is by chance, so that these are few on average, however many share the run.
   */
  concerned(owner: number, grams: readonly number[]): Set<number> {
    const found = new Set<number>();
    for (const gram of grams) {
      const posting = this.#postings.shared(gram);
      if (!posting) continue;
      const cap = this.#capOf(gram);
      if (posting.length <= cap) this.#tally(posting, posting.length);
      else if (this.#postings.placeOf(gram, owner) < cap) for (const other of posting) found.add(other);
    }
    this.#forEachMet(grams.length, (other) => found.add(other));
    found.delete(owner);
    return found;
  }

  /** Other owners with enough runs in common, so many at most: those with most of them first, then in order. */
  candidates(owner: number, grams: readonly number[], most: number): readonly Candidate[] {
    for (const gram of grams) {
      const posting = this.#postings.shared(gram);
      if (posting) this.#tally(posting, Math.min(posting.length, this.#capOf(gram)));
    }
    const first: Candidate[] = [];
    this.#forEachMet(grams.length, (other, runs, common) => {
      if (other === owner) return;
      const here = { owner: other, runs, common };
      let place = first.length;
      for (let before = first[place - 1]; before && (common > before.common || (common === before.common && this.#compare(other, before.owner) < 0)); before = first[place - 1]) place--;
      if (place >= most) return;
      for (let i = Math.min(first.length, most - 1); i > place; i--) first[i] = first[i - 1] ?? here;
      first[place] = here;
    });
    return first;
  }

  /** Counts one run more for the first of its owners. */
  #tally(posting: readonly number[], count: number): void {
    const [common, met] = [this.#common, this.#met];
    this.#work.met += count;
    for (let i = 0; i < count; i++) {
      const owner = posting[i] ?? 0;
      const before = common[owner] ?? 0;
      common[owner] = before + 1;
      if (before === 0) met[this.#metCount++] = owner;
    }
  }

  /** Ends the question: gives those that have enough in common with the one that asked, itself perhaps among them. */
  #forEachMet(own: number, give: (owner: number, runs: number, common: number) => void): void {
    const [count, met, commonOf] = [this.#metCount, this.#met, this.#common];
    this.#metCount = 0;
    for (let i = 0; i < count; i++) {
      const owner = met[i] ?? 0;
      const [common, runs] = [commonOf[owner] ?? 0, this.#runs[owner] ?? 0];
      commonOf[owner] = 0;
      if (runs > 0 && this.#isWorthy(own, runs, common)) give(owner, runs, common);
    }
  }

  #capOf(gram: number): number {
    return (gram & 1) === 1 ? this.#caps.telling : this.#caps.light;
  }

  #grow(owner: number): void {
    const runs = this.#runs;
    const size = 2 ** Math.ceil(Math.log2(owner + 1));
    this.#runs = new Int32Array(size);
    this.#runs.set(runs);
    this.#common = new Int32Array(size);
    this.#met = new Int32Array(size);
  }
}
