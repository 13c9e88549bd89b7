// A folder with hundreds of sources: read by worker threads and out of the cache, it comes to the same; one source costs no other.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { exportAnalysis } from '../../server/src/core/queries/export';
import { defaultLimits } from '../../server/src/limits';
import { nodeFiles } from '../../server/src/node/node-files';
import { DossierService } from '../../server/src/service';
import { generate } from '../bench/generator';
import { Client, fullCapabilities, inFolder, uriOf } from './client';

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

test('a source that takes too long is named, on the command line and by one problem in the editor, and the others are compared', () => inFolder(async (scratch) => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder);
  writeFileSync(join(folder, 'endless.txt'), 'Ada Lindqvist said that 12 people were killed in Riga.\n\n'.repeat(40_000));
  for (const [name, count] of [['a', 12], ['b', 15]] as const) writeFileSync(join(folder, `${name}.txt`), `At least ${count} people were killed when the Riga ferry sank, police said.`);
  const { code, out, err } = run('check', '--limit', 'seconds=0.01', folder);
  assert.match(err, /^endless\.txt: Not read: reading this text took longer than 0\.03 seconds \(setting corroborate\.limits\.seconds\)\.\n$/u);
  assert.match(out, / in 2 sources\.\n$/u);
  assert.notEqual(code, 2);
  const client = await Client.start({ folders: [folder], settings: { limits: { seconds: 0.01 } } });
  assert.deepEqual((client.diagnostics.get(uriOf(join(folder, 'endless.txt'))) ?? []).map((problem) => [problem.code, problem.message]), [
    ['source-unread', 'Not read: reading this text took longer than 0.03 seconds (setting corroborate.limits.seconds). The other sources are compared without it.'],
  ]);
  assert.deepEqual(client.codes(uriOf(join(folder, 'a.txt'))), ['figure-tension']);
  assert.equal(await client.stop(), 0);
}));

test('a document that takes too long while it is typed in is given up on with one problem, the others are answered meanwhile, and it is read again when it is cut', () => inFolder(async (scratch) => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder);
  for (const [name, count] of [['a', 12], ['b', 15]] as const) writeFileSync(join(folder, `${name}.txt`), `Exactly ${count} people were killed when the Riga ferry sank, police said.`);
  const [a, b] = [uriOf(join(folder, 'a.txt')), uriOf(join(folder, 'b.txt'))];
  const client = await Client.start({ folders: [folder], settings: { limits: { seconds: 0.01 } } });
  assert.deepEqual(client.codes(b), ['figure-conflict']);
  const long = 'Ada Lindqvist said that 12 people were killed in Riga.\n\n'.repeat(20_000);
  await client.open(a, long);
  const told = async (uri: string, codes: readonly string[]): Promise<void> => {
    while (JSON.stringify(client.codes(uri)) !== JSON.stringify(codes)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  assert.ok(await client.at('hover', b, { line: 0, character: 10 }), 'the others are answered');
  await told(a, ['source-unread']);
  assert.deepEqual(client.diagnostics.get(a)?.map(({ message }) => message), ['Not read: reading this text took longer than 0.02 seconds (setting corroborate.limits.seconds). The other sources are compared without it.']);
  await told(b, []);
  // No second problem, and nobody waits: what is too long stays so with one letter more.
  await client.edit(a, { line: 0, character: 0 }, { line: 0, character: 0 }, 'x');
  assert.equal(await client.at('hover', a, { line: 0, character: 5 }), null);
  assert.deepEqual(client.codes(a), ['source-unread']);
  client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({})));
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await client.edit(a, { line: 0, character: 0 }, { line: 40_000, character: 0 }, 'Exactly 12 people were killed when the Riga ferry sank, police said.');
  await told(a, ['figure-conflict']);
  await told(b, ['figure-conflict']);
  assert.equal(await client.stop(), 0);
}));

