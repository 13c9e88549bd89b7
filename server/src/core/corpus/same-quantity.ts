// Whether two figures measure the same quantity: what speaks for it, what against, and how much each counts.
import genericNounsYaml from '../../../lexicon/generic-nouns.yaml';
import type { FigureMention } from '../extract/figures';
import { isCumulative, type Claim } from '../extract/figures/claim';
import type { Interval } from '../extract/interval';
import { wordSet } from '../lexicon';
import type { DocumentId } from './document';
import type { Verdict } from './verdict';

/** A figure with what comparing it needs, made once. */
export interface Candidate {
  readonly document: DocumentId;
  readonly start: number;
  readonly end: number;
  /** Index of the figure in its document. */
  readonly figure: number;
  readonly value: Interval;
  readonly mention: FigureMention;
  /** Words of its sentence with their weights; `near` falls off faster with the distance. */
  readonly far: WordVector;
  readonly near: WordVector;
  /** Day on which its document was written, where that is known. */
  readonly written: number | undefined;
  /** Years that its sentence names. */
  readonly years: ReadonlySet<number>;
  /** How many values its document gives in its block: one alone is easily recognised. */
  readonly rivals: number;
  /** Whether it stands in a line that only dates the text, and says nothing of the event. */
  readonly dateLine: boolean;
}

