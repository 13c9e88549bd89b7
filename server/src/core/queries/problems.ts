// What the Problems list says of one document: one problem for each mention that takes part in a finding.
import type { FigureAt, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { FindingCode } from '../corpus/finding-codes';
import { verdictBehind, type Finding, type Severity } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Verdict } from '../corpus/verdict';
import type { Change } from '../dossier/decisions';
import { english, type Say } from '../say';
import type { Span } from '../text/span';
import { excerpt, quoted, shorten } from './excerpts';
import { allOpen, changeInWords, type FindingStates } from './finding-states';
import type { KeptProblems } from './kept-problems';
import { roleProblem, variantProblem } from './name-problems';
import { inDocument } from './in-document';
import { quoteProblem } from './quote-problems';
import { dayInWords } from './readings';
import { sourceName } from './source-names';

export interface Problem extends Span {
  readonly code: FindingCode | 'decision-changed';
  readonly severity: Severity;
  /** Verdict first, at most 120 code units. */
  readonly message: string;
  /** One representative a distinct value, eight at most; `message` is the other sentence, quoted. */
  readonly related: readonly (Located & { readonly message: string })[];
  /** Id of the finding; the same for all its mentions. */
  readonly finding: string;
}

const MOST_RELATED = 8;
const LONGEST_MESSAGE = 120;
/** With file and line before it the related sentence stays on one line of a hover. */
const RELATED_LENGTH = 48;

/** In order of start. What is decided is no problem any more; what has changed since is one of its own kind. `kept`: what was told before of these links, or of those that they came of. */
export function problemsOf(links: Links, document: DocumentId, states: FindingStates = allOpen, say: Say = english, kept?: KeptProblems): readonly Problem[] {
  return lookupOf(links).findingsIn(document).flatMap((finding): readonly Problem[] => {
    const state = states.stateOf(finding);
    const severity = states.severityOf(finding);
    if (state.state === 'decided' || severity === undefined) return [];
    if (state.state === 'changed') return problemsIn(links, finding, document, 'decision-changed', 'warning', say, changedMessage(links, finding, state.changes, say));
    const make = (): readonly Problem[] => problemsIn(links, finding, document, finding.code, severity, say);
    return kept ? kept.problemsOf(finding, document, severity, make) : make();
  }).sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}

function problemsIn(links: Links, finding: Finding, document: DocumentId, code: Problem['code'], severity: Severity, say: Say, instead?: string): readonly Problem[] {
  return toldOf(links, finding, document, say).map(({ span, message, others }): Problem => ({
    start: span.start,
    end: span.end,
    code,
    severity,
    message: shorten(instead ?? message, LONGEST_MESSAGE),
    related: others.slice(0, MOST_RELATED).map((other) => ({ document: other.document, start: other.start, end: other.end, message: excerpt(links, other, RELATED_LENGTH, say) })),
    finding: finding.id,
  }));
}

/** "Changed since you decided: 133 nations is now 134 nations in Breaking Defense." */
export function changedMessage(links: Links, { kind }: Finding, [first, ...more]: readonly Change[], say: Say = english): string {
  if (!first) return say('Changed since you decided.');
  const change = changeInWords(links, first, kind === 'quote', say);
  return more.length > 0 ? say('Changed since you decided: {change}, and {count} more.', { change, count: more.length }) : say('Changed since you decided: {change}.', { change });
}

/** What a finding says at one of its mentions: `others` are where else it can be seen, one at least. */
interface Told {
  readonly span: Span;
  readonly message: string;
  readonly others: readonly Located[];
}

function toldOf(links: Links, finding: Finding, document: DocumentId, say: Say): Told[] {
  const at = <T extends Located>(mentions: readonly T[], told: (mention: T) => Told | undefined): Told[] => inDocument(mentions, document).flatMap(({ at }) => told(at) ?? []);
  switch (finding.kind) {
    case 'figure':
      return at(finding.mentions, (mention) => figureProblem(links, finding, mention, say));
    case 'quote':
      return at(finding.mentions, (mention) => quoteProblem(links, finding, mention, say));
    case 'role':
      return at(finding.mentions, (mention) => roleProblem(links, finding, mention, say));
    case 'variant':
      return at(finding.mentions, (mention) => variantProblem(links, finding, mention, say));
  }
}

