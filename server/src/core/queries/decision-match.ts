// Which finding a decision is about: by the finding's id, which is made of content alone, else by its passages; and what has changed since.
import type { Links } from '../corpus/corpus';
import type { Located } from '../corpus/entities';
import { inOrder } from '../corpus/finding-index';
import { unnumbered, type Finding } from '../corpus/findings';
import type { Change, Decision } from '../dossier/decisions';
import type { SourceText } from '../text/source-text';
import { isQuoteAt, plainWords, quotedText, sameText, sharedContext, textQuoteOf, type TextQuote } from '../text/text-quote';

/** The words around a passage are the same where so much of them is: an edit beside it leaves one side. */
const SAME_PLACE = 0.45;
/** Of a passage whose own words have changed the words around must tell more. */
const CHANGED_PLACE = 0.6;

/** What was read of a text, by `placeOf`: an edit makes the findings of other texts anew, and these say what they said. */
const read = new WeakMap<SourceText, Map<number, TextQuote>>();

/** One number for a passage; no text that is read has so many UTF-16 units. */
function placeOf({ start, end }: Located): number {
  return start * 2 ** 26 + end;
}

/** What stands at the mentions, read when it is asked for. */
export class Passages {
  readonly #links: Links;

  constructor(links: Links) {
    this.#links = links;
  }

  quoteAt(at: Located): TextQuote {
    const source = this.#links.documents.get(at.document)?.source;
    if (!source) return { text: '', before: '', after: '' };
    let quotes = read.get(source);
    if (!quotes) read.set(source, (quotes = new Map<number, TextQuote>()));
    const place = placeOf(at);
    let quote = quotes.get(place);
    if (!quote) quotes.set(place, (quote = textQuoteOf(source, at)));
    return quote;
  }

  /** Whether `quoteAt` would give it, which is not made for that. */
  isAt(at: Located, quote: TextQuote): boolean {
    const source = this.#links.documents.get(at.document)?.source;
    return source !== undefined && isQuoteAt(source, at, quote);
  }

  textAt({ document, start, end }: Located): string {
    return plainWords(this.#links.documents.get(document)?.source.text.slice(start, end) ?? '');
  }
}

/** A finding with the decision's own id. */
export interface Match {
  readonly finding: Finding;
  readonly points: number;
  /** Whether no other finding can fit as well: id and passages are the decision's, with all words around. */
  readonly sure: boolean;
}

/**
 * Of the findings with the decision's own id, mostly one, that whose passages are the decision's; the words around tell two
 * apart. `known`: the best of others that were looked at before.
 */
export function exactly(decision: Decision, group: Iterable<Finding>, passages: Passages, known?: Match): Match | undefined {
  const { quotes } = decision;
  let found = known;
  for (const finding of group) {
    const isNamed = finding.id === decision.finding;
    if (isNamed && isWhole(decision, finding, passages)) return { finding, points: Infinity, sure: true };
    if (quotes.length > 0 && !quotes.some(({ text }) => finding.mentions.some((at) => sameText(text, passages.textAt(at))))) continue;
    const points = fit(decision, finding, passages) + (isNamed ? 0.01 : 0);
    if (!found || points > found.points || (points === found.points && inOrder(finding, found.finding) < 0)) found = { finding, points, sure: false };
  }
  return found;
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

/** What both a finding and a decision that may be about it have: its unnumbered id, its claim, its passages' words. */
export function keysOfFinding({ id, claim, mentions }: Finding, passages: Passages): readonly string[] {
  const family = familyOf(id);
  return [...new Set([idKey(id), claimKey(family, claim), ...mentions.map((at) => textKey(family, quotedText(passages.textAt(at))))])];
}

/** `id`: of findings with the decision's own id. `likely`: of those that it may have been about where none of them fits, likeliest first. */
export function keysOfDecision({ finding, quotes }: Decision): { readonly id: string; readonly likely: readonly string[] } {
  const family = familyOf(finding);
  return { id: idKey(finding), likely: [...new Set([claimKey(family, claimOf(finding)), ...quotes.map(({ text }) => textKey(family, text))])] };
}

const idKey = (id: string): string => `id ${unnumbered(id)}`;
const claimKey = (family: string, claim: string): string => `claim ${family} ${claim}`;
const textKey = (family: string, text: string): string => `text ${family} ${text}`;

export function likeliest(decision: Decision, candidates: Iterable<Finding>, passages: Passages): Finding | undefined {
  const among = [...new Set(candidates)].slice(0, MOST_CANDIDATES);
  const claim = claimOf(decision.finding);
  // Without passages nothing but the claim can tell, and only where one finding has it.
  if (decision.quotes.length === 0) {
    const [only, ...more] = among.filter((finding) => finding.claim === claim);
    return more.length === 0 ? only : undefined;
  }
  const found = best(among, (finding) => fit(decision, finding, passages) + (finding.claim === claim ? 0.5 : 0));
  return found && fit(decision, found, passages) > 0 ? found : undefined;
}

/** How many of the decision's passages stand at the finding's mentions, weighed by the words around; 0 where none does. */
function fit({ quotes }: Decision, { mentions }: Finding, passages: Passages): number {
  return quotes.reduce((sum, quote) => sum + Math.max(0, ...mentions.slice(0, MOST_CANDIDATES).map((at) => likeness(quote, passages.quoteAt(at)))), 0);
}

/** Whether all passages stand there with all the words around them: what `fit` gives most for. */
function isWhole({ quotes }: Decision, { mentions }: Finding, passages: Passages): boolean {
  const among = mentions.length > MOST_CANDIDATES ? mentions.slice(0, MOST_CANDIDATES) : mentions;
  return quotes.every((quote) => among.some((at) => passages.isAt(at, quote)));
}

function likeness(quote: TextQuote, other: TextQuote): number {
  const shared = sharedContext(quote, other);
  if (sameText(quote.text, other.text)) return shared >= SAME_PLACE ? 1 + shared : 0;
  return shared >= CHANGED_PLACE ? shared : 0;
}

/** Empty where all values are those that were decided on. */
export function changesSince(decision: Decision, finding: Finding, passages: Passages): Change[] {
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
