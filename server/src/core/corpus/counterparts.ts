// Finds the figures of two documents that answer each other though hardly a word says so: nearest on both sides, and explained by no equal value.
import { conceptOf } from '../extract/figures/concepts';
import { isPersonClass, outermost } from '../extract/figures/persons';
import type { FigureKind } from '../extract/figures';
import type { Candidate } from './candidate';
import { areOfBearers, comparable, isBare, isOffer, isPassing, otherLadder } from './contradiction';
import type { FigureNode } from './figure-links';
import { compareQualifiers, distance, FEW, inOpening, isTransposed, isVague, otherNames, otherPeople, RARE, ratio, SAME_AMOUNT, samePredicate, shareName, shareRole, significantDigits } from './figure-pairs';
import { cosine } from './word-vectors';

interface Pair {
  readonly a: FigureNode;
  readonly b: FigureNode;
}

/**
 * Of the pairs of two documents in one block whose values differ and that `mayContradict` each other, those in which each is the
 * other's nearest among all that it can be compared with, and no value of the other document equals either. Measured on 40 folders of
 * articles, beside what other rules find: 16 of 20 such pairs of counts with one noun or one verb are contradictions, 21 of 23
 * of ages, 8 of 9 of spans of time, 2 of 2 of amounts, and 7 of 7 where the digits are the same in another order. On 30 folders for
 * which nothing had been set, of ages that stand deep in the texts 4 of 10 are, of all others 2 of 2.
 */
export function counterparts<T extends Pair>(unequal: readonly T[], equal: readonly Pair[]): ReadonlySet<T> {
  const kind = unequal[0]?.a.candidate.mention.kind;
  if (kind === undefined || !answering.has(kind)) return new Set();
  const explained = new Set(equal.filter(({ a, b }) => ratio(a.candidate, b.candidate) <= SAME_PRINT).flatMap(({ a, b }) => [a, b]));
  const open = unequal.filter(({ a, b }) => !explained.has(a) && !explained.has(b) && (!areOfBearers(a.candidate, b.candidate) || comparable(a.candidate, b.candidate)));
  const nearest = new Map<FigureNode, number>();
  const gaps = open.map(({ a, b }) => distance(a.candidate, b.candidate));
  open.forEach(({ a, b }, i) => {
    for (const node of [a, b]) nearest.set(node, Math.min(nearest.get(node) ?? Infinity, gaps[i] ?? 0));
  });
  return new Set(open.filter(({ a, b }, i) => gaps[i] === nearest.get(a) && gaps[i] === nearest.get(b) && answers(a.candidate, b.candidate)));
}

/** Kinds of which a text may hold one that nothing but its own words tells from the others. */
const answering: ReadonlySet<FigureKind> = new Set(['count', 'age', 'duration', 'money', 'percent', 'measure']);

/** A logarithm: "about 141" and 139 agree, but whoever prints the one does not print the other. */
export const SAME_PRINT = 0.01;

/** Whether the two are alike enough for figures that nothing else answers. */
function answers(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim;
  const q = y.mention.claim;
  const gap = ratio(x, y);
  const smallest = Math.min(x.mention.number, y.mention.number);
  const few = x.rivals * y.rivals <= FEW_RIVALS;
  // "14.2 billion" and "12.4 billion": one number, once written wrongly
  if (isTransposed(x, y) && p.whole === q.whole && significantDigits(x) > 1 && x.mention.unit === y.mention.unit && gap <= SAME_AMOUNT) return !otherPeople(p, q) && !otherLadder(p, q);
  if (isBare(p) || isBare(q)) return false;
  switch (x.mention.kind) {
    case 'money':
      return few && !otherNames(x, y) && !isOffer(p) && !isOffer(q) && gap <= NEARBY;
    case 'count':
      if (p.whole !== q.whole || mayBePartOf(x, y) || mayBePartOf(y, x) || isVague(x) || isVague(y) || otherNames(x, y) || otherPeople(p, q) || otherLadder(p, q) || (compareQualifiers(p, q) === 'one-sided' && isPersonClass(p.nounClass ?? '')) || gap > SAME_AMOUNT) return false;
      if (samePredicate(p, q) === 'sure' && smallest > FEW) return true;
      if (p.noun === undefined || q.noun === undefined || conceptOf(p.noun) !== conceptOf(q.noun)) return false;
      // "eight dogs", "12 dogs": things of which either text counts no others
      return (smallest > RARE && gap <= ONE_COUNT) || (smallest > FEW && !isPassing(p) && !isPassing(q) && x.ofNoun === 1 && y.ofNoun === 1 && !isPersonClass(p.nounClass ?? '') && compareQualifiers(p, q) === undefined);
    case 'age':
      // Further down a text gives the ages of many. "The youngest of the dead was 54": the age of somebody in a crowd
      return (inOpening(x, y) || shareName(x, y)) && gap <= NEARBY && !isRange(x) && !isRange(y) && (!x.roles || !y.roles || shareRole(x, y)) && !(x.bearer === undefined && isOfCrowd(x)) && !(y.bearer === undefined && isOfCrowd(y));
    case 'duration':
      return x.mention.unit === y.mention.unit && (smallest > RARE || cosine(x.near, y.near) >= TOUCHED) && few && x.opening === y.opening && !x.apart && !y.apart && gap <= SAME_AMOUNT;
    default:
      return false;
  }
}

/** A logarithm: ages and amounts further apart are those of two. */
const NEARBY = 0.15;

/** A logarithm: counts of one noun without one verb differ by half at most. */
const ONE_COUNT = 0.45;

/** Cosine of the words close to two small numbers of hours or years. */
const TOUCHED = 0.1;

const FEW_RIVALS = 3;

/** “190 of the passengers” may be some of the 237 that another source counts. */
function mayBePartOf({ mention: part }: Candidate, { mention: whole }: Candidate): boolean {
  return part.claim.partitive && !whole.claim.partitive && part.number <= whole.number;
}

/** “Between 67 and 88” are the ages of several. */
function isRange({ mention: { value } }: Candidate): boolean {
  return value.max - value.min >= 2;
}

const ofCrowds = [...outermost].map(conceptOf);

function isOfCrowd({ mention }: Candidate): boolean {
  return ofCrowds.some((word) => mention.claim.words.has(word));
}
