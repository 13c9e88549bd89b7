// Lists that are kept are what `map` would give.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packed } from '../../../server/src/core/text/packed-list';

test('A packed list holds what is made of each entry, in order, and knows the places', () => {
  assert.deepEqual(packed(['one', 'two', 'three'], (word, i) => `${i} ${word}`), ['0 one', '1 two', '2 three']);
  assert.deepEqual(packed([], () => 1), []);
});

test('An entry of which nothing is made keeps its place', () => {
  const made = packed([3, 0, 2], (number) => (number > 0 ? number : undefined));
  assert.deepEqual(made, [3, undefined, 2]);
  assert.ok(1 in made);
});
