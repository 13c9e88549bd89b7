// A table by 32-bit numbers for hundreds of thousands of entries: flat arrays, where a Map would spend most of its time in memory.

const SMALLEST = 64;

export class NumberTable<V extends object | number> {
  #keys = new Int32Array(SMALLEST);
  /** An empty place has no value. */
  #values: (V | undefined)[] = emptyPlaces(SMALLEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** `key` is a 32-bit integer with sign. */
  get(key: number): V | undefined {
    return this.#values[this.#placeOf(key)];
  }

  set(key: number, value: V): void {
    let place = this.#placeOf(key);
    if (this.#values[place] === undefined) {
      // Fuller than half, entries would stand in each other's way.
      if (++this.#size * 2 > this.#keys.length) {
        this.#grow();
        place = this.#placeOf(key);
      }
      this.#keys[place] = key;
    }
    this.#values[place] = value;
  }

  delete(key: number): void {
    let hole = this.#placeOf(key);
    if (this.#values[hole] === undefined) return;
    this.#size--;
    const mask = this.#keys.length - 1;
    // Who stands behind was perhaps pushed there by the one that goes, and is looked for from its own place on.
    for (let place = (hole + 1) & mask; this.#values[place] !== undefined; place = (place + 1) & mask) {
      const home = this.#homeOf(this.#keys[place] ?? 0);
      if (((place - home) & mask) < ((place - hole) & mask)) continue;
      this.#keys[hole] = this.#keys[place] ?? 0;
      this.#values[hole] = this.#values[place];
      hole = place;
    }
    this.#values[hole] = undefined;
  }

  #homeOf(key: number): number {
    // All bits of the key must count: numbers of similar words often differ in the highest only (the finish of MurmurHash3).
    let mixed = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) & (this.#keys.length - 1);
  }

  /** Where the key is, or the empty place where it would be put. */
  #placeOf(key: number): number {
    const mask = this.#keys.length - 1;
    let place = this.#homeOf(key);
    while (this.#values[place] !== undefined && this.#keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = emptyPlaces(keys.length * 2);
    values.forEach((value, i) => {
      if (value === undefined) return;
      const key = keys[i] ?? 0;
      const place = this.#placeOf(key);
      this.#keys[place] = key;
      this.#values[place] = value;
    });
  }
}

function emptyPlaces<V>(count: number): (V | undefined)[] {
  return new Array<V | undefined>(count).fill(undefined);
}
