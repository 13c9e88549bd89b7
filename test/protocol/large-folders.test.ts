// A folder with hundreds of sources: read by worker threads and out of the cache, it comes to the same; one source costs no other.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { exportAnalysis } from '../../server/src/core/queries/export';
import { nodeFiles } from '../../server/src/node/node-files';
import { DossierService } from '../../server/src/service';
import { generate } from '../bench/generator';
import { Client, inFolder, uriOf } from './client';

const cli = join(process.cwd(), 'dist/cli.js');

/** Enough for threads. The first paragraphs will do: what is found in them is compared, not how long it takes. */
function writeSources(folder: string): readonly string[] {
  return [...generate(320)].map(({ path, text }) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.split('\n\n').slice(0, 6).join('\n\n'));
    return path;
  });
}

function run(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: status, out: stdout, err: stderr };
}

test('threads and cache give byte for byte what reading one source after the other gives', () => inFolder(async (scratch) => {
  const [folder, cache] = [join(scratch, 'sources'), join(scratch, 'cache')];
  const [changed = ''] = writeSources(folder);
  const alone = async (): Promise<string> => {
    const service = new DossierService({ files: nodeFiles(), log: () => undefined, debounce: 0 });
    service.addRoot({ folder, kind: 'command-line' });
    await service.idle();
    const [dossier] = service.dossiers;
    assert.ok(dossier && dossier.paths.length === 320);
    return `${JSON.stringify(exportAnalysis(dossier.links), null, 1)}\n`;
  };
  const expected = await alone();
  const cold = run('export', '--format', 'json', '--cache', cache, folder);
  assert.deepEqual({ code: cold.code, err: cold.err, same: cold.out === expected }, { code: 0, err: '', same: true });
  assert.equal(readdirSync(cache).length, 1);
  assert.equal(run('export', '--format', 'json', '--cache', cache, folder).out, expected);
  writeFileSync(join(folder, changed), 'Police said 12 people were killed in Ostrava.');
  assert.equal(run('export', '--format', 'json', '--cache', cache, folder).out, await alone());
  assert.deepEqual(readdirSync(folder).filter((name) => !name.startsWith('story-')), [], 'nothing is written beside the sources');
}));

test('a source that takes too long is named, and the others are compared', () => inFolder((scratch) => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder);
  writeFileSync(join(folder, 'endless.txt'), 'Ada Lindqvist said that 12 people were killed in Riga.\n\n'.repeat(40_000));
  for (const [name, count] of [['a', 12], ['b', 15]] as const) writeFileSync(join(folder, `${name}.txt`), `At least ${count} people were killed when the Riga ferry sank, police said.`);
  const { code, out, err } = run('check', '--limit', 'seconds=0.01', folder);
  assert.match(err, /^endless\.txt: Not read: reading this text took longer than 0\.03 seconds \(setting corroborate\.limits\.seconds\)\.\n$/u);
  assert.match(out, / in 2 sources\.\n$/u);
  assert.notEqual(code, 2);
  return Promise.resolve();
}));

test('the server keeps what it has read in the folder that its client names, and says in the editor what was too large', () => inFolder(async (scratch) => {
  const [folder, cacheFolder] = [join(scratch, 'sources'), join(scratch, 'cache')];
  writeSources(folder);
  writeFileSync(join(folder, 'large.txt'), 'word '.repeat(30_000));
  const start = () => Client.start({ folders: [folder], options: { cacheFolder }, settings: { limits: { megabytes: 0.1 } } });
  const problems = ({ diagnostics }: Client): unknown => [...diagnostics].sort(([a], [b]) => (a < b ? -1 : 1));
  const cold = await start();
  const large = cold.diagnostics.get(uriOf(join(folder, 'large.txt'))) ?? [];
  assert.deepEqual(large.map(({ message }) => message), ['Not read: this file has 1 MB, more than the 0.1 MB that a source may have (setting corroborate.limits.megabytes). The other sources are compared without it.']);
  const found = problems(cold);
  for (let tries = 0; tries < 200 && !kept(cacheFolder); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(kept(cacheFolder));
  await cold.stop();
  const warm = await start();
  assert.deepEqual(problems(warm), found);
  await warm.stop();
}));

function kept(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.readings'));
  } catch {
    return false;
  }
}
