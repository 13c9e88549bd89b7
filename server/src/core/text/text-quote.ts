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

/** Blanks can take much room; mostly the words right beside the passage are enough. */
function enoughWords(textOf: (length: number) => string): string {
  const near = plainWords(textOf(2 * CONTEXT));
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
  return text.replace(/\s+/gu, ' ').trim();
}

/** Without the half of a character that a cut has left at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
