// Which figures are worth comparing: all of a small block, and near-linearly many of a large one.
import type { Bounds } from './bounds';
import type { FigureNode } from './figure-links';

interface Block {
  readonly nodes: Set<FigureNode>;
  /** The figures whose sentences have a word. */
  readonly words: Map<string, FigureNode[]>;
}

export class FigureBlocks {
  readonly #bounds: Bounds;
  readonly #blocks = new Map<string, Block>();
  /** By block, and by word of a block: how many figures there were before the changes that are not settled yet. */
  readonly #before = new Map<Block, { readonly nodes: number; readonly words: Map<string, number> }>();

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  add(node: FigureNode): void {
    let block = this.#blocks.get(node.key);
    if (!block) this.#blocks.set(node.key, (block = { nodes: new Set(), words: new Map() }));
    this.#note(block, node);
    block.nodes.add(node);
    for (const word of wordsOf(node)) {
      const posting = block.words.get(word);
      if (posting) posting.push(node);
      else block.words.set(word, [node]);
    }
  }

  remove(node: FigureNode): void {
    const block = this.#blocks.get(node.key);
    if (!block) return;
    this.#note(block, node);
    block.nodes.delete(node);
    for (const word of wordsOf(node)) {
      const posting = block.words.get(word);
      if (!posting) continue;
      const place = posting.indexOf(node);
      const last = posting.pop();
      if (last && last !== node && place >= 0) posting[place] = last;
      if (posting.length === 0) block.words.delete(word);
    }
    if (block.nodes.size === 0) this.#blocks.delete(node.key);
  }

  #note(block: Block, node: FigureNode): void {
    let before = this.#before.get(block);
    if (!before) this.#before.set(block, (before = { nodes: block.nodes.size, words: new Map() }));
    for (const word of wordsOf(node)) if (!before.words.has(word)) before.words.set(word, block.words.get(word)?.length ?? 0);
  }

  /** Those that the figure is to be compared with; some of them more than once. */
  *partnersOf(node: FigureNode): Generator<FigureNode, void> {
    const block = this.#blocks.get(node.key);
    if (!block) return;
    if (block.nodes.size <= this.#bounds.smallBlock) yield* block.nodes;
    else for (const word of wordsOf(node)) yield* this.#rareIn(block, word);
  }

  /** Whether the two are compared at all. */
  arePartners(a: FigureNode, b: FigureNode): boolean {
    const block = this.#blocks.get(a.key);
    if (!block || a.key !== b.key) return false;
    if (block.nodes.size <= this.#bounds.smallBlock) return true;
    for (const word of wordsOf(a)) if (b.candidate.far.weights.has(word) && this.#rareIn(block, word).length > 0) return true;
    return false;
  }

  #rareIn({ words }: Block, word: string): readonly FigureNode[] {
    const posting = words.get(word) ?? [];
    return posting.length <= this.#bounds.rareWord ? posting : [];
  }

  /** All figures that have one of the words. */
  withWords(words: ReadonlySet<string>): Set<FigureNode> {
    const found = new Set<FigureNode>();
    for (const block of this.#blocks.values()) for (const word of words) for (const node of block.words.get(word) ?? []) found.add(node);
    return found;
  }

  /** Groups of figures that are or are not compared with each other since the last time because a block grew or a word became common. */
  settle(): readonly (readonly FigureNode[])[] {
    const groups: FigureNode[][] = [];
    for (const [block, before] of this.#before) {
      const [was, is] = [before.nodes <= this.#bounds.smallBlock, block.nodes.size <= this.#bounds.smallBlock];
      if (was !== is) groups.push([...block.nodes]);
      else if (!is) {
        for (const [word, count] of before.words) {
          const posting = block.words.get(word) ?? [];
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
