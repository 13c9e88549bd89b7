// What became of each finding: open, decided, or open again because what its decision rests on has changed. And decisions without a finding.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { FindingCode } from '../corpus/finding-codes';
import type { Finding, Severity } from '../corpus/findings';
import type { Change, FindingState, WrittenDecision } from '../dossier/decisions';
import type { Level } from '../dossier/severities';
import type { Say } from '../say';
import type { TextQuote } from '../text/text-quote';
import { Passages } from './decision-match';
import { quoted, shorten } from './excerpts';
import { KeptDecisions, type DecidedCount } from './kept-decisions';
import { nameOfSource } from './places';

export interface FindingStates {
  readonly stateOf: (finding: Finding) => FindingState;
  /** As the user wants this kind of finding told; undefined for not at all. */
  readonly severityOf: (finding: Pick<Finding, 'code' | 'severity'>) => Severity | undefined;
  /** How many findings of each kind are not open any more, or open again; without a list of them. */
  readonly decidedCounts: Iterable<DecidedCount>;
  /** The finding that a decision is about; undefined for an orphan and for one that another decision replaces. */
  readonly findingOf: (decision: WrittenDecision) => Finding | undefined;
  /** Decisions of which no source says anything any more, in the file's order. */
  readonly orphans: readonly WrittenDecision[];
  /** Decisions whose finding is decided again further down in the file. */
  readonly replaced: readonly WrittenDecision[];
}

export const allOpen: FindingStates = { stateOf: () => open, severityOf: ({ severity }) => severity, decidedCounts: [], findingOf: () => undefined, orphans: [], replaced: [] };

const open: FindingState = { state: 'open' };

/** `complete`: whether all sources have been read; before that nothing is called gone. */
export function findingStates(links: Links, decisions: readonly WrittenDecision[], complete = true, severities: ReadonlyMap<FindingCode, Level> = new Map()): FindingStates {
  return new StatesKeeper().update(links, decisions, complete, severities);
}

/** Gives what `findingStates` gives, and after a change of the sources looks only at what the change can have to do with. */
export class StatesKeeper {
  #kept = new KeptDecisions();

  /**
   * `touched`: documents that changed since the last time, and those in which findings came, went or changed; all without it.
   * `elsewhere` gives the ids of findings of other texts, such as drafts: what was decided on one of them is not called gone here.
   */
  update(links: Links, decisions: readonly WrittenDecision[], complete: boolean, severities: ReadonlyMap<FindingCode, Level>, touched?: Iterable<DocumentId>, elsewhere?: () => ReadonlySet<string>): FindingStates {
    const severityOf = ({ code, severity }: Pick<Finding, 'code' | 'severity'>): Severity | undefined => {
      const level = severities.get(code) ?? severity;
      return level === 'off' ? undefined : level;
    };
    if (decisions.length === 0) {
      this.#kept = new KeptDecisions();
      return { ...allOpen, severityOf };
    }
    const { stateOf, findingOf, decidedCounts, orphans, replaced } = this.#kept.update(links, decisions, complete, touched, elsewhere);
    return { stateOf: (finding) => stateOf(finding) ?? open, severityOf, decidedCounts, findingOf, orphans: complete ? orphans : [], replaced };
  }

  /** Documents with findings of which something else became since this was last asked. */
  takeTouched(): ReadonlySet<DocumentId> {
    return this.#kept.takeTouched();
  }
}

/** "133 nations is now 134 nations in Breaking Defense" */
export function changeInWords(links: Links, change: Change, ofQuotation: boolean, say: Say): string {
  const print = (words: string): string => (ofQuotation ? quoted(shorten(words.replace(/…$/u, ''), 40), say) : shorten(words, 40));
  const source = 'document' in change ? nameOfSource(links, change.document) : '';
  switch (change.kind) {
    case 'value':
      return say('{before} is now {now} in {source}', { before: print(change.before), now: print(change.now), source });
    case 'joined':
      return say('{now} is new in {source}', { now: print(change.now), source });
    case 'gone':
      return say('{before} is gone', { before: print(change.before) });
    case 'reading':
      return say('{now} in {source} is read as something else now', { now: print(change.now), source });
  }
}

/** The passages that a decision on the finding rests on: for each value the first that has it, eight at most. */
export function quotesOf(links: Links, { mentions, values }: Finding): readonly TextQuote[] {
  const first = new Map<string, Located>();
  mentions.forEach((at, i) => {
    const value = values[i] ?? '';
    if (!first.has(value)) first.set(value, at);
  });
  const passages = new Passages(links);
  return [...first.values()].slice(0, MOST_QUOTES).map((at) => passages.quoteAt(at));
}

const MOST_QUOTES = 8;
