// What became of each finding: open, decided, or open again because what its decision rests on has changed. And decisions without a finding.
import type { Links } from '../corpus/corpus';
import type { Located } from '../corpus/entities';
import type { FindingCode } from '../corpus/finding-codes';
import { unnumbered, type Finding, type Severity } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Change, Decision, FindingState, WrittenDecision } from '../dossier/decisions';
import type { Level } from '../dossier/severities';
import type { Say } from '../say';
import { plainWords, quotedText, sameText, sharedContext, textQuoteOf, type TextQuote } from '../text/text-quote';
import { quoted, shorten } from './excerpts';
import { nameOfSource } from './places';

export interface FindingStates {
  readonly stateOf: (finding: Finding) => FindingState;
  /** As the user wants this kind of finding told; undefined for not at all. */
  readonly severityOf: (finding: Finding) => Severity | undefined;
  /** The finding that a decision is about; undefined for an orphan and for one that another decision replaces. */
  readonly findingOf: (decision: WrittenDecision) => Finding | undefined;
  /** Decisions of which no source says anything any more, in the file's order. */
  readonly orphans: readonly WrittenDecision[];
  /** Decisions whose finding is decided again further down in the file. */
  readonly replaced: readonly WrittenDecision[];
}

const open: FindingState = { state: 'open' };
export const allOpen: FindingStates = { stateOf: () => open, severityOf: ({ severity }) => severity, findingOf: () => undefined, orphans: [], replaced: [] };

/** The words around a passage are the same where so much of them is: an edit beside it leaves one side. */
const SAME_PLACE = 0.45;
/** Of a passage whose own words have changed the words around must tell more. */
const CHANGED_PLACE = 0.6;

/**
 * A decision is found again by its finding's id, which is made of content alone; else by its passages. File names and lines
 * do not matter. `complete`: whether all sources have been read; before that nothing is called gone.
 */
export function findingStates(links: Links, decisions: readonly WrittenDecision[], complete = true, severities: ReadonlyMap<FindingCode, Level> = new Map()): FindingStates {
  const severityOf = ({ code, severity }: Finding): Severity | undefined => {
    const level = severities.get(code) ?? severity;
    return level === 'off' ? undefined : level;
  };
  if (decisions.length === 0) return { ...allOpen, severityOf };
  const { findings } = lookupOf(links);
  const passages = new Passages(links);
  const holder = new Map<Finding, WrittenDecision>();
  const replaced: WrittenDecision[] = [];
  const pending: WrittenDecision[] = [];
  const give = (finding: Finding, decision: WrittenDecision): void => {
    const before = holder.get(finding);
    if (before) replaced.push(before);
    holder.set(finding, decision);
  };
  const byId = groupBy(findings, ({ id }) => [unnumbered(id)]);
  for (const decision of decisions) {
    const found = exactly(decision, byId.get(unnumbered(decision.finding)) ?? [], passages);
    if (found) give(found, decision);
    else pending.push(decision);
  }
  const orphans: WrittenDecision[] = [];
  const states = new Map<Finding, FindingState>([...holder].map(([finding, decision]) => [finding, { state: 'decided', decision }]));
  if (pending.length > 0) {
    const likely = candidates(findings, passages);
    for (const decision of pending) {
      const finding = likeliest(decision, likely(decision), passages);
      if (!finding) orphans.push(decision);
      else if (states.has(finding) && states.get(finding)?.state === 'decided') replaced.push(decision);
      else {
        give(finding, decision);
        const all = changesSince(decision, finding, passages);
        const changes = complete ? all : all.filter(({ kind }) => kind !== 'gone');
        const [first, ...more] = changes;
        states.set(finding, first ? { state: 'changed', decision, changes: [first, ...more] } : { state: 'decided', decision });
      }
    }
  }
  const about = new Map([...holder].map(([finding, decision]) => [decision, finding]));
  return { stateOf: (finding) => states.get(finding) ?? open, severityOf, findingOf: (decision) => about.get(decision), orphans: complete ? orphans : [], replaced };
}

