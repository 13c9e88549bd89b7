// Whatever an editor tells a server process, in any order and at any time: in the end it answers what a fresh process would.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDossier } from '../../server/src/core/dossier/dossier';
import { groups } from '../../server/src/core/queries/comparison';
import { comparedDossiersMethod, comparisonMethod, readOnMethod, stopReadingMethod, timelineMethod, viewLinesMethod, type ComparedDossiersResult, type ComparisonParams } from '../../server/src/protocol';
import { Client, inFolder, uriOf } from './client';

/** Names that meet, figures that agree and conflict, quotations that are copied and altered. */
const sentences = [
  'The Harbour Treaty has been signed by 133 nations, its office said.',
  'The Harbour Treaty now has over 160 signatories, its office said.',
  '“We will not close the northern harbour before the winter ends,” said Mayor Ada Lindqvist.',
  '“We will close the northern harbour before the winter ends,” Lindqvist said.',
  'A fire in the old warehouse in Narva injured 12 workers on Monday, the fire brigade said.',
  'A fire in the old warehouse in Narva injured 9 workers on Monday, the fire brigade said.',
  'Karin Moe met Ada Lindqvist in Narva.',
];
/** Where questions are asked in them. */
const marks = ['Harbour', '133', '160', '“We', 'Lindqvist', '12 w', '9 w', 'Moe'];
const text = fc.array(fc.constantFrom(...sentences), { maxLength: 3 }).chain((parts) => fc.constantFrom('\n\n', '\r\n\r\n').map((between) => parts.join(between)));
const settings = [
  'sources: ["*.txt"]\n',
  'sources: ["**/*.txt", "*.md"]\n',
  'sources: ["sub/*.txt"]\ndocuments: { a.txt: { publisher: Harbour Gazette, published: 2025-03-18 } }\n',
  'entities: [{ name: Ada Lindqvist, aliases: [Karin Moe] }]\n',
  'drafts: ["b.txt"]\n',
  'decisions:\n  - { finding: figure-conflict/country-signed/133+160-up, category: different-date, quotes: [{ text: 133 nations, before: "has been signed by" }] }\n',
  'source: ["*.txt"]\n',
  'sources: [',
];
const configurations: readonly unknown[] = [{}, { sources: ['**/*.txt'] }, { limits: { megabytes: 0.0002 } }, { limits: { mentions: 4 } }, { codeLens: true, inlayHints: true }];

const folders = ['w/sources', 'w/sources/sub', 'w/desk', 'v/sub'];
const files = ['w/sources/a.txt', 'w/sources/b.txt', 'w/sources/sub/a.txt', 'w/desk/a.txt', 'w/desk/c.md', 'v/sub/a.txt'];
const settingsFiles = ['w/corroborate.yaml', 'w/sources/corroborate.yaml', 'v/corroborate.yaml'];
const workspaceFolders = ['v', 'w'];

type Step =
  /** Opens a file that is there, or one that was never saved. */
  | { readonly kind: 'open' | 'edit' | 'write'; readonly at: string; readonly text: string; readonly part: readonly [number, number] }
  | { readonly kind: 'save' | 'close' | 'delete'; readonly at: string }
  /** In the editor, which tells of it at once, or by another program, which only the file watcher sees. */
  | { readonly kind: 'move'; readonly at: string; readonly to: string; readonly inEditor: boolean }
  | { readonly kind: 'configure'; readonly as: number }
  | { readonly kind: 'open folder' | 'close folder'; readonly at: string }
  /** A question that is taken back after so many milliseconds. */
  | { readonly kind: 'ask'; readonly method: string; readonly at: string; readonly ms: number }
  /** What the file watcher has seen reaches the server, not before. */
  | { readonly kind: 'report' | 'stop' | 'read on' }
  | { readonly kind: 'wait'; readonly ms: number };

