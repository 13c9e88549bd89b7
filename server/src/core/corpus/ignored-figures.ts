// Takes out of a document the figures that the user wants to have ignored.
import { plainWords, sameText, sharedContext, textQuoteOf, type TextQuote } from '../text/text-quote';
import type { SourceDocument } from './document';

/** An edit beside the figure leaves the words on one side. */
const SAME_PLACE = 0.45;

/** A passage without words around it is meant wherever it stands, one with them at its place. */
export function withoutFigures(document: SourceDocument, ignored: readonly TextQuote[]): SourceDocument {
  if (ignored.length === 0 || document.figures.length === 0) return document;
  const { source } = document;
  const figures = document.figures.filter((figure) => {
    const words = plainWords(source.text.slice(figure.start, figure.end));
    const named = ignored.filter(({ text }) => sameText(text, words));
    return named.length === 0 || !named.some((quote) => quote.before + quote.after === '' || sharedContext(quote, textQuoteOf(source, figure)) >= SAME_PLACE);
  });
  return figures.length === document.figures.length ? document : { ...document, figures };
}