export interface WordVector {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

/**
 * Weights of a logistic model, fitted to hand-labelled pairs of figures of news clusters and rounded.
 * Positive: speaks for one quantity.
 */
const weights = {
  bias: -1, words: 2.4, nearWords: 1.2, alone: 3.3, noun: 1.3, predicate: 1.9, unsurePredicate: 1.3, otherRung: -2.2,
  qualifier: 1.4, otherQualifier: -2.1, modality: -0.6, addition: -0.8, partitive: -1, opening: 1, otherYear: -0.6, vague: -1.2,
  // Everything comes in twos, little comes in 167s: an equal number says the more, the rarer it is.
  rare: 2.2, sameWords: 1.1, sameInterval: 0.7, sameModifier: 0.8,
  age: 2, time: -1.8, count: -0.8, date: -1.8, money: 0.5, score: 1.5,
};

/** Numbers above a dozen are rare. */
const RARE = 12;

/** The sentences that tell the event; what comes later is often background. */
const OPENING = 5;

/** From 0 to 1: how surely two figures measure the same. `agrees`: whether their values do, which is evidence itself. */
function likeness(x: Candidate, y: Candidate, agrees: boolean): number {
  const [p, q] = [x.mention.claim, y.mention.claim];
  let z = weights.bias + weights.words * cosine(x.far, y.far) + weights.nearWords * cosine(x.near, y.near) + weights.alone / Math.sqrt(x.rivals * y.rivals);
  if (p.noun !== undefined && p.noun === q.noun) z += weights.noun;
  const predicate = samePredicate(p, q);
  if (predicate !== undefined) z += predicate === 'sure' ? weights.predicate : weights.unsurePredicate;
  if (otherRung(p, q)) z += weights.otherRung;
  const qualifiers = compareQualifiers(p, q);
  if (qualifiers === 'shared') z += weights.qualifier;
  if (qualifiers === 'different') z += weights.otherQualifier;
  if (p.modality !== q.modality) z += weights.modality;
  if ((x.mention.modifier === 'more') !== (y.mention.modifier === 'more')) z += weights.addition;
  if (x.mention.sentence < OPENING && y.mention.sentence < OPENING) z += weights.opening;
  if (p.partitive !== q.partitive) z += weights.partitive;
  if (otherYear(x, y)) z += weights.otherYear;
  if (isVague(x) || isVague(y)) z += weights.vague;
  if (agrees) z += equality(x, y);
  return 1 / (1 + Math.exp(-(z + kindWeight(x.mention))));
}

function equality(x: Candidate, y: Candidate): number {
  const [a, b] = [x.mention, y.mention];
  let z = 0;
  if (a.date === undefined && a.number > RARE) z += weights.rare;
  if (a.number === b.number && a.unit === b.unit && a.date === undefined) z += weights.sameWords;
  if (x.value.min === y.value.min && x.value.max === y.value.max) z += weights.sameInterval;
  if (a.modifier !== undefined && a.modifier === b.modifier) z += weights.sameModifier;
  return z;
}

function kindWeight({ kind }: FigureMention): number {
  switch (kind) {
    case 'age':
      return weights.age;
    case 'time':
      return weights.time;
    case 'count':
      return weights.count;
    case 'date':
    case 'year':
      return weights.date;
    case 'money':
      return weights.money;
    case 'score':
      return weights.score;
    default:
      return 0;
  }
}

const generic = wordSet(genericNounsYaml, 'generic-nouns');

/**
 * Whether two figures whose values differ may be set against each other at all. A difference is claimed only where the
 * sentences leave no doubt that both count the same: a wrong warning costs more trust than a missed one.
 */
function contradictable(x: Candidate, y: Candidate): boolean {
  const [p, q] = [x.mention.claim, y.mention.claim];
  if (x.dateLine || y.dateLine || p.modality !== q.modality || p.partitive !== q.partitive) return false;
  if (p.modality !== undefined || otherYear(x, y) || otherRung(p, q)) return false;
  const qualifiers = compareQualifiers(p, q);
  if (qualifiers === 'different' || qualifiers === 'one-sided' || [...p.proper].sort().join() !== [...q.proper].sort().join()) return false;
  if ((x.mention.modifier === 'more') !== (y.mention.modifier === 'more')) return false;
  const gap = ratio(x, y);
  const close = cosine(x.near, y.near);
  switch (x.mention.kind) {
    case 'count': {
      if (isVague(x) || isVague(y) || p.noun === undefined !== (q.noun === undefined)) return false;
      const predicate = samePredicate(p, q);
      if (generic.has(p.nounClass ?? '')) return predicate === 'sure' && gap <= SAME_TOLL;
      return gap <= SAME_COUNT && (p.noun === q.noun || predicate === 'sure' || isCounterpart(x, y));
    }
    case 'date':
    case 'year':
    case 'time':
      if (x.mention.kind === 'time' && Math.abs(x.value.min - y.value.min) > SAME_HOURS) return false;
      return (close >= SAME_EVENT && spread(x) === spread(y)) || (x.mention.kind === 'time' && isAlone(x, y));
    case 'money':
    case 'percent':
    case 'measure':
    case 'duration':
    case 'age':
      // Amounts to the cent that lie further apart are two purchases, not two accounts of one.
      if ((x.mention.kind !== 'measure' && x.mention.unit !== y.mention.unit) || gap > (isPrecise(x) && isPrecise(y) ? COINCIDENCE : SAME_AMOUNT)) return false;
      return close >= (nearlyCoincide(x, y) || isAlone(x, y) ? FAINTLY_NEAR : NEAR_WORDS) || isCounterpart(x, y);
    case 'rank':
    case 'score':
      return close >= SAME_EVENT;
  }
}

// The bounds below were set by hand on fifteen folders of labelled articles, and watched on five others.
/** Logarithms of how many times one value may be the other: tolls differ by up to five times, counts of things by two, amounts by 1.6. */
const SAME_TOLL = 1.7;
const SAME_COUNT = 0.8;
const SAME_AMOUNT = 0.5;

/** Cosine of the words close to two amounts; less will do where there is no other candidate. */
const NEAR_WORDS = 0.3;
const FAINTLY_NEAR = 0.12;

/** Nearness of the words around from which on two dates or times are those of one event. */
const SAME_EVENT = 0.6;

/** Minutes beyond which two clock times are of two events. */
const SAME_HOURS = 90;

/** "sure": both by their place in the sentence. */
function samePredicate({ predicate: p }: Claim, { predicate: q }: Claim): 'sure' | 'unsure' | undefined {
  if (!p || !q || p.ladder !== q.ladder || p.rung !== q.rung) return undefined;
  return p.sure && q.sure ? 'sure' : 'unsure';
}

/** Whether the two surely stand on two rungs of one ladder: signed and joined, killed and injured. */
export function otherRung({ predicate: p }: Claim, { predicate: q }: Claim): boolean {
  return p !== undefined && q !== undefined && p.sure && q.sure && p.ladder === q.ladder && p.rung !== q.rung;
}

/** `one-sided`: what only one of them restricts is a part of what the other counts: "11 Yemeni pirates", "23 pirates". */
function compareQualifiers({ qualifiers: p }: Claim, { qualifiers: q }: Claim): 'shared' | 'different' | 'one-sided' | undefined {
  if (p.length === 0 || q.length === 0) return p.length === q.length ? undefined : 'one-sided';
  return p.some((word) => q.includes(word)) ? 'shared' : 'different';
}

function otherYear(x: Candidate, y: Candidate): boolean {
  return x.years.size > 0 && y.years.size > 0 && ![...x.years].some((year) => y.years.has(year));
}

/** The logarithm of how many times the larger number is the smaller one. */
export function ratio(x: Candidate, y: Candidate): number {
  const [a, b] = [sizeOf(x), sizeOf(y)];
  return a === b ? 0 : a === 0 || b === 0 ? Infinity : Math.abs(Math.log(a / b));
}

/** The printed number; in the base unit where units convert. */
function sizeOf({ mention, value }: Candidate): number {
  if (mention.kind !== 'measure') return Math.abs(mention.number);
  return Math.abs(!Number.isFinite(value.max) ? value.min : !Number.isFinite(value.min) ? value.max : (value.min + value.max) / 2);
}

/** "several", "dozens": no number that another one could contradict. */
function isVague({ value, mention }: Candidate): boolean {
  return mention.modifier === undefined && value.max - value.min > 0.3 * Math.max(1, value.min);
}

/** Two long numbers that lie this near to each other are hardly two quantities. */
const COINCIDENCE = 0.05;

function nearlyCoincide(x: Candidate, y: Candidate): boolean {
  return ratio(x, y) <= COINCIDENCE && significantDigits(x) >= 3 && significantDigits(y) >= 3;
}

/** Values that lie near to each other, each one of the few of its kind in its document: two accounts of one thing. */
function isCounterpart(x: Candidate, y: Candidate): boolean {
  return ratio(x, y) <= NEARBY && x.rivals * y.rivals <= FEW_RIVALS;
}

const NEARBY = 0.15;
const FEW_RIVALS = 3;

/** Whether each document gives only one value of this kind. */
function isAlone(x: Candidate, y: Candidate): boolean {
  return x.rivals === 1 && y.rivals === 1;
}

/** Four significant digits or more. */
function isPrecise({ mention }: Candidate): boolean {
  return significantDigits({ mention }) >= 4;
}

function significantDigits({ mention }: Pick<Candidate, 'mention'>): number {
  return String(Math.abs(mention.number)).replace(/\.|0+$/g, '').length;
}

function spread({ value }: Candidate): number {
  return value.max - value.min;
}

function cosine(a: WordVector, b: WordVector): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, weight] of small.weights) shared += weight * (large.weights.get(word) ?? 0);
  return a.norm > 0 && b.norm > 0 ? shared / (a.norm * b.norm) : 0;
}

