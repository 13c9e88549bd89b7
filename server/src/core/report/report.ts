// What a report of a dossier holds, whatever it is written as: the comparison of figures, that of quotations, and the timeline.
import type { Links } from '../corpus/corpus';
import { compareFigures } from '../queries/compare-figures';
import { compareQuotes } from '../queries/compare-quotes';
import { comparedSources, type Cell, type ComparedRow, type ComparedSource, type Comparison, type Statement } from '../queries/comparison';
import { withDecisions } from '../queries/decided-rows';
import { allOpen, type FindingStates } from '../queries/finding-states';
import { timelineOf, type Timeline } from '../queries/timeline';

export const reportParts = ['figures', 'quotes', 'timeline'] as const;
export type ReportPart = (typeof reportParts)[number];

/** A comparison with the rows that the report shows. */
export interface ReportTable extends Comparison {
  /** How many rows of one source alone were left out. */
  readonly leftOut: number;
}

export interface Report {
  readonly sources: readonly ComparedSource[];
  readonly tables: readonly ReportTable[];
  readonly timeline?: Timeline;
}

/** `all`: also what one source alone says. */
export function makeReport(links: Links, parts: readonly ReportPart[], { all = false, states = allOpen }: { readonly all?: boolean; readonly states?: FindingStates } = {}): Report {
  const table = (comparison: Comparison): ReportTable => {
    const rows = withDecisions(links, states, comparison.rows.filter(({ group }) => all || group !== 'single'));
    return { ...comparison, rows, leftOut: comparison.rows.length - rows.length };
  };
  return {
    sources: comparedSources(links),
    tables: [...(parts.includes('figures') ? [table(compareFigures(links))] : []), ...(parts.includes('quotes') ? [table(compareQuotes(links))] : [])],
    ...(parts.includes('timeline') && { timeline: { ...timelineOf(links), events: withDecisions(links, states, timelineOf(links).events) } }),
  };
}

export const tableTitles: Readonly<Record<Comparison['what'], string>> = { figures: 'Figures', quotes: 'Quotations' };

/** "Comparison: 5 sources" */
export function titleOfReport({ sources }: Report): string {
  return `Comparison: ${sources.length} source${sources.length === 1 ? '' : 's'}`;
}

/** "24 more, which one source alone gives, are left out."; nothing where none are. */
export function leftOutNote({ what, leftOut }: ReportTable): string {
  if (leftOut === 0) return '';
  const noun = what === 'figures' ? 'figure' : 'quotation';
  return `${leftOut} ${noun}${leftOut === 1 ? '' : 's'} that one source alone gives ${leftOut === 1 ? 'is' : 'are'} left out.`;
}

/** "≠ over 160 signatories (read as more than 160)" */
export function statementText({ sign, says, note }: Statement): string {
  return `${sign === '' ? '' : `${sign} `}${says}${note === undefined ? '' : ` (${note})`}`;
}

/** "≠ Disagree" */
export function resultText({ sign, result }: ComparedRow): string {
  return sign === '' ? result : `${sign} ${result}`;
}

export function cellOf({ cells }: ComparedRow, source: number): Cell | undefined {
  return cells.find((cell) => cell.source === source);
}

/** The sentences behind the rows that need a look: a report is read where the articles are not at hand. */
export function evidenceOf({ rows, sources }: ReportTable): readonly { readonly row: ComparedRow; readonly sentences: readonly { readonly source: ComparedSource; readonly statement: Statement }[] }[] {
  return rows.filter(({ group }) => group === 'disagree' || group === 'look').map((row) => ({
    row,
    sentences: row.cells.flatMap(({ source, statements }) => {
      const from = sources[source];
      return from ? statements.map((statement) => ({ source: from, statement })) : [];
    }),
  }));
}
