// What two wordings have in common, counted by numbers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { FormWords } from '../../../server/src/core/corpus/form-words';
import { wordsIn } from '../../../server/src/core/corpus/word-row';
import { overlapOf } from '../../../server/src/core/corpus/wording';
import { readText } from '../../../server/src/core/text/source-text';
import { randomOf } from '../../bench/random';

const wordsOf = (...texts: readonly string[]): FormWords => {
  const words = new FormWords();
  texts.forEach((text, i) => words.set(i, wordsIn(readText(text), { start: 0, end: text.length })));
  return words;
};

test('words of content in common are counted in any order, in any of their forms, and as often as both have them', () => {
  const words = wordsOf('The old bridge closes', 'Closed was the bridge, the old bridge', 'The ferry of the north', 'bridge bridge bridge');
  assert.deepEqual([0, 1, 2, 3].map((i) => words.contentOf(i)), [3, 4, 2, 3]);
  assert.deepEqual([[0, 1], [1, 0], [0, 2], [1, 3], [3, 0]].map(([a, b]) => words.sharedContent(a ?? 0, b ?? 0)), [3, 3, 0, 2, 1]);
});

test('what stands in brackets is no content', () => {
  const words = wordsOf('The [northern] bridge closes', 'The northern bridge closes');
  assert.deepEqual([words.contentOf(0), words.contentOf(1), words.sharedContent(0, 1)], [2, 3, 2]);
});

test('what two wordings may have in common at most is weighed against the lighter one, and small words weigh little', () => {
  const words = wordsOf('bridge closes today', 'the bridge closes', 'the of and', 'today the ferry is of no use to the bridge', 'bridge bridge bridge');
  const most = (one: number, other: number): string => words.mostInCommon(one, other).toFixed(2);
  assert.deepEqual([most(0, 1), most(1, 0), most(0, 2), most(1, 2), most(0, 3)], ['0.87', '0.87', '0.00', '0.33', '0.67']);
  assert.equal(most(4, 0), '0.33', 'each word counts as often as both have it');
});

test('no alignment of two wordings gives more than their words have in common', () => {
  const random = randomOf(9);
  const vocabulary = ['the', 'of', 'old', 'bridge', 'bridges', 'closes', 'closed', 'not', '12', '[', ']', 'northern', 'don’t', 'winter'];
  for (let i = 0; i < 500; i++) {
    const [one, other] = [0, 1].map(() => readText(Array.from({ length: 1 + random(10) }, () => vocabulary[random(vocabulary.length)] ?? '').join(' ')));
    assert.ok(one && other);
    const [a, b] = [one, other].map((source) => wordsIn(source, { start: 0, end: source.text.length }));
    assert.ok(a && b);
    const words = wordsOf(one.text, other.text);
    if (a.length > 0 && b.length > 0) assert.ok(overlapOf(a, b) <= words.mostInCommon(0, 1) + 1e-4, `${one.text} / ${other.text}`);
  }
});

test('a wording that is gone has nothing, and another one takes its place', () => {
  const words = wordsOf('old bridge closes', 'old bridge closes');
  words.delete(0);
  assert.deepEqual([words.lengthOf(0), words.sharedContent(0, 1)], [0, 0]);
  words.set(0, wordsIn(readText('new bridge'), { start: 0, end: 10 }));
  assert.deepEqual([words.lengthOf(0), words.sharedContent(0, 1)], [2, 1]);
});