function figureProblem(links: Links, finding: Extract<Finding, { kind: 'figure' }>, at: Located, say: Say): Told | undefined {
  const others = differing(finding.quantity, at, verdictBehind(finding.code));
  if (others.length === 0) return undefined;
  const isAlone = at.document === links.draft && !agreeing(finding.quantity, at);
  return { span: at, message: isAlone ? aloneMessage(links, finding.code, at, others, say) : figureMessage(links, finding.code, at, others, say), others };
}

/** A draft's reader asks first whether it is the draft that is wrong. */
function aloneMessage(links: Links, code: FindingCode, at: Located, others: readonly Located[], say: Say): string {
  return code === 'figure-conflict' || code === 'date-conflict'
    ? say('No source says {here}: {elsewhere}.', { here: textAt(links, at), elsewhere: inSources(links, others, say) })
    : figureMessage(links, code, at, others, say);
}

const indexOf = ({ figures }: Quantity, at: Located): number => inDocument(figures, at.document).find((one) => one.at.start === at.start)?.index ?? -1;

function agreeing(quantity: Quantity, at: Located): boolean {
  return quantity.beside(indexOf(quantity, at), 'agree').length > 0;
}

/** One figure for each value that conflicts with the one here, other documents' first mentions; as many as are shown. */
function differing(quantity: Quantity, at: Located, verdict: Verdict): FigureAt[] {
  const distinct: FigureAt[] = [];
  for (const index of quantity.beside(indexOf(quantity, at), verdict)) {
    const other = quantity.figures[index];
    if (!other || distinct.some(({ value }) => value.min === other.value.min && value.max === other.value.max)) continue;
    if (distinct.push(other) === MOST_RELATED) break;
  }
  return distinct;
}

/** "133 nations in Breaking Defense, over 160 signatories in 004" */
function inSources(links: Links, others: readonly Located[], say: Say): string {
  return others.slice(0, 3).map((other) => say('{words} in {source}', { words: textAt(links, other), source: nameOf(links, other.document) })).join(', ');
}

function figureMessage(links: Links, code: FindingCode, at: Located, others: readonly Located[], say: Say): string {
  const here = textAt(links, at);
  const elsewhere = inSources(links, others, say);
  switch (code) {
    case 'date-conflict':
      return say('Sources disagree on the day: {here} here, {elsewhere}.', { here, elsewhere });
    case 'figure-tension':
      return say('May not match: {here} here, {elsewhere}. Both can be true.', { here: quoted(here, say), elsewhere });
    case 'figure-superseded':
    case 'figure-falls':
      return overTime(links, code, at, others, say);
    case 'figure-disputed':
      return dispute(links, at, others[0], say) ?? say('Two parties, two counts: {here} here, {elsewhere}.', { here, elsewhere });
    default:
      return say('Sources disagree: {here} here, {elsewhere}.', { here, elsewhere });
  }
}

/** "Older count: 12 on 3 May here, 19 on 5 May in Reuters." The older one always stands first. */
function overTime(links: Links, code: FindingCode, at: Located, others: readonly Located[], say: Say): string {
  const dated = [at, ...others.slice(0, 2)].map((place) => ({ place, day: links.documents.get(place.document)?.written ?? 0 })).sort((a, b) => a.day - b.day);
  const counts = dated.map(({ place, day }) => {
    const values = { words: textAt(links, place), day: dayInWords(day, say) };
    return place === at ? say('{words} on {day} here', values) : say('{words} on {day} in {source}', { ...values, source: nameOf(links, place.document) });
  }).join(', ');
  if (code === 'figure-falls') return say('The count goes down: {counts}.', { counts });
  return dated[0]?.place === at ? say('Older count: {counts}.', { counts }) : say('Newer count: {counts}.', { counts });
}

/** "Two parties, two counts: police say 100, organisers say 500." */
function dispute(links: Links, at: Located, other: Located | undefined, say: Say): string | undefined {
  const saying = (place: Located): string | undefined => {
    const holder = links.documents.get(place.document)?.figures.find(({ start }) => start === place.start)?.claim.holder;
    return holder && say('{party} say {words}', { party: holder.name, words: textAt(links, place) });
  };
  const [mine, theirs] = [saying(at), other && saying(other)];
  return mine && theirs && other ? say('Two parties, two counts: {here} here, {there} in {source}.', { here: mine, there: theirs, source: nameOf(links, other.document) }) : undefined;
}

function nameOf(links: Links, document: DocumentId): string {
  const found = links.documents.get(document);
  return found ? sourceName(found) : document;
}

function textAt(links: Links, { document, start, end }: Located): string {
  return shorten((links.documents.get(document)?.source.text.slice(start, end) ?? '').replace(/\s+/g, ' '), 40);
}
