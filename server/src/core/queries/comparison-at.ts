// The row of a comparison that is about the place under the cursor.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import { lookupOf } from '../corpus/lookup';
import { english, type Say } from '../say';
import { figureRowOf } from './compare-figures';
import type { Comparison } from './comparison';
import { quoteAt, targetAt } from './target';

interface ComparedAt {
  readonly what: Comparison['what'];
  /** Id of the row; undefined where no row is about this place. */
  readonly row?: string;
}

/** A figure goes before the quotation around it. The offset counts UTF-16 code units. */
export function comparedAt(links: Links, document: DocumentId, offset: number, say: Say = english): ComparedAt {
  const target = targetAt(links, document, offset);
  const figure = target?.kind === 'figure' ? figureRowOf(links, document, target.index, say) : undefined;
  if (figure !== undefined) return { what: 'figures', row: figure };
  const quote = quoteAt(links, document, offset);
  const utterance = quote && lookupOf(links).utteranceOf(document, quote.index);
  return utterance ? { what: 'quotes', row: utterance.id } : { what: 'figures' };
}

