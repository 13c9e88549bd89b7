// What kind of character stands at a place of a text: letter, accent, digit or blank, by a table instead of expressions.

/** Bits, as Unicode's general categories have them. */
export const Sign = {
  letter: 1, // \p{L}
  accent: 2, // \p{M}: a combining mark
  digit: 4, // \p{N}
  blank: 8, // \s
  /** Joins two parts of one word: ' ’ ‑ - . & */
  joint: 16,
  /** Stands inside numbers: . , */
  separator: 32,
  /** Begins a sentence: a capital, a digit, a letter of a script that has no capitals. */
  opener: 64,
} as const;

const KNOWN = 128;
/** Nearly all that texts in European languages are written with; others are looked up each time. */
const TABLE = 0x2100;
const signs = new Uint8Array(TABLE);

/** The bits of the code point that begins at the offset, which lies inside the text. */
export function signAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  const found = code < TABLE ? signs[code] : undefined;
  return found || lookUp(text, offset);
}

/** How many UTF-16 code units the code point at the offset has. */
export function widthAt(text: string, offset: number): 1 | 2 {
  return (text.charCodeAt(offset) & 0xfc00) === 0xd800 && (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

function lookUp(text: string, offset: number): number {
  const code = text.codePointAt(offset) ?? 0;
  const sign = KNOWN | signOf(String.fromCodePoint(code));
  if (code < TABLE) signs[code] = sign;
  return sign;
}

function signOf(character: string): number {
  return (/\p{L}/u.test(character) ? Sign.letter : 0) | (/\p{M}/u.test(character) ? Sign.accent : 0) | (/\p{N}/u.test(character) ? Sign.digit : 0)
    | (/[\p{Lu}\p{Lt}\p{N}\p{Lo}]/u.test(character) ? Sign.opener : 0) | (/\s/u.test(character) ? Sign.blank : 0) | (/['’‑.&-]/u.test(character) ? Sign.joint : 0) | (/[.,]/.test(character) ? Sign.separator : 0);
}
