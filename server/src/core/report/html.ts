// A report as one HTML page that needs nothing else: no scripts, no addresses, light or dark as the reader's system is, fit for print.
import type { ComparedRow, Statement } from '../queries/comparison';
import type { Account, Timeline, TimelineEvent } from '../queries/timeline';
import type { Say } from '../say';
import { cellOf, evidenceOf, leftOutNote, tableTitles, titleOfReport, type Report, type ReportTable } from './report';
import { yearsOf } from './years';

export function htmlReport(report: Report): string {
  const { say } = report;
  const title = escapeHtml(titleOfReport(report));
  return [
    '<!DOCTYPE html>',
    // The language of the bundle.
    `<html lang="${escapeHtml(say('en'))}">`,
    '<head>',
    '<meta charset="utf-8">',
    // Nothing in the page asks for anything; this holds a reader's browser to it.
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    sources(report),
    ...report.tables.map((table) => comparison(table, say)),
    ...(report.timeline ? [timeline(report.timeline, say)] : []),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** For element content and for attributes in double quotes. */
function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;').replace(/'/gu, '&#39;');
}

/** Text of a source: isolated, so that its direction stays its own. */
function own(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

function sources({ say, sources: all }: Report): string {
  const rows = all.map(({ name, date, document, sameTextAs }) =>
    `<tr><th scope="row">${own(name)}</th><td>${escapeHtml(date ?? say('no date'))}</td><td>${own(document)}${sameTextAs === undefined ? '' : `<small>${own(say('same text as {source}', { source: sameTextAs }))}</small>`}</td></tr>`);
  return `<table class="sources"><caption>${escapeHtml(say('Sources'))}</caption><thead><tr>${[say('Source'), say('Date'), say('File')].map(column).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function column(text: string): string {
  return `<th scope="col">${escapeHtml(text)}</th>`;
}

function comparison(table: ReportTable, say: Say): string {
  const title = escapeHtml(tableTitles(say)[table.what]);
  const heading = `<h2>${title}</h2>`;
  const note = leftOutNote(table, say);
  const left = note === '' ? [] : [`<p class="note">${escapeHtml(note)}</p>`];
  if (table.rows.length === 0) return [heading, `<p>${escapeHtml(say('No two sources are compared here.'))}</p>`, ...left].join('\n');
  const head = [column(table.what === 'figures' ? say('Claim') : say('Quotation')), column(say('Result')),
    ...table.sources.map(({ name, date }) => `<th scope="col">${own(name)}<small>${escapeHtml(date ?? say('no date'))}</small></th>`)];
  return [
    heading,
    `<div class="wide" tabindex="0" role="region" aria-label="${title}"><table class="comparison"><caption>${escapeHtml(table.what === 'figures' ? say('Figures by source') : say('Quotations by source'))}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>\n${table.rows.map((row) => comparedRow(table, row, say)).join('\n')}\n</tbody></table></div>`,
    ...left,
    ...evidence(table, say),
  ].join('\n');
}

function comparedRow({ sources }: ReportTable, row: ComparedRow, say: Say): string {
  const cells = sources.map((_, source) => {
    const statements = cellOf(row, source)?.statements ?? [];
    return statements.length === 0 ? `<td><span aria-label="${escapeHtml(say('not mentioned'))}" role="img">–</span></td>` : `<td class="${statements[0]?.standing ?? ''}">${statements.map((statement) => value(statement, say)).join('')}</td>`;
  });
  return `<tr><th scope="row">${own(row.title)}${row.about === undefined ? '' : `<small>${own(row.about)}</small>`}</th>`
    + `<td class="result ${row.group}">${escapeHtml(row.sign === '' ? row.result : `${row.sign} ${row.result}`)}<small>${escapeHtml(row.counted)}</small>${row.decision === undefined ? '' : `<small>${own(row.decision)}</small>`}</td>${cells.join('')}</tr>`;
}

function value({ sign, says, note, line }: Statement, say: Say): string {
  return `<div>${sign === '' ? '' : `${sign} `}${own(says)}<small>${note === undefined ? '' : `${own(note)}, `}${escapeHtml(say('line {line}', { line }))}</small></div>`;
}

function evidence(table: ReportTable, say: Say): string[] {
  return evidenceOf(table).map(({ row, sentences }) => [
    `<h3>${escapeHtml(row.sign === '' ? row.result : `${row.sign} ${row.result}`)}: ${own(row.title)}</h3>`,
    `<ul>\n${sentences.map(({ source, statement }) => `<li>${own(source.name)}, ${escapeHtml(say('line {line}', { line: statement.line }))}: <q>${own(statement.sentence)}</q></li>`).join('\n')}\n</ul>`,
  ].join('\n'));
}

function timeline(of: Timeline, say: Say): string {
  const account = (one: Account): string => `<q>${own(one.sentence)}</q> <small>${own(of.sources[one.source]?.name ?? '')}, ${escapeHtml(say('line {line}', { line: one.line }))}</small>`;
  const event = ({ disagree, when, vague, counted, decision, accounts }: TimelineEvent): string => {
    const [lead, ...others] = accounts;
    const head = `${disagree ? '≠ ' : ''}<b>${own(when)}</b>${vague === undefined ? '' : ` <small>${escapeHtml(vague)}</small>`}`;
    const listed = (told: readonly Account[]): string => (told.length === 0 ? '' : `<ul>${told.map((one) => `<li>${own(one.when)} · ${account(one)}</li>`).join('')}</ul>`);
    if (disagree) return `<li class="disagree">${head} <small>${escapeHtml(counted)}</small>${decision === undefined ? '' : ` <small>${own(decision)}</small>`}${listed(accounts)}</li>`;
    return `<li>${head} · ${lead ? account(lead) : ''}${others.length > 0 ? ` <small>${escapeHtml(counted)}</small>` : ''}${listed(others)}</li>`;
  };
  return [`<h2>${escapeHtml(say('Timeline'))}</h2>`, ...yearsOf(of).map(({ heading, events }) => `<h3>${escapeHtml(heading)}</h3>\n<ol class="timeline">\n${events.map(event).join('\n')}\n</ol>`)].join('\n');
}

/** Signs and borders say what colour says: solid for what disagrees, double for what agrees, dotted for what stands beside. */
const style = `
:root { --text: #1f2328; --weak: #59636e; --page: #ffffff; --head: #f3f4f6; --line: #c9ced6; --warn: #9a5b00; --good: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --weak: #a8b0ba; --page: #1b1d21; --head: #26292f; --line: #4a505a; --warn: #e2a03f; --good: #57c785; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: var(--page); font: 15px/1.45 system-ui, sans-serif; }
main { padding: 24px; max-width: 1600px; margin: 0 auto; }
small { display: block; color: var(--weak); font-size: 12.5px; }
li small { display: inline; }
.wide { overflow: auto; max-height: 90vh; border: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; }
caption { text-align: left; color: var(--weak); padding: 4px 0; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px; border-bottom: 1px solid var(--line); min-width: 8em; max-width: 24em; overflow-wrap: anywhere; }
th { font-weight: 600; background: var(--head); }
.comparison thead th { position: sticky; top: 0; z-index: 2; }
.comparison tbody th, .comparison thead th:first-child { position: sticky; left: 0; z-index: 1; }
.comparison thead th:first-child { z-index: 3; }
.result.disagree { color: var(--warn); font-weight: 600; }
.result.agree { color: var(--good); }
td.disagrees { border-left: 3px solid var(--warn); }
td.agrees { border-left: 4px double var(--good); }
td.related { border-left: 3px dotted var(--weak); }
.timeline { list-style: none; padding-left: 16px; border-left: 2px solid var(--line); }
.timeline li { margin: 6px 0; }
.timeline .disagree > b { color: var(--warn); }
@media print {
  :root { --text: #000; --weak: #444; --page: #fff; --head: #eee; --line: #999; --warn: #000; --good: #000; }
  main { padding: 0; max-width: none; }
  .wide { overflow: visible; max-height: none; border: 0; }
  .comparison thead th, .comparison tbody th { position: static; }
  tr, li { break-inside: avoid; }
  th, td { min-width: 0; font-size: 10pt; }
}
`;
