// Numbers as newspapers print them, and the interval that each stands for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFigures, type FigureMention } from '../../../server/src/core/extract/figures';
import { readText } from '../../../server/src/core/text/source-text';

const nobody = { mentions: [], entities: [] };

function figuresIn(text: string): (FigureMention & { readonly text: string })[] {
  return readFigures(readText(text), nobody).map((figure) => ({ ...figure, text: text.slice(figure.start, figure.end) }));
}

/** sentence → the figure's text, its lowest and highest value; open bounds in round brackets. */
const counts: readonly (readonly [string, string, string])[] = [
  ['They found 133 boats.', '133 boats', '[133, 133]'],
  ['They found more than 160 boats.', 'more than 160 boats', '(160, ∞]'],
  ['They found over 160 boats.', 'over 160 boats', '(160, ∞]'],
  ['They found at least five boats.', 'at least five boats', '[5, ∞]'],
  ['They found fewer than 40 boats.', 'fewer than 40 boats', '[0, 40)'],
  ['They found up to 40 boats.', 'up to 40 boats', '[0, 40]'],
  ['They found about 30 boats.', 'about 30 boats', '[27, 33]'],
  ['They found nearly 200 boats.', 'nearly 200 boats', '[180, 200)'],
  ['They found just over 200 boats.', 'just over 200 boats', '(200, 220]'],
  ['They found 24 to 30 boats.', '24 to 30 boats', '[24, 30]'],
  ['They found 24-30 boats.', '24-30 boats', '[24, 30]'],
  ['They found between 24 and 30 boats.', 'between 24 and 30 boats', '[24, 30]'],
  ['They found twenty-three boats.', 'twenty-three boats', '[23, 23]'],
  ['They found two hundred and fifty boats.', 'two hundred and fifty boats', '[250, 250]'],
  ['They found a dozen boats.', 'a dozen boats', '[12, 12]'],
  ['They found two dozen boats.', 'two dozen boats', '[24, 24]'],
  ['They found several boats.', 'several boats', '[3, 9]'],
  ['They found dozens of boats.', 'dozens of boats', '[24, 99]'],
  ['They found hundreds of boats.', 'hundreds of boats', '[200, 999]'],
  ['They found tens of thousands of boats.', 'tens of thousands of boats', '[20000, 99999]'],
  ['They found 1,250 boats.', '1,250 boats', '[1250, 1250]'],
  ['They found 14,000 boats.', '14,000 boats', '[13500, 14500)'],
  ['They found half a million boats.', 'half a million boats', '[475000, 525000)'],
  ['They found 2.5 million boats.', '2.5 million boats', '[2450000, 2550000)'],
];

for (const [sentence, text, interval] of counts) {
  test(`“${text}” is ${interval}`, () => {
    const [figure, ...others] = figuresIn(sentence);
    assert.ok(figure);
    assert.deepEqual(others, []);
    assert.equal(figure.text, text);
    assert.equal(figure.kind, 'count');
    const { min, max, minOpen, maxOpen } = figure.value;
    const bound = (value: number): string => (value === Infinity ? '∞' : String(Math.round(value * 1000) / 1000));
    assert.equal(`${minOpen ? '(' : '['}${bound(min)}, ${bound(max)}${maxOpen ? ')' : ']'}`, interval);
  });
}

const others: readonly (readonly [string, string, FigureMention['kind'], string | undefined])[] = [
  ['The store lost $2.6 million.', '$2.6 million', 'money', 'USD'],
  ['The store lost £1.7m.', '£1.7m', 'money', 'GBP'],
  ['It was a two-million-euro booty.', 'two-million-euro', 'money', 'EUR'],
  ['They earn $100 a month.', '$100 a month', 'money', 'USD'],
  ['Some 35.7 percent agreed.', 'Some 35.7 percent', 'percent', '%'],
  ['The share fell to 40%.', '40%', 'percent', '%'],
  ['They sailed about 150 nautical miles.', 'about 150 nautical miles', 'measure', 'nautical mile'],
  ['It was a 10-metre dhow.', '10-metre', 'measure', 'm'],
  ['It was a 24- to 30-foot dhow.', '24- to 30-foot', 'measure', 'foot'],
  ['A 7.6-magnitude quake struck.', '7.6-magnitude', 'measure', 'magnitude'],
  ['It was minus 17 degrees.', 'minus 17 degrees', 'measure', 'degree'],
  ['It took almost three hours.', 'almost three hours', 'duration', 'hour'],
  ['It took two hours and 41 minutes.', 'two hours and 41 minutes', 'duration', 'minute'],
  ['It took 3 hours, 20 minutes and 5 seconds.', '3 hours, 20 minutes and 5 seconds', 'duration', 'second'],
  ['It took less than a minute.', 'less than a minute', 'duration', 'minute'],
  ['It took an hour and a half.', 'an hour and a half', 'duration', 'hour'],
  ['It stood five feet 11 inches tall.', 'five feet 11 inches', 'measure', 'inch'],
  ['The tower is 20 m high.', '20 m', 'measure', 'm'],
  ['They paid 415p for it.', '415p', 'money', 'GBP'],
  ['One in eight agreed.', 'One in eight', 'percent', '%'],
  ['Nine out of 10 agreed.', 'Nine out of 10', 'percent', '%'],
  ['It lost a tenth of its value.', 'tenth', 'percent', '%'],
  ['She finished third.', 'third', 'rank', undefined],
  ['The measure passed 52 to 48.', '52 to 48', 'score', undefined],
  ['The fire began at half past nine.', 'half past nine', 'time', undefined],
  ["The fire began at 10 o'clock.", "10 o'clock", 'time', undefined],
  ['Anna Berg died at 91.', '91', 'age', 'year'],
  ['A 10-year-old boy escaped.', '10-year-old', 'age', 'year'],
  ['Anna Berg, 61, said so.', '61', 'age', 'year'],
  ['It ended 348-77 in the House.', '348-77', 'score', undefined],
  ['The fire began at 8.49pm.', '8.49pm', 'time', undefined],
  ['The fire began about 2045 GMT.', 'about 2045 GMT', 'time', undefined],
  ['It was the third override.', 'third', 'rank', undefined],
];

for (const [sentence, text, kind, unit] of others) {
  test(`“${text}” is a ${kind}`, () => {
    const [figure] = figuresIn(sentence);
    assert.ok(figure);
    assert.deepEqual([figure.text, figure.kind, figure.unit], [text, kind, unit]);
  });
}

for (const sentence of [
  'They flew Su-27 and F-15 jets.',
  'The G7 and the AK-47 have names with digits.',
  'Call 0845 125 2222 for help.',
  'A large four-by-four stood there.',
  'They live at 40 East 5th Avenue.',
  'It supports 3G and 4x4.',
  'It happened on 9/11.',
  'One of the reasons was clear.',
]) test(`no figure in “${sentence}”`, () => assert.deepEqual(figuresIn(sentence).map(({ text }) => text), []));

test('fahrenheit and miles meet kilometres in the base unit', () => {
  const [miles] = figuresIn('It is 50 miles away.');
  assert.ok(miles);
  assert.equal(Math.round(miles.value.min * 100) / 100, 80.47);
});

test('an unbounded number of digits is no number', () => assert.deepEqual(figuresIn(`They found ${'9'.repeat(1000)} boats.`), []));
