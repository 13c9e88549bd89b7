// The views of the side bar as a client asks for them: lines, pages, filters, several dossiers, and reading that is stopped.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type {
  EntityLinesParams, EntityLinesResult, ListFilesResult, PlaceResult, ReadFileResult, ViewLine, ViewLinesParams, ViewLinesResult, ViewOrder,
} from '../../server/src/protocol';
import { Client, copySeeds, fullCapabilities, inFolder, inSeed, seeds, uriOf } from './client';

const findings: ViewOrder = { view: 'findings', order: 'kind' };
const entities: ViewOrder = { view: 'entities', order: 'type' };

const ask = (client: Client, view: ViewOrder, path: readonly string[] = [], more: { readonly filter?: string; readonly most?: number } = {}): Promise<ViewLinesResult> => {
  const params: ViewLinesParams = { ...view, path, filter: '', most: 200, ...more };
  return client.connection.sendRequest('corroborate/viewLines', params);
};
const labels = ({ lines }: ViewLinesResult): string[] => lines.map(({ label, description }) => `${label} · ${description ?? ''}`);

test('the lines of a view lead to places, and a path to the lines below', async () => {
  const client = await Client.start({ folders: [seeds] });
  assert.deepEqual(labels(await ask(client, findings)), ['Sources disagree · 1', 'Quoted in other words · 1']);
  const [group] = (await ask(client, findings)).lines;
  assert.equal(group?.below, 'entries');
  const [finding] = (await ask(client, findings, [group.id])).lines;
  assert.deepEqual([finding?.label, finding?.below], ['133 or over 160', 'details']);
  const { uri, position } = inSeed('001_59ed66a336430b7a.txt', '133 nations');
  assert.deepEqual([finding?.at?.uri, finding?.at?.range.start], [uri, position]);
  assert.match(finding?.other?.uri ?? '', /004_/);
  assert.deepEqual(await ask(client, findings, [group.id, 'gone']), { lines: [], total: 0 });
  await client.stop();
});

test('a filter says how much it leaves, and a page holds no more than was asked for', async () => {
  const client = await Client.start({ folders: [seeds] });
  assert.deepEqual((await ask(client, findings, [], { filter: '160' })).entries, { shown: 1, all: 2 });
  const people = await ask(client, entities, ['person'], { most: 3 });
  assert.equal(people.lines.length, 3);
  assert.ok(people.total > 10);
  await client.stop();
});

test('several dossiers are the first lines, each with its own below, told apart where they have one name', async () => {
  await inFolder(async (folder) => {
    for (const name of ['fire', 'flood']) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, 'corroborate.yaml'), 'sources: ["*.txt"]\n');
      mkdirSync(join(folder, 'more', name), { recursive: true });
      writeFileSync(join(folder, 'more', name, 'corroborate.yaml'), 'sources: ["*.txt"]\n');
      for (const at of [join(folder, name), join(folder, 'more', name)]) writeFileSync(join(at, 'a.txt'), `Anna Holt spoke of the ${name}.\n`);
    }
    rmSync(join(folder, 'more', 'flood'), { recursive: true });
    const client = await Client.start({ folders: [folder] });
    const top = await ask(client, { view: 'sources', order: 'name' });
    assert.deepEqual(top.lines.map(({ kind }) => kind), ['dossier', 'dossier', 'dossier']);
    const said = labels(top);
    assert.match(said[0] ?? '', /^fire · in corroborate-/);
    assert.deepEqual(said.slice(1), ['flood · 1', 'fire · in more']);
    assert.deepEqual(labels(await ask(client, { view: 'sources', order: 'name' }, [top.lines[1]?.id ?? ''])), ['a · no date, 6 words']);
    assert.deepEqual(labels(await ask(client, entities, [], { filter: 'flood' })), [], 'a dossier without anything that the filter leaves is gone');
    await client.stop();
  });
});

test('the way to a name in its view begins at the top', async () => {
  const client = await Client.start({ folders: [seeds] });
  const { uri, position } = inSeed('001_59ed66a336430b7a.txt', 'Pevkur');
  const params: EntityLinesParams = { uri, position, order: 'type' };
  const lines = await client.connection.sendRequest<EntityLinesResult>('corroborate/entityLines', params);
  assert.deepEqual(lines?.map(({ line, index }) => [line.label, index]), [['People', 0], ['Hanno Pevkur', 0]]);
  const group = await client.connection.sendRequest<EntityLinesResult>('corroborate/entityLines', { ...inSeed('003_ab8ee8623a11ff01.txt', 'four nations'), order: 'type' });
  assert.deepEqual(group?.map(({ line }) => line.label), ['Places', 'the four nations'], 'a group has a line as well');
  assert.equal(await client.connection.sendRequest('corroborate/entityLines', { ...params, position: { line: 0, character: 0 } }), null);
  await client.stop();
});

test('a place says what can be done there', async () => {
  const client = await Client.start({ folders: [seeds] });
  const at = (words: string, file = '001_59ed66a336430b7a.txt'): Promise<PlaceResult> => {
    const { uri, position } = inSeed(file, words);
    return client.connection.sendRequest('corroborate/place', { uri, position });
  };
  assert.deepEqual(await at('133 nations'), { elsewhere: true, versions: false, name: false, entity: false });
  assert.deepEqual(await at('Pevkur'), { elsewhere: true, versions: false, name: true, entity: true });
  assert.deepEqual(await at('We believe that'), { elsewhere: true, versions: true, name: false, entity: false });
  assert.deepEqual(await at('four nations', '003_ab8ee8623a11ff01.txt'), { elsewhere: true, versions: false, name: false, entity: true });
  assert.deepEqual(await at('shortened version'), { elsewhere: false, versions: false, name: false, entity: false });
  await client.stop();
});

