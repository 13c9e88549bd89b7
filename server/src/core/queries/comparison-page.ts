// A part of a comparison that fits on a screen: thousands of claims and hundreds of sources are shown page by page.
import { groups, type ComparedRow, type ComparedSource, type Comparison, type Group } from './comparison';

export interface PageWanted {
  readonly show: readonly Group[];
  /** The page that holds this row; its group is shown even where `show` lacks it. */
  readonly row?: string;
  /** Index of the first row among those that are shown; `row` goes before it. */
  readonly from: number;
  readonly rows: number;
  /** Index of the first source. */
  readonly firstSource: number;
  readonly columns: number;
}

export interface Page {
  /** How many rows each group has. */
  readonly counts: Readonly<Record<Group, number>>;
  readonly show: readonly Group[];
  /** How many rows are shown on all pages. */
  readonly total: number;
  readonly from: number;
  /** With the cells of the page's sources only. */
  readonly rows: readonly ComparedRow[];
  readonly allSources: number;
  readonly firstSource: number;
  readonly sources: readonly ComparedSource[];
}

/** Pages begin at multiples of their length, so that a row stays on its page whichever way one comes to it. */
export function pageOf({ sources, rows }: Comparison, wanted: PageWanted): Page {
  const row = wanted.row === undefined ? undefined : rows.find(({ id }) => id === wanted.row);
  const show = groups.filter((group) => wanted.show.includes(group) || row?.group === group);
  const shown = rows.filter(({ group }) => show.includes(group));
  const from = pageStart(row ? shown.indexOf(row) : wanted.from, wanted.rows, shown.length);
  const firstSource = pageStart(wanted.firstSource, wanted.columns, sources.length);
  const counts = Object.fromEntries(groups.map((group) => [group, rows.filter((one) => one.group === group).length])) as Record<Group, number>;
  return {
    counts, show, total: shown.length, from,
    rows: shown.slice(from, from + wanted.rows).map((one) => ({ ...one, cells: one.cells.filter(({ source }) => source >= firstSource && source < firstSource + wanted.columns) })),
    allSources: sources.length, firstSource,
    sources: sources.slice(firstSource, firstSource + wanted.columns),
  };
}

function pageStart(index: number, length: number, all: number): number {
  return Math.floor(Math.max(0, Math.min(index, all - 1)) / length) * length;
}
