// Who has a number in common: lists by number, each in order of rank, of which often only the first are looked at.

import { NumberTable } from './number-table';

/** One new owner to so many old ones is put in its place; more are sorted with all. */
const FEW = 8;
/** A list of so many grows by one at a time. */
const SHORT = 16;

export class RankedPostings<T extends object | number> {
  readonly #compare: (a: T, b: T) => number;
  /** Most numbers have one owner. */
  readonly #postings = new NumberTable<T | T[]>();
  /** Lists to whose end owners were put, and how many before them are in order: a list of thousands that are read at once is sorted once. */
  readonly #unsorted = new Map<number, number>();

  /** An owner is an object or a number of one; `compare` gives 0 for the same owner only. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  add(key: number, owner: T): void {
    const before = this.#postings.get(key);
    if (before === undefined) this.#postings.set(key, owner);
    else if (!isList(before)) this.#postings.set(key, this.#compare(before, owner) < 0 ? [before, owner] : [owner, before]);
    else {
      if (!this.#unsorted.has(key)) this.#unsorted.set(key, before.length);
      // A list that grows in place makes room for sixteen more, and most lists stay short.
      if (before.length < SHORT) this.#postings.set(key, [...before, owner]);
      else before.push(owner);
    }
  }

  remove(key: number, owner: T): void {
    const before = this.#postings.get(key);
    if (before === owner) this.#postings.delete(key);
    if (before === undefined || !isList(before)) return;
    this.#sort(key, before);
    before.splice(this.#placeIn(before, owner), 1);
    const [only] = before;
    if (before.length === 1 && only !== undefined) this.#postings.set(key, only);
  }

  /** Puts an owner in the place of one that has the number: gives the places of both. Most keep theirs. */
  replace(key: number, before: T, now: T): readonly [from: number, to: number] {
    const posting = this.#sharedAt(key);
    if (!posting) {
      this.#postings.set(key, now);
      return [0, 0];
    }
    const from = this.#placeIn(posting, before);
    const left = posting[from - 1];
    const right = posting[from + 1];
    let to = from;
    // Another edition of a text moves by a few places, and only those between are touched.
    if (right !== undefined && this.#compare(right, now) < 0) {
      to = this.#placeIn(posting, now, from + 1) - 1;
      posting.copyWithin(from, from + 1, to + 1);
    } else if (left !== undefined && this.#compare(now, left) < 0) {
      to = this.#placeIn(posting, now, 0, from);
      posting.copyWithin(to + 1, to, from);
    }
    posting[to] = now;
    return [from, to];
  }

  /** In order of rank; undefined where fewer than two have it. */
  shared(key: number): readonly T[] | undefined {
    return this.#sharedAt(key);
  }

  /** How many come before the owner, which must have the number. */
  placeOf(key: number, owner: T): number {
    const posting = this.shared(key);
    return posting ? this.#placeIn(posting, owner) : 0;
  }

  #sharedAt(key: number): T[] | undefined {
    const posting = this.#postings.get(key);
    if (posting === undefined || !isList(posting)) return undefined;
    this.#sort(key, posting);
    return posting;
  }

  #sort(key: number, posting: T[]): void {
    const sorted = this.#unsorted.size > 0 ? this.#unsorted.get(key) : undefined;
    if (sorted === undefined) return;
    this.#unsorted.delete(key);
    if ((posting.length - sorted) * FEW <= sorted) for (const owner of posting.splice(sorted)) posting.splice(this.#placeIn(posting, owner), 0, owner);
    else posting.sort(this.#compare);
  }

  #placeIn(posting: readonly T[], owner: T, from = 0, to = posting.length): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = posting[middle];
      if (other !== undefined && this.#compare(other, owner) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isList<T extends object | number>(posting: T | T[]): posting is T[] {
  return Array.isArray(posting);
}
