// What goes wrong around the server: it is killed, its messages are cut off or no JSON, another one works on the same folder.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fingerprint } from './bad-folder';
import { Client, copySeeds, inFolder, inSeed, seeds, uriOf } from './client';

const treaty = inSeed('001_59ed66a336430b7a.txt', '133 nations');
const shown = ({ diagnostics }: Client): unknown => JSON.parse(JSON.stringify([...diagnostics].filter(([, found]) => found.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))));

test('a server that is killed is replaced by one that shows the same of the open, unsaved documents', async () => {
  const unsaved = treaty.text.replaceAll('133 nations', '170 nations');
  const start = async (): Promise<Client> => {
    const client = await Client.start({ folders: [seeds] });
    await client.after(() => client.open(treaty.uri, unsaved));
    return client;
  };
  const first = await start();
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  const before = shown(first);
  first.process.kill('SIGKILL');
  await ended;
  const second = await start();
  assert.deepEqual(shown(second), before);
  assert.ok(!second.codes(treaty.uri).includes('figure-conflict'), 'the text in the editor counts, not the disk’s');
  assert.equal(await second.stop(), 0);
});

/** A client that starts a server on a folder, in the way that its first argument names, tells when reading has begun, and does nothing more. */
const idleClient = `
const { spawn } = require('node:child_process');
const [transport, server, uri] = process.argv.slice(1);
const child = spawn(process.execPath, [server, '--' + transport], { stdio: ['pipe', 'pipe', 'inherit', ...(transport === 'node-ipc' ? ['ipc'] : [])] });
const frame = (message) => { const body = JSON.stringify(message); return 'Content-Length: ' + Buffer.byteLength(body) + '\\r\\n\\r\\n' + body; };
const send = (message) => (transport === 'node-ipc' ? child.send({ jsonrpc: '2.0', ...message }) : child.stdin.write(frame({ jsonrpc: '2.0', ...message })));
const hear = (text) => { if (text.includes('"state":"reading"')) console.log('reading'); };
child.stdout.on('data', (data) => hear(String(data)));
child.on('message', (message) => hear(JSON.stringify(message)));
send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: uri, capabilities: {}, initializationOptions: { status: true } } });
send({ method: 'initialized', params: {} });
`;

