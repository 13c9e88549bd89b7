// How soon the text in front of the reader has its colours when a folder is opened: before the rest of the folder is read.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import type { SemanticTokens } from 'vscode-languageserver/node';
import type { ListFilesResult, ReadFileParams, ReadFileResult } from '../../server/src/protocol';
import { generate } from '../bench/generator';
import { Client, fullCapabilities, inFolder, inSeed, seeds, uriOf } from './client';

const articles = [...generate(100)];
const shown = articles[60] ?? assert.fail('there is no such article');

const coloursOf = (client: Client, uri: string): Promise<SemanticTokens> => client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } });

/** Up to the end of `initialize`, after which the editor opens what it shows. */
async function initialize(client: Client, folder: string, options: object): Promise<void> {
  client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({})));
  await client.connection.sendRequest('initialize', {
    processId: process.pid, rootUri: null, capabilities: fullCapabilities, initializationOptions: { status: true, ...options }, workspaceFolders: [{ uri: folder, name: 'sources' }],
  });
}

// No clock: whatever the machine, no other article may stand before the one that is looked at.
test('the text that is shown has its colours before any other text of the folder has been read', async () => {
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let answered = 0;
  client.connection.onRequest('corroborate/listFiles', (): ListFilesResult => ({ paths: articles.map(({ path }) => path) }));
  client.connection.onRequest('corroborate/readFile', async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    await opened;
    answered++;
    return { text: articles.find(({ path }) => uri.endsWith(`/${path}`))?.text ?? '' };
  });
  await initialize(client, 'memory:/sources', { clientFiles: true });
  const uri = `memory:/sources/${shown.path}`;
  await client.connection.sendNotification('initialized', {});
  await client.open(uri, shown.text);
  assert.ok((await coloursOf(client, uri)).data.length > 5 * 10, 'names and figures');
  assert.equal(answered, 0);
  const ready = client.ready();
  open();
  await ready;
  assert.equal(answered, 99, 'the others are read after it, and the one that is open is not read from the disk');
  await client.stop();
});

// Until its folder is known a text stands alone, and “no disagreements” would be said of one source.
test('nobody is told that all has been read before the folders are known', async () => {
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  const lonely = new Promise<void>((resolve) => client.connection.onNotification('corroborate/viewsChanged', resolve));
  await initialize(client, uriOf(seeds), { views: true });
  client.connection.onRequest('workspace/configuration', async ({ items }: { items: unknown[] }) => {
    await told;
    return items.map(() => ({}));
  });
  await client.connection.sendNotification('initialized', {});
  const { uri, text } = inSeed('001_59ed66a336430b7a.txt', '133');
  await client.open(uri, text);
  await lonely;
  assert.deepEqual(client.statuses, []);
  const ready = client.ready();
  tell();
  await ready;
  assert.deepEqual(client.statuses.filter(({ state }) => state === 'ready').map(({ total, disagreements }) => [total, disagreements])[0], [5, 1]);
  await client.stop();
});

// The bound is the promise itself; an idle machine takes a tenth of it.
test('a folder of 100 articles: the text that is shown has its colours within a second of the server’s start', () => inFolder(async (scratch) => {
  const folder = join(scratch, 'sources');
  for (const { path, text } of articles) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const client = new Client([join(process.cwd(), 'dist/server.js'), '--stdio']);
  const uri = uriOf(join(folder, shown.path));
  await initialize(client, uriOf(folder), {});
  const ready = client.ready();
  const began = performance.now();
  await client.connection.sendNotification('initialized', {});
  await client.open(uri, readFileSync(join(folder, shown.path), 'utf8'));
  const { data } = await coloursOf(client, uri);
  const took = performance.now() - began;
  assert.ok(data.length > 5 * 10);
  assert.ok(took < 1_000, `${took.toFixed(0)} ms`);
  await ready;
  await client.stop();
}));
