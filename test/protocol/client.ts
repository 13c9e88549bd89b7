// A small client that speaks to the built server over standard input and output, with the capabilities that a test gives it.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection, StreamMessageReader, StreamMessageWriter,
  type ClientCapabilities, type Diagnostic, type Location, type Position, type MessageConnection, type InitializeResult,
} from 'vscode-languageserver/node';
import { statusMethod, type InitializationOptions, type Status } from '../../server/src/protocol';

/** A test that fails leaves its server behind, which would keep the test runner waiting. */
const alive = new Set<ChildProcess>();
after(() => {
  for (const child of alive) child.kill();
});

/** What a full editor can do, as far as this server asks. */
export const fullCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    semanticTokens: { requests: { full: true, range: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
  },
  window: { workDoneProgress: true },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
};

/** How long a test waits for the server before it calls it hung. A run at low priority, as `npm test -- --long` may be, has to wait longer. */
const PATIENCE_SECONDS = Number(process.env['PATIENCE_SECONDS'] ?? 20);

interface Start {
  readonly folders: readonly string[];
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
  /** What the editor's settings say in the section `corroborate`. */
  readonly settings?: unknown;
  /** The editor's language; left out by many clients. */
  readonly locale?: string;
}

export class Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** By URI, as last published. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  /** How often each URI was published. */
  readonly published = new Map<string, number>();
  readonly statuses: Status[] = [];
  readonly logged: string[] = [];
  readonly registrations: { readonly id: string; readonly method: string; readonly registerOptions?: unknown }[] = [];
  readonly progress: { readonly kind: string }[] = [];
  refreshes = 0;
  lensRefreshes = 0;
  initialized: InitializeResult = { capabilities: {} };
  #versions = new Map<string, number>();
  #waiting: (() => void)[] = [];

  constructor(command: readonly string[]) {
    this.process = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'pipe'] });
    alive.add(this.process);
    this.process.once('exit', () => alive.delete(this.process));
    const { stdin, stdout } = this.process;
    assert.ok(stdin && stdout);
    stdin.on('error', () => undefined);
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onError(() => undefined);
    this.connection.onNotification(statusMethod, (status: Status) => {
      this.statuses.push(status);
      if (status.state === 'ready') for (const resolve of this.#waiting.splice(0)) resolve();
    });
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      this.diagnostics.set(uri, diagnostics);
      this.published.set(uri, (this.published.get(uri) ?? 0) + 1);
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => void this.logged.push(message));
    this.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => void this.progress.push(value));
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Client['registrations'] }) => {
      this.registrations.push(...registrations);
      return null;
    });
    this.connection.onRequest('client/unregisterCapability', () => null);
    this.connection.onRequest('workspace/semanticTokens/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.connection.onRequest('workspace/codeLens/refresh', () => {
      this.lensRefreshes++;
      return null;
    });
    this.connection.listen();
  }

  /** Starts a server and waits until it has read everything. */
  static async start({ folders, node = [], capabilities = fullCapabilities, options, settings = {}, locale }: Start): Promise<Client> {
    const client = new Client([...node, join(process.cwd(), 'dist/server.js'), '--stdio']);
    client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
    // Without a folder there is no round to wait for, and nobody would take the complaint that none came.
    const ready = folders.length > 0 ? client.ready() : undefined;
    client.initialized = await client.connection.sendRequest('initialize', {
      processId: process.pid, rootUri: null, capabilities, ...(locale !== undefined && { locale }), initializationOptions: { status: true, ...options },
      workspaceFolders: folders.map((folder) => ({ uri: folder.includes(':') ? folder : uriOf(folder), name: 'test' })),
    });
    await client.connection.sendNotification('initialized', {});
    await ready;
    return client;
  }

  /** Waits for the next round of analysis. Ask before doing what brings it about. */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no round of analysis within ${PATIENCE_SECONDS} s; last status ${JSON.stringify(this.statuses.at(-1))}`)), PATIENCE_SECONDS * 1000);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Does something and waits for the round of analysis that it brings about. */
  async after(act: () => unknown): Promise<void> {
    const ready = this.ready();
    await act();
    await ready;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'source-text', version: 1, text } });
  }

  async edit(uri: string, start: Position, end: Position, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start, end }, text }] });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async watched(uri: string, type: 1 | 2 | 3): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  }

  at<R>(method: string, uri: string, position: Position, more: object = {}): Promise<R> {
    return this.connection.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
  }

  references(uri: string, position: Position): Promise<Location[] | null> {
    return this.at('references', uri, position, { context: { includeDeclaration: true } });
  }

  /** Codes of the diagnostics of a file, as last published. */
  codes(uri: string): readonly unknown[] {
    return (this.diagnostics.get(uri) ?? []).map(({ code }) => code);
  }

  /** The exit code; null where the server was killed before, which the hook above may do first. */
  async stop(): Promise<number | null> {
    if (this.process.killed) return null;
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** A folder of its own that is gone after `use`, under a name that makes it a dossier without a corroborate.yaml. */
export async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    await use(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

export const seeds = join(process.cwd(), 'seeds');

/** The text and the position of the first place where `words` stand in a seed. */
export function inSeed(file: string, words: string): { readonly uri: string; readonly text: string; readonly position: Position } {
  const path = join(seeds, file);
  const text = readFileSync(path, 'utf8');
  return { uri: uriOf(path), text, position: positionOf(text, words) };
}

export function positionOf(text: string, words: string): Position {
  const offset = text.indexOf(words);
  assert.ok(offset >= 0, `“${words}” stands in the text`);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** A copy of the seeds that a test may change. */
export function copySeeds(folder: string): string {
  const copy = join(folder, 'seeds');
  cpSync(seeds, copy, { recursive: true });
  return copy;
}
