// The comparison as a grid: claims or quotations are rows, sources are columns. Only the page that was asked for is in the document.
import type { ComparisonResult, PlacedRow } from '../../server/src/protocol';
import { element, own, shown, spoken } from './dom';
import { t } from './texts';

export type TablePage = NonNullable<ComparisonResult>;

/** Columns before those of the sources. */
export const CLAIM = 0;
const RESULT = 1;
export const FIRST_SOURCE = 2;

/** Where the keyboard is. Rows and columns count over all pages. */
export interface Spot {
  readonly row: number;
  readonly column: number;
  /** Which of a cell's values. */
  readonly statement: number;
}

/** How a standing is spoken; what stands alone needs no word. */
const standings = { disagrees: `${t('disagrees:')} `, agrees: `${t('agrees:')} `, related: `${t('beside:')} `, alone: '' };

/** Every element that can be focused has `data-row`, `data-column` and `data-statement`. */
export function tableOf(page: TablePage, what: 'figures' | 'quotes', caption: string): HTMLTableElement {
  const head = element('tr', { role: 'row', 'aria-rowindex': 1 },
    element('th', { scope: 'col', role: 'columnheader', 'aria-colindex': 1, class: 'claim' }, what === 'figures' ? t('Claim') : t('Quotation')),
    element('th', { scope: 'col', role: 'columnheader', 'aria-colindex': 2 }, t('Result')),
    ...page.sources.map(({ name, date, sameTextAs }, i) => element('th', { scope: 'col', role: 'columnheader', 'aria-colindex': page.firstSource + i + FIRST_SOURCE + 1 },
      own(name), element('small', {}, date ?? t('no date')), sameTextAs === undefined ? undefined : element('small', {}, own(t('same text as {source}', { source: sameTextAs }))))));
  return element('table', { role: 'grid', 'aria-rowcount': page.total + 1, 'aria-colcount': page.allSources + FIRST_SOURCE, 'aria-readonly': 'true' },
    element('caption', { class: 'spoken' }, caption),
    element('thead', { role: 'rowgroup' }, head),
    element('tbody', { role: 'rowgroup' }, ...page.rows.map((row, i) => rowOf(page, row, page.from + i))));
}

function rowOf(page: TablePage, row: PlacedRow, index: number): HTMLElement {
  const spot = (column: number, statement = 0) => ({ tabindex: -1, 'data-row': index, 'data-column': column, 'data-statement': statement });
  const cells = page.sources.map((_, i) => {
    const source = page.firstSource + i;
    const column = source + FIRST_SOURCE;
    const statements = row.cells.find((cell) => cell.source === source)?.statements ?? [];
    const [only, ...more] = statements;
    if (!only) return element('td', { role: 'gridcell', 'aria-colindex': column + 1, ...spot(column) }, shown('–'), spoken(t('not mentioned')));
    const values = statements.map((statement, n) => element('div', { class: 'value', title: t('{sentence} (line {line})', { sentence: statement.sentence, line: statement.line }), ...(more.length > 0 && { role: 'button', ...spot(column, n) }), 'data-open': n },
      spoken(standings[statement.standing]), statement.sign === '' ? undefined : shown(`${statement.sign} `), own(statement.says), statement.note === undefined ? undefined : element('small', {}, own(statement.note))));
    const gravest = statements.find(({ standing }) => standing === 'disagrees') ?? only;
    return element('td', { role: 'gridcell', 'aria-colindex': column + 1, class: gravest.standing, ...(more.length === 0 ? spot(column) : {}) }, ...values);
  });
  return element('tr', { role: 'row', 'aria-rowindex': index + 2, 'data-id': row.id },
    element('th', { scope: 'row', role: 'rowheader', 'aria-colindex': CLAIM + 1, class: 'claim', ...spot(CLAIM) }, own(row.title), row.about === undefined ? undefined : element('small', {}, own(row.about))),
    element('td', { role: 'gridcell', 'aria-colindex': RESULT + 1, class: `result ${row.group}`, ...spot(RESULT) },
      row.sign === '' ? undefined : shown(`${row.sign} `), row.result, element('small', {}, row.counted), row.decision === undefined ? undefined : element('small', { class: 'decision' }, own(row.decision))),
    ...cells);
}
