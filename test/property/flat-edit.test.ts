// One key stroke costs the server the same in a large folder as in a small one: counted is every step from its message to the last of what follows.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createConnection, createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-languageserver/node';
import type { DocumentReader } from '../../server/src/document-reader';
import { startServer } from '../../server/src/lsp/server';
import { memoryFiles } from '../../server/src/memory-files';
import { statusMethod, type Status } from '../../server/src/protocol';
import { reportOf } from '../unit/corpus/five-reports';
import { startCounting } from './counted-work';

const folder = 'file:///dossier/sources';
/** As the server writes it. */
const root = 'file:/dossier/sources';
/** What is read elsewhere and kept in a cache has no part in an edit, but somebody must be asked. */
const noReader: DocumentReader = {
  ahead: 8, begin: () => undefined, read: () => Promise.resolve(undefined), end: () => Promise.resolve(), stateOf: () => undefined,
  recall: () => Promise.resolve(undefined), keep: () => Promise.resolve(), takesLong: () => false, dispose: () => undefined,
};

/** A server in this process on so many sources, of which the first are the same in any number. */
class Running {
  readonly connection: MessageConnection;
  readonly texts: ReadonlyMap<string, string>;
  /** How many sources the server has read, as it says. */
  read = 0;
  #ready: (() => void)[] = [];

  constructor(size: number) {
    this.texts = new Map(Array.from({ length: size }, (_, n) => [`${root}/${String(n).padStart(5, '0')}.txt`, reportOf(n, '', true)]));
    const [there, back] = [new PassThrough(), new PassThrough()];
    startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), { files: () => memoryFiles(this.texts), reader: () => noReader });
    this.connection = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    this.connection.onNotification(statusMethod, ({ state, read }: Status) => {
      this.read = read;
      if (state === 'ready') for (const resolve of this.#ready.splice(0)) resolve();
    });
    this.connection.listen();
  }

  textOf(uri: string): string {
    return this.texts.get(uri.replace(folder, root)) ?? '';
  }

  async start(): Promise<void> {
    await this.connection.sendRequest('initialize', { processId: null, rootUri: null, initializationOptions: { status: true }, capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } }, workspaceFolders: [{ uri: folder, name: 'sources' }] });
    await this.untilReady(() => this.connection.sendNotification('initialized', {}));
  }

  async untilReady(act: () => Promise<void>): Promise<void> {
    const ready = new Promise<void>((resolve) => this.#ready.push(resolve));
    await act();
    await ready;
  }

  async end(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }
}

/** Until what is counted grows no more: work that nobody waits for comes in turns of the event loop. */
async function rest(steps: () => number): Promise<void> {
  for (let [quiet, before] = [0, -1]; quiet < 5;) {
    await setTimeout(20);
    quiet = steps() === before ? quiet + 1 : 0;
    before = steps();
  }
}

/** Steps for each of the edits, of documents that all sizes have. Before the first one something of the first reading may be left to do. */
async function costOf(size: number): Promise<readonly number[]> {
  const server = new Running(size);
  await server.start();
  assert.equal(server.read, size);
  const uris = [...server.texts.keys()].slice(0, 40).filter((_, i) => i % 8 === 3).map((key) => key.replace(root, folder));
  const costs: number[] = [];
  const counting = startCounting(true);
  try {
    for (const uri of uris) await server.untilReady(() => server.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'source-text', version: 1, text: server.textOf(uri) } }));
    await rest(counting.steps);
    for (const uri of uris) {
      const lines = server.textOf(uri).split('\n');
      const line = lines.findIndex((text, at) => at > 2 && /[2-9]/u.test(text));
      const character = /[2-9]/u.exec(lines[line] ?? '')?.index ?? 0;
      const digit = Number(lines[line]?.[character]);
      const before = counting.steps();
      await server.untilReady(() => server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line, character }, end: { line, character: character + 1 } }, text: String(digit === 9 ? 2 : digit + 1) }],
      }));
      await rest(counting.steps);
      costs.push(counting.steps() - before);
    }
  } finally {
    counting.stop();
  }
  await server.end();
  return costs.slice(1);
}

test('the same key strokes cost as many steps in two thousand sources as in four hundred, with all that is told and made ready after them', async () => {
  const [small, large] = [await costOf(400), await costOf(2000)];
  const sum = (costs: readonly number[]): number => costs.reduce((all, cost) => all + cost, 0);
  assert.ok(small.length === 4 && small.every((cost) => cost > 10_000), 'something is counted for each');
  // One look at each of the sources or findings would be twice as much more.
  assert.ok(sum(large) <= 1.1 * sum(small), `steps: ${small.join(' ')} in a small folder, ${large.join(' ')} in a large one`);
});
