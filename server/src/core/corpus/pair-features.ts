// What a learned score knows of two figures: what they share, how their values stand to each other, and which other figures they could answer.
import { isCumulative, type Claim } from '../extract/figures/claim';
import type { Candidate } from './candidate';
import { otherLadder } from './contradiction';
import { compareQualifiers, haveCommon, inOpening, isAnybody, isDate, isOnly, isTransposed, isVague, otherBearer, otherRung, ratio, samePredicate, sameName, shareRole, significantDigits, spread } from './figure-pairs';
import type { SameEvent } from './same-event';
import { cosine } from './word-vectors';

/** What the numbers of `sharedFeatures` are called in `lexicon/pair-weights.yaml`, which says what each means and what it counts. */
export const sharedNames = [
  'near', 'far', 'clause', 'predicate', 'otherRung', 'otherLadder', 'noPredicate', 'sameNoun', 'noNoun', 'sameClass', 'commonNames',
  'otherNames', 'noNames', 'sharedQualifier', 'otherQualifier', 'oneQualifier', 'companions', 'opening', 'dateLine', 'event',
  'otherModality', 'onePast', 'years', 'day', 'person', 'headlines', 'rootNear', 'rootFar', 'rootClause',
] as const;

/** What they share, whatever their values, in the order of `sharedNames`: numbers in a list, for this is asked of very many pairs. */
export function sharedFeatures(x: Candidate, y: Candidate): readonly number[] {
  const [p, q] = [x.mention.claim, y.mention.claim];
  const predicate = samePredicate(p, q);
  const qualifiers = compareQualifiers(p, q);
  const [near, far, clause] = [cosine(x.near, y.near), cosine(x.far, y.far), cosine(x.clause, y.clause)];
  const common = commonNames(x, y);
  return [
    near, // near
    far, // far
    clause, // clause
    predicate === 'sure' ? 2 : predicate === 'unsure' ? 1 : 0, // predicate
    Number(otherRung(p, q)), // otherRung
    Number(otherLadder(p, q)), // otherLadder
    Number(!p.predicate) + Number(!q.predicate), // noPredicate
    Number(p.noun !== undefined && p.noun === q.noun), // sameNoun
    Number(p.noun === undefined) + Number(q.noun === undefined), // noNoun
    Number(p.nounClass !== undefined && p.nounClass === q.nounClass), // sameClass
    common, // commonNames
    Number(common === 0 && x.names.size > 0 && y.names.size > 0), // otherNames
    Number(x.names.size === 0) + Number(y.names.size === 0), // noNames
    Number(qualifiers === 'shared'), // sharedQualifier
    Number(qualifiers === 'different'), // otherQualifier
    Number(qualifiers === 'one-sided'), // oneQualifier
    companions(x, y), // companions
    Number(inOpening(x, y)), // opening
    Number(x.dateLine) + Number(y.dateLine), // dateLine
    alike(p.event?.name, q.event?.name, (a, b) => a === b), // event
    Number(p.modality !== q.modality), // otherModality
    Number(x.past !== y.past), // onePast
    x.years.size > 0 && y.years.size > 0 ? (haveCommon(x.years, y.years) ? 1 : -1) : 0, // years
    alike(x.day, y.day, (a, b) => a === b), // day
    Number(isAnybody(p) || isAnybody(q)), // person
    Number(x.headline) + Number(y.headline), // headlines
    Math.sqrt(near), // rootNear
    Math.sqrt(far), // rootFar
    Math.sqrt(clause), // rootClause
  ];
}

/** What the numbers of `valueFeatures` are called. */
export const valueNames = [
  'money', 'percent', 'measure', 'duration', 'age', 'date', 'time', 'rank', 'ratio', 'transposed', 'digits', 'size', 'otherRoundness',
  'none', 'fewestRivals', 'rivals', 'ofRung', 'only', 'sameUnit', 'vague', 'oneOpen', 'modifiers', 'place', 'otherSpread', 'bearer',
  'role', 'firstDay', 'once', 'datings', 'modality', 'onePartitive', 'otherNation', 'cumulative', 'daysApart', 'sameStory', 'bothPast',
  'told', 'oneOtherDay', 'holders', 'offered', 'within5', 'within16', 'within42', 'within65', 'within123', 'within447', 'single', 'couple',
  'dozen', 'identical',
] as const;

