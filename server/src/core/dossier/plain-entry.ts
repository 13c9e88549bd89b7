// Reads a decision that is written as this program writes it, many times faster than a YAML parser; anything else is left to that.
import type { Span } from '../text/span';
import type { TextQuote } from '../text/text-quote';

/** Keys with their texts; `at` is the span of the finding's id, counted from the start of the entry's text. */
export interface PlainEntry {
  readonly values: ReadonlyMap<string, string>;
  readonly quotes: readonly TextQuote[];
  readonly at: Span;
  readonly item: Span;
}

/** A plain text that can be nothing else in YAML, or one between double marks with the escapes that JSON has as well. */
const VALUE = String.raw`([\p{L}\p{N}][\p{L}\p{N} .’'&/()+-]*|"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")`;
const END = String.raw`(?:\r?\n|$)`;
const PAIR = new RegExp(String.raw`([a-z]{2,8}): ${VALUE}${END}`, 'uy');
const QUOTE = new RegExp(String.raw`- \{ text: ${VALUE}(?:, before: ${VALUE})?(?:, after: ${VALUE})? \}${END}`, 'uy');
const QUOTES = /quotes:\r?\n/y;

/** Undefined where a line is not as expected: a comment, another indentation, other marks. */
export function readPlainEntry(text: string): PlainEntry | undefined {
  const indent = text.search(/[^ ]/u);
  if (indent < 0 || !text.startsWith('- ', indent)) return undefined;
  const outer = ' '.repeat(indent + 2);
  const inner = `${outer}  `;
  const values = new Map<string, string>();
  let quotes: readonly TextQuote[] = [];
  let at: Span | undefined;
  let position = 0;
  while (position < text.length) {
    if (position > 0 && !text.startsWith(outer, position)) return undefined;
    const start = position + outer.length;
    const found = foundAt(PAIR, text, start);
    if (!found) {
      QUOTES.lastIndex = start;
      const first = position > 0 && QUOTES.test(text) ? QUOTES.lastIndex : -1;
      const read = first < 0 ? undefined : readQuotes(text, first, inner);
      if (!read) return undefined;
      quotes = read;
      break;
    }
    const [line, key = '', written = ''] = found;
    const value = valueOf(written);
    if (value === undefined || values.has(key)) return undefined;
    if (key === 'finding') at = { start: start + key.length + 2, end: start + key.length + 2 + written.length };
    values.set(key, value);
    position = start + line.length;
  }
  return at && { values, quotes, at, item: { start: indent + 2, end: text.trimEnd().length } };
}

/** All that is left of the entry, which is undefined where there is anything else. */
function readQuotes(text: string, from: number, inner: string): readonly TextQuote[] | undefined {
  const quotes: TextQuote[] = [];
  for (let position = from; position < text.length;) {
    const found = text.startsWith(inner, position) ? foundAt(QUOTE, text, position + inner.length) : null;
    if (!found) return undefined;
    const [line, written = '', writtenBefore, writtenAfter] = found;
    const words = valueOf(written);
    const before = writtenBefore === undefined ? '' : valueOf(writtenBefore);
    const after = writtenAfter === undefined ? '' : valueOf(writtenAfter);
    if (words === undefined || before === undefined || after === undefined) return undefined;
    quotes.push({ text: words, before, after });
    position += inner.length + line.length;
  }
  return quotes.length > 0 ? quotes : undefined;
}

function foundAt(expression: RegExp, text: string, position: number): RegExpExecArray | null {
  expression.lastIndex = position;
  return expression.exec(text);
}

/** Undefined for what the parser would take for nothing, or trim. */
function valueOf(written: string): string | undefined {
  const value = !written.startsWith('"') ? written : written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
  return value === '' || value.trim() !== value || (value.length === 4 && value.toLowerCase() === 'null') ? undefined : value;
}
