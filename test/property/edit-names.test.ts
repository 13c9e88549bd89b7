// What must hold of any decisions on names that are written into any corroborate.yaml.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Corpus } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../server/src/core/corpus/document';
import { nameRulesOf, parseDossier } from '../../server/src/core/dossier/dossier';
import { editNames, type NameChange } from '../../server/src/core/dossier/edit-names';
import { entityTypes } from '../../server/src/core/dossier/entity-rules';
import { nameKey } from '../../server/src/core/extract/names/groups';
import { formsOf } from '../../server/src/core/extract/names/rules';

const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('Ada Roe', 'Roe', 'A. Roe', 'Lindhaven', 'U.S.', "O'Brien: the \"elder\"", '1984', 'true', '- x', '#1 Fan') }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => /\p{L}/u.test(text) && text.trim() === text && !/\s\s|[\n\r\t\0]/u.test(text)) });
const change: fc.Arbitrary<NameChange> = fc.oneof(
  fc.record({ kind: fc.constant('same' as const), entity: name, form: name }),
  fc.record({ kind: fc.constant('apart' as const), entity: name, form: name }),
  fc.record({ kind: fc.constant('type' as const), entity: name, type: fc.constantFrom(...entityTypes) }),
  fc.record({ kind: fc.constant('rename' as const), entity: name, name }),
  fc.record({ kind: fc.constant('no-name' as const), form: name }),
);

const starts = [
  '', '# nothing yet', '{}', '---\n',
  '# top\nsources: ["*.txt"] # one\n\ndocuments:\n  a.txt: { publisher: The Paper } # two\n',
  'entities: # one\n  # two\n  - name: Ada Roe # three\n    # four\n    aliases: # five\n      - A. Roe # six\n      # seven\n      - \'Roe\'\n    not: [ # eight\n      Lindhaven, # nine, and more\n      "1984" # ten\n    ]\n  # eleven\n  - { name: Lindhaven, type: place, aliases: [] }\n# twelve\nsources: ["*.txt"]\n# end',
  'ignore:\n- x\n', 'ignore: { entities: ["Roe", Lindhaven,] } # one\nentities:\n- name: U.S.\n  aliases:\nsources: [a.txt]',
  'entities:\n    - name: "Ada Roe"\n      type: person\n\n\nignore:\n    entities:\n        - RELATED # one\n',
];
const yaml = fc.tuple(fc.constantFrom(...starts), fc.boolean()).map(([text, crlf]) => (crlf ? text.replaceAll('\n', '\r\n') : text));

