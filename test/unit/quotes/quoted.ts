// Reads quotations out of a text in tests, as plain strings.
import { documentId, readDocument, type SourceDocument } from '../../../server/src/core/corpus/document';
import type { QuoteMention } from '../../../server/src/core/extract/quotes';

export const read = (text: string, id = 'a.txt', published?: string): SourceDocument =>
  readDocument(documentId(id), text, published === undefined ? {} : { published });

export const textOf = ({ source }: SourceDocument, { start, end }: { start: number; end: number }): string => source.text.slice(start, end);

/** What stands between marks, quotations and phrases. */
export const marked = (text: string): string[] => {
  const document = read(text);
  return document.quotes.map((quote) => textOf(document, quote));
};

/** The quotations alone. */
export const quoted = (text: string): string[] => {
  const document = read(text);
  return document.quotes.filter(({ kind }) => kind === 'quote').map((quote) => textOf(document, quote));
};

/** Speaker and rule of each quotation: "Anna Holt by cue". */
export const speakers = (text: string): string[] =>
  read(text).quotes.filter(({ kind }) => kind === 'quote').map(({ speaker }) => (speaker ? `${speaker.name} by ${speaker.rule}` : 'nobody'));

export const first = (text: string): QuoteMention => {
  const [quote] = read(text).quotes;
  if (!quote) throw new Error(`no quotation in: ${text}`);
  return quote;
};
