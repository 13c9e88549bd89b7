// Sets by key hold what sets would hold.
import assert from 'node:assert/strict';
import test from 'node:test';
import { SetsByKey } from '../../server/src/core/sets-by-key';
import { randomOf } from '../bench/random';

test('members that come and go are those of sets, in the order in which they came', () => {
  const random = randomOf(4);
  const members = Array.from({ length: 4 }, (_, i) => ({ i }));
  const sets = new SetsByKey<string, { readonly i: number }>();
  const expected = new Map<string, Set<{ readonly i: number }>>();
  for (let step = 0; step < 3000; step++) {
    const key = 'abc'[random(3)] ?? '';
    const member = members[random(members.length)] ?? assert.fail();
    const own = expected.get(key) ?? new Set();
    expected.set(key, own);
    if (random(2) === 0) {
      sets.add(key, member);
      own.add(member);
    } else {
      sets.delete(key, member);
      own.delete(member);
    }
    for (const one of 'abc') assert.deepEqual([...sets.of(one)], [...(expected.get(one) ?? [])]);
  }
  sets.clear();
  assert.deepEqual([...sets.of('a'), ...sets.of('b'), ...sets.of('c')], []);
});
