// What tells a person's gender.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNames } from '../../../server/src/core/extract/names';
import { readText } from '../../../server/src/core/text/source-text';

function genderOf(text: string): string | undefined {
  return readNames(readText(text)).entities.find(({ type }) => type === 'person')?.gender;
}

test('a given name that one gender has tells it', () => {
  assert.equal(genderOf('They met Anna Grumbold yesterday.'), 'female');
  assert.equal(genderOf('They met Karl Grumbold yesterday.'), 'male');
});

test('an honorific tells it before the given name does', () => {
  assert.equal(genderOf('They met Mr. Anna Grumbold yesterday.'), 'male');
});

test('pronouns tell it where they agree and no name does', () => {
  assert.equal(genderOf('They met Xolani Grumbold, 42, with her brother. She left early.'), 'female');
  assert.equal(genderOf('They met Xolani Grumbold, 42, with her brother. He left early.'), undefined);
});

test('one pronoun, or one inside a quotation, proves nothing', () => {
  assert.equal(genderOf('They met Xolani Grumbold, 42, with his brother.'), undefined);
  assert.equal(genderOf('“Tell him,” Xolani Grumbold, 42, said, “that he and his friends are welcome.”'), undefined);
});
