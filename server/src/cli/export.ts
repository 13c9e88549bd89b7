// `corroborate export`: the analysis of one dossier as JSON.
import { exportAnalysis } from '../core/queries/export';
import type { Reading } from './arguments';
import { print } from './output';
import { readOwnDossier } from './own-dossier';

export async function exportFolder(folder: string, reading?: Reading): Promise<number> {
  const own = await readOwnDossier(folder, 'export', reading);
  if (!own) return 2;
  await print(`${JSON.stringify(exportAnalysis(own.links), null, 1)}\n`);
  return 0;
}
