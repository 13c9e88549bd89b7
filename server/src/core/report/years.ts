// A timeline cut into years.
import type { Timeline, TimelineEvent } from '../queries/timeline';

interface Year {
  /** "1997", "late 1990s", or "Undated" for the last one. */
  readonly heading: string;
  readonly events: readonly TimelineEvent[];
}

/** In order; only years that have events. */
export function yearsOf({ events }: Pick<Timeline, 'events'>): readonly Year[] {
  const years: { readonly heading: string; readonly events: TimelineEvent[] }[] = [];
  for (const event of events) {
    const last = years.at(-1);
    if (last?.heading === event.heading) last.events.push(event);
    else years.push({ heading: event.heading, events: [event] });
  }
  return years;
}
