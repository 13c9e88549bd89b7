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
  texts.map((text, name) => ({ name, rank: name, key: `${name}`, tally: { question: 0, common: 0 }, grams: gramsOf(wordsIn(readText(text), { start: 0, end: text.length })) }));
const indexOf = (all: readonly Owner[], cap = 8): GramIndex<Owner> => {
  const index = new GramIndex<Owner>({ telling: cap, light: cap });
  for (const owner of all.toReversed()) index.add(owner);
  return index;
};
const any = (): boolean => true;
const seenBy = (index: GramIndex<Owner>, owner: Owner | undefined, worth: (other: Owner) => boolean = any): unknown =>
  owner && index.candidates(owner, worth).map((found) => [found.owner.name, found.common]);

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

test('what is not worth it is left out', () => {
  const all = owners(['a stone bridge closed', 'stone bridge closed', 'a stone bridge']);
  assert.deepEqual(seenBy(indexOf(all), all[0], ({ name }) => name === 2), [[2, 1]]);
});

test('who sees other candidates after a wording came or went is named, and nobody else where it is not among the first', () => {
  const all = owners(['one two three', 'one two three', 'one two three', 'one two three', 'four five six']);
  for (const cap of [2, 3, 8]) {
    for (const visitor of all) {
      const without = indexOf(all.filter((owner) => owner !== visitor), cap);
      const withIt = indexOf(all, cap);
      const changed = all.filter((owner) => owner !== visitor && JSON.stringify(seenBy(withIt, owner)) !== JSON.stringify(seenBy(without, owner)));
      const named = withIt.concerned(visitor, any);
      assert.ok(changed.every((owner) => named.has(owner)));
      if (visitor.name >= cap) assert.equal(named.size, 0);
    }
  }
});
