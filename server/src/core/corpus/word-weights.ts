// How much each word says, by how rare it is in the dossier; in steps, so that hardly any edit changes the weight of a word.
import type { SourceDocument } from './document';
import type { WordNumbers } from './word-numbers';

/** What a change of documents did to the weights. */
export interface WeightChange {
  readonly all: boolean;
  /** By number. */
  readonly words: ReadonlySet<number>;
}

/** Counts the sentences that hold a figure, and how many of them hold each word; words are given by number. */
export class WordWeights {
  readonly #numbers: WordNumbers;
  readonly #counts: number[] = [];
  #sentences = 0;
  /** What counted before the changes that are not settled yet. */
  readonly #before = new Map<number, number>();
  #sentencesBefore = 0;
  /** As far as somebody has asked since the weight last changed. */
  #known: (number | undefined)[] = [];

  constructor(numbers: WordNumbers) {
    this.#numbers = numbers;
  }

  add(document: SourceDocument): void {
    this.#count(document, 1);
  }

  remove(document: SourceDocument): void {
    this.#count(document, -1);
  }

  /** Rare words weigh more: the logarithm of how many sentences there are for each that holds the word. To be asked when all is settled. */
  readonly weightOf = (word: number): number => (this.#known[word] ??= Math.log(1 + totalStep(this.#sentences) / wordStep(this.#counts[word] ?? 0)));

  /** What has another weight since the last time. */
  settle(): WeightChange {
    const all = totalStep(this.#sentences) !== totalStep(this.#sentencesBefore);
    const words = new Set<number>();
    for (const [word, count] of this.#before) if (wordStep(this.#counts[word] ?? 0) !== wordStep(count)) words.add(word);
    this.#before.clear();
    this.#sentencesBefore = this.#sentences;
    if (all) this.#known = [];
    else for (const word of words) this.#known[word] = undefined;
    return { all, words };
  }

  #count({ figures }: SourceDocument, by: 1 | -1): void {
    const sentences = new Map<number, Set<number>>();
    for (const { sentence, claim } of figures) {
      let words = sentences.get(sentence);
      if (!words) sentences.set(sentence, (words = new Set()));
      for (const word of claim.words.keys()) words.add(this.#numbers.of(word));
    }
    this.#sentences += by * sentences.size;
    for (const words of sentences.values()) {
      for (const word of words) {
        const count = this.#counts[word] ?? 0;
        if (!this.#before.has(word)) this.#before.set(word, count);
        this.#counts[word] = count + by;
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
