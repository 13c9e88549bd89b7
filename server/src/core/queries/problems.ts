// What the Problems list says of one document: one problem for each mention that takes part in a finding.
import type { FigureAt, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import { verdictBehind, type Finding, type FindingCode, type Severity } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Utterance, Witness } from '../corpus/utterances';
import type { Verdict } from '../corpus/verdict';
import type { Span } from '../text/span';
import { changesOf, plainRuns, type Change, type Run } from './changes';
import { excerpt, quoted, shorten } from './excerpts';
import { dayInWords } from './readings';
import { sourceName } from './source-names';

export interface Problem extends Span {
  readonly code: FindingCode;
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
const RELATED_LENGTH = 60;

/** In order of start. */
export function problemsOf(links: Links, document: DocumentId): readonly Problem[] {
  return lookupOf(links).findingsIn(document).flatMap((finding) =>
    finding.mentions.filter((at) => at.document === document).flatMap((at) => problemAt(links, finding, at) ?? []),
  ).sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}

function problemAt(links: Links, finding: Finding, at: Located): Problem | undefined {
  const others = finding.kind === 'figure' ? differing(finding.quantity, at, verdictBehind(finding.code)) : finding.mentions.filter((other) => other !== at && other.document !== at.document);
  if (others.length === 0) return undefined;
  const message = finding.kind === 'figure' ? figureMessage(links, finding.code, at, others) : quoteMessage(links, finding.code, finding.utterance, at, others);
  const span = finding.code === 'quote-altered' && others[0] ? alteredWords(links, at, others[0]) : at;
  return {
    start: span.start,
    end: span.end,
    code: finding.code,
    severity: finding.severity,
    message: shorten(message, LONGEST_MESSAGE),
    related: others.slice(0, MOST_RELATED).map((other) => {
      const { start, end } = finding.code === 'quote-altered' ? alteredWords(links, other, at) : other;
      const place = { document: other.document, start, end };
      return { ...place, message: excerpt(links, place, RELATED_LENGTH) };
    }),
    finding: finding.id,
  };
}

/** One figure for each value that conflicts with the one here, other documents' first mentions. */
function differing(quantity: Quantity, at: Located, verdict: Verdict): FigureAt[] {
  const here = quantity.figures.findIndex((figure) => figure.document === at.document && figure.start === at.start);
  const others = quantity.pairs.filter((pair) => pair.verdict === verdict && (pair.a === here || pair.b === here)).flatMap(({ a, b }) => quantity.figures[a === here ? b : a] ?? []);
  const distinct = new Map<string, FigureAt>();
  for (const other of others) {
    const key = `${other.value.min} ${other.value.max}`;
    if (!distinct.has(key)) distinct.set(key, other);
  }
  return [...distinct.values()];
}

function figureMessage(links: Links, code: FindingCode, at: Located, others: readonly Located[]): string {
  const print = (place: Located): string => textAt(links, place);
  const elsewhere = others.slice(0, 3).map((other) => `${print(other)} in ${nameOf(links, other.document)}`).join(', ');
  switch (code) {
    case 'date-conflict':
      return `Sources disagree on the day: ${print(at)} here, ${elsewhere}.`;
    case 'figure-tension':
      return `May not match: ${quoted(print(at))} here, ${elsewhere}. Both can be true.`;
    case 'figure-superseded':
    case 'figure-falls':
      return overTime(links, code, at, others);
    case 'figure-disputed':
      return dispute(links, at, others[0]) ?? `Two parties, two counts: ${print(at)} here, ${elsewhere}.`;
    default:
      return `Sources disagree: ${print(at)} here, ${elsewhere}.`;
  }
}

/** "Older count: 12 on 3 May here, 19 on 5 May in Reuters." The older one always stands first. */
function overTime(links: Links, code: FindingCode, at: Located, others: readonly Located[]): string {
  const dated = [at, ...others.slice(0, 2)].map((place) => ({ place, day: links.documents.get(place.document)?.written ?? 0 })).sort((a, b) => a.day - b.day);
  const counts = dated.map(({ place, day }) => `${textAt(links, place)} on ${dayInWords(day)} ${place === at ? 'here' : `in ${nameOf(links, place.document)}`}`).join(', ');
  if (code === 'figure-falls') return `The count goes down: ${counts}.`;
  return `${dated[0]?.place === at ? 'Older count' : 'Newer count'}: ${counts}.`;
}

/** "Two parties, two counts: police say 100, organisers say 500." */
function dispute(links: Links, at: Located, other: Located | undefined): string | undefined {
  const say = (place: Located): string | undefined => {
    const holder = links.documents.get(place.document)?.figures.find(({ start }) => start === place.start)?.claim.holder;
    return holder && `${holder.name} say ${textAt(links, place)}`;
  };
  const [mine, theirs] = [say(at), other && say(other)];
  return mine && theirs && other ? `Two parties, two counts: ${mine} here, ${theirs} in ${nameOf(links, other.document)}.` : undefined;
}

function quoteMessage(links: Links, code: FindingCode, utterance: Utterance, at: Located, others: readonly Located[]): string {
  const other = others[0];
  if (!other) return '';
  const source = nameOf(links, other.document);
  if (code === 'quote-misattributed') return `Same words, another speaker: ${speakerOf(links, utterance, at)} here, ${speakerOf(links, utterance, other)} in ${source}.`;
  const first = gravest(changesOf(links, at, other));
  if (!first) return `Quoted in other words in ${source}.`;
  const words = differingWords(first.there);
  if (first.kind === 'meaning') {
    return words === '' ? `Quoted with another meaning in ${source}: ${quoted(differingWords(first.here))} is missing there.` : `Quoted with another meaning in ${source}: ${quoted(plainRuns(first.there))}.`;
  }
  return `Quoted in other words in ${source}: ${quoted(plainRuns(first.there))}.`;
}

/** Only what differs is underlined: a whole quotation may be a third of an article. */
function alteredWords(links: Links, at: Located, other: Located): Span {
  return gravest(changesOf(links, at, other))?.at ?? at;
}

function gravest(changes: readonly Change[]): Change | undefined {
  return changes.find(({ kind }) => kind === 'meaning') ?? changes.find(({ kind }) => kind === 'word');
}

function differingWords(runs: readonly Run[]): string {
  return plainRuns(runs.filter(({ differs }) => differs));
}

function speakerOf(links: Links, utterance: Utterance, at: Located): string {
  const witness: Witness | undefined = utterance.witnesses.find(({ document, start }) => document === at.document && start === at.start);
  return (witness && links.documents.get(witness.document)?.quotes[witness.quote]?.speaker?.name) ?? 'nobody';
}

function nameOf(links: Links, document: DocumentId): string {
  const found = links.documents.get(document);
  return found ? sourceName(found) : document;
}

function textAt(links: Links, { document, start, end }: Located): string {
  return shorten((links.documents.get(document)?.source.text.slice(start, end) ?? '').replace(/\s+/g, ' '), 40);
}
