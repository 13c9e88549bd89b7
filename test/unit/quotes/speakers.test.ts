// Who is quoted: one rule, one test.
import assert from 'node:assert/strict';
import test from 'node:test';
import { first, read, speakers } from './quoted';

const people = 'Anna Holt and Marcus Bell run the town. ';

test('“Q,” S V', () => {
  assert.deepEqual(speakers('“The bridge is closed for now,” Anna Holt said.'), ['Anna Holt by cue']);
  assert.deepEqual(speakers('“The bridge is closed for now,” Anna Holt later repeatedly told reporters.'), ['Anna Holt by cue']);
});

test('“Q,” V S with a post before the name', () => {
  assert.deepEqual(speakers('“The bridge is closed for now,” said Norway’s Transport Minister Anna Holt.'), ['Anna Holt by cue']);
});

test('S V, “Q” and S V: “Q”', () => {
  assert.deepEqual(speakers('Anna Holt said, “The bridge is closed for now.”'), ['Anna Holt by cue']);
  assert.deepEqual(speakers('Anna Holt told reporters on Monday: “The bridge is closed for now.”'), ['Anna Holt by cue']);
});

test('an aside between name and verb is stepped over', () => {
  assert.deepEqual(speakers('“The bridge is closed for now,” Anna Holt, who leads the council, said.'), ['Anna Holt by cue']);
  assert.deepEqual(speakers('“The bridge is closed for now,” Anna Holt (L-Bergen) said.'), ['Anna Holt by cue']);
  assert.deepEqual(speakers('“Much depends on the winter” ahead, but the river may rise, Anna Holt, the head of the council and a signatory to the letter, told The Daily Post.'),
    ['Anna Holt by cue']);
});

test('a name between commas behind a post is the speaker', () => {
  assert.deepEqual(speakers('“The bridge is closed for now,” her lawyer, Marcus Bell, said.'), ['Marcus Bell by cue']);
  assert.deepEqual(speakers('“The bridge is closed for now,” said a council spokesman, Marcus Bell.'), ['Marcus Bell by cue']);
});

test('whom something was told is no speaker', () => {
  assert.deepEqual(speakers('“The bridge is closed for now,” Anna Holt told the Post.'), ['Anna Holt by cue']);
});

test('the cue is kept with its verb, its tier and its place', () => {
  const { speaker } = first('“The bridge is closed for now,” Anna Holt claimed.');
  assert.deepEqual(speaker?.cue, { verb: 'claim', tier: 'stance', start: 42, end: 49 });
  assert.deepEqual(speaker?.at, { start: 32, end: 41 });
  assert.equal(speaker?.confidence, 'high');
});

test('who was told something in the passive voice has not said it', () => {
  assert.deepEqual(speakers('Anna Holt was told “the bridge is closed for now” on Monday, the engineer said.'), ['the engineer by cue']);
});

test('a quotation inside a sentence belongs to the subject of the verb before it', () => {
  assert.deepEqual(speakers('Anna Holt acknowledged that the town “has no money for a bridge” this year.'), ['Anna Holt by cue']);
  assert.deepEqual(speakers('Anna Holt praised the engineers and said “we would be lost without them” again.'), ['Anna Holt by cue']);
  assert.deepEqual(speakers('Anna Holt left the hall, adding that “nobody will pay for this” again.'), ['Anna Holt by cue']);
});

test('two people in one sentence keep their own words', () => {
  assert.deepEqual(speakers('“The bridge is closed for now,” said Anna Holt, while Marcus Bell said “it will open by noon” at the latest.'),
    ['Anna Holt by cue', 'Marcus Bell by cue']);
});

test('a quotation of two halves has one speaker', () => {
  assert.deepEqual(speakers('“The bridge,” Anna Holt said, “is closed until the spring.”'), ['Anna Holt by cue', 'Anna Holt by cue']);
  assert.deepEqual(speakers('“The bridge is closed for now,” Anna Holt said. “It will open in the spring.”'), ['Anna Holt by cue', 'Anna Holt by split']);
});

test('a question mark does not end the sentence round the quotation', () => {
  assert.deepEqual(speakers('“Who will pay for the bridge?” Anna Holt asked. “It will not be us.”'), ['Anna Holt by cue', 'Anna Holt by split']);
});

test('according to S, in the words of S, in S’s view', () => {
  assert.deepEqual(speakers('The bridge is “a danger to everybody in town,” according to Anna Holt.'), ['Anna Holt by according-to']);
  assert.deepEqual(speakers('The bridge is, in the words of Anna Holt, “a danger to everybody in town”.'), ['Anna Holt by according-to']);
});

test('S: “Q” and “Q” — S', () => {
  assert.deepEqual(speakers('Anna Holt: “The bridge is closed for now.”'), ['Anna Holt by colon']);
  assert.deepEqual(speakers('“The bridge is closed for now” — Anna Holt'), ['Anna Holt by dash']);
});

test('a continued paragraph inherits its speaker, from either end', () => {
  assert.deepEqual(speakers('Anna Holt said: “The bridge is closed for now.\n\n“It will open in the spring.”'), ['Anna Holt by cue', 'Anna Holt by continued']);
  assert.deepEqual(speakers('The council met.\n\n“The bridge is closed for now.\n\n“It will open in the spring,” said Anna Holt.'), ['Anna Holt by continued', 'Anna Holt by cue']);
});

test('a paragraph that is nothing but a quotation follows the one before, with less confidence', () => {
  const { quotes } = read('“The bridge is closed for now,” Anna Holt said.\n\n“It will open in the spring.”');
  assert.deepEqual(quotes.map(({ speaker }) => [speaker?.rule, speaker?.confidence]), [['cue', 'high'], ['following', 'low']]);
});

test('a sentence that reports without marks lends its speaker to the quotation behind it', () => {
  assert.deepEqual(speakers('Anna Holt said the river had risen by a metre. “We have never seen such a flood.”'), ['Anna Holt by following']);
});

test('a guess from a sentence that reports nothing is handed on to no third quotation', () => {
  assert.equal(speakers('Anna Holt left the hall.\n\n“We have never seen this.”\n\n“We will not see it again.”').at(-1), 'nobody');
});

test('nobody speaks where nobody is named', () => {
  assert.deepEqual(speakers('It was raining.\n\n“We have never seen such a flood.”'), ['nobody']);
  assert.deepEqual(speakers(`${people}\n\nI said “we have never seen such a flood” and left.`), ['nobody']);
});

test('anonymous and collective speakers keep their phrase', () => {
  assert.deepEqual(speakers('“The bridge simply fell down,” said a witness.'), ['a witness by cue']);
  assert.deepEqual(speakers('“The bridge simply fell down,” police said.'), ['police by cue']);
  assert.deepEqual(speakers('“The bridge simply fell down,” said a spokeswoman for the town council.'), ['a spokeswoman for the town council by cue']);
  assert.deepEqual(speakers('“The bridge simply fell down,” wrote the transport ministers of Norway, Sweden, and Denmark.'),
    ['the transport ministers of Norway, Sweden, and Denmark by cue']);
});

test('writings speak', () => {
  assert.deepEqual(speakers('“The bridge stays closed until spring,” the letter says.'), ['the letter by cue']);
  assert.deepEqual(speakers('“The bridge stays closed until spring,” reads the council’s report.'), ['the council’s report by cue']);
});
