// Links the figures of single documents that measure the same quantity, and says which of them agree and which conflict.
import type { Claim } from '../extract/figures/claim';
import { dayOfIso, resolveDate } from '../extract/figures/dates';
import type { FigureMention } from '../extract/figures';
import { exactly, type Interval } from '../extract/interval';
import type { DocumentId, SourceDocument } from './document';
import type { Located } from './entities';
import { verdictOf, type Verdict } from './verdict';

/** A figure in its document, with the value that the dossier gives it. */
export interface FigureAt extends Located {
  /** Index of the figure in its document. */
  readonly figure: number;
  readonly value: Interval;
}

/** Two figures of one quantity in two documents. */
export interface FigurePair {
  /** Indices into `Quantity.figures`. */
  readonly a: number;
  readonly b: number;
  readonly verdict: Verdict;
  /** How surely they are the same quantity. */
  readonly score: number;
}

/** One quantity, and all figures that were linked as its values. */
export interface Quantity {
  /** Stable: from what it measures and its values. */
  readonly id: string;
  /** In order of document and start. */
  readonly figures: readonly FigureAt[];
  readonly pairs: readonly FigurePair[];
}

/** Scores at which two figures are taken for one quantity. A conflict needs more than an agreement: equal values speak for themselves. */
const AGREE = 0.9;
const CONFLICT = 1.35;

/** Related figures are only shown beside the others, so that nobody wonders why they were not compared. */
const RELATED = 0.6;

interface Candidate extends FigureAt {
  readonly mention: FigureMention;
  readonly vector: ReadonlyMap<string, number>;
  readonly norm: number;
}

/** The result does not depend on the order of `documents`. */
export function linkFigures(documents: ReadonlyMap<DocumentId, SourceDocument>): readonly Quantity[] {
  const weight = wordWeights(documents);
  const blocks = new Map<string, Candidate[]>();
  for (const document of documents.values()) {
    const anchor = anchorOf(document, documents);
    document.figures.forEach((mention, figure) => {
      const read = valueOf(mention, anchor);
      if (!read) return;
      const { key, value } = read;
      const candidate = { document: document.id, start: mention.start, end: mention.end, figure, value, mention, ...vectorOf(mention, weight) };
      blocks.set(key, [...(blocks.get(key) ?? []), candidate]);
    });
  }
  return [...blocks].flatMap(([key, members]) => linkBlock(key, members));
}

/** The value, and the block in which it is compared. Where nobody knows the day of writing a weekday is compared with weekdays. */
export function valueOf(mention: FigureMention, anchor: number | undefined): { readonly key: string; readonly value: Interval } | undefined {
  if (!mention.date) return { key: blockOf(mention.claim), value: mention.value };
  const value = resolveDate(mention.date, anchor);
  if (value) return { key: 'date', value };
  return mention.date.weekday === undefined ? undefined : { key: 'weekday', value: exactly(mention.date.weekday) };
}

/** Only figures of one block are compared. */
function blockOf({ dimension, nounClass, noun }: Claim): string {
  return dimension === 'count' ? `count ${nounClass ?? noun ?? ''}` : dimension;
}

function linkBlock(key: string, members: readonly Candidate[]): Quantity[] {
  const links: FigurePair[] = [];
  for (let a = 0; a < members.length; a++) {
    for (let b = a + 1; b < members.length; b++) {
      const [x, y] = [members[a], members[b]];
      if (!x || !y || x.document === y.document) continue;
      const values = verdictOf(x.value, y.value, x.mention.unit !== y.mention.unit && x.mention.kind === 'measure');
      const verdict = values !== 'agree' && onTwoRungs(x.mention.claim, y.mention.claim) ? 'related' : values;
      const score = scoreOf(x, y, verdict);
      if (score >= (verdict === 'agree' ? AGREE : verdict === 'related' ? RELATED : CONFLICT)) links.push({ a, b, verdict, score });
    }
  }
  const kept = links.filter((link) => link.verdict === 'agree' || link.verdict === 'related' || !explained(link, members, links));
  return components(key, members, kept);
}

/** Two documents do not differ over a quantity where one of them also prints the other's value for it. */
function explained({ a, b }: FigurePair, members: readonly Candidate[], links: readonly FigurePair[]): boolean {
  const [x, y] = [members[a], members[b]];
  return links.some((other) => {
    if (other.verdict !== 'agree') return false;
    const [p, q] = [members[other.a], members[other.b]];
    return (p === x && q?.document === y?.document) || (q === x && p?.document === y?.document) || (p === y && q?.document === x?.document) || (q === y && p?.document === x?.document);
  });
}

