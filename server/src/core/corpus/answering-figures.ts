// Weighs the pairs of two documents against each other by learned scores: what rules linked too boldly goes, what they were too strict for comes.
import type { FigureKind } from '../extract/figures';
import type { Candidate } from './candidate';
import { comparable, endsSameStretch, isOffer, sameNoun, weeksApart } from './contradiction';
import { inOpening, isDate, isVague, ofOtherDays, otherBearer, otherNames, otherPeople, ratio, shareName, shareRole } from './figure-pairs';
import type { Between, FigureNode } from './figure-links';
import { sharedFeatures } from './pair-features';
import { alikeness, oddsOf, pairScore, standing } from './pair-scores';
import type { SameEvent } from './same-event';
import { isOpen, type Relation } from './verdict';
import { cosine } from './word-vectors';

/** Two figures of two documents with what their values are to each other. */
export interface Compared {
  readonly a: FigureNode;
  readonly b: FigureNode;
  readonly verdict: Relation;
}

/**
 * The links of two documents in one block with the learned scores taken in. `compared`: all pairs that agree or may contradict each
 * other, among them those that `links` holds already. Of what may contradict each other, only the surest pair of both figures is found.
 */
export function weighed(links: readonly Between[], compared: readonly Compared[], texts: SameEvent): readonly Between[] {
  if (compared.length === 0) return links;
  const known = new Map<FigureNode, Map<FigureNode, Between>>();
  for (const one of links) known.set(one.a, (known.get(one.a) ?? new Map<FigureNode, Between>()).set(one.b, one));
  const places = placesOf(compared);
  const surest = new Map<FigureNode, number>();
  const scored = compared.flatMap((pair, i) => {
    const place = places[i];
    const link = known.get(pair.a)?.get(pair.b);
    // What is hardly alike at all is no link, and how it stands is not asked: many pairs are of this kind.
    if (!place || (!link && place.alike < FAINT)) return [];
    const isEqual = pair.verdict === 'agree';
    const score = pairScore(isEqual ? 'agreement' : 'conflict', pair.a.candidate, pair.b.candidate, texts, place.shared, standingOf(place, pair.verdict));
    if (!isEqual) for (const node of [pair.a, pair.b]) surest.set(node, Math.max(surest.get(node) ?? 0, score));
    return [{ pair, link, score, isEqual }];
  });
  // Whose value the other text prints too contradicts nothing of it that the rules have not found.
  const explained = new Set(links.filter(({ verdict, a, b }) => verdict === 'agree' && ratio(a.candidate, b.candidate) === 0).flatMap(({ a, b }) => [a, b]));
  const isSurest = ({ a, b }: Compared, score: number): boolean => [a, b].every((node) => !explained.has(node) && score >= (surest.get(node) ?? 0));
  const dropped = new Set<Between>();
  const added: Between[] = [];
  for (const { pair, link, score, isEqual } of scored) {
    if (link) {
      if (score < (isEqual ? LEAST_AGREEMENT : LEAST_CONFLICT) && !isWitnessed(pair)) dropped.add(link);
      continue;
    }
    const isSure = isEqual ? score >= SURE_AGREEMENT : score >= sureConflict(pair) && isSurest(pair, score);
    if (isSure && mayBeFound(pair)) added.push({ ...pair, score });
  }
  return dropped.size + added.length === 0 ? links : [...links.filter((link) => !dropped.has(link)), ...added];
}

/**
 * Scores from 0 to 1: below these what rules linked is let go, from those on what they did not is linked. Chosen among some dozens
 * by what they gain where an eighth of the folders at a time was left out of the fit: of 40 such folders with 199 conflicts the
 * rules alone find 99, and 94 of the 128 that they tell of are right; with the scores it is 107, and 102 of 129.
 */
const LEAST_AGREEMENT = 0.3;
const LEAST_CONFLICT = 0.15;
const SURE_AGREEMENT = 0.7;
const SURE_CONFLICT = 0.55;
const SURE_OF_OTHERS = 0.65;

/** Hardly any two figures of one thing are less alike than this. */
const FAINT = 0.01;

/** Two sentences that name nobody in common tell of two things the more often. */
function sureConflict({ a, b }: Compared): number {
  return otherNames(a.candidate, b.candidate) ? SURE_OF_OTHERS : SURE_CONFLICT;
}

/** Whether rules have linked them for a reason that no likeness shows: the same sentence, two named parties, two ends of what begins on one day, or a slip of unit or scale, which lies further off than any other pair. */
function isWitnessed({ a, b, verdict }: Compared): boolean {
  return verdict === 'disputed' || cosine(a.candidate.near, b.candidate.near) >= SAME_WORDS || (isDate(a.candidate.mention) && endsSameStretch(a.candidate, b.candidate)) || ratio(a.candidate, b.candidate) > FARTHEST;
}

