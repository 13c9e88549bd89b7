// Two wordings compared: classes and segments.
import assert from 'node:assert/strict';
import test from 'node:test';
import { wordsIn, type WordRow } from '../../../server/src/core/corpus/word-row';
import { compareWordings, overlapOf, wordingOf } from '../../../server/src/core/corpus/wording';
import { readText } from '../../../server/src/core/text/source-text';

const row = (text: string): WordRow => wordsIn(readText(text), { start: 0, end: text.length });
const wording = (here: string, there: string): string => wordingOf(row(here), row(there));
const segments = (here: string, there: string): string[] => {
  const whole = (text: string): { start: number; end: number } => ({ start: 0, end: text.length });
  return compareWordings(readText(here), whole(here), readText(there), whole(there)).map(({ kind, here: a, there: b }) =>
    [kind, a && here.slice(a.start, a.end), b && there.slice(b.start, b.end)].filter(Boolean).join(' | '));
};

test('case, marks and blanks do not count', () => {
  assert.equal(wording('The bridge is closed, for now.', 'the bridge\u00a0is closed for now,'), 'identical');
});

test('a part is truncated, and so is the whole against the part', () => {
  assert.equal(wording('The bridge is closed for now', 'The bridge is closed for now. It will open in spring.'), 'truncated');
  assert.equal(wording('The bridge is closed for now. It will open in spring.', 'The bridge is closed for now'), 'truncated');
});

test('two passages joined are stitched', () => {
  assert.equal(wording('The bridge is closed and nobody may cross it', 'The bridge is closed after the flood of last night and nobody may cross it'), 'stitched');
});

test('what stands in brackets or behind an ellipsis is marked as changed', () => {
  assert.equal(wording('The [old stone] bridge is closed for now', 'The bridge is closed for now'), 'bracketed');
  assert.equal(wording('The bridge … is closed for now', 'The bridge over the river is closed for now'), 'bracketed');
});

test('spelling and function words are no other meaning', () => {
  assert.equal(wording('Our defence forces need the bridge', 'Our defense forces need the bridge'), 'spelling');
  assert.equal(wording('The neighbourhood organised itself in the night', 'The neighborhood organized itself in the night'), 'spelling');
  assert.equal(wording('The bridge is closed for a week', 'The bridge is closed for the week'), 'spelling');
});

test('a content word that differs is another wording', () => {
  assert.equal(wording('The bridge is a great danger to us all', 'The bridge is a small danger to us all'), 'reworded');
});

test('a negation or a number that differs changes the meaning', () => {
  assert.equal(wording('We will not pay for the bridge', 'We will pay for the bridge'), 'meaning');
  assert.equal(wording('We can pay for the bridge', 'We can’t pay for the bridge'), 'meaning');
  assert.equal(wording('It has cost us 3,500 crowns in all', 'It has cost us 5,300 crowns in all'), 'meaning');
});

test('a number is the same in words and in digits', () => {
  assert.equal(wording('We waited seven days for it', 'We waited 7 days for it'), 'identical');
});

test('an hour is the same with and without its zero minutes', () => {
  assert.equal(wording('He came just after 6:00 p.m. and left', 'He came just after 6 p.m. and left'), 'identical');
  assert.equal(wording('He came just after 6:30 p.m. and left', 'He came just after 6 p.m. and left'), 'meaning');
});

test('a word written in two is a spelling', () => {
  assert.equal(wording('The end game is near for the town', 'The endgame is near for the town'), 'spelling');
  assert.equal(wording('The end-game is near for the town', 'The endgame is near for the town'), 'spelling');
});

test('other parts of one utterance are no other wording', () => {
  assert.equal(wording('The bridge is closed. Nobody may cross the river before spring.', 'The mayor thanks all helpers of last night. The bridge stays open for walkers.'), 'truncated');
});

test('segments hold the words of the original texts in order', () => {
  assert.deepEqual(segments('We will not close the old bridge today.', 'We will close the new stone bridge today, friends.'), [
    'equal | We will | We will',
    'only-here | not',
    'equal | close the | close the',
    'substituted | old | new stone',
    'equal | bridge today | bridge today',
    'only-there | friends',
  ]);
});

test('a spelling that differs is a substitution of that word alone', () => {
  assert.deepEqual(segments('our defence forces', 'our defense forces'), ['equal | our | our', 'substituted | defence | defense', 'equal | forces | forces']);
});

test('the whole of both wordings is in the segments, once', () => {
  const here = 'alpha beta gamma delta not epsilon';
  const there = 'zeta alpha gamma beta delta epsilon eta';
  const parts = segments(here, there).map((line) => line.split(' | '));
  assert.deepEqual(parts.flatMap(([kind, words = '']) => (kind === 'only-there' ? [] : words.split(' '))), here.split(' '));
  assert.deepEqual(parts.flatMap(([kind, ...sides]) => (kind === 'only-here' ? [] : sides.at(-1)?.split(' ') ?? [])), there.split(' '));
});

test('the overlap is measured against the shorter wording, and scattered words do not add up', () => {
  assert.equal(overlapOf(row('the bridge is closed for now'), row('as you know the bridge is closed for now and will stay so')), 1);
  assert.ok(overlapOf(row('we will close the bridge'), row('we have nine days in which nobody will come near or close either gate of any bridge')) < 0.75);
});

test('wordings too long for one table are cut at words they have once', () => {
  const words = Array.from({ length: 1200 }, (_, i) => `word${i}`);
  const changed = words.with(600, 'other');
  assert.deepEqual(segments(words.join(' '), changed.join(' ')).map((line) => line.split(' ')[0]), ['equal', 'substituted', 'equal']);
});
