// corroborate.yaml: what it may say, and what is said of its mistakes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { defaultDossier, parseDossier } from '../../../server/src/core/dossier/dossier';

/** Each problem as the marked text and its message. */
function problemsIn(yaml: string): readonly (readonly [string, string])[] {
  return parseDossier(yaml).problems.map(({ start, end, message }) => [yaml.slice(start, end), message]);
}

test('sources and documents are read', () => {
  const { dossier, problems } = parseDossier(
    'sources: ["*.txt", ./more/*.txt]\ndocuments:\n  a.txt: { publisher: The Paper, published: 2025-03-18, title: 1984 }\n  ./b.txt:\n    author: A. Writer\n    url: https://paper.example/b\n',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(dossier.sources, ['*.txt', 'more/*.txt']);
  assert.deepEqual([...dossier.documents], [
    ['a.txt', { publisher: 'The Paper', published: '2025-03-18', title: '1984' }],
    ['b.txt', { author: 'A. Writer', url: 'https://paper.example/b' }],
  ]);
});

test('an empty file, a comment and empty values are no mistakes and leave the defaults', () => {
  for (const yaml of ['', '\n', '# nothing yet\n', 'sources:\ndocuments:\n', 'documents:\n  a.txt:\n', '---\n']) {
    assert.deepEqual(problemsIn(yaml), [], yaml);
    assert.deepEqual(parseDossier(yaml).dossier.sources, defaultDossier.sources);
  }
});

test('an unknown setting is named, with the one that was probably meant', () => {
  assert.deepEqual(problemsIn('source: ["*.txt"]'), [['source', 'Unknown setting “source”. Did you mean “sources”?']]);
  assert.deepEqual(problemsIn('colour: red'), [['colour', 'Unknown setting “colour”. There are: sources, drafts, documents, entities, ignore, severities, lexicon, decisions.']]);
  assert.deepEqual(problemsIn('documents: { a.txt: { publishd: 2025-01-01 } }'), [['publishd', 'Unknown property “publishd”. Did you mean “published”?']]);
});

test('a value of the wrong kind is marked and left out, and the rest holds', () => {
  const yaml = 'sources: 7\ndocuments:\n  a.txt: [x]\n  b.txt: { publisher: { name: x }, title: T }\n';
  assert.deepEqual(problemsIn(yaml), [
    ['7', '“sources” must be a list, such as ["*.txt"].'],
    ['[x]', 'Here each property should stand as “name: value”.'],
    ['{ name: x }', '“publisher” must be a text.'],
  ]);
  const { dossier } = parseDossier(yaml);
  assert.deepEqual(dossier.sources, defaultDossier.sources);
  assert.deepEqual(dossier.documents.get('b.txt'), { title: 'T' });
});

test('a date must be a day of the calendar, year first', () => {
  const dates = ['2025-02-29', '18.03.2025', '2025', '2025-13-01', '2025-00-10', 'March 2025', '2025-03-18T10:00:00Z'];
  for (const date of dates) {
    assert.deepEqual(problemsIn(`documents: { a.txt: { published: "${date}" } }`), [[`"${date}"`, '“published” must be a date such as 2025-03-18 (year-month-day).']]);
  }
  assert.deepEqual(problemsIn('documents: { a.txt: { published: 2024-02-29 } }'), []);
});

test('a source outside the folder, a backslash, an exclusion and a pattern that is slow to match are refused', () => {
  const refused = { '../a.txt': /in the folder/u, '/etc/*.txt': /in the folder/u, 'C:/x.txt': /in the folder/u, 'a\\b.txt': /backslash/u, '!x.txt': /leave files out/u, 'a*a*a*a*a*a*a*a*a*': /too many stars/u };
  for (const [glob, message] of Object.entries(refused)) {
    const { dossier, problems } = parseDossier(`sources: ['${glob}', 'ok/*.txt']`);
    assert.match(problems.map((problem) => problem.message).join('\n'), message, glob);
    assert.deepEqual(dossier.sources, ['ok/*.txt'], 'the other pattern holds');
  }
});

test('a pattern that lacks its quotation marks is the commonest slip, and the sentence says what to do', () => {
  for (const yaml of ['sources: *.txt\n', 'sources:\n  - *.txt\n', 'sources: [*.txt]\n']) {
    assert.equal(problemsIn(yaml)[0]?.[1], 'A value that begins with “*” must stand between quotation marks, such as "*.txt".', yaml);
  }
});

test('a key that stands twice is marked at its second place, and the first holds', () => {
  const { dossier, problems } = parseDossier('sources: [a.txt]\nsources: [b.txt]\n');
  assert.deepEqual(problems.map(({ start, message }) => [start, message]), [[17, '“sources” stands here twice. The first one holds.']]);
  assert.deepEqual(dossier.sources, ['a.txt']);
});

test('broken YAML gets its first mistake in plain words, at its place', () => {
  const cases: readonly (readonly [string, RegExp, number])[] = [
    ['sources: ["*.txt"\ndocuments: {}\n', /a bracket above is not closed/u, 18],
    ['documents:\n\ta.txt: {}\n', /tab/u, 11],
    ['documents:\n  a.txt: { title: "open }\n', /missing/u, 0],
    ['documents:\n  a.txt: { title: a: b }\n', /two colons/u, 29],
    ['documents: { a.txt: { title: @home } }\n', /cannot begin with this character/u, 29],
    ['sources\ndocuments: {}\n', /no colon in this line/u, 0],
    ['sources: ]\n', /does not belong here/u, 9],
    ['sources: [a.txt]\n---\nsources: [b.txt]\n', /only the first part/iu, 17],
  ];
  for (const [yaml, message, from] of cases) {
    const { problems } = parseDossier(yaml);
    assert.match(problems[0]?.message ?? '', message, yaml);
    for (const { start, end } of problems) assert.ok(start >= from && start < end && end <= yaml.length, `${yaml} ${start}-${end}`);
  }
});

test('what seems wrong because the syntax is broken is not told beside it', () => {
  const broken = 'colour: red\nsources: ["*.txt"\ndocuments:\n  a.txt: { publisher: The Paper }\n';
  const { problems, named } = parseDossier(broken);
  assert.deepEqual(problems.map(({ message }) => message), ['This line is indented differently from the ones it belongs to, or a bracket above is not closed.']);
  assert.equal(named.size, 0, 'no document is called missing');
});

test('tags, references and anything but plain settings are refused in one sentence', () => {
  assert.match(problemsIn('documents: &x {}\nsources: *x\n')[0]?.[1] ?? '', /between quotation marks/u);
  assert.match(problemsIn('sources: !!js/function "x"')[0]?.[1] ?? '', /Tags/u);
  assert.match(problemsIn('- a\n- b\n')[0]?.[1] ?? '', /“name: value”/u);
  assert.match(problemsIn('? [a]\n: b\n')[0]?.[1] ?? '', /plain text/u);
});

test('hostile files are refused quickly, in few sentences', () => {
  const bomb = ['a: &a0 [x, x]', ...Array.from({ length: 400 }, (_, i) => `k${i}: &a${i + 1} [*a${i}, *a${i}]`), 'sources: *a400'].join('\n');
  const hostile: Readonly<Record<string, string>> = {
    'alias bomb': bomb,
    'deep flow': `sources: ${'['.repeat(50_000)}`,
    'deep maps': '{a: '.repeat(50_000),
    'deep sequence': '- '.repeat(50_000),
    'deep keys': '? '.repeat(50_000),
    'deep behind an anchor': `&a ${'- '.repeat(50_000)}`,
    'deep lines': Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    megabytes: 'x'.repeat(5_000_000),
    'many keys': Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'),
    'many quotes': '"'.repeat(200_000),
    commas: `[${','.repeat(200_000)}]`,
    nul: 'sources: ["a\0b"]',
    anchors: '&a '.repeat(50_000),
    surrogates: 'sources: ["\ud800"]\n\udc00: 1',
  };
  for (const [name, yaml] of Object.entries(hostile)) {
    const began = performance.now();
    const { problems } = parseDossier(yaml);
    const took = performance.now() - began;
    assert.ok(took < 5000, `${name} took ${took} ms`);
    assert.ok(problems.length >= 1 && problems.length <= 20, `${name}: ${problems.length} problems`);
    for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= yaml.length, `${name} ${start}-${end}`);
  }
});

