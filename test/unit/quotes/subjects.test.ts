// Subjects of cue verbs, before and behind them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readNames } from '../../../server/src/core/extract/names';
import { Reading, type Words } from '../../../server/src/core/extract/quotes/clauses';
import { invertedSubject, isNoun, isPassive, subjectBefore } from '../../../server/src/core/extract/quotes/subjects';
import { readText } from '../../../server/src/core/text/source-text';

const words = (text: string): Words => {
  const source = readText(text);
  const reading = new Reading(source, readNames(source), []);
  const [sentence] = reading.sentencesIn(0);
  assert.ok(sentence);
  return reading.wordsOf(sentence);
};
const at = (sentence: Words, word: string): number => Array.from({ length: sentence.length }, (_, i) => sentence.lower(i)).lastIndexOf(word);
const before = (text: string, verb: string): string | undefined => {
  const sentence = words(text);
  return subjectBefore(sentence, at(sentence, verb))?.text;
};
const behind = (text: string, verb: string): string | undefined => {
  const sentence = words(text);
  return invertedSubject(sentence, at(sentence, verb))?.text;
};

test('adverbs and auxiliaries stand between subject and verb', () => {
  assert.equal(before('The engineer has also repeatedly said so.', 'said'), 'The engineer');
});

test('a noun phrase holds its prepositions', () => {
  assert.equal(before('Yesterday, a spokesman for the town council said so.', 'said'), 'a spokesman for the town council');
});

test('the second of two verbs has the subject of the first', () => {
  assert.equal(before('The engineer praised the crew and said so.', 'said'), 'The engineer');
  assert.equal(before('The engineer left the hall, saying so.', 'saying'), 'The engineer');
});

test('a subject may stand behind its verb, but not behind "told"', () => {
  assert.equal(behind('So said the old engineer of the town.', 'said'), 'the old engineer of the town');
  assert.equal(behind('So told the old engineer.', 'told'), undefined);
});

test('what stands behind the verb may be the subject of the next one', () => {
  assert.equal(behind('He said the engineer would come.', 'said'), undefined);
});

test('a passive verb and a noun of the same form are no cue', () => {
  const passive = words('The engineer was told so.');
  assert.equal(isPassive(passive, at(passive, 'told')), true);
  const noun = words('They read the report twice.');
  assert.equal(isNoun(noun, at(noun, 'report')), true);
  const verb = words('They report it twice.');
  assert.equal(isNoun(verb, at(verb, 'report')), false);
});
