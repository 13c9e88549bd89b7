// Messages that no client should send: wrong shapes, places outside of every text, documents that were never opened, broken frames.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import * as protocol from '../../server/src/protocol';
import { inFolder, positionOf, uriOf } from './client';
import { RawServer } from './raw-server';

const fire = (count: number): string => `A fire in the old warehouse in Lindhaven injured ${count} workers on Monday, the fire brigade said.\n`;

/** Two dossiers: one is written about in every way, the other must not notice. */
function makeFolder(folder: string): { readonly uri: string; readonly calm: string; readonly other: string } {
  const put = (dossier: string, name: string, text: string): string => {
    mkdirSync(join(folder, dossier, 'sources'), { recursive: true });
    writeFileSync(join(folder, dossier, 'sources', name), text);
    return uriOf(join(folder, dossier, 'sources', name));
  };
  put('stormy', 'b.txt', fire(9));
  return { uri: put('stormy', 'a.txt', fire(12)), calm: put('calm', 'a.txt', fire(12)), other: put('calm', 'b.txt', fire(9)) };
}

const languageFeatures = [
  'hover', 'definition', 'references', 'documentHighlight', 'documentSymbol', 'foldingRange', 'codeLens', 'codeAction', 'completion', 'inlayHint', 'rename', 'prepareRename',
  'semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range',
].map((feature) => `textDocument/${feature}`);
const isOurs = (method: unknown): method is string => typeof method === 'string' && method.startsWith('corroborate/');
/** Requests, and what no client may ask of a server. */
const requests = [
  ...languageFeatures, 'workspace/symbol', 'codeLens/resolve', 'completionItem/resolve', ...Object.values(protocol).filter(isOurs),
  'initialize', 'textDocument/publishDiagnostics', 'nonsense', '', '__proto__', 'constructor', '$/nonsense', `${'x'.repeat(10_000)}`,
];
const notifications = [
  ...['didOpen', 'didChange', 'didClose', 'didSave'].map((event) => `textDocument/${event}`),
  ...['didChangeWatchedFiles', 'didRenameFiles', 'didDeleteFiles', 'didCreateFiles', 'didChangeWorkspaceFolders', 'didChangeConfiguration'].map((event) => `workspace/${event}`),
  protocol.readOnMethod, protocol.stopReadingMethod, 'initialized', '$/cancelRequest', '$/setTrace', '$/progress', 'window/workDoneProgress/cancel', '$/nonsense', 'nonsense',
];

/** What every request and notification together may have in its parameters. */
function rightParams(uri: string): Record<string, unknown> {
  const position = { line: 0, character: 52 };
  const range = { start: { line: 0, character: 2 }, end: position };
  return {
    uri, position, range, textDocument: { uri, languageId: 'source-text', version: 2, text: fire(14) }, positions: [position], newName: 'Old Warehouse',
    context: { includeDeclaration: true, diagnostics: [{ range, message: 'x', data: { finding: 'x' } }], only: ['quickfix'] },
    contentChanges: [{ range, text: 'flood' }, { text: fire(15) }], changes: [{ uri, type: 2 }], files: [{ oldUri: uri, newUri: `${uri}.txt`, uri }],
    event: { added: [{ uri, name: 'x' }], removed: [{ uri, name: 'x' }] }, settings: { corroborate: { sources: ['*.txt'], limits: { megabytes: 3, files: 100 } } },
    query: 'fire', previousResultId: '1', id: 'start', token: 'x', value: 'off', reason: 'x', type: 1,
    step: 1, view: 'findings', order: 'kind', filter: 'fire', path: [], most: 20, finding: 'figure-conflict/x', pair: 'b.txt',
    decision: { kind: 'same', name: 'Lindhaven' }, answer: { category: 'accepted', reason: 'x' }, folder: uri.replace(/\/[^/]*$/u, ''), what: 'figures', show: ['conflict'], row: 'x', from: 0, rows: 5, firstSource: 0, columns: 5, events: 5,
    parts: ['figures', 'quotes', 'timeline'], format: 'html', all: true, target: `${uri}.html`, kind: 'same',
  };
}

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, {}, [], [null], [[]], '', 'no uri at all', '1 2:three', 'nowhere:', 'http://[', 'untitled:x', '%zz', '\ud83d', '\u202e\u0000', 'x'.repeat(50_000), { line: -1, character: -1 }),
  fc.constantFrom(-1, 0.5, 1e9, 2 ** 31, Number.MAX_SAFE_INTEGER, -1e300, 1e300),
  fc.jsonValue({ maxDepth: 2 }),
);

