// The learned scores of two figures, and the lexicon that their weights stand in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Candidate } from '../../../server/src/core/corpus/candidate';
import { candidatesOf } from '../../../server/src/core/corpus/candidates';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { sharedFeatures, sharedNames, valueFeatures, valueNames } from '../../../server/src/core/corpus/pair-features';
import { alikeness, pairScore, standing, standingNames } from '../../../server/src/core/corpus/pair-scores';

/** The figure that the text gives in these words, every word of equal weight. */
function figure(id: string, text: string, words: string): Candidate {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => numbers.get(word) ?? (numbers.set(word, [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7)), numbers.get(word) ?? 0);
  const document = readDocument(documentId(id), text);
  const all = [...candidatesOf(document, { day: undefined, year: 2025 }, { numberOf, weightOf: () => 1 }).values()].flat();
  const found = all.find(({ start, end }) => text.slice(start, end) === words);
  assert.ok(found, `no figure “${words}” in ${id}`);
  return found;
}

const convoy = figure('a.txt', 'Gunmen attacked the convoy near Osterby. The convoy was carrying 420 tonnes of grain for the camp.', '420 tonnes');
const load = figure('b.txt', 'A convoy carrying 240 tonnes of grain was attacked near Osterby on its way to the camp.', '240 tonnes');
const harvest = figure('c.txt', 'Farmers in the south brought in 240 tonnes of apples last autumn, more than in other years.', '240 tonnes');
/** Of a pair far ahead of all others. */
const rivals = { alike: 0.5, others: [0.1, 0], equals: [0, 0], odds: [1.1, 1] } as const;

test('the lexicon has a row for each feature, and no other', () => {
  const rows: unknown = parse(readFileSync(join(process.cwd(), 'server/lexicon/pair-weights.yaml'), 'utf8'));
  assert.deepEqual(Object.keys(rows as object).sort(), ['base', ...sharedNames, ...valueNames, ...standingNames].sort());
});

test('there are as many numbers as names for them, and all are numbers', () => {
  for (const [numbers, names] of [[sharedFeatures(convoy, load), sharedNames], [valueFeatures(convoy, load, 'surely'), valueNames], [standing(rivals), standingNames]] as const) {
    assert.equal(numbers.length, names.length);
    assert.ok(numbers.every(Number.isFinite));
  }
});

const alike = (x: Candidate, y: Candidate): number => alikeness(sharedFeatures(x, y));
const scored = (score: 'conflict' | 'agreement', x: Candidate, y: Candidate): number => pairScore(score, x, y, 'surely', sharedFeatures(x, y), standing(rivals));

test('figures of one thing are more alike than those of two', () => {
  assert.ok(alike(convoy, load) > 2 * alike(convoy, harvest), `${alike(convoy, load)} and ${alike(convoy, harvest)}`);
});

test('it is all the same which of the two comes first', () => {
  assert.equal(alike(convoy, load), alike(load, convoy));
  for (const score of ['conflict', 'agreement'] as const) assert.equal(scored(score, convoy, load), scored(score, load, convoy));
});

test('values further apart contradict each other less surely', () => {
  const far = figure('d.txt', 'A convoy carrying 4,200 tonnes of grain was attacked near Osterby on its way to the camp.', '4,200 tonnes');
  assert.ok(scored('conflict', convoy, load) > scored('conflict', convoy, far));
});
