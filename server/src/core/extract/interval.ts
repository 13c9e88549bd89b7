// The value of a figure or date as an interval: "more than 160" is everything above 160.

/** Bounds are numbers in the base unit, or days since 1970-01-01 for dates. An open bound is not itself a value. */
export interface Interval {
  readonly min: number; // -Infinity where nothing bounds it
  readonly max: number; // Infinity where nothing bounds it
  readonly minOpen?: boolean | undefined;
  readonly maxOpen?: boolean | undefined;
}

/** The same with all properties, in one order: values of one shape are compared twice as fast. */
export function inFull({ min, max, minOpen, maxOpen }: Interval): Interval {
  // Fractions first: V8 keeps whole numbers in another way, and would compile all that touches them anew for each text with a fraction.
  const full = { min: 0.5, max: 0.5, minOpen, maxOpen };
  full.min = min;
  full.max = max;
  return full;
}

export function exactly(value: number): Interval {
  return { min: value, max: value };
}

/** Whether a value can lie in both. */
export function meets(a: Interval, b: Interval): boolean {
  return !(below(a, b) || below(b, a));
}

/** Whether every value of `inner` lies in `outer`. */
export function within(inner: Interval, outer: Interval): boolean {
  const low = inner.min > outer.min || (inner.min === outer.min && (!outer.minOpen || inner.minOpen === true));
  const high = inner.max < outer.max || (inner.max === outer.max && (!outer.maxOpen || inner.maxOpen === true));
  return low && high;
}

export function same(a: Interval, b: Interval): boolean {
  return within(a, b) && within(b, a);
}

function below(a: Interval, b: Interval): boolean {
  return a.max < b.min || (a.max === b.min && (a.maxOpen === true || b.minOpen === true));
}
