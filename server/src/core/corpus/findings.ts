// What the user is told: quantities whose figures conflict, utterances whose wording or speaker differs, names and posts.
import { gravestDifference, type Difference } from './differences';
import { lookupOf } from './lookup';
import { nameVariants, roleConflicts, type NameVariant, type PostRole, type RoleConflict } from './name-findings';
import type { Links } from './corpus';
import type { Quantity } from './claims';
import type { Utterance, Witness } from './utterances';
import { contradict, type Voice } from './voices';
import type { Located } from './entities';
import type { Verdict } from './verdict';

export type FindingCode = 'figure-conflict' | 'date-conflict' | 'figure-tension' | 'figure-superseded' | 'figure-falls' | 'figure-disputed' | 'quote-altered' | 'quote-misattributed' | 'role-conflict' | 'name-variant';

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
  | QuoteFinding
  | RoleFinding
  | VariantFinding;

export interface QuoteFinding extends Common {
  readonly kind: 'quote';
  readonly code: 'quote-altered' | 'quote-misattributed';
  readonly utterance: Utterance;
  readonly mentions: readonly Witness[];
}

export interface RoleFinding extends Common {
  readonly kind: 'role';
  readonly conflict: RoleConflict;
  readonly mentions: readonly PostRole[];
}

export interface VariantFinding extends Common {
  readonly kind: 'variant';
  readonly variant: NameVariant;
}

/** In order of code and id. */
export function findingsOf(links: Links): readonly Finding[] {
  return [
    ...links.quantities.flatMap((quantity) => figureFindings(links, quantity)),
    ...links.utterances.flatMap((utterance) => quoteFindings(links, utterance)),
    ...roleConflicts(links).map((conflict): RoleFinding => ({ kind: 'role', id: `role-conflict/${conflict.entity.id}`, code: 'role-conflict', severity: 'information', mentions: conflict.roles, conflict })),
    ...nameVariants(links).map((variant): VariantFinding => ({ kind: 'variant', id: `name-variant/${variant.entities.map(({ id }) => id).join('~')}`, code: 'name-variant', severity: 'information', mentions: variant.mentions, variant })),
  ]
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

function quoteFindings(links: Links, utterance: Utterance): QuoteFinding[] {
  return [...alteredFinding(links, utterance), ...misattributedFinding(links, utterance)];
}

/** Thousands of copies have a handful of wordings; so many are compared with each witness. */
const WORDINGS_COMPARED = 8;

/**
 * Against the origin: a warning where a negation, a number or a content word has another in its place; information where
 * words were only added, left out or bent, or where the spelling differs. The gravest alone are told, and told to every
 * witness that they differ from.
 */
function alteredFinding(links: Links, utterance: Utterance): QuoteFinding[] {
  const origin = utterance.witnesses[utterance.origin];
  if (!origin) return [];
  const altered = utterance.witnesses.filter(({ wording }) => wording === 'meaning' || wording === 'reworded' || wording === 'spelling');
  const grave = altered.filter((witness) => witness.wording !== 'spelling' && isGrave(differenceOf(links, witness, origin)));
  const told = grave.length > 0 ? grave : altered;
  if (told.every(({ document }) => document === origin.document)) return [];
  const distinct = [...new Map(told.map((witness) => [wordsOf(links, witness), witness])).values()].slice(0, WORDINGS_COMPARED);
  const known = new Map<string, boolean>();
  const differs = (witness: Witness): boolean => {
    const words = wordsOf(links, witness);
    const found = known.get(words) ?? distinct.some((other) => {
      const difference = differenceOf(links, witness, other);
      return grave.length > 0 ? isGrave(difference) : difference !== undefined;
    });
    known.set(words, found);
    return found;
  };
  const mentions = utterance.witnesses.filter((witness) => witness === origin || told.includes(witness) || differs(witness));
  const code = 'quote-altered';
  return [{ kind: 'quote', id: `${code}/${utterance.id}`, code, severity: grave.length > 0 ? 'warning' : 'information', mentions, utterance }];
}

function differenceOf({ documents }: Links, witness: Witness, other: Witness): Difference | undefined {
  const [here, there] = [documents.get(witness.document)?.source, documents.get(other.document)?.source];
  return here && there && gravestDifference(here, witness, there, other);
}

function isGrave(difference: Difference | undefined): boolean {
  return difference === 'meaning' || difference === 'replaced';
}

function wordsOf({ documents }: Links, { document, start, end }: Witness): string {
  return documents.get(document)?.source.text.slice(start, end) ?? '';
}

/** Each voice is compared with so many others at most: thousands of witnesses name a handful of speakers. */
const VOICES_COMPARED = 8;

/** The witnesses whose sure speaker contradicts another one's. */
function misattributedFinding(links: Links, utterance: Utterance): QuoteFinding[] {
  const voices = utterance.witnesses.map((witness) => voiceAt(links, witness));
  const distinct = [...new Map(voices.flatMap((voice) => (voice?.entity ? [[voice.entity.id, voice] as const] : []))).values()].slice(0, VOICES_COMPARED);
  if (distinct.length < 2) return [];
  const mentions = utterance.witnesses.filter((_, i) => {
    const voice = voices[i];
    return voice && distinct.some((other) => contradict(voice, other));
  });
  const code = 'quote-misattributed';
  return new Set(mentions.map(({ document }) => document)).size > 1 ? [{ kind: 'quote', id: `${code}/${utterance.id}`, code, severity: 'warning', mentions, utterance }] : [];
}

/** Who is surely said to have spoken there; undefined where nobody is. */
export function voiceAt(links: Links, { document, quote }: Witness): Voice | undefined {
  const attribution = links.documents.get(document)?.quotes[quote]?.speaker;
  if (attribution?.confidence !== 'high') return undefined;
  const entity = attribution.entity === undefined ? undefined : lookupOf(links).entityOf(document, attribution.entity);
  return { document, attribution, ...(entity && { entity }) };
}

export function byPlace(a: Located, b: Located): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start || a.end - b.end;
}
