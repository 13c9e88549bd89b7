// What can be decided about a name: the likeliest other entities first, and what can be split off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { changeFor, nameChoicesAt, type NameChoices } from '../../../server/src/core/queries/name-choices';

const texts = ['The Lindhaven Harbour Board (LHB) met Ada Roe in Oslo. Roe was tired.', 'The Lindhafen Harbour Board met Karl Roe in Norway.'];

function choices(words: string, text = 0): NameChoices | undefined {
  const corpus = new Corpus();
  texts.forEach((one, i) => corpus.update(readDocument(documentId(`${i}.txt`), one)));
  return nameChoicesAt(corpus.links, documentId(`${text}.txt`), (texts[text] ?? '').indexOf(words) + 1);
}

test('entities that share a word or look alike come first, then those of the same type', () => {
  assert.deepEqual(choices('Ada Roe')?.entities.map(({ name, alike }) => `${name}${alike ? ' alike' : ''}`).slice(0, 2), ['Karl Roe alike', 'Lindhafen Harbour Board']);
  assert.equal(choices('Lindhafen', 1)?.entities[0]?.alike, true);
  assert.equal(choices('Oslo')?.entities[0]?.name, 'Norway');
});

test('a name under the cursor can be split off alone, the main name from each of the others', () => {
  assert.deepEqual(choices('Roe was')?.forms, ['Roe']);
  assert.deepEqual(choices('Ada Roe')?.forms, ['Roe']);
  assert.deepEqual(choices('Oslo')?.forms, []);
});

test('a decision is about the entity, but what is no name is the one form', () => {
  const roe = choices('Roe was');
  assert.ok(roe);
  assert.deepEqual(changeFor(roe, { kind: 'same', name: 'Karl Roe' }), { kind: 'same', entity: 'Karl Roe', form: 'Ada Roe' });
  assert.deepEqual(changeFor(roe, { kind: 'apart', form: 'Roe' }), { kind: 'apart', entity: 'Ada Roe', form: 'Roe' });
  assert.deepEqual(changeFor(roe, { kind: 'type', type: 'place' }), { kind: 'type', entity: 'Ada Roe', type: 'place' });
  assert.deepEqual(changeFor(roe, { kind: 'no-name' }), { kind: 'no-name', form: 'Roe' });
});

test('there is nothing to decide on ordinary words', () => assert.equal(choices('was tired'), undefined));
