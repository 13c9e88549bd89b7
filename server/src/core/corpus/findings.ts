// What the user is told: quantities whose figures conflict, utterances whose wording or speaker differs, names and posts.
import { isoDay } from '../extract/figures/dates';
import { hash32 } from '../text/hash';
import { gravestDifference, type Difference } from './differences';
import { markChanges, printOf } from './punctuation';
import { bearersOf, type NameVariant } from './name-variants';
import { roleConflict, type PostRole, type RoleConflict } from './role-conflicts';
import type { Links } from './corpus';
import type { FigureAt, Quantity } from './claims';
import type { Utterance, Witness } from './utterances';
import { contradict, nameOf, type Voice } from './voices';
import { wordsIn } from './word-row';
import type { Entity, Located } from './entities';
import type { FindingCode } from './finding-codes';
import type { Verdict } from './verdict';

/** Warning where sources contradict each other; information where a look may be worth it. */
export type Severity = 'warning' | 'information';

interface Common {
  /** Stable: code, what the sources differ on and their values, never where it stands: "figure-conflict/country-signed/133+160-up". */
  readonly id: string;
  readonly code: FindingCode;
  /** What the sources differ on, whatever they say of it: a quantity, an utterance, a person's posts. */
  readonly claim: string;
  readonly severity: Severity;
  /** The mentions that take part, in order of document and start. */
  readonly mentions: readonly Located[];
  /** What each mention says of it, in the order of `mentions`: equal values are equal texts. */
  readonly values: readonly string[];
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

/** How many findings there are of one kind. */
export interface FindingCount extends Pick<Finding, 'code' | 'severity'> {
  readonly count: number;
}

/** The id without the number that tells it from others of one claim and the same values. */
export function unnumbered(id: string): string {
  return id.replace(/~\d+$/u, '');
}

/** An id is written down and read by people: of many values the first stand in it, the others as one sum. */
const VALUES_IN_ID = 8;

function idOf(code: FindingCode, claim: string, values: readonly string[]): string {
  const distinct = [...new Set(values)].sort();
  const more = distinct.slice(VALUES_IN_ID);
  return `${code}/${claim}/${[...distinct.slice(0, VALUES_IN_ID), ...(more.length > 0 ? [shortHash(more.join('+'))] : [])].join('+')}`;
}

function shortHash(text: string): string {
  return (hash32(text) >>> 0).toString(36);
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

export function roleFindings(links: Links, entity: Entity): RoleFinding[] {
  const conflict = roleConflict(links, entity);
  if (!conflict) return [];
  const code = 'role-conflict';
  const values = conflict.roles.map(({ post: { post, country } }) => slug(country === undefined ? post : `${country} ${post}`));
  return [{ kind: 'role', id: idOf(code, entity.id, values), code, claim: entity.id, severity: 'information', mentions: conflict.roles, values, conflict }];
}

export function variantFinding(variant: NameVariant): VariantFinding {
  const code = 'name-variant';
  const [first, second] = variant.entities;
  const claim = first.type === 'other' ? second.type : first.type;
  const { bearerOf } = bearersOf(variant);
  const values = variant.mentions.map((at) => slug(bearerOf(at).canonical));
  return { kind: 'variant', id: idOf(code, claim, values), code, claim, severity: 'information', mentions: variant.mentions, values, variant };
}

/** Verdicts that the user is told of, gravest first, with code and severity. */
const toldVerdicts = [
  { verdict: 'conflict', code: 'figure-conflict', severity: 'warning' },
  { verdict: 'falls', code: 'figure-falls', severity: 'warning' },
  { verdict: 'disputed', code: 'figure-disputed', severity: 'information' },
  { verdict: 'superseded', code: 'figure-superseded', severity: 'information' },
  { verdict: 'tension', code: 'figure-tension', severity: 'information' },
] as const;

/** The verdict that a finding of this code rests on. */
export function verdictBehind(code: FindingCode): Verdict {
  return toldVerdicts.find((one) => one.code === code)?.verdict ?? 'conflict';
}

/** One finding for each quantity, with all its values, by the gravest verdict. */
export function figureFindings(links: Links, quantity: Quantity): Finding[] {
  const gravest = toldVerdicts.find(({ verdict }) => quantity.byVerdict.has(verdict));
  const told = gravest && quantity.byVerdict.get(gravest.verdict);
  if (!told) return [];
  const mentions = quantity.figures.filter((_, i) => told.has(i));
  const first = mentions[0];
  const kind = first && links.documents.get(first.document)?.figures[first.figure]?.kind;
  const code = gravest.code === 'figure-conflict' && (kind === 'date' || kind === 'year') ? 'date-conflict' : gravest.code;
  const claim = quantity.id.slice(0, quantity.id.lastIndexOf('/'));
  const values = mentions.map((at) => valueText(at, kind === 'date' || kind === 'year'));
  return [{ kind: 'figure', id: idOf(code, claim, values), code, claim, severity: gravest.severity, mentions, values, quantity }];
}

/** "133", "160-up", "2025-03-18": bounds in the base unit, days as dates. */
function valueText({ value: { min, max } }: FigureAt, isDay: boolean): string {
  // What has converted units is rounded, so that the last digits of a product tell nothing.
  const bound = (value: number): string => (isDay && Math.abs(value) > WEEKDAYS ? isoDay(value) : String(Number(value.toPrecision(9))));
  if (min === max) return bound(min);
  if (!Number.isFinite(max)) return `${bound(min)}-up`;
  return Number.isFinite(min) ? `${bound(min)}-${isDay ? 'to-' : ''}${bound(max)}` : `${bound(max)}-down`;
}

/** Where nobody knows the day of writing a weekday is kept as its number. */
const WEEKDAYS = 6;

export function quoteFindings(links: Links, utterance: Utterance): QuoteFinding[] {
  return [...alteredFinding(links, utterance), ...misattributedFinding(links, utterance)];
}

/** Thousands of copies have a handful of wordings; so many are compared with each witness. */
const WORDINGS_COMPARED = 8;

/**
 * Against the origin: a warning where a negation, a number or a content word has another in its place; information where
 * words were only added, left out or bent, or where the spelling differs. The gravest alone are told, and told to every
 * witness that they differ from. Where all words are the same, the punctuation.
 */
function alteredFinding(links: Links, utterance: Utterance): QuoteFinding[] {
  const origin = utterance.witnesses[utterance.origin];
  if (!origin) return [];
  const altered = utterance.witnesses.filter(({ wording }) => wording === 'meaning' || wording === 'reworded' || wording === 'spelling');
  // The paragraphs of the origin: a witness is compared with the one whose words it has.
  const parts = utterance.witnesses.filter(({ document }) => document === origin.document);
  const grave = altered.filter((witness) => witness.wording !== 'spelling' && parts.some((part) => isGrave(differenceOf(links, witness, part))));
  const told = grave.length > 0 ? grave : altered;
  if (told.every(({ document }) => document === origin.document)) return told.length > 0 ? [] : punctuatedFinding(links, utterance, origin);
  const distinct = [...new Map(told.map((witness) => [wordsOf(links, witness), witness])).values()].slice(0, WORDINGS_COMPARED);
  const known = new Map<string, boolean>();
  const differs = (witness: Witness): boolean => {
    const words = wordsOf(links, witness);
    const found = known.get(words) ?? distinct.some((other) => {
      const difference = differenceOf(links, witness, other);
      return grave.length > 0 ? isGrave(difference) : difference !== undefined && difference !== 'bracketed';
    });
    known.set(words, found);
    return found;
  };
  const mentions = utterance.witnesses.filter((witness) => told.includes(witness) || differs(witness));
  return [alteredFrom(links, utterance, mentions, grave.length > 0 ? 'warning' : 'information', wordingText)];
}

function alteredFrom(links: Links, utterance: Utterance, mentions: readonly Witness[], severity: Severity, textOf: typeof wordingText): QuoteFinding {
  const code = 'quote-altered';
  const wordings = new Map<string, string>();
  const values = mentions.map((witness) => {
    const words = wordsOf(links, witness);
    const known = wordings.get(words) ?? textOf(links, witness);
    wordings.set(words, known);
    return known;
  });
  return { kind: 'quote', id: idOf(code, utterance.id, values), code, claim: utterance.id, severity, mentions, values, utterance };
}

/** A sum of the words, as they are compared. */
function wordingText({ documents }: Links, witness: Witness): string {
  const source = documents.get(witness.document)?.source;
  return source ? shortHash(wordsIn(source, witness).keys.join(' ')) : '';
}

/** … and of words and punctuation. */
function printedText({ documents }: Links, witness: Witness): string {
  const source = documents.get(witness.document)?.source;
  return source ? shortHash(printOf(source, witness)) : '';
}

/** Copies are printed in a few ways; so many are looked at. */
const PRINTINGS_COMPARED = 64;

/**
 * Sources that have the origin's words and other punctuation. Only they and the origin are told: forty sources that
 * print a comma need not hear of the one that does not.
 */
function punctuatedFinding(links: Links, utterance: Utterance, origin: Witness): QuoteFinding[] {
  const there = links.documents.get(origin.document)?.source;
  const known = new Map<string, boolean>([[wordsOf(links, origin), false]]);
  const differs = (witness: Witness): boolean => {
    const here = links.documents.get(witness.document)?.source;
    if (!here || !there || witness.document === origin.document) return false;
    const words = wordsOf(links, witness);
    const found = known.get(words) ?? (known.size <= PRINTINGS_COMPARED && markChanges(here, witness, there, origin).length > 0);
    known.set(words, found);
    return found;
  };
  const mentions = utterance.witnesses.filter((witness) => witness === origin || differs(witness));
  return mentions.length > 1 ? [alteredFrom(links, utterance, mentions, 'information', printedText)] : [];
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
  const told = utterance.witnesses.flatMap((mention, i) => {
    const voice = voices[i];
    return voice && distinct.some((other) => contradict(voice, other)) ? [{ mention, speaker: slug(voice.entity?.canonical ?? nameOf(voice)) }] : [];
  });
  const code = 'quote-misattributed';
  const mentions = told.map(({ mention }) => mention);
  if (new Set(mentions.map(({ document }) => document)).size < 2) return [];
  const values = told.map(({ speaker }) => speaker);
  return [{ kind: 'quote', id: idOf(code, utterance.id, values), code, claim: utterance.id, severity: 'warning', mentions, values, utterance }];
}

/** Who is surely said to have spoken there; undefined where nobody is. */
export function voiceAt(links: Links, { document, quote }: Witness): Voice | undefined {
  const attribution = links.documents.get(document)?.quotes[quote]?.speaker;
  if (attribution?.confidence !== 'high') return undefined;
  const entity = attribution.entity === undefined ? undefined : links.entityOf(document, attribution.entity);
  return { document, attribution, entity };
}

export function byPlace(a: Located, b: Located): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start || a.end - b.end;
}
