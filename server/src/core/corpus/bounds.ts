// How much is compared where much is alike, so that time stays near-linear; tests set these low to walk over each of them.

export interface Bounds {
  /** Up to so many figures of a block every two are compared; in larger blocks only those that share a word which is rare in the block. */
  readonly smallBlock: number;
  /** A word is rare in a block up to so many figures. */
  readonly rareWord: number;
  /** A run of three words that more wordings have than this is common speech; only the first ones are compared. `light`: of hardly a content word. */
  readonly gram: { readonly telling: number; readonly light: number };
  /** Only so many texts are looked at for each run of five words, the longest: copies of one text meet in the first of them. */
  readonly textsOfRun: number;
}

export const usualBounds: Bounds = { smallBlock: 300, rareWord: 40, gram: { telling: 48, light: 12 }, textsOfRun: 8 };
