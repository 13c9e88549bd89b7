// What a figure measures: the counted noun, and what is said of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFigures } from '../../../server/src/core/extract/figures';
import { readText } from '../../../server/src/core/text/source-text';

function claimsIn(sentence: string): string[] {
  return readFigures(readText(sentence), { mentions: [], entities: [] }).map(({ start, end, claim }) =>
    `${sentence.slice(start, end)}: ${claim.nounClass ?? claim.noun ?? '–'}${claim.predicate?.sure ? ` ${claim.predicate.rung}` : ''}${claim.modality ? ` (${claim.modality})` : ''}`);
}

for (const [sentence, ...expected] of [
  ['The treaty has been signed by 133 nations.', '133 nations: country signed'],
  ['The treaty has over 160 signatories.', 'over 160 signatories: country signed'],
  ['More than 160 countries are party to the treaty.', 'More than 160 countries: country party'],
  ['At least five people were killed, 250 others injured and more than 800 homes destroyed.', 'At least five people: person killed', '250 others: person injured', 'more than 800 homes: house destroyed'],
  ['The quake hit, killing 12 and injuring 40.', '12: person killed', '40: person injured'],
  ['No one was injured.', 'No one: person injured'],
  ['Police arrested 23 Somali and Yemeni pirates.', '23 Somali and Yemeni pirates: suspect held'],
  ['Fifteen of the 19 hijackers were known.', 'Fifteen: suspect', '19 hijackers: suspect'],
  ['The toll could reach 40 people.', '40 people: person killed (expected)'],
  ['They did not find 12 boats.', '12 boats: vessel (denied)'],
] as const) test(`“${sentence}”`, () => assert.deepEqual(claimsIn(sentence), expected));

test('a unit that two numbers share is said once', () => {
  const sentence = 'Quakes of 7.6 and 7.5 magnitude struck.';
  const found = readFigures(readText(sentence), { mentions: [], entities: [] }).map(({ start, end, claim }) => `${sentence.slice(start, end)}: ${claim.dimension}`);
  assert.deepEqual(found, ['7.6: magnitude', '7.5 magnitude: magnitude']);
});

test('crew members are crew, not members of a body', () => {
  assert.deepEqual(claimsIn('They hold more than 300 crew members.'), ['more than 300 crew members: crew held']);
});
