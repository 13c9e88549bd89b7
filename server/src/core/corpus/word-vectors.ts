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

/** Room for the distance behind the number, so that both can be sorted at once. */
const FURTHEST = 2 ** 20 - 1;

export function distancesOf(distances: ReadonlyMap<string, number>, numberOf: (word: string) => number): WordDistances {
  const both = new Float64Array(distances.size);
  let count = 0;
  for (const [word, distance] of distances) both[count++] = numberOf(word) * (FURTHEST + 1) + Math.min(distance, FURTHEST);
  // Numbers sort themselves several times faster than by a function.
  both.sort();
  const words: number[] = [];
  const sorted: number[] = [];
  for (const one of both) {
    const word = Math.floor(one / (FURTHEST + 1));
    words.push(word);
    sorted.push(one - word * (FURTHEST + 1));
  }
  return { words, distances: sorted };
}

/** Words that have no distance. */
export function atOnce(words: ReadonlySet<string>, numberOf: (word: string) => number): WordDistances {
  return distancesOf(new Map(Array.from(words, (word) => [word, 0])), numberOf);
}

/** `reach`: the distance at which a word counts half. */
export function vectorOf({ words, distances }: WordDistances, weightOf: (word: number) => number, reach: number): WordVector {
  const weights: number[] = [];
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    const weight = rounded(weightOf(words[i] ?? 0) / (1 + (distances[i] ?? 0) / reach));
    weights.push(weight);
    sum += weight * weight;
  }
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
