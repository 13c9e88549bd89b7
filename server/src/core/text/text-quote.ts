// A passage by its own words and a little of the words around them, so that it is found again wherever it has moved to.
import { paragraphAt, type SourceText } from './source-text';
import type { Span } from './span';

/** Blanks and line ends are one blank each, none at the ends: a text that is wrapped anew keeps its passages. */
export interface TextQuote {
  /** Of a long passage the beginning, with “…” for the rest. */
  readonly text: string;
  /** What stands before it in its paragraph, and behind it; empty where nothing does. */
  readonly before: string;
  readonly after: string;
}

/** In UTF-16 code units. The W3C's text quote selectors are made with as much context by those who have most of them (32). */
const CONTEXT = 32;
const LONGEST = 80;
/** Blanks can take much room; mostly the words as near as this are enough. */
const NEAR = 2 * CONTEXT;
const BLANK = 0x20;

/** The context ends with the paragraph: one that is moved as a whole takes it along. */
export function textQuoteOf(source: SourceText, { start, end }: Span): TextQuote {
  const paragraph = source.paragraphs[paragraphAt(source, start)];
  const from = Math.min(paragraph?.start ?? 0, start);
  const to = Math.max(paragraph?.end ?? end, end);
  return {
    text: quotedText(source.text.slice(start, end)),
    before: whole(enoughWords((length) => source.text.slice(Math.max(from, start - length), start)).slice(-CONTEXT)).trimStart(),
    after: whole(enoughWords((length) => source.text.slice(end, Math.min(to, end + length))).slice(0, CONTEXT)).trimEnd(),
  };
}

/** Whether `textQuoteOf` would give this very quote there. Thousands of decisions are held against texts: nothing is made where the letters tell. */
export function isQuoteAt(source: SourceText, at: Span, quote: TextQuote): boolean {
  if (at.end - at.start <= LONGEST) {
    if (blanksOver(source.text, over(source.text, quote.text, at.start, at.end, 1), at.end, 1) !== at.end) return false;
    if (isPlainlyAround(source, at, quote)) return true;
  }
  const there = textQuoteOf(source, at);
  return there.text === quote.text && there.before === quote.before && there.after === quote.after;
}

/** False also where it takes a closer look: halves of characters, much room between words. */
function isPlainlyAround(source: SourceText, { start, end }: Span, { before, after }: TextQuote): boolean {
  const paragraph = source.paragraphs[paragraphAt(source, start)];
  const from = Math.min(paragraph?.start ?? 0, start);
  const to = Math.max(paragraph?.end ?? end, end);
  return isContext(source.text, before, start, from, -1) && isContext(source.text, after, end, to, 1);
}

/** `edge`: where the paragraph ends in this direction. */
function isContext(text: string, words: string, at: number, edge: number, step: 1 | -1): boolean {
  if (words.length > CONTEXT || isSurrogate(words.charCodeAt(0)) || isSurrogate(words.charCodeAt(words.length - 1))) return false;
  const bound = step > 0 ? Math.min(edge, at + NEAR) : Math.max(edge, at - NEAR);
  const behind = over(text, words, at, bound, step);
  if (behind < 0) return false;
  const next = blanksOver(text, behind, bound, step);
  return words.length === CONTEXT || (words.length === CONTEXT - 1 && next !== behind) || (next === edge && bound === edge);
}

/** The position behind `words`, read away from `at` as far as `bound`, where any run of blanks is one; -1 where other words stand there. */
function over(text: string, words: string, at: number, bound: number, step: 1 | -1): number {
  let position = blanksOver(text, at, bound, step);
  let unit = 0;
  for (let i = 0; i < words.length; i++) {
    unit = words.charCodeAt(step > 0 ? i : words.length - 1 - i);
    if (position === bound) return -1;
    const there = unitFrom(text, position, step);
    if (unit === BLANK ? !isBlank(there) : unit !== there || isBlank(unit)) return -1;
    position = unit === BLANK ? blanksOver(text, position, bound, step) : position + step;
  }
  return unit === BLANK ? -1 : position;
}

function blanksOver(text: string, at: number, bound: number, step: 1 | -1): number {
  let position = at;
  while (position >= 0 && position !== bound && isBlank(unitFrom(text, position, step))) position += step;
  return position;
}

function unitFrom(text: string, at: number, step: 1 | -1): number {
  return text.charCodeAt(step > 0 ? at : at - 1);
}

/** As an expression's \s has it. */
function isBlank(unit: number): boolean {
  return unit === BLANK || (unit >= 9 && unit <= 13) || (unit > 127 && /\s/u.test(String.fromCharCode(unit)));
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function enoughWords(textOf: (length: number) => string): string {
  const near = plainWords(textOf(NEAR));
  return near.length > CONTEXT ? near : plainWords(textOf(8 * CONTEXT));
}

/** A passage's own words as a quote has them. */
export function quotedText(passage: string): string {
  const text = plainWords(passage);
  return text.length > LONGEST ? `${whole(text.slice(0, LONGEST)).trimEnd()}…` : text;
}

/** Whether two texts of passages are the same; of either the beginning may stand for all. */
export function sameText(a: string, b: string): boolean {
  return a === b || (a.endsWith('…') && b.startsWith(a.slice(0, -1))) || (b.endsWith('…') && a.startsWith(b.slice(0, -1)));
}

/** How much of the words around both have in common: 0 for nothing, 1 for all that the one with less context has. */
export function sharedContext(a: TextQuote, b: TextQuote): number {
  const least = Math.min(a.before.length, b.before.length) + Math.min(a.after.length, b.after.length);
  if (least === 0) return a.before + a.after === b.before + b.after ? 1 : 0;
  let before = 0;
  while (before < a.before.length && before < b.before.length && a.before.at(-1 - before) === b.before.at(-1 - before)) before++;
  let after = 0;
  while (after < a.after.length && after < b.after.length && a.after[after] === b.after[after]) after++;
  return (before + after) / least;
}

/** Each run of blanks and line ends as one blank. */
export function plainWords(text: string): string {
  return !/[^\S ]| {2}|^ | $/u.test(text) ? text : text.replace(/\s+/gu, ' ').trim();
}

/** Without the half of a character that a cut has left at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
