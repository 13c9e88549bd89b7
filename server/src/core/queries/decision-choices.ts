// What a reader can decide about the finding under the cursor, in words: which categories there are, and which of its values could be right.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Finding } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import { categories, type Category, type Decision, type WrittenDecision } from '../dossier/decisions';
import type { DecisionChange } from '../dossier/edit-decisions';
import { english, type Say } from '../say';
import { touches, type Span } from '../text/span';
import { plainWords, textQuoteOf } from '../text/text-quote';
import { shorten } from './excerpts';
import { quotesOf, type FindingStates } from './finding-states';
import { nameOfSource } from './places';
import { problemsOf } from './problems';

export interface CategoryChoice {
  readonly category: Category;
  /** "They measure different things" */
  readonly label: string;
  /** "signed and ratified, killed and injured" */
  readonly detail: string;
}

export interface DecisionChoices {
  /** The finding's id. */
  readonly finding: string;
  /** "133 nations (Breaking Defense) or over 160 signatories (004)" */
  readonly title: string;
  readonly categories: readonly CategoryChoice[];
  /** What could be right where one source is: the words of each value, and who says so. */
  readonly values: readonly { readonly text: string; readonly source: string }[];
  /** Whether a figure under the cursor can be ignored. */
  readonly figure: boolean;
  /** The other sources that it is found in, each of which makes a pair with the one under the cursor. */
  readonly pairs: readonly { readonly document: DocumentId; readonly source: string; readonly findings: number }[];
  /** The name of the source under the cursor. */
  readonly source: string;
  readonly state: 'open' | 'decided' | 'changed';
}

/** What the user made of it, as plain data. */
export interface Answer {
  readonly category: Category;
  readonly reason?: string;
  readonly use?: string;
  readonly by?: string;
  /** ISO date. */
  readonly date?: string;
}

type Words = Readonly<Record<Category, readonly [label: string, detail: string]>>;

const figureWords = (say: Say): Words => ({
  'different-quantity': [say('They measure different things'), say('signed and ratified, killed and injured')],
  'different-date': [say('They are from different dates'), say('one figure is newer')],
  superseded: [say('The newer one takes the place of the older'), say('a count that went on rising')],
  'source-dispute': [say('The sources really disagree'), say('keep it marked as disputed')],
  'use-this-one': [say('One source is right'), say('choose which one next')],
  'wrong-reading': [say('Corroborate misread the text'), say('not a figure, or not about this')],
});
const wordsOf: Readonly<Record<Finding['kind'], (say: Say) => Words>> = {
  figure: figureWords,
  quote: (say) => ({
    ...figureWords(say),
    'different-quantity': [say('They are two different statements'), say('alike, but not the same words')],
    'different-date': [say('They were said on different dates'), say('the speaker repeated the words')],
    superseded: [say('The newer version takes the place of the older'), say('a text that was corrected')],
    'wrong-reading': [say('Corroborate misread the text'), say('not a quotation, or not by this speaker')],
  }),
  role: (say) => ({
    ...figureWords(say),
    'different-quantity': [say('They are two different people'), say('one name, two persons')],
    'different-date': [say('They are from different dates'), say('the post changed hands')],
    superseded: [say('The newer post takes the place of the older'), say('promoted, or moved')],
    'wrong-reading': [say('Corroborate misread the text'), say('not a post, or not of this person')],
  }),
  variant: (say) => ({
    ...figureWords(say),
    'different-quantity': [say('They are two different names'), say('alike, but not the same')],
    'different-date': [say('They are from different dates'), say('the name was changed')],
    superseded: [say('The newer spelling takes the place of the older'), say('a name that was changed')],
    'wrong-reading': [say('Corroborate misread the text'), say('not a name')],
  }),
};

