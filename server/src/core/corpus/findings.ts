// What the user is told: quantities whose figures conflict, utterances whose wording or speaker differs.
import { lookupOf } from './lookup';
import type { Links } from './corpus';
import type { Quantity } from './claims';
import type { Utterance } from './utterances';
import type { Located } from './entities';

export type FindingCode = 'figure-conflict' | 'date-conflict' | 'figure-tension' | 'quote-altered' | 'quote-misattributed';

/** Warning where sources contradict each other; information where a look may be worth it. */
export type Severity = 'warning' | 'information';

interface Common {
  /** Stable: from what was found, never from where it stands. */
  readonly id: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The mentions that take part, in order of document and start. */
  readonly mentions: readonly Located[];
}

export type Finding =
  | (Common & { readonly kind: 'figure'; readonly quantity: Quantity })
  | (Common & { readonly kind: 'quote'; readonly utterance: Utterance });

/** In order of code and id. */
export function findingsOf(links: Links): readonly Finding[] {
  return [...links.quantities.flatMap((quantity) => figureFindings(links, quantity)), ...links.utterances.flatMap((utterance) => quoteFindings(links, utterance))]
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : 1));
}

/** One finding for each quantity, with all its values. */
function figureFindings(links: Links, quantity: Quantity): Finding[] {
  const conflicting = quantity.pairs.some(({ verdict }) => verdict === 'conflict');
  const pairs = quantity.pairs.filter(({ verdict }) => verdict === (conflicting ? 'conflict' : 'tension'));
  if (pairs.length === 0) return [];
  const mentions = quantity.figures.filter((_, i) => pairs.some(({ a, b }) => a === i || b === i));
  const first = mentions[0];
  const kind = first && links.documents.get(first.document)?.figures[first.figure]?.kind;
  const code = !conflicting ? 'figure-tension' : kind === 'date' || kind === 'year' ? 'date-conflict' : 'figure-conflict';
  return [{ kind: 'figure', id: `${code}/${quantity.id}`, code, severity: conflicting ? 'warning' : 'information', mentions, quantity }];
}

function quoteFindings(links: Links, utterance: Utterance): Finding[] {
  const findings: Finding[] = [];
  const others = utterance.witnesses.filter(({ wording }) => wording === 'reworded' || wording === 'meaning' || wording === 'spelling');
  const origin = utterance.witnesses[utterance.origin];
  if (others.length > 0 && origin && others.some(({ document }) => document !== origin.document)) {
    const meaning = others.some(({ wording }) => wording === 'meaning');
    const code = 'quote-altered';
    if (meaning || others.some(({ wording }) => wording === 'reworded')) {
      findings.push({ kind: 'quote', id: `${code}/${utterance.id}`, code, severity: meaning ? 'warning' : 'information', mentions: [origin, ...others].sort(byPlace), utterance });
    }
  }
  if (misattributed(links, utterance)) {
    const code = 'quote-misattributed';
    findings.push({ kind: 'quote', id: `${code}/${utterance.id}`, code, severity: 'warning', mentions: utterance.witnesses, utterance });
  }
  return findings;
}

/** Two witnesses that surely name two persons, neither of whom speaks for the other. */
function misattributed(links: Links, utterance: Utterance): boolean {
  const { entityOf } = lookupOf(links);
  const persons = new Set<string>();
  for (const { document, quote } of utterance.witnesses) {
    const speaker = links.documents.get(document)?.quotes[quote]?.speaker;
    if (speaker?.entity === undefined || speaker.confidence !== 'high') continue;
    const entity = entityOf(document, speaker.entity);
    if (entity?.type === 'person') persons.add(entity.id);
  }
  return persons.size > 1;
}

export function byPlace(a: Located, b: Located): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start || a.end - b.end;
}
