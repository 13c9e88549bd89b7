// Cuts a text into words, numbers and marks, kept as flat arrays: no object for each token.
import { lexemeAt, type Lexeme } from './lexemes';
import { Sign, signAt, widthAt } from './signs';
import type { Span } from './span';

export const TokenKind = { word: 0, number: 1, mark: 2 } as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

// A dot inside a word is part of it only in names such as "Caliber.Az": a missing blank after a sentence is none.
const INNER_DOT = /^([\p{L}\p{M}\p{N}'’\-‑&]+)\.(\p{Lu}\p{Ll}+|\p{L}{4}.*)$/u;
const WEB_ENDING = /\.(?:com|org|net|gov|edu|info|news|tv|io|[A-Za-z]{2})$/;

/** Where the tokens of a text lie until all are found; used again for the next text, so that reading leaves little behind. */
interface Room {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
}

/** More tokens than an article has. */
const USUAL = 8192;

function roomFor(count: number, before?: Room): Room {
  const made = { starts: new Int32Array(count), ends: new Int32Array(count), kinds: new Uint8Array(count) };
  if (!before) return made;
  made.starts.set(before.starts);
  made.ends.set(before.ends);
  made.kinds.set(before.kinds);
  return made;
}

let room = roomFor(USUAL);

const NOTHING = lexemeAt('', 0, 0, TokenKind.mark);

export class Tokens {
  readonly length: number;
  readonly #text: string;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #kinds: Uint8Array;
  /** While the text is read and linked, so that its words need not be cut out of it again and again. */
  #lexemes: readonly Lexeme[] | undefined;

  private constructor(text: string, starts: Int32Array, ends: Int32Array, kinds: Uint8Array, lexemes?: readonly Lexeme[]) {
    this.#text = text;
    this.#starts = starts;
    this.#ends = ends;
    this.#kinds = kinds;
    this.#lexemes = lexemes;
    this.length = starts.length;
  }

  /**
   * A word keeps its inner apostrophes and hyphens ("Vice-President", "O'Neill", "Russia’s") and inner dots of acronyms
   * ("U.S."); a number keeps its inner , and . ("1,250.5"). What else is no blank is a mark, one code point long.
   */
  static of(text: string): Tokens {
    const lexemes: Lexeme[] = [];
    let count = 0;
    for (let start = 0, end = 0; start < text.length; start = end) {
      const sign = signAt(text, start);
      if (sign & Sign.blank) {
        end = start + 1;
        continue;
      }
      const kind = sign & Sign.digit ? TokenKind.number : sign & IN_NAME ? TokenKind.word : TokenKind.mark;
      end = kind === TokenKind.word ? wordEnd(text, start) : kind === TokenKind.number ? numberEnd(text, start) : start + widthAt(text, start);
      if (count === room.starts.length) room = roomFor(2 * count, room);
      room.starts[count] = start;
      room.ends[count] = end;
      room.kinds[count++] = kind;
      lexemes.push(lexemeAt(text, start, end, kind));
    }
    const tokens = new Tokens(text, room.starts.slice(0, count), room.ends.slice(0, count), room.kinds.slice(0, count), lexemes);
    if (count > USUAL) room = roomFor(USUAL);
    return tokens;
  }

  /** `packed` is what `pack` gave for the same text. */
  static unpack(text: string, packed: Uint8Array): Tokens {
    let at = 0;
    const next = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = packed[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
    };
    const length = next();
    const [starts, ends, kinds] = [new Int32Array(length), new Int32Array(length), new Uint8Array(length)];
    let end = 0;
    for (let i = 0; i < length; i++) {
      const gap = next();
      kinds[i] = gap & 3;
      starts[i] = end + (gap >>> 2);
      ends[i] = end = (starts[i] ?? 0) + next();
    }
    return new Tokens(text, starts, ends, kinds);
  }

  /** Two bytes a token mostly: its kind with what stands before it, and its length. To be kept or sent elsewhere. */
  pack(): Uint8Array {
    const packed: number[] = [];
    const push = (value: number): void => {
      for (; value >= 0x80; value >>>= 7) packed.push((value & 0x7f) | 0x80);
      packed.push(value);
    };
    push(this.length);
    for (let i = 0; i < this.length; i++) {
      push(((this.start(i) - (i === 0 ? 0 : this.end(i - 1))) << 2) | (this.#kinds[i] ?? 0));
      push(this.end(i) - this.start(i));
    }
    return Uint8Array.from(packed);
  }

  /** Outside the array the start and end are the text's end, so that a look-ahead needs no check. */
  start(index: number): number {
    return this.#starts[index] ?? this.#text.length;
  }

  end(index: number): number {
    return this.#ends[index] ?? this.#text.length;
  }

  span(index: number): Span {
    return { start: this.start(index), end: this.end(index) };
  }

  kind(index: number): TokenKind | undefined {
    return this.#kinds[index] as TokenKind | undefined;
  }

  isWord(index: number): boolean {
    return this.#kinds[index] === TokenKind.word;
  }

  isNumber(index: number): boolean {
    return this.#kinds[index] === TokenKind.number;
  }

  /** The token's spelling; nothing outside the array. */
  lexeme(index: number): Lexeme {
    return this.#lexemes?.[index] ?? this.#lookUp(index);
  }

  #lookUp(index: number): Lexeme {
    const kind = this.kind(index);
    return kind === undefined ? NOTHING : lexemeAt(this.#text, this.start(index), this.end(index), kind);
  }

  /** Lets go of what only the reading and linking of the text needs. */
  settle(): void {
    this.#lexemes = undefined;
  }

  /** The token as it stands; empty outside the array. */
  text(index: number): string {
    const lexeme = this.#lexemes?.[index];
    return lexeme ? lexeme.text : index < 0 || index >= this.length ? '' : this.#text.slice(this.start(index), this.end(index));
  }

  lower(index: number): string {
    const lexeme = this.#lexemes?.[index];
    return lexeme ? lexeme.lower : this.text(index).toLowerCase();
  }

  /** Whether nothing, not even a blank, stands between this token and the one before. */
  glued(index: number): boolean {
    return index > 0 && this.start(index) === this.end(index - 1);
  }

  /** Whether the word begins with a capital letter. */
  capitalised(index: number): boolean {
    return this.isWord(index) && this.lexeme(index).capitalised;
  }

  /** The first token that ends behind the offset; `length` where there is none. */
  firstFrom(offset: number): number {
    const index = this.firstStartingFrom(offset + 1) - 1;
    return index >= 0 && this.end(index) > offset ? index : index + 1;
  }

  /** The first token that starts at the offset or behind it; `length` where there is none. */
  firstStartingFrom(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.start(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What a word may begin with, and what its parts are made of. */
const IN_NAME = Sign.letter | Sign.accent;
const IN_PART = IN_NAME | Sign.digit;

function wordEnd(text: string, start: number): number {
  const acronym = acronymEnd(text, start);
  if (acronym > start) return acronym;
  let end = endOf(text, start, IN_PART);
  let dot = -1;
  while (end < text.length && signAt(text, end) & Sign.joint) {
    const part = endOf(text, end + 1, IN_PART);
    if (part === end + 1) break;
    if (dot < 0 && text.charCodeAt(end) === FULL_STOP) dot = end;
    end = part;
  }
  if (dot < 0) return end;
  const word = text.slice(start, end);
  return !WEB_ENDING.test(word) && INNER_DOT.test(word) ? dot : end;
}

const FULL_STOP = 46;

/** "U.S.": the end of two letters or more, each with its stop; `start` where no acronym stands. */
function acronymEnd(text: string, start: number): number {
  let end = start;
  let letters = 0;
  while (end < text.length && signAt(text, end) & Sign.letter) {
    const stop = end + widthAt(text, end);
    if (text.charCodeAt(stop) !== FULL_STOP) break;
    end = stop + 1;
    letters++;
  }
  return letters < 2 || (end < text.length && signAt(text, end) & (Sign.letter | Sign.digit)) ? start : end;
}

/** "1,250.5" */
function numberEnd(text: string, start: number): number {
  let end = endOf(text, start, Sign.digit);
  while (end < text.length && signAt(text, end) & Sign.separator) {
    const part = endOf(text, end + 1, Sign.digit);
    if (part === end + 1) break;
    end = part;
  }
  return end;
}

/** Where the characters of these kinds end that begin at the offset. */
function endOf(text: string, start: number, kinds: number): number {
  let end = start;
  while (end < text.length && signAt(text, end) & kinds) end += widthAt(text, end);
  return end;
}