type Place = readonly number[];
/** Puts junk where the numbers lead to, counting the fields and items on the way; at a leaf what is left of them does not count. */
function spoil(value: unknown, [at, ...rest]: Place, junk: unknown): unknown {
  if (at === undefined || typeof value !== 'object' || value === null || Object.keys(value).length === 0) return junk;
  const fields = Object.entries(value);
  const [name] = fields[at % fields.length] ?? assert.fail();
  const spoilt = fields.map(([key, inside]) => [key, key === name ? spoil(inside, rest, junk) : (inside as unknown)] as const);
  return Array.isArray(value) ? spoilt.map(([, inside]) => inside) : Object.fromEntries(spoilt);
}

const wrong = fc.array(fc.record({ place: fc.array(fc.nat(99), { maxLength: 4 }), junk }), { minLength: 1, maxLength: 3 });
const message = fc.record({
  method: fc.oneof(fc.constantFrom(...requests), fc.constantFrom(...notifications)),
  wrong,
  id: fc.constantFrom((n: number) => n, (n: number) => -n, (n: number) => n + 0.5, (n: number) => 2 ** 53 - n, (n: number) => `__proto__${n}`, (n: number) => `${'9'.repeat(500)}${n}`),
});

/** What is found in the calm dossier follows an edit and its end, and its card is the one from before. */
async function proveWell(server: RawServer, { calm, other }: { readonly calm: string; readonly other: string }, before: unknown): Promise<void> {
  server.send({ method: protocol.readOnMethod });
  server.send({ method: 'textDocument/didOpen', params: { textDocument: { uri: calm, languageId: 'source-text', version: 1, text: fire(9) } } });
  await server.until('news of the other source', () => server.diagnostics.get(other)?.length === 0);
  server.send({ method: 'textDocument/didClose', params: { textDocument: { uri: calm } } });
  await server.until('the conflict of the files', () => server.diagnostics.get(other)?.[0]?.code === 'figure-conflict');
  assert.deepEqual(await cardIn(server, calm, positionOf(fire(12), '12'), 'after'), before);
}

async function cardIn(server: RawServer, uri: string, position: unknown, id: string): Promise<unknown> {
  server.send({ id, method: 'textDocument/hover', params: { textDocument: { uri }, position } });
  return (await server.answerTo(id))['result'];
}

/** `npm test -- --long`, or a number in this variable, tries more. */
const RUNS = Number(process.env['MESSAGE_RUNS'] ?? 30);

test('whatever a client sends in right frames, each request is answered, nothing is thrown, and another dossier does not notice', () => inFolder(async (folder) => {
  const places = makeFolder(folder);
  const begin = async (): Promise<{ readonly server: RawServer; readonly before: unknown }> => {
    const server = await RawServer.start(folder);
    return { server, before: await cardIn(server, places.calm, positionOf(fire(12), '12'), 'before') };
  };
  let running = await begin();
  let sent = 0;
  await fc.assert(fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 40 }), async (messages) => {
    const { server, before } = running;
    try {
      for (const { method, wrong, id } of messages) {
        const params = wrong.reduce<unknown>((value, { place, junk }) => spoil(value, place, junk), rightParams(places.uri));
        if (notifications.includes(method)) server.send({ method, params });
        else server.send({ id: id(++sent), method, params });
      }
      await server.allAnswers();
      await proveWell(server, places, before);
      assert.equal(server.complaints, '');
    } catch (error) {
      // What is tried next, to find the message to blame, must not meet a server that is spoilt already.
      server.process.kill('SIGKILL');
      running = await begin();
      throw error;
    }
  }), { numRuns: RUNS, includeErrorInReport: true });
  await running.server.stop();
}));

const someNumber = fc.oneof(fc.integer({ min: -3, max: 130 }), fc.constantFrom(2 ** 31, -(2 ** 31), Number.MAX_SAFE_INTEGER, 0.5, -1e300, 1e300));
const place = fc.record({ line: someNumber, character: someNumber });