/** Cosine of the words close to both. */
const SAME_WORDS = 0.8;

/** A logarithm. */
const FARTHEST = 2;

/**
 * What no likeness outweighs: the figures of two persons, names or sorts of people, of two days, or of the lines that date the texts.
 * Whether dates, hours and places contradict each other hangs on what they are of, which rules ask.
 */
function mayBeFound({ a: { candidate: x }, b: { candidate: y }, verdict }: Compared): boolean {
  const [p, q] = [x.mention.claim, y.mention.claim];
  if ((x.dateLine && y.dateLine) || otherBearer(x, y) || otherPeople(p, q) || ofOtherDays(x, y)) return false;
  if (verdict === 'agree') return true;
  if (!opposable.has(x.mention.kind) || p.whole !== q.whole || p.partitive !== q.partitive || isOffer(p) || isOffer(q) || isVague(x) || isVague(y)) return false;
  return comparable(x, y) && !mayMeanOne(x, y) && !areOfOthers(x, y) && ratio(x, y) <= FARTHEST_FOUND;
}

const opposable: ReadonlySet<FigureKind> = new Set(['count', 'money', 'percent', 'measure', 'duration', 'age']);

/** A logarithm: 88 employees and 420 are those of two. */
const FARTHEST_FOUND = 1;

/** What two texts count of two groups of people, of persons of whom they tell further down, of polls weeks apart, or beside other names. */
function areOfOthers(x: Candidate, y: Candidate): boolean {
  if (otherNames(x, y) && ratio(x, y) > FARTHEST_OF_OTHERS) return true;
  switch (x.mention.kind) {
    case 'count':
      return !sameNoun(x.mention.claim, y.mention.claim) && x.mention.claim.noun !== undefined && y.mention.claim.noun !== undefined;
    case 'age':
      return ratio(x, y) > SAME_LIFE || (!inOpening(x, y) && !shareName(x, y)) || (x.bearer === undefined && y.bearer === undefined && otherNames(x, y)) || (x.roles !== undefined && y.roles !== undefined && !shareRole(x, y));
    case 'percent':
      return weeksApart(x, y);
    default:
      return false;
  }
}

/** Logarithms: beside other names values of one thing differ little; ages of one person by two at most. */
const FARTHEST_OF_OTHERS = 0.35;
const SAME_LIFE = 0.7;

/** "more than a year" beside "a year", "almost 25" beside 25, nobody beside somebody: they differ in words more than in number. */
function mayMeanOne(x: Candidate, y: Candidate): boolean {
  const [a, b] = [x.mention, y.mention];
  if (a.number === 0 || b.number === 0 || isOpen(x.value) !== isOpen(y.value) || (a.number === b.number && a.unit === b.unit)) return true;
  const gap = Math.max(x.value.min - y.value.max, y.value.min - x.value.max);
  return (a.modifier !== undefined || b.modifier !== undefined) && gap <= TOUCHING * Math.max(Math.abs(a.number), Math.abs(b.number));
}

/** A part of the larger number. */
const TOUCHING = 0.005;

/** The best likenesses of one figure: the two best of other values, the best of an equal one, and the odds of all. */
interface Best {
  first: number;
  second: number;
  equal: number;
  odds: number;
}

/** Of one pair, with what is known of all that its two figures could answer. */
interface Place {
  readonly alike: number;
  readonly shared: readonly number[];
  readonly ofA: Best;
  readonly ofB: Best;
}

function placesOf(compared: readonly Compared[]): readonly Place[] {
  const best = new Map<FigureNode, Best>();
  const bestOf = (node: FigureNode): Best => {
    let of = best.get(node);
    if (!of) best.set(node, (of = { first: 0, second: 0, equal: 0, odds: 0 }));
    return of;
  };
  return compared.map(({ a, b, verdict }): Place => {
    const shared = sharedFeatures(a.candidate, b.candidate);
    const alike = alikeness(shared);
    const [ofA, ofB] = [bestOf(a), bestOf(b)];
    noteIn(ofA, alike, verdict);
    noteIn(ofB, alike, verdict);
    return { alike, shared, ofA, ofB };
  });
}

function noteIn(best: Best, alike: number, verdict: Relation): void {
  best.odds += oddsOf(alike);
  if (verdict === 'agree') best.equal = Math.max(best.equal, alike);
  else if (alike > best.first) {
    best.second = best.first;
    best.first = alike;
  } else if (alike > best.second) best.second = alike;
}

/** To be asked when all pairs have their places. */
function standingOf({ alike, ofA, ofB }: Place, verdict: Relation): readonly number[] {
  const other = ({ first, second }: Best): number => (verdict !== 'agree' && alike >= first ? second : first);
  return standing({ alike, others: [other(ofA), other(ofB)], equals: [ofA.equal, ofB.equal], odds: [ofA.odds, ofB.odds] });
}
