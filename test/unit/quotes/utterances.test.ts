// One utterance, all documents that carry it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import type { Utterance } from '../../../server/src/core/corpus/utterances';
import { linksOf } from '../corpus/linked';
import { read } from './quoted';

type Source = readonly [id: string, text: string, published?: string];

const link = (...sources: readonly Source[]): readonly Utterance[] =>
  linksOf(sources.map(([id, text, published]) => read(text, id, published))).utterances;
const shape = (utterances: readonly Utterance[]): string[] =>
  utterances.map(({ witnesses, wording, speaker }) => `${speaker ?? 'nobody'}: ${witnesses.map((at) => `${at.document} ${at.wording}`).join(', ')} (${wording})`);

const full = '“The old bridge is closed to everybody until the water falls,” said Anna Holt.';

test('the same words in two documents are one utterance', () => {
  assert.deepEqual(shape(link(['a', full], ['b', `Rain fell. ${full}`])), ['Anna Holt: a identical, b identical (identical)']);
});

test('a fragment is a witness of the longer quotation', () => {
  assert.deepEqual(shape(link(['a', full], ['b', 'Anna Holt said the bridge is “closed to everybody until the water falls” again.'])),
    ['Anna Holt: a identical, b truncated (identical)']);
});

test('a quotation that one document carries twice has three witnesses in two documents', () => {
  const [utterance] = link(['a', `${full}\n\n${full}`], ['b', full]);
  assert.deepEqual(utterance?.witnesses.map(({ document }) => document), ['a', 'a', 'b']);
});

test('another wording makes a variant', () => {
  assert.deepEqual(shape(link(['a', full], ['b', '“The old bridge is barred to everybody until the water falls,” said Anna Holt.'])), ['Anna Holt: a reworded, b identical (variant)']);
  const barred = '“The old bridge is barred to everybody until the water falls,” said Anna Holt.';
  assert.deepEqual(shape(link(['a', full], ['b', barred], ['c', full])), ['Anna Holt: a identical, b reworded, c identical (variant)'], 'the wording that most have is the original');
});

test('what only one document says is single', () => {
  assert.deepEqual(shape(link(['a', full], ['b', '“We have never had so much snow in a spring before,” said Marcus Bell.'])).map((line) => line.slice(-8)), ['(single)', '(single)']);
});

test('short words that two people say are two utterances, by one person one', () => {
  assert.equal(link(['a', '“No comment,” said Anna Holt.'], ['b', '“No comment,” said Marcus Bell.']).length, 2);
  assert.equal(link(['a', '“No comment,” said Anna Holt.'], ['b', '“No comment,” said Anna Holt.']).length, 1);
});

test('the paragraphs of one quotation are one utterance', () => {
  const long = 'Anna Holt said: “The old bridge is closed to everybody until the water falls.\n\n“Nobody knows when the river will be calm again.”';
  assert.deepEqual(link(['a', long], ['b', full], ['c', '“Nobody knows when the river will be calm again,” said Anna Holt.']).map(({ witnesses }) => witnesses.length), [4]);
});

test('paragraphs that close their marks each are one quotation too, if nothing stands between them', () => {
  const long = 'Anna Holt said: “The old bridge is closed to everybody until the water falls.”\n\n“Nobody knows when the river will be calm again.”';
  const other = '“Nobody knows when the river will be calm again,” said Anna Holt.';
  assert.deepEqual(link(['a', long], ['b', full], ['c', other]).map(({ witnesses }) => witnesses.length), [4]);
  assert.deepEqual(link(['a', long.replace('\n\n', '\n\nShe had more to say. ')], ['b', full], ['c', other]).map(({ witnesses }) => witnesses.length), [2, 2]);
});

const halves = '“The old bridge is closed to everybody until the water falls,” Anna Holt said. “Nobody knows when the river will be calm again.”';

test('the halves of a split quotation are two utterances as long as each may stand alone', () => {
  const [first, second] = [full, 'Anna Holt said: “Nobody knows when the river will be calm again.”'];
  assert.deepEqual(shape(link(['a', halves], ['b', first], ['c', second])), ['Anna Holt: a identical, b identical (identical)', 'Anna Holt: a identical, c identical (identical)']);
  assert.equal(link(['a', halves], ['b', halves]).length, 2);
});

test('they are one where another source has both in one quotation, even the other half in a few words only', () => {
  const whole = 'Anna Holt said: “The old bridge is closed to everybody until the water falls. Nobody knows when the river will be calm again.”';
  assert.deepEqual(link(['a', halves], ['b', whole]).map(({ witnesses }) => witnesses.length), [3]);
  const asked = '“The old bridge is closed to everybody until the water falls,” Anna Holt said. “We gave them a plan for it. Why would they not do that?”';
  assert.deepEqual(link(['a', asked], ['b', 'Anna Holt said: “The old bridge is closed to everybody until the water falls. Why would they not do it?”']).map(({ witnesses }) => witnesses.length), [3]);
});

