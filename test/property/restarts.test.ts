// What happens to the sources, the settings and the kept files between two runs: the next one shows what one without a memory shows.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { documentId } from '../../server/src/core/corpus/document';
import { exportAnalysis } from '../../server/src/core/queries/export';
import { hoverAt } from '../../server/src/core/queries/hover';
import { tokensOf } from '../../server/src/core/queries/tokens';
import { sayFor } from '../../server/src/languages';
import { defaultLimits } from '../../server/src/limits';
import { memoryFiles } from '../../server/src/memory-files';
import { NodeReader } from '../../server/src/node/node-reader';
import { DossierService } from '../../server/src/service';
import { nextTurn } from '../../server/src/time-slice';

const sentences = [
  'The Harbour Treaty has been signed by 133 nations, its office said.',
  'The Harbour Treaty now has over 160 signatories, its office said.',
  '“We will not close the northern harbour before the winter ends,” said Mayor Ada Lindqvist.',
  '“We will close the northern harbour before the winter ends,” Lindqvist said.',
  '“We will close the northern harbor before the winter ends,” said Governor Boris Lindqvist.',
  'Lindqvist said the harbour would not be closed before the winter ends, and that nobody knows when the northern ferry sails.',
  'A fire in the old warehouse in Narva injured 12 workers on Monday, the fire brigade said.',
  'A fire in the old warehouse in Narva injured 9 workers on Monday, the fire brigade said.',
  'Karin Moe met Ada Lindqvist in Narva.',
];
const settings = [
  undefined,
  'documents: { 0.txt: { published: 2025-03-18, publisher: Harbour Gazette }, 1.txt: { published: 2025-03-21, title: Ships } }\n',
  'entities: [{ name: Ada Lindqvist, aliases: [Karin Moe] }]\n',
  'ignore: { figures: [{ text: 12 workers, before: "in Narva injured", after: "on Monday" }] }\n',
  'decisions:\n  - { finding: figure-conflict/country-signed/133+160-up, category: different-date, quotes: [{ text: 133 nations, before: "has been signed by" }] }\n',
  'severity: { figure-conflict: information }\n',
  'drafts: ["2.txt"]\n',
  'sources: [',
];

type Event =
  | { readonly kind: 'write'; readonly at: number; readonly text: string }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'settings'; readonly as: number }
  /** A kept file is cut off, or one of its bytes is another. */
  | { readonly kind: 'cut' | 'flip'; readonly file: number; readonly where: number };
const text = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n\n'));
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), at: fc.nat(5), text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settings' as const), as: fc.nat(settings.length - 1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'flip' as const), file: fc.nat(3), where: fc.nat(4000) }) },
);
/** What happens before each further run; nothing at all now and then. `rushed`: the first edit comes before the run has linked anything itself. */
const runs = fc.array(fc.record({ events: fc.array(event, { maxLength: 3 }), edit: fc.option(fc.record({ at: fc.nat(5), text })), rushed: fc.boolean(), locale: fc.constantFrom('en', 'en', 'de') }), { minLength: 1, maxLength: 4 });

class Run {
  readonly service: DossierService;
  readonly logged: string[] = [];
  /** What the user was told last of each file. */
  readonly told = new Map<string, string>();
  kept = 0;
  /** What it showed before it had found anything itself. */
  atOnce: unknown;
  /** Whether something was left out for a while. */
  wasPartial = false;

  constructor(disk: ReadonlyMap<string, string>, locale: string, cacheFolder?: string) {
    const log = (message: string): void => void this.logged.push(message);
    const reader = cacheFolder === undefined ? undefined : new NodeReader({ script: '', cacheFolder, limits: () => defaultLimits, log, worthKeeping: 1 });
    if (reader) {
      const keep = reader.keep.bind(reader);
      reader.keep = async (...what) => {
        await keep(...what);
        this.kept++;
      };
    }
    this.service = new DossierService({
      files: memoryFiles(disk), debounce: 0, log, say: sayFor(locale), language: locale, ...(reader && { reader }),
      onChange: ({ problems }) => {
        for (const key of problems) this.told.set(key, JSON.stringify(this.service.problemsAt(key).problems));
        if (this.service.reading) this.#lookAround();
        else if (this.service.dossiers.some(({ isRecalled }) => isRecalled)) this.atOnce = this.shown();
      },
    });
    this.service.addRoot({ folder: 'd', kind: 'command-line' });
  }

  /** Until it has found everything itself, and has kept it where that is to be kept. */
  async done(): Promise<void> {
    await this.service.idle();
    for (let turns = 0; turns < 5000 && (this.kept === 0 && this.service.dossiers.some(({ isRecalled }) => isRecalled)); turns++) await nextTurn();
    assert.ok(this.service.dossiers.every(({ isRecalled }) => !isRecalled), 'it never found everything itself');
  }

