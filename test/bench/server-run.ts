// Measures the built server over its own protocol on a folder of sources: reading it, typing in it, asking about it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection, type Position } from 'vscode-languageserver/node';
import { statusMethod, type InitializationOptions, type Status } from '../../server/src/protocol';
import { percentile } from './table';

/** Times in milliseconds. */
export interface ServerRun {
  readonly read: number;
  /** Processor time of all its threads until then, its start with it: what other programs do beside changes it little. */
  readonly readProcessor: number | undefined;
  /** Bytes that are resident when everything has been read. */
  readonly memory: number | undefined;
  /** From a key stroke to the diagnostics that it brings, without the quiet time that the server waits for. */
  readonly keystroke: Spread;
  /** Processor time of one key stroke on the average, its diagnostics and their comparison with it. */
  readonly keystrokeProcessor: number | undefined;
  readonly hover: Spread;
  readonly definition: Spread;
  readonly references: Spread;
  readonly symbols: Spread;
}

export interface Spread {
  readonly p50: number | undefined;
  readonly p95: number | undefined;
}

/** As in service.ts: the server waits for so long after the last key stroke. */
const QUIET_MS = 150;
const EDITS = 40;
/** Some more key strokes would tell nothing new where each takes seconds. */
const EDITING_MS = 20_000;
const QUESTIONS = 120;
/** Tenths of a second. */
const RESTING = 10;

interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** `paths` are those of the sources in the folder, parted by "/". */
export async function runServer(folder: string, paths: readonly string[], options: InitializationOptions = {}, questions = true): Promise<ServerRun> {
  const server = new Server(folder);
  try {
    const began = performance.now();
    await server.start(options);
    const read = performance.now() - began;
    const readProcessor = processorMs(server.process);
    const memory = residentBytes(server.process);
    if (options.cacheFolder !== undefined) await untilWritten(options.cacheFolder);
    const spread = (times: readonly number[]): Spread => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
    if (!questions) return { read, readProcessor, memory, keystroke: spread([]), keystrokeProcessor: undefined, hover: spread([]), definition: spread([]), references: spread([]), symbols: spread([]) };
    const chosen = spreadOver(paths, QUESTIONS);
    const ask = async (method: string, pattern: RegExp, more: object = {}): Promise<Spread> => {
      const times: number[] = [];
      for (const path of chosen) {
        const place = placeIn(folder, path, pattern);
        if (place) times.push(await server.time(method, { textDocument: { uri: place.uri }, position: place.position, ...more }));
      }
      return spread(times);
    };
    // What the server makes ready after the first reading is no part of what a key stroke costs.
    await server.rest();
    const { times, processor } = await server.type(spreadOver(paths, 5));
    return {
      read, readProcessor, memory,
      keystroke: spread(times),
      keystrokeProcessor: processor,
      hover: await ask('textDocument/hover', /\d{2,}|“|[A-Z][a-z]+ [A-Z][a-z]+/gu),
      definition: await ask('textDocument/definition', /“/gu),
      references: await ask('textDocument/references', /(?<=” said )[A-Z][a-z]+/gu, { context: { includeDeclaration: true } }),
      symbols: spread(await Promise.all(['sand', 'lin', 'har', 'port', 'Mora Sandberg', 'x'].map((query) => server.time('workspace/symbol', { query })))),
    };
  } finally {
    await server.stop();
  }
}

