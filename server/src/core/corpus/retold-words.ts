// The content words of a short wording: by them one is found again that says the same in another order, or with other small words.
import { hash32 } from '../text/hash';
import type { FormWords } from './form-words';
import { Trait, type WordRow } from './word-row';

/** In a longer one the order of the words stays, and runs of three find it. */
const LONGEST = 24;
/** Two words in common are a matter of the topic. */
const FEWEST = 3;
/** As large a share of the content as of all words where wordings are aligned (form-links.ts). */
const RETOLD = 0.75;

/** A wording as its neighbouring content words tell it, two by two; the order of the two does not count. Undefined for one that is too long, or has too little content. */
export function neighboursIn(row: WordRow): readonly number[] | undefined {
  if (row.length > LONGEST) return undefined;
  const words = row.stems.flatMap((stem, i) => (((row.traits[i] ?? 0) & (Trait.stop | Trait.inserted)) === 0 ? hash32(stem) : []));
  if (words.length < FEWEST) return undefined;
  const grams = new Set<number>();
  // The last bit says that the run is telling.
  for (let i = 0; i + 1 < words.length; i++) grams.add(Math.imul((words[i] ?? 0) ^ (words[i + 1] ?? 0), 0x01000193) | 1);
  return [...grams];
}

/** Whether so many neighbours in common are worth a comparison. */
export function isWorthy(neighbours: number, otherNeighbours: number, common: number): boolean {
  return common * 4 >= Math.min(neighbours, otherNeighbours);
}

/** Whether the content of the shorter one is all but wholly in the other, in whatever order. */
export function retells(words: FormWords, one: number, other: number): boolean {
  const common = words.sharedContent(one, other);
  return common >= FEWEST && common >= RETOLD * Math.min(words.contentOf(one), words.contentOf(other));
}
