// Punctuation that differs between two wordings, and house style that does not count.
import assert from 'node:assert/strict';
import test from 'node:test';
import { markChanges } from '../../../server/src/core/corpus/punctuation';
import { readText } from '../../../server/src/core/text/source-text';

const changes = (here: string, there: string): string[] => {
  const whole = (text: string) => ({ start: 0, end: text.length });
  return markChanges(readText(here), whole(here), readText(there), whole(there)).map(({ here: a, there: b }) => `${here.slice(a.start, a.end)} | ${there.slice(b.start, b.end)}`);
};

test('a question or exclamation mark that only one has is told, inside and at the end', () => {
  assert.deepEqual(changes('Will you close the bridge?', 'Will you close the bridge.'), ['bridge? | bridge.']);
  assert.deepEqual(changes('We won! Nobody saw it', 'We won. Nobody saw it'), ['won! | won.']);
  assert.deepEqual(changes('Will you close it? I will not', 'Will you close it! I will not'), ['it? | it!']);
});

test('a comma or its like that one lacks is told', () => {
  assert.deepEqual(changes('Close the bridge, friends of the town', 'Close the bridge friends of the town'), ['bridge, | bridge']);
  assert.deepEqual(changes('The men who fled were caught', 'The men, who fled, were caught'), ['men | men,', 'fled | fled,']);
});

test('house style is no change: kind of marks, pauses and dashes, blanks, capitals, list commas, the last mark', () => {
  for (const [here, there] of [
    ['“Close” the bridge’s gate', '\'close\' the  bridge\'s gate,'],
    ['The bridge — the old one — is closed', 'The bridge, the old one, is closed.'],
    ['The bridge is closed; nobody knows why', 'The bridge is closed. Nobody knows why'],
    ['Ferries, trains, and buses stop', 'Ferries, trains and buses stop'],
    ['Mr. Bell has closed it', 'Mr Bell has closed it'],
    ['It opens at 6:00 p.m. in the town', 'It opens at 6 p.m. in the town'],
  ] as const) assert.deepEqual([changes(here, there), changes(there, here)], [[], []], here);
});

test('what is left out, or added in brackets, is no punctuation', () => {
  assert.deepEqual(changes('The bridge … is closed', 'The bridge, the old one, is closed'), []);
  assert.deepEqual(changes('The bridge [of stone] is closed, friends', 'The bridge is closed, friends'), []);
});

test('where only one ends, its mark is its own', () => {
  assert.deepEqual(changes('Shall we close the bridge?', 'Shall we close the bridge, or shall we keep it open?'), []);
});