class Server {
  readonly process: ChildProcess;
  readonly #folder: string;
  readonly #connection: MessageConnection;
  #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    this.process = spawn(process.execPath, [join(process.cwd(), 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no streams');
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onNotification(statusMethod, ({ state }: Status) => {
      if (state === 'ready') for (const { resolve } of this.#waiting.splice(0)) resolve();
    });
    this.process.once('exit', (code) => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`the server ended with ${code}`));
    });
    this.#connection.onNotification('window/logMessage', ({ message }: { message: string }) => void process.stderr.write(`${message}\n`));
    this.#connection.listen();
  }

  /** Resolves when the folder has been read. */
  async start(options: InitializationOptions): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid, rootUri: null, initializationOptions: { status: true, ...options },
      capabilities: {
        textDocument: { hover: { contentFormat: ['markdown'] }, publishDiagnostics: { relatedInformation: true } },
      },
      workspaceFolders: [{ uri: uriOf(this.#folder), name: 'sources' }],
    });
    const ready = this.#ready();
    await this.#connection.sendNotification('initialized', {});
    await ready;
  }

  /** Resolves when it has had nothing to do for a while; where nobody can tell, at once. */
  async rest(): Promise<void> {
    let before = processorMs(this.process);
    for (let quiet = 0; before !== undefined && quiet < RESTING;) {
      await setTimeout(100);
      const now = processorMs(this.process) ?? before;
      // Ten milliseconds are the least that is counted.
      quiet = now - before <= 10 ? quiet + 1 : 0;
      before = now;
    }
  }

  /** How long the answer to a request takes. */
  async time(method: string, params: object): Promise<number> {
    const began = performance.now();
    await this.#connection.sendRequest(method, params);
    return performance.now() - began;
  }

  /** Changes a digit of a figure in one document after the other, as somebody who corrects it; how long each takes to be told of. */
  async type(paths: readonly string[]): Promise<{ readonly times: readonly number[]; readonly processor: number | undefined }> {
    const opened = paths.map((path) => ({ path, uri: uriOf(join(this.#folder, path)), text: readFileSync(join(this.#folder, path), 'utf8') }));
    for (const { uri, text } of opened) await this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'source-text', version: 1, text } });
    await this.#ready();
    const times: number[] = [];
    const before = processorMs(this.process);
    const until = performance.now() + EDITING_MS;
    for (let i = 0; i < EDITS && performance.now() < until; i++) {
      const document = opened[i % opened.length];
      const place = document && placeIn(this.#folder, document.path, /(?<=\. (?:\S+ ){0,9})[2-9]\d*/gu);
      if (!document || !place) continue;
      const { line, character } = place.position;
      const ready = this.#ready();
      const began = performance.now();
      await this.#connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version: i + 2 },
        contentChanges: [{ range: { start: { line, character }, end: { line, character: character + 1 } }, text: String(2 + (i % 7)) }],
      });
      await ready;
      times.push(Math.max(0, performance.now() - began - QUIET_MS));
    }
    const after = processorMs(this.process);
    return { times, processor: before === undefined || after === undefined ? undefined : (after - before) / times.length };
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.#connection.sendRequest('shutdown').catch(() => undefined);
    await this.#connection.sendNotification('exit').catch(() => undefined);
    await ended;
    this.#connection.dispose();
  }

  #ready(): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }
}

/** The server keeps what it has read after it has told what it found, and what it has found when nothing else is to be done. Small folders are not kept at all. */
async function untilWritten(folder: string): Promise<void> {
  for (let tries = 0; tries < 6000; tries++) {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    if (names.length > 1 && names.every((name) => !name.endsWith('.part'))) return;
    if (names.length === 0 && tries > 50) return;
    await setTimeout(100);
  }
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Some of them, evenly over all. */
function spreadOver(paths: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, Math.floor(paths.length / count));
  return paths.filter((_, i) => i % step === 0).slice(0, count);
}

/** A place in the document where the pattern holds, the same one each time. */
function placeIn(folder: string, path: string, pattern: RegExp): Place | undefined {
  const text = readFileSync(join(folder, path), 'utf8');
  const found = [...text.matchAll(pattern)];
  const match = found[path.length * 7 % Math.max(1, found.length)];
  if (!match) return undefined;
  const before = text.slice(0, match.index + (match[0] === '“' ? 2 : 0)).split('\n');
  return { uri: uriOf(join(folder, path)), position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

/** Linux only, in steps of 10 ms; elsewhere the table has a gap. */
function processorMs({ pid }: ChildProcess): number | undefined {
  try {
    // The name in brackets may hold blanks; behind it user and system time are the twelfth and thirteenth fields.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /su, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Linux only; elsewhere the table has a gap. */
function residentBytes({ pid }: ChildProcess): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
