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
import { formsOf, isRetype } from '../../server/src/core/extract/names/rules';

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

function entitiesUnder(settings: string, of: readonly string[] = texts) {
  const corpus = new Corpus();
  of.forEach((text, i) => corpus.update(readDocument(documentId(`${i}.txt`), text, {}, nameRulesOf(parseDossier(settings).dossier))));
  return corpus.links.entities.map(({ id, canonical, type, mentions, aliases, ambiguous, parts }) => ({
    id, canonical, type, mentions, aliases, ambiguous, parts, forms: new Set(mentions.map((at) => nameKey(of[Number(at.document[0])]?.slice(at.start, at.end) ?? ''))),
  }));
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
      // An entry of a type alone leaves it to the texts who is called so.
      for (const form of isRetype(rule) ? [] : formsOf(rule)) {
        const bearers = entities.filter(({ forms }) => forms.has(nameKey(form)));
        assert.ok(bearers.every(({ canonical }) => canonical === rule.name), `“${form}” is “${rule.name}”\n${settings}`);
        assert.ok(bearers.length <= 1 && bearers.every(({ type }) => rule.type === undefined || type === rule.type), settings);
      }
      for (const form of rule.not) assert.ok(!entities.some(({ canonical, forms }) => canonical === rule.name && forms.has(nameKey(form))), `“${form}” is not “${rule.name}”\n${settings}`);
    }
  }), { numRuns: 400 });
});

/** Sentences whose names have much in common: a surname of two, a person and a place, a town and its board, an acronym of two. */
const sentences = [
  'They met Ada Roe in Oslo.', 'They met Karl Roe there.', 'Later Roe was tired.', 'Ms. Roe left Lindhaven.', 'Mayor Roe agreed.', 'Peter Jordan went to Jordan.', 'Mr. Jordan was tired.', 'It is the capital of Jordan.',
  'Jordan said that it would wait.', 'The Lindhaven Harbour Board (LHB) met in Lindhaven.', 'The LHB agreed.', 'The Lowland Housing Bank agreed.', 'They left the Lindhaven Treaty, also known as the Harbour Pact.', 'The Harbour Pact holds.',
  'They left the Lindhaven Convention.', 'Lindhaven agreed.', 'Grumbold Distribution bought Grumbold Ltd.', 'They met Grumbold there.', 'Washington said that it would wait.', 'Karl Washington spoke.', 'The Baltic states and the Baltic nations agreed.',
  'The U.S. and the United States agreed.', 'A. Roe met Ada Maria Roe.', 'Roe, the mayor of Oslo, died.', 'The Oslo Agreement holds.', 'Oslo Mayor Ada Roe spoke.', 'Hurricane Ada reached Roe County.', 'They saw Roe in Roe County.',
];
const prose = fc.array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }).map((some) => some.join(' ')), { minLength: 1, maxLength: 4 });

test('retyping touches no other entity, and takes nothing from the one that is retyped', () => {
  const shape = ({ canonical, type, mentions }: ReturnType<typeof entitiesUnder>[number]): unknown => ({ canonical, type, mentions });
  fc.assert(fc.property(prose, fc.constantFrom(...entityTypes), fc.nat(), (some, type, pick) => {
    const before = entitiesUnder('', some);
    const names = before.map(({ canonical }) => nameKey(canonical));
    // Who bears the very name of another is retyped with it: corroborate.yaml knows entities by their names.
    const free = before.filter(({ canonical }) => names.filter((name) => name === nameKey(canonical)).length === 1);
    const chosen = free[pick % Math.max(1, free.length)];
    if (!chosen) return;
    const edited = editNames('', { kind: 'type', entity: chosen.canonical, type });
    assert.ok(edited.ok);
    const after = entitiesUnder(edited.change.text, some);
    const retyped = after.find(({ canonical }) => canonical === chosen.canonical);
    assert.equal(retyped?.type, type);
    const places = new Set(retyped.mentions.map(({ document, start }) => `${document} ${start}`));
    assert.ok(chosen.mentions.every(({ document, start }) => places.has(`${document} ${start}`)));
    assert.deepEqual(after.filter((entity) => entity !== retyped).map(shape), before.filter((entity) => entity !== chosen).map(shape));
  }), { numRuns: 400 });
});

test('the alias sets of all entities are disjoint, and no alias is what another entity is called', () => {
  const settings = fc.array(decision, { maxLength: 4 }).map((decisions) => decisions.reduce((text, one) => {
    const edited = editNames(text, one);
    return edited.ok ? text.slice(0, edited.change.start) + edited.change.text + text.slice(edited.change.end) : text;
  }, ''));
  fc.assert(fc.property(prose, fc.oneof({ weight: 3, arbitrary: fc.constant('') }, settings), (some, yaml) => {
    const entities = entitiesUnder(yaml, some);
    const owners = new Map<string, string>();
    for (const { id, aliases } of entities) {
      for (const alias of new Set(aliases.map(({ text }) => nameKey(text)))) {
        assert.equal(owners.get(alias), undefined, `“${alias}” is an alias of ${owners.get(alias) ?? ''} and of ${id}`);
        owners.set(alias, id);
      }
    }
    for (const { id, canonical } of entities) assert.ok([undefined, id].includes(owners.get(nameKey(canonical))), `${id} is called as ${owners.get(nameKey(canonical)) ?? ''} is`);
    // Nothing is lost for it: every form that stands in a text is a name of the entity that it is a mention of.
    for (const { canonical, aliases, ambiguous, forms } of entities) {
      const names = new Set([canonical, ...[...aliases, ...ambiguous].map(({ text }) => text)].map(nameKey));
      assert.ok([...forms].every((form) => names.has(form)));
    }
  }), { numRuns: 400 });
});

test('a name is ambiguous only where the texts show two that bear it: never inside one text, and of several words never within one type', () => {
  fc.assert(fc.property(prose, (some) => {
    const entities = entitiesUnder('', some);
    const owners = new Map<string, Set<string>>();
    const note = (key: string, id: string): void => void (owners.get(key) ?? owners.set(key, new Set()).get(key))?.add(id);
    for (const { id, type, mentions } of entities) {
      for (const { document, start, end } of mentions) {
        const form = nameKey(some[Number(document[0])]?.slice(start, end) ?? '');
        note(`in ${document}: ${form}`, id);
        if (form.includes(' ')) note(`${type} ${form}`, id);
      }
    }
    for (const [form, ids] of owners) assert.equal(ids.size, 1, `${form}: ${[...ids].join(', ')}`);
  }), { numRuns: 400 });
});
