// Passages without marks that retell an utterance.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { workOf } from '../../property/counted-work';
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

test('texts that have the words in different sentences are not read for it, however many they are', () => {
  const scattered = 'A bridge was closed to all lorries. Wooden boats lay along the northern quay. Granite walls stood around the old market. Winter came early to that part of the coast. Storms went over the islands at night.';
  const costOf = (many: number): number => {
    const corpus = new Corpus();
    corpus.update(read(quote, 'quote.txt'));
    corpus.update(read('The mayor promised rebuilding the wooden bridge on granite pillars before the winter storms.', 'retold.txt'));
    for (let i = 0; i < many; i++) corpus.update(read(scattered, `${i}.txt`));
    const [utterance] = corpus.links.utterances;
    while (corpus.prepare());
    let found = 0;
    const cost = workOf(() => (found = utterance?.echoes.length ?? 0));
    assert.equal(found, 1);
    return cost;
  };
  const [few, many] = [costOf(20), costOf(400)];
  // One look at a word of each of them would be more.
  assert.ok(many - few < 400, `steps: ${few} beside 20, ${many} beside 400`);
});
