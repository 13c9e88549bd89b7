// The titles and posts that a text gives a person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNames } from '../../../server/src/core/extract/names';
import { readText } from '../../../server/src/core/text/source-text';

function rolesOf(text: string, name: string): string[] {
  const entity = readNames(readText(text)).entities.find(({ canonical }) => canonical === name);
  for (const role of entity?.roles ?? []) assert.equal(text.slice(role.start, role.end), role.text);
  return (entity?.roles ?? []).map(({ text: role }) => role);
}

test('a title before the name, with the body it belongs to', () => {
  assert.deepEqual(rolesOf('It was Estonia’s Defense Minister Hanno Pevkur.', 'Hanno Pevkur'), ['Estonia’s Defense Minister']);
});

test('an apposition behind the name, up to what is another thought', () => {
  const text = 'But Hanno Pevkur, Estonia’s minister of defense and a signatory to today’s letter, told us.';
  assert.deepEqual(rolesOf(text, 'Hanno Pevkur'), ['Estonia’s minister of defense']);
});

test('an apposition makes an unknown name a person’s', () => {
  assert.deepEqual(rolesOf('But Xolani Grumbold, Estonia’s minister of trees, agreed.', 'Xolani Grumbold'), ['Estonia’s minister of trees']);
});

test('a longer apposition is kept whole', () => {
  const text = 'So said Jukka Kopra, chairman of the defense committee in the Finnish parliament, on Monday.';
  assert.deepEqual(rolesOf(text, 'Jukka Kopra'), ['chairman of the defense committee in the Finnish parliament']);
});

test('a post before the name and a rank, as printed', () => {
  const roles = rolesOf('Latvia’s chief of defence, Major General Kaspars Pudāns, agreed.', 'Kaspars Pudāns');
  assert.deepEqual(roles, ['Latvia’s chief of defence', 'Major General']);
});

test('Mr. and Mrs. are no roles but tell the gender', () => {
  const entity = readNames(readText('They met Mrs. Quendrell again.')).entities[0];
  assert.deepEqual([entity?.roles, entity?.gender], [[], 'female']);
});

test('a post in apposition before the name', () => {
  assert.deepEqual(rolesOf('A spokeswoman for the harbour, Anna Brandt, said so.', 'Anna Brandt'), ['spokeswoman for the harbour']);
});

test('a calling in lower case before the name', () => {
  assert.deepEqual(rolesOf('It was said by coach Anna Brandt on Monday.', 'Anna Brandt'), ['coach']);
});

test('the next member of a list is no role', () => {
  assert.deepEqual(rolesOf('They met Anna Brandt, a farmer and a fisherman there.', 'Anna Brandt'), ['farmer']);
  assert.deepEqual(rolesOf('They met Anna Brandt, who knew the mayor, there.', 'Anna Brandt'), []);
});
