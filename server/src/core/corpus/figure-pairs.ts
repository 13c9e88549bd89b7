// What two figures have in common and in what they differ: what likeness and contradiction both ask.
import genericNounsYaml from '../../../lexicon/generic-nouns.yaml';
import type { FigureMention } from '../extract/figures';
import { nounClassOf, type Claim } from '../extract/figures/claim';
import { conceptOf } from '../extract/figures/concepts';
import { isPersonClass } from '../extract/figures/persons';
import { mapping, wordSet } from '../lexicon';
import { stemOf } from '../text/inflection';
import type { Candidate } from './candidate';

/** Numbers above a dozen are rare. */
export const RARE = 12;

export const FEW = 2;

/** The sentences that tell the event; what comes later is often background. */
const OPENING = 5;

export function inOpening(x: Candidate, y: Candidate): boolean {
  return x.mention.sentence < OPENING && y.mention.sentence < OPENING;
}

export function isDate({ date }: FigureMention): boolean {
  return date !== undefined;
}

export function haveCommon<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

/** Whether both sentences give a further date that is the same in both. */
export function shareDate(x: Candidate, y: Candidate): boolean {
  for (const key of x.told) if (key.startsWith('date ') && key !== x.key && key !== y.key && y.told.has(key)) return true;
  return false;
}

/** "Kirkpatrick" is Allen Kirkpatrick, the Red Sox are the Boston Red Sox; the Indian Navy is not the Royal Navy. */
export function shareName(x: Candidate, y: Candidate): boolean {
  for (const a of x.names) for (const b of y.names) if (sameName(a, b)) return true;
  return false;
}

/** Whether both sentences name somebody or something, and nothing in common. */
export function otherNames(x: Candidate, y: Candidate): boolean {
  return x.names.size > 0 && y.names.size > 0 && !shareName(x, y);
}

const anybody = new Set([...wordSet(mapping(genericNounsYaml, 'generic-nouns')['anybody'], 'generic-nouns')].map(stemOf));

export const SAME_AMOUNT = 0.5;

/** "sure": both by their place in the sentence. */
export function samePredicate({ predicate: p }: Claim, { predicate: q }: Claim): 'sure' | 'unsure' | undefined {
  if (!p || !q || p.ladder !== q.ladder || p.rung !== q.rung) return undefined;
  return p.sure && q.sure ? 'sure' : 'unsure';
}

/** Whether the two surely stand on two rungs of one ladder: signed and joined, killed and injured. */
export function otherRung({ predicate: p }: Claim, { predicate: q }: Claim): boolean {
  return p !== undefined && q !== undefined && p.sure && q.sure && p.ladder === q.ladder && p.rung !== q.rung;
}

function isPeople(word: string): boolean {
  return isPersonClass(nounClassOf(word) ?? '');
}

/** `one-sided`: what only one of them restricts is a part of what the other counts: "11 Yemeni pirates", "23 pirates". */
export function compareQualifiers({ qualifiers: p }: Claim, { qualifiers: q }: Claim): 'shared' | 'different' | 'one-sided' | undefined {
  // "420 passengers and crew" are others than "346 passengers"
  if (p.length === 0 || q.length === 0) return p.length === q.length ? undefined : (p.length > 0 ? p : q).some(isPeople) ? 'different' : 'one-sided';
  return p.some((word) => q.some((other) => word === other || conceptOf(word) === conceptOf(other))) ? 'shared' : 'different';
}

/** Whether the noun leaves open who is counted: 43 hurt are not the 34 fans among them. */
export function isAnybody({ noun }: Claim): boolean {
  return noun === undefined || anybody.has(noun);
}

/** Officers are no nurses; either may be the people that another text counts. */
export function otherPeople(p: Claim, q: Claim): boolean {
  return p.nounClass !== q.nounClass && p.dimension === 'count' && !isAnybody(p) && !isAnybody(q);
}

/** Both are said of a captain, of whom a story has one. */
export function shareRole({ roles: a }: Candidate, { roles: b }: Candidate): boolean {
  return a !== undefined && b !== undefined && haveCommon(a, b);
}

/** Values that change each day, or hours, of two days that the sentences or the texts name. */
export function ofOtherDays(x: Candidate, y: Candidate): boolean {
  if (x.mention.kind === 'time') return x.day !== undefined && y.day !== undefined && x.day !== y.day;
  if (!x.daily || !y.daily || isDate(x.mention)) return false;
  const [a, b] = [x.day ?? x.written, y.day ?? y.written];
  if (a === undefined || b === undefined) return false;
  // A text of Tuesday tells of Monday's fall and need not say so.
  return x.day === undefined === (y.day === undefined) ? a !== b : Math.abs(a - b) > DAYS_LATER;
}
/** In days. */
const DAYS_LATER = 2;