test('the server keeps what it has read in the folder that its client names, and says in the editor what was too large', () => inFolder(async (scratch) => {
  const [folder, cacheFolder] = [join(scratch, 'sources'), join(scratch, 'cache')];
  writeSources(folder);
  writeFileSync(join(folder, 'large.txt'), 'word '.repeat(30_000));
  const start = () => Client.start({ folders: [folder], options: { cacheFolder }, settings: { limits: { megabytes: 0.1 } } });
  const problems = ({ diagnostics }: Client) => [...diagnostics].sort(([a], [b]) => (a < b ? -1 : 1));
  const cold = await start();
  const large = cold.diagnostics.get(uriOf(join(folder, 'large.txt'))) ?? [];
  assert.deepEqual(large.map(({ message }) => message), ['Not read: this file has 1 MB, more than the 0.1 MB that a source may have (setting corroborate.limits.megabytes). The other sources are compared without it.']);
  const found = problems(cold);
  for (let tries = 0; tries < 600 && !kept(cacheFolder); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(kept(cacheFolder));
  await cold.stop();
  const warm = await start();
  assert.deepEqual(problems(warm), found);
  await warm.stop();
  const [changed = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('story-') && name.endsWith('.txt'));
  writeFileSync(join(folder, changed), 'Police said 12 people were killed in Ostrava.');
  const [again, alone] = [await start(), await Client.start({ folders: [folder], settings: { limits: { megabytes: 0.1 } } })];
  assert.deepEqual(problems(again).filter(isTold), problems(alone).filter(isTold));
  await again.stop();
  await alone.stop();
}));

/** `npm test -- --long`, or a number in this variable, makes more than the limit that holds by itself. */
const FILES = Number(process.env['MANY_FILES'] ?? 400);

test('in a folder with more files than the limit a part is compared, the user is told which setting raises it, and raising it reads the rest', { timeout: 600_000 }, () => inFolder(async (scratch) => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder);
  for (let i = 0; i < FILES; i++) writeFileSync(join(folder, `${i}.txt`), '');
  const few = FILES > defaultLimits.files ? {} : { files: FILES - 1, sources: 50 };
  const { files, sources } = { ...defaultLimits, ...few };
  let settings: unknown = { limits: few };
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  const warned = warningsOf(client);
  client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
  await client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: fullCapabilities, workspaceFolders: [{ uri: uriOf(folder), name: 'x' }], initializationOptions: { status: true } });
  await client.connection.sendNotification('initialized', {});
  await isReady(client, sources);
  const part = `${folder}: Not all read: there are more than ${files} files, and the others were not looked at (setting corroborate.limits.files).`;
  const first = `${folder}: ${files} files are named as sources; the first ${sources} are compared. Narrow “sources” in corroborate.yaml, or raise the limit (setting corroborate.limits.sources).`;
  assert.equal(client.statuses.at(-1)?.limit, `${part} ${first}`);
  settings = { limits: { files: FILES, sources: sources + 1 } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await isReady(client, sources + 1);
  assert.equal(client.statuses.at(-1)?.limit, `${folder}: ${FILES} files are named as sources; the first ${sources + 1} are compared. Narrow “sources” in corroborate.yaml, or raise the limit (setting corroborate.limits.sources).`);
  assert.deepEqual(warned, [], 'nothing pops up that asks nothing');
  assert.equal(await client.stop(), 0);
}));

test('an editor without a status item is sent a message about a limit', () => inFolder(async (scratch) => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder);
  for (let i = 0; i < 3; i++) writeFileSync(join(folder, `${i}.txt`), '');
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  const warned = warningsOf(client);
  client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({ limits: { sources: 2 } })));
  await client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: fullCapabilities, workspaceFolders: [{ uri: uriOf(folder), name: 'x' }] });
  await client.connection.sendNotification('initialized', {});
  while (warned.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.match(warned.join(), /^\S+: 3 files are named as sources; the first 2 are compared\. /u);
  assert.equal(await client.stop(), 0);
}));

function warningsOf(client: Client): readonly string[] {
  const warned: string[] = [];
  client.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
    warned.push(message);
    return null;
  });
  return warned;
}

async function isReady(client: Client, total: number): Promise<void> {
  for (let last = client.statuses.at(-1); last?.state !== 'ready' || last.total !== total; last = client.statuses.at(-1)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function isTold([, told]: readonly [string, readonly unknown[]]): boolean {
  return told.length > 0;
}

/** What was read, and what was found in all of it. */
function kept(folder: string): boolean {
  try {
    const names = readdirSync(folder);
    return ['.readings', '.links'].every((ending) => names.some((name) => name.endsWith(ending)));
  } catch {
    return false;
  }
}
