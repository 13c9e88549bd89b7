// The sets of kinds that are one after a level of joins, kept up to date join by join.
import { Components } from './components';
import { hasRules, partByRules, type Pair } from './entity-joins';
import type { Kind } from './entity-kinds';

interface RankedJoin {
  readonly pair: Pair;
  /** The smaller, the surer. */
  readonly rank: string;
}

export class EntitySets {
  readonly #components = new Components<Kind>();
  /** Only where corroborate.yaml parts what hangs together. */
  readonly #parted = new Map<Kind, readonly Kind[]>();
  readonly #joinsAt: (kind: Kind) => readonly RankedJoin[];

  /** `joinsAt` gives the joins of the groups that a kind is in, up to this level. */
  constructor(joinsAt: (kind: Kind) => readonly RankedJoin[]) {
    this.#joinsAt = joinsAt;
  }

  touch(kind: Kind): void {
    this.#components.touch(kind);
  }

  remove(kind: Kind): void {
    this.#components.remove(kind);
    this.#parted.delete(kind);
  }

  join([a, b]: Pair): void {
    this.#components.join(a, b);
  }

  part([a, b]: Pair): void {
    this.#components.part(a, b);
  }

  readonly areOne = (a: Kind, b: Kind): boolean => {
    if (a === b) return true;
    const [x, y] = [this.#parted.get(a), this.#parted.get(b)];
    return x || y ? x === y : this.#components.areOne(a, b);
  };

  setOf(kind: Kind): readonly Kind[] {
    return this.#parted.get(kind) ?? this.#components.membersOf(kind);
  }

  /** The sets that may be others than the last time. */
  renew(): readonly (readonly Kind[])[] {
    return this.#components.renew().flatMap((kinds) => {
      for (const kind of kinds) this.#parted.delete(kind);
      if (kinds.length === 1 || !kinds.some(hasRules)) return [kinds];
      const sets = partByRules([...kinds].sort((a, b) => (a.key < b.key ? -1 : 1)), this.#pairsOf(kinds));
      for (const set of sets) for (const kind of set) this.#parted.set(kind, set);
      return sets;
    });
  }

  /** From sure to less sure, in an order that changes elsewhere do not disturb. */
  #pairsOf(kinds: readonly Kind[]): readonly Pair[] {
    return kinds.flatMap((kind) => this.#joinsAt(kind).filter(({ pair: [first] }) => first === kind))
      .sort((p, q) => compare(p.rank, q.rank) || compare(p.pair[0].key, q.pair[0].key) || compare(p.pair[1].key, q.pair[1].key))
      .map(({ pair }) => pair);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
