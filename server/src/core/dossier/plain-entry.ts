// Reads a decision that is written as this program writes it, twenty times faster than a YAML parser; anything else is left to that.
import type { Span } from '../text/span';

/** Keys with their texts; `at` is the span of the finding's id, counted from the start of the entry's text. */
export interface PlainEntry {
  readonly values: ReadonlyMap<string, string>;
  readonly quotes: readonly ReadonlyMap<string, string>[];
  readonly at: Span;
  readonly item: Span;
}

/** A plain text that can be nothing else in YAML, or one between double marks with the escapes that JSON has as well. */
const VALUE = String.raw`([\p{L}\p{N}][\p{L}\p{N} .’'&/()+-]*|"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")`;
const PAIR = new RegExp(String.raw`^(\w+): ${VALUE}$`, 'u');
const QUOTE = new RegExp(String.raw`^- \{ text: ${VALUE}(?:, before: ${VALUE})?(?:, after: ${VALUE})? \}$`, 'u');

/** Undefined where a line is not as expected: a comment, another indentation, other marks. */
export function readPlainEntry(text: string): PlainEntry | undefined {
  const indent = text.length - text.trimStart().length;
  if (!text.startsWith('- ', indent)) return undefined;
  const [outer, inner] = [' '.repeat(indent + 2), ' '.repeat(indent + 4)];
  const values = new Map<string, string>();
  const quotes: ReadonlyMap<string, string>[] = [];
  let at: Span | undefined;
  let inQuotes = false;
  let position = 0;
  for (const [i, raw] of text.split('\n').entries()) {
    const start = position;
    position += raw.length + 1;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '' && position > text.length) break;
    if (i > 0 && line === `${outer}quotes:` && !inQuotes) {
      inQuotes = true;
      continue;
    }
    if (i > 0 && inQuotes) {
      const found = line.startsWith(inner) ? QUOTE.exec(line.slice(inner.length)) : null;
      if (!found) return undefined;
      const parts = [['text', found[1]], ['before', found[2]], ['after', found[3]]] as const;
      const quote = new Map<string, string>();
      for (const [key, written] of parts) {
        if (written === undefined) continue;
        const value = valueOf(written);
        if (value === undefined) return undefined;
        quote.set(key, value);
      }
      quotes.push(quote);
      continue;
    }
    const found = line.slice(0, outer.length) === (i === 0 ? `${' '.repeat(indent)}- ` : outer) ? PAIR.exec(line.slice(outer.length)) : null;
    const [, key = '', written = ''] = found ?? [];
    const value = found ? valueOf(written) : undefined;
    if (value === undefined || values.has(key)) return undefined;
    if (key === 'finding') at = { start: start + line.length - written.length, end: start + line.length };
    values.set(key, value);
  }
  if (!at || (inQuotes && quotes.length === 0)) return undefined;
  return { values, quotes, at, item: { start: indent + 2, end: text.trimEnd().length } };
}

/** Undefined for what the parser would take for nothing, or trim. */
function valueOf(written: string): string | undefined {
  const value: unknown = written.startsWith('"') ? JSON.parse(written) : written;
  return typeof value !== 'string' || value === '' || value.trim() !== value || /^null$/iu.test(value) ? undefined : value;
}
