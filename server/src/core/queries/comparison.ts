// A comparison as a table: claims or quotations are rows, sources are columns. The shape, and what both kinds share.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Say } from '../say';
import { oneLine } from '../text/one-line';
import { around } from './excerpts';
import { nameOfSource } from './places';
import { dayInWords } from './readings';

/** What a comparison came to, as far as one chooses by it what is shown; in the order in which rows stand. */
export const groups = ['disagree', 'look', 'agree', 'single'] as const;
export type Group = (typeof groups)[number];

/** How a statement stands to those of the other sources. */
export type Standing =
  | 'disagrees'
  | 'agrees'
  | 'related' // shown beside them and not compared, or compared without a verdict
  | 'alone';

export interface ComparedSource {
  readonly document: DocumentId;
  /** What a reader calls it; no two sources have the same. */
  readonly name: string;
  /** "18 March 2025", or nothing where nobody knows. */
  readonly date?: string;
  /** The name of the source whose text this one is a copy of: it confirms nothing. */
  readonly sameTextAs?: string;
}

export interface Statement {
  readonly at: Located;
  /** Counts from one. */
  readonly line: number;
  readonly standing: Standing;
  /** Says the standing without colour; empty where there is nothing to say. */
  readonly sign: '≠' | '=' | '';
  /** As printed, or in a table of quotations how the words stand to the fullest version's. On one line. */
  readonly says: string;
  /** How it was read, or why it is not compared. */
  readonly note?: string;
  /** The sentence around it. */
  readonly sentence: string;
}

export interface Cell {
  /** Index into `Comparison.sources`. */
  readonly source: number;
  /** One at least, with different values; in order of place. */
  readonly statements: readonly Statement[];
}

export interface ComparedRow {
  /** Stable as the analysis is: from what is compared, never from where it stands. */
  readonly id: string;
  /** "Countries that signed the Ottawa Convention" */
  readonly title: string;
  readonly about?: string;
  readonly group: Group;
  /** "Disagree", with the sign that says the same without colour; none where one source stands alone. */
  readonly result: string;
  readonly sign: string;
  /** "4 sources, 2 independent" */
  readonly counted: string;
  /** Id of the finding that can be decided on, and what was decided. */
  readonly finding?: string;
  readonly decision?: string;
  /** Only sources that say something; in order of source. */
  readonly cells: readonly Cell[];
}

export interface Comparison {
  readonly what: 'figures' | 'quotes';
  readonly sources: readonly ComparedSource[];
  /** What sources disagree on first; then by how many sources there are, then by place. */
  readonly rows: readonly ComparedRow[];
}

/** In order of id. */
export function comparedSources(links: Links, say: Say): readonly ComparedSource[] {
  const names = new Map<string, number>();
  for (const id of links.documents.keys()) names.set(nameOfSource(links, id), (names.get(nameOfSource(links, id)) ?? 0) + 1);
  const called = (id: DocumentId): string => oneLine((names.get(nameOfSource(links, id)) ?? 0) > 1 ? `${nameOfSource(links, id)} (${id})` : nameOfSource(links, id));
  return [...links.documents.values()].map(({ id, written }) => {
    const origin = links.origins.originOf(id);
    return { document: id, name: called(id), ...(written !== undefined && { date: dayInWords(written, say) }), ...(origin !== id && { sameTextAs: called(origin) }) };
  });
}

/** A row as it is made, with what it is sorted by: the gravest result first, of these what most sources speak of, of these the first. */
export interface DraftRow extends ComparedRow {
  readonly gravity: number;
  readonly first: Located;
}

export function inOrder(rows: readonly DraftRow[]): readonly ComparedRow[] {
  const rank = (row: DraftRow): number => groups.indexOf(row.group) * 100 + row.gravity;
  return [...rows]
    .sort((a, b) => rank(a) - rank(b) || b.cells.length - a.cells.length || (a.first.document < b.first.document ? -1 : a.first.document > b.first.document ? 1 : a.first.start - b.first.start) || (a.id < b.id ? -1 : 1))
    .map(({ gravity: _, first: __, ...row }) => row);
}

/** Enough for a sentence of most articles. */
const SENTENCE = 240;

/** Where something is stated, whatever it says. */
export function stated(links: Links, { document, start, end }: Located): Pick<Statement, 'at' | 'line' | 'sentence'> {
  const at = { document, start, end };
  const { before, text, after } = around(links, at, SENTENCE);
  const line = links.documents.get(document)?.source.lines.positionAt(start).line ?? 0;
  return { at, line: line + 1, sentence: oneLine(`${before}${text}${after}`) };
}

export function signOf(standing: Standing): Statement['sign'] {
  return standing === 'disagrees' ? '≠' : standing === 'agrees' ? '=' : '';
}