function components(key: string, members: readonly Candidate[], links: readonly FigurePair[]): Quantity[] {
  const root = members.map((_, i) => i);
  const find = (i: number): number => {
    const up = root[i] ?? i;
    return up === i ? i : (root[i] = find(up));
  };
  for (const { a, b } of links) root[find(a)] = find(b);
  const groups = new Map<number, FigurePair[]>();
  for (const link of links) groups.set(find(link.a), [...(groups.get(find(link.a)) ?? []), link]);
  return [...groups.values()].map((pairs) => {
    const used = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b);
    const at = new Map(used.map((member, i) => [member, i]));
    const figures = used.flatMap((i) => {
      const member = members[i];
      return member ? [{ document: member.document, start: member.start, end: member.end, figure: member.figure, value: member.value }] : [];
    });
    return {
      id: `${key}/${figures.map(({ document, start }) => `${document}:${start}`).join('+')}`,
      figures,
      pairs: pairs.map(({ a, b, verdict, score }) => ({ a: at.get(a) ?? 0, b: at.get(b) ?? 0, verdict, score })),
    };
  });
}

/** How surely two figures of one block measure the same. */
function scoreOf(x: Candidate, y: Candidate, verdict: Verdict): number {
  const [p, q] = [x.mention.claim, y.mention.claim];
  let score = 1.6 * similarity(x, y);
  if (p.dimension === 'count') score += (p.noun === q.noun ? 0.5 : 0.3) + qualifierScore(p, q);
  if (p.partitive !== q.partitive) score -= 0.2;
  score += predicateScore(p, q, verdict);
  if (p.modality !== q.modality) score -= 0.3;
  if ((x.mention.modifier === 'more') !== (y.mention.modifier === 'more')) score -= 0.6;
  if (verdict === 'agree') score += rarity(x);
  return score;
}

/** An equal value says the more, the rarer it is: everything comes in twos, little comes in 167,000s. */
function rarity({ mention }: Candidate): number {
  if (mention.kind === 'date' || mention.kind === 'year' || mention.kind === 'time') return 0.2;
  const digits = String(Math.abs(mention.number)).replace(/\.|0+$/g, '').length;
  return Math.min(0.7, 0.1 * Math.log10(1 + Math.abs(mention.number)) + 0.15 * (digits - 1));
}

function predicateScore({ predicate: p }: Claim, { predicate: q }: Claim, verdict: Verdict): number {
  if (!p || !q) return 0;
  if (p.ladder === q.ladder && p.rung === q.rung) return p.sure && q.sure ? 0.6 : 0.3;
  const sure = p.sure && q.sure;
  if (p.ladder === q.ladder) return verdict === 'agree' || verdict === 'related' ? 0 : -0.6;
  return sure ? -0.5 : -0.1;
}

function onTwoRungs({ predicate: p }: Claim, { predicate: q }: Claim): boolean {
  return p !== undefined && q !== undefined && p.sure && q.sure && p.ladder === q.ladder && p.rung !== q.rung;
}

function qualifierScore({ qualifiers: p }: Claim, { qualifiers: q }: Claim): number {
  if (p.length === 0 || q.length === 0) return 0;
  return p.some((word) => q.includes(word)) ? 0.3 : -0.5;
}

function similarity(x: Candidate, y: Candidate): number {
  const [small, large] = x.vector.size <= y.vector.size ? [x, y] : [y, x];
  let shared = 0;
  for (const [word, weight] of small.vector) shared += weight * (large.vector.get(word) ?? 0);
  return x.norm && y.norm ? shared / (x.norm * y.norm) : 0;
}

function vectorOf(mention: FigureMention, weight: (word: string) => number): { readonly vector: ReadonlyMap<string, number>; readonly norm: number } {
  const vector = new Map<string, number>();
  let sum = 0;
  for (const [word, distance] of mention.claim.words) {
    const w = weight(word) / (1 + distance / 8);
    vector.set(word, w);
    sum += w * w;
  }
  return { vector, norm: Math.sqrt(sum) };
}

/** Rare words of the dossier weigh more: the logarithm of how many sentences there are for each that holds the word. */
function wordWeights(documents: ReadonlyMap<DocumentId, SourceDocument>): (word: string) => number {
  const counts = new Map<string, number>();
  let sentences = 0;
  for (const { figures } of documents.values()) {
    const seen = new Set<number>();
    for (const { sentence, claim } of figures) {
      if (seen.has(sentence)) continue;
      seen.add(sentence);
      sentences += 1;
      for (const word of claim.words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return (word) => Math.log(1 + sentences / (1 + (counts.get(word) ?? 0)));
}

/** The day of writing: the document's own, else the one on which most dated documents of the dossier were published. */
export function anchorOf(document: SourceDocument, documents: ReadonlyMap<DocumentId, SourceDocument>): number | undefined {
  const own = document.facts.published === undefined ? undefined : dayOfIso(document.facts.published);
  if (own !== undefined) return own;
  const days = [...documents.values()].flatMap(({ facts }) => (facts.published === undefined ? [] : [dayOfIso(facts.published)])).filter((day) => day !== undefined);
  const counts = new Map<number, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0];
}
