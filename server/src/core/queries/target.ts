// What lies at a place of a document: a figure, a name or a quotation.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import { groupAt } from '../corpus/group-entities';
import { lastAtOrBefore, touches, type Span } from '../text/span';

export type Target =
  | { readonly kind: 'figure'; readonly span: Span; readonly index: number }
  | { readonly kind: 'entity'; readonly span: Span; readonly index: number }
  | { readonly kind: 'quote'; readonly span: Span; readonly index: number }
  /** A phrase that means some by their number, where it is no figure: “both companies”. The index is that in `groups`. */
  | { readonly kind: 'group'; readonly span: Span; readonly index: number };

/** Figures and names win over the quotation around them, and of these the narrower one. The index is that of the mention in its document. */
export function targetAt(links: Links, document: DocumentId, offset: number): Target | undefined {
  const found = links.documents.get(document);
  if (!found) return undefined;
  const figure = at('figure', found.figures, offset);
  const name = at('entity', found.names.mentions, offset);
  // The narrower one is meant: "NATO" in “four NATO nations”, the year in “the 1997 Ottawa Treaty”.
  const narrower = figure && name ? (name.span.end - name.span.start < figure.span.end - figure.span.start ? name : figure) : (figure ?? name);
  return narrower ?? groupTarget(links, document, offset) ?? quoteAt(links, document, offset);
}

function groupTarget(links: Links, document: DocumentId, offset: number): Target | undefined {
  const found = groupAt(links, document, offset);
  return found && { kind: 'group', span: { start: found.phrase.start, end: found.phrase.end }, index: found.index };
}

/** The quotation at the offset, whatever stands in it. Scare quotes and titles are none. */
export function quoteAt(links: Links, document: DocumentId, offset: number): Target | undefined {
  const quotes = links.documents.get(document)?.quotes ?? [];
  const quote = at('quote', quotes, offset);
  return quote && quotes[quote.index]?.kind === 'quote' ? quote : undefined;
}

function at<K extends Target['kind']>(kind: K, mentions: readonly Span[], offset: number): { readonly kind: K; readonly span: Span; readonly index: number } | undefined {
  const last = lastAtOrBefore(mentions.length, (i) => mentions[i]?.start ?? 0, offset);
  // A cursor between two mentions belongs to the one that it stands before.
  for (const index of [last, last - 1]) {
    const mention = mentions[index];
    if (mention && touches(mention, offset)) return { kind, span: { start: mention.start, end: mention.end }, index };
  }
  return undefined;
}