const any = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...files) }, { weight: 2, arbitrary: fc.constantFrom(...settingsFiles) });
const written = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at: fc.constantFrom(...files), text }) },
  { weight: 1, arbitrary: fc.record({ at: fc.constantFrom(...settingsFiles), text: fc.constantFrom(...settings) }) },
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(fc.constantFrom('open' as const, 'edit' as const, 'write' as const), written, fc.tuple(share, share)).map(([kind, what, part]) => ({ kind, ...what, part })) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('save' as const, 'close' as const, 'delete' as const), at: any }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), at: any, to: any, inEditor: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), at: fc.constantFrom(...folders), to: fc.constantFrom(...folders), inEditor: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('configure' as const), as: fc.nat(configurations.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('open folder' as const, 'close folder' as const), at: fc.constantFrom(...workspaceFolders) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), method: fc.constantFrom('hover', 'references', 'semanticTokens/full', 'documentSymbol'), at: any, ms: fc.nat(3) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('report' as const, 'report' as const, 'report' as const, 'stop' as const, 'read on' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 5, 20, 160) }) },
);

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A disk, an editor and a file watcher, and the server process that hears of all three. */
class World {
  readonly buffers = new Map<string, string>();
  readonly opened = new Set<string>();
  configuration: unknown = {};
  readonly #home: string;
  readonly #client: Client;
  readonly #questions: Promise<unknown>[] = [];
  #seen: (readonly [string, 1 | 2 | 3])[] = [];

