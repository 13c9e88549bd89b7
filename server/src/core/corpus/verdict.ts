// Whether two values of one quantity agree, cannot both be true, or differ without contradiction.
import { meets, same, type Interval } from '../extract/interval';

export type Verdict =
  | 'agree' // equal, within rounding, or one more precise than the other
  | 'conflict' // no value lies in both
  | 'tension' // both can be true, but nobody would write "more than 100" of 164
  | 'superseded' // a count that rises with the day of writing: the older one was right in its time
  | 'falls' // a count that cannot fall, and does
  | 'disputed'; // two parties, two counts

/** What two figures are to each other: values of one quantity, or of two rungs of one ladder, such as signed and joined, killed and injured. */
export type Relation = Verdict | 'related';

/** A bound that is this near to the other value says the same: "more than 160" of 164. */
const NEAR = 0.1;
/** Converted units are rounded twice: 75 km printed as 50 miles. */
const CONVERTED = 0.04;

/** `converted`: whether the two were printed in different units. */
export function verdictOf(a: Interval, b: Interval, converted = false): 'agree' | 'conflict' | 'tension' {
  if (same(a, b)) return 'agree';
  const x = converted ? widen(a) : a;
  const y = converted ? widen(b) : b;
  if (!meets(x, y)) return 'conflict';
  return (!isOpen(x) && !isOpen(y)) || near(edge(x), edge(y)) ? 'agree' : 'tension';
}

/** On one side at least: “more than 160”, “up to 12”. */
export function isOpen({ min, max }: Interval): boolean {
  return min === -Infinity || max === Infinity || min === 0;
}

/** The printed number of an interval that is open on one side, the middle of another. */
function edge({ min, max }: Interval): number {
  if (!Number.isFinite(max)) return min;
  return min <= 0 ? max : (min + max) / 2;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
}

function widen({ min, max, ...open }: Interval): Interval {
  return { min: min - Math.abs(min) * CONVERTED, max: max + Math.abs(max) * CONVERTED, ...open };
}
