// Words that texts use for one another are one concept, and each word is in one only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import conceptsYaml from '../../../server/lexicon/concepts.yaml';
import { conceptOf } from '../../../server/src/core/extract/figures/concepts';
import { classOfWord } from '../../../server/src/core/lexicon';

/** They have the stem of a word of another concept: build, care, plan. */
const mistaken = ['building', 'car', 'plane'];

test('each word of the lexicon is of the concept that it stands under', () => {
  const others = [...classOfWord(conceptsYaml, 'concepts')].filter(([word, concept]) => conceptOf(word) !== `=${concept}`).map(([word]) => word);
  assert.deepEqual(others.sort(), mistaken);
});

test('who was saved was rescued', () => assert.equal(conceptOf('saved'), conceptOf('rescued')));
