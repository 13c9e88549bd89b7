// `corroborate export`: the analysis of one dossier as JSON.
import { exportAnalysis } from '../core/queries/export';
import type { Reading } from './arguments';
import { errorLine, print } from './output';
import { readFolder } from './read-folder';

export async function exportFolder(folder: string, reading?: Reading): Promise<number> {
  const read = await readFolder(folder, reading);
  if (typeof read === 'string') {
    errorLine(`corroborate: ${read}`);
    return 2;
  }
  for (const complaint of read.complaints) errorLine(complaint);
  const [own, ...below] = read.dossiers;
  for (const dossier of below) errorLine(`${read.pathOf(dossier, '')}: Not part of this export: this folder has its own corroborate.yaml.`);
  if (!own) return 2;
  await print(`${JSON.stringify(exportAnalysis(own.links), null, 1)}\n`);
  return 0;
}
