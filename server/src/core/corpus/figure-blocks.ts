// Which figures are worth comparing: all of a small block, and near-linearly many of a large one.
import type { Bounds } from './bounds';
import type { DocumentId } from './document';
import type { FigureNode } from './figure-links';

interface Block {
  size: number;
  readonly byDocument: Map<DocumentId, FigureNode[]>;
  /** The figures whose sentences have a word. */
  readonly words: Map<string, FigureNode[]>;
}

const none: readonly FigureNode[] = [];

export class FigureBlocks {
  readonly #bounds: Bounds;
  readonly #blocks = new Map<string, Block>();
  /** By block, and by word of a block: how many figures there were before the changes that are not settled yet. */
  readonly #before = new Map<Block, { readonly size: number; readonly words: Map<string, number> }>();

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  add(node: FigureNode): void {
    let block = this.#blocks.get(node.key);
    if (!block) this.#blocks.set(node.key, (block = { size: 0, byDocument: new Map(), words: new Map() }));
    this.#note(block, node);
    block.size++;
    file(block.byDocument, node.candidate.document, node);
    for (const word of wordsOf(node)) file(block.words, word, node);
  }

  remove(node: FigureNode): void {
    const block = this.#blocks.get(node.key);
    if (!block) return;
    this.#note(block, node);
    block.size--;
    unfile(block.byDocument, node.candidate.document, node);
    for (const word of wordsOf(node)) unfile(block.words, word, node);
    if (block.size === 0) this.#blocks.delete(node.key);
  }

  #note(block: Block, node: FigureNode): void {
    let before = this.#before.get(block);
    if (!before) this.#before.set(block, (before = { size: block.size, words: new Map() }));
    for (const word of wordsOf(node)) if (!before.words.has(word)) before.words.set(word, block.words.get(word)?.length ?? 0);
  }

  /** The figures that a document has in a block. */
  figuresIn(key: string, document: DocumentId): readonly FigureNode[] {
    return this.#blocks.get(key)?.byDocument.get(document) ?? none;
  }

  /** The documents that have figures with which one of these figures of one block is to be compared; their own may be among them. */
  documentsFor(key: string, nodes: readonly FigureNode[]): Iterable<DocumentId> {
    const block = this.#blocks.get(key);
    if (!block) return [];
    if (this.#isSmall(block)) return block.byDocument.keys();
    const found = new Set<DocumentId>();
    for (const node of nodes) for (const word of wordsOf(node)) for (const { candidate } of this.#rareIn(block, word)) found.add(candidate.document);
    return found;
  }

  /** Whether two figures of the block are compared at all. */
  partnersIn(key: string): (a: FigureNode, b: FigureNode) => boolean {
    const block = this.#blocks.get(key);
    if (!block) return () => false;
    if (this.#isSmall(block)) return () => true;
    return (a, b) => {
      for (const word of wordsOf(a)) if (b.candidate.far.weights.has(word) && this.#rareIn(block, word).length > 0) return true;
      return false;
    };
  }

  #isSmall({ size }: Block): boolean {
    return size <= this.#bounds.smallBlock;
  }

  #rareIn({ words }: Block, word: string): readonly FigureNode[] {
    const posting = words.get(word) ?? none;
    return posting.length <= this.#bounds.rareWord ? posting : none;
  }

  /** All figures that have one of the words. */
  withWords(words: ReadonlySet<string>): Set<FigureNode> {
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

function wordsOf({ candidate }: FigureNode): Iterable<string> {
  return candidate.far.weights.keys();
}

function file<K>(lists: Map<K, FigureNode[]>, key: K, node: FigureNode): void {
  const list = lists.get(key);
  if (list) list.push(node);
  else lists.set(key, [node]);
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
