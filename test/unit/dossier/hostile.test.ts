// Hostile and broken corroborate.yaml: a clear sentence in under a second, and the analysis goes on with the last good settings.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { memoryFiles } from '../../../server/src/memory-files';
import { nodeFiles } from '../../../server/src/node/node-files';
import { OpenDossier } from '../../../server/src/open-dossier';
import { DossierService } from '../../../server/src/service';

const MEGABYTE = 1024 * 1024;
const good = 'documents:\n  a.txt: { publisher: Harbour Gazette }\nseverities: { figure-conflict: information }\n';
const entry = (i: number) => `  - finding: figure-conflict/person-killed/${i}+${i + 1}\n    category: superseded\n`;
const filled = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length));

/** What each file holds, and what is said of it. */
const hostile: Readonly<Record<string, readonly [string, RegExp]>> = {
  'an alias bomb': [['a: &a0 [x, x]', ...Array.from({ length: 400 }, (_, i) => `k${i}: &a${i + 1} [*a${i}, *a${i}]`), 'sources: *a400'].join('\n'), /Unknown setting|quotation marks/u],
  'an alias bomb in a decision': [`decisions:\n  - finding: &a [x, x]\n    category: &b [*a, *a]\n    reason: [*b, *b]\n`, /“finding” must be a text/u],
  'ten megabytes of text': [`title: ${'x'.repeat(10 * MEGABYTE)}`, /too large: 10240|too large: 10241/u],
  'ten megabytes of keys': [filled('key: value\n', 10 * MEGABYTE), /too large/u],
  'ten megabytes of comments': [filled('# nothing\n', 10 * MEGABYTE), /too large/u],
  'ten megabytes of decisions': [`decisions:\n${filled(entry(1), 10 * MEGABYTE)}`, /more here than can be read/u],
  'a million empty decisions': [`decisions:\n${'  -\n'.repeat(MEGABYTE)}`, /more here than can be read/u],
  'one decision of ten megabytes': [`decisions:\n  - reason: ${'x'.repeat(10 * MEGABYTE)}\n`, /more here than can be read/u],
  'one decision of one megabyte': [`decisions:\n  - reason: ${'x'.repeat(MEGABYTE)}\n`, /This decision is too long/u],
  'thousands of broken decisions': [`decisions:\n${'  - [{"\n'.repeat(8000)}`, /Something is missing here|indented differently/u],
  'deep brackets': [`sources: ${'['.repeat(50_000)}`, /nested too deeply|not valid YAML/u],
  'deep brackets in a decision': [`decisions:\n  - finding: ${'['.repeat(5000)}\n`, /not valid YAML/u],
  'a quarter of a megabyte of anchors with no blank between them': [`title: ${'&a'.repeat(120_000)}`, /Unknown setting/u],
  'deep lists': ['- '.repeat(50_000), /nested too deeply/u],
  'deep lines': [Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /nested too deeply/u],
  'deep lines in a decision': [`decisions:\n  - finding:\n${Array.from({ length: 110 }, (_, i) => `${' '.repeat(i + 6)}a:`).join('\n')}\n`, /nested too deeply/u],
  'a key that stands twice': ['sources: ["a.txt"]\nsources: ["b.txt"]\n', /“sources” stands here twice\. The first one holds\./u],
  'decisions that stand twice': [`decisions:\n${entry(1)}decisions:\n${entry(2)}`, /“decisions” stands here twice\. The first one holds\./u],
  'a part of a decision that stands twice': [`decisions:\n${entry(1)}    category: superseded\n`, /“category” stands here twice/u],
  'tabs': ['documents:\n\ta.txt: {}\n', /A tab cannot indent a line in YAML\. Use blanks\./u],
  'tabs in a decision': ['decisions:\n  - finding: figure-conflict/a/1+2\n\t  category: superseded\n', /tab/u],
  'tags': ['sources: !!js/function "x"\n', /Tags such as !name are not supported here\./u],
  'tags in a decision': ['decisions:\n  - !!python/object:os.system\n    finding: figure-conflict/a/1+2\n    category: superseded\n', /Tags such as !name/u],
  'merge keys': ['x: &x { publisher: P }\ndocuments:\n  a.txt:\n    <<: *x\n', /Unknown property “<<”/u],
  'a NUL': ['sources: ["a\0b"]\n', /This file is not text: there is a NUL character here/u],
  'a NUL in a decision': [`decisions:\n${entry(1)}    reason: a\0b\n`, /NUL/u],
  'halves of characters': ['sources: ["\ud800"]\n\udc00: 1\n', /Unknown setting/u],
  'two documents': [`sources: ["*.txt"]\n---\ndecisions:\n${entry(1)}`, /Only the first part of this file is used/u],
  'commas': [`[${','.repeat(200_000)}]`, /not valid YAML/u],
  'anchors': ['&a '.repeat(50_000), /not valid YAML/u],
  'another kind of file': ['{"a": [1, 2, {"b": null}]}', /Unknown setting “a”/u],
};

