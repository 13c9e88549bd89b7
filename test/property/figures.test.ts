// What must hold of any figure: what a card prints is read again as the same value, and of two values neither is the first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { verdictOf } from '../../server/src/core/corpus/verdict';
import { readFigures, type FigureMention } from '../../server/src/core/extract/figures';
import { dayNumberOf } from '../../server/src/core/extract/figures/dates';
import { meets, same, within, type Interval } from '../../server/src/core/extract/interval';
import { dayInWords, readingOf } from '../../server/src/core/queries/readings';
import { english } from '../../server/src/core/say';
import { readText } from '../../server/src/core/text/source-text';

const figuresIn = (text: string): readonly FigureMention[] => readFigures(readText(text), { mentions: [], entities: [] });

const modifiers = ['', 'more than ', 'at least ', 'fewer than ', 'at most ', 'about ', 'nearly ', 'just over ', 'some ', 'up to ', 'over ', 'under ', 'almost ', 'exactly '];
/** Digits in groups of three. */
const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+(?!\d))/gu, ',');
const whole = fc.oneof(fc.integer({ min: 2, max: 1800 }), fc.integer({ min: 2, max: 999 }).map((n) => n * 100), fc.integer({ min: 2, max: 99 }).map((n) => n * 100_000)).map(grouped);
const decimal = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9 })).map(([n, tenth]) => `${n}.${tenth}`);
const range = fc.tuple(fc.integer({ min: 2, max: 900 }), fc.integer({ min: 1, max: 900 })).map(([low, by]) => `${low} to ${low + by}`);

/** How each kind stands in a sentence, and how its reading does. */
const kinds = [
  { kind: 'count', numbers: fc.oneof(whole, range), says: (n: string) => `Then ${n} people were killed there.` },
  { kind: 'measure', numbers: fc.oneof(whole, decimal, range), units: ['km', 'miles', 'feet', 'tonnes', 'acres'], says: (n: string, unit: string) => `Then ${n} ${unit} lay ahead.`, again: (reading: string) => `Then ${reading} lay ahead.` },
  { kind: 'percent', numbers: fc.oneof(fc.integer({ min: 2, max: 99 }).map(String), decimal), says: (n: string) => `Then ${n} per cent agreed.`, again: (reading: string) => `Then ${reading} agreed.` },
  { kind: 'duration', numbers: fc.oneof(fc.integer({ min: 2, max: 99 }).map(String), range), units: ['hours', 'minutes', 'days', 'weeks'], says: (n: string, unit: string) => `Then ${n} ${unit} went by.`, again: (reading: string) => `Then ${reading} went by.` },
  { kind: 'money', numbers: whole, says: (n: string) => `Then ${n} euros were paid.`, again: (reading: string) => `Then ${reading} were paid.` },
] as const;

for (const { kind, numbers, says, ...rest } of kinds) {
  test(`a ${kind} as it is printed is read again as the same interval`, () => {
    fc.assert(fc.property(fc.constantFrom(...modifiers), numbers, fc.constantFrom(...('units' in rest ? rest.units : [''])), (modifier, number, unit) => {
      fc.pre(!(number.includes(' to ') && modifier !== ''));
      const sentence = says(`${modifier}${number}`, unit);
      const [figure, more] = figuresIn(sentence);
      assert.ok(figure?.kind === kind && !more, sentence);
      const reading = readingOf(figure, figure.value, english);
      const printed = 'again' in rest ? rest.again(reading) : says(reading, unit);
      const [again] = figuresIn(printed);
      assert.ok(again && same(again.value, figure.value), `${sentence} → ${printed}: ${JSON.stringify([figure.value, again?.value])}`);
    }), { numRuns: 400 });
  });
}

test('a day as it is printed is read again as the same day', () => {
  fc.assert(fc.property(fc.integer({ min: -25_000, max: 40_000 }), (day) => {
    const [figure] = figuresIn(`They met on ${dayInWords(day, english)}.`);
    const { year, month, day: date } = figure?.date ?? {};
    assert.ok(year !== undefined && month !== undefined && date !== undefined, dayInWords(day, english));
    assert.equal(dayNumberOf(year, month, date), day);
  }), { numRuns: 300 });
});

const bound = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 100, 133, 160, 164));
const interval: fc.Arbitrary<Interval> = fc.record({
  bounds: fc.tuple(bound, bound), below: fc.boolean(), above: fc.boolean(), minOpen: fc.boolean(), maxOpen: fc.boolean(),
}).map(({ bounds: [a, b], below, above, minOpen, maxOpen }) => {
  const [min, max] = [below ? -Infinity : Math.min(a, b), above ? Infinity : Math.max(a, b)];
  // A single value has no open side: nothing would lie in it.
  return min === max ? { min, max } : { min, max, ...(minOpen && { minOpen }), ...(maxOpen && { maxOpen }) };
});

test('whether two values agree does not depend on which comes first', () => {
  fc.assert(fc.property(interval, interval, fc.boolean(), (a, b, converted) => {
    assert.equal(verdictOf(a, b, converted), verdictOf(b, a, converted));
    assert.equal(meets(a, b), meets(b, a));
    assert.equal(same(a, b), same(b, a));
  }), { numRuns: 2000 });
});

test('a value agrees with itself, and with nothing that has no value in common with it', () => {
  fc.assert(fc.property(interval, interval, (a, b) => {
    assert.equal(verdictOf(a, a), 'agree');
    if (!meets(a, b)) assert.equal(verdictOf(a, b), 'conflict');
    if (within(a, b)) assert.ok(meets(a, b));
  }), { numRuns: 2000 });
});
