// The words of all wordings as numbers: what two of them have in common, in whatever order, is counted without a look at their texts.
import { NumberRows } from './number-rows';
import { WordNumbers } from './word-numbers';
import type { WordRow } from './word-row';

/** A word's number and what it weighs, in tenths, are one number: of one word in several places the heaviest come first. */
const BITS = 4;
const HEAVIEST = (1 << BITS) - 1;
const CONTENT = 10;

/** Wordings go by small whole numbers, which the caller gives. */
export class FormWords {
  readonly #numbers = new WordNumbers();
  /** Each wording's words, in order of number. */
  readonly #rows = new NumberRows();

  set(form: number, { stems, weights }: WordRow): void {
    this.#rows.set(form, stems.map((stem, i) => (this.#numbers.of(stem) << BITS) | (HEAVIEST - Math.round((weights[i] ?? 0) * 10))).sort((a, b) => a - b));
  }

  delete(form: number): void {
    this.#rows.delete(form);
  }

  lengthOf(form: number): number {
    return this.#rows.endOf(form) - this.#rows.startOf(form);
  }

  /** How many words of content there are: no stop words, and nothing in brackets. */
  contentOf(form: number): number {
    const { data } = this.#rows;
    let count = 0;
    for (let at = this.#rows.startOf(form); at < this.#rows.endOf(form); at++) if (isContent(data[at] ?? 0)) count++;
    return count;
  }

  /** How many of them two wordings have in common. */
  sharedContent(one: number, other: number): number {
    const { data } = this.#rows;
    const [endOfOne, endOfOther] = [this.#rows.endOf(one), this.#rows.endOf(other)];
    let common = 0;
    for (let i = this.#rows.startOf(one), j = this.#rows.startOf(other); i < endOfOne && j < endOfOther;) {
      const [a, b] = [data[i] ?? 0, data[j] ?? 0];
      if (a === b && isContent(a)) common++;
      if (a <= b) i++;
      if (b <= a) j++;
    }
    return common;
  }

  /** The weight of the words that both have, in whatever order, over that of all words of the lighter one: no alignment of the two gives more. */
  mostInCommon(one: number, other: number): number {
    const { data } = this.#rows;
    const [endOfOne, endOfOther] = [this.#rows.endOf(one), this.#rows.endOf(other)];
    let [common, ofOne, ofOther] = [0, 0, 0];
    let i = this.#rows.startOf(one);
    let j = this.#rows.startOf(other);
    while (i < endOfOne || j < endOfOther) {
      const [a, b] = [i < endOfOne ? data[i] ?? 0 : NONE, j < endOfOther ? data[j] ?? 0 : NONE];
      const [wordA, wordB] = [a >> BITS, b >> BITS];
      if (wordA === wordB) common += Math.max(weightIn(a), weightIn(b));
      if (wordA <= wordB) {
        ofOne += weightIn(a);
        i++;
      }
      if (wordB <= wordA) {
        ofOther += weightIn(b);
        j++;
      }
    }
    return common / Math.min(ofOne, ofOther);
  }
}

/** Comes behind every word. */
const NONE = 2 ** 31 - 1;

function weightIn(entry: number): number {
  return HEAVIEST - (entry & HEAVIEST);
}

function isContent(entry: number): boolean {
  return weightIn(entry) === CONTENT;
}
