// How many findings the user is told of, and how many are decided: without a walk through all, since it is asked after each edit.
import type { Links } from '../corpus/corpus';
import type { FindingStates } from './finding-states';

interface FindingCounts {
  /** Contradictions, and what was decided and has changed since. */
  readonly disagreements: number;
  readonly notes: number;
  readonly decided: number;
}

/** What the user has silenced is not counted, unless it is decided. */
export function countFindings({ findingCounts }: Links, { severityOf, decidedCounts }: FindingStates): FindingCounts {
  const told = { warning: 0, information: 0 };
  for (const { code, severity, count } of findingCounts) {
    const level = severityOf({ code, severity });
    if (level) told[level] += count;
  }
  let [done, again] = [0, 0];
  for (const { state, count, ...kind } of decidedCounts) {
    const level = severityOf(kind);
    if (level && state !== 'open') told[level] -= count;
    if (state === 'decided') done += count;
    else if (level && state === 'changed') again += count;
  }
  return { disagreements: told.warning + again, notes: told.information, decided: done };
}
