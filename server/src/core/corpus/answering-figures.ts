// Weighs the pairs of two documents against each other by learned scores: what rules linked too boldly goes, what they were too strict for comes.
import type { FigureKind } from '../extract/figures';
import { endsSameStretch, isOffer } from './contradiction';
import { isDate, isVague, ofOtherDays, otherBearer, otherNames, otherPeople, ratio } from './figure-pairs';
import type { Between, FigureNode } from './figure-links';
import { sharedFeatures } from './pair-features';
import { alikeness, pairScore, type Standing } from './pair-scores';
import type { SameEvent } from './same-event';
import type { Verdict } from './verdict';

/** Two figures of two documents with what their values are to each other. */
export interface Compared {
  readonly a: FigureNode;
  readonly b: FigureNode;
  readonly verdict: Verdict;
}

/**
 * The links of two documents in one block with the learned scores taken in. `compared`: all pairs that agree or may contradict each
 * other, among them those that `links` holds already.
 */
export function weighed(links: readonly Between[], compared: readonly Compared[], texts: SameEvent): readonly Between[] {
  if (compared.length === 0) return links;
  const standings = standingsOf(compared);
  const known = new Map<FigureNode, Map<FigureNode, Between>>();
  for (const one of links) known.set(one.a, (known.get(one.a) ?? new Map<FigureNode, Between>()).set(one.b, one));
  const dropped = new Set<Between>();
  const found: Between[] = [];
  compared.forEach((pair, i) => {
    const standing = standings[i];
    const link = known.get(pair.a)?.get(pair.b);
    if (!standing || (link && !isWeighed(link.verdict)) || (!link && !mayBeFound(pair))) return;
    const isEqual = pair.verdict === 'agree';
    if (!isEqual && !standing.foremost) return;
    // What is hardly alike at all is no link, and is not weighed: most pairs are of this kind.
    if (!link && standing.alike < FAINT) return;
    const score = pairScore(isEqual ? 'agreement' : 'conflict', pair.a.candidate, pair.b.candidate, standing.shared, texts, standing);
    if (link && score < (isEqual ? LEAST_AGREEMENT : LEAST_CONFLICT) && !isWitnessed(pair)) dropped.add(link);
    else if (!link && score >= (isEqual ? SURE_AGREEMENT : SURE_CONFLICT)) found.push({ ...pair, score });
  });
  return dropped.size + found.length === 0 ? links : [...links.filter((link) => !dropped.has(link)), ...found];
}

/**
 * Scores from 0 to 1: below these what rules linked is let go, from those on what they did not is linked. Chosen among some dozens
 * by what they gain where a sixth of the folders at a time was left out of the fit. On ten folders that nobody had looked at, 26 of 52
 * conflicts were found instead of 22, and 25 of 34 instead of 22 of 33 were right.
 */
const LEAST_AGREEMENT = 0.25;
const LEAST_CONFLICT = 0.2;
const SURE_AGREEMENT = 0.82;
const SURE_CONFLICT = 0.55;

/** Most pairs are less alike than this. */
const FAINT = 0.03;

function isWeighed(verdict: Verdict): boolean {
  return verdict === 'agree' || isContradiction(verdict);
}

function isContradiction(verdict: Verdict): boolean {
  return verdict === 'conflict' || verdict === 'falls' || verdict === 'disputed';
}

/** Whether rules have linked them for a reason that no likeness shows: two named parties, two ends of what begins on one day, or a slip of unit or scale, which lies further off than any other pair. */
function isWitnessed({ a, b, verdict }: Compared): boolean {
  return verdict === 'disputed' || (isDate(a.candidate.mention) && endsSameStretch(a.candidate, b.candidate)) || ratio(a.candidate, b.candidate) > FARTHEST;
}

/** A logarithm. */
const FARTHEST = 2;

/**
 * What no likeness outweighs: the figures of two persons, names or sorts of people, of two days, or of the lines that date the texts.
 * Whether dates, hours, ages and places contradict each other hangs on whose they are, which rules ask.
 */
function mayBeFound({ a: { candidate: x }, b: { candidate: y }, verdict }: Compared): boolean {
  const [p, q] = [x.mention.claim, y.mention.claim];
  if ((x.dateLine && y.dateLine) || otherBearer(x, y) || otherPeople(p, q) || ofOtherDays(x, y)) return false;
  if (verdict === 'agree') return true;
  return isContradiction(verdict) && amounts.has(x.mention.kind) && p.partitive === q.partitive && p.whole === q.whole && !isOffer(p) && !isOffer(q) && !otherNames(x, y) && !isVague(x) && !isVague(y) && ratio(x, y) <= FARTHEST_FOUND;
}

/** A logarithm: 88 employees and 420 are those of two. */
const FARTHEST_FOUND = 1;

const amounts: ReadonlySet<FigureKind> = new Set(['count', 'money', 'percent', 'measure', 'duration']);

/** The two best likenesses of one figure, the best with an equal value, and the best with another one. */
interface Best {
  first: number;
  second: number;
  equal: number;
  unequal: number;
}

/** Of one pair, with the features by which its likeness was told. */
interface Place extends Standing {
  readonly shared: readonly number[];
  /** Whether no other pair of either figure with another value is more alike. */
  readonly foremost: boolean;
}

function standingsOf(compared: readonly Compared[]): readonly Place[] {
  const best = new Map<FigureNode, Best>();
  const likenesses = compared.map(({ a, b, verdict }) => {
    const shared = sharedFeatures(a.candidate, b.candidate);
    const alike = alikeness(shared);
    for (const node of [a, b]) {
      let of = best.get(node);
      if (!of) best.set(node, (of = { first: 0, second: 0, equal: 0, unequal: 0 }));
      if (alike > of.first) [of.first, of.second] = [alike, of.first];
      else if (alike > of.second) of.second = alike;
      if (verdict === 'agree') of.equal = Math.max(of.equal, alike);
      else if (isContradiction(verdict)) of.unequal = Math.max(of.unequal, alike);
    }
    return { a, b, shared, alike };
  });
  const none: Best = { first: 0, second: 0, equal: 0, unequal: 0 };
  return likenesses.map(({ a, b, shared, alike }): Place => {
    const [p, q] = [best.get(a) ?? none, best.get(b) ?? none];
    const other = ({ first, second }: Best): number => (alike >= first ? second : first);
    return {
      shared, alike,
      bestOther: Math.max(other(p), other(q)),
      leastOther: Math.min(other(p), other(q)),
      bestEqual: Math.max(p.equal, q.equal),
      leastEqual: Math.min(p.equal, q.equal),
      foremost: alike >= p.unequal && alike >= q.unequal,
    };
  });
}
