// `corroborate check`: the findings as a compiler prints its warnings, as JSON or as SARIF; those that are decided counted, or listed too.
import type { Decision } from '../core/dossier/decisions';
import type { LineIndex } from '../core/text/line-index';
import type { Span } from '../core/text/span';
import type { FileProblem, OpenDossier } from '../open-dossier';
import type { CheckFormat, Reading } from './arguments';
import { errorLine, print } from './output';
import { readFolder, type ReadFolder } from './read-folder';
import { sarifLog } from './sarif';

/** Lines and columns count from one; columns in UTF-16 code units, the end is behind the last one. */
export interface PrintedPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding at one place. */
export interface PrintedFinding extends PrintedPlace {
  readonly code: FileProblem['code'];
  readonly severity: FileProblem['severity'];
  readonly message: string;
  readonly related: readonly (PrintedPlace & { readonly message: string })[];
  /** The same for all places of one finding. */
  readonly finding?: string;
}

export interface DecidedFinding extends PrintedFinding {
  readonly decision: Pick<Decision, 'category' | 'reason' | 'use' | 'by' | 'date'>;
  /** "accepted by Ines Ferro: 133 had signed by 1999" */
  readonly accepted: string;
}

/** `all`: decided findings are listed, not only counted. */
export async function check(folder: string, format: CheckFormat, all: boolean, reading?: Reading): Promise<number> {
  const read = await readFolder(folder, reading);
  if (typeof read === 'string') {
    errorLine(`corroborate: ${read}`);
    return 2;
  }
  for (const complaint of read.complaints) errorLine(complaint);
  // What was not read stands on standard error already.
  const found = read.dossiers.flatMap((dossier) => [...dossier.paths, ...dossier.drafts].flatMap((path) => dossier.problemsOf(path).filter(({ finding }) => finding !== undefined).map((problem) => printed(read, dossier, path, problem))));
  const decided = read.dossiers.flatMap((dossier) => [...dossier.paths, ...dossier.drafts].flatMap((path) => dossier.decidedIn(path).map((problem): DecidedFinding => {
    const { category, reason, use, by, date } = problem.decision;
    const decision = { category, ...(reason !== undefined && { reason }), ...(use !== undefined && { use }), ...(by !== undefined && { by }), ...(date !== undefined && { date }) };
    return { ...printed(read, dossier, path, problem), decision, accepted: `accepted${by === undefined ? '' : ` by ${by}`}: ${reason ?? category}${use === undefined ? '' : ` (“${use}” is right)`}` };
  })));
  const summary = summarise(read, found, decided);
  await print(written(format, found, decided, summary, read.complaints, all));
  return found.length > 0 ? 1 : 0;
}

function written(format: CheckFormat, findings: readonly PrintedFinding[], decided: readonly DecidedFinding[], summary: string, notRead: readonly string[], all: boolean): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ version: 1, summary, findings, decided, notRead }, null, 1)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarifLog(findings, decided), null, 1)}\n`;
    case 'text':
      return asText(findings, all ? decided : [], summary);
  }
}

function printed({ pathOf }: ReadFolder, dossier: OpenDossier, path: string, { code, severity, message, related, finding, ...at }: FileProblem): PrintedFinding {
  const place = (document: string, { start, end }: Span, lines: LineIndex): PrintedPlace => {
    const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
    return { path: pathOf(dossier, document), line: from.line + 1, column: from.column + 1, endLine: to.line + 1, endColumn: to.column + 1 };
  };
  return {
    ...place(path, at, dossier.linesOf(path)),
    code,
    severity,
    message,
    related: related.map((other) => ({ ...place(other.document, other, dossier.linesOf(other.document)), message: other.message })),
    ...(finding !== undefined && { finding }),
  };
}

function asText(findings: readonly PrintedFinding[], decided: readonly DecidedFinding[], summary: string): string {
  const block = ({ path, line, column, code, message, related }: PrintedFinding, how: string, more: readonly string[]): string => [
    `${path}:${line}:${column}: ${how} ${code}: ${oneLine(message)}`,
    ...more.map((text) => `    ${oneLine(text)}`),
    ...related.map((at) => `    ${at.path}:${at.line}:${at.column}: ${oneLine(at.message)}`),
  ].join('\n');
  const blocks = [...findings.map((one) => block(one, one.severity, [])), ...decided.map((one) => block(one, 'decided', [one.accepted]))];
  return `${[...blocks, ...(blocks.length > 0 ? [''] : []), summary].join('\n')}\n`;
}

function summarise(read: ReadFolder, findings: readonly PrintedFinding[], decided: readonly DecidedFinding[]): string {
  const sources = read.dossiers.reduce((sum, dossier) => sum + dossier.paths.length - dossier.unread.length, 0);
  if (sources === 0) return noSources(read);
  const count = (some: readonly PrintedFinding[]): number => new Set(some.map(({ finding }) => finding)).size;
  const [disagreements, notes, settled] = [count(findings.filter(({ severity }) => severity === 'warning')), count(findings.filter(({ severity }) => severity === 'information')), count(decided)];
  const drafts = read.dossiers.reduce((sum, dossier) => sum + dossier.drafts.length - dossier.unreadDrafts.length, 0);
  const where = `in ${counted(sources, 'source')}${drafts > 0 ? ` and ${counted(drafts, 'draft')}` : ''}`;
  const tally = settled === 0 ? '' : ` ${counted(count(findings) + settled, 'finding')}, ${settled} decided.`;
  if (disagreements + notes === 0) return `${settled === 0 ? 'No disagreements' : 'Nothing open'} ${where}.${tally}`;
  return `${[disagreements > 0 ? counted(disagreements, 'disagreement') : 'No disagreements', ...(notes > 0 ? [counted(notes, 'note')] : [])].join(' and ')} ${where}.${tally}`;
}

/** Where nobody wrote a corroborate.yaml, nobody knows of a setting “sources”. */
function noSources({ dossiers }: ReadFolder): string {
  if (dossiers.some(({ settingsText }) => settingsText !== undefined)) return 'No sources here: no file that “sources” names could be read.';
  return dossiers.some(({ paths }) => paths.length > 0) ? 'No sources here: none of the .txt files could be read.' : 'No sources here: there are no .txt files.';
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
