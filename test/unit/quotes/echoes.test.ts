// Passages without marks that retell an utterance.
import assert from 'node:assert/strict';
import test from 'node:test';
import { linksOf } from '../corpus/linked';
import { read, textOf } from './quoted';

const echoes = (...texts: readonly string[]): string[] => {
  const documents = texts.map((text, i) => read(text, `${i}.txt`));
  const byId = new Map(documents.map((document) => [document.id, document]));
  return linksOf(documents).utterances.flatMap((utterance) => utterance.echoes.map((at) => {
    const document = byId.get(at.document);
    return document ? textOf(document, at) : '';
  }));
};

const quote = '“We will rebuild the wooden bridge with granite pillars before winter storms arrive,” said Anna Holt.';

test('a sentence with its rare words in its order is an echo', () => {
  assert.deepEqual(echoes(quote, 'The mayor promised rebuilding the wooden bridge on granite pillars before the winter storms.'),
    ['rebuilding the wooden bridge on granite pillars before the winter storms']);
});

test('a few words in common are none', () => {
  assert.deepEqual(echoes(quote, 'The wooden church has granite walls. Winter came early and the storms went on.'), []);
});

test('a fragment in marks that is put on something else is an echo', () => {
  assert.deepEqual(echoes(quote, 'The town is proud of its “granite pillars” in the park.'), ['granite pillars']);
});

test('a witness is no echo of itself', () => {
  assert.deepEqual(echoes(quote, quote), []);
});
