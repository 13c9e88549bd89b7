// Which names of one document are one entity, and which must stay apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNames } from '../../../server/src/core/extract/names';
import { readText } from '../../../server/src/core/text/source-text';

/** Each entity as its canonical name and its aliases. */
function entitiesOf(text: string): [string, ...string[]][] {
  return readNames(readText(text)).entities.map(({ canonical, aliases }) => [canonical, ...aliases]);
}

test('a surname alone is the one person who bears it', () => {
  assert.deepEqual(entitiesOf('They saw Hanno Pevkur. Later Mr. Pevkur left.'), [['Hanno Pevkur', 'Pevkur']]);
});

test('two persons with one surname block the link', () => {
  const entities = entitiesOf('They saw Anna Brandt and Karl Brandt. Then Brandt left.');
  assert.deepEqual(entities.map(([name]) => name), ['Anna Brandt', 'Karl Brandt', 'Brandt']);
});

test('a middle name or a short given name does not make another person', () => {
  assert.deepEqual(entitiesOf('They saw James R. Colby. Then Jim Colby left.').length, 1);
});

test('an acronym in brackets is its expansion', () => {
  assert.deepEqual(entitiesOf('It was the Global Dragon Agency (GDA). The GDA denied it.'), [['Global Dragon Agency', 'GDA']]);
});

test('“also known as … or …” states other names', () => {
  const text = 'They left the Ottawa Treaty, also known as the Mine Ban Treaty or the Ottawa Convention.';
  assert.deepEqual(entitiesOf(text), [['Ottawa Treaty', 'Mine Ban Treaty', 'Ottawa Convention']]);
});

test('a formal name in apposition states another name', () => {
  const text = 'They left the Mine Ban Treaty, a short version of its formal name The Convention on the Ban of Mines.';
  assert.equal(entitiesOf(text).length, 1);
});

test('the family is not one of its members', () => {
  const entities = readNames(readText('They saw Anna Brandt. Then the Brandts left.')).entities;
  assert.deepEqual(entities.map(({ canonical, type }) => [canonical, type]), [['Anna Brandt', 'person'], ['Brandts', 'other']]);
});

test('a post with a surname, before any full name, is a person of its own', () => {
  assert.deepEqual(entitiesOf('They saw President Brandt with his daughter Anna Brandt.').length, 2);
});

test('a town’s team is not the town', () => {
  const text = 'The match was played in Denver on Sunday. Denver beat the league champions 3-1, scoring a goal in each half and a penalty late in the match. '
    + 'The coach praised the team after the victory.';
  const entities = readNames(readText(text)).entities;
  assert.deepEqual(entities.map(({ canonical, type }) => [canonical, type]), [['Denver', 'place'], ['Denver', 'organization']]);
});

test('the forms of a country are one', () => {
  assert.deepEqual(entitiesOf('It is in the United States. A U.S. court and the US army agreed.'), [['United States', 'U.S.', 'US']]);
});
