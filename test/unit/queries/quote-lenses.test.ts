// The line above a quotation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { quoteLenses } from '../../../server/src/core/queries/quote-lenses';
import { readSeeds } from './seeds';

const said = (words = 'The old stone bridge is closed to everybody until the water falls') => `“${words},” said Anna Holt.`;
const titles = (...texts: readonly string[]): string[] => {
  const corpus = new Corpus();
  texts.forEach((text, i) => corpus.update(readDocument(documentId(`${i}.txt`), text)));
  return quoteLenses(corpus.links, documentId('0.txt')).map(({ title }) => title);
};

test('it counts sources, and those that changed a word or the meaning', () => {
  assert.deepEqual(titles(said(), said()), ['2 sources, both independent']);
  assert.deepEqual(titles(said(), said(), said('The old stone bridge is barred to everybody until the water falls')), ['3 sources, all independent, 1 reworded']);
  assert.deepEqual(titles(said(), said('The old stone bridge is not closed to everybody until the water falls')), ['2 sources, both independent, 1 with another meaning']);
});

test('copies are counted, and said not to be independent', () => {
  const story = `The river rose by two metres in one night and took the boats of the rowing club along with it. ${said()}`;
  assert.deepEqual(titles(said(), story, `${story} It rains.`), ['3 sources, 2 independent']);
});

test('what one source alone carries has none, and a continued quotation has one', () => {
  assert.deepEqual(titles(said(), 'It rained.'), []);
  const continued = 'Anna Holt said: “The old stone bridge is closed to everybody until the water falls.\n\n“Nobody knows when the river will be calm again.”';
  assert.deepEqual(titles(continued, continued), ['2 sources, both independent']);
});

test('the sample’s quotations', () => {
  const links = readSeeds();
  const found = [...links.documents.keys()].map((id) => `${id.slice(0, 3)}: ${quoteLenses(links, id).map(({ title }) => title).join('; ')}`);
  assert.deepEqual(found, ['000: 2 sources, both independent; 2 sources, both independent, 1 reworded', '001: 2 sources, both independent; 2 sources, both independent, 1 reworded; 2 sources, both independent', '002: ', '003: 2 sources, both independent', '004: 2 sources, both independent']);
});
