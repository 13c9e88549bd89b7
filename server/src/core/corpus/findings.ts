// What the user is told: quantities whose figures conflict, utterances whose wording or speaker differs.
import { lookupOf } from './lookup';
import type { Links } from './corpus';
import type { Quantity } from './claims';
import type { Utterance } from './utterances';
import type { Located } from './entities';
import type { Verdict } from './verdict';

export type FindingCode = 'figure-conflict' | 'date-conflict' | 'figure-tension' | 'figure-superseded' | 'figure-falls' | 'figure-disputed' | 'quote-altered' | 'quote-misattributed';

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

/** Verdicts that the user is told of, gravest first, with code and severity. */
const told = [
  { verdict: 'conflict', code: 'figure-conflict', severity: 'warning' },
  { verdict: 'falls', code: 'figure-falls', severity: 'warning' },
  { verdict: 'disputed', code: 'figure-disputed', severity: 'information' },
  { verdict: 'superseded', code: 'figure-superseded', severity: 'information' },
  { verdict: 'tension', code: 'figure-tension', severity: 'information' },
] as const;

/** The verdict that a finding of this code rests on. */
export function verdictBehind(code: FindingCode): Verdict {
  return told.find((one) => one.code === code)?.verdict ?? 'conflict';
}

/** One finding for each quantity, with all its values, by the gravest verdict. */
function figureFindings(links: Links, quantity: Quantity): Finding[] {
  const gravest = told.find(({ verdict }) => quantity.pairs.some((pair) => pair.verdict === verdict));
  if (!gravest) return [];
  const pairs = quantity.pairs.filter(({ verdict }) => verdict === gravest.verdict);
  const mentions = quantity.figures.filter((_, i) => pairs.some(({ a, b }) => a === i || b === i));
  const first = mentions[0];
  const kind = first && links.documents.get(first.document)?.figures[first.figure]?.kind;
  const code = gravest.code === 'figure-conflict' && (kind === 'date' || kind === 'year') ? 'date-conflict' : gravest.code;
  return [{ kind: 'figure', id: `${code}/${quantity.id}`, code, severity: gravest.severity, mentions, quantity }];
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