/** Whether they are sentences or places of two persons. */
export function otherOwner({ owner: a }: Candidate, { owner: b }: Candidate): boolean {
  return a !== undefined && b !== undefined && !sameName(a, b);
}

/** Ages of two persons are two quantities. */
export function otherBearer({ bearer: a }: Candidate, { bearer: b }: Candidate): boolean {
  return a !== undefined && b !== undefined && !sameName(a, b);
}

const BLANK = 32;

export function sameName(a: string, b: string): boolean {
  return a.length >= b.length ? isShortFor(b, a) || hasSameEnds(a, b) : isShortFor(a, b) || hasSameEnds(b, a);
}

/** "Martin Kettle" is Martin John Kettle. */
function hasSameEnds(longer: string, shorter: string): boolean {
  const blank = shorter.indexOf(' ');
  return blank > 0 && blank === shorter.lastIndexOf(' ') && longer.length > shorter.length && longer.startsWith(shorter.slice(0, blank + 1)) && longer.endsWith(shorter.slice(blank));
}

/** Whether the name is the other's first or last words. One look at the letter before or behind them shows of most that it is not. */
function isShortFor(name: string, other: string): boolean {
  const more = other.length - name.length;
  return more === 0 ? name === other : (other.charCodeAt(more - 1) === BLANK && other.endsWith(name)) || (other.charCodeAt(name.length) === BLANK && other.startsWith(name));
}

/** How far two values lie from each other, as `ratio`; digits in another order, and two ages of one person, are next to each other, whatever they are worth. */
export function distance(x: Candidate, y: Candidate): number {
  const gap = ratio(x, y);
  if (x.bearer !== undefined && y.bearer !== undefined && !otherBearer(x, y)) return Math.min(NEXT, gap);
  return isTransposed(x, y) && significantDigits(x) > 1 && x.mention.unit === y.mention.unit ? Math.min(NEXT, gap) : gap;
}
const NEXT = 0.001;

/** The logarithm of how many times the larger number is the smaller one. */
export function ratio(x: Candidate, y: Candidate): number {
  const a = sizeOf(x);
  const b = sizeOf(y);
  return a === b ? 0 : a === 0 || b === 0 ? NONE_AND_SOME : Math.abs(Math.log(a / b));
}

/** No number is a multiple of nought: "no one was hurt" and "20 were hurt" lie as far apart as two tolls may. */
const NONE_AND_SOME = 1;

/** The printed number; in the base unit where units convert. */
export function sizeOf({ mention, value }: Candidate): number {
  if (mention.kind !== 'measure' && mention.kind !== 'duration') return Math.abs(mention.number);
  return Math.abs(!Number.isFinite(value.max) ? value.min : !Number.isFinite(value.min) ? value.max : (value.min + value.max) / 2);
}

/** "several", "dozens": no number that another one could contradict. */
export function isVague({ value, mention }: Candidate): boolean {
  return mention.modifier === undefined && value.max - value.min > 0.3 * Math.max(1, value.min);
}

/** Two long numbers that lie this near to each other are hardly two quantities. */
export const COINCIDENCE = 0.05;

export function nearlyCoincide(x: Candidate, y: Candidate): boolean {
  return significantDigits(x) >= 3 && significantDigits(y) >= 3 && (ratio(x, y) <= COINCIDENCE || isTransposed(x, y));
}

/** "148,000" and "184,000": the same digits in another order are one number, once written wrongly. */
export function isTransposed({ digits: a }: Candidate, { digits: b }: Candidate): boolean {
  return a.sorted === b.sorted;
}


/** Whether each document counts only one number of things by this name. */
export function isOnly(x: Candidate, y: Candidate): boolean {
  return x.mention.claim.noun !== undefined && x.mention.claim.noun === y.mention.claim.noun && x.ofNoun === 1 && y.ofNoun === 1;
}

/** "438 passengers", "412 passengers": a large number that both give once, with nothing to tell it from the other. */
export function isCounted(x: Candidate, y: Candidate): boolean {
  return isOnly(x, y) && Math.min(x.mention.number, y.mention.number) > RARE && ratio(x, y) <= SAME_AMOUNT && (!otherNames(x, y) || ratio(x, y) <= NEARLY_ALIKE);
}
/** A logarithm: the owner of 8,400 employees and the buyer of 8,600 need not be named in both sentences. */
const NEARLY_ALIKE = 0.15;

/** The leads of both count things by one name once, and speak of the same actor: "three boats", "two boats" of the raiders. */
export function isTold(x: Candidate, y: Candidate): boolean {
  return isOnly(x, y) && inOpening(x, y) && shareName(x, y);
}

/** Whether each document gives only one value of this kind. */
export function isAlone(x: Candidate, y: Candidate): boolean {
  return x.rivals === 1 && y.rivals === 1;
}

export function significantDigits({ digits }: Candidate): number {
  return digits.significant;
}

export function spread({ value }: Candidate): number {
  return value.max - value.min;
}