  constructor(home: string, client: Client) {
    this.#home = home;
    this.#client = client;
    client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.configuration));
  }

  async take(step: Step): Promise<unknown> {
    const { buffers } = this;
    switch (step.kind) {
      case 'open':
        return buffers.has(step.at) ? undefined : this.openDocument(step.at, this.#read(step.at) ?? step.text);
      case 'edit':
        return this.#edit(step.at, step.text, step.part);
      case 'write':
        return this.#write(step.at, step.text);
      case 'save':
        return buffers.has(step.at) ? this.#write(step.at, buffers.get(step.at) ?? '') : undefined;
      case 'close':
        return this.#close(step.at);
      case 'delete':
        rmSync(this.#path(step.at), { force: true });
        return this.#seen.push([step.at, 3]);
      case 'move':
        return this.#move(step.at, step.to, step.inEditor);
      case 'configure':
        return this.configure(configurations[step.as]);
      case 'open folder':
        return this.openFolder(step.at);
      case 'close folder':
        if (!this.opened.delete(step.at)) return;
        return this.#notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [this.#folder(step.at)] } });
      case 'ask': {
        const source = new CancellationTokenSource();
        const params = { textDocument: { uri: this.#uri(step.at) }, position: { line: 0, character: 5 }, context: { includeDeclaration: true } };
        this.#questions.push(this.#client.connection.sendRequest(`textDocument/${step.method}`, params, source.token).catch(() => undefined));
        setTimeout(() => source.cancel(), step.ms);
        return;
      }
      case 'report':
        return this.#report();
      case 'stop':
        return this.#notify(stopReadingMethod);
      case 'read on':
        return this.#notify(readOnMethod);
      case 'wait':
        return wait(step.ms);
    }
  }

  /** Everybody stops typing. Settings that are no YAML are mended: until then older ones hold, which a fresh server cannot know. */
  async rest(): Promise<void> {
    for (const at of settingsFiles) {
      const disk = this.#read(at);
      const buffer = this.buffers.get(at);
      if (disk !== undefined && (parseDossier(disk).broken || disk.length > 200)) this.#write(at, settings[0] ?? '');
      if (buffer !== undefined && parseDossier(buffer).broken) await this.#edit(at, settings[1] ?? '', [0, 1]);
    }
    await this.#report();
    await this.#notify(readOnMethod);
    await Promise.all(this.#questions);
  }

  /** Brings about one more round of analysis and waits for it. The server reads in order: what it is asked after the message it has read after it. */
  async settled(): Promise<void> {
    const uri = this.#uri('v/last.text');
    await this.#client.open(uri, '');
    await this.#client.close(uri);
    await this.#client.connection.sendRequest('corroborate/nothing').catch(() => undefined);
    await this.#client.ready();
  }

  async configure(configuration: unknown): Promise<void> {
    this.configuration = configuration;
    await this.#notify('workspace/didChangeConfiguration', { settings: null });
  }

  async openFolder(at: string): Promise<void> {
    if (this.opened.has(at)) return;
    this.opened.add(at);
    await this.#notify('workspace/didChangeWorkspaceFolders', { event: { added: [this.#folder(at)], removed: [] } });
  }

  async openDocument(at: string, text: string): Promise<void> {
    this.buffers.set(at, text);
    await this.#client.open(this.#uri(at), text);
  }

  /** All buffers and folders are closed, while the next world opens its own: what is still shown of this one is found by the next comparison. */
  async leave(): Promise<void> {
    for (const at of [...this.buffers.keys()]) await this.#close(at);
    for (const at of [...this.opened]) await this.take({ kind: 'close folder', at });
    await this.configure({});
  }

  /** All that the editor shows or can ask for, as text. */
  async shown(): Promise<string> {
    const { connection, diagnostics } = this.#client;
    const ask = async (method: string, params: object): Promise<unknown> => [method, params, await connection.sendRequest<unknown>(method, params)];
    const answers: unknown[] = [];
    for (const at of [...new Set([...this.#onDisk(), ...this.buffers.keys()])].sort()) {
      const content = this.buffers.get(at) ?? this.#read(at) ?? '';
      const document = TextDocument.create(at, 'source-text', 1, content);
      const textDocument = { uri: this.#uri(at) };
      for (const method of ['documentSymbol', 'foldingRange', 'semanticTokens/range', 'codeLens', 'inlayHint']) {
        answers.push(await ask(`textDocument/${method}`, { textDocument, range: { start: { line: 0, character: 0 }, end: document.positionAt(content.length) } }));
      }
      for (const mark of marks.filter((one) => content.includes(one))) {
        const place = { textDocument, position: document.positionAt(content.indexOf(mark) + 1), context: { includeDeclaration: true } };
        for (const method of ['hover', 'definition', 'references']) answers.push(await ask(`textDocument/${method}`, place));
      }
    }
    answers.push(await ask('workspace/symbol', { query: '' }));
    for (const [view, order] of [['findings', 'kind'], ['entities', 'type'], ['quotes', 'speaker'], ['sources', 'name']]) answers.push(await ask(viewLinesMethod, { view, order, filter: '', path: [], most: 100 }));
    for (const { folder } of await connection.sendRequest<ComparedDossiersResult>(comparedDossiersMethod, {})) {
      const page: Omit<ComparisonParams, 'what'> = { folder, show: groups, from: 0, rows: 100, firstSource: 0, columns: 100 };
      for (const what of ['figures', 'quotes']) answers.push(await ask(comparisonMethod, { ...page, what }));
      answers.push(await ask(timelineMethod, { folder, from: 0, events: 100 }));
    }
    const told = [...diagnostics].filter(([, found]) => found.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    // A name for one answer, made of the time.
    return JSON.stringify([told, answers], (field, value: unknown) => (field === 'resultId' ? undefined : value), 1);
  }

  #onDisk(): string[] {
    return readdirSync(this.#home, { recursive: true, encoding: 'utf8' }).filter((at) => /\.(?:txt|md|yaml)$/u.test(at));
  }

  #path(at: string): string {
    return join(this.#home, at);
  }

  #uri(at: string): string {
    return uriOf(this.#path(at));
  }

  #folder(at: string): object {
    return { uri: this.#uri(at), name: at };
  }

  #read(at: string): string | undefined {
    return existsSync(this.#path(at)) ? readFileSync(this.#path(at), 'utf8') : undefined;
  }

  #notify(method: string, params?: object): Promise<void> {
    return this.#client.connection.sendNotification(method, params);
  }

  async #edit(at: string, text: string, [from, to]: readonly [number, number]): Promise<void> {
    const before = this.buffers.get(at);
    if (before === undefined) return;
    const [start = 0, end = 0] = [from, to].map((share) => Math.round(share * before.length)).sort((a, b) => a - b);
    const document = TextDocument.create(at, 'source-text', 1, before);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    this.buffers.set(at, TextDocument.applyEdits(document, [{ range, newText: text }]));
    await this.#client.edit(this.#uri(at), range.start, range.end, text);
  }

  async #close(at: string): Promise<void> {
    if (this.buffers.delete(at)) await this.#client.close(this.#uri(at));
  }

  #write(at: string, text: string): void {
    const kind = existsSync(this.#path(at)) ? 2 : 1;
    mkdirSync(dirname(this.#path(at)), { recursive: true });
    writeFileSync(this.#path(at), text);
    this.#seen.push([at, kind]);
  }

  /** An editor takes its open documents along: it closes the old ones and opens the new. */
  async #move(from: string, to: string, inEditor: boolean): Promise<void> {
    if (!existsSync(this.#path(from)) || `${to}/`.startsWith(`${from}/`) || `${from}/`.startsWith(`${to}/`)) return;
    rmSync(this.#path(to), { recursive: true, force: true });
    mkdirSync(dirname(this.#path(to)), { recursive: true });
    renameSync(this.#path(from), this.#path(to));
    if (inEditor) {
      for (const [at, text] of [...this.buffers]) {
        if (at !== from && !at.startsWith(`${from}/`)) continue;
        await this.#close(at);
        const target = to + at.slice(from.length);
        if (this.buffers.has(target)) await this.#close(target);
        await this.openDocument(target, text);
      }
      await this.#notify('workspace/didRenameFiles', { files: [{ oldUri: this.#uri(from), newUri: this.#uri(to) }] });
    }
    this.#seen.push([from, 3], [to, 3], [to, 1]);
  }

  async #report(): Promise<void> {
    const changes = this.#seen.splice(0).map(([at, type]) => ({ uri: this.#uri(at), type }));
    if (changes.length > 0) await this.#notify('workspace/didChangeWatchedFiles', { changes });
  }
}

/** The same disk, buffers and settings, met by a process that knows nothing of how they came about. */
async function afresh(home: string, { configuration, opened, buffers }: World): Promise<string> {
  const client = await Client.start({ folders: [], settings: configuration });
  const fresh = new World(home, client);
  await fresh.configure(configuration);
  for (const at of [...opened]) await fresh.openFolder(at);
  for (const [at, text] of [...buffers]) await fresh.openDocument(at, text);
  await fresh.settled();
  const shown = await fresh.shown();
  client.process.kill();
  return shown;
}

/** `npm test` takes sixty sequences; `npm test -- --long`, or a number in this variable, more. */
const RUNS = Number(process.env['PROCESS_SEQUENCES'] ?? 60);

test('a server process that heard any sequence of opens, edits, saves, moves, settings and cancelled questions answers as a fresh one', async () => {
  // One process for all, as an editor has for a whole day: each sequence has folders of its own, and leaves them in the end.
  let client: Client | undefined;
  const disk = fc.array(written, { maxLength: 8 });
  await fc.assert(fc.asyncProperty(disk, fc.array(step, { minLength: 2, maxLength: 20 }), (before, steps) => inFolder(async (home) => {
    const server = (client ??= await Client.start({ folders: [] }));
    try {
      for (const at of folders) mkdirSync(join(home, at), { recursive: true });
      for (const { at, text } of before) writeFileSync(join(home, at), text);
      const world = new World(home, server);
      for (const at of workspaceFolders) await world.openFolder(at);
      for (const one of steps) await world.take(one);
      await world.rest();
      const [is, should] = await Promise.all([world.settled().then(() => world.shown()), afresh(home, world)]);
      assert.equal(is, should);
      await world.leave();
      assert.deepEqual(server.logged.filter((line) => /failed|stopped|Error/u.test(line)), []);
    } catch (error) {
      // The next one must not meet what this one has left.
      client?.process.kill();
      client = undefined;
      throw error;
    }
  })), { numRuns: RUNS, includeErrorInReport: true });
  assert.equal(await client?.stop(), 0);
});
