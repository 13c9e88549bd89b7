// Which figures are worth comparing: all of a small block, and near-linearly many of a large one.
import { lastAtOrBefore } from '../text/span';
import type { Bounds } from './bounds';
import type { DocumentId } from './document';
import type { FigureNode } from './figure-links';

interface Block {
  size: number;
  readonly byDocument: Map<DocumentId, FigureNode[]>;
  /** The figures whose sentences have a word, by its number. */
  readonly words: Map<number, FigureNode[]>;
}

/** Two after two, with nothing made for each; the first of two is of the document with the smaller id. */
type FigurePairs = FigureNode[];

const none: readonly FigureNode[] = [];

export class FigureBlocks {
  readonly #bounds: Bounds;
  readonly #blocks = new Map<string, Block>();
  /** By block, and by word of a block: how many figures there were before the changes that are not settled yet. */
  readonly #before = new Map<Block, { readonly size: number; readonly words: Map<number, number> }>();

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  add(node: FigureNode): void {
    let block = this.#blocks.get(node.key);
    if (!block) this.#blocks.set(node.key, (block = { size: 0, byDocument: new Map(), words: new Map() }));
    this.#note(block, node);
    block.size++;
    file(block.byDocument, node.candidate.document, node);
    node.places = wordsOf(node).map((word) => file(block.words, word, node));
  }

  remove(node: FigureNode): void {
    const block = this.#blocks.get(node.key);
    if (!block) return;
    this.#note(block, node);
    block.size--;
    unfile(block.byDocument, node.candidate.document, node);
    wordsOf(node).forEach((word, i) => takeOut(block.words, word, node.places?.[i] ?? -1));
    if (block.size === 0) this.#blocks.delete(node.key);
  }

  #note(block: Block, node: FigureNode): void {
    let before = this.#before.get(block);
    if (!before) this.#before.set(block, (before = { size: block.size, words: new Map() }));
    // In a block that was small all were compared, whatever words they have.
    if (before.size <= this.#bounds.smallBlock) return;
    for (const word of wordsOf(node)) if (!before.words.has(word)) before.words.set(word, block.words.get(word)?.length ?? 0);
  }

  /** The figures that a document has in a block. */
  figuresIn(key: string, document: DocumentId): readonly FigureNode[] {
    return this.#blocks.get(key)?.byDocument.get(document) ?? none;
  }

  /** What a document's figures in a block are to be compared with, by the other's document, as far as that is wanted. */
  pairsOf(key: string, document: DocumentId, isWanted: (other: DocumentId) => boolean): Map<DocumentId, FigurePairs> {
    const block = this.#blocks.get(key);
    const own = block?.byDocument.get(document);
    if (!block || !own) return new Map();
    return this.#isSmall(block) ? allPairs(block, document, own, isWanted) : this.#rarePairs(block, document, own, isWanted);
  }

  /** A rare word of the one is a word of the other. */
  #rarePairs(block: Block, document: DocumentId, own: readonly FigureNode[], isWanted: (other: DocumentId) => boolean): Map<DocumentId, FigurePairs> {
    const met = new Map<DocumentId, FigurePairs | undefined>([[document, undefined]]);
    for (const node of own) {
      const partners = new Set<FigureNode>();
      for (const word of wordsOf(node)) {
        for (const one of this.#rareIn(block, word)) {
          const other = one.candidate.document;
          let pairs = met.get(other);
          // Most of them are of another story, and asked about once.
          if (!pairs && !met.has(other)) met.set(other, (pairs = isWanted(other) ? [] : undefined));
          if (!pairs || partners.has(one)) continue;
          partners.add(one);
          push(pairs, node, one);
        }
      }
    }
    const wanted = new Map<DocumentId, FigurePairs>();
    for (const [other, pairs] of met) if (pairs) wanted.set(other, pairs);
    return wanted;
  }

  #isSmall({ size }: Block): boolean {
    return size <= this.#bounds.smallBlock;
  }

  #rareIn({ words }: Block, word: number): readonly FigureNode[] {
    const posting = words.get(word) ?? none;
    return posting.length <= this.#bounds.rareWord ? posting : none;
  }

  /** All figures that have one of the words. */
  withWords(words: ReadonlySet<number>): Set<FigureNode> {
    const found = new Set<FigureNode>();
    for (const block of this.#blocks.values()) for (const word of words) for (const node of block.words.get(word) ?? none) found.add(node);
    return found;
  }

  /** Groups of figures of one block that are or are not compared with each other since the last time because the block grew or a word became common. */
  settle(): readonly (readonly FigureNode[])[] {
    const groups: FigureNode[][] = [];
    for (const [block, before] of this.#before) {
      const [was, is] = [before.size <= this.#bounds.smallBlock, this.#isSmall(block)];
      if (was !== is) groups.push([...block.byDocument.values()].flat());
      else if (!is) {
        for (const [word, count] of before.words) {
          const posting = block.words.get(word) ?? none;
          if ((count <= this.#bounds.rareWord) !== (posting.length <= this.#bounds.rareWord)) groups.push([...posting]);
        }
      }
    }
    this.#before.clear();
    return groups;
  }
}

function allPairs({ byDocument }: Block, document: DocumentId, own: readonly FigureNode[], isWanted: (other: DocumentId) => boolean): Map<DocumentId, FigurePairs> {
  const pairs = new Map<DocumentId, FigurePairs>();
  for (const [other, nodes] of byDocument) {
    if (other === document || !isWanted(other)) continue;
    const two: FigurePairs = [];
    for (const node of own) for (const one of nodes) push(two, node, one);
    pairs.set(other, two);
  }
  return pairs;
}

function wordsOf({ candidate }: FigureNode): readonly number[] {
  return candidate.far.words;
}

function push(pairs: FigurePairs, a: FigureNode, b: FigureNode): void {
  if (a.candidate.document < b.candidate.document) pairs.push(a, b);
  else pairs.push(b, a);
}

/** Gives the place in the list. */
function file<K>(lists: Map<K, FigureNode[]>, key: K, node: FigureNode): number {
  const list = lists.get(key);
  if (list) return list.push(node) - 1;
  lists.set(key, [node]);
  return 0;
}

/** The last of those with the word takes its place: a word may be that of thousands. */
function takeOut(lists: Map<number, FigureNode[]>, word: number, place: number): void {
  const list = lists.get(word);
  const last = list?.pop();
  if (!list || !last) return;
  if (place < list.length) {
    list[place] = last;
    const words = wordsOf(last);
    // They are in order of number.
    if (last.places) last.places[lastAtOrBefore(words.length, (i) => words[i] ?? 0, word)] = place;
  }
  if (list.length === 0) lists.delete(word);
}

/** The others may change places. */
function unfile<K>(lists: Map<K, FigureNode[]>, key: K, node: FigureNode): void {
  const list = lists.get(key);
  const place = list?.indexOf(node) ?? -1;
  if (!list || place < 0) return;
  const last = list.pop();
  if (last && last !== node) list[place] = last;
  if (list.length === 0) lists.delete(key);
}
