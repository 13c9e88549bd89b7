// Offsets to lines and back. A line ends with LF, CR LF or a lone CR, as in the language server protocol.
import { lastAtOrBefore } from './span';

/** Both count from zero; `column` in UTF-16 code units. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    if (text.includes('\r')) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
      }
    } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** An offset behind the text's end counts as its end. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#length));
    const line = lastAtOrBefore(this.#starts.length, (i) => this.startOf(i), inside);
    return { line, column: inside - this.startOf(line) };
  }

  /** A position outside the text is moved to the nearest one inside. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    const end = this.#starts[position.line + 1] ?? this.#length;
    return Math.max(this.startOf(position.line), Math.min(this.startOf(position.line) + position.column, end));
  }

  /** The offset of a line's first code unit. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}
