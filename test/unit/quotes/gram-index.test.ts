// The index of runs of three words.
import assert from 'node:assert/strict';
import test from 'node:test';
import { GramIndex, gramsOf } from '../../../server/src/core/corpus/gram-index';
import { wordsIn } from '../../../server/src/core/corpus/wording';
import { readText } from '../../../server/src/core/text/source-text';

const index = (texts: readonly string[], cap = 8): GramIndex =>
  new GramIndex(texts.map((text) => gramsOf(wordsIn(readText(text), { start: 0, end: text.length }))), { telling: cap, light: cap });
const all = (): boolean => true;

test('those with most runs in common come first, then those first in order', () => {
  const found = index(['old stone bridge closed today', 'old stone bridge opened', 'old stone bridge closed again', 'stone bridge closed', 'nothing else here']).candidates(0, all);
  assert.deepEqual(found, [{ form: 2, common: 2 }, { form: 1, common: 1 }, { form: 3, common: 1 }]);
});

test('a run that repeats in one wording counts once, and asking again gives the same', () => {
  const twice = index(['row row row your boat row row row', 'row row row your boat']);
  assert.deepEqual(twice.candidates(1, all), [{ form: 0, common: 3 }]);
  assert.deepEqual(twice.candidates(1, all), twice.candidates(1, all));
});

test('of a run that many share only the first are given, to each of them', () => {
  const many = index(Array.from({ length: 20 }, () => 'the same three words'), 4);
  for (const form of [0, 3, 19]) assert.deepEqual(many.candidates(form, all).map((found) => found.form), [0, 1, 2, 3].filter((other) => other !== form));
});

test('what is not worth it is left out', () => {
  assert.deepEqual(index(['a stone bridge closed', 'stone bridge closed', 'a stone bridge']).candidates(0, (other) => other === 2), [{ form: 2, common: 1 }]);
});
