// The index of runs of three words.
import assert from 'node:assert/strict';
import test from 'node:test';
import { GramIndex, gramsOf } from '../../../server/src/core/corpus/gram-index';
import { noWork } from '../../../server/src/core/corpus/work';
import { wordsIn } from '../../../server/src/core/corpus/word-row';
import { readText } from '../../../server/src/core/text/source-text';

interface Wordings {
  readonly index: GramIndex;
  readonly grams: readonly (readonly number[])[];
}

const any = (): boolean => true;
/** The wordings stand in the order in which they are given, and go by their places there; those that are left out are read and not put in. */
const indexOf = (texts: readonly string[], { cap = 8, isGiven = any, isWorthy = any, without }: { readonly cap?: number; readonly isGiven?: (owner: number) => boolean; readonly isWorthy?: (runs: number, others: number, common: number) => boolean; readonly without?: number } = {}): Wordings => {
  const grams = texts.map((text) => gramsOf(wordsIn(readText(text), { start: 0, end: text.length })));
  const index = new GramIndex(noWork(), { telling: cap, light: cap }, isWorthy, (a, b) => a - b);
  for (let owner = texts.length - 1; owner >= 0; owner--) if (owner !== without) index.add(owner, grams[owner] ?? [], isGiven(owner));
  return { index, grams };
};
const seenBy = ({ index, grams }: Wordings, owner: number, most = 20): readonly (readonly number[])[] => index.candidates(owner, grams[owner] ?? [], most).map((found) => [found.owner, found.common]);

test('those with most runs in common come first, then those first in order', () => {
  const all = indexOf(['old stone bridge closed today', 'old stone bridge opened', 'old stone bridge closed again', 'stone bridge closed', 'nothing else here']);
  assert.deepEqual(seenBy(all, 0), [[2, 2], [1, 1], [3, 1]]);
});

test('a run that repeats in one wording counts once, and asking again gives the same', () => {
  const twice = indexOf(['row row row your boat row row row', 'row row row your boat']);
  assert.deepEqual(seenBy(twice, 1), [[0, 3]]);
  assert.deepEqual(seenBy(twice, 1), seenBy(twice, 1));
});

test('of a run that many share only the first are given, to each of them', () => {
  const all = indexOf(Array.from({ length: 20 }, () => 'the same three words'), { cap: 4 });
  for (const owner of [0, 3, 19]) assert.deepEqual(seenBy(all, owner), [0, 1, 2, 3].filter((other) => other !== owner).map((other) => [other, 2]));
});

test('who is given to nobody, or has too little in common, is left out', () => {
  const texts = ['a stone bridge closed now', 'stone bridge closed', 'a stone bridge closed'];
  assert.deepEqual(seenBy(indexOf(texts), 0), [[2, 2], [1, 1]]);
  assert.deepEqual(seenBy(indexOf(texts, { isGiven: (owner) => owner !== 2 }), 0), [[1, 1]]);
  assert.deepEqual(seenBy(indexOf(texts, { isWorthy: (runs, others, common) => common === Math.min(runs, others) && others > 1 }), 0), [[2, 2]]);
});

test('the first so many are the first of all', () => {
  const all = indexOf(['old stone bridge closed today', 'old stone bridge opened', 'old stone bridge closed again', 'stone bridge closed', 'nothing else here', 'old stone bridge closed today too']);
  const every = seenBy(all, 0);
  assert.equal(every.length, 4);
  for (let most = 0; most <= every.length; most++) assert.deepEqual(seenBy(all, 0, most), every.slice(0, most));
});

test('whoever gets the place of one that has gone has nothing of it', () => {
  const all = indexOf(Array.from({ length: 100 }, (_, i) => `old stone bridge number ${i}`), { cap: 200 });
  const others = indexOf(['new iron bridge over the river', 'new iron bridge under the river', 'a new iron bridge']).grams;
  for (let owner = 50; owner < 100; owner++) all.index.remove(owner, all.grams[owner] ?? []);
  others.forEach((grams, i) => all.index.add(50 + i, grams));
  assert.deepEqual(all.index.candidates(50, others[0] ?? [], 20).map(({ owner }) => owner), [51, 52]);
  assert.equal(seenBy(all, 0, 200).length, 49);
});

test('who sees other candidates after a wording came or went is named, and nobody else where it is not among the first', () => {
  const texts = ['one two three', 'one two three', 'one two three', 'one two three', 'four five six'];
  for (const cap of [2, 3, 8]) {
    for (const visitor of texts.keys()) {
      const [without, withIt] = [indexOf(texts, { cap, without: visitor }), indexOf(texts, { cap })];
      const changed = [...texts.keys()].filter((owner) => owner !== visitor && JSON.stringify(seenBy(withIt, owner)) !== JSON.stringify(seenBy(without, owner)));
      const named = withIt.index.concerned(visitor, withIt.grams[visitor] ?? []);
      assert.ok(changed.every((owner) => named.has(owner)));
      if (visitor >= cap) assert.equal(named.size, 0);
    }
  }
});
