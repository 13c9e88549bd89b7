// The timeline: what sources date, in order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timelineOf } from '../../../server/src/core/queries/timeline';
import { dossierOf } from './dossiers';
import { readSeeds } from './seeds';

test('events stand by day, in each year what is known by the year alone first', () => {
  const { events } = timelineOf(readSeeds());
  assert.deepEqual([...new Set(events.map(({ heading }) => heading))], ['1991', 'late 1990s', '1997', '1999', '2005', '2012', '2022', '2023', '2024', '2025']);
  assert.deepEqual(events.filter(({ heading }) => heading === '1997').map(({ when, vague }) => [when, vague]), [['1997', 'year only'], ['3 December 1997', undefined]]);
  assert.deepEqual(events.filter(({ heading }) => heading === 'late 1990s').map(({ when, vague }) => [when, vague]), [['late 1990s', 'no exact year']]);
});

test('sources that name one day share an event, the line that dates an article tells nothing', () => {
  const links = readSeeds();
  const { events, sources } = timelineOf(links);
  const statement = events.find(({ counted }) => counted.startsWith('4 sources'));
  assert.equal(statement?.when, '18 March 2025');
  assert.deepEqual(statement?.accounts.map(({ source, says }) => `${sources[source]?.name ?? ''}: ${says}`), ['Caliber.Az: March 18', 'Breaking Defense: today', '002: March 2025', '003: Tuesday']);
  for (const { at, says } of events.flatMap(({ accounts }) => accounts)) assert.equal(links.documents.get(at.document)?.source.text.slice(at.start, at.end), says);
});

test('two days for one event are one entry with both accounts', () => {
  const { events } = timelineOf(dossierOf({
    'a.txt': 'The old stone bridge over the river Tarn collapsed on 3 May 2021 after weeks of rain, the mayor of the town said.',
    'b.txt': 'The old stone bridge over the river Tarn collapsed on 5 May 2021 after weeks of rain, the mayor of the town said.',
  }));
  assert.deepEqual(events.map(({ disagree, when, accounts }) => [disagree, when, accounts.map((account) => account.when)]), [[true, '3 May 2021 or 5 May 2021', ['3 May 2021', '5 May 2021']]]);
  assert.match(events[0]?.finding ?? '', /^date-conflict\//);
});

test('a day that nothing tells comes last, without a year', () => {
  const { events } = timelineOf(dossierOf({ 'a.txt': 'The bridge was closed on Tuesday. It was built in 1897.' }));
  assert.deepEqual(events.map(({ heading, when }) => [heading, when]), [['1897', '1897'], ['Undated', 'a Tuesday']]);
});
