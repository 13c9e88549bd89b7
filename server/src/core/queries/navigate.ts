// Where to go from what lies under the cursor: the origin, all witnesses, the next source.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Span } from '../text/span';

/** What lies at the offset. */
export interface Target {
  readonly span: Span;
  readonly kind: 'figure' | 'quote' | 'entity';
}

export function targetAt(_links: Links, _document: DocumentId, _offset: number): Target | undefined {
  return undefined;
}

/** For a quote its origin, for an entity its first full mention in the dossier, for a figure the first other source's. Exactly one or none. */
export function definitionAt(_links: Links, _document: DocumentId, _offset: number): (Located & { readonly from: Span }) | undefined {
  return undefined;
}

/** All witnesses (and echoes) of a quote, all mentions of an entity, all figures of a claim; in order of document and start. */
export function referencesAt(_links: Links, _document: DocumentId, _offset: number): readonly Located[] {
  return [];
}

/** The same, in this document only. Empty on ordinary words. */
export function highlightsAt(_links: Links, _document: DocumentId, _offset: number): readonly Span[] {
  return [];
}

/**
 * The next document's place that says the same thing, round and round: from the last one comes the first again.
 * Undefined where no other document has it.
 */
export function nextSource(_links: Links, _document: DocumentId, _offset: number, _step: 1 | -1): Located | undefined {
  return undefined;
}
