// Whatever is done to files, buffers and settings, in any order and at any time: in the end the service shows what a fresh one would.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDossier } from '../../server/src/core/dossier/dossier';
import { documentId, readDocument } from '../../server/src/core/corpus/document';
import { exportAnalysis } from '../../server/src/core/queries/export';
import { hoverAt } from '../../server/src/core/queries/hover';
import { tokensOf } from '../../server/src/core/queries/tokens';
import type { DocumentReader } from '../../server/src/document-reader';
import { isWithin, joinKey } from '../../server/src/keys';
import { defaultLimits } from '../../server/src/limits';
import { memoryFiles } from '../../server/src/memory-files';
import { DossierService } from '../../server/src/service';
import type { SourceFiles } from '../../server/src/source-files';
import { nextTurn } from '../../server/src/time-slice';

/** Names that meet, figures that agree and conflict, quotations that are copied and altered; nothing that takes long to read. */
const sentences = [
  'The Harbour Treaty has been signed by 133 nations, its office said.',
  'The Harbour Treaty now has over 160 signatories, its office said.',
  '“We will not close the northern harbour before the winter ends,” said Mayor Ada Lindqvist.',
  '“We will close the northern harbour before the winter ends,” Lindqvist said.',
  '“We will close the northern harbor before the winter ends,” said Governor Boris Lindqvist.',
  'A fire in the old warehouse in Narva injured 12 workers on Monday, the fire brigade said.',
  'A fire in the old warehouse in Narva injured 9 workers on Monday, the fire brigade said.',
  'Karin Moe met Ada Lindqvist in Narva.',
];
const text = fc.oneof(
  { weight: 9, arbitrary: fc.array(fc.constantFrom(...sentences), { maxLength: 3 }).map((parts) => parts.join('\n\n')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);

const settings = [
  'sources: ["*.txt"]\n',
  'sources: ["**/*.txt", "*.md"]\n',
  'sources: ["sub/*.txt"]\ndocuments: { a.txt: { publisher: Harbour Gazette, published: 2025-03-18 } }\n',
  'documents: { a.txt: { published: 2025-03-18 }, b.txt: { published: 2025-03-21, title: Ships } }\n',
  'entities: [{ name: Ada Lindqvist, aliases: [Karin Moe] }]\n',
  'ignore: { figures: [{ text: 12 workers, before: "in Narva injured", after: "on Monday" }] }\n',
  'decisions:\n  - { finding: figure-conflict/country-signed/133+160-up, category: different-date, quotes: [{ text: 133 nations, before: "has been signed by" }] }\n',
  'source: ["*.txt"]\n',
  'sources: [',
];

const folders = ['w/sources', 'w/sources/sub', 'w/desk', 'w', 'v', 'v/sub'];
const keys = [...folders.map((folder) => `${folder}/a.txt`), 'w/sources/b.txt', 'w/desk/b.txt', 'w/desk/c.md'];
const settingsKeys = ['w/corroborate.yaml', 'w/desk/corroborate.yaml', 'w/sources/corroborate.yaml', 'v/corroborate.yaml'];
const configurations = [
  { sources: [], limits: defaultLimits },
  { sources: ['**/*.txt'], limits: defaultLimits },
  { sources: [], limits: { ...defaultLimits, megabytes: 0.0002 } },
  { sources: [], limits: { ...defaultLimits, mentions: 4 } },
];

type Step =
  /** Opens a file that is there, or one that was never saved. */
  | { readonly kind: 'open'; readonly key: string; readonly text: string }
  | { readonly kind: 'edit'; readonly key: string; readonly text: string }
  | { readonly kind: 'save' | 'close' | 'delete'; readonly key: string }
  /** Another program writes the file. */
  | { readonly kind: 'write'; readonly key: string; readonly text: string }
  | { readonly kind: 'rename'; readonly key: string; readonly to: string }
  | { readonly kind: 'move folder'; readonly from: string; readonly to: string; readonly asOne: boolean }
  | { readonly kind: 'configure'; readonly as: number }
  | { readonly kind: 'open folder' | 'close folder'; readonly folder: string }
  /** A question whose answer nobody waits for any more. */
  | { readonly kind: 'ask'; readonly key: string }
  /** What the file watcher has seen so far reaches the server, not before. */
  | { readonly kind: 'report' | 'rescan' | 'stop' | 'read on' | 'settle' }
  | { readonly kind: 'wait'; readonly turns: number };

const key = fc.constantFrom(...keys);
const folder = fc.constantFrom(...folders.slice(0, 3), 'v/sub');
const written = fc.oneof({ weight: 4, arbitrary: fc.record({ key, text }) }, { weight: 1, arbitrary: fc.record({ key: fc.constantFrom(...settingsKeys), text: fc.constantFrom(...settings) }) });
const any = fc.oneof({ weight: 4, arbitrary: key }, { weight: 1, arbitrary: fc.constantFrom(...settingsKeys) });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: written.map((what) => ({ kind: 'open' as const, ...what })) },
  { weight: 4, arbitrary: written.map((what) => ({ kind: 'edit' as const, ...what })) },
  { weight: 4, arbitrary: written.map((what) => ({ kind: 'write' as const, ...what })) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('save' as const, 'close' as const, 'delete' as const), key: any }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), key: any, to: any }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move folder' as const), from: folder, to: folder, asOne: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('configure' as const), as: fc.nat(configurations.length - 1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), key: any }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('report' as const, 'report' as const, 'report' as const, 'rescan' as const, 'stop' as const, 'read on' as const, 'settle' as const, 'settle' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('open folder' as const, 'close folder' as const), folder: fc.constantFrom('v', 'w', 'w/sources') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 12 }) }) },
);

