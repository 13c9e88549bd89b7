// A start that finds what an earlier run has kept: it reads what changed, and nothing else.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { defaultLimits } from '../../../server/src/limits';
import { memoryFiles } from '../../../server/src/memory-files';
import { NodeReader } from '../../../server/src/node/node-reader';
import { CachedFolder } from '../../../server/src/node/reading-cache';
import { DossierService } from '../../../server/src/service';

const SOURCES = 60;
const text = (i: number, injured = 12): string => `A fire in the old warehouse in Narva injured ${injured} workers on Monday, the fire brigade said. Ship ${i} sailed.`;

/** Starts a service on the files, waits until all is read, kept and told, and gives which of them were read anew. */
async function readAnew(disk: ReadonlyMap<string, string>, cacheFolder: string): Promise<readonly string[]> {
  const read: string[] = [];
  const add: (this: CachedFolder, ...entry: Parameters<CachedFolder['add']>) => void = Reflect.get(CachedFolder.prototype, 'add');
  CachedFolder.prototype.add = function (path, ...entry) {
    read.push(path);
    add.call(this, path, ...entry);
  };
  const log = (line: string): void => assert.fail(line);
  const reader = new NodeReader({ script: '', cacheFolder, limits: () => defaultLimits, log, worthKeeping: SOURCES / 2 });
  // Who ends reading does not wait for the file.
  const written: Promise<void>[] = [];
  const end = reader.end.bind(reader);
  reader.end = () => {
    const writing = end();
    written.push(writing);
    return writing;
  };
  const service = new DossierService({ files: memoryFiles(disk), debounce: 0, log, reader });
  try {
    service.addRoot({ folder: 'w', kind: 'workspace' });
    await service.idle();
    await Promise.all(written);
  } finally {
    CachedFolder.prototype.add = add;
    service.dispose();
  }
  assert.equal(service.dossiers[0]?.paths.filter((path) => service.dossiers[0]?.document(path)).length, disk.size);
  return read.sort();
}

test('a start after some sources changed, came and went reads those alone', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    const disk = new Map(Array.from({ length: SOURCES }, (_, i) => [`w/sources/${i}.txt`, text(i)]));
    assert.equal((await readAnew(disk, scratch)).length, SOURCES);
    assert.deepEqual(await readAnew(disk, scratch), []);
    disk.set('w/sources/7.txt', text(7, 9));
    disk.set('w/sources/new.txt', text(99));
    disk.delete('w/sources/8.txt');
    disk.set('w/sources/moved.txt', disk.get('w/sources/9.txt') ?? '');
    disk.delete('w/sources/9.txt');
    assert.deepEqual(await readAnew(disk, scratch), ['7.txt', 'moved.txt', 'new.txt']);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