test('at places outside of the text, too, requests are answered, and what is answered lies in the text', () => inFolder(async (folder) => {
  const { uri } = makeFolder(folder);
  const server = await RawServer.start(folder);
  let id = 0;
  await fc.assert(fc.asyncProperty(place, place, async (position, end) => {
    for (const method of ['hover', 'definition', 'references', 'documentHighlight', 'prepareRename', 'semanticTokens/range', 'codeAction', 'inlayHint']) {
      const range = { start: position, end };
      server.send({ id: ++id, method: `textDocument/${method}`, params: { textDocument: { uri }, position, range, context: { includeDeclaration: true, diagnostics: [] } } });
      for (const at of rangesIn((await server.answerTo(id))['result'])) {
        for (const { line, character } of [at.start, at.end]) assert.ok(Number.isInteger(line) && line >= 0 && line <= 1 && Number.isInteger(character) && character >= 0 && character <= fire(12).length, `${method}: ${JSON.stringify(at)}`);
      }
    }
  }), { numRuns: RUNS * 5, includeErrorInReport: true });
  assert.deepEqual(server.logged.filter((line) => line.includes('failed')), []);
  await server.stop();
}));

interface Range { readonly start: { readonly line: number; readonly character: number }; readonly end: Range['start'] }

function rangesIn(value: unknown): readonly Range[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'start' in value && 'end' in value ? [value as Range] : Object.values(value).flatMap(rangesIn);
}

test('edits outside of the text, and of documents that are not open, leave a server that has the text which its client sends next', () => inFolder(async (folder) => {
  const places = makeFolder(folder);
  const server = await RawServer.start(folder);
  const before = await cardIn(server, places.calm, positionOf(fire(12), '12'), 'before');
  /** Without its last line, which says so while a file that was closed is read again. */
  const card = async (id: string): Promise<string> => JSON.stringify(await cardIn(server, places.uri, positionOf(fire(12), '12'), id)).replace('\\n\\nNot all sources have been read yet.', '');
  const first = await card('first');
  const textDocument = { uri: places.uri, languageId: 'source-text', version: 1, text: fire(12) };
  const changes = fc.array(fc.record({ range: fc.record({ start: place, end: place }), text: fc.constantFrom('', 'x', '\r\n', fire(3)) }), { maxLength: 4 });
  let round = 0;
  await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(changes, { maxLength: 3 }), fc.boolean(), async (isOpened, edits, isClosed) => {
    if (isOpened) server.send({ method: 'textDocument/didOpen', params: { textDocument } });
    for (const [i, contentChanges] of edits.entries()) server.send({ method: 'textDocument/didChange', params: { textDocument: { uri: places.uri, version: i + 2 }, contentChanges } });
    if (isClosed) server.send({ method: 'textDocument/didClose', params: { textDocument: { uri: places.uri } } });
    server.send({ method: 'textDocument/didOpen', params: { textDocument } });
    assert.equal(await card(`${++round}`), first);
    server.send({ method: 'textDocument/didClose', params: { textDocument: { uri: places.uri } } });
  }), { numRuns: RUNS * 2, includeErrorInReport: true });
  await proveWell(server, places, before);
  await server.stop();
}));

test('documents, files and folders whose addresses are none take nothing from those beside them', () => inFolder(async (folder) => {
  const places = makeFolder(folder);
  const server = await RawServer.start(folder);
  const before = await cardIn(server, places.calm, positionOf(fire(12), '12'), 'before');
  for (const uri of ['1 2:three', '', 'no uri at all', '\ud83d', 7, null, {}]) {
    server.send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'source-text', version: 1, text: fire(4) } } });
    server.send({ method: 'workspace/didChangeWorkspaceFolders', params: { event: { added: [{ uri, name: 'x' }], removed: [] } } });
  }
  const added = join(folder, 'calm', 'sources', 'c.txt');
  writeFileSync(added, fire(7));
  server.send({ method: 'workspace/didChangeWatchedFiles', params: { changes: [{ uri: '', type: 3 }, null, { uri: '1 2:three', type: 1 }, { uri: uriOf(added), type: 1 }] } });
  await server.until('the new source', () => server.diagnostics.get(uriOf(added))?.length === 1);
  rmSync(added);
  server.send({ method: 'workspace/didDeleteFiles', params: { files: [{ uri: '' }, { uri: uriOf(added) }] } });
  await server.until('its end', () => server.diagnostics.get(uriOf(added))?.length === 0);
  await proveWell(server, places, before);
  await server.stop();
}));