/** A disk, an editor with a file watcher, and the service that hears of both. */
class World {
  readonly disk = new Map<string, string>();
  readonly buffers = new Map<string, string>();
  readonly roots = new Set<string>();
  configured = 0;
  readonly service: DossierService;
  /** What the user was told last of each file. */
  readonly told = new Map<string, string>();
  readonly logged: string[] = [];
  #seen: (() => void)[] = [];

  constructor(delays: readonly number[] = []) {
    this.service = new DossierService({
      files: slow(memoryFiles(this.disk), delays), debounce: 0, ...(delays.length > 0 && { reader: apart(delays) }),
      log: (message) => this.logged.push(message),
      onChange: ({ problems }) => problems.forEach((at) => this.told.set(at, problemsOf(this.service, at))),
    });
  }

  async take(step: Step): Promise<void> {
    const { service, disk, buffers } = this;
    switch (step.kind) {
      case 'open':
        if (!buffers.has(step.key)) this.#edit(step.key, disk.get(step.key) ?? step.text);
        return;
      case 'edit':
        if (buffers.has(step.key)) this.#edit(step.key, step.text);
        return;
      case 'save': {
        const saved = buffers.get(step.key);
        if (saved !== undefined) this.#write(step.key, saved);
        return;
      }
      case 'close':
        return this.#close(step.key);
      case 'write':
        return this.#write(step.key, step.text);
      case 'delete':
        if (disk.delete(step.key)) this.#seen.push(() => service.fileRemoved(step.key));
        return;
      case 'rename':
        if (step.key !== step.to) this.#move([[step.key, step.to]], () => service.fileRemoved(step.key), () => service.fileChanged(step.to));
        return;
      case 'move folder': {
        const { from, to, asOne } = step;
        if (isWithin(from, to) || isWithin(to, from)) return;
        const inside = [...new Set([...disk.keys(), ...buffers.keys()])].filter((at) => isWithin(from, at)).map((at) => [at, to + at.slice(from.length)] as const);
        if (asOne) return this.#move(inside, () => service.fileRemoved(from), () => service.fileChanged(to));
        return this.#move(inside, () => inside.forEach(([at]) => service.fileRemoved(at)), () => inside.forEach(([, at]) => service.fileChanged(at)));
      }
      case 'configure':
        this.configured = step.as;
        return this.configure();
      case 'ask':
        void service.find(step.key);
        return;
      case 'report':
        return this.#report();
      case 'rescan':
        return service.rescan();
      case 'stop':
        return service.pause();
      case 'read on':
        return service.readOn();
      case 'open folder':
        return this.openFolder(step.folder);
      case 'close folder':
        this.roots.delete(step.folder);
        return service.removeRoot(step.folder);
      case 'settle':
        return service.paused ? undefined : service.idle();
      case 'wait':
        for (let turn = 0; turn < step.turns; turn++) await nextTurn();
    }
  }

  openFolder(folder: string): void {
    this.roots.add(folder);
    this.service.addRoot({ folder, kind: 'workspace' });
  }

  configure(): void {
    const { sources, limits } = configurations[this.configured] ?? assert.fail();
    this.service.configure(sources, limits);
  }

  /** Everybody stops typing. Settings that are no YAML, or too large, are mended: until then older ones hold, which a fresh service cannot know. */
  async rest(): Promise<void> {
    for (const at of settingsKeys) {
      const disk = this.disk.get(at);
      const buffer = this.buffers.get(at);
      if (disk !== undefined && (parseDossier(disk).broken || disk.length > (configurations[this.configured] ?? assert.fail()).limits.megabytes * 2 ** 20)) this.#write(at, settings[0] ?? '');
      if (buffer !== undefined && parseDossier(buffer).broken) this.#edit(at, settings[1] ?? '');
    }
    this.#report();
    this.service.readOn();
    await this.service.idle();
  }

