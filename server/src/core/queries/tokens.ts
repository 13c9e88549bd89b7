// Semantic tokens: which words of a document are names, figures and dates, for colour.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import type { Finding } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import { bySpan, lastAtOrBefore, overlaps, type Span } from '../text/span';
import { allOpen, type FindingStates } from './finding-states';
import { inDocument } from './in-document';

export const tokenTypes = ['person', 'organization', 'place', 'agreement', 'event', 'figure', 'date', 'quote'] as const;
export type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = ['conflicting', 'corroborated', 'attributed'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

export interface TokenSpan extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/**
 * In order of start, disjoint, each inside one line. Of a quotation only the marks are tokens: up to a third of an
 * article stands between marks, and keeps the colour of the text.
 */
export function tokensOf(links: Links, document: DocumentId, range?: Span, states: FindingStates = allOpen): readonly TokenSpan[] {
  const found = links.documents.get(document);
  if (!found) return [];
  const wanted = (span: Span): boolean => range === undefined || overlaps(span, range);
  const figures = figureTokens(links, found, states).filter(wanted);
  const rest = [...nameTokens(links, found), ...markTokens(found)].filter(wanted).flatMap((token) => without(token, figures));
  return [...figures, ...rest].sort(bySpan).flatMap((token) => singleLines(found, token));
}

function figureTokens(links: Links, { id, figures }: SourceDocument, states: FindingStates): TokenSpan[] {
  const lookup = lookupOf(links);
  const isOpen = (finding: Finding): boolean => finding.kind === 'figure' && states.severityOf(finding) === 'warning' && states.stateOf(finding).state !== 'decided';
  const conflicting = new Set(lookup.findingsIn(id).filter(isOpen).flatMap(({ mentions }) => inDocument(mentions, id).map(({ at: { start } }) => start)));
  /** By index. A quantity is gone through once, however many of its figures stand here. */
  const agreeing = new Set([...new Set(figures.map((_, index) => lookup.quantityOf(id, index)))].flatMap((quantity) => {
    const agree = quantity?.byVerdict.get('agree');
    return quantity && agree ? inDocument(quantity.figures, id).flatMap(({ at: { figure }, index }) => (agree.has(index) ? [figure] : [])) : [];
  }));
  return figures.map(({ start, end, kind }, index) => (
    { start, end, type: kind === 'date' || kind === 'year' || kind === 'time' ? 'date' : 'figure', modifiers: conflicting.has(start) ? ['conflicting'] : agreeing.has(index) ? ['corroborated'] : [] }
  ));
}

function nameTokens(links: Links, { id, names }: SourceDocument): TokenSpan[] {
  const { entityOf } = lookupOf(links);
  return names.mentions.flatMap(({ start, end, entity }) => {
    const type = entityOf(id, entity)?.type;
    return type === undefined || type === 'other' ? [] : [{ start, end, type, modifiers: [] }];
  });
}

function markTokens({ quotes, source }: SourceDocument): TokenSpan[] {
  return quotes.flatMap(({ kind, start, end, closed, speaker }): TokenSpan[] => {
    if (kind !== 'quote') return [];
    const modifiers: TokenModifier[] = speaker ? ['attributed'] : [];
    const opening = /["“”„«»'‘’`]{1,2}\s*$/u.exec(source.text.slice(Math.max(0, start - 3), start))?.[0].trim().length ?? 0;
    const closing = closed ? (/^\s*(["“”«»'‘’]{1,2})/u.exec(source.text.slice(end, end + 3))?.[1]?.length ?? 0) : 0;
    return [
      ...(opening ? [{ start: start - opening, end: start, type: 'quote' as const, modifiers }] : []),
      ...(closing ? [{ start: end, end: end + closing, type: 'quote' as const, modifiers }] : []),
    ];
  });
}

/** The parts of a token that none of the others covers, which are disjoint and in order: "1997 Ottawa Treaty" is a date and an agreement. */
function without(token: TokenSpan, others: readonly Span[]): TokenSpan[] {
  let parts: TokenSpan[] = [token];
  for (let i = Math.max(0, lastAtOrBefore(others.length, (n) => others[n]?.start ?? 0, token.start)); i < others.length; i++) {
    const other = others[i];
    if (!other || other.start >= token.end) break;
    if (other.end <= token.start) continue;
    parts = parts.flatMap((part) => (overlaps(part, other) ? [{ ...part, end: other.start }, { ...part, start: other.end }].filter(({ start, end }) => start < end) : [part]));
  }
  return parts;
}

function singleLines({ source }: SourceDocument, token: TokenSpan): TokenSpan[] {
  const first = source.lines.positionAt(token.start).line;
  const last = source.lines.positionAt(token.end).line;
  if (first === last) return [trimmed(source.text, token)];
  const parts: TokenSpan[] = [];
  for (let line = first; line <= last; line++) {
    const part = trimmed(source.text, { ...token, start: Math.max(token.start, source.lines.startOf(line)), end: line === last ? token.end : source.lines.startOf(line + 1) });
    if (part.start < part.end) parts.push(part);
  }
  return parts;
}

function trimmed(text: string, token: TokenSpan): TokenSpan {
  const slice = text.slice(token.start, token.end);
  const start = token.start + (slice.length - slice.trimStart().length);
  return { ...token, start, end: Math.max(start, token.end - (slice.length - slice.trimEnd().length)) };
}
