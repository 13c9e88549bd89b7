// The places of one document among those of many, which are in order of document: thousands of copies of a text have places beside it.
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';

/** In their order, each with its index among all. */
export function inDocument<T extends Located>(all: readonly T[], document: DocumentId): readonly { readonly at: T; readonly index: number }[] {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.document ?? '') < document) low = middle + 1;
    else high = middle;
  }
  const found: { at: T; index: number }[] = [];
  for (let index = low, at = all[low]; at?.document === document; at = all[++index]) found.push({ at, index });
  return found;
}
