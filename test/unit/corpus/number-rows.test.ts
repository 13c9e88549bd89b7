// Rows in one array are those that were put in, however many came and went.
import assert from 'node:assert/strict';
import test from 'node:test';
import { NumberRows } from '../../../server/src/core/corpus/number-rows';
import { randomOf } from '../../bench/random';

test('rows that come, change and go are those that were put in, and take no more room than twice what is there', () => {
  const random = randomOf(5);
  const rows = new NumberRows();
  const expected = new Map<number, readonly number[]>();
  for (let step = 0; step < 5000; step++) {
    const row = random(200);
    if (random(3) === 0) {
      rows.delete(row);
      expected.delete(row);
    } else {
      const values = Array.from({ length: random(12) }, () => random(1000) - 500);
      rows.set(row, values);
      expected.set(row, values);
    }
    if (step % 50 > 0) continue;
    for (let one = 0; one < 210; one++) assert.deepEqual([...rows.data.subarray(rows.startOf(one), rows.endOf(one))], expected.get(one) ?? []);
  }
  assert.ok(rows.data.length <= 4 * 200 * 12, `${rows.data.length} places`);
});
