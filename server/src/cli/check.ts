// `corroborate check`: the findings as a compiler prints its warnings, or as JSON.
import type { LineIndex } from '../core/text/line-index';
import type { FileProblem, OpenDossier } from '../open-dossier';
import type { CheckFormat, Reading } from './arguments';
import { errorLine, print } from './output';
import { readFolder, type ReadFolder } from './read-folder';

/** A finding at one place. Lines and columns count from one; columns in UTF-16 code units. */
interface PrintedFinding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly code: FileProblem['code'];
  readonly severity: FileProblem['severity'];
  readonly message: string;
  readonly related: readonly { readonly path: string; readonly line: number; readonly column: number; readonly message: string }[];
  /** The same for all places of one finding. */
  readonly finding?: string;
}

export async function check(folder: string, format: CheckFormat, reading?: Reading): Promise<number> {
  const read = await readFolder(folder, reading);
  if (typeof read === 'string') {
    errorLine(`corroborate: ${read}`);
    return 2;
  }
  for (const complaint of read.complaints) errorLine(complaint);
  const findings = read.dossiers.flatMap((dossier) => findingsIn(read, dossier));
  const summary = summarise(read, findings);
  await print(format === 'json' ? `${JSON.stringify({ version: 1, summary, findings, notRead: read.complaints }, null, 1)}\n` : asText(findings, summary));
  return findings.length > 0 ? 1 : 0;
}

function findingsIn({ pathOf }: ReadFolder, dossier: OpenDossier): readonly PrintedFinding[] {
  const place = (path: string, start: number, lines: LineIndex): { path: string; line: number; column: number } => {
    const { line, column } = lines.positionAt(start);
    return { path: pathOf(dossier, path), line: line + 1, column: column + 1 };
  };
  return dossier.paths.flatMap((path) => dossier.problemsOf(path)
    // What was not read stands on standard error already.
    .filter(({ finding }) => finding !== undefined)
    .map(({ start, code, severity, message, related, finding }) => ({
      ...place(path, start, dossier.linesOf(path)),
      code,
      severity,
      message,
      related: related.map((at) => ({ ...place(at.document, at.start, dossier.linesOf(at.document)), message: at.message })),
      ...(finding !== undefined && { finding }),
    })));
}

function asText(findings: readonly PrintedFinding[], summary: string): string {
  const blocks = findings.map(({ path, line, column, severity, code, message, related }) => [
    `${path}:${line}:${column}: ${severity} ${code}: ${oneLine(message)}`,
    ...related.map((at) => `    ${at.path}:${at.line}:${at.column}: ${oneLine(at.message)}`),
  ].join('\n'));
  return `${[...blocks, ...(blocks.length > 0 ? [''] : []), summary].join('\n')}\n`;
}

function summarise(read: ReadFolder, findings: readonly PrintedFinding[]): string {
  const sources = read.dossiers.reduce((sum, dossier) => sum + dossier.paths.length - dossier.unread.length, 0);
  if (sources === 0) return noSources(read);
  const count = (severity: FileProblem['severity']): number => new Set(findings.filter((one) => one.severity === severity).map(({ finding }) => finding)).size;
  const [disagreements, notes] = [count('warning'), count('information')];
  const where = `in ${counted(sources, 'source')}`;
  if (disagreements + notes === 0) return `No disagreements ${where}.`;
  return `${[disagreements > 0 ? counted(disagreements, 'disagreement') : 'No disagreements', ...(notes > 0 ? [counted(notes, 'note')] : [])].join(' and ')} ${where}.`;
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
