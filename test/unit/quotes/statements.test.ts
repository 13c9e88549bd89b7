// Joint statements are named by those who made them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { speakers } from './quoted';

test('the makers are a list of posts and countries', () => {
  assert.deepEqual(speakers('Transport ministers from Norway, Sweden, and Denmark met in Oslo and signed a joint statement.\n\n“The bridge belongs to all of us,” the statement reads.'),
    ['joint statement of the transport ministers of Denmark, Norway and Sweden by cue']);
});

test('else a list of countries', () => {
  assert.deepEqual(speakers('Norway, Sweden and Denmark will build a bridge.\n\n“The bridge belongs to all of us,” reads the joint communique.'),
    ['joint communique of Denmark, Norway and Sweden by cue']);
});

test('else it has no makers', () => {
  assert.deepEqual(speakers('“The bridge belongs to all of us,” the joint statement says.'), ['joint statement by cue']);
});

test('those who speak in a joint statement speak by it', () => {
  assert.deepEqual(speakers('Norway, Sweden and Denmark will build a bridge. In a joint statement, the three nations said that it was needed.\n\n“The bridge belongs to all of us,” they said.'),
    ['joint statement of Denmark, Norway and Sweden by pronoun']);
});