/** How their values stand to each other, what kind of figures they are, and where they stand, in the order of `valueNames`. */
export function valueFeatures(x: Candidate, y: Candidate, texts: SameEvent): readonly number[] {
  const [a, b] = [x.mention, y.mention];
  const [p, q] = [a.claim, b.claim];
  const { kind } = a;
  const gap = ratio(x, y);
  const least = Math.min(Math.abs(a.number), Math.abs(b.number));
  return [
    Number(kind === 'money'), // money
    Number(kind === 'percent'), // percent
    Number(kind === 'measure'), // measure
    Number(kind === 'duration'), // duration
    Number(kind === 'age'), // age
    Number(isDate(a)), // date
    Number(kind === 'time'), // time
    Number(kind === 'rank' || kind === 'score'), // rank
    Math.min(FURTHEST, gap), // ratio
    Number(a.number !== b.number && isTransposed(x, y)), // transposed
    Math.min(significantDigits(x), significantDigits(y)), // digits
    Math.log10(1 + least), // size
    Math.abs(roundness(x) - roundness(y)), // otherRoundness
    Number(Math.min(a.number, b.number) === 0), // none
    Math.min(MANY, x.rivals, y.rivals), // fewestRivals
    Math.log(x.rivals * y.rivals), // rivals
    Math.log(1 + x.ofRung * y.ofRung), // ofRung
    Number(isOnly(x, y)), // only
    Number(a.unit === b.unit), // sameUnit
    Number(isVague(x)) + Number(isVague(y)), // vague
    Number((a.modifier === 'more') !== (b.modifier === 'more')), // oneOpen
    Number(a.modifier !== undefined) + Number(b.modifier !== undefined), // modifiers
    Math.min(MANY, Math.max(a.sentence, b.sentence)), // place
    isDate(a) ? Math.log(1 + Math.min(YEARS, Math.abs(spread(x) - spread(y)))) : 0, // otherSpread
    x.bearer !== undefined && y.bearer !== undefined ? (otherBearer(x, y) ? -1 : 1) : 0, // bearer
    shareRole(x, y) ? 1 : x.roles && y.roles ? -1 : 0, // role
    Number(x.firstDay) + Number(y.firstDay), // firstDay
    Number(p.event?.once === true && q.event?.once === true), // once
    Math.log(1 + x.datings * y.datings), // datings
    Number(isUnreal(p)) + Number(isUnreal(q)), // modality
    Number(p.partitive !== q.partitive), // onePartitive
    Number(otherNation(p, q)), // otherNation
    Number(p.predicate !== undefined && samePredicate(p, q) !== undefined && isCumulative(p.predicate.ladder)), // cumulative
    x.written !== undefined && y.written !== undefined ? Math.log(1 + Math.abs(x.written - y.written)) : 0, // daysApart
    texts === 'surely' ? 1 : 0, // sameStory
    Number(x.past && y.past), // bothPast
    Math.min(MOST_TOLD, Math.max(x.told.size, y.told.size)), // told
    Number(x.otherDay !== y.otherDay), // oneOtherDay
    alike(p.holder?.party, q.holder?.party, (one, other) => one === other), // holders
    Number(p.predicate?.rung === 'offered' || q.predicate?.rung === 'offered'), // offered
    // A step each: from which distance on two values are hardly those of one thing is learned, not given.
    Number(gap < 0.05), // within5
    Number(gap < 0.15), // within16
    Number(gap < 0.35), // within42
    Number(gap < 0.5), // within65
    Number(gap < 0.8), // within123
    Number(gap < 1.7), // within447
    Number(least < 1.5), // single
    Number(least < 2.5), // couple
    Number(least < 12.5), // dozen
    Number(x.value.min === y.value.min && x.value.max === y.value.max), // identical
  ];
}

/** A logarithm: figures further apart than 150 times are all alike in that. */
const FURTHEST = 5;

const MANY = 30;

/** In days: of two dates so differently exact it is all the same how much. */
const YEARS = 800;

const MOST_TOLD = 10;

/** 1 where both are known and alike, −1 where both are and are not. */
function alike<T>(a: T | undefined, b: T | undefined, same: (a: T, b: T) => boolean): number {
  return a === undefined || b === undefined ? 0 : same(a, b) ? 1 : -1;
}

function commonNames({ names: a }: Candidate, { names: b }: Candidate): number {
  let common = 0;
  for (const one of a) {
    for (const other of b) {
      if (!sameName(one, other)) continue;
      if (++common === 3) return common;
      break;
    }
  }
  return common;
}

/** Denied, expected, of a time before; two means of one thing are as plain as two values. */
function isUnreal({ modality }: Claim): boolean {
  return modality !== undefined && modality !== 'average';
}

function otherNation({ proper: a }: Claim, { proper: b }: Claim): boolean {
  return a.length !== b.length || (a.length > 0 && [...a].sort().join() !== [...b].sort().join());
}

/** How many further figures both sentences give, three at most. */
function companions(x: Candidate, y: Candidate): number {
  let common = 0;
  for (const key of x.told) if (key !== x.key && key !== y.key && y.told.has(key) && ++common === 3) return common;
  return common;
}

/** How many noughts the printed number ends in. */
function roundness({ mention: { number } }: Candidate): number {
  let noughts = 0;
  for (let n = Math.abs(number); n >= 10 && n % 10 === 0 && noughts < 12; n /= 10) noughts++;
  return noughts;
}
