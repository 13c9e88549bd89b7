// A report as Markdown, with tables as GitHub writes them. All text is escaped: no source can speak Markdown or HTML.
import type { Account, TimelineEvent } from '../queries/timeline';
import { cellOf, evidenceOf, leftOutNote, resultText, statementText, tableTitles, titleOfReport, type Report, type ReportTable } from './report';
import { quoted } from '../queries/excerpts';
import type { Say } from '../say';
import { yearsOf } from './years';

/** Ends with a line break. */
export function markdownReport(report: Report): string {
  const { say } = report;
  const blocks = [
    `# ${titleOfReport(report)}`,
    table([say('Source'), say('Date'), say('File')], report.sources.map(({ name, date, document, sameTextAs }) => [
      `${name}${sameTextAs === undefined ? '' : ` (${say('same text as {source}', { source: sameTextAs })})`}`, date ?? say('no date'), document,
    ])),
    ...report.tables.flatMap((of) => comparison(of, say)),
    ...timeline(report),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function comparison(of: ReportTable, say: Say): string[] {
  const rows = of.rows.map((row) => [
    `${row.title}${row.about === undefined ? '' : ` (${row.about})`}`,
    [resultText(row), row.counted, row.decision].filter((part) => part !== undefined).join('; '),
    ...of.sources.map((_, source) => cellOf(row, source)?.statements.map(statementText).join('; ') ?? '–'),
  ]);
  const note = leftOutNote(of, say);
  return [
    `## ${tableTitles(say)[of.what]}`,
    rows.length > 0 ? table([of.what === 'figures' ? say('Claim') : say('Quotation'), say('Result'), ...of.sources.map(({ name }) => name)], rows) : say('No two sources are compared here.'),
    ...(note === '' ? [] : [literal(note)]),
    ...evidenceOf(of).flatMap(({ row, sentences }) => [
      `**${literal(`${resultText(row)}: ${row.title}`)}**`,
      sentences.map(({ source, statement }) => `- ${literal(`${source.name}, ${say('line {line}', { line: statement.line })}: ${quoted(statement.sentence, say)}`)}`).join('\n'),
    ]),
  ];
}

function timeline({ say, timeline: of }: Report): string[] {
  if (!of) return [];
  const place = ({ source, line }: Account): string => `${of.sources[source]?.name ?? ''}, ${say('line {line}', { line })}`;
  const event = ({ disagree, when, vague, counted, decision, accounts }: TimelineEvent): string => {
    const [lead, ...others] = accounts;
    const head = `${disagree ? '≠ ' : ''}${when}${vague === undefined ? '' : ` (${vague})`}`;
    if (!lead) return '';
    const account = (one: Account): string => `  - ${literal(`${one.when} · ${quoted(one.sentence, say)} · ${place(one)}`)}`;
    if (disagree) return [`- **${literal(head)}** · ${literal(decision === undefined ? counted : `${counted} · ${decision}`)}`, ...accounts.map(account)].join('\n');
    return [`- **${literal(head)}** · ${literal(`${quoted(lead.sentence, say)} · ${place(lead)}${others.length > 0 ? ` · ${counted}` : ''}`)}`, ...others.map(account)].join('\n');
  };
  return [`## ${say('Timeline')}`, ...yearsOf(of).flatMap(({ heading, events }) => [`### ${literal(heading)}`, events.map(event).join('\n')])];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(literal).join(' | ')} |`;
  return [line(head), `|${' :-- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/**
 * Text that CommonMark and GitHub show as it is, with as few backslashes as that takes: a report is also read unrendered. Marks
 * that count at the start of a line only are escaped there; addresses are broken, so that no article can place a link.
 */
function literal(text: string): string {
  return text
    .replace(/[\\`*_[\]{}#|~$^!]/gu, '\\$&')
    .replace(/^[-+=]/u, '\\$&')
    .replace(/^(\d{1,9})([.)])/u, '$1\\$2')
    .replace(/:(?=\/\/)|(?<=\bwww)\.|@/giu, '\\$&')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;');
}
