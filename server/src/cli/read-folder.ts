// Reads a folder from disk as the command line wants it: once, all of it, with what could not be read.
import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { dossierFile } from '../core/dossier/dossier';
import { joinKey, pathInside } from '../keys';
import { nodeFiles } from '../node/node-files';
import type { OpenDossier } from '../open-dossier';
import { DossierService } from '../service';

export interface ReadFolder {
  /** The folder's own dossier first, then those below it. */
  readonly dossiers: readonly OpenDossier[];
  readonly service: DossierService;
  /** The path of a dossier's file relative to the folder, parted by "/". */
  readonly pathOf: (dossier: OpenDossier, path: string) => string;
  /** One line for each file or folder that was not read or not as it should be, and for each mistake in a corroborate.yaml. */
  readonly complaints: readonly string[];
}

/** A sentence instead, where there is no such folder. */
export async function readFolder(folder: string): Promise<ReadFolder | string> {
  const root = resolve(folder).split(sep).join('/').replace(/\/$/u, '');
  const found = await stat(folder).catch(() => undefined);
  if (!found) return `there is no folder “${folder}”.`;
  if (!found.isDirectory()) return `“${folder}” is a file; give the folder that it is in.`;
  const complaints: string[] = [];
  const inside = (key: string): string => pathInside(root, key) ?? key;
  const service = new DossierService({ files: nodeFiles, log: (message) => complaints.push(message.startsWith(`${root}/`) ? message.slice(root.length + 1) : message), debounce: 0 });
  service.addRoot({ folder: root, kind: 'command-line' });
  await service.idle();
  for (const dossier of service.dossiers) {
    for (const { path, message } of [...dossier.unread, ...dossier.remarks]) complaints.push(`${inside(joinKey(dossier.folder, path))}: ${message}`);
    const settings = joinKey(dossier.folder, dossierFile);
    const { problems, lines } = service.problemsAt(settings);
    for (const problem of problems) {
      const { line, column } = lines.positionAt(problem.start);
      complaints.push(`${inside(settings)}:${line + 1}:${column + 1}: ${problem.message}`);
    }
  }
  return { dossiers: service.dossiers, service, pathOf: (dossier, path) => inside(joinKey(dossier.folder, path)), complaints: complaints.sort() };
}
