// Cuts a text into words, numbers and marks, kept as flat arrays: no object for each token.
import { lastAtOrBefore, type Span } from './span';

export const TokenKind = { word: 0, number: 1, mark: 2 } as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/** How a word is written. `mixed` is McDonald, eBay, iPhone. */
export const Casing = { lower: 0, capital: 1, upper: 2, mixed: 3, none: 4 } as const;
export type Casing = (typeof Casing)[keyof typeof Casing];

// A word keeps its inner apostrophes and hyphens ("Vice-President", "O'Neill", "Russia’s") and inner dots of
// acronyms ("U.S."); a number keeps its inner , and . ("1,250.5"). What else is no blank is a mark, one code point long.
const TOKEN = /(?:\p{L}\.){2,}(?![\p{L}\p{N}])|[\p{L}\p{M}]+[\p{L}\p{M}\p{N}]*(?:['’ʼ\-‑.&][\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,]\p{N}+)*|[^\s]/gu;
// A dot inside a word is part of it only in names such as "Caliber.Az": a missing blank after a sentence is none.
const INNER_DOT = /^([\p{L}\p{M}\p{N}'’\-‑&]+)\.(\p{Lu}\p{Ll}+|\p{L}{4,}.*)$/u;
const WEB_ENDING = /\.(?:com|org|net|gov|edu|info|news|tv|io|[A-Za-z]{2})$/;

export class Tokens {
  readonly length: number;
  readonly #text: string;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #kinds: Uint8Array;

  private constructor(text: string, starts: Int32Array, ends: Int32Array, kinds: Uint8Array) {
    this.#text = text;
    this.#starts = starts;
    this.#ends = ends;
    this.#kinds = kinds;
    this.length = starts.length;
  }

  static of(text: string): Tokens {
    const starts: number[] = [];
    const ends: number[] = [];
    const kinds: number[] = [];
    const push = (start: number, end: number, kind: TokenKind): void => {
      starts.push(start);
      ends.push(end);
      kinds.push(kind);
    };
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
      const word = match[0];
      const start = match.index;
      const first = word.codePointAt(0) ?? 0;
      if (isDigit(first)) push(start, start + word.length, TokenKind.number);
      else if (!isLetter(first)) push(start, start + word.length, TokenKind.mark);
      else {
        const glued = word.includes('.') && !WEB_ENDING.test(word) ? INNER_DOT.exec(word) : null;
        if (glued?.[1]) {
          const dot = start + glued[1].length;
          push(start, dot, TokenKind.word);
          push(dot, dot + 1, TokenKind.mark);
          TOKEN.lastIndex = dot + 1;
        } else push(start, start + word.length, TokenKind.word);
      }
    }
    return new Tokens(text, Int32Array.from(starts), Int32Array.from(ends), Uint8Array.from(kinds));
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

  /** The token as it stands; empty outside the array. */
  text(index: number): string {
    return index < 0 || index >= this.length ? '' : this.#text.slice(this.start(index), this.end(index));
  }

  lower(index: number): string {
    return this.text(index).toLowerCase();
  }

  /** Whether nothing, not even a blank, stands between this token and the one before. */
  glued(index: number): boolean {
    return index > 0 && this.start(index) === this.end(index - 1);
  }

  casing(index: number): Casing {
    return this.isWord(index) ? casingOf(this.text(index)) : Casing.none;
  }

  /** Whether the word begins with a capital letter. */
  capitalised(index: number): boolean {
    const casing = this.casing(index);
    return casing === Casing.capital || casing === Casing.upper || (casing === Casing.mixed && /^\p{Lu}/u.test(this.text(index)));
  }

  /** The first token that ends behind the offset; `length` where there is none. */
  firstFrom(offset: number): number {
    const index = lastAtOrBefore(this.length, (i) => this.start(i), offset);
    return index >= 0 && this.end(index) > offset ? index : index + 1;
  }
}

/** A single capital letter counts as `capital`: "A", "I". */
export function casingOf(word: string): Casing {
  return plainCasingOf(word) ?? foreignCasingOf(word);
}

/** The same for a word of ASCII characters alone, as nearly all are: one look at each of them. Undefined for other words. */
function plainCasingOf(word: string): Casing | undefined {
  let upper = 0;
  let lower = 0;
  let regular = true; // each part has a capital only at its start, and the first part has one there
  let opensWord = true;
  let opensPart = true;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return undefined;
    if (code === 39 || code === 45) { // ' and -
      opensPart = true;
      continue;
    }
    const capital = code >= 65 && code <= 90;
    if (capital) upper++;
    else if (code >= 97 && code <= 122) lower++;
    if (capital ? !opensPart : opensWord) regular = false;
    opensWord = opensPart = false;
  }
  if (upper + lower === 0) return Casing.none;
  if (lower === 0) return upper === 1 ? Casing.capital : Casing.upper;
  if (upper === 0) return Casing.lower;
  return regular ? Casing.capital : Casing.mixed;
}

function foreignCasingOf(word: string): Casing {
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (!letters) return Casing.none;
  const upper = letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (upper) return letters.length === 1 ? Casing.capital : Casing.upper;
  if (letters === letters.toLowerCase()) return Casing.lower;
  const parts = word.split(/['’ʼ\-‑]/u).filter(Boolean);
  return parts.every((part, i) => /^\p{Lu}?[^\p{Lu}]*$/u.test(part) && (i > 0 || /^\p{Lu}/u.test(part))) ? Casing.capital : Casing.mixed;
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code > 127 && /\p{N}/u.test(String.fromCodePoint(code)));
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && /[\p{L}\p{M}]/u.test(String.fromCodePoint(code)));
}
