// Quotations, scare quotes and titles.
import assert from 'node:assert/strict';
import test from 'node:test';
import { read, quoted } from './quoted';

const kinds = (text: string): string[] => read(text).quotes.map(({ kind }) => kind);

test('fewer than four words without a cue verb are a phrase', () => {
  assert.deepEqual(kinds('A lawmaker said today the call is a “wise” one.'), ['phrase']);
  assert.deepEqual(kinds('The town fears a “silent spring” after the flood.'), ['phrase']);
});

test('a single word is a quotation where a cue verb says so', () => {
  assert.deepEqual(quoted('“Never,” said Anna Holt.'), ['Never,']);
  assert.deepEqual(quoted('Anna Holt said: “Never.”'), ['Never.']);
});

test('a title is a phrase, whatever its length', () => {
  assert.deepEqual(kinds('She spoke on “The Late Show with Marcus Bell” about rivers.'), ['phrase']);
  assert.deepEqual(kinds('Marcus Bell told “The Late Show Tonight” he was fine.'), ['phrase']);
});

test('nobody is named as the speaker of a phrase', () => {
  assert.deepEqual(read('Anna Holt fears a “silent spring” after the flood.').quotes.map(({ speaker }) => speaker), [undefined]);
});