  /** The same disk, buffers and settings, met by a service that knows nothing of how they came about. */
  async afresh(buffersFirst: boolean): Promise<World> {
    const fresh = new World();
    for (const [at, text] of [...this.disk].reverse()) fresh.disk.set(at, text);
    fresh.configured = this.configured;
    fresh.configure();
    const openFolders = (): void => this.roots.forEach((root) => fresh.openFolder(root));
    if (!buffersFirst) openFolders();
    for (const [at, text] of this.buffers) fresh.#edit(at, text);
    if (buffersFirst) openFolders();
    await fresh.service.idle();
    return fresh;
  }

  #edit(at: string, text: string): void {
    this.buffers.set(at, text);
    this.service.setBuffer(at, text);
  }

  #close(at: string): void {
    if (this.buffers.delete(at)) this.service.dropBuffer(at);
  }

  #write(at: string, text: string): void {
    this.disk.set(at, text);
    this.#seen.push(() => this.service.fileChanged(at));
  }

  /** An editor takes its open documents along: it closes the old ones and opens the new. */
  #move(pairs: readonly (readonly [string, string])[], removed: () => void, added: () => void): void {
    for (const [from, to] of pairs) {
      const file = this.disk.get(from);
      const buffer = this.buffers.get(from);
      this.disk.delete(from);
      if (file !== undefined) this.disk.set(to, file);
      if (buffer === undefined) continue;
      this.#close(from);
      this.#edit(to, buffer);
    }
    this.#seen.push(removed, added);
  }

  #report(): void {
    for (const event of this.#seen.splice(0)) event();
  }
}

/** Every third open text takes long, and is read elsewhere after a while; now and then there is nobody to read it. */
function apart(delays: readonly number[]): DocumentReader {
  let asked = 0;
  return {
    ahead: 4,
    takesLong: ({ length }) => length % 3 === 0,
    async read(_folder, { path, text, facts, rules, words }, isApart) {
      if (!isApart) return undefined;
      for (let turn = delays[asked++ % delays.length] ?? 0; turn > 0; turn--) await nextTurn();
      return asked % 7 === 0 ? undefined : { document: readDocument(documentId(path), text, facts, rules, words) };
    },
    begin: () => undefined, end: () => Promise.resolve(), stateOf: () => undefined, recall: () => Promise.resolve(undefined), keep: () => Promise.resolve(), dispose: () => undefined,
  };
}

/** Answers so many turns late, each time another number. */
function slow(files: SourceFiles, delays: readonly number[]): SourceFiles {
  let asked = 0;
  const wait = async (): Promise<void> => {
    for (let turn = delays[asked++ % Math.max(1, delays.length)] ?? 0; turn > 0; turn--) await nextTurn();
  };
  return {
    list: async (...folder) => {
      await wait();
      const listed = await files.list(...folder);
      await wait();
      return listed;
    },
    read: async (...file) => {
      await wait();
      const read = await files.read(...file);
      await wait();
      return read;
    },
  };
}

function problemsOf(service: DossierService, at: string): string {
  const { problems, lines } = service.problemsAt(at);
  return JSON.stringify(problems.map((problem) => [problem, lines.positionAt(problem.start), lines.positionAt(problem.end)]));
}

/** All that a user can be shown, as text: of each dossier its settings, sources, problems, colours, cards and the whole analysis. */
function everything(service: DossierService): string {
  const shown = service.dossiers.map((dossier) => {
    const { folder, settings, paths, unread, remarks, links, complete } = dossier;
    const states = dossier.statesOf(links);
    const sources = paths.map((path) => {
      const id = documentId(path);
      const { names, figures, quotes } = links.documents.get(id) ?? { names: { mentions: [] }, figures: [], quotes: [] };
      const cards = [...names.mentions, ...figures, ...quotes].map(({ start }) => hoverAt(links, id, start, service.reading, states));
      return { path, problems: problemsOf(service, joinKey(folder, path)), tokens: tokensOf(links, id, undefined, states), cards };
    });
    return { folder, settings, unread, remarks, complete, sources, settingsProblems: problemsOf(service, `${folder}/corroborate.yaml`), analysis: exportAnalysis(links) };
  });
  shown.sort((a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0));
  return JSON.stringify(shown, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));
}

/** Files with something to tell, and what. */
const toldBy = (told: ReadonlyMap<string, string>): Record<string, string> => Object.fromEntries([...told].filter(([, problems]) => problems !== '[]').sort());

