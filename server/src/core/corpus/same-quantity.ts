// Whether two figures measure the same quantity: what speaks for it, what against, and how much each counts.
import type { FigureMention } from '../extract/figures';
import type { Candidate } from './candidate';
import { contradictable } from './contradiction';
import { sameEvent } from './dated-events';
import { compareQualifiers, FEW, haveCommon, inOpening, isAlone, isCounted, isDate, isTold, isVague, nearlyCoincide, ofOtherDays, otherBearer, otherNames, otherPeople, otherRung, RARE, samePredicate, shareRole, spread } from './figure-pairs';
import type { Relation } from './verdict';
import { cosine } from './word-vectors';

/**
 * Weights of a logistic model, fitted to hand-labelled pairs of equal figures of news clusters and rounded; each cluster
 * was judged by weights fitted to the others. Positive: speaks for one quantity.
 */
const weights = {
  bias: -1.2, words: 1.7, nearWords: 1.2, alone: 0.8, predicate: 1.2, unsurePredicate: 0.6, otherRung: -1.7, noun: -0.2,
  qualifier: 1.2, otherQualifier: -1.4, otherNames: -0.7, noNames: -0.4, opening: 0.5, sameYear: 0.7, vague: -0.8,
  dateClause: 1.7, dateEvent: 2, firstDay: 1.3, aloneDay: 0.7, dateLine: -2,
  // Everything comes in twos, little comes in 167s: an equal number says the more, the rarer it is.
  few: -0.6, rare: 1.1, sameWords: 1.5, sameModifier: 1.8,
  // Not fitted: there are too few contradictions for that.
  sameEvent: 1, coincidence: 1, only: 0.8, bearer: 2,
  // Two sentences that share another figure as well are one statement.
  companion: 1.5,
  age: 1.1, duration: -2.4, time: -1.1, date: -1.2, money: -1.7, rank: -1.8, percent: -0.8,
};

/** From 0 to 1: how surely two figures measure the same, or two steps of the same. An agreement of values is evidence itself. */
export function likeness(x: Candidate, y: Candidate, verdict: Relation): number {
  const p = x.mention.claim;
  const q = y.mention.claim;
  let z = weights.bias + weights.words * cosine(x.far, y.far) + weights.nearWords * cosine(x.near, y.near);
  if (isDate(x.mention)) z += dateLikeness(x, y);
  if (isAlone(x, y)) z += weights.alone;
  if (p.noun !== q.noun) z += weights.noun;
  const predicate = samePredicate(p, q);
  if (predicate !== undefined) z += predicate === 'sure' ? weights.predicate : weights.unsurePredicate;
  if (verdict !== 'related' && otherRung(p, q)) z += weights.otherRung;
  const qualifiers = compareQualifiers(p, q);
  if (qualifiers === 'shared') z += weights.qualifier;
  if (qualifiers === 'different') z += weights.otherQualifier;
  if (x.names.size === 0 || y.names.size === 0) z += weights.noNames;
  else if (otherNames(x, y)) z += weights.otherNames;
  if (inOpening(x, y)) z += weights.opening;
  if (haveCommon(x.years, y.years)) z += weights.sameYear;
  if (shareCompanion(x, y)) z += weights.companion;
  if (isVague(x) || isVague(y)) z += weights.vague;
  if (x.mention.kind === 'count' && x.mention.number <= FEW) z += weights.few;
  if (verdict === 'agree') z += equality(x, y) + kindWeight(x.mention);
  else if ((isDate(x.mention) || x.mention.kind === 'time') && sameEvent(x, y)) z += weights.sameEvent;
  else if (x.bearer !== undefined && y.bearer !== undefined) z += weights.bearer;
  else if (nearlyCoincide(x, y)) z += weights.coincidence;
  else if (shareRole(x, y) || (x.mention.kind === 'count' && (isCounted(x, y) || isTold(x, y)))) z += weights.only;
  return 1 / (1 + Math.exp(-z));
}

function dateLikeness(x: Candidate, y: Candidate): number {
  let z = weights.dateClause * cosine(x.clause, y.clause);
  if (x.mention.claim.event !== undefined && x.mention.claim.event.name === y.mention.claim.event?.name) z += weights.dateEvent;
  if ((x.firstDay || x.dateLine) && (y.firstDay || y.dateLine)) z += weights.firstDay;
  if (isDay(x) && isDay(y)) z += weights.aloneDay / Math.sqrt(x.rivals * y.rivals);
  if ((x.dateLine && !y.firstDay) || (y.dateLine && !x.firstDay)) z += weights.dateLine;
  return z;
}

function isDay(x: Candidate): boolean {
  return spread(x) <= 1;
}

function equality(x: Candidate, y: Candidate): number {
  const a = x.mention;
  const b = y.mention;
  let z = 0;
  if (!isDate(a) && a.number > RARE) z += weights.rare;
  if (!isDate(a) && a.number === b.number && a.unit === b.unit) z += weights.sameWords;
  if (a.modifier !== undefined && a.modifier === b.modifier) z += weights.sameModifier;
  return z;
}

function kindWeight({ kind }: FigureMention): number {
  switch (kind) {
    case 'age':
      return weights.age;
    case 'time':
      return weights.time;
    case 'date':
    case 'year':
      return weights.date;
    case 'money':
      return weights.money;
    case 'duration':
      return weights.duration;
    case 'percent':
      return weights.percent;
    case 'rank':
    case 'score':
      return weights.rank;
    default:
      return 0;
  }
}

/** What is kept of a pair: agreement needs only likeness, contradiction also a close look. */
export function linked(x: Candidate, y: Candidate, verdict: Relation): number | undefined {
  if (otherBearer(x, y) || otherPeople(x.mention.claim, y.mention.claim)) return undefined;
  // Most figures that differ are ruled out by less than it takes to weigh how alike they are.
  if (verdict !== 'agree' && verdict !== 'related' && !contradictable(x, y)) return undefined;
  const score = likeness(x, y, verdict);
  switch (verdict) {
    case 'agree':
      // "several" and "dozens" agree with much: only where both sentences surely say the same
      if ((isVague(x) || isVague(y)) && samePredicate(x.mention.claim, y.mention.claim) !== 'sure' && cosine(x.near, y.near) < VAGUE_NEARNESS) return undefined;
      if (x.mention.kind === 'time' && ofOtherDays(x, y)) return undefined;
      // Two texts that are dated alike agree on nothing.
      return score >= AGREE && !(x.dateLine && y.dateLine) ? score : undefined;
    case 'conflict':
    case 'superseded':
    case 'falls':
    case 'disputed':
    case 'tension':
      return score >= CONFLICT ? score : undefined;
    case 'related':
      return score >= RELATED ? score : undefined;
  }
}

/** Likeness from which on a pair is kept. A conflict needs more than an agreement: equal values speak for themselves. */
const AGREE = 0.3;

const CONFLICT = 0.22;

/** Cosine of the words close to two figures, one of which is vague. */
const VAGUE_NEARNESS = 0.35;

/** Related figures are only shown beside the others, so that nobody wonders why they were not compared. */
const RELATED = 0.115;

/** Whether both sentences give a further figure that is the same in both. */
function shareCompanion(x: Candidate, y: Candidate): boolean {
  for (const key of x.told) if (key !== x.key && key !== y.key && y.told.has(key)) return true;
  return false;
}
