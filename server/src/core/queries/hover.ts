// The card for what lies under the cursor: a figure, a quote or a name.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Card } from './card';
import { entityCard } from './entity-card';
import { figureCard } from './figure-card';
import { quoteCard } from './quote-card';
import { targetAt } from './target';

/** Undefined where nothing that a source says lies at the offset. Figures and names win over the quotation around them. */
export function hoverAt(links: Links, document: DocumentId, offset: number): Card | undefined {
  const target = targetAt(links, document, offset);
  const found = links.documents.get(document);
  if (!target || !found) return undefined;
  switch (target.kind) {
    case 'figure':
      return figureCard(links, found, target.index);
    case 'entity':
      return entityCard(links, found, target.index);
    case 'quote':
      return quoteCard(links, found, target.index);
  }
}
