// Dates as newspapers print them, seen from Tuesday, 18 March 2025.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFigures } from '../../../server/src/core/extract/figures';
import { dayOfIso, isoDay, resolveDate } from '../../../server/src/core/extract/figures/dates';
import { readText } from '../../../server/src/core/text/source-text';

const written = dayOfIso('2025-03-18');

function daysOf(sentence: string, anchor = written): string[] {
  return readFigures(readText(sentence), { mentions: [], entities: [] }).flatMap(({ start, end, date }) => {
    const days = date && resolveDate(date, anchor);
    return days ? [`${sentence.slice(start, end)}: ${isoDay(days.min)}${days.max > days.min ? ` to ${isoDay(days.max)}` : ''}`] : [];
  });
}

for (const [sentence, expected] of [
  ['It was released on March 18.', 'March 18: 2025-03-18'],
  ['Mar 18, 2025 was the day.', 'Mar 18, 2025: 2025-03-18'],
  ['It was signed on 3 December 1997.', '3 December 1997: 1997-12-03'],
  ['It was signed on December 3, 1997.', 'December 3, 1997: 1997-12-03'],
  ['The text is dated 2015-07-31.', '2015-07-31: 2015-07-31'],
  ['In March 2025, they met.', 'March 2025: 2025-03-01 to 2025-03-31'],
  ['They announced it on Tuesday.', 'Tuesday: 2025-03-18'],
  ['They announced it on Friday.', 'Friday: 2025-03-14'],
  ['They said today that it holds.', 'today: 2025-03-18'],
  ['They said yesterday that it holds.', 'yesterday: 2025-03-17'],
  ['They will vote next week.', 'next week: 2025-03-24 to 2025-03-30'],
  ['They met last month.', 'last month: 2025-02-01 to 2025-02-28'],
  ['They met in February.', 'February: 2025-02-01 to 2025-02-28'],
  ['They met in December.', 'December: 2024-12-01 to 2024-12-31'],
  ['It came into force in 1999.', '1999: 1999-01-01 to 1999-12-31'],
  ['They left the 1997 Ottawa Treaty.', '1997: 1997-01-01 to 1997-12-31'],
  ['It was proposed in the late 1990s.', 'late 1990s: 1996-01-01 to 1999-12-31'],
  ['It was proposed in the 1990s.', '1990s: 1990-01-01 to 1999-12-31'],
] as const) test(`“${sentence}” speaks of ${expected}`, () => assert.deepEqual(daysOf(sentence), [expected]));

test('without a day of writing a weekday says nothing', () => {
  const [figure] = readFigures(readText('They announced it on Tuesday.'), { mentions: [], entities: [] });
  assert.ok(figure?.date);
  assert.equal(resolveDate(figure.date, undefined), undefined);
});

for (const sentence of ['They may go.', 'The march went on.', 'Some 2000 people came.', 'The 19 Sept. 11 hijackers are dead.']) {
  test(`no year and no month in “${sentence}”`, () => {
    assert.ok(daysOf(sentence).every((found) => found.startsWith('Sept. 11')), daysOf(sentence).join());
  });
}
