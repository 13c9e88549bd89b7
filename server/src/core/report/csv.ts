// One part of a report as comma-separated values (RFC 4180), for spreadsheets. No cell can be a formula.
import type { Statement } from '../queries/comparison';
import type { Timeline } from '../queries/timeline';
import type { Say } from '../say';
import { cellOf, statementText, type Report, type ReportTable } from './report';

/** Spreadsheets outside of the English-speaking world take a file without this mark for another encoding than UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** One table of a report, the first that it has; a header row, then one row for each claim, quotation or account. Lines end with CR LF. */
export function csvReport({ say, tables: [table], timeline }: Report): string {
  const rows = table ? comparison(table, say) : timeline ? accounts(timeline, say) : [];
  return `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function comparison({ what, sources, rows }: ReportTable, say: Say): string[][] {
  return [
    [what === 'figures' ? say('Claim') : say('Quotation'), what === 'figures' ? say('About') : say('Speaker'), say('Result'), say('Sources'), say('Decision'), ...sources.map(({ name }) => name)],
    ...rows.map((row) => [
      row.title, row.about ?? '', row.result, row.counted, row.decision ?? '',
      ...sources.map((_, source) => cellOf(row, source)?.statements.map((statement) => valueText(statement, say)).join('; ') ?? ''),
    ]),
  ];
}

/** Without the sign “=”, which a spreadsheet would take for a formula; the row's result says the same. */
function valueText(statement: Statement, say: Say): string {
  return `${statementText(statement.sign === '=' ? { ...statement, sign: '' } : statement)}, ${say('line {line}', { line: statement.line })}`;
}

function accounts({ sources, events }: Timeline, say: Say): string[][] {
  return [
    [say('Event'), say('Date'), say('Exactness'), say('Result'), say('Decision'), say('Source'), say('Line'), say('As printed'), say('Sentence')],
    ...events.flatMap(({ when, vague, disagree, counted, decision, accounts: told }, event) => told.map(({ source, line, says, when: date, sentence }) => [
      String(event + 1), disagree ? date : when, vague ?? '', disagree ? `≠ ${say('Disagree')}` : told.length > 1 ? counted : '', decision ?? '', sources[source]?.name ?? '', String(line), says, sentence,
    ])),
  ];
}

/** A cell that begins with one of these is run as a formula by spreadsheets; a leading apostrophe makes it text (OWASP, “CSV Injection”). */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

function field(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return `"${inert.replace(/"/gu, '""')}"`;
}
