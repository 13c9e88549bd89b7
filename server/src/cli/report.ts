// `corroborate report`: the comparison of one dossier's sources, to be read, printed or opened in a spreadsheet.
import { makeReport, type ReportPart } from '../core/report/report';
import { writeReport, type ReportFormat } from '../core/report/write-report';
import type { Reading } from './arguments';
import { print } from './output';
import { readOwnDossier } from './own-dossier';

/** `all`: also what one source alone says. */
export async function report(folder: string, format: ReportFormat, parts: readonly ReportPart[], all: boolean, reading?: Reading): Promise<number> {
  const own = await readOwnDossier(folder, 'report', reading);
  if (!own) return 2;
  await print(writeReport(makeReport(own.links, parts, { all, states: own.statesOf(own.links) }), format));
  return 0;
}
