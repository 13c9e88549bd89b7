// Semantic tokens: which words of a document are names, figures and dates, for colour.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Span } from '../text/span';

export const tokenTypes = ['person', 'organization', 'place', 'agreement', 'event', 'figure', 'date', 'quote'] as const;
export type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = ['conflicting', 'corroborated', 'attributed'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

export interface TokenSpan extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** In order of start, disjoint, each inside one line. Quotations get none but at their marks: they keep the text's colour. */
export function tokensOf(_links: Links, _document: DocumentId, _range?: Span): readonly TokenSpan[] {
  return [];
}