  /** Whatever is asked while something is left out is answered, and says nothing of what is not there. */
  #lookAround(): void {
    this.wasPartial = true;
    for (const dossier of this.service.dossiers) {
      for (const path of dossier.paths) {
        const links = dossier.linksOf(path);
        const document = links.documents.get(documentId(path));
        assert.equal(document, dossier.document(path));
        const mentions = document ? [...document.names.mentions, ...document.figures, ...document.quotes] : [];
        for (const { start } of mentions) hoverAt(links, documentId(path), start, true, dossier.statesOf(links));
        for (const { related } of dossier.problemsOf(path)) for (const at of related) assert.ok(links.documents.has(at.document));
      }
      exportAnalysis(dossier.links);
    }
  }

  shown(): unknown {
    return this.service.dossiers.map((dossier) => ({
      files: [...dossier.paths, ...dossier.drafts, 'corroborate.yaml'].map((path) => {
        const key = `d/${path}`;
        const links = dossier.linksOf(path);
        const document = links.documents.get(documentId(path));
        return {
          key, problems: this.service.problemsAt(key).problems,
          tokens: document && tokensOf(links, document.id, undefined, dossier.statesOf(links)),
          cards: document && [...document.names.mentions, ...document.figures, ...document.quotes].map(({ start }) => hoverAt(links, document.id, start, !dossier.complete, dossier.statesOf(links))),
        };
      }),
      analysis: exportAnalysis(dossier.links),
    }));
  }
}

async function fresh(disk: ReadonlyMap<string, string>, locale: string): Promise<Run> {
  const run = new Run(disk, locale);
  await run.service.idle();
  return run;
}

async function inCacheFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    await use(folder);
  } finally {
    // A run that was ended may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
  }
}

function happen(event: Event, disk: Map<string, string>, cache: string): void {
  switch (event.kind) {
    case 'write':
      return void disk.set(`d/${event.at}.txt`, event.text);
    case 'remove':
      return void disk.delete(`d/${event.at}.txt`);
    case 'settings': {
      const said = settings[event.as];
      return void (said === undefined ? disk.delete('d/corroborate.yaml') : disk.set('d/corroborate.yaml', said));
    }
    case 'cut':
    case 'flip': {
      // What is being written lies there under another name until it is whole.
      const names = readdirSync(cache).filter((name) => !name.endsWith('.part')).sort();
      const name = names[event.file % Math.max(1, names.length)];
      if (name === undefined) return;
      const bytes = readFileSync(join(cache, name));
      const at = event.where % Math.max(1, bytes.length);
      if (event.kind === 'cut') return truncateSync(join(cache, name), at);
      bytes[at] = (bytes[at] ?? 0) ^ 0x41;
      return writeFileSync(join(cache, name), bytes);
    }
  }
}

/** Each is several runs of the service, with files on the disk. */
const RUNS = Math.round(Number(process.env['SEQUENCES'] ?? 1000) / 25);

test('a run that finds what earlier ones have kept shows what one without a memory shows, at once and after its first edit', async () => {
  let [recalled, partly] = [0, 0];
  await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 6 }), runs, async (texts, more) => inCacheFolder(async (cache) => {
    const disk = new Map(texts.map((one, i) => [`d/${i}.txt`, one]));
    // The second run finds all as the first has left it.
    const quiet = { events: [], edit: null, rushed: false, locale: 'en' };
    for (const { events, edit, rushed, locale } of [quiet, quiet, ...more]) {
      for (const one of events) happen(one, disk, cache);
      const run = new Run(disk, locale, cache);
      await run.service.idle();
      const expected = await fresh(disk, locale);
      if (run.atOnce !== undefined) {
        recalled++;
        assert.deepEqual(run.atOnce, expected.shown());
      }
      assert.deepEqual(run.shown(), expected.shown());
      assert.deepEqual([...run.told].filter(([, told]) => told !== '[]').sort(), [...expected.told].filter(([, told]) => told !== '[]').sort());
      if (!rushed) {
        await run.done();
        assert.deepEqual(run.shown(), expected.shown());
      }
      if (edit && disk.has(`d/${edit.at}.txt`)) {
        run.service.setBuffer(`d/${edit.at}.txt`, edit.text);
        await run.service.idle();
        const edited = await fresh(new Map(disk).set(`d/${edit.at}.txt`, edit.text), locale);
        assert.deepEqual(run.shown(), edited.shown());
        assert.deepEqual([...run.told].filter(([, told]) => told !== '[]').sort(), [...edited.told].filter(([, told]) => told !== '[]').sort());
      }
      // Whatever it is about to keep is kept, or it goes before.
      if (!rushed) for (let turns = 0; turns < 200 && run.kept === 0; turns++) await nextTurn();
      run.service.dispose();
      if (run.wasPartial) partly++;
      assert.deepEqual(run.logged.filter((line) => !/^d\/|corroborate\.yaml/u.test(line)), []);
    }
  })), { numRuns: RUNS, includeErrorInReport: true });
  assert.ok(recalled > RUNS / 2 && partly > RUNS / 4, `only ${recalled} runs found what an earlier one had kept, and ${partly} a part of it`);
});

test('two runs at a time that keep what they found leave one whole file for each', () => inCacheFolder(async (cache) => {
  const disk = new Map(sentences.map((one, i) => [`d/${i}.txt`, one]));
  const both = [new Run(disk, 'en', cache), new Run(disk, 'en', cache)];
  for (const run of both) {
    await run.done();
    while (run.kept === 0) await nextTurn();
  }
  assert.deepEqual(readdirSync(cache).map((name) => name.slice(name.indexOf('.'))).sort(), ['.links', '.readings']);
  const next = new Run(disk, 'en', cache);
  await next.service.idle();
  assert.deepEqual(next.atOnce, (await fresh(disk, 'en')).shown());
  for (const run of [...both, next]) run.service.dispose();
}));
