// Finds which wordings share runs of three words, in flat arrays: tens of thousands of short quotations share a few each.
import type { WordRow } from './wording';
import { hash32 } from '../text/hash';

/** The different runs of three words, as numbers; telling (1) where two of the words are content words. */
interface Grams {
  readonly hashes: Int32Array;
  readonly telling: Uint8Array;
}

/** How many wordings share one run, those first in order, before the others are left out: a run of many is common speech. */
interface Caps {
  readonly telling: number;
  readonly light: number;
}

interface Candidate {
  readonly form: number;
  /** Runs in common. */
  readonly common: number;
}

const gramsKnown = new WeakMap<WordRow, Grams>();

/** Two runs may meet in one number; the alignment finds out. */
export function gramsOf(row: WordRow): Grams {
  const known = gramsKnown.get(row);
  if (known) return known;
  const words = row.stems.map((stem) => hash32(stem));
  const grams = new Map<number, number>();
  for (let i = 0; i + 2 < row.length; i++) {
    const gram = (Math.imul(Math.imul(words[i] ?? 0, 31) + (words[i + 1] ?? 0), 0x01000193) ^ (words[i + 2] ?? 0)) | 0;
    grams.set(gram, (row.weights[i] ?? 0) + (row.weights[i + 1] ?? 0) + (row.weights[i + 2] ?? 0) >= 2 ? 1 : 0);
  }
  const made = { hashes: Int32Array.from(grams.keys()), telling: Uint8Array.from(grams.values()) };
  gramsKnown.set(row, made);
  return made;
}

/** The number of a run and its place fit together into the 53 bits of a float, so that one sort of numbers makes the index. */
const PLACE_BITS = 24;
const PLACES = 2 ** PLACE_BITS;
const HASH_SHIFT = 3;

export class GramIndex {
  readonly #grams: readonly Grams[];
  /** The first place of each form. */
  readonly #offsets: Int32Array;
  /** Owners of all runs, those of one run together and in order of form. */
  readonly #owners: Int32Array;
  /** By place: where its run's owners begin, and how many there are up to the cap. */
  readonly #starts: Int32Array;
  readonly #counts: Int32Array;
  /** Runs in common with the form that is asked for; all zero between two questions. */
  readonly #shared: Int32Array;

  constructor(grams: readonly Grams[], caps: Caps) {
    this.#grams = grams;
    this.#offsets = new Int32Array(grams.length + 1);
    grams.forEach(({ hashes }, form) => (this.#offsets[form + 1] = (this.#offsets[form] ?? 0) + hashes.length));
    const total = Math.min(this.#offsets[grams.length] ?? 0, PLACES);
    const owner = new Int32Array(total);
    const telling = new Uint8Array(total);
    const keys = new Float64Array(total);
    grams.forEach(({ hashes, telling: told }, form) => {
      for (let i = 0, place = this.#offsets[form] ?? 0; i < hashes.length && place < total; i++, place++) {
        owner[place] = form;
        telling[place] = told[i] ?? 0;
        keys[place] = ((hashes[i] ?? 0) >>> HASH_SHIFT) * PLACES + place;
      }
    });
    keys.sort();
    this.#owners = new Int32Array(total);
    this.#starts = new Int32Array(total);
    this.#counts = new Int32Array(total);
    this.#shared = new Int32Array(grams.length);
    for (let from = 0; from < total; ) {
      const run = Math.floor((keys[from] ?? 0) / PLACES);
      let to = from;
      for (; to < total && Math.floor((keys[to] ?? 0) / PLACES) === run; to++) this.#owners[to] = owner[(keys[to] ?? 0) % PLACES] ?? 0;
      for (let i = from; i < to; i++) {
        const place = (keys[i] ?? 0) % PLACES;
        this.#starts[place] = from;
        this.#counts[place] = Math.min(to - from, telling[place] ? caps.telling : caps.light);
      }
      from = to;
    }
  }

  /** Other forms that share runs with this one and that `worth` keeps, those with most in common first, then in order. */
  candidates(form: number, worth: (other: number, common: number) => boolean): Candidate[] {
    const touched: number[] = [];
    const from = this.#offsets[form] ?? 0;
    const to = Math.min(from + (this.#grams[form]?.hashes.length ?? 0), this.#starts.length);
    for (let place = from; place < to; place++) {
      const count = this.#counts[place] ?? 0;
      if (count < 2) continue;
      const start = this.#starts[place] ?? 0;
      for (let i = start; i < start + count; i++) {
        const other = this.#owners[i] ?? 0;
        if (other === form) continue;
        if (this.#shared[other] === 0) touched.push(other);
        this.#shared[other] = (this.#shared[other] ?? 0) + 1;
      }
    }
    const found: Candidate[] = [];
    for (const other of touched) {
      const common = this.#shared[other] ?? 0;
      if (worth(other, common)) found.push({ form: other, common });
      this.#shared[other] = 0;
    }
    return found.sort((a, b) => b.common - a.common || a.form - b.form);
  }
}
