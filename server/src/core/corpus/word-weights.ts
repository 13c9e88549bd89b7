// How much each word says, by how rare it is in the dossier; in steps, so that hardly any edit changes the weight of a word.
import type { SourceDocument } from './document';

/** What a change of documents did to the weights. */
export interface WeightChange {
  readonly all: boolean;
  readonly words: ReadonlySet<string>;
}

/** Counts the sentences that hold a figure, and how many of them hold each word. */
export class WordWeights {
  readonly #counts = new Map<string, number>();
  #sentences = 0;
  /** What counted before the changes that are not settled yet. */
  readonly #before = new Map<string, number>();
  #sentencesBefore = 0;

  add(document: SourceDocument): void {
    this.#count(document, 1);
  }

  remove(document: SourceDocument): void {
    this.#count(document, -1);
  }

  /** Rare words weigh more: the logarithm of how many sentences there are for each that holds the word. */
  readonly weightOf = (word: string): number => Math.log(1 + totalStep(this.#sentences) / wordStep(this.#counts.get(word) ?? 0));

  /** What has another weight since the last time. */
  settle(): WeightChange {
    const all = totalStep(this.#sentences) !== totalStep(this.#sentencesBefore);
    const words = new Set<string>();
    for (const [word, count] of this.#before) if (wordStep(this.#counts.get(word) ?? 0) !== wordStep(count)) words.add(word);
    this.#before.clear();
    this.#sentencesBefore = this.#sentences;
    return { all, words };
  }

  #count({ figures }: SourceDocument, by: 1 | -1): void {
    const sentences = new Map<number, Set<string>>();
    for (const { sentence, claim } of figures) {
      let words = sentences.get(sentence);
      if (!words) sentences.set(sentence, (words = new Set()));
      for (const word of claim.words.keys()) words.add(word);
    }
    this.#sentences += by * sentences.size;
    for (const words of sentences.values()) {
      for (const word of words) {
        const count = this.#counts.get(word) ?? 0;
        if (!this.#before.has(word)) this.#before.set(word, count);
        if (count + by > 0) this.#counts.set(word, count + by);
        else this.#counts.delete(word);
      }
    }
  }
}

// With these steps the pairs of labelled articles are linked as they are with exact counts, but for one in two hundred.

/** To the nearest power of two: all figures are weighed anew only where the dossier doubles. */
function totalStep(sentences: number): number {
  return sentences === 0 ? 0 : 2 ** Math.round(Math.log2(sentences));
}

/** To the nearest power of the root of two, so that a word changes its weight the more seldom, the more sentences hold it. */
function wordStep(sentences: number): number {
  return 2 ** (Math.round(2 * Math.log2(1 + sentences)) / 2);
}
