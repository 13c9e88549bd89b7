// The words around a figure with what each weighs, as lists of numbers: two of them are compared without looking a word up.
import { rounded } from './word-numbers';

export interface WordVector {
  /** Numbers of words, ascending. */
  readonly words: readonly number[];
  readonly weights: readonly number[];
  readonly norm: number;
}

/** Words with their distances from a figure, in words; by number, ascending. */
export interface WordDistances {
  readonly words: readonly number[];
  readonly distances: readonly number[];
}

export function distancesOf(distances: ReadonlyMap<string, number>, numberOf: (word: string) => number): WordDistances {
  const words: number[] = [];
  const sorted: number[] = [];
  // Each is put in its place: for the two dozen words of a sentence that is faster than sorting.
  for (const [word, distance] of distances) {
    const number = numberOf(word);
    let at = words.length;
    words.push(number);
    sorted.push(distance);
    for (; at > 0 && (words[at - 1] ?? 0) > number; at--) {
      words[at] = words[at - 1] ?? 0;
      sorted[at] = sorted[at - 1] ?? 0;
    }
    words[at] = number;
    sorted[at] = distance;
  }
  return { words, distances: sorted };
}

/** Words that have no distance. */
export function atOnce(words: ReadonlySet<string>, numberOf: (word: string) => number): WordDistances {
  return distancesOf(new Map(Array.from(words, (word) => [word, 0])), numberOf);
}

/** `reach`: the distance at which a word counts half. */
export function vectorOf({ words, distances }: WordDistances, weightOf: (word: number) => number, reach: number): WordVector {
  // Of hundreds of thousands of lists each has the room that it needs, and none to grow into.
  const weights = words.map((word, i) => rounded(weightOf(word) / (1 + (distances[i] ?? 0) / reach)));
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return { words, weights, norm: Math.sqrt(sum) };
}

/** From 0, where no word is in both, to 1. */
export function cosine(a: WordVector, b: WordVector): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.words.length && j < b.words.length; ) {
    const x = a.words[i] ?? 0;
    const y = b.words[j] ?? 0;
    if (x === y) shared += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (x < y) i++;
    else j++;
  }
  return shared / (a.norm * b.norm);
}