for (const transport of ['stdio', 'node-ipc']) {
  test(`a client that is killed by the system ends its server and all threads of it while they read, over ${transport}`, { timeout: 60_000 }, () => inFolder(async (scratch) => {
    const folder = join(scratch, 'sources');
    mkdirSync(folder);
    // A thread of its own reads for seconds in it.
    for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.txt`), 'Ada Lindqvist said that 12 people were killed in Riga.\n\n'.repeat(80_000));
    const client = spawn(process.execPath, ['-e', idleClient, transport, join(process.cwd(), 'dist/server.js'), uriOf(folder)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    // Server and threads write there as well: its end has come when nobody is left who could.
    const ended = new Promise((resolve) => client.stderr.on('data', (data: Buffer) => (complaints += data.toString())).once('end', resolve));
    await new Promise((resolve) => client.stdout.once('data', resolve));
    client.kill('SIGKILL');
    const began = performance.now();
    await ended;
    // The protocol library looks every three seconds whether its client is there. Beside other tests all take longer.
    assert.ok(performance.now() - began < 20_000, `${performance.now() - began} ms`);
    assert.equal(complaints, '');
  }));
}

test('a message that never comes to its end does not keep the server alive without its client', { timeout: 20_000 }, async () => {
  const client = await Client.start({ folders: [seeds] });
  const ended = new Promise((resolve) => client.process.once('exit', resolve));
  client.process.stdin?.write('Content-Length: 5000\r\n\r\n{"jsonrpc":"2.0","id":7,"method":"textDocument/hov');
  client.process.stdin?.end();
  await ended;
});

test('a message in two halves is answered when the second is there', { timeout: 20_000 }, async () => {
  // A client that is asked nothing: an answer of its own would come between the halves.
  const client = await Client.start({ folders: [seeds], capabilities: {} });
  const edit = JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { uri: treaty.uri, languageId: 'source-text', version: 1, text: 'The Ottawa Convention “é” was signed by 7 nations.' } } });
  const bytes = Buffer.from(`Content-Length: ${Buffer.byteLength(edit)}\r\n\r\n${edit}`);
  // In the middle of a letter of two bytes.
  const half = bytes.indexOf(0xc3) + 1;
  client.process.stdin?.write(bytes.subarray(0, half));
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.process.stdin?.write(bytes.subarray(half));
  assert.ok(await client.at('hover', treaty.uri, { line: 0, character: 6 }));
  assert.equal(await client.stop(), 0);
});

test('a message that is no JSON is passed over, and the next one answered', { timeout: 20_000 }, async () => {
  const client = await Client.start({ folders: [seeds] });
  for (const body of ['{bad}', 'null', '[]', '{"jsonrpc":"2.0"}', '\ud83d\u0000\u202e']) client.process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  assert.ok(await client.at('hover', treaty.uri, treaty.position));
  assert.equal(await client.stop(), 0);
});

test('two editors on one folder see the same, and neither writes in it or sees what the other has not saved', () => inFolder(async (scratch) => {
  const folder = copySeeds(scratch);
  const before = fingerprint(folder);
  const uri = uriOf(join(folder, '001_59ed66a336430b7a.txt'));
  const options = { cacheFolder: join(scratch, 'cache') };
  const [one, other] = await Promise.all([Client.start({ folders: [folder], options }), Client.start({ folders: [folder], options })]);
  const together = shown(one);
  assert.deepEqual(shown(other), together);
  const unsaved = treaty.text.replaceAll('133 nations', '170 nations');
  await one.after(() => one.open(uri, unsaved));
  assert.ok(!one.codes(uri).includes('figure-conflict'));
  assert.ok(await other.at('hover', uri, treaty.position));
  assert.deepEqual(shown(other), together);
  assert.deepEqual(fingerprint(folder), before);
  // What one saves, the other sees as soon as its editor has noticed.
  writeFileSync(join(folder, '001_59ed66a336430b7a.txt'), unsaved);
  await other.after(() => other.watched(uri, 2));
  assert.deepEqual(shown(other), shown(one));
  assert.deepEqual([await one.stop(), await other.stop()], [0, 0]);
}));

test('two servers that read and keep one folder at the same time see the same, and leave a cache that the next one starts from', () => inFolder(async (scratch) => {
  const [folder, cacheFolder] = [join(scratch, 'sources'), join(scratch, 'cache')];
  mkdirSync(folder);
  for (let i = 0; i < 60; i++) writeFileSync(join(folder, `${i}.txt`), `A fire in the old warehouse in Narva injured ${9 + (i % 3)} workers on Monday, the fire brigade said. Ship ${i} sailed.`);
  const start = (): Promise<Client> => Client.start({ folders: [folder], options: { cacheFolder } });
  const [one, other] = await Promise.all([start(), start()]);
  assert.deepEqual(shown(other), shown(one));
  // What was found is kept when there is nothing else to do.
  while (!existsSync(cacheFolder) || !['.readings', '.links'].every((ending) => readdirSync(cacheFolder).some((name) => name.endsWith(ending)))) await new Promise((resolve) => setTimeout(resolve, 20));
  const third = await start();
  assert.deepEqual(shown(third), shown(one));
  assert.deepEqual(await Promise.all([one, other, third].map((client) => client.stop())), [0, 0, 0]);
  assert.deepEqual(readdirSync(cacheFolder).map((name) => name.slice(name.indexOf('.'))).sort(), ['.links', '.readings'], 'nothing half-written is left');
}));

test('what two servers keep of one folder may be cut off, overwritten or taken away while they run, and all who start later see the same', () => inFolder(async (scratch) => {
  const [folder, cacheFolder] = [join(scratch, 'sources'), join(scratch, 'cache')];
  mkdirSync(folder);
  for (let i = 0; i < 60; i++) writeFileSync(join(folder, `${i}.txt`), `A fire in the old warehouse in Narva injured ${9 + (i % 3)} workers on Monday, the fire brigade said. Ship ${i} sailed.`);
  const start = (): Promise<Client> => Client.start({ folders: [folder], options: { cacheFolder } });
  const expected = await start();
  const names = (): string[] => (existsSync(cacheFolder) ? readdirSync(cacheFolder) : []);
  const isKept = (): boolean => ['.readings', '.links'].every((ending) => names().some((name) => name.endsWith(ending)));
  const kept = async (): Promise<void> => {
    while (!isKept()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await kept();
  const harm: Readonly<Record<string, (file: string) => void>> = {
    'cut off': (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
    'overwritten': (file) => writeFileSync(file, readFileSync(file).map((byte, i) => (i % 1000 === 999 ? byte ^ 0xff : byte))),
    'taken away': (file) => rmSync(file),
  };
  const clients = [expected];
  for (const [what, act] of Object.entries(harm)) {
    for (const name of names()) act(join(cacheFolder, name));
    const pair = await Promise.all([start(), start()]);
    for (const client of pair) assert.deepEqual(shown(client), shown(expected), what);
    clients.push(...pair);
    await kept();
  }
  assert.deepEqual(await Promise.all(clients.map((client) => client.stop())), clients.map(() => 0));
  // One that ends while it writes leaves what it has written beside the place, which counts for nobody.
  const last = await start();
  assert.deepEqual(shown(last), shown(expected));
  assert.equal(await last.stop(), 0);
}));