for (const [name, [yaml, message]] of Object.entries(hostile)) {
  test(`${name}: said in under a second, at its place, and the sources are compared as before`, () => {
    const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail);
    dossier.listed = true;
    dossier.setText('a.txt', 'The fire in Lindhaven injured 12 workers, they said.');
    dossier.setText('b.txt', 'The fire in Lindhaven injured 9 workers, they said.');
    const told = (): string[] => dossier.problemsOf('b.txt').map(({ code }) => code);
    dossier.useSettings({ ok: true, text: good }, ['*.txt']);
    assert.deepEqual(told(), ['figure-conflict']);
    // Processor time, because other programs may run beside this one.
    const began = process.cpuUsage();
    dossier.useSettings({ ok: true, text: yaml }, ['*.txt']);
    const problems = [...dossier.settingsProblems, ...dossier.looseDecisions];
    const { user, system } = process.cpuUsage(began);
    assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    assert.ok(problems.length > 0 && problems.length <= 25, JSON.stringify(problems.slice(0, 3)));
    assert.match(problems.map((problem) => problem.message).join('\n'), message);
    for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= yaml.length, `${start}-${end} of ${yaml.length}`);
    assert.deepEqual(told(), ['figure-conflict'], 'the sources are compared');
  });
}

const DECIDED = 'decisions:\n  - finding: figure-conflict/worker-injured/12+9\n    category: superseded\n';

/** Those that are no YAML, or too much to be read: nothing of them is used. The others have single mistakes, and all else in them holds. */
const refused: readonly (keyof typeof hostile)[] = [
  'ten megabytes of text', 'ten megabytes of keys', 'ten megabytes of comments', 'ten megabytes of decisions', 'a million empty decisions', 'one decision of ten megabytes',
  'thousands of broken decisions', 'deep brackets', 'deep lists', 'deep lines', 'tabs', 'tabs in a decision', 'a NUL', 'two documents', 'commas', 'anchors',
];

for (const [name, [yaml]] of Object.entries(hostile)) {
  const holds = refused.includes(name);
  test(`${name}: ${holds ? 'the last settings that could be read hold, and are said to' : 'what it says beside its mistakes holds'}`, () => {
    const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail);
    dossier.listed = true;
    dossier.setText('a.txt', 'The fire in Lindhaven injured 12 workers, they said.');
    dossier.setText('b.txt', 'The fire in Lindhaven injured 9 workers, they said.');
    dossier.useSettings({ ok: true, text: `documents:\n  a.txt: { publisher: Harbour Gazette }\n${DECIDED}` }, ['*.txt']);
    const { settings } = dossier;
    const told = (): unknown => [dossier.problemsOf('b.txt').map(({ code }) => code), dossier.decidedIn('b.txt').length, dossier.settings.documents.get('a.txt')?.publisher];
    assert.deepEqual(told(), [[], 1, 'Harbour Gazette']);
    dossier.useSettings({ ok: true, text: yaml }, ['*.txt']);
    assert.equal(dossier.settings === settings, holds);
    assert.deepEqual(told(), holds ? [[], 1, 'Harbour Gazette'] : [['figure-conflict'], 0, undefined]);
    assert.equal(dossier.settingsProblems.some(({ message }) => message.endsWith('The last settings that could be read hold.')), holds);
    if (holds) assert.deepEqual(dossier.looseDecisions, [], 'no place of the older text is told of');
    // Whoever goes on writing in it takes them along, and a file that is whole again takes their place.
    dossier.useSettings({ ok: true, text: `${yaml}\n` }, ['*.txt']);
    assert.equal(dossier.settings === settings, holds);
    dossier.useSettings({ ok: true, text: good }, ['*.txt']);
    assert.deepEqual([...told() as readonly unknown[], dossier.settingsProblems], [['figure-conflict'], 0, 'Harbour Gazette', []]);
  });
}

test('a file that is no YAML leaves the last settings that could be read in force; one that is mended takes them back', () => {
  const dossier = new OpenDossier({ folder: 'desk', hasFile: true, sources: ['*.txt'] }, assert.fail);
  dossier.listed = true;
  dossier.setText('a.txt', 'The fire in Lindhaven injured 12 workers, they said.');
  dossier.setText('b.txt', 'The fire in Lindhaven injured 9 workers, they said.');
  const decided = 'decisions:\n  - finding: figure-conflict/worker-injured/12+9\n    category: superseded\n';
  dossier.useSettings({ ok: true, text: decided }, []);
  assert.deepEqual(dossier.problemsOf('b.txt'), []);
  for (const broken of [`sources: ["*.txt"\n${decided}`, 'x: "\n', `a\0${decided}`, 'k: v\n'.repeat(100_000)]) {
    dossier.useSettings({ ok: true, text: broken }, []);
    assert.match(dossier.settingsProblems[0]?.message ?? '', /The last settings that could be read hold\.$/u);
    assert.deepEqual(dossier.problemsOf('b.txt'), [], 'what was decided is decided');
    assert.deepEqual(dossier.looseDecisions, []);
  }
  dossier.useSettings({ ok: false, problem: 'Not read: no permission to read it.' }, ['*.txt']);
  assert.deepEqual(dossier.settingsProblems.map(({ message }) => message), ['Not read: no permission to read it. The last settings that could be read hold.']);
  assert.deepEqual(dossier.problemsOf('b.txt'), []);
  dossier.useSettings({ ok: true, text: 'sources: ["*.txt"]\n' }, []);
  assert.deepEqual(dossier.problemsOf('b.txt').map(({ code }) => code), ['figure-conflict'], 'a decision that was deleted is gone');
  assert.deepEqual(dossier.settingsProblems, []);
});

