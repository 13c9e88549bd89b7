// When most documents of the dossier were written, and which year they name: that stands in for those that do not say.
import { yearlessDateLine } from '../extract/date-line';
import { dayNumberOf, resolveDate } from '../extract/figures/dates';
import type { Calendar } from './candidates';
import type { SourceDocument } from './document';

/** A leap year, so that every day of the calendar exists in it. */
const ANY_YEAR = 2000;

export class DateCounts {
  readonly #days = new Map<number, number>();
  readonly #years = new Map<number, number>();
  #calendar: Calendar = { day: undefined, year: ANY_YEAR };

  /** Of several days that are as frequent the first, of several years the last. */
  get calendar(): Calendar {
    return this.#calendar;
  }

  add(document: SourceDocument): void {
    this.#count(document, 1);
  }

  remove(document: SourceDocument): void {
    this.#count(document, -1);
  }

  /** Whether the calendar is another one than the last time. */
  settle(): boolean {
    const { day, year } = this.#calendar;
    this.#calendar = { day: mostCounted(this.#days, (a, b) => a < b), year: mostCounted(this.#years, (a, b) => a > b) ?? ANY_YEAR };
    return this.#calendar.day !== day || this.#calendar.year !== year;
  }

  #count({ written, figures }: SourceDocument, by: 1 | -1): void {
    if (written !== undefined) add(this.#days, written, by);
    for (const year of new Set(figures.flatMap(({ date }) => date?.year ?? []))) add(this.#years, year, by);
  }
}

function add(counts: Map<number, number>, value: number, by: 1 | -1): void {
  const count = (counts.get(value) ?? 0) + by;
  if (count > 0) counts.set(value, count);
  else counts.delete(value);
}

function mostCounted(counts: ReadonlyMap<number, number>, before: (a: number, b: number) => boolean): number | undefined {
  let best: { readonly value: number; readonly count: number } | undefined;
  for (const [value, count] of counts) if (!best || count > best.count || (count === best.count && before(value, best.value))) best = { value, count };
  return best?.value;
}

/**
 * When the document was written: its own day; the day of its dateline in the year nearest to the other documents; else that of
 * most others. `known`: whether the year is, so that weekdays can be told.
 */
export function dayOfWriting({ written, source, figures }: SourceDocument, { day, year }: Calendar): { readonly day: number | undefined; readonly own: boolean; readonly known: boolean } {
  if (written !== undefined) return { day: written, own: true, known: true };
  const line = yearlessDateLine(source, figures)?.date;
  const own = line && resolveDate(line, day ?? dayNumberOf(year, 7, 1))?.min;
  return own === undefined ? { day, own: false, known: day !== undefined } : { day: own, own: true, known: day !== undefined };
}
