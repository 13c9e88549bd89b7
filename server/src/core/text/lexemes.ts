// The words, numbers and marks of all texts, each spelling once: what is asked of a word again and again is worked out one time.
import { Casing, casingOf } from './casing';
import type { TokenKind } from './tokens';

/** One spelling, wherever it stands. */
export interface Lexeme {
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  /** Whether it begins with a capital letter. */
  readonly capitalised: boolean;
  /** Its place in the table, by which functions keep what they gave; -1 where the table has no room for it. */
  readonly number: number;
  readonly hash: number;
}

/** More than the words of a large folder; then the table begins anew, so that an archive does not fill the memory. */
const MOST = 30_000;
const SLOTS = 0x10000;
/** Places looked at for one spelling: words that are made to have one hash must not cost their square. */
const TRIES = 12;
/** In UTF-16 code units; longer ones are web addresses and the like, which hardly come again. */
const LONGEST = 32;
/** V8 keeps a whole text for the sake of a longer piece of it; of such a piece a copy is made. */
const LONGEST_COPIED = 12;

const slots: (Lexeme | undefined)[] = new Array<Lexeme | undefined>(SLOTS).fill(undefined);
let first = 0;
let next = 0;

/** The lexeme of what stands between the two offsets; its letters are compared in place, so a known one costs no new string. */
export function lexemeAt(text: string, start: number, end: number, kind: TokenKind): Lexeme {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = (hash ^ (hash >>> 15)) & 0x3fffffff;
  if (end - start > LONGEST) return newLexeme(text.slice(start, end), kind, -1, hash);
  for (let slot = hash, tries = 0; tries < TRIES; slot++, tries++) {
    const found = slots[slot & (SLOTS - 1)];
    if (found === undefined) return enter(slot & (SLOTS - 1), copyOf(text.slice(start, end)), kind, hash);
    if (found.hash === hash && spells(found.text, text, start, end)) return found;
  }
  return newLexeme(text.slice(start, end), kind, -1, hash);
}

function spells(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = start; i < end; i++) if (word.charCodeAt(i - start) !== text.charCodeAt(i)) return false;
  return true;
}

function copyOf(word: string): string {
  return word.length > LONGEST_COPIED ? String.fromCharCode(...Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))) : word;
}

function enter(slot: number, word: string, kind: TokenKind, hash: number): Lexeme {
  if (next - first >= MOST) {
    slots.fill(undefined);
    first = next;
  }
  return (slots[slot] = newLexeme(word, kind, next++, hash));
}

function newLexeme(text: string, kind: TokenKind, number: number, hash: number): Lexeme {
  return { text, lower: text.toLowerCase(), kind, capitalised: isCapitalised(text), number, hash };
}

function isCapitalised(word: string): boolean {
  const casing = casingOf(word);
  return casing === Casing.capital || casing === Casing.upper || (casing === Casing.mixed && /^\p{Lu}/u.test(word));
}

/** Which lexemes were met since `begin`; faster than a set of words that is made for each document. */
export class Meetings {
  readonly #last = new Int32Array(MOST);
  #now = 0;
  #since = first;

  begin(): void {
    this.#now++;
  }

  /** Whether the lexeme is met for the first time, or may be: one that is not in the table always is. */
  isFirst({ number }: Lexeme): boolean {
    if (this.#since !== first) {
      this.#since = first;
      this.#last.fill(0);
    }
    const at = number - first;
    if (at < 0) return true;
    const isFirst = this.#last[at] !== this.#now;
    this.#last[at] = this.#now;
    return isFirst;
  }
}

/** The same function, which remembers what it gave for each lexeme of the table. It must give the same each time, and never undefined. */
export function perLexeme<T>(of: (lexeme: Lexeme) => T): (lexeme: Lexeme) => T {
  let since = first;
  let kept = new Array<T | undefined>(MOST).fill(undefined);
  return (lexeme) => {
    if (since !== first) {
      since = first;
      kept = new Array<T | undefined>(MOST).fill(undefined);
    }
    const at = lexeme.number - since;
    if (at < 0) return of(lexeme);
    return (kept[at] ??= of(lexeme));
  };
}
