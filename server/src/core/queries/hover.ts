// The card for what lies under the cursor: a figure, a quote or an entity.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Card } from './card';

/** Undefined where nothing that a source says lies at the offset. Figures and names win over the quote around them. */
export function hoverAt(_links: Links, _document: DocumentId, _offset: number): Card | undefined {
  return undefined;
}
