// Learned scores of two figures: how alike they are whatever their values, and from that how surely they contradict each other or agree.
import weightsYaml from '../../../lexicon/pair-weights.yaml';
import { mapping } from '../lexicon';
import type { Candidate } from './candidate';
import { sharedNames, valueFeatures, valueNames } from './pair-features';
import type { SameEvent } from './same-event';

const columns = ['alike', 'conflict', 'agreement'] as const;
type Score = (typeof columns)[number];

/** What the numbers of a `Standing` are called in the lexicon. */
export const standingNames = ['alike', 'aheadOfBest', 'aheadOfLeast', 'bestEqual', 'leastEqual', 'foremost'] as const;

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

/** How a pair stands among all that its two figures could answer in the other document; likenesses from 0 to 1. */
export interface Standing {
  /** `alikeness` of the two. */
  readonly alike: number;
  /** That of the best other pair of either figure: of the one that has the better, and of the other one. */
  readonly bestOther: number;
  readonly leastOther: number;
  /** That of the best pair of either figure with an equal value. */
  readonly bestEqual: number;
  readonly leastEqual: number;
}

/** How surely two figures contradict each other, or measure the same where their values agree; from 0 to 1. `shared`: their `sharedFeatures`. */
export function pairScore(score: 'conflict' | 'agreement', x: Candidate, y: Candidate, shared: readonly number[], texts: SameEvent, standing: Standing): number {
  const { base, shared: ofShared, value, standing: place } = weights[score];
  const { alike, bestOther, leastOther, bestEqual, leastEqual } = standing;
  return logistic(base + product(ofShared, shared) + product(value, valueFeatures(x, y, texts))
    + product(place, [alike, alike - bestOther, alike - leastOther, bestEqual, leastEqual, Number(alike >= bestOther)]));
}
