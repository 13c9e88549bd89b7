// The outline and the folds of a text, and how a name is found among those of all texts.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { foldsOf } from '../../../server/src/core/queries/folding';
import { findEntities, outlineOf } from '../../../server/src/core/queries/symbols';
import { readText } from '../../../server/src/core/text/source-text';

const page = [
  'Council votes for a new bridge', '', 'May 4, 2024', ' 0', 'Council  votes for a new bridge', '',
  'The council of Tarnby voted on Monday for a new bridge.', '', 'What comes next', '', 'Work begins in the spring.', '',
].join('\n');

test('a number alone and a headline that is printed again begin no section', () => {
  const corpus = new Corpus();
  const id = documentId('page.txt');
  corpus.update(readDocument(id, page, {}));
  const sections = outlineOf(corpus.links, id).filter(({ kind }) => kind === 'section').map(({ name }) => name);
  assert.deepEqual(sections, ['Council votes for a new bridge', 'What comes next']);
});

test('a section folds from its heading to the line before the next one', () => {
  const source = readText(page);
  const lines = foldsOf(source).map(({ start, end }) => [source.lines.positionAt(start).line, source.lines.positionAt(end).line]);
  assert.deepEqual(lines, [[0, 6], [8, 10]]);
});

test('a part of what was counted before is called by its name, of what was not it is called so, and neither by a pronoun', () => {
  const corpus = new Corpus();
  const id = documentId('port.txt');
  corpus.update(readDocument(id, 'Since Tuesday 26 ships have waited outside the port; 18 of them were sent to other ports. A couple of us went to see them.\n', {}));
  const figures = outlineOf(corpus.links, id).filter(({ kind }) => kind === 'figure').map(({ name, detail }) => `${name}: ${detail}`);
  assert.deepEqual(figures.filter((line) => / of /.test(line)), ['18 of them: ships', 'couple of us: some of them']);
});

test('where the text names nothing that could be counted, a count is a number', () => {
  const corpus = new Corpus();
  const id = documentId('port.txt');
  corpus.update(readDocument(id, 'Two of the three missing dock workers were found dead.\n', {}));
  assert.deepEqual(outlineOf(corpus.links, id).filter(({ kind }) => kind === 'figure').map(({ name, detail }) => `${name}: ${detail}`)[0], 'three: number');
});

const found = (query: string, ...texts: string[]): string[] => {
  const corpus = new Corpus();
  texts.forEach((text, i) => corpus.update(readDocument(documentId(`${i}.txt`), text, {})));
  return findEntities(corpus.links, query).map(({ name, entity, at }) => `${name} of ${entity.canonical}, ${at.document[0]}`);
};

test('a name is found by each of its forms, without accents, capitals and stops, by a part, by letters in order and by words in any', () => {
  const text = 'They left the Lindhaven Treaty, also known as the Harbour Pact. Then they left the Lindhaven Treaty. Kaspars Pudāns of the U.S. Navy spoke.';
  for (const query of ['Harbour Pact', 'harbour', 'pact', 'hbpct', 'Pact Harb']) assert.deepEqual(found(query, text), ['Harbour Pact of Lindhaven Treaty, 0'], query);
  for (const query of ['pudans', 'kpudns', 'PUDĀNS']) assert.deepEqual(found(query, text), ['Kaspars Pudāns of Kaspars Pudāns, 0'], query);
  assert.deepEqual(found('us navy', text), ['U.S. Navy of U.S. Navy, 0']);
  assert.deepEqual(found('xyz', text), []);
});

test('the best comes first: the beginning of a name, that of a word, a part; then what is named most', () => {
  const texts = ['They left Oslo. In Oslo they met Eva Munroe, Karl Roeder and Ada Roe.', 'They met Roe Grumbold and Mr. Grumbold.'];
  assert.deepEqual(found('roe', ...texts).map((line) => line.split(' of ')[0]), ['Roe Grumbold', 'Ada Roe', 'Karl Roeder', 'Eva Munroe']);
  assert.deepEqual(found('', ...texts).map((line) => line.split(' of ')[1]), ['Oslo, 0', 'Roe Grumbold, 1', 'Ada Roe, 0', 'Eva Munroe, 0', 'Karl Roeder, 0']);
});

test('two persons with one surname are both found by it, with the place where each stands', () => {
  assert.deepEqual(found('brandt', 'They met Anna Brandt. Ms. Brandt left.', 'They met Karl Brandt. Mr. Brandt left.'), ['Brandt of Anna Brandt, 0', 'Brandt of Karl Brandt, 1']);
});
