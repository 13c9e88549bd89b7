// The outline of one document, and the entities of all.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Entity, Located } from '../corpus/entities';
import type { Span } from '../text/span';

export interface OutlineItem extends Span {
  readonly kind: 'section' | 'quote' | 'figure';
  readonly name: string;
  /** Who said it; what it measures. */
  readonly detail: string;
  readonly children: readonly OutlineItem[];
}

export function outlineOf(_links: Links, _document: DocumentId): readonly OutlineItem[] {
  return [];
}

/** Entities one of whose names holds the query's letters in order; best first, at most 200. An empty query gives all. */
export function findEntities(_links: Links, _query: string): readonly { readonly entity: Entity; readonly name: string; readonly at: Located }[] {
  return [];
}