/** "133 nations is now 134 nations in Breaking Defense" */
export function changeInWords(links: Links, change: Change, ofQuotation: boolean, say: Say): string {
  const print = (words: string): string => (ofQuotation ? quoted(shorten(words.replace(/…$/u, ''), 40)) : shorten(words, 40));
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

/** What stands at the mentions, read when it is asked for. */
class Passages {
  readonly #links: Links;
  readonly #quotes = new Map<Located, TextQuote>();

  constructor(links: Links) {
    this.#links = links;
  }

  quoteAt(at: Located): TextQuote {
    const known = this.#quotes.get(at);
    if (known) return known;
    const source = this.#links.documents.get(at.document)?.source;
    const quote = source ? textQuoteOf(source, at) : { text: '', before: '', after: '' };
    this.#quotes.set(at, quote);
    return quote;
  }

  textAt({ document, start, end }: Located): string {
    return plainWords(this.#links.documents.get(document)?.source.text.slice(start, end) ?? '');
  }
}

/** Of the findings with the decision's own id, mostly one, that whose passages are the decision's; the words around tell two apart. */
function exactly(decision: Decision, group: readonly Finding[], passages: Passages): Finding | undefined {
  const fitting = group.filter(({ mentions }) => decision.quotes.length === 0 || decision.quotes.some(({ text }) => mentions.some((at) => sameText(text, passages.textAt(at)))));
  if (fitting.length < 2) return fitting[0];
  return best(fitting, (finding) => fit(decision, finding, passages) + (finding.id === decision.finding ? 0.01 : 0));
}

/** Figures can become older, disputed or conflicting ones by a date or a name; all of these are about one claim. */
function familyOf(finding: string): string {
  const code = finding.slice(0, finding.indexOf('/'));
  return code.startsWith('figure-') || code === 'date-conflict' ? 'figure' : code;
}

function claimOf(finding: string): string {
  return finding.slice(finding.indexOf('/') + 1, finding.lastIndexOf('/'));
}

function valuesOf(finding: string): string {
  return unnumbered(finding.slice(finding.lastIndexOf('/') + 1));
}

/** Many figures are printed alike (“two people”); more candidates than this are not worth a look. */
const MOST_CANDIDATES = 200;

/** Findings that a decision whose id is gone may have been about: of the same claim, or with one of its passages. */
function candidates(findings: readonly Finding[], passages: Passages): (decision: Decision) => ReadonlySet<Finding> {
  const byClaim = groupBy(findings, ({ id, claim }) => [`${familyOf(id)} ${claim}`]);
  const byText = groupBy(findings, ({ id, mentions }) => [...new Set(mentions.map((at) => `${familyOf(id)} ${quotedText(passages.textAt(at))}`))]);
  return ({ finding, quotes }) => {
    const family = familyOf(finding);
    return new Set([...(byClaim.get(`${family} ${claimOf(finding)}`) ?? []), ...quotes.flatMap(({ text }) => byText.get(`${family} ${text}`) ?? [])].slice(0, MOST_CANDIDATES));
  };
}

function likeliest(decision: Decision, among: ReadonlySet<Finding>, passages: Passages): Finding | undefined {
  const claim = claimOf(decision.finding);
  // Without passages nothing but the claim can tell, and only where one finding has it.
  if (decision.quotes.length === 0) {
    const [only, ...more] = [...among].filter((finding) => finding.claim === claim);
    return more.length === 0 ? only : undefined;
  }
  const found = best([...among], (finding) => fit(decision, finding, passages) + (finding.claim === claim ? 0.5 : 0));
  return found && fit(decision, found, passages) > 0 ? found : undefined;
}

/** How many of the decision's passages stand at the finding's mentions, weighed by the words around; 0 where none does. */
function fit({ quotes }: Decision, { mentions }: Finding, passages: Passages): number {
  return quotes.reduce((sum, quote) => sum + Math.max(0, ...mentions.slice(0, MOST_CANDIDATES).map((at) => likeness(quote, passages.quoteAt(at)))), 0);
}

function likeness(quote: TextQuote, other: TextQuote): number {
  const shared = sharedContext(quote, other);
  if (sameText(quote.text, other.text)) return shared >= SAME_PLACE ? 1 + shared : 0;
  return shared >= CHANGED_PLACE ? shared : 0;
}

/** Empty where all values are those that were decided on. */
function changesSince(decision: Decision, finding: Finding, passages: Passages): Change[] {
  if (valuesOf(decision.finding) === valuesOf(finding.id)) return [];
  const known = new Set(valuesOf(decision.finding).split('+'));
  const first = new Map<string, Located>();
  finding.mentions.forEach((at, i) => {
    const value = finding.values[i] ?? '';
    if (!first.has(value)) first.set(value, at);
  });
  const lost = decision.quotes.filter(({ text }) => !finding.mentions.some((at) => sameText(text, passages.textAt(at))));
  const changes: Change[] = [];
  const reread: Change[] = [];
  for (const [value, at] of first) {
    if (known.has(value)) continue;
    const { document } = at;
    const quote = passages.quoteAt(at);
    if (decision.quotes.some(({ text }) => sameText(text, quote.text))) {
      reread.push({ kind: 'reading', now: quote.text, document });
      continue;
    }
    const before = best(lost.filter((one) => sharedContext(one, quote) >= CHANGED_PLACE), (one) => sharedContext(one, quote));
    if (before) lost.splice(lost.indexOf(before), 1);
    changes.push(before ? { kind: 'value', before: before.text, now: quote.text, document } : { kind: 'joined', now: quote.text, document });
  }
  const all = [...changes, ...lost.map(({ text }): Change => ({ kind: 'gone', before: text })), ...reread];
  if (all.length > 0) return all;
  // The decision's values are not in its words, or it has none: what it was is unknown, but not what is there now.
  const [at] = finding.mentions;
  return at ? [{ kind: 'reading', now: passages.quoteAt(at).text, document: at.document }] : [];
}

function best<T>(all: readonly T[], score: (one: T) => number): T | undefined {
  let found: T | undefined;
  let most = -Infinity;
  for (const one of all) {
    const points = score(one);
    if (points > most) [found, most] = [one, points];
  }
  return found;
}

function groupBy<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return groups;
}
