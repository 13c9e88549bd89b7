// What a report of a dossier holds, whatever it is written as: the comparison of figures, that of quotations, and the timeline.
import type { Links } from '../corpus/corpus';
import { compareFigures } from '../queries/compare-figures';
import { compareQuotes } from '../queries/compare-quotes';
import { comparedSources, type Cell, type ComparedRow, type ComparedSource, type Comparison, type Statement } from '../queries/comparison';
import { withDecisions } from '../queries/decided-rows';
import { counted } from '../queries/counted';
import { allOpen, type FindingStates } from '../queries/finding-states';
import { numberInWords } from '../queries/readings';
import { timelineOf, type Timeline } from '../queries/timeline';
import { english, type Say } from '../say';

export const reportParts = ['figures', 'quotes', 'timeline'] as const;
export type ReportPart = (typeof reportParts)[number];

/** A comparison with the rows that the report shows. */
export interface ReportTable extends Comparison {
  /** How many rows of one source alone were left out. */
  readonly leftOut: number;
}

export interface Report {
  /** In the language of its data. */
  readonly say: Say;
  readonly sources: readonly ComparedSource[];
  readonly tables: readonly ReportTable[];
  readonly timeline?: Timeline;
}

/** `all`: also what one source alone says. */
export function makeReport(links: Links, parts: readonly ReportPart[], { all = false, states = allOpen, say = english }: { readonly all?: boolean; readonly states?: FindingStates; readonly say?: Say } = {}): Report {
  const table = (comparison: Comparison): ReportTable => {
    const rows = withDecisions(links, states, comparison.rows.filter(({ group }) => all || group !== 'single'), say);
    return { ...comparison, rows, leftOut: comparison.rows.length - rows.length };
  };
  return {
    say, sources: comparedSources(links, say),
    tables: [...(parts.includes('figures') ? [table(compareFigures(links, say))] : []), ...(parts.includes('quotes') ? [table(compareQuotes(links, say))] : [])],
    ...(parts.includes('timeline') && { timeline: { ...timelineOf(links, say), events: withDecisions(links, states, timelineOf(links, say).events, say) } }),
  };
}

export function tableTitles(say: Say): Readonly<Record<Comparison['what'], string>> {
  return { figures: say('Figures'), quotes: say('Quotations') };
}

/** "Comparison: 5 sources" */
export function titleOfReport({ say, sources }: Report): string {
  return `${say('Comparison')}: ${counted.sources(sources.length, say)}`;
}

/** "24 more, which one source alone gives, are left out."; nothing where none are. */
export function leftOutNote({ what, leftOut }: ReportTable, say: Say): string {
  if (leftOut === 0) return '';
  const count = numberInWords(leftOut, say);
  if (what === 'figures') return leftOut === 1 ? say('1 figure that one source alone gives is left out.') : say('{count} figures that one source alone gives are left out.', { count });
  return leftOut === 1 ? say('1 quotation that one source alone gives is left out.') : say('{count} quotations that one source alone gives are left out.', { count });
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
