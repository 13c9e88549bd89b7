// Sets of objects by key, most of which have one member: that one stands for its set, where thousands of sets would take time and memory.

export class SetsByKey<K, V extends object> {
  readonly #sets = new Map<K, V | Set<V>>();

  add(key: K, value: V): void {
    const known = this.#sets.get(key);
    if (known === undefined) this.#sets.set(key, value);
    else if (known instanceof Set) known.add(value);
    else if (known !== value) this.#sets.set(key, new Set([known, value]));
  }

  delete(key: K, value: V): void {
    const known = this.#sets.get(key);
    if (known === value) this.#sets.delete(key);
    else if (known instanceof Set && known.delete(value) && known.size === 0) this.#sets.delete(key);
  }

  /** In the order in which they were added. */
  of(key: K): Iterable<V> {
    const known = this.#sets.get(key);
    return known === undefined ? [] : known instanceof Set ? known : [known];
  }

  clear(): void {
    this.#sets.clear();
  }
}
