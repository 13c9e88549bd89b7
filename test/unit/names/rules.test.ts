// What corroborate.yaml says of names wins over what the texts show: define, rename, alias, split, retype, ignore.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { nameRulesOf, parseDossier } from '../../../server/src/core/dossier/dossier';
import { rulesFor } from '../../../server/src/core/extract/names/rules';

/** Each entity as `type canonical: its mentions`, in order of name. */
function entitiesOf(yaml: string, ...texts: string[]): string[] {
  const { dossier, problems } = parseDossier(yaml);
  assert.deepEqual(problems, []);
  const corpus = new Corpus();
  texts.forEach((text, i) => corpus.update(readDocument(documentId(`${i}.txt`), text, {}, nameRulesOf(dossier))));
  const { entities, documents } = corpus.links;
  return entities.map(({ type, canonical, mentions }) => `${type} ${canonical}: ${mentions.map((at) => documents.get(at.document)?.source.text.slice(at.start, at.end)).join(', ')}`).sort();
}

const ADA = 'Harbour master Ada Roe spoke in Lindhaven. Roe was tired.';

test('without rules the texts alone tell', () => {
  assert.deepEqual(entitiesOf('', ADA, 'Ms. Roe left Lindhaven.'), ['person Ada Roe: Ada Roe, Roe, Roe', 'place Lindhaven: Lindhaven, Lindhaven']);
});

test('a name that no text proves is found wherever it stands as whole words', () => {
  const text = 'we asked the old pier committee twice. The old\npier committee was silent; the old pier committees were not.';
  assert.deepEqual(entitiesOf('entities: [{ name: old pier committee, type: organization }]', text), ['organization old pier committee: old pier committee, old\npier committee']);
});

test('a longer name of the user’s takes the place of what the text shows inside it, and none is cut out of a longer one', () => {
  assert.deepEqual(entitiesOf('entities: [{ name: Roe of Lindhaven, type: person }]', 'They met Roe of Lindhaven there.'), ['person Roe of Lindhaven: Roe of Lindhaven']);
  assert.deepEqual(entitiesOf('entities: [{ name: Ottawa, type: place }]', 'They left the Ottawa Convention.'), ['agreement Ottawa Convention: Ottawa Convention']);
});

test('an entry’s name is shown, though no source prints it, and takes the surname along', () => {
  assert.deepEqual(entitiesOf('entities: [{ name: Adriana Roe, aliases: [Ada Roe] }]', ADA, 'Ms. Roe left.'), ['person Adriana Roe: Ada Roe, Roe, Roe', 'place Lindhaven: Lindhaven']);
});

test('an alias makes two names one, over all documents', () => {
  assert.deepEqual(entitiesOf('entities: [{ name: Ada Roe, aliases: [Ada Lindt] }]', 'They met Ada Roe.', 'They met Ada Lindt. Lindt was tired.'), ['person Ada Roe: Ada Roe, Ada Lindt, Lindt']);
});

test('“not” splits a name off, inside one document and between two', () => {
  const yaml = 'entities: [{ name: Ada Roe, not: [Roe] }]';
  assert.deepEqual(entitiesOf(yaml, ADA), ['person Ada Roe: Ada Roe', 'person Roe: Roe', 'place Lindhaven: Lindhaven']);
  assert.deepEqual(entitiesOf(yaml, 'They met Ada Roe.', 'Ms. Roe left.'), ['person Ada Roe: Ada Roe', 'person Roe: Roe']);
});

test('two entries are never joined, whatever the texts say', () => {
  const yaml = 'entities: [{ name: Ottawa Convention }, { name: Ottawa Treaty }]';
  const texts = ['They left the Ottawa Convention, also known as the Ottawa Treaty.', 'The Ottawa Treaty holds. The Ottawa Convention holds.'];
  assert.deepEqual(entitiesOf(yaml, ...texts), ['agreement Ottawa Convention: Ottawa Convention, Ottawa Convention', 'agreement Ottawa Treaty: Ottawa Treaty, Ottawa Treaty']);
});

test('a type is the user’s, and touches no other entity', () => {
  assert.deepEqual(entitiesOf('entities: [{ name: Lindhaven, type: organization }]', ADA, 'Lindhaven is a town in Norway.'), [
    'organization Lindhaven: Lindhaven, Lindhaven', 'person Ada Roe: Ada Roe, Roe', 'place Norway: Norway',
  ]);
});

test('an ignored form is no name; the longer names that it is a part of stay', () => {
  assert.deepEqual(entitiesOf('ignore: { entities: [Lindhaven, roe] }', `${ADA} Lindhaven Harbour Board met.`), ['organization Lindhaven Harbour Board: Lindhaven Harbour Board', 'person Ada Roe: Ada Roe']);
});

test('an ignored phrase means no group, by its words or by the group’s name', () => {
  const text = 'Grumbold Ltd met Quill Inc. Both companies agreed. The two firms left.';
  const groups = (yaml: string): readonly string[] => readDocument(documentId('0.txt'), text, {}, rulesFor(text, nameRulesOf(parseDossier(yaml).dossier))).groups.map(({ name }) => name);
  assert.deepEqual(groups(''), ['the two companies', 'the two firms']);
  assert.deepEqual(groups('ignore: { entities: [both companies] }'), ['the two firms']);
  assert.deepEqual(groups('ignore: { entities: [the two firms] }'), ['the two companies']);
});

test('titles stay with the mention that they stand beside', () => {
  const { dossier } = parseDossier('entities: [{ name: Ada Roe, not: [Roe] }]');
  const { names } = readDocument(documentId('a'), 'Defense Minister Ada Roe spoke. Later Mayor Roe was tired.', {}, nameRulesOf(dossier));
  const roles = Object.fromEntries(names.entities.map(({ canonical, roles: own }) => [canonical, own.map(({ text }) => text)]));
  assert.deepEqual(roles, { 'Ada Roe': ['Defense Minister'], Roe: ['Mayor'] });
});

test('only rules with a form in the text matter to it', () => {
  const rules = nameRulesOf(parseDossier('entities: [{ name: Ada Roe }, { name: Port of Oslo, not: [Oslo] }]\nignore: { entities: [RELATED] }').dossier);
  assert.deepEqual(rulesFor('A walk in Oslo.', rules).entities.map(({ name }) => name), ['Port of Oslo']);
  assert.deepEqual(rulesFor('It is related.', rules), { entities: [], ignored: ['RELATED'] });
  assert.deepEqual(rulesFor('Nothing of it.', rules), { entities: [], ignored: [] });
});
