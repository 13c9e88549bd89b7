// Each word of the dossier as a number, so that comparing two words, or finding one in an array, costs next to nothing.

export class WordNumbers {
  /** Words of documents that are gone stay: a language has so many words and not more. */
  readonly #numbers = new Map<string, number>();

  /** 0, 1, 2 … in the order in which words are first met. */
  readonly of = (word: string): number => {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#numbers.size);
    return this.#numbers.size - 1;
  };

  get size(): number {
    return this.#numbers.size;
  }
}

/**
 * Weights of words are whole multiples of this: then a sum of products of two weights is exact, and the same in whatever order
 * the words come. The difference to the unrounded weight is a millionth.
 */
const STEP = 2 ** -20;

export function rounded(weight: number): number {
  return Math.round(weight / STEP) * STEP;
}
