// The content words of a short wording: by them one is found again that says the same in another order, or with other small words.
import { hash32 } from '../text/hash';
import { oncePer } from '../text/remembering';
import type { GramOwner } from './gram-index';
import type { Form } from './quote-forms';
import { Trait, type WordRow } from './word-row';

/** A wording as its neighbouring content words tell it, two by two; the order of the two does not count. */
export interface Tell extends GramOwner {
  readonly form: Form;
}

/** In a longer one the order of the words stays, and runs of three find it. */
const LONGEST = 24;
/** Two words in common are a matter of the topic. */
const FEWEST = 3;
/** As large a share of the content as of all words where wordings are aligned (form-links.ts). */
const RETOLD = 0.75;

const contentOf = oncePer(({ stems, traits }: WordRow): readonly string[] => stems.filter((_, i) => ((traits[i] ?? 0) & (Trait.stop | Trait.inserted)) === 0));

/** Undefined for a wording that is too long, or has too little content. */
export function tellOf(form: Form): Tell | undefined {
  const content = contentOf(form.row);
  if (form.row.length > LONGEST || content.length < FEWEST) return undefined;
  const words = content.map((stem) => hash32(stem));
  const grams = new Set<number>();
  // The last bit says that the run is telling.
  for (let i = 0; i + 1 < words.length; i++) grams.add(Math.imul((words[i] ?? 0) ^ (words[i + 1] ?? 0), 0x01000193) | 1);
  return { form, key: form.key, grams: Int32Array.from(grams), rank: form.rank };
}

/** Whether so many neighbours in common are worth a comparison. */
export function isWorthy(neighbours: number, otherNeighbours: number, common: number): boolean {
  return common * 4 >= Math.min(neighbours, otherNeighbours);
}

/** Whether the content of the shorter one is all but wholly in the other, in whatever order. */
export function retells(one: Tell, other: Tell): boolean {
  const [a, b] = [contentOf(one.form.row), contentOf(other.form.row)];
  const common = sharedContent(one.form.row, other.form.row);
  return common >= FEWEST && common >= RETOLD * Math.min(a.length, b.length);
}

/** How many content words two wordings have in common, in any order. */
export function sharedContent(one: WordRow, other: WordRow): number {
  const left = [...contentOf(other)];
  let common = 0;
  for (const word of contentOf(one)) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common++;
  }
  return common;
}
