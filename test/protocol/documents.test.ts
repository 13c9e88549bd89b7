// Edits, files that change on disk, folders that go: what the server shows follows.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Hover } from 'vscode-languageserver/node';
import type { ListFilesParams, ListFilesResult, ReadFileParams, ReadFileResult } from '../../server/src/protocol';
import { Client, copySeeds, fullCapabilities, inFolder, positionOf, uriOf } from './client';

const file001 = '001_59ed66a336430b7a.txt';
const unreadable = Buffer.from([0, 1, 2, 3]);

test('positions count UTF-16 code units after edits with astral characters', () => inFolder(async (folder) => {
  const copy = copySeeds(folder);
  const client = await Client.start({ folders: [copy] });
  const uri = uriOf(join(copy, file001));
  const text = readFileSync(join(copy, file001), 'utf8');
  await client.open(uri, text);
  const place = positionOf(text, 'Hanno Pevkur');
  const before = await client.at<Hover | null>('hover', uri, place);
  assert.ok(before?.range);
  await client.edit(uri, { line: place.line, character: 0 }, { line: place.line, character: 0 }, '🙂🙂 ');
  await client.edit(uri, { line: 0, character: 0 }, { line: 0, character: 0 }, '\n\n');
  const after = await client.at<Hover | null>('hover', uri, { line: place.line + 2, character: place.character + 5 });
  assert.deepEqual(after?.range?.start, { line: before.range.start.line + 2, character: before.range.start.character + 5 });
  await client.stop();
}));

test('an edit that takes a conflict away clears it in the other file too, and says that colours changed', () => inFolder(async (folder) => {
  const copy = copySeeds(folder);
  const client = await Client.start({ folders: [copy] });
  const uri = uriOf(join(copy, file001));
  const other = uriOf(join(copy, '004_a7fb4cd9c6b7e9bb.txt'));
  const text = readFileSync(join(copy, file001), 'utf8');
  assert.ok(client.codes(other).includes('figure-conflict'));
  await client.after(() => client.open(other, readFileSync(join(copy, '004_a7fb4cd9c6b7e9bb.txt'), 'utf8')));
  await client.after(() => client.open(uri, text));
  const refreshes = client.refreshes;
  const place = positionOf(text, '133 nations');
  await client.after(() => client.edit(uri, place, { line: place.line, character: place.character + 3 }, '164'));
  assert.ok(!client.codes(uri).includes('figure-conflict'));
  assert.ok(!client.codes(other).includes('figure-conflict'));
  assert.ok(client.refreshes > refreshes);
  await client.after(() => client.edit(uri, place, { line: place.line, character: place.character + 3 }, '133'));
  assert.ok(client.codes(uri).includes('figure-conflict') && client.codes(other).includes('figure-conflict'));
  await client.stop();
}));

test('only files whose problems changed are published', () => inFolder(async (folder) => {
  const copy = copySeeds(folder);
  const client = await Client.start({ folders: [copy] });
  const uri = uriOf(join(copy, file001));
  const text = readFileSync(join(copy, file001), 'utf8');
  const before = new Map(client.published);
  await client.after(() => client.open(uri, text));
  const end = positionOf(`${text}$`, '$');
  await client.after(() => client.edit(uri, end, end, '\nNothing new here.'));
  assert.deepEqual(client.published, before);
  await client.stop();
}));

test('a dirty buffer stands over a changed disk, and the disk counts again when it is closed', () => inFolder(async (folder) => {
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  const path = join(sources, 'a.txt');
  writeFileSync(path, 'Mayor Anna Berg said “We will rebuild the old harbour bridge next year,” in Tarnby.\n');
  const client = await Client.start({ folders: [folder] });
  const uri = uriOf(path);
  const dirty = '\n\nMayor Anna Berg said “We will rebuild the old harbour bridge next year,” in Tarnby.\n';
  const quote = async (line: number): Promise<unknown> => {
    const symbols = await client.connection.sendRequest<{ range: { start: { line: number } } }[]>('textDocument/documentSymbol', { textDocument: { uri } });
    return JSON.stringify(symbols).includes(`"line":${line}`);
  };
  await client.after(() => client.open(uri, dirty));
  assert.equal(await quote(2), true);
  writeFileSync(path, '\n\n\n\nMayor Anna Berg said “We will rebuild the old harbour bridge next year,” in Tarnby.\n');
  await client.after(() => client.watched(uri, 2));
  assert.equal(await quote(2), true, 'the buffer stands');
  await client.after(() => client.close(uri));
  assert.equal(await quote(4), true, 'the disk counts');
  await client.stop();
}));

