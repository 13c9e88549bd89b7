// The table by numbers holds what a Map would hold.
import assert from 'node:assert/strict';
import test from 'node:test';
import { NumberTable } from '../../../server/src/core/corpus/number-table';
import { randomOf } from '../../bench/random';

test('entries that come, change and go are those of a Map, wherever they stand in each other’s way', () => {
  const random = randomOf(3);
  const table = new NumberTable<{ readonly step: number }>();
  const expected = new Map<number, { readonly step: number }>();
  // Numbers that are close together, and such as differ in the highest bits only.
  const keys = Array.from({ length: 400 }, (_, i) => (i % 2 ? i - 100 : (i << 20) | 0));
  for (let step = 0; step < 20_000; step++) {
    const key = keys[random(keys.length)] ?? 0;
    if (random(3) === 0) {
      table.delete(key);
      expected.delete(key);
    } else {
      table.set(key, { step });
      expected.set(key, { step });
    }
    if (step % 500 > 0) continue;
    assert.equal(table.size, expected.size);
    for (const one of keys) assert.deepEqual(table.get(one), expected.get(one));
  }
});
