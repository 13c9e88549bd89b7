// What the user made of the findings that rows of a table and events of a timeline rest on, in words.
import type { Links } from '../corpus/corpus';
import { lookupOf } from '../corpus/lookup';
import { english, type Say } from '../say';
import { oneLine } from '../text/one-line';
import { decisionText } from './decision-blocks';
import { allOpen, type FindingStates } from './finding-states';
import { changedMessage } from './problems';

/** What can rest on a finding. */
interface Decidable {
  /** The finding's id. */
  readonly finding?: string;
  /** "Decided: different things. “133 had signed by 1999.”", or what has changed since. */
  readonly decision?: string;
}

export function withDecisions<T extends Decidable>(links: Links, states: FindingStates, items: readonly T[], say: Say = english): readonly T[] {
  if (states === allOpen) return items;
  const findings = new Map(lookupOf(links).findings.map((finding) => [finding.id, finding]));
  return items.map((item) => {
    const finding = item.finding === undefined ? undefined : findings.get(item.finding);
    const state = finding && states.stateOf(finding);
    if (!finding || !state || state.state === 'open') return item;
    const decision = state.state === 'decided' ? `${say('Decided:')} ${decisionText(state.decision, say)}` : changedMessage(links, finding, state.changes, say);
    return { ...item, decision: oneLine(decision) };
  });
}
