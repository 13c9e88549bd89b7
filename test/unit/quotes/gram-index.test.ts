// The index of runs of three words.
import assert from 'node:assert/strict';
import test from 'node:test';
import { GramIndex, gramsOf, type GramOwner } from '../../../server/src/core/corpus/gram-index';
import { wordsIn } from '../../../server/src/core/corpus/word-row';
import { readText } from '../../../server/src/core/text/source-text';

interface Owner extends GramOwner {
  readonly name: number;
}

/** The wordings rank in the order in which they are given. */
const owners = (texts: readonly string[]): readonly Owner[] =>
  texts.map((text, name) => ({ name, rank: name, key: `${name}`, grams: gramsOf(wordsIn(readText(text), { start: 0, end: text.length })) }));
const any = (): boolean => true;
const indexOf = (all: readonly Owner[], cap = 8, isGiven: (owner: Owner) => boolean = any, isWorthy: (runs: number, others: number, common: number) => boolean = any): GramIndex<Owner> => {
  const index = new GramIndex<Owner>({ telling: cap, light: cap }, isWorthy, isGiven);
  for (const owner of all.toReversed()) index.add(owner);
  return index;
};
const seenBy = (index: GramIndex<Owner>, owner: Owner | undefined, most = 20): unknown =>
  owner && index.candidates(owner, most).map((found) => [found.owner.name, found.common]);

test('those with most runs in common come first, then those first in order', () => {
  const all = owners(['old stone bridge closed today', 'old stone bridge opened', 'old stone bridge closed again', 'stone bridge closed', 'nothing else here']);
  assert.deepEqual(seenBy(indexOf(all), all[0]), [[2, 2], [1, 1], [3, 1]]);
});

test('a run that repeats in one wording counts once, and asking again gives the same', () => {
  const all = owners(['row row row your boat row row row', 'row row row your boat']);
  const twice = indexOf(all);
  assert.deepEqual(seenBy(twice, all[1]), [[0, 3]]);
  assert.deepEqual(seenBy(twice, all[1]), seenBy(twice, all[1]));
});

test('of a run that many share only the first are given, to each of them', () => {
  const all = owners(Array.from({ length: 20 }, () => 'the same three words'));
  for (const form of [0, 3, 19]) assert.deepEqual(seenBy(indexOf(all, 4), all[form]), [0, 1, 2, 3].filter((other) => other !== form).map((other) => [other, 2]));
});

test('who is given to nobody, or has too little in common, is left out', () => {
  const all = owners(['a stone bridge closed now', 'stone bridge closed', 'a stone bridge closed']);
  assert.deepEqual(seenBy(indexOf(all), all[0]), [[2, 2], [1, 1]]);
  assert.deepEqual(seenBy(indexOf(all, 8, ({ name }) => name !== 2), all[0]), [[1, 1]]);
  assert.deepEqual(seenBy(indexOf(all, 8, any, (runs, others, common) => common === Math.min(runs, others) && others > 1), all[0]), [[2, 2]]);
});

test('the first so many are the first of all', () => {
  const all = owners(['old stone bridge closed today', 'old stone bridge opened', 'old stone bridge closed again', 'stone bridge closed', 'nothing else here', 'old stone bridge closed today too']);
  const index = indexOf(all);
  const every = index.candidates(all[0] ?? assert.fail(), 20);
  for (let most = 0; most <= every.length; most++) assert.deepEqual(index.candidates(all[0] ?? assert.fail(), most), every.slice(0, most));
});

test('whoever gets the place of one that has gone has nothing of it', () => {
  const all = owners(Array.from({ length: 100 }, (_, i) => `old stone bridge number ${i}`));
  const others = owners(['new iron bridge over the river', 'new iron bridge under the river', 'a new iron bridge']);
  const index = indexOf(all, 200);
  for (const owner of all.slice(50)) index.remove(owner);
  for (const owner of others) index.add(owner);
  assert.deepEqual(seenBy(index, others[0]), [[1, 1], [2, 1]]);
  assert.equal(index.candidates(all[0] ?? assert.fail(), 200).length, 49);
});

test('who sees other candidates after a wording came or went is named, and nobody else where it is not among the first', () => {
  const all = owners(['one two three', 'one two three', 'one two three', 'one two three', 'four five six']);
  for (const cap of [2, 3, 8]) {
    for (const visitor of all) {
      const without = indexOf(all.filter((owner) => owner !== visitor), cap);
      const withIt = indexOf(all, cap);
      const changed = all.filter((owner) => owner !== visitor && JSON.stringify(seenBy(withIt, owner)) !== JSON.stringify(seenBy(without, owner)));
      const named = withIt.concerned(visitor);
      assert.ok(changed.every((owner) => named.has(owner)));
      if (visitor.name >= cap) assert.equal(named.size, 0);
    }
  }
});
