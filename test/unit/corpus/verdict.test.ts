// Two values of one quantity: agreement, conflict, or neither.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdictOf } from '../../../server/src/core/corpus/verdict';
import { exactly, type Interval } from '../../../server/src/core/extract/interval';

const above = (min: number): Interval => ({ min, max: Infinity, minOpen: true });
const atLeast = (min: number): Interval => ({ min, max: Infinity });

for (const [what, a, b, expected] of [
  ['133 and 133', exactly(133), exactly(133), 'agree'],
  ['133 and 134', exactly(133), exactly(134), 'conflict'],
  ['133 and more than 160', exactly(133), above(160), 'conflict'],
  ['160 and more than 160', exactly(160), above(160), 'conflict'],
  ['160 and at least 160', exactly(160), atLeast(160), 'agree'],
  ['164 and more than 160', exactly(164), above(160), 'agree'],
  ['300 and more than 160', exactly(300), above(160), 'tension'],
  ['two readings of more than 160', above(160), above(160), 'agree'],
  ['40 and dozens', exactly(40), { min: 24, max: 99 }, 'agree'],
  ['14,000, rounded, and 14,200', { min: 13500, max: 14500 }, exactly(14200), 'agree'],
] as const) {
  test(`${what}: ${expected}`, () => {
    assert.equal(verdictOf(a, b), expected);
    assert.equal(verdictOf(b, a), expected);
  });
}

test('75 km and 50 miles are one distance once converted', () => {
  assert.equal(verdictOf(exactly(75), exactly(80.47)), 'conflict');
  assert.equal(verdictOf(exactly(75), exactly(80.47), true), 'agree');
});
