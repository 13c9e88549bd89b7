// Learned scores of two figures: how alike they are whatever their values, and from that how surely they contradict each other or agree.
import weightsYaml from '../../../lexicon/pair-weights.yaml';
import { mapping } from '../lexicon';
import type { Candidate } from './candidate';
import { sharedNames, valueFeatures, valueNames } from './pair-features';
import type { SameEvent } from './same-event';

const columns = ['alike', 'conflict', 'agreement'] as const;
type Score = (typeof columns)[number];

/** What the numbers that `standing` gives are called in the lexicon, in their order. */
export const standingNames = ['alike', 'aheadOfBest', 'aheadOfLeast', 'bestEqual', 'leastEqual', 'leastShare', 'bestShare', 'share'] as const;

/** The weights of one score, in the order of the features that it weighs. */
interface Weights {
  readonly base: number;
  readonly shared: readonly number[];
  readonly value: readonly number[];
  readonly standing: readonly number[];
}

const rows = mapping(weightsYaml, 'pair-weights');

function weightsOf(score: Score): Weights {
  const weight = (feature: string): number => {
    const row = rows[feature];
    const found: unknown = Array.isArray(row) ? row[columns.indexOf(score)] : undefined;
    if (typeof found !== 'number') throw new TypeError(`lexicon pair-weights: “${feature}” has no number for ${score}`);
    return found;
  };
  return { base: weight('base'), shared: sharedNames.map(weight), value: valueNames.map(weight), standing: standingNames.map(weight) };
}

const weights = { alike: weightsOf('alike'), conflict: weightsOf('conflict'), agreement: weightsOf('agreement') };

function product(weights: readonly number[], features: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
  return sum;
}

/** From 0 to 1. */
function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** How alike two figures are, from 0 to 1, whatever their values. `shared`: their `sharedFeatures`. */
export function alikeness(shared: readonly number[]): number {
  return logistic(weights.alike.base + product(weights.alike.shared, shared));
}

/** Of all that its two figures could answer in the other document, how a pair stands; likenesses from 0 to 1. */
export interface Rivals {
  /** `alikeness` of the pair. */
  readonly alike: number;
  /** That of the best other pair of the one figure, and of the other, whose values differ. */
  readonly others: readonly [number, number];
  /** That of the best pair of each with an equal value. */
  readonly equals: readonly [number, number];
  /** The odds of all pairs of each, added up. */
  readonly odds: readonly [number, number];
}

/** How the pair stands among them, in the order of `standingNames`: log-odds, differences of them, and parts from 0 to 1 of the odds of all. */
export function standing({ alike, others, equals, odds }: Rivals): readonly number[] {
  const own = logOdds(alike);
  const shares = odds.map((all) => oddsOf(alike) / (all + OTHERS));
  const [least, best] = [Math.min(...shares), Math.max(...shares)];
  return [
    own, // alike
    own - logOdds(Math.max(...others)), // aheadOfBest
    own - logOdds(Math.min(...others)), // aheadOfLeast
    logOdds(Math.max(...equals)), // bestEqual
    logOdds(Math.min(...equals)), // leastEqual
    least, // leastShare
    best, // bestShare
    least * best, // share
  ];
}

/** Odds that a figure is answered by nothing in the other document. */
const OTHERS = 0.05;

/** The odds of a likeness; finite for the surest. */
export function oddsOf(likeness: number): number {
  return likeness / (1.001 - likeness);
}

/** Likenesses beyond this are all as sure. */
const UTTERMOST = 1e-4;

function logOdds(likeness: number): number {
  const within = Math.min(1 - UTTERMOST, Math.max(UTTERMOST, likeness));
  return Math.log(within / (1 - within));
}

/**
 * How surely two figures contradict each other, or measure the same where their values agree; from 0 to 1. `shared`: their
 * `sharedFeatures`, `place`: their `standing`.
 */
export function pairScore(score: 'conflict' | 'agreement', x: Candidate, y: Candidate, texts: SameEvent, shared: readonly number[], place: readonly number[]): number {
  const of = weights[score];
  return logistic(of.base + product(of.shared, shared) + product(of.value, valueFeatures(x, y, texts)) + product(of.standing, place));
}