test('watched files that are created, changed and deleted are followed, and what they had is cleared', () => inFolder(async (folder) => {
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  writeFileSync(join(sources, 'a.txt'), 'A text.\n');
  const client = await Client.start({ folders: [folder] });
  assert.equal(client.statuses.at(-1)?.total, 1);
  const path = join(sources, 'b.txt');
  const uri = uriOf(path);
  writeFileSync(path, unreadable);
  await client.after(() => client.watched(uri, 1));
  assert.deepEqual(client.codes(uri), ['source-unread']);
  writeFileSync(path, 'Another text.\n');
  await client.after(() => client.watched(uri, 2));
  assert.deepEqual(client.codes(uri), []);
  writeFileSync(path, unreadable);
  await client.after(() => client.watched(uri, 2));
  rmSync(path);
  await client.after(() => client.watched(uri, 3));
  assert.deepEqual(client.codes(uri), []);
  assert.equal(client.statuses.at(-1)?.total, 1);
  await client.stop();
}));

test('a folder that is deleted is one event, and everything in it goes', () => inFolder(async (folder) => {
  mkdirSync(join(folder, 'sources/deep'), { recursive: true });
  const path = join(folder, 'sources/deep/b.txt');
  writeFileSync(path, unreadable);
  writeFileSync(join(folder, 'sources/a.txt'), 'A text.\n');
  const client = await Client.start({ folders: [folder] });
  assert.deepEqual(client.codes(uriOf(path)), ['source-unread']);
  rmSync(join(folder, 'sources/deep'), { recursive: true });
  await client.after(() => client.watched(uriOf(join(folder, 'sources/deep')), 3));
  assert.deepEqual(client.codes(uriOf(path)), []);
  assert.equal(client.statuses.at(-1)?.total, 1);
  await client.stop();
}));

test('a folder that is renamed in the editor takes its sources along', () => inFolder(async (folder) => {
  mkdirSync(join(folder, 'sources/old'), { recursive: true });
  writeFileSync(join(folder, 'sources/old/b.txt'), unreadable);
  const client = await Client.start({ folders: [folder] });
  const [from, to] = [join(folder, 'sources/old'), join(folder, 'sources/new')];
  renameSync(from, to);
  await client.after(() => client.connection.sendNotification('workspace/didRenameFiles', { files: [{ oldUri: uriOf(from), newUri: uriOf(to) }] }));
  assert.deepEqual(client.codes(uriOf(join(from, 'b.txt'))), []);
  assert.deepEqual(client.codes(uriOf(join(to, 'b.txt'))), ['source-unread']);
  renameSync(to, join(folder, 'elsewhere'));
  await client.after(() => client.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: uriOf(to) }] }));
  assert.deepEqual(client.codes(uriOf(join(to, 'b.txt'))), []);
  await client.stop();
}));

test('mistakes in corroborate.yaml are diagnostics of that file and stand in the status', () => inFolder(async (folder) => {
  writeFileSync(join(folder, 'a.txt'), 'A text.\n');
  const settings = join(folder, 'corroborate.yaml');
  writeFileSync(settings, '# settings\nsource: ["*.txt"]\n');
  const client = await Client.start({ folders: [folder] });
  const uri = uriOf(settings);
  const [problem] = client.diagnostics.get(uri) ?? [];
  assert.equal(problem?.message, 'Unknown setting “source”. Did you mean “sources”?');
  assert.deepEqual([problem?.code, problem?.severity, problem?.range], ['dossier', 2, { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } }]);
  assert.equal(client.statuses.at(-1)?.problem, 'corroborate.yaml: line 2');
  await client.after(() => client.open(uri, '# settings\nsources: ["*.txt"]\n'));
  assert.deepEqual(client.codes(uri), [], 'the buffer counts before it is saved');
  assert.equal(client.statuses.at(-1)?.problem, undefined);
  await client.stop();
}));

test('workspace folders come and go', () => inFolder(async (folder) => {
  for (const name of ['one', 'two']) {
    mkdirSync(join(folder, name, 'sources'), { recursive: true });
    writeFileSync(join(folder, name, 'sources/a.txt'), unreadable);
  }
  const client = await Client.start({ folders: [join(folder, 'one')] });
  const uri = (name: string): string => uriOf(join(folder, name, 'sources/a.txt'));
  const change = (event: object): Promise<void> => client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  await client.after(() => change({ added: [{ uri: uriOf(join(folder, 'two')), name: 'two' }], removed: [] }));
  assert.deepEqual(client.codes(uri('two')), ['source-unread']);
  await client.after(() => change({ added: [], removed: [{ uri: uriOf(join(folder, 'one')), name: 'one' }] }));
  assert.deepEqual([client.codes(uri('one')), client.codes(uri('two'))], [[], ['source-unread']]);
  await client.stop();
}));

