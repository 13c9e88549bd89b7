// `corroborate report`: the comparison of one dossier's sources, to be read, printed or opened in a spreadsheet.
import { makeReport, type ReportPart } from '../core/report/report';
import { writeReport, type ReportFormat } from '../core/report/write-report';
import type { Reading } from './arguments';
import { errorLine, print } from './output';
import { readFolder } from './read-folder';

/** `all`: also what one source alone says. */
export async function report(folder: string, format: ReportFormat, parts: readonly ReportPart[], all: boolean, reading?: Reading): Promise<number> {
  const read = await readFolder(folder, reading);
  if (typeof read === 'string') {
    errorLine(`corroborate: ${read}`);
    return 2;
  }
  for (const complaint of read.complaints) errorLine(complaint);
  const [own, ...below] = read.dossiers;
  for (const dossier of below) errorLine(`${read.pathOf(dossier, '')}: Not part of this report: this folder has its own corroborate.yaml.`);
  if (!own) return 2;
  await print(writeReport(makeReport(own.links, parts, { all, states: own.statesOf(own.links) }), format));
  return 0;
}
