// The server starts, says what it can do, answers whatever comes, and ends with its client.
import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import { CancellationTokenSource, createMessageConnection, IPCMessageReader, IPCMessageWriter, type InitializeResult } from 'vscode-languageserver/node';
import { Client, inSeed, seeds } from './client';

const treaty = inSeed('001_59ed66a336430b7a.txt', 'Ottawa Convention');

test('initialise names exactly the features that are served', async () => {
  const client = await Client.start({ folders: [seeds] });
  const { capabilities, serverInfo } = client.initialized;
  assert.equal(serverInfo?.name, 'Corroborate');
  assert.deepEqual(Object.keys(capabilities).filter((name) => name.endsWith('Provider')).sort(), [
    'codeActionProvider', 'codeLensProvider', 'completionProvider', 'definitionProvider', 'documentHighlightProvider', 'documentSymbolProvider', 'foldingRangeProvider',
    'hoverProvider', 'inlayHintProvider', 'referencesProvider', 'renameProvider', 'semanticTokensProvider', 'workspaceSymbolProvider',
  ]);
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
  assert.equal(await client.stop(), 0);
});

test('reading is reported by status; where it is short no message comes and goes', async () => {
  const client = await Client.start({ folders: [seeds] });
  assert.equal(client.statuses[0]?.state, 'reading');
  assert.equal(client.statuses.at(-1)?.state, 'ready');
  assert.equal(client.statuses.at(-1)?.read, 5);
  assert.deepEqual(client.progress, []);
  await client.stop();
});

test('a client that can do next to nothing gets plain answers and is asked nothing', async () => {
  const client = new Client([`${process.cwd()}/dist/server.js`, '--stdio']);
  const asked: string[] = [];
  client.connection.onRequest((method) => {
    asked.push(method);
    return null;
  });
  const ready = client.ready();
  await client.connection.sendRequest('initialize', { processId: null, rootUri: treaty.uri.replace(/\/[^/]*$/u, ''), capabilities: {}, initializationOptions: { status: true } });
  await client.connection.sendNotification('initialized', {});
  await ready;
  assert.equal(client.statuses.at(-1)?.read, 5, 'rootUri of older clients is used');
  const symbols = await client.connection.sendRequest<{ location?: unknown }[]>('textDocument/documentSymbol', { textDocument: { uri: treaty.uri } });
  assert.ok(symbols.every(({ location }) => location !== undefined), 'a flat list, no tree');
  assert.deepEqual([...client.diagnostics.values()].flat().filter(({ relatedInformation, codeDescription }) => relatedInformation ?? codeDescription), []);
  assert.deepEqual(asked, []);
  await client.stop();
});

test('a client that did not ask for the status is sent nothing beyond the protocol', { timeout: 20_000 }, async () => {
  const client = new Client([`${process.cwd()}/dist/server.js`, '--stdio']);
  const unknown: string[] = [];
  client.connection.onUnhandledNotification(({ method }) => void unknown.push(method));
  await client.connection.sendRequest('initialize', { processId: null, rootUri: treaty.uri.replace(/\/[^/]*$/u, ''), capabilities: {} });
  await client.connection.sendNotification('initialized', {});
  while (client.diagnostics.size === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  // What would be sent with the diagnostics has been sent before this answer.
  await client.at('hover', treaty.uri, treaty.position);
  assert.deepEqual([unknown, client.statuses], [[], []]);
  await client.stop();
});

test('malformed parameters are answered with nothing and logged, and the server goes on', async () => {
  const client = await Client.start({ folders: [seeds] });
  const { connection } = client;
  for (const method of ['hover', 'definition', 'references', 'documentSymbol', 'foldingRange', 'documentHighlight', 'semanticTokens/full', 'semanticTokens/range']) {
    for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }, { textDocument: { uri: 'no uri at all' }, position: null }, { textDocument: { uri: treaty.uri }, position: { line: 'x' } }]) {
      await connection.sendRequest(`textDocument/${method}`, params).catch((error: unknown) => assert.fail(`${method} ${JSON.stringify(params)}: ${String(error)}`));
    }
  }
  await connection.sendRequest('workspace/symbol', {});
  await connection.sendRequest('corroborate/nextSource', {});
  await connection.sendNotification('textDocument/didOpen', {});
  await connection.sendNotification('textDocument/didChange', { textDocument: { uri: treaty.uri, version: 2 }, contentChanges: null });
  await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 5 }] });
  await connection.sendNotification('workspace/didRenameFiles', {});
  await connection.sendNotification('workspace/didChangeConfiguration', null);
  assert.equal(await client.at('hover', treaty.uri, { line: 0, character: 99999 }) !== undefined, true);
  assert.ok(client.logged.some((line) => line.includes('hover failed')), 'the log names the handler');
  assert.equal(await client.stop(), 0);
});

test('a storm of cancelled requests leaves a server that answers', async () => {
  const client = await Client.start({ folders: [seeds] });
  const outcomes = await Promise.all(Array.from({ length: 500 }, async () => {
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest('textDocument/hover', { textDocument: { uri: treaty.uri }, position: treaty.position }, source.token);
    source.cancel();
    return answer.then(() => 'answered', (error: unknown) => (error as { code: number }).code);
  }));
  assert.ok(outcomes.every((outcome) => outcome === 'answered' || outcome === -32800), [...new Set(outcomes)].join());
  assert.ok(outcomes.includes(-32800), 'some were cancelled in time');
  await client.at('hover', treaty.uri, treaty.position);
  assert.equal(await client.stop(), 0);
});

test('the server ends when its client closes the pipe', { timeout: 10_000 }, async () => {
  const client = await Client.start({ folders: [seeds] });
  const ended = new Promise((resolve) => client.process.once('exit', resolve));
  client.process.stdin?.end();
  assert.notEqual(await ended, null);
});

test('over Node’s IPC, as the editor starts it, the server answers and ends when the channel closes', { timeout: 10_000 }, async () => {
  const child = fork(join(process.cwd(), 'dist/server.js'), ['--node-ipc'], { silent: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  assert.equal(serverInfo?.name, 'Corroborate');
  connection.dispose();
  child.disconnect();
  await ended;
});

test('the server ends when the process that started it is gone, even if a pipe stays open', { timeout: 20_000 }, async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const client = new Client([`${process.cwd()}/dist/server.js`, '--stdio']);
  await client.connection.sendRequest('initialize', { processId: parent.pid, rootUri: null, capabilities: {} });
  const ended = new Promise((resolve) => client.process.once('exit', resolve));
  parent.kill();
  await ended;
});
