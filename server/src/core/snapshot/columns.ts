// Records as rows of numbers: what is read of them is made when somebody asks, so that a large table costs nothing before.

/** Numbers of several sizes and texts that records point to. Plain data, to be kept as bytes. */
export interface Columns {
  readonly ints: Int32Array;
  readonly floats: Float64Array;
  readonly texts: readonly string[];
}

/** No text, which is another than the empty one. */
const NONE = -1;

export class ColumnWriter {
  #ints = new Int32Array(4096);
  #length = 0;
  readonly #floats = new Map<number, number>();
  readonly #texts = new Map<string, number>();

  /** Where the next number comes. */
  get at(): number {
    return this.#length;
  }

  /** 32 bits, signed. */
  int(value: number): void {
    if (this.#length === this.#ints.length) {
      const more = new Int32Array(this.#length * 2);
      more.set(this.#ints);
      this.#ints = more;
    }
    this.#ints[this.#length++] = value;
  }

  float(value: number): void {
    this.int(placeIn(this.#floats, value));
  }

  text(value: string | undefined): void {
    this.int(value === undefined ? NONE : placeIn(this.#texts, value));
  }

  list<T>(items: readonly T[], write: (item: T, index: number) => void): void {
    this.int(items.length);
    items.forEach(write);
  }

  /** Lists of which each can be read without those before it. */
  lists(writes: readonly (() => void)[]): void {
    const places = this.#length;
    for (let i = 0; i < writes.length; i++) this.int(0);
    writes.forEach((write, i) => {
      this.#ints[places + i] = this.#length;
      write();
    });
  }

  columns(): Columns {
    return { ints: this.#ints.slice(0, this.#length), floats: Float64Array.from(this.#floats.keys()), texts: [...this.#texts.keys()] };
  }
}

/** Reads in the order of writing, from a place on. */
export class ColumnReader {
  readonly #columns: Columns;
  #at: number;

  constructor(columns: Columns, at: number) {
    this.#columns = columns;
    this.#at = at;
  }

  int(): number {
    return this.#columns.ints[this.#at++] ?? 0;
  }

  float(): number {
    return this.#columns.floats[this.int()] ?? 0;
  }

  text(): string {
    return this.#columns.texts[this.int()] ?? '';
  }

  optionalText(): string | undefined {
    return this.#columns.texts[this.int()];
  }

  /** The number that stands so many places further on. */
  ahead(n: number): number {
    return this.#columns.ints[this.#at + n] ?? 0;
  }

  /** The nth of the lists that stand here. */
  nth(n: number): ColumnReader {
    return new ColumnReader(this.#columns, this.ahead(n));
  }

  list<T>(read: () => T): T[] {
    const items: T[] = [];
    const length = this.int();
    for (let i = 0; i < length; i++) items.push(read());
    return items;
  }
}

function placeIn<T>(known: Map<T, number>, value: T): number {
  const found = known.get(value);
  if (found !== undefined) return found;
  known.set(value, known.size);
  return known.size - 1;
}