const SOURCES = { 'desk/a.txt': 'The fire in Lindhaven injured 12 workers, they said.', 'desk/b.txt': 'The fire in Lindhaven injured 9 workers, they said.' };

/** What lies on the disk in the place of a file that could be read, what is said of it, and whether that file's decision still holds. */
const onDisk: Readonly<Record<string, readonly [Uint8Array, RegExp, boolean]>> = {
  'UTF-16 without the mark that says so': [Buffer.from(good, 'utf16le'), /^Not read: this file is not text\. The last settings that could be read hold\.$/u, true],
  'UTF-32': [Buffer.from([...good].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])), /^Not read: this file is not text\. The last settings that could be read hold\.$/u, true],
  'a picture': [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), /^Not read: this file is not text\. The last settings that could be read hold\.$/u, true],
  'ten megabytes': [Buffer.alloc(10 * MEGABYTE, '#'), /^Not read: this file has 10 MB, more than the 5 MB .* The last settings that could be read hold\.$/u, true],
  'Windows-1252': [Buffer.from(`# Zeitung für Lindhaven\n${good}`, 'latin1'), /^This file is not in UTF-8; it was read as Windows-1252\. If letters look wrong, save it as UTF-8\.$/u, false],
};

for (const [name, [bytes, message, holds]] of Object.entries(onDisk)) {
  test(`${name} in the place of the file: said in under a second, and ${holds ? 'the last settings that could be read hold' : 'it is read'}`, async () => {
    const contents = new Map<string, string | Uint8Array>([...Object.entries(SOURCES), ['desk/corroborate.yaml', DECIDED]]);
    const service = new DossierService({ files: memoryFiles(contents), log: () => undefined, debounce: 1 });
    service.addRoot({ folder: 'desk', kind: 'workspace' });
    await service.idle();
    assert.deepEqual(service.problemsAt('desk/b.txt').problems, []);
    contents.set('desk/corroborate.yaml', bytes);
    const began = process.cpuUsage();
    service.fileChanged('desk/corroborate.yaml');
    await service.idle();
    const { user, system } = process.cpuUsage(began);
    assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    const { problems } = service.problemsAt('desk/corroborate.yaml');
    assert.match(problems[0]?.message ?? '', message);
    assert.equal(problems.length, 1);
    assert.equal(service.problemsAt('desk/b.txt').problems.length, holds ? 0 : 1);
  });
}

test('UTF-16 with its mark is read as UTF-8 is', async () => {
  const contents = new Map<string, string | Uint8Array>([...Object.entries(SOURCES), ['desk/corroborate.yaml', Buffer.from(`\ufeff${DECIDED}`, 'utf16le')]]);
  const service = new DossierService({ files: memoryFiles(contents), log: () => undefined, debounce: 1 });
  service.addRoot({ folder: 'desk', kind: 'workspace' });
  await service.idle();
  assert.deepEqual([service.problemsAt('desk/corroborate.yaml').problems, service.problemsAt('desk/b.txt').problems], [[], []]);
});

test('a folder in the place of the file: said in under a second, and the last settings that could be read hold', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    for (const [path, text] of Object.entries({ ...SOURCES, 'desk/corroborate.yaml': DECIDED })) {
      mkdirSync(join(folder, 'desk'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const desk = join(folder, 'desk').replaceAll('\\', '/');
    const service = new DossierService({ files: nodeFiles(), log: () => undefined, debounce: 1 });
    service.addRoot({ folder: desk, kind: 'workspace' });
    await service.idle();
    assert.equal(service.dossiers[0]?.decidedIn('b.txt').length, 1);
    rmSync(join(folder, 'desk/corroborate.yaml'));
    mkdirSync(join(folder, 'desk/corroborate.yaml'));
    const began = process.cpuUsage();
    service.fileChanged(`${desk}/corroborate.yaml`);
    await service.idle();
    const { user, system } = process.cpuUsage(began);
    assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    assert.deepEqual(service.problemsAt(`${desk}/corroborate.yaml`).problems.map(({ message }) => message), ['Not read: this is a folder. The last settings that could be read hold.']);
    assert.equal(service.dossiers[0]?.decidedIn('b.txt').length, 1);
    service.dispose();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
