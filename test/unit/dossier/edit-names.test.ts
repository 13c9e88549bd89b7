// Decisions on names are written into corroborate.yaml where they belong, and nothing else of it changes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { editNames, type NameChange } from '../../../server/src/core/dossier/edit-names';

function edit(yaml: string, ...changes: NameChange[]): string {
  return changes.reduce((text, change) => {
    const edited = editNames(text, change);
    assert.ok(edited.ok, edited.ok ? '' : edited.problem);
    return text.slice(0, edited.change.start) + edited.change.text + text.slice(edited.change.end);
  }, yaml);
}

const same = (entity: string, form: string): NameChange => ({ kind: 'same', entity, form });
const apart = (entity: string, form: string): NameChange => ({ kind: 'apart', entity, form });

test('a file that is empty or has comments alone gets its first entry', () => {
  assert.equal(edit('', same('Ada Roe', 'A. Roe')), 'entities:\n  - name: Ada Roe\n    aliases: [A. Roe]\n');
  assert.equal(edit('# mine', { kind: 'no-name', form: 'RELATED' }), '# mine\nignore:\n  entities: [RELATED]');
});

test('an entry is added in the style of its list', () => {
  const block = 'entities: # who\n- name: A\n  type: person # sure\n\n# the files\nsources: ["*.txt"]\n';
  assert.equal(edit(block, same('B', 'C')), 'entities: # who\n- name: A\n  type: person # sure\n- name: B\n  aliases: [C]\n\n# the files\nsources: ["*.txt"]\n');
  assert.equal(edit('entities:\n  - { name: A } # a\n', same('B', 'C')), 'entities:\n  - { name: A } # a\n  - { name: B, aliases: [C] }\n');
  assert.equal(edit('{ entities: [{ name: A }] }', same('B', 'C')), '{ entities: [{ name: A }, { name: B, aliases: [C] }] }');
  assert.equal(edit('{}\n', same('B', 'C')), '{ entities: [{ name: B, aliases: [C] }] }\n');
  assert.equal(edit('entities:  # later\nsources: ["*.txt"]\n', same('B', 'C')), 'entities: [{ name: B, aliases: [C] }]  # later\nsources: ["*.txt"]\n');
});

test('an alias joins the list that is there, in its marks', () => {
  assert.equal(edit('entities:\n  - name: A\n    aliases: [B, C]   # two\n', same('A', 'D')), 'entities:\n  - name: A\n    aliases: [B, C, D]   # two\n');
  assert.equal(edit('entities:\n  - name: A\n    aliases: ["B"]\n', same('A', 'D "x"')), 'entities:\n  - name: A\n    aliases: ["B", "D \\"x\\""]\n');
  assert.equal(edit("entities:\n  - name: A\n    aliases:\n      - 'B' # b\n      # end\n    type: person\n", same('A', "D'")), "entities:\n  - name: A\n    aliases:\n      - 'B' # b\n      - 'D'''\n      # end\n    type: person\n");
  assert.equal(edit('entities:\n  - name: A\n    aliases:\n', same('A', '1984')), 'entities:\n  - name: A\n    aliases: ["1984"]\n');
  assert.equal(edit('entities:\n  - name: A\n    not: [B]', same('A', 'C')), 'entities:\n  - name: A\n    not: [B]\n    aliases: [C]');
});

test('the later word takes the earlier one back, and comments stay', () => {
  assert.equal(edit('entities:\n  - name: A\n    aliases:\n      - B # why\n      - C\n', apart('A', 'B')), 'entities:\n  - name: A\n    aliases:\n      # why\n      - C\n    not: [B]\n');
  assert.equal(edit('entities: [{ name: A, not: [B, C] }]\n', same('A', 'B')), 'entities: [{ name: A, not: [C], aliases: [B] }]\n');
  assert.equal(edit('entities: [{ name: A, not: [C, B] }]\n', same('A', 'B')), 'entities: [{ name: A, not: [C], aliases: [B] }]\n');
  assert.equal(edit('entities:\n  - name: A\n    aliases: [\n      B, # b, too\n      C # c\n    ]\n', apart('A', 'B'), apart('A', 'C')), 'entities:\n  - name: A\n    aliases: [\n      # b, too\n       # c\n    ]\n    not: [B, C]\n');
});

test('a type is set or changed, a name replaced with the old one kept as alias', () => {
  const yaml = 'entities:\n  - name: "A" # a\n    type: person # p\n';
  assert.equal(edit(yaml, { kind: 'type', entity: 'A', type: 'place' }), 'entities:\n  - name: "A" # a\n    type: place # p\n');
  assert.equal(edit(yaml, { kind: 'rename', entity: 'A', name: 'B' }), 'entities:\n  - name: "B" # a\n    type: person # p\n    aliases: ["A"]\n');
  assert.equal(edit('', { kind: 'rename', entity: 'A', name: 'B' }), 'entities:\n  - name: B\n    aliases: [A]\n');
  assert.equal(edit('', { kind: 'type', entity: 'A', type: 'event' }), 'entities:\n  - name: A\n    type: event\n');
});

test('what is no name is ignored, and no other name of anything', () => {
  assert.equal(edit('ignore: { entities: [X] }\nentities:\n  - { name: A, aliases: [B] }\n', { kind: 'no-name', form: 'B' }), 'ignore: { entities: [X, B] }\nentities:\n  - { name: A, aliases: [] }\n');
  assert.equal(edit('ignore:\n  entities:\n    - X\n', { kind: 'no-name', form: 'B' }), 'ignore:\n  entities:\n    - X\n    - B\n');
  assert.equal(edit('ignore: {}\n', { kind: 'no-name', form: 'B' }), 'ignore: { entities: [B] }\n');
});

test('line ends stay as they are', () => {
  assert.equal(edit('entities:\r\n  - name: A\r\n    aliases:\r\n      - B\r\n', same('A', 'C'), { kind: 'type', entity: 'A', type: 'place' }), 'entities:\r\n  - name: A\r\n    aliases:\r\n      - B\r\n      - C\r\n    type: place\r\n');
});

test('what is said already changes nothing', () => {
  const yaml = 'entities: [{ name: A, aliases: [B], not: [C], type: place }]\nignore: { entities: [D] }\n';
  assert.equal(edit(yaml, same('A', 'b'), apart('A', 'C'), { kind: 'type', entity: 'A', type: 'place' }, { kind: 'no-name', form: 'd' }), yaml);
});

test('a file with a mistake is not touched, and the sentence says where', () => {
  const problemOf = (yaml: string): string => {
    const edited = editNames(yaml, same('A', 'B'));
    return edited.ok ? 'edited' : edited.problem;
  };
  assert.match(problemOf('sources: [\nentities: []\n'), /mistake in line 2\. Mend it first/u);
  assert.match(problemOf('- a\n'), /does not begin with a setting/u);
  assert.match(problemOf('entities: x\n'), /“entities” in corroborate\.yaml is no list/u);
  assert.match(problemOf('entities: [{ name: A, aliases: B }]\n'), /“aliases” of “A” in corroborate\.yaml is no list/u);
});
