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
  ['He averaged 30 goals.', '30 goals: goal (average)'],
  ['The quake killed one person and injured dozens of others.', 'one person: person killed', 'dozens of others: person injured'],
  ['Police said that eight people had suffered serious injuries.', 'eight people: person injured'],
  ['No one else was injured.', 'No one else: person injured'],
  ['Fifteen of the 19 Sept. 11 hijackers were known.', 'Fifteen: suspect', '19 Sept. 11 hijackers: suspect'],
  ['The 1000-member church burned.', '1000-member: country'],
  ['She drove in 121 RBIs.', '121 RBIs: rbi'],
  ['They earned $141 million and paid $44 million in taxes.', '$141 million: money earned', '$44 million: money spent'],
  ['He underwent a second operation.', 'second: operation'],
  ['Two die in factory.', 'Two: person killed'],
  ['Two people were shot dead.', 'Two people: person killed'],
] as const) test(`“${sentence}”`, () => assert.deepEqual(claimsIn(sentence), expected));

test('a unit that two numbers share is said once', () => {
  const sentence = 'Quakes of 7.6 and 7.5 magnitude struck.';
  const found = readFigures(readText(sentence), { mentions: [], entities: [] }).map(({ start, end, claim }) => `${sentence.slice(start, end)}: ${claim.dimension}`);
  assert.deepEqual(found, ['7.6: magnitude', '7.5 magnitude: magnitude']);
});

test('the measure of two magnitudes may stand before the first', () => {
  const sentence = 'Two quakes, measuring 7.6 and 7.4, struck.';
  const found = readFigures(readText(sentence), { mentions: [], entities: [] }).filter(({ kind }) => kind === 'measure').map(({ start, end, claim }) => `${sentence.slice(start, end)}: ${claim.dimension}`);
  assert.deepEqual(found, ['7.6: magnitude', '7.4: magnitude']);
});

test('the age of a person may stand behind “who was”', () => {
  assert.deepEqual(readFigures(readText('He killed Rosa Keane, who was 41.'), { mentions: [], entities: [] }).map(({ kind, number }) => [kind, number]), [['age', 41]]);
});

test('“$160MM” is 160 million', () => {
  assert.deepEqual(readFigures(readText('An offer of $160MM was made.'), { mentions: [], entities: [] }).map(({ number, unit }) => [number, unit]), [[160e6, 'USD']]);
});

test('crew members are crew, not members of a body', () => {
  assert.deepEqual(claimsIn('They hold more than 300 crew members.'), ['more than 300 crew members: crew held']);
});
