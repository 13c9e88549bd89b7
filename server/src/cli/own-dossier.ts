// Reads the one dossier that a command prints; those below with a corroborate.yaml of their own are named and left out.
import type { OpenDossier } from '../open-dossier';
import type { Reading } from './arguments';
import { errorLine } from './output';
import { readFolder } from './read-folder';

/** Undefined where there is none to print; why has been said then. `what`: the name of what is printed. */
export async function readOwnDossier(folder: string, what: 'export' | 'report', reading?: Reading): Promise<OpenDossier | undefined> {
  const read = await readFolder(folder, reading);
  if (typeof read === 'string') {
    errorLine(`corroborate: ${read}`);
    return undefined;
  }
  for (const complaint of read.complaints) errorLine(complaint);
  const [own, ...below] = read.dossiers;
  for (const dossier of below) errorLine(`${read.pathOf(dossier, '')}: Not part of this ${what}: this folder has its own corroborate.yaml.`);
  return own;
}
