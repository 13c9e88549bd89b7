// A stretch of a text. Every position in this program counts UTF-16 code units of the original text.

/** `start` is the first code unit, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the offset lies in the span or right behind it, where a cursor at a word's end stands. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

/** The index of the last of `count` ascending starts that is not behind `offset`, or -1. */
export function lastAtOrBefore(count: number, startOf: (index: number) => number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