test('a second initialize is refused, and the first session goes on', () => inFolder(async (folder) => {
  const places = makeFolder(folder);
  const server = await RawServer.start(folder);
  const before = await cardIn(server, places.calm, positionOf(fire(12), '12'), 'before');
  server.send({ id: 'again', method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  assert.deepEqual((await server.answerTo('again'))['error'], { code: -32600, message: 'The server is initialised already.' });
  server.send({ method: 'initialized', params: {} });
  await proveWell(server, places, before);
  await server.stop();
}));

/** After these the frames that follow can still be told apart. One character is one byte. */
const mendable: Readonly<Record<string, string>> = {
  'a header without a length': 'Content-Type: text/plain\r\n\r\n',
  'a length that is no number': 'Content-Length: many\r\n\r\n',
  'a header that is no header': 'GET / HTTP/1.1\r\n\r\n',
  'no header at all': '\r\n\r\n',
  'noise before a header': '\u0000\xfd{}[]\r\nnoise\r\n\r\n',
  'an empty body': 'Content-Length: 0\r\n\r\n',
  'a body of blanks': 'Content-Length: 4\r\n\r\n    ',
  'half a body of JSON': 'Content-Length: 9\r\n\r\n{"id": 1,',
  'a body of bytes that are no text': 'Content-Length: 2\r\n\r\n\xff\xfe',
  'an unknown charset': 'Content-Type: application/vscode-jsonrpc; charset=ebcdic\r\nContent-Length: 2\r\n\r\n{}',
  'a version that is none': `Content-Length: ${'{"jsonrpc":"9","id":7,"method":"textDocument/hover"}'.length}\r\n\r\n{"jsonrpc":"9","id":7,"method":"textDocument/hover"}`,
  'a length in two headers': 'Content-Length: 7\r\nContent-Length: 2\r\n\r\n{}',
  'an answer that nobody asked for': `Content-Length: ${'{"jsonrpc":"2.0","id":999999,"result":1}'.length}\r\n\r\n{"jsonrpc":"2.0","id":999999,"result":1}`,
};

test('after a broken frame whose end can be told, the next request is answered', () => inFolder(async (folder) => {
  const { calm } = makeFolder(folder);
  const server = await RawServer.start(folder);
  for (const [what, bytes] of Object.entries(mendable)) {
    server.write(Buffer.from(bytes, 'latin1'));
    // The library's reader takes up what came with a broken header only when more comes.
    const nudge = setInterval(() => server.send({ method: '$/setTrace', params: { value: 'off' } }), 50);
    assert.ok(await cardIn(server, calm, positionOf(fire(12), '12'), what).finally(() => clearInterval(nudge)), what);
  }
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  server.sendBody(`{"jsonrpc":"2.0","id":"deep","method":"textDocument/hover","params":{"textDocument":{"uri":${deep}}}}`);
  await server.answerTo('deep');
  server.send({ id: 'long', method: 'workspace/symbol', params: { query: 'x'.repeat(5_000_000) } });
  assert.deepEqual((await server.answerTo('long'))['result'], []);
  await server.stop();
}));

/** After these nobody can tell where a message begins. */
const hopeless: Readonly<Record<string, string>> = {
  'a length that never comes': 'Content-Length: 9007199254740991\r\n\r\n{',
  'a length below zero': 'Content-Length: -5\r\n\r\n{}',
  'a length of minus one': 'Content-Length: -1\r\n\r\n{}',
  'a length of 1e9': 'Content-Length: 1e9\r\n\r\n{}',
  'a header without an end': `Content-Length: ${'9'.repeat(100_000)}`,
  'lines that end in LF alone': 'Content-Length: 2\n\n{}',
};

for (const [what, bytes] of Object.entries(hopeless)) {
  test(`after ${what} nothing is thrown, and the server ends with its client`, { timeout: 30_000 }, () => inFolder(async (folder) => {
    makeFolder(folder);
    const server = await RawServer.start(folder);
    server.write(bytes);
    for (let i = 0; i < 20; i++) server.send({ id: i, method: 'workspace/symbol', params: { query: 'x' } });
    server.process.stdin.end();
    await server.ended;
    assert.equal(server.complaints, '');
  }));
}
