// Which known word a mistyped one was meant to be.
import assert from 'node:assert/strict';
import test from 'node:test';
import { nearest } from '../../../server/src/core/dossier/nearest';

test('a word with a letter missing, added, changed or in the wrong case is recognised', () => {
  for (const word of ['source', 'sourcess', 'sorces', 'Sources', 'SOURCES', 'suorces']) assert.equal(nearest(word, ['documents', 'sources']), 'sources', word);
});

test('a word that resembles none is not guessed at', () => {
  for (const word of ['', 'x', 'colour', 'documentation of sources']) assert.equal(nearest(word, ['documents', 'sources']), undefined, word);
});

test('of two the nearer one wins, and of two equally near ones the first', () => {
  assert.equal(nearest('check', ['chuck', 'check']), 'check');
  assert.equal(nearest('cheek', ['chunk', 'cheer', 'cheep']), 'cheer');
});
