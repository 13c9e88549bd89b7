// The settings `entities` and `ignore`: what they may say, and what is said of their mistakes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseDossier } from '../../../server/src/core/dossier/dossier';

function problemsIn(yaml: string): readonly (readonly [string, string])[] {
  return parseDossier(yaml).problems.map(({ start, end, message }) => [yaml.slice(start, end), message]);
}

test('entities have a name, a type, other names and names that they are not; ignored names are listed', () => {
  const { dossier, problems } = parseDossier(`entities:
  - name: Ottawa Convention
    type: agreement
    aliases: [Ottawa Treaty, "Mine  Ban Treaty"]
    not: [Ottawa]
  - { name: Quill County, type: organisation }
ignore: { entities: [RELATED] }
`);
  assert.deepEqual(problems, []);
  assert.deepEqual(dossier.entities, [
    { name: 'Ottawa Convention', type: 'agreement', aliases: ['Ottawa Treaty', 'Mine Ban Treaty'], not: ['Ottawa'] },
    { name: 'Quill County', type: 'organization', aliases: [], not: [] },
  ]);
  assert.deepEqual(dossier.ignore.entities, ['RELATED']);
});

test('empty values are no mistakes', () => {
  for (const yaml of ['entities:\n', 'ignore:\n', 'ignore: { entities: }\n', 'entities:\n  - name: Ada Roe\n    aliases:\n']) assert.deepEqual(problemsIn(yaml), [], yaml);
});

test('a mistake is marked at its place, and the rest holds', () => {
  const yaml = `entities:
  - name: Ada Roe
    type: persn
    alias: [Roe]
  - type: place
  - Ada
  - name: Harbour Board
    aliases: Board
    not: ["…"]
ignore: [RELATED]
`;
  assert.deepEqual(problemsIn(yaml), [
    ['persn', 'Unknown type “persn”. Did you mean “person”?'],
    ['alias', 'Unknown property “alias”. Did you mean “aliases”?'],
    ['type: place\n', 'An entity needs a name, such as “name: Ottawa Convention”.'],
    ['Ada', 'Here each property should stand as “name: value”.'],
    ['Ada', 'An entity needs a name, such as “name: Ottawa Convention”.'],
    ['Board', '“aliases” must be a list, such as [Ottawa Treaty, Mine Ban Treaty].'],
    ['"…"', 'A name needs a letter or a digit.'],
    ['[RELATED]', 'Here each kind should stand as “name: value”.'],
  ]);
  assert.deepEqual(parseDossier(yaml).dossier.entities.map(({ name }) => name), ['Ada Roe', 'Harbour Board']);
});

test('a name that two entries claim belongs to the first', () => {
  const yaml = 'entities:\n  - { name: Ada Roe, aliases: [Roe] }\n  - { name: Paul Roe, aliases: [ROE, P. Roe] }\n  - { name: ada roe }\n';
  assert.deepEqual(problemsIn(yaml), [
    ['ROE', 'This name belongs to “Ada Roe” already. Only that holds.'],
    ['ada roe', 'This name belongs to “Ada Roe” already. Only that holds.'],
  ]);
  assert.deepEqual(parseDossier(yaml).dossier.entities.map(({ name, aliases }) => [name, aliases]), [['Ada Roe', ['Roe']], ['Paul Roe', ['P. Roe']]]);
});

test('an entry whose name is another’s alias is absorbed with all its names, whichever stands first', () => {
  const entries = ['  - { name: Ada Roe, aliases: [A. Roe], not: [Roe Street] }\n', '  - { name: Ada Roe-Lindt, aliases: [Ada Roe] }\n'];
  for (const [a = '', b = ''] of [entries, [...entries].reverse()]) {
    const { dossier, problems } = parseDossier(`entities:\n${a}${b}`);
    assert.deepEqual(problems, []);
    assert.deepEqual(dossier.entities, [{ name: 'Ada Roe-Lindt', aliases: ['Ada Roe', 'A. Roe'], not: ['Roe Street'] }]);
  }
});

test('of two entries that name each other the first absorbs the second', () => {
  const { dossier } = parseDossier('entities:\n  - { name: A, aliases: [B] }\n  - { name: B, aliases: [A, C] }\n');
  assert.deepEqual(dossier.entities, [{ name: 'A', aliases: ['B', 'C'], not: [] }]);
});

test('a name that is in both lists of one entry is its own', () => {
  const yaml = 'entities:\n  - { name: Ada Roe, aliases: [Roe], not: [Roe] }\n';
  assert.deepEqual(problemsIn(yaml), [['Roe', '“Roe” is one of this entity’s own names. Only that holds.']]);
  assert.equal(parseDossier(yaml).problems[0]?.start, yaml.lastIndexOf('Roe'));
});
