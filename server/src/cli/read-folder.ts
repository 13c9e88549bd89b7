// Reads a folder from disk as the command line wants it: once, all of it, with what could not be read.
import { opendir } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { dossierFile } from '../core/dossier/dossier';
import { joinKey, pathInside } from '../keys';
import { defaultLimits, type Limits } from '../limits';
import { english } from '../core/say';
import { lateAnswer, nodeFiles, reason } from '../node/node-files';
import { NodeReader } from '../node/node-reader';
import { SlowDisks } from '../node/slow-disks';
import type { OpenDossier } from '../open-dossier';
import { DossierService } from '../service';
import type { Reading } from './arguments';

export interface ReadFolder {
  /** The folder's own dossier first, then those below it. */
  readonly dossiers: readonly OpenDossier[];
  readonly service: DossierService;
  /** The path of a dossier's file relative to the folder, parted by "/". */
  readonly pathOf: (dossier: OpenDossier, path: string) => string;
  /** One line for each file or folder that was not read or not as it should be, and for each mistake in a corroborate.yaml. */
  readonly complaints: readonly string[];
}

/** A sentence instead, where there is no such folder or it cannot be listed: nothing found would then mean nothing. */
export async function readFolder(folder: string, { cache, limits = defaultLimits }: Reading = {}): Promise<ReadFolder | string> {
  const root = resolve(folder).split(sep).join('/').replace(/\/$/u, '');
  const refused = await refusal(folder, limits);
  if (refused !== undefined) return refused;
  const complaints: string[] = [];
  const inside = (key: string): string => pathInside(root, key) ?? key;
  const log = (message: string): void => void complaints.push(message.startsWith(`${root}/`) ? message.slice(root.length + 1) : message);
  const reader = new NodeReader({ script: __filename, cacheFolder: cache, limits: () => limits, log });
  const service = new DossierService({ files: nodeFiles(), log, limits, reader, debounce: 0 });
  service.addRoot({ folder: root, kind: 'command-line' });
  await service.idle();
  // The mistakes of one corroborate.yaml stay together in the order of their places: as text, line 10 comes before line 9.
  const mistakes: string[][] = [];
  for (const dossier of service.dossiers) {
    for (const { path, message } of [...dossier.unread, ...dossier.unreadDrafts, ...dossier.remarks]) complaints.push(`${inside(joinKey(dossier.folder, path))}: ${message}`);
    const settings = joinKey(dossier.folder, dossierFile);
    const { problems, lines } = service.problemsAt(settings);
    mistakes.push(problems.map((problem) => {
      const { line, column } = lines.positionAt(problem.start);
      return `${inside(settings)}:${line + 1}:${column + 1}: ${problem.message}`;
    }));
  }
  const inOrder = [...complaints.map((complaint) => [complaint]), ...mistakes].sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)).flat();
  return { dossiers: service.dossiers, service, pathOf: (dossier, path) => inside(joinKey(dossier.folder, path)), complaints: inOrder };
}

/** Why a folder cannot be listed, as one sentence. */
async function refusal(folder: string, limits: Limits): Promise<string | undefined> {
  try {
    await new SlowDisks().ask(folder, folder, limits, () => lateAnswer('folder', limits.answerSeconds, english), async () => (await opendir(folder)).close());
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return `there is no folder “${folder}”.`;
    if (code === 'ENOTDIR') return `“${folder}” is a file; give the folder that it is in.`;
    return `“${folder}” was not read: ${reason(error, 'folder', english)}.`;
  }
}
