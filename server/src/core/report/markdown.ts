// A report as Markdown, with tables as GitHub writes them. All text is escaped: no source can speak Markdown or HTML.
import type { Account, TimelineEvent } from '../queries/timeline';
import { cellOf, evidenceOf, leftOutNote, resultText, statementText, tableTitles, titleOfReport, type Report, type ReportTable } from './report';
import { yearsOf } from './years';

/** Ends with a line break. */
export function markdownReport(report: Report): string {
  const blocks = [
    `# ${titleOfReport(report)}`,
    table(['Source', 'Date', 'File'], report.sources.map(({ name, date, document, sameTextAs }) => [
      `${name}${sameTextAs === undefined ? '' : ` (same text as ${sameTextAs})`}`, date ?? 'no date', document,
    ])),
    ...report.tables.flatMap(comparison),
    ...timeline(report),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function comparison(of: ReportTable): string[] {
  const rows = of.rows.map((row) => [
    `${row.title}${row.about === undefined ? '' : ` (${row.about})`}`,
    [resultText(row), row.counted, row.decision].filter((part) => part !== undefined).join('; '),
    ...of.sources.map((_, source) => cellOf(row, source)?.statements.map(statementText).join('; ') ?? '–'),
  ]);
  const note = leftOutNote(of);
  return [
    `## ${tableTitles[of.what]}`,
    rows.length > 0 ? table([of.what === 'figures' ? 'Claim' : 'Quotation', 'Result', ...of.sources.map(({ name }) => name)], rows) : 'No two sources are compared here.',
    ...(note === '' ? [] : [literal(note)]),
    ...evidenceOf(of).flatMap(({ row, sentences }) => [
      `**${literal(`${resultText(row)}: ${row.title}`)}**`,
      sentences.map(({ source, statement }) => `- ${literal(`${source.name}, line ${statement.line}: “${statement.sentence}”`)}`).join('\n'),
    ]),
  ];
}

function timeline({ timeline: of }: Report): string[] {
  if (!of) return [];
  const place = ({ source, line }: Account): string => `${of.sources[source]?.name ?? ''}, line ${line}`;
  const event = ({ disagree, when, vague, counted, decision, accounts }: TimelineEvent): string => {
    const [lead, ...others] = accounts;
    const head = `${disagree ? '≠ ' : ''}${when}${vague === undefined ? '' : ` (${vague})`}`;
    if (!lead) return '';
    const account = (one: Account): string => `  - ${literal(`${one.when} · “${one.sentence}” · ${place(one)}`)}`;
    if (disagree) return [`- **${literal(head)}** · ${literal(decision === undefined ? counted : `${counted} · ${decision}`)}`, ...accounts.map(account)].join('\n');
    return [`- **${literal(head)}** · ${literal(`“${lead.sentence}” · ${place(lead)}${others.length > 0 ? ` · ${counted}` : ''}`)}`, ...others.map(account)].join('\n');
  };
  return ['## Timeline', ...yearsOf(of).flatMap(({ heading, events }) => [`### ${literal(heading)}`, events.map(event).join('\n')])];
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
