// The lines by which texts are dated, as newspapers and agencies print them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { yearlessDateLine } from '../../../server/src/core/extract/date-line';
import { isoDay } from '../../../server/src/core/extract/figures/dates';

/** The day of writing, or the words of a date line that names no year. */
function datedBy(...lines: string[]): string | undefined {
  const { written, source, figures } = readDocument(documentId('a.txt'), ['Ferry runs aground off Molde', ...lines, 'The ferry ran aground at noon. All 40 passengers were taken off.'].join('\n\n'));
  const line = yearlessDateLine(source, figures);
  return written === undefined ? line && source.text.slice(line.start, line.end) : isoDay(written);
}

for (const [line, day] of [
  ['18 March 2025', '2025-03-18'],
  ['Published 18 March 2025, 9.40am', '2025-03-18'],
  ['Fjord Public Radio, June 18, 2024', '2024-06-18'],
  ['The Harbour Gazette — Thursday, April 11, 2024', '2024-04-11'],
  ['Friday, 10 November 2023 — by Ana Sousa', '2023-11-10'],
  ['MOLDE, March 4, 2025 (Fjord Press) — The harbour was shut.', '2025-03-04'],
  ['MOLDE, Norway 1996-08-30', '1996-08-30'],
  ['June 14', 'June 14'],
  ['Wednesday, August 4', 'August 4'],
  ['Updated Saturday, March 23, 9.40am', 'March 23'],
  ['From our correspondent, Molde, Sunday 25 July', '25 July'],
  ['MOLDE, March 8 (Fjord Press) — The harbour was shut.', 'March 8'],
  ['MOLDE (Fjord Press) May 8 — The harbour was shut.', 'May 8'],
  ['Molde, Saturday May 11. The harbour was shut.', 'May 11'],
] as const) test(`“${line}” dates the text: ${day}`, () => assert.match(datedBy(line) ?? '', new RegExp(`${day}$`, 'u')));

for (const line of [
  'The new pier was opened on May 11.',
  'The ferry came from Bergen, where it was built, on 4 March 2015.',
  'Storms since May 11',
  'Molde regatta, May 25: results in short',
]) test(`“${line}” dates what happened, not the text`, () => assert.equal(datedBy(line), undefined));

test('a day in the headline dates what happened', () => {
  const { source, figures } = readDocument(documentId('a.txt'), 'Storm over Bergen, May 3\n\nThe harbour was shut.');
  assert.equal(yearlessDateLine(source, figures), undefined);
});
