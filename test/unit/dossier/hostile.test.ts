// Hostile and broken corroborate.yaml: a clear sentence in under a second, and the analysis goes on with the last good settings.
import assert from 'node:assert/strict';
import test from 'node:test';
import { decode } from '../../../server/src/decode';
import { OpenDossier } from '../../../server/src/open-dossier';

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

test('a file in another encoding is read as it was meant, or said to be no text', () => {
  const texts = { latin: Uint8Array.of(0x23, 0xe9, 0x0a), utf16: Uint8Array.of(0xff, 0xfe, 0x23, 0x00, 0x0a, 0x00), binary: Uint8Array.of(0, 1, 2, 0xff, 0xfe, 0) };
  assert.deepEqual(Object.values(texts).map((bytes) => decode(bytes).ok), [true, true, false]);
});
