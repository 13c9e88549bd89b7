// A server that is spoken to byte by byte or message by message, right or wrong: nothing between a test and its pipes mends anything.
import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { after } from 'node:test';
import { StreamMessageReader, type Diagnostic } from 'vscode-languageserver/node';
import { statusMethod, viewsChangedMethod } from '../../server/src/protocol';
import { uriOf } from './client';

type Json = Readonly<Record<string, unknown>>;

const alive = new Set<RawServer>();
after(() => {
  for (const server of alive) server.process.kill('SIGKILL');
});

export class RawServer {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  /** What went to standard error: errors that nobody caught. */
  complaints = '';
  readonly logged: string[] = [];
  /** By URI, as last published. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly ended: Promise<number | null>;
  #hasEnded = false;
  readonly #asked = new Set<string>();
  readonly #answers = new Map<string, Json>();
  #arrived: (() => void)[] = [];

  constructor() {
    this.process = spawn(process.execPath, [join(process.cwd(), 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    alive.add(this);
    this.ended = new Promise((resolve) => this.process.once('exit', (code) => {
      alive.delete(this);
      this.#hasEnded = true;
      this.#wake();
      resolve(code);
    }));
    this.process.stdin.on('error', () => undefined);
    this.process.stderr.on('data', (data: Buffer) => (this.complaints += data.toString()));
    new StreamMessageReader(this.process.stdout).listen((message) => this.#take({ ...message }));
  }

  /** A server that has read the folder. */
  static async start(folder: string): Promise<RawServer> {
    const server = new RawServer();
    server.send({ id: 'start', method: 'initialize', params: {
      processId: process.pid, rootUri: null, capabilities: { workspace: { workspaceFolders: true, configuration: true } }, initializationOptions: { status: true, views: true },
      workspaceFolders: [{ uri: uriOf(folder), name: 'test' }],
    } });
    await server.answerTo('start');
    server.send({ method: 'initialized', params: {} });
    await server.until('the folder is read', () => server.#ready);
    return server;
  }

  #ready = false;

  /** Frames a message as it should be. */
  send(message: { readonly id?: string | number; readonly [field: string]: unknown }): void {
    if ('method' in message && message.id !== undefined) this.#asked.add(JSON.stringify(message.id));
    this.sendBody(JSON.stringify({ jsonrpc: '2.0', ...message }));
  }

  sendBody(body: string): void {
    this.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  write(bytes: string | Uint8Array): void {
    this.process.stdin.write(bytes);
  }

  /** Fails where none comes in time: a request must never be left without an answer. */
  async answerTo(id: string | number): Promise<Json> {
    const key = JSON.stringify(id);
    await this.until(`answer to ${key}`, () => this.#answers.has(key));
    return this.#answers.get(key) ?? assert.fail();
  }

  /** Waits until no request is without an answer. */
  allAnswers(): Promise<void> {
    return this.until(`answer to ${[...this.#asked].filter((id) => !this.#answers.has(id)).join(', ').slice(0, 300)}`, () => [...this.#asked].every((id) => this.#answers.has(id)));
  }

  async until(what: string, happened: () => boolean, ms = 20_000): Promise<void> {
    const end = Date.now() + ms;
    while (!happened()) {
      assert.ok(!this.#hasEnded, `the server ended while waiting for ${what}: ${this.complaints}`);
      const left = end - Date.now();
      assert.ok(left > 0, `no ${what} within ${ms / 1000} s; log: ${this.logged.slice(-3).join('\n')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#arrived.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Ends it as the protocol wants, and holds that it had nothing to complain of. */
  async stop(): Promise<void> {
    this.send({ id: 'stop', method: 'shutdown' });
    await this.answerTo('stop');
    this.send({ method: 'exit' });
    assert.equal(await this.ended, 0);
    assert.equal(this.complaints, '');
  }

  #take(message: Json): void {
    const { id, method, params } = message;
    if (method === undefined) this.#answers.set(JSON.stringify(id), message);
    else if (typeof id === 'number' || typeof id === 'string') this.send({ id, result: method === 'workspace/configuration' ? [{}] : null });
    else this.#hear(method, params as Json);
    this.#wake();
  }

  #hear(method: unknown, params: Json): void {
    if (method === 'window/logMessage') this.logged.push(String(params['message']));
    else if (method === 'textDocument/publishDiagnostics') this.diagnostics.set(String(params['uri']), params['diagnostics'] as readonly Diagnostic[]);
    else if (method === statusMethod) this.#ready ||= params['state'] === 'ready';
    else assert.equal(method, viewsChangedMethod);
  }

  #wake(): void {
    for (const resolve of this.#arrived.splice(0)) resolve();
  }
}