test('views that may have changed are told of after each round of analysis, to who asked for it', async () => {
  await inFolder(async (folder) => {
    const copy = copySeeds(folder);
    const client = await Client.start({ folders: [copy], options: { views: true } });
    let told = 0;
    client.connection.onNotification('corroborate/viewsChanged', () => void told++);
    const file = join(copy, '004_a7fb4cd9c6b7e9bb.txt');
    await client.after(() => {
      rmSync(file);
      return client.watched(uriOf(file), 3);
    });
    await ask(client, findings);
    assert.ok(told > 0);
    assert.deepEqual(labels(await ask(client, findings)), ['Quoted in other words · 1']);
    await client.stop();
  });
});

test('hints behind the words say what other sources give, only where they are switched on', async () => {
  const hints = async (settings: unknown): Promise<readonly { readonly label: readonly { readonly value: string }[] }[]> => {
    const client = await Client.start({ folders: [seeds], settings });
    const { uri } = inSeed('001_59ed66a336430b7a.txt', '133 nations');
    const found = await client.connection.sendRequest<{ label: { value: string }[] }[]>('textDocument/inlayHint', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 500, character: 0 } } });
    await client.stop();
    return found;
  };
  const words = (await hints({ inlayHints: true })).map(({ label }) => label.map(({ value }) => value).join(''));
  assert.ok(words.includes('≠ over 160 signatories in 004'), words.join('\n'));
  assert.deepEqual(await hints({}), []);
});

// Files that the client reads, one at a time and slowly: only so is a long reading the same on every machine.
test('reading that takes long shows progress; whoever cancels it has what was read, and can read on', { timeout: 30_000 }, async () => {
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  const { connection } = client;
  const texts = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.txt`, `Anna Holt counted ${i + 10} boats.`]));
  let wait = 20;
  let before = Promise.resolve();
  connection.onRequest('corroborate/listFiles', (): ListFilesResult => ({ paths: Object.keys(texts) }));
  connection.onRequest('corroborate/readFile', async ({ uri }: { uri: string }): Promise<ReadFileResult> => {
    await (before = before.then(() => new Promise((resolve) => setTimeout(resolve, wait))));
    const text = texts[uri.slice(uri.lastIndexOf('/') + 1)];
    return text === undefined ? { problem: 'Not read: the file is gone.', gone: true } : { text };
  });
  const cancelled = new Promise<void>((resolve) => connection.onRequest('window/workDoneProgress/create', ({ token }: { token: unknown }) => {
    // Whoever reads the message first needs it on the screen.
    setTimeout(() => {
      void connection.sendNotification('window/workDoneProgress/cancel', { token });
      resolve();
    }, 50);
    return null;
  }));
  connection.onRequest('workspace/configuration', () => [{}]);
  await connection.sendRequest('initialize', {
    processId: process.pid, rootUri: null, capabilities: fullCapabilities, initializationOptions: { status: true, clientFiles: true }, workspaceFolders: [{ uri: 'memory:/sources', name: 'sources' }],
  });
  await connection.sendNotification('initialized', {});
  await cancelled;
  const until = async (state: string): Promise<void> => {
    while (client.statuses.at(-1)?.state !== state) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await until('paused');
  const { read = 0, total } = client.statuses.at(-1) ?? {};
  assert.ok(total === 300 && read > 0 && read < 300, `${read} of ${total}`);
  assert.deepEqual(client.progress.map(({ kind }) => kind).filter((kind) => kind !== 'report'), ['begin', 'end']);
  const sources = await ask(client, { view: 'sources', order: 'name' });
  assert.equal(sources.total, read);
  wait = 0;
  await connection.sendNotification('corroborate/readOn');
  await until('ready');
  assert.equal((await ask(client, { view: 'sources', order: 'name' })).total, 300);
  await client.stop();
});

test('malformed questions are answered with nothing', async () => {
  const client = await Client.start({ folders: [seeds] });
  for (const params of [{}, { view: 'findings' }, { view: 7, path: 'x' }, { view: 'entities', order: 'none', path: [], filter: 3, most: 'many' }]) {
    const result = await client.connection.sendRequest<ViewLinesResult>('corroborate/viewLines', params);
    assert.ok(Array.isArray(result.lines), JSON.stringify(params));
  }
  const { lines } = await ask(client, findings);
  assert.ok(lines.every((line: ViewLine) => line.spoken.length > 0));
  await client.stop();
});

test('what is no name leaves the views as soon as the settings say so, saved or not', () => inFolder(async (scratch) => {
  const folder = copySeeds(scratch);
  const settings = join(folder, 'corroborate.yaml');
  const client = await Client.start({ folders: [folder], options: { views: true } });
  const people = async (): Promise<readonly string[]> => (await ask(client, entities, ['person'])).lines.map(({ label }) => label);
  assert.ok((await people()).includes('Hanno Pevkur'));
  await client.after(() => client.open(uriOf(settings), `${readFileSync(settings, 'utf8')}ignore:\n  entities: [Hanno Pevkur]\n`));
  assert.ok(!(await people()).includes('Hanno Pevkur'));
  await client.stop();
}));