/** What a contradiction between two figures of one quantity is: of two parties, of two days, or of the sources. */
export function contradiction(x: Candidate, y: Candidate): 'conflict' | 'superseded' | 'falls' | 'disputed' {
  const [p, q] = [x.mention.claim, y.mention.claim];
  if (p.holder && q.holder && p.holder.party !== q.holder.party) return 'disputed';
  const counted = x.mention.kind === 'count' && p.predicate !== undefined && samePredicate(p, q) !== undefined && isCumulative(p.predicate.ladder);
  if (!counted || x.written === undefined || y.written === undefined || x.written === y.written) return 'conflict';
  const [older, newer] = x.written < y.written ? [x, y] : [y, x];
  // The two have no value in common, so their lower bounds tell which is higher.
  return newer.value.min > older.value.min ? 'superseded' : 'falls';
}

/** What is kept of a pair: agreement needs only likeness, contradiction also a close look. */
export function linked(x: Candidate, y: Candidate, verdict: Verdict): number | undefined {
  const score = likeness(x, y, verdict === 'agree');
  switch (verdict) {
    case 'agree':
      // "several" and "dozens" agree with much: only where both sentences surely say the same
      if ((isVague(x) || isVague(y)) && samePredicate(x.mention.claim, y.mention.claim) !== 'sure' && cosine(x.near, y.near) < VAGUE_NEARNESS) return undefined;
      // Two texts that are dated alike agree on nothing.
      return score >= AGREE && !(x.dateLine && y.dateLine) ? score : undefined;
    case 'conflict':
    case 'superseded':
    case 'falls':
    case 'disputed':
    case 'tension':
      return score >= CONFLICT && contradictable(x, y) ? score : undefined;
    case 'related':
      return score >= RELATED ? score : undefined;
  }
}

/** Likeness from which on a pair is kept. A conflict needs more than an agreement: equal values speak for themselves. */
const AGREE = 0.5;
const CONFLICT = 0.7;
/** Cosine of the words close to two figures, one of which is vague. */
const VAGUE_NEARNESS = 0.35;
/** Related figures are only shown beside the others, so that nobody wonders why they were not compared. */
const RELATED = 0.15;
