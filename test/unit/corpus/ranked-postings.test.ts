// Lists in order of rank, however their owners come and go.
import assert from 'node:assert/strict';
import test from 'node:test';
import { RankedPostings } from '../../../server/src/core/corpus/ranked-postings';
import { randomOf } from '../../bench/random';

interface Owner {
  readonly rank: number;
}

function postings(): RankedPostings<Owner> {
  return new RankedPostings((a, b) => a.rank - b.rank);
}

test('owners stand in order of rank, whether they came at once or one by one', () => {
  const random = randomOf(7);
  const owners = Array.from({ length: 300 }, (_, i): Owner => ({ rank: (i * 7919) % 1009 }));
  const lists = postings();
  const held = new Set<Owner>();
  for (let step = 0; step < 2000; step++) {
    const owner = owners[random(owners.length)];
    if (!owner) continue;
    if (held.delete(owner)) lists.remove(1, owner);
    else {
      lists.add(1, owner);
      held.add(owner);
    }
    // Asked seldom at first, so that many wait to be put in order, then each time.
    if (step < 1000 && step % 97 > 0) continue;
    const expected = [...held].sort((a, b) => a.rank - b.rank);
    assert.deepEqual(lists.shared(1) ?? [], expected.length > 1 ? expected : []);
    const last = expected.at(-1);
    if (last) assert.equal(lists.placeOf(1, last), expected.length - 1);
  }
});

test('an owner that is put in the place of another stands where its rank is', () => {
  const lists = postings();
  const owners = [1, 3, 5, 7].map((rank) => ({ rank }));
  for (const owner of owners) lists.add(1, owner);
  const [first, second] = owners;
  const [same, last] = [{ rank: 2 }, { rank: 9 }];
  assert.ok(first && second);
  assert.deepEqual(lists.replace(1, first, same), [0, 0]);
  assert.deepEqual(lists.replace(1, second, last), [1, 3]);
  assert.deepEqual(lists.shared(1)?.map(({ rank }) => rank), [2, 5, 7, 9]);
  lists.add(2, first);
  assert.deepEqual(lists.replace(2, first, same), [0, 0]);
  lists.add(2, first);
  assert.deepEqual(lists.shared(2), [first, same]);
});

test('a number that one owner has is shared with nobody', () => {
  const [lists, one, other] = [postings(), { rank: 1 }, { rank: 0 }];
  lists.add(5, one);
  assert.equal(lists.shared(5), undefined);
  lists.add(5, other);
  assert.deepEqual(lists.shared(5), [other, one]);
  lists.remove(5, other);
  assert.equal(lists.shared(5), undefined);
  assert.equal(lists.placeOf(5, one), 0);
});

test('a list of twice as many takes little more than twice the comparisons', () => {
  const comparisons = (count: number): number => {
    let asked = 0;
    const lists = new RankedPostings<Owner>((a, b) => {
      asked++;
      return a.rank - b.rank;
    });
    for (let i = 0; i < count; i++) lists.add(1, { rank: (i * 7919) % 20_011 });
    lists.shared(1);
    return asked;
  };
  assert.ok(comparisons(8000) <= 2.2 * comparisons(4000));
});