test('the lexicon: what is wrong is marked and left out, and the rest holds', () => {
  const yaml = 'lexicon:\n  units:\n    country: [nation, member state, 7, nation]\n    two words: [x]\n    vessel: pontoon\n  predicates:\n    sgined: [ink]\n    quux: [quuxify]\n    party: [adhere, ink]\n  verbs: [say]\n';
  const { dossier, problems } = parseDossier(yaml);
  assert.deepEqual(problems.map(({ start, end, message }) => [yaml.slice(start, end), message.replace(/There are: proposed.*|There are: killed.*/u, 'There are …')]), [
    ['member state', '“member state” is not one word. Figures are recognised by single words, such as “nation”.'],
    ['7', '“7” is not one word. Figures are recognised by single words, such as “nation”.'],
    ['nation', '“nation” stands under “country” already. Only that holds.'],
    ['two words', '“two words” is not one word. Figures are recognised by single words, such as “nation”.'],
    ['pontoon', '“vessel” must be a list, such as [nation, state].'],
    ['sgined', 'Unknown step “sgined”. Did you mean “signed”?'],
    ['quux', 'Unknown step “quux”. There are …'],
    ['verbs', 'Unknown part of the lexicon “verbs”. There are: units, predicates.'],
  ]);
  assert.deepEqual(dossier.lexicon, [
    { word: 'nation', kind: 'noun', of: 'country' },
    { word: 'adhere', kind: 'predicate', of: 'party' }, { word: 'ink', kind: 'predicate', of: 'party' },
  ]);
});

test('of a lexicon beyond all measure the first thousand words are used', () => {
  const words = Array.from({ length: 1100 }, (_, i) => `w${[...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`);
  const { dossier, problems } = parseDossier(`lexicon: { units: { country: [${words.join(', ')}] } }`);
  assert.equal(dossier.lexicon.length, 1000);
  assert.deepEqual(problems.map(({ message }) => message), ['Only the first 1000 words are used.']);
});