test('the watchers name the sources of each dossier, its settings, and only deletions beyond that', () => inFolder(async (folder) => {
  mkdirSync(join(folder, 'case'), { recursive: true });
  writeFileSync(join(folder, 'case/corroborate.yaml'), 'sources: ["*.md"]\n');
  const client = await Client.start({ folders: [folder] });
  const watchersOf = (of: Client): { globPattern: string | { baseUri: string; pattern: string }; kind?: number }[] =>
    (of.registrations.findLast(({ method }) => method === 'workspace/didChangeWatchedFiles')?.registerOptions as { watchers: [] } | undefined)?.watchers ?? [];
  await client.connection.sendRequest('workspace/symbol', { query: 'any' });
  const described = watchersOf(client).map(({ globPattern, kind }) => `${typeof globPattern === 'string' ? globPattern : `${globPattern.baseUri.slice(uriOf(folder).length)} ${globPattern.pattern}`}${kind === undefined ? '' : ` kind ${kind}`}`);
  assert.deepEqual(described, ['**/corroborate.yaml', '/case *.md', '/case ** kind 4', ' case kind 4']);
  await client.stop();
}));

test('globs in the editor’s settings make a workspace folder a dossier', () => inFolder(async (folder) => {
  mkdirSync(join(folder, 'articles'));
  writeFileSync(join(folder, 'articles/a.txt'), 'A text.\n');
  writeFileSync(join(folder, 'LICENSE.txt'), 'Another text.\n');
  const without = await Client.start({ folders: [folder], capabilities: { ...fullCapabilities, workspace: {} } });
  assert.equal(without.statuses.at(-1)?.total, 0);
  await without.after(() => without.connection.sendNotification('workspace/didChangeConfiguration', { settings: { corroborate: { sources: ['articles/*.txt'] } } }));
  assert.equal(without.statuses.at(-1)?.total, 1, 'a client that cannot be asked may send its settings');
  await without.stop();
  const asked = await Client.start({ folders: [folder], settings: { sources: ['articles/*.txt'] } });
  assert.equal(asked.statuses.at(-1)?.total, 1);
  await asked.stop();
}));

test('a client that reads the files itself serves folders that are on no disk', async () => {
  const texts = new Map([['sources/a.txt', 'A text.\n'], ['sources/b.txt', '']]);
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  client.connection.onRequest('corroborate/listFiles', ({ folder, globs }: { folder: string; globs: string[] }) => {
    assert.equal(folder.startsWith('memfs:/work'), true);
    assert.ok(globs.length > 0);
    const inside = folder === 'memfs:/work' ? '' : `${folder.slice('memfs:/work/'.length)}/`;
    return { paths: [...texts.keys(), 'README.md'].filter((path) => path.startsWith(inside)).map((path) => path.slice(inside.length)) };
  });
  client.connection.onRequest<ReadFileResult, void>('corroborate/readFile', ({ uri }: ReadFileParams): ReadFileResult => {
    const text = texts.get(uri.slice('memfs:/work/'.length));
    return uri.endsWith('b.txt') ? { problem: 'Not read: the server of the folder does not answer.' } : text === undefined ? { problem: 'Not read: the file is gone.', gone: true } : { text };
  });
  const ready = client.ready();
  await client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: 'memfs:/work', name: 'w' }], initializationOptions: { clientFiles: true, status: true } });
  await client.connection.sendNotification('initialized', {});
  await ready;
  assert.equal(client.statuses.at(-1)?.total, 2);
  assert.equal(client.diagnostics.get('memfs:/work/sources/b.txt')?.[0]?.message, 'Not read: the server of the folder does not answer. The other sources are compared without it.');
  await client.stop();
});

test('a client that never answers for a file, or says that there are too many, costs no other source', async () => {
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({ limits: { answerSeconds: 0.2, files: 7 } })));
  client.connection.onRequest('corroborate/listFiles', ({ folder, most }: ListFilesParams): ListFilesResult => {
    assert.equal(most, 7);
    return { paths: folder.endsWith('sources') ? ['a.txt', 'b.txt'] : ['sources/a.txt', 'sources/b.txt'], more: true };
  });
  client.connection.onRequest<ReadFileResult, void>('corroborate/readFile', ({ uri }: ReadFileParams) => (uri.endsWith('b.txt') ? new Promise<never>(() => undefined) : { text: 'A text.\n' }));
  const ready = client.ready();
  await client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { workspace: { configuration: true } }, workspaceFolders: [{ uri: 'memfs:/work', name: 'w' }], initializationOptions: { clientFiles: true, status: true } });
  await client.connection.sendNotification('initialized', {});
  await ready;
  assert.deepEqual(client.codes('memfs:/work/sources/a.txt'), []);
  assert.equal(client.diagnostics.get('memfs:/work/sources/b.txt')?.[0]?.message,
    'Not read: the editor did not answer within 0.2 seconds (setting corroborate.limits.answerSeconds). The other sources are compared without it.');
  assert.deepEqual(client.statuses.at(-1)?.limit, ['/work', '/work/sources'].map((folder) => `${folder}: Not all read: there are more than 7 files, and the others were not looked at (setting corroborate.limits.files).`).join(' '));
  await client.stop();
});
