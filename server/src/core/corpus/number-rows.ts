// Short rows of whole numbers, one behind the other in one array: rows of tens of thousands stay at hand where arrays of their own would lie all over the memory.

const SMALLEST = 256;

export class NumberRows {
  /** All rows, each from its start up to its end; another array after a row was put in. */
  data = new Int32Array(SMALLEST);
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Up to where places were given, and how many of them belong to no row any more. */
  #given = 0;
  #left = 0;

  /** `row` is a small whole number; the values are 32-bit integers with sign. */
  set(row: number, values: readonly number[]): void {
    this.delete(row);
    if (this.#given + values.length > this.data.length) this.#makeRoom(values.length);
    this.data.set(values, this.#given);
    while (this.#starts.length <= row) {
      this.#starts.push(0);
      this.#ends.push(0);
    }
    this.#starts[row] = this.#given;
    this.#ends[row] = this.#given += values.length;
  }

  delete(row: number): void {
    this.#left += this.endOf(row) - this.startOf(row);
    if (row < this.#starts.length) this.#starts[row] = this.#ends[row] = 0;
  }

  /** Equal to the end for a row that is not there. */
  startOf(row: number): number {
    return this.#starts[row] ?? 0;
  }

  endOf(row: number): number {
    return this.#ends[row] ?? 0;
  }

  /** Closes the gaps where they are most of it, else takes twice the room. */
  #makeRoom(more: number): void {
    const before = this.data;
    const needed = this.#given - this.#left + more;
    this.data = new Int32Array(needed * 2 > before.length ? Math.max(needed, before.length) * 2 : before.length);
    this.#given = this.#left = 0;
    for (let row = 0; row < this.#starts.length; row++) {
      const [start, end] = [this.startOf(row), this.endOf(row)];
      if (start === end) continue;
      this.data.set(before.subarray(start, end), this.#given);
      this.#starts[row] = this.#given;
      this.#ends[row] = this.#given += end - start;
    }
  }
}
