// The outline of one document, and the entities of all.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import type { Entity, Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import { english, type Say } from '../say';
import { bySpan, contains, type Span } from '../text/span';
import { quoted, shorten } from './excerpts';
import { measureOf } from './readings';
import { sectionHeadings } from './sections';

export interface OutlineItem extends Span {
  readonly kind: 'section' | 'quote' | 'figure';
  readonly name: string;
  /** Who said it; what it measures. */
  readonly detail: string;
  readonly children: readonly OutlineItem[];
}

const LONGEST_NAME = 60;
const MOST_SYMBOLS = 200;

/** Sections under their headings, and in each its quotations and figures in order. */
export function outlineOf(links: Links, document: DocumentId, say: Say = english): readonly OutlineItem[] {
  const found = links.documents.get(document);
  if (!found) return [];
  const items = [...quoteItems(links, found, say), ...figureItems(found, say)].sort(bySpan);
  const headings = sectionHeadings(found.source);
  const inside = (span: Span): OutlineItem[] => nest(items.filter((item) => contains(span, item)));
  const first = headings[0]?.start ?? found.source.text.length;
  const sections = headings.map((heading, i): OutlineItem => {
    const span = { start: heading.start, end: headings[i + 1]?.start ?? found.source.text.length };
    return { ...span, kind: 'section', name: nameOf(found, heading), detail: '', children: inside(span) };
  });
  return [...inside({ start: 0, end: first }), ...sections];
}

/** Figures that stand in a quotation are its children. */
function nest(items: readonly OutlineItem[]): OutlineItem[] {
  const top: OutlineItem[] = [];
  for (const item of items) {
    const parent = top.at(-1);
    if (parent && item !== parent && contains(parent, item)) top[top.length - 1] = { ...parent, children: [...parent.children, item] };
    else top.push(item);
  }
  return top;
}

function quoteItems(links: Links, document: SourceDocument, say: Say): OutlineItem[] {
  const { utteranceOf } = lookupOf(links);
  return document.quotes.flatMap((quote, index) =>
    quote.kind === 'quote' ? [{ start: quote.start, end: quote.end, kind: 'quote' as const, name: quoted(nameOf(document, quote), say), detail: utteranceOf(document.id, index)?.speaker ?? quote.speaker?.name ?? say('speaker not found'), children: [] }] : [],
  );
}

function figureItems(document: SourceDocument, say: Say): OutlineItem[] {
  return document.figures.map((figure) => ({ start: figure.start, end: figure.end, kind: 'figure' as const, name: nameOf(document, figure), detail: measureOf(figure, say), children: [] }));
}

function nameOf({ source }: SourceDocument, { start, end }: Span): string {
  return shorten(source.text.slice(start, Math.min(end, start + 2 * LONGEST_NAME)).replace(/\s+/g, ' '), LONGEST_NAME);
}

/** Entities, groups among them, one of whose names holds the query's letters in order, or its words in any; best first, at most 200. An empty query gives all. */
export function findEntities(links: Links, query: string): readonly { readonly entity: Entity; readonly name: string; readonly at: Located }[] {
  return links.searchNames(query, MOST_SYMBOLS, links.groups.all).flatMap(({ entity, name }) => {
    const at = firstMention(links, entity);
    return at ? [{ entity, name, at }] : [];
  });
}

/** Of an entity that thousands of documents name, without a list of all places. */
function firstMention({ documents }: Links, entity: Entity): Located | undefined {
  const { first } = entity;
  const names = first && documents.get(first.document)?.names;
  const mention = first && names?.mentions[names.entities[first.entity]?.mentions[0] ?? -1];
  return first && mention ? { document: first.document, start: mention.start, end: mention.end } : entity.mentions[0];
}
