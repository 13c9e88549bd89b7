// A timeline cut into years.
import type { Timeline, TimelineEvent } from '../queries/timeline';

interface Year {
  /** "1997", or "Undated" for the last one. */
  readonly heading: string;
  readonly events: readonly TimelineEvent[];
}

/** In order; only years that have events. */
export function yearsOf({ events }: Timeline): readonly Year[] {
  const years = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const heading = event.year === undefined ? 'Undated' : String(event.year);
    years.set(heading, [...(years.get(heading) ?? []), event]);
  }
  return [...years].map(([heading, of]) => ({ heading, events: of }));
}