const comments = (text: string): string[] => [...text.matchAll(/(?<=^|\s)# ?(?:top|one|two|three|four|five|six|seven|eight|nine, and more|ten|eleven|twelve|end|nothing yet)\b/gu)].map(([found]) => found);

test('any sequence of changes keeps comments and line ends, makes no mistakes and touches no other setting; each can be taken back', () => {
  fc.assert(fc.property(yaml, fc.array(change, { maxLength: 8 }), (start, changes) => {
    let text = start;
    const before = parseDossier(start);
    for (const one of changes) {
      const edited = editNames(text, one);
      if (!edited.ok) continue;
      const { start: from, end, text: by } = edited.change;
      const next = text.slice(0, from) + by + text.slice(end);
      assert.equal(next.slice(0, from) + text.slice(from, end) + next.slice(from + by.length), text, 'the inverse restores the bytes');
      text = next;
    }
    const after = parseDossier(text);
    assert.deepEqual(comments(text), comments(start));
    assert.equal(/(?<!\r)\n/u.test(text) && text.includes('\r\n'), false, 'one kind of line ends');
    assert.deepEqual(after.dossier.sources, before.dossier.sources);
    assert.deepEqual([...after.dossier.documents], [...before.dossier.documents]);
    const mistakes = (read: typeof after): string[] => read.problems.map(({ message }) => message).filter((message) => !/Only that holds\.$/u.test(message));
    assert.deepEqual(mistakes(after), mistakes(before));
  }), { numRuns: 2000 });
});

test('a change that is made is in force', () => {
  fc.assert(fc.property(yaml, change, (start, one) => {
    const edited = editNames(start, one);
    if (!edited.ok || one.kind === 'no-name' || one.kind === 'rename') return;
    const { entities } = parseDossier(start.slice(0, edited.change.start) + edited.change.text + start.slice(edited.change.end)).dossier;
    const rule = entities.find((candidate) => formsOf(candidate).some((form) => nameKey(form) === nameKey(one.entity)));
    assert.ok(rule);
    if (one.kind === 'type') assert.equal(rule.type, one.type);
    else assert.equal((one.kind === 'same' ? formsOf(rule) : rule.not).some((form) => nameKey(form) === nameKey(one.form)), true);
  }), { numRuns: 1000 });
});

const texts = ['Ada Roe, the Mayor of Lindhaven, met Karl Roe of the U.S. Navy. Roe was tired.', 'Mayor Roe signed the Lindhaven Treaty in Oslo. A. Roe and Anna Lindt left Lindhaven.', 'The United States thanked Ada Roe and the Lindhaven Harbour Board (LHB). LHB agreed.'];
const known = fc.constantFrom('Ada Roe', 'Roe', 'Karl Roe', 'A. Roe', 'Lindhaven', 'Lindhaven Treaty', 'LHB', 'Anna Lindt', 'U.S.', 'Oslo', 'Harbour');
const decision: fc.Arbitrary<NameChange> = fc.oneof(
  fc.record({ kind: fc.constant('same' as const), entity: known, form: known }), fc.record({ kind: fc.constant('apart' as const), entity: known, form: known }),
  fc.record({ kind: fc.constant('type' as const), entity: known, type: fc.constantFrom(...entityTypes) }), fc.record({ kind: fc.constant('no-name' as const), form: known }),
);

function entitiesUnder(settings: string) {
  const corpus = new Corpus();
  texts.forEach((text, i) => corpus.update(readDocument(documentId(`${i}.txt`), text, {}, nameRulesOf(parseDossier(settings).dossier))));
  return corpus.links.entities.map((entity) => ({ ...entity, forms: new Set(entity.mentions.map((at) => nameKey(texts[Number(at.document[0])]?.slice(at.start, at.end) ?? ''))) }));
}

test('whatever is decided, entities share no mention, a name that the user gave is one entity’s alone, and what is ignored is none', () => {
  fc.assert(fc.property(fc.array(decision, { maxLength: 6 }), (decisions) => {
    const settings = decisions.reduce((text, one) => {
      const edited = editNames(text, one);
      return edited.ok ? text.slice(0, edited.change.start) + edited.change.text + text.slice(edited.change.end) : text;
    }, '');
    const entities = entitiesUnder(settings);
    const places = entities.flatMap(({ mentions }) => mentions.map(({ document, start }) => `${document} ${start}`));
    assert.equal(new Set(places).size, places.length);
    const { entities: rules, ignored } = nameRulesOf(parseDossier(settings).dossier);
    for (const form of ignored) assert.ok(!entities.some(({ forms }) => forms.has(nameKey(form))), `“${form}” is ignored\n${settings}`);
    for (const rule of rules) {
      for (const form of formsOf(rule)) {
        const bearers = entities.filter(({ forms }) => forms.has(nameKey(form)));
        assert.ok(bearers.every(({ canonical }) => canonical === rule.name), `“${form}” is “${rule.name}”\n${settings}`);
        assert.ok(bearers.length <= 1 && bearers.every(({ type }) => rule.type === undefined || type === rule.type), settings);
      }
      for (const form of rule.not) assert.ok(!entities.some(({ canonical, forms }) => canonical === rule.name && forms.has(nameKey(form))), `“${form}” is not “${rule.name}”\n${settings}`);
    }
  }), { numRuns: 400 });
});

test('retyping touches no other entity', () => {
  const shape = ({ canonical, type, mentions }: ReturnType<typeof entitiesUnder>[number]): unknown => ({ canonical, type, mentions });
  const before = entitiesUnder('');
  for (const { canonical } of before) {
    for (const type of entityTypes) {
      const edited = editNames('', { kind: 'type', entity: canonical, type });
      assert.ok(edited.ok);
      const after = entitiesUnder(edited.change.text);
      assert.equal(after.find((entity) => entity.canonical === canonical)?.type, type);
      assert.deepEqual(after.filter((entity) => entity.canonical !== canonical).map(shape), before.filter((entity) => entity.canonical !== canonical).map(shape));
    }
  }
});