/** The findings that a place is part of; those whose problem is marked right there first. */
export function findingsAt(links: Links, states: FindingStates, document: DocumentId, offset: number): readonly Finding[] {
  const here = lookupOf(links).findingsIn(document).filter(({ mentions }) => mentions.some((at) => at.document === document && touches(at, offset)));
  if (here.length < 2) return here;
  const marked = new Set(problemsOf(links, document, states).filter((problem) => touches(problem, offset)).map(({ finding }) => finding));
  const width = (finding: Finding): number => Math.min(...finding.mentions.filter((at) => at.document === document && touches(at, offset)).map(({ start, end }) => end - start));
  return [...here].sort((a, b) => Number(marked.has(b.id)) - Number(marked.has(a.id)) || width(a) - width(b));
}

export function choicesFor(links: Links, states: FindingStates, finding: Finding, document: DocumentId, say: Say = english): DecisionChoices {
  const values = distinctValues(finding).slice(0, MOST_VALUES).map((at) => ({ text: shorten(textAt(links, at), LONGEST_VALUE), source: nameOfSource(links, at.document) }));
  const words = wordsOf[finding.kind](say);
  const others = [...new Set(finding.mentions.map((at) => at.document))].filter((other) => other !== document);
  return {
    finding: finding.id,
    title: titleOf(values, say),
    categories: categories.map((category) => ({ category, label: words[category][0], detail: words[category][1] })),
    values,
    figure: finding.kind === 'figure',
    pairs: others.slice(0, MOST_PAIRS).map((other) => ({ document: other, source: nameOfSource(links, other), findings: openBetween(links, states, document, other).length })),
    source: nameOfSource(links, document),
    state: states.stateOf(finding).state,
  };
}

const MOST_VALUES = 8;
const MOST_PAIRS = 4;
const LONGEST_VALUE = 60;

function titleOf(values: DecisionChoices['values'], say: Say): string {
  const named = values.slice(0, 3).map(({ text, source }) => `${shorten(text, 40)} (${source})`);
  return named.length > 1 ? say('{values} or {last}', { values: named.slice(0, -1).join(', '), last: named.at(-1) ?? '' }) : (named[0] ?? '');
}

function distinctValues({ mentions, values }: Finding): Located[] {
  const first = new Map<string, Located>();
  mentions.forEach((at, i) => {
    const value = values[i] ?? '';
    if (!first.has(value)) first.set(value, at);
  });
  return [...first.values()];
}

/** Findings of two documents that are not decided, in order of id. */
export function openBetween(links: Links, states: FindingStates, a: DocumentId, b: DocumentId): readonly Finding[] {
  return lookupOf(links).findingsIn(a).filter((finding) => states.stateOf(finding).state !== 'decided' && finding.mentions.some((at) => at.document === b));
}

/** The change of corroborate.yaml that decides all these findings in one way. A decision that is there gives way to the new one. */
export function decisionChange(links: Links, states: FindingStates, findings: readonly Finding[], answer: Answer): DecisionChange {
  return {
    kind: 'decide',
    decisions: findings.map((finding) => {
      const state = states.stateOf(finding);
      const decision: Decision = { finding: finding.id, verdict: 'accepted', ...answer, quotes: quotesOf(links, finding) };
      return { decision, ...(state.state !== 'open' && { instead: state.decision }) };
    }),
  };
}

/** Undefined where nothing was decided. */
export function decisionOn(states: FindingStates, finding: Finding): WrittenDecision | undefined {
  const state = states.stateOf(finding);
  return state.state === 'open' ? undefined : state.decision;
}

/** The change that keeps the finding's figure at a place from being compared with anything. */
export function ignoreChange(links: Links, finding: Finding, document: DocumentId, offset: number): DecisionChange | undefined {
  const at: Span | undefined = finding.kind === 'figure' ? finding.mentions.find((mention) => mention.document === document && touches(mention, offset)) : undefined;
  const source = links.documents.get(document)?.source;
  return at && source && { kind: 'ignore-figure', quote: textQuoteOf(source, at) };
}

function textAt(links: Links, { document, start, end }: Located): string {
  return plainWords(links.documents.get(document)?.source.text.slice(start, end) ?? '');
}