/** An open text was being read for a dossier that had gone when it was read: the reading of it for itself, under way by then, was dropped. */
const readForADossierThatIsGone: [{ key: string; text: string }[], Step[], number[], boolean] = [
  [{ key: 'w/desk/corroborate.yaml', text: 'sources: ["*.txt"]\n' }, { key: 'w/sources/a.txt', text: '' }],
  [
    { kind: 'wait', turns: 2 }, { kind: 'wait', turns: 9 }, { kind: 'open', key: 'w/desk/b.txt', text: '' }, { kind: 'delete', key: 'w/desk/corroborate.yaml' },
    { kind: 'ask', key: 'w/sources/a.txt' }, { kind: 'move folder', from: 'w/sources', to: 'w/sources', asOne: false },
  ],
  [2],
  false,
];

/** A folder named “sources” got its first file between the search for dossiers and the listing of the one that the opened folder was until then. */
const sourcesThatCameMeanwhile: typeof readForADossierThatIsGone = [
  [{ key: 'v/corroborate.yaml', text: 'sources: ["*.txt"]\n' }],
  [{ kind: 'open', key: 'w/sources/a.txt', text: '' }, { kind: 'wait', turns: 9 }, { kind: 'write', key: 'w/sources/sub/a.txt', text: '' }, { kind: 'ask', key: 'w/sources/a.txt' }, { kind: 'wait', turns: 3 }],
  [1],
  false,
];

/** `npm test` takes a thousand sequences; `npm test -- --long`, or a number in this variable, more. */
const RUNS = Number(process.env['SEQUENCES'] ?? 1000);

test('any sequence of opens, edits, saves, closes, moves, deletions and settings ends where a fresh service starts', async () => {
  const disk = fc.array(written, { maxLength: 8 });
  const delays = fc.array(fc.nat(5), { maxLength: 5 });
  await fc.assert(fc.asyncProperty(disk, fc.array(step, { minLength: 2, maxLength: 24 }), delays, fc.boolean(), async (files, steps, late, buffersFirst) => {
    const world = new World(late);
    for (const { key, text } of files) world.disk.set(key, text);
    for (const folder of ['v', 'w']) world.openFolder(folder);
    for (const one of steps) await world.take(one);
    await world.rest();
    const fresh = await world.afresh(buffersFirst);
    const [is, should] = [everything(world.service), everything(fresh.service)];
    if (is !== should) assert.deepEqual(JSON.parse(is), JSON.parse(should));
    assert.equal(is, should);
    assert.deepEqual(toldBy(world.told), toldBy(fresh.told), 'the user was told of every change');
    assert.deepEqual(world.logged.filter((line) => !line.includes('Not read')), [], 'nothing of ours went wrong on the way');
    for (const { service } of [world, fresh]) service.dispose();
  }), { numRuns: RUNS, includeErrorInReport: true, examples: [readForADossierThatIsGone, sourcesThatCameMeanwhile] });
});

/** The same text as programs save it. Windows' own mark each end of a line, and some put a mark before the text. */
const saved: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le').swap16(),
];

test('however a program ends lines and marks its encoding, the same is found at the same lines and columns', async () => {
  const files = fc.array(fc.tuple(fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'sub/a.txt'), fc.array(fc.constantFrom(...sentences), { maxLength: 4 })), { maxLength: 4 });
  await fc.assert(fc.asyncProperty(files, fc.constantFrom(...settings), async (sources, yaml) => {
    const found = await Promise.all(saved.map(async (bytes) => {
      const disk = new Map([['w/corroborate.yaml', bytes(yaml)], ...sources.map(([name, parts]) => [`w/${name}`, bytes(`${parts.join('\n\n')}\n`)] as const)]);
      const service = new DossierService({ files: memoryFiles(disk), debounce: 0, log: assert.fail });
      service.addRoot({ folder: 'w', kind: 'workspace' });
      await service.idle();
      const told = [...disk.keys()].map((at) => {
        const { problems, lines, dossier } = service.problemsAt(at);
        return [at, problems.map(({ code, message, finding, related, ...span }) => ({
          code, message, finding, from: lines.positionAt(span.start), to: lines.positionAt(span.end),
          related: related.map((other) => [other.document, dossier?.linesOf(other.document).positionAt(other.start)]),
        }))];
      });
      service.dispose();
      return JSON.stringify(told);
    }));
    for (const [i, other] of found.entries()) assert.equal(other, found[0], `as saved in way ${i}`);
  }), { numRuns: Math.round(RUNS / 5), includeErrorInReport: true });
});