test('they are one where another source quotes one half and retells the other in the sentence beside it', () => {
  const before = 'Anna Holt said the old bridge, built in iron, is closed to everybody until the water falls. “Nobody knows when the river will be calm again,” she said.';
  assert.deepEqual(link(['a', halves], ['b', before]).map(({ witnesses }) => witnesses.length), [3]);
  const behind = `${full} She added that nobody knows when the river will be calm again.`;
  assert.deepEqual(link(['a', halves], ['b', behind]).map(({ witnesses }) => witnesses.length), [3]);
  assert.deepEqual(link(['a', halves], ['b', `${full} She left the town hall without another word.`]).map(({ witnesses }) => witnesses.length), [2, 1]);
});

test('a quotation that is parted in the middle of a sentence is one', () => {
  assert.deepEqual(link(['a', '“Whatever the river does,” Mr. Holt said, “the council has faith in the new bridge.”']).map(({ witnesses }) => witnesses.length), [2]);
});

test('halves are parted and joined as the sources change', () => {
  const corpus = new Corpus();
  const counts = (): number[] => corpus.links.utterances.map(({ witnesses }) => witnesses.length);
  corpus.update(read(halves, 'a'));
  corpus.update(read(full, 'b'));
  assert.deepEqual(counts(), [2, 1]);
  corpus.update(read(`${full} She added that nobody knows when the river will be calm again.`, 'b'));
  assert.deepEqual(counts(), [3]);
  corpus.update(read(full, 'b'));
  assert.deepEqual(counts(), [2, 1]);
});

test('a few words that match in part are evidence only where one person says both', () => {
  const long = '“The crew and their old boats are now being handed over to the port authorities,” said Anna Holt.';
  const fragment = (speaker: string): string => `The men were, ${speaker} said, “handed over to proper port authorities”.`;
  assert.equal(link(['a', long], ['b', fragment('a navy statement')]).length, 2);
  assert.equal(link(['a', long], ['b', fragment('Holt')]).length, 1);
});

test('the origin is the earliest by date, else the fullest', () => {
  const fragment = 'Anna Holt said the bridge is “closed to everybody until the water falls” again.';
  const originOf = (...sources: readonly Source[]): string | undefined => link(...sources).map(({ witnesses, origin }) => witnesses[origin]?.document)[0];
  assert.equal(originOf(['a', fragment], ['b', full]), 'b');
  assert.equal(originOf(['a', fragment, '2025-03-01'], ['b', full, '2025-03-02']), 'a');
});

test('two named people leave the utterance without a speaker, a statement and its maker do not', () => {
  assert.equal(link(['a', full], ['b', full.replace('Anna Holt', 'Marcus Bell')])[0]?.speaker, undefined);
  assert.equal(link(['a', full], ['b', full.replace('Anna Holt', 'a council spokeswoman')])[0]?.speaker, 'Anna Holt');
  const joint = 'Norway, Sweden and Denmark issued a joint statement. “The old bridge is closed to everybody until the water falls,” the statement reads.';
  assert.equal(link(['a', full.replace('Anna Holt', 'the ministers of the three countries')], ['b', joint])[0]?.speaker, 'joint statement of Denmark, Norway and Sweden');
});

test('the order of the documents does not matter, and ids stay', () => {
  const sources: readonly Source[] = [['a', full], ['b', full.replace('old', 'stone')], ['c', 'Anna Holt said it is “closed to everybody until the water falls” again.']];
  assert.deepEqual(link(...sources), link(...sources.toReversed()));
});

test('a short quotation is found again in another order of words, where one person says both', () => {
  const tested = '“We have tested this bridge for 300,000 hours,” said Anna Holt.';
  assert.equal(link(['a', tested], ['b', 'Anna Holt said “the bridge has been tested for 300,000 hours”.']).length, 1);
  assert.equal(link(['a', tested], ['b', 'Marcus Bell said “the bridge has been tested for 300,000 hours”.']).length, 2);
  assert.equal(link(['a', '“We took the river back, street by street,” said Anna Holt.'], ['b', 'Anna Holt said “we are taking the street”.']).length, 2, 'two words are a matter of the topic');
});

test('short forms and numbers in words are the words that they stand for', () => {
  assert.equal(link(['a', '“I am relieved, and I am not going to dance,” said Anna Holt.'], ['b', '“I’m relieved, and I’m not going to dance,” said Anna Holt.']).length, 1);
  assert.deepEqual(shape(link(['a', '“There are fourteen thousand people in this old hall,” said Anna Holt.'], ['b', '“There are 14,000 people in this old hall,” said Anna Holt.'])),
    ['Anna Holt: a identical, b identical (identical)']);
});

test('a run of small words and one word of content make no utterance', () => {
  assert.equal(link(['a', '“Without the new wall it would have been a flood, and we had no other, none at all,” said Anna Holt.'], ['b', '“It would’ve been a flood without them,” said Anna Holt.']).length, 2);
});
