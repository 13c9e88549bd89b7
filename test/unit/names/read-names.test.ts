// What counts as one name in one document, and of which type.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNames, type EntityType } from '../../../server/src/core/extract/names';
import { readText } from '../../../server/src/core/text/source-text';

/** Mentions in order, as printed, with their types. */
function mentionsOf(text: string): [string, EntityType][] {
  const { mentions, entities } = readNames(readText(text));
  return mentions.map(({ start, end, entity }) => [text.slice(start, end), entities[entity]?.type ?? 'other']);
}

test('a title is no part of the name', () => {
  assert.deepEqual(mentionsOf('Later that day Prime Minister Evelyn Roe met Dr. Tom Quill.'), [['Evelyn Roe', 'person'], ['Tom Quill', 'person']]);
});

test('an office over “of” is a title', () => {
  assert.deepEqual(mentionsOf('They heard Secretary of State Mara Lindqvist.'), [['Mara Lindqvist', 'person']]);
});

test('a possessive ends a name and stays outside the span', () => {
  assert.deepEqual(mentionsOf('It was Estonia’s Defense Minister Hanno Pevkur.'), [['Estonia', 'place'], ['Hanno Pevkur', 'person']]);
});

test('initials, particles, hyphens and suffixes belong to a person’s name', () => {
  const text = 'We met John Q. Walsh, then Joost van der Merwe, Anne-Marie O’Dell and Carl Reed Jr. in May.';
  assert.deepEqual(mentionsOf(text).map(([name]) => name), ['John Q. Walsh', 'Joost van der Merwe', 'Anne-Marie O’Dell', 'Carl Reed Jr.']);
});

test('names joined by “and” are several, a body with “and” in its name is one', () => {
  assert.deepEqual(mentionsOf('Talks between Latvia and Poland failed.'), [['Latvia', 'place'], ['Poland', 'place']]);
  assert.deepEqual(mentionsOf('She runs the Department of Health and Human Services here.'), [['Department of Health and Human Services', 'organization']]);
});

test('a law’s name may have small words in it', () => {
  assert.deepEqual(mentionsOf('They passed the Relief for Victims of Dragon Fire Act today.'), [['Relief for Victims of Dragon Fire Act', 'agreement']]);
});

test('a lower-case head that makes a name whole is part of it', () => {
  assert.deepEqual(mentionsOf('They stayed at the Grumbold hotel and the Quill refugee camp.'), [['Grumbold hotel', 'place'], ['Quill refugee camp', 'place']]);
});

test('a formal agreement name with a list in it is one name', () => {
  const name = 'Convention on the Prohibition of the Use, Stockpiling and Sale of Dragon Eggs and on their Destruction';
  assert.deepEqual(mentionsOf(`They signed The ${name} last week.`), [[name, 'agreement']]);
});

test('a dateline in capitals is a place', () => {
  assert.deepEqual(mentionsOf('WASHINGTON — The talks ended today.'), [['WASHINGTON', 'place']]);
});

test('an adjective of nationality is no name', () => {
  assert.deepEqual(mentionsOf('The Polish delegates met Russian troops.'), []);
});

test('a nationality and a body in lower case are unsure', () => {
  const { entities } = readNames(readText('They met the Polish navy.'));
  assert.deepEqual(entities.map(({ canonical, sure }) => [canonical, sure]), [['Polish navy', false]]);
});

test('a heading in Title Case shows only names that the text knows', () => {
  const text = 'Angry Crowd Greets Walsh After Long Talks In Riga\n\nJohn Walsh came to Riga yesterday, people there said.';
  assert.deepEqual(mentionsOf(text).map(([name]) => name), ['Walsh', 'Riga', 'John Walsh', 'Riga']);
});

test('a word that only its place in the sentence capitalises is no name', () => {
  assert.deepEqual(mentionsOf('Witnesses fled. Officials said nothing. Thousands marched.'), []);
});

test('an unknown word at the start of a sentence alone is unsure', () => {
  const { entities } = readNames(readText('Grumbold left early.'));
  assert.deepEqual(entities.map(({ canonical, sure }) => [canonical, sure]), [['Grumbold', false]]);
});

test('a heading shows what a lexicon knows, and persons by a given name', () => {
  assert.deepEqual(mentionsOf('Anna Grumbold Visits Latvia').map(([name]) => name), ['Anna Grumbold', 'Latvia']);
  assert.deepEqual(mentionsOf('Security Concerns\n\nThey had none.'), []);
});

test('two places in one word are two', () => {
  assert.deepEqual(mentionsOf('They met at the Latvia-Estonia border.'), [['Latvia', 'place'], ['Estonia', 'place']]);
});

test('the state in a party’s tag is a place', () => {
  assert.deepEqual(mentionsOf('It was Anna Brandt (D-N.Y.) who left.'), [['Anna Brandt', 'person'], ['N.Y.', 'place']]);
});

test('a person’s government is no body', () => {
  assert.deepEqual(mentionsOf('They said the Brandt administration failed.'), [['Brandt', 'person']]);
});

test('a shout and a handle are no names', () => {
  assert.deepEqual(mentionsOf('He wrote that THIS MUST STOP and thanked @GrumboldFan and #SaveRiga.'), []);
});

test('what stands before a person in one run is a title or a name of its own', () => {
  assert.deepEqual(mentionsOf('They asked Riga Managing Editor Anna Brandt.'), [['Riga', 'place'], ['Anna Brandt', 'person']]);
  assert.deepEqual(mentionsOf('They asked former secretary of State Anna Brandt.'), [['Anna Brandt', 'person']]);
  assert.deepEqual(mentionsOf('They asked Fisheries Minister Anna Brandt.'), [['Anna Brandt', 'person']]);
});

test('a known place behind a name is parted from it, a body that begins with a place is not', () => {
  assert.deepEqual(mentionsOf('The Brandt White House denied it.').map(([name]) => name), ['Brandt', 'White House']);
  assert.deepEqual(mentionsOf('They joined the Bavaria Democratic Party.'), [['Bavaria Democratic Party', 'organization']]);
});

test('a nickname in quotation marks is inside the name', () => {
  assert.deepEqual(mentionsOf('They met Robert C. “Bobby” Quill there.'), [['Robert C. “Bobby” Quill', 'person']]);
});

test('a ship and a model are neither persons nor bodies', () => {
  assert.deepEqual(mentionsOf('They boarded the tanker Anna Brandt and the Grumbold 8900.'), [['Anna Brandt', 'other'], ['Grumbold 8900', 'other']]);
});

test('a company’s name may hold “of”, a person of a company is not one', () => {
  assert.deepEqual(mentionsOf('He bought Silver Mills of Grumbold Ltd last year.'), [['Silver Mills of Grumbold Ltd', 'organization']]);
  assert.deepEqual(mentionsOf('He met Anna Brandt of Grumbold Inc. there.'), [['Anna Brandt', 'person'], ['Grumbold Inc.', 'organization']]);
});

test('a surname that is a title, a month or a common word is known by the full name', () => {
  assert.deepEqual(mentionsOf('We met Anna King. Then King left in May with Theresa May.'), [['Anna King', 'person'], ['King', 'person'], ['Theresa May', 'person']]);
});

test('a very long run costs no square of its length', () => {
  const { mentions } = readNames(readText('Bank of the '.repeat(20_000)));
  for (const { start, end } of mentions) assert.ok(end - start < 2000);
});
