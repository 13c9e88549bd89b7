// Whether two figures whose values differ may be set against each other, and what such a contradiction is.
import contextsYaml from '../../../lexicon/figure-contexts.yaml';
import genericNounsYaml from '../../../lexicon/generic-nouns.yaml';
import { changeWords, isCumulative, type Claim } from '../extract/figures/claim';
import { conceptOf } from '../extract/figures/concepts';
import { mapping, wordSet } from '../lexicon';
import { stemOf } from '../text/inflection';
import type { Candidate } from './candidate';
import { FAINTLY_NEAR, sameEvent } from './dated-events';
import { COINCIDENCE, compareQualifiers, FEW, haveCommon, inOpening, isAlone, isAnybody, isCounted, isDate, isOnly, isTold, isTransposed, isVague, nearlyCoincide, ofOtherDays, otherBearer, otherNames, otherOwner, otherRung, RARE, ratio, SAME_AMOUNT, samePredicate, shareDate, shareName, shareRole, significantDigits, sizeOf, spread } from './figure-pairs';
import { cosine } from './word-vectors';

const generic = wordSet(mapping(genericNounsYaml, 'generic-nouns')['class'], 'generic-nouns');
/** "four other newspapers": not all of them. */
const besides = new Set([...wordSet(mapping(contextsYaml, 'figure-contexts')['inside'], 'figure-contexts')].map(stemOf));
const countless = new Set([...wordSet(mapping(genericNounsYaml, 'generic-nouns')['countless'], 'generic-nouns')].map(stemOf));

/** Whether nothing speaks against the two being values of one quantity at one time, whatever speaks for it. */
export function comparable(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim;
  const q = y.mention.claim;
  // What costs least is asked first.
  if (x.dateLine || y.dateLine || p.modality !== q.modality || (x.mention.modifier === 'more') !== (y.mention.modifier === 'more') || otherRung(p, q)) return false;
  if (compareQualifiers(p, q) === 'different' || otherOwner(x, y) || otherBearer(x, y) || !areOfOneTime(x, y)) return false;
  if (p.modality !== undefined && ((p.modality !== 'expected' && p.modality !== 'average') || cosine(x.near, y.near) < BACKGROUND)) return false;
  if (countsCrew(x, y) || countsCrew(y, x) || hasRisen(x, y) || (x.mention.kind === 'age' && grewOlder(x, y))) return false;
  return (x.left === y.left || ratio(x, y) <= SAME_OWNER) && areOfOneNation(x, y);
}

/** Nobody has two ages, on whatever day they are told; but everybody had others before. */
export function areOfBearers(x: Candidate, y: Candidate): boolean {
  return x.mention.kind === 'age' && x.bearer !== undefined && y.bearer !== undefined;
}

/** Whether two figures whose values differ can be `contradictable`, whatever else their texts say: asked of hundreds of times more pairs. */
export function mayContradict(x: Candidate, y: Candidate): boolean {
  return areOfBearers(x, y) || comparable(x, y);
}

/**
 * Whether two figures whose values differ may be set against each other at all. A difference is claimed only where the
 * sentences leave no doubt that both count the same: a wrong warning costs more trust than a missed one. Asked only of those that
 * `mayContradict` each other.
 */
export function contradictable(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim;
  const q = y.mention.claim;
  if (areOfBearers(x, y)) return !grewOlder(x, y) && p.modality === undefined && q.modality === undefined && x.past === y.past && ratio(x, y) <= SAME_LIFE && !otherBearer(x, y);
  if (isPartOf(x, y) || isPartOf(y, x)) return false;
  if (compareQualifiers(p, q) === 'one-sided' && !isFuller(x, y) && !isOnlyNation(x, y) && !isOnlyAmongWords(x, y)) return false;
  if ((isBare(p) || isBare(q)) && !nearlyCoincide(x, y)) return false;
  switch (x.mention.kind) {
    case 'count':
      return contradictCounts(x, y);
    case 'date':
    case 'year':
      return sameEvent(x, y) || endsSameStretch(x, y);
    case 'time':
      return Math.abs(x.mention.number - y.mention.number) <= (p.event?.once && q.event?.once ? SAME_ONE_TIME : SAME_HOURS) && sameEvent(x, y);
    case 'age':
      return contradictAges(x, y);
    case 'money':
    case 'percent':
    case 'measure':
    case 'duration':
      return contradictAmounts(x, y);
    case 'rank':
    case 'score':
      return contradictPlaces(x, y);
  }
}

/** “190 of the passengers” may be some of those that another text counts; “17 of the ships” are none of a dozen where neither counts others. */
function isPartOf(part: Candidate, whole: Candidate): boolean {
  return part.mention.claim.partitive && !whole.mention.claim.partitive && !(part.mention.number > whole.mention.number && isOnly(part, whole));
}

/** "built from March 2021 to June 2023", "between March 2021 and August 2023": what both sentences date from one day on ends once. */
export function endsSameStretch(x: Candidate, y: Candidate): boolean {
  return spread(x) > 1 && Math.abs(spread(x) - spread(y)) <= DAYS_OF_MONTHS && cosine(x.near, y.near) >= BACKGROUND && shareDate(x, y);
}
/** By so many days two months differ. */
const DAYS_OF_MONTHS = 3;

/** "instead of the 60": neither a noun nor a verb tells what is counted. */
export function isBare({ dimension, noun, nounClass, predicate }: Claim): boolean {
  return dimension === 'count' && noun === undefined && nounClass === undefined && predicate?.sure !== true;
}

/** Whether neither sentence tells of another day or year than the other. */
function areOfOneTime(x: Candidate, y: Candidate): boolean {
  const changesDaily = x.mention.kind === 'count' || x.mention.kind === 'percent' || isRising(x.mention.claim);
  if (changesDaily && x.otherDay !== y.otherDay && x.day !== y.day) return false;
  if (ofOtherDays(x, y) || (!isDate(x.mention) && otherYear(x, y))) return false;
  return (x.past === y.past && (!x.past || isDate(x.mention) || cosine(x.near, y.near) >= BACKGROUND)) || nearlyCoincide(x, y);
}

/** The dead, the area burned: what is counted anew each day. */
function isRising({ predicate }: Claim): boolean {
  return predicate !== undefined && isCumulative(predicate.ladder);
}

function contradictCounts(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim;
  const q = y.mention.claim;
  const close = cosine(x.near, y.near);
  const gap = ratio(x, y);
  const isSure = samePredicate(p, q) === 'sure';
  if (isVague(x) || isVague(y)) {
    // “Dozens” may be more than six civilians
    if (isAnybody(p) !== isAnybody(q)) return false;
    return isSure && compareQualifiers(p, q) !== 'shared' && !(isVague(x) && isVague(y)) && beyond(x, y) >= FAR_FROM_VAGUE && (close >= SAME_STATEMENT || isAlone(x, y));
  }
  // "nobody" counts people, though it names none; "killing 12" and "killed 14 people" say the same
  if (p.noun === undefined !== (q.noun === undefined) && x.mention.number * y.mention.number !== 0 && (!isSure || !(isAnybody(p) && isAnybody(q)))) return false;
  if (otherLadder(p, q)) return false;
  // "17 votes", "71 votes" in the same words: one number, once written wrongly
  if (isTransposed(x, y) && significantDigits(x) > 1 && sameNoun(p, q) && close >= NEAR_WORDS && !otherNames(x, y)) return true;
  if (isScaleSlip(x, y)) return close >= NEAR_WORDS || (isOnly(x, y) && close >= SAME_STATEMENT);
  if (generic.has(p.nounClass ?? '')) {
    // The inhabitants, guests or staff of two places or bodies
    if (isSure && otherNames(x, y) && !isCumulative(p.predicate?.ladder ?? '') && close < SAME_STATEMENT && !(gap <= NEARBY && isOnly(x, y) && isMain(x, y))) return false;
    // Tolls and crowds are counted in many ways; twice as many employees, or arrests under another name, are those of another
    if (isSure && gap > TWICE && !isCumulative(p.predicate?.ladder ?? '') && p.predicate?.rung !== 'attending') return false;
    if (isSure && gap > SAME_OWNER && otherNames(x, y)) return false;
    if (isSure) return gap <= SAME_TOLL && (close >= SAME_STATEMENT || isAlone(x, y) || inOpening(x, y) || isMain(x, y));
    if (!sameNoun(p, q) || gap > SAME_COUNT) return false;
    return close >= (inOpening(x, y) ? NEAR_LEAD : NEAR_WORDS) || (gap <= SAME_AMOUNT && isAlone(x, y) && close >= SAME_STATEMENT) || isCounted(x, y);
  }
  if (gap > SAME_COUNT || (!isSure && otherNames(x, y) && close < SAME_SENTENCE)) return false;
  if (isSure || isNearby(x, y) || isOneOfItsKind(x, y)) return true;
  if (p.noun !== q.noun) return close >= NEAR_WORDS;
  return close >= SAME_STATEMENT || (isAlone(x, y) && cosine(x.far, y.far) >= TOUCHING) || isCounted(x, y) || isTold(x, y);
}

/** "150 firefighters", "some 90 firefighters": each text on the event counts such things once, and nothing tells that they are others. */
function isOneOfItsKind(x: Candidate, y: Candidate): boolean {
  const [p, q] = [x.mention.claim, y.mention.claim];
  return isAlone(x, y) && sameNoun(p, q) && !isPassing(p) && !isPassing(q) && Math.min(x.mention.number, y.mention.number) > FEW && ratio(x, y) <= ONE_KIND && p.predicate?.sure !== true && q.predicate?.sure !== true;
}
/** "Four times", "44 pages", "four other newspapers": of these any text counts some, or not all. */
export function isPassing({ noun, qualifiers }: Claim): boolean {
  return (noun !== undefined && countless.has(noun)) || qualifiers.some((word) => besides.has(word));
}

/** A logarithm: 1.7 times as many. */
const ONE_KIND = 0.55;

/** Whether one of the two texts may tell of the same person after a birthday. Which of them is later is not sure where they do not name their year. */
function grewOlder(x: Candidate, y: Candidate): boolean {
  if (x.perhapsWritten === undefined || y.perhapsWritten === undefined) return false;
  const [older, newer] = x.perhapsWritten <= y.perhapsWritten ? [x, y] : [y, x];
  const days = Math.abs(x.perhapsWritten - y.perhapsWritten);
  const years = newer.mention.number - older.mention.number;
  return days > MONTH && (Math.abs(years) <= 1 || (years > 0 && years <= Math.ceil(days / YEAR)));
}
/** In days. */
const MONTH = 31;
const YEAR = 365.25;

/** “468 people on board” are more than the 412 passengers by the crew. */
function countsCrew({ mention: people }: Candidate, { mention: passengers }: Candidate): boolean {
  return people.claim.predicate?.rung === 'aboard' && passengers.claim.noun === PASSENGER && people.claim.noun !== PASSENGER && isAnybody(people.claim) && people.number > passengers.number;
}
const PASSENGER = stemOf('passenger');

function contradictAges(x: Candidate, y: Candidate): boolean {
  const gap = ratio(x, y);
  if (shareRole(x, y)) return gap <= SAME_AMOUNT;
  // "the truck driver, 36", "the train driver, 41"
  if (x.roles && y.roles) return false;
  const close = cosine(x.near, y.near);
  // "her 14-year-old daughter", "his 17-year-old daughter": children of two
  if (x.bearer === undefined && y.bearer === undefined && otherNames(x, y)) return false;
  // "a boy of seven, Anas", "Anas Ouhaddou, a nine-year-old boy", told in the same words
  if (x.bearer === undefined !== (y.bearer === undefined)) return gap <= SAME_AMOUNT && close >= SAME_SENTENCE;
  return x.bearer === y.bearer && gap <= SAME_AMOUNT && (close >= NEAR_WORDS || (close >= FAINTLY_NEAR && isAlone(x, y)));
}

/** Money, shares, measures and spans of time. */
function contradictAmounts(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim;
  const q = y.mention.claim;
  const isSpan = x.mention.kind === 'duration';
  const close = cosine(x.near, y.near);
  const gap = ratio(x, y);
  const isSure = samePredicate(p, q) === 'sure';
  // Polls and rates have other values weeks later
  if (x.mention.kind === 'percent' && close < SAME_SENTENCE && weeksApart(x, y)) return false;
  if (isOtherUnit(x, y)) return close >= (isSpan ? SAME_SENTENCE : NEAR_WORDS) && !otherNames(x, y);
  if (x.mention.kind !== 'measure' && !isSpan && x.mention.unit !== y.mention.unit) return false;
  // "1.2 miles", "12 miles" deep
  if (x.mention.kind === 'measure' && isScaleSlip(x, y) && significantDigits(x) >= 2) return close >= SAME_SENTENCE || (isSure && close >= NEAR_WORDS);
  // The same words around the only one of its kind leave no doubt, however far apart they are
  if ((isSpan || x.mention.kind === 'measure') && isAlone(x, y) && close >= SAME_SENTENCE && gap <= SAME_TOLL && x.opening === y.opening && !x.apart && !y.apart) return true;
  // Amounts to the cent that lie further apart are two purchases, not two accounts of one.
  if (gap > (isPrecise(x) && isPrecise(y) ? COINCIDENCE : isAlone(x, y) || (isSure && x.mention.kind === 'measure') ? SAME_COUNT : SAME_AMOUNT)) return false;
  if (((otherNames(x, y) && !(isSure && x.mention.kind === 'money' && gap <= SAME_OWNER) && close < SAME_SENTENCE) || isOffer(p) || isOffer(q)) && !isAlone(x, y) && !nearlyCoincide(x, y)) return false;
  if (x.opening !== y.opening) return false;
  // Every text holds many spans of time.
  if (isSpan && x.rivals * y.rivals > FEW_RIVALS && !(isSure && isMain(x, y))) return false;
  if (isSpan && close < NEAR_SPAN && !isSure) return false;
  if (x.mention.kind === 'percent' && isSure && isChange(p) && !sharesTopic(x, y)) return false;
  if (close >= nearnessAsked(x, y) || isNearby(x, y)) return true;
  if (isSure && isMain(x, y) && gap <= SAME_AMOUNT && (!isChange(p) || close >= TOUCHING) && (!isSpan || shareName(x, y) || (x.names.size === 0 && y.names.size === 0))) return true;
  return x.mention.kind === 'money' && gap <= SAME_OWNER && close >= FAINTLY_NEAR && shareName(x, y) && !isPrecise(x) && !isPrecise(y);
}

/** Whether both sentences have a word in common besides those that say the same of both: profits fall, and so do shares. */
function sharesTopic(x: Candidate, y: Candidate): boolean {
  if (shareName(x, y) || isAlone(x, y)) return true;
  for (const word of x.mention.claim.words.keys()) if (y.mention.claim.words.has(word) && !saysChange(word)) return true;
  return false;
}

export function weeksApart({ written: a }: Candidate, { written: b }: Candidate): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) > WEEKS;
}
/** In days. */
const WEEKS = 14;

/** Cosine of the words close to two amounts that is enough by itself: the less, the less they can be mistaken. */
function nearnessAsked(x: Candidate, y: Candidate): number {
  if (nearlyCoincide(x, y) || isAlone(x, y)) return FAINTLY_NEAR;
  const isSure = samePredicate(x.mention.claim, y.mention.claim) === 'sure';
  return isOneSum(x, y) || (x.mention.kind !== 'duration' && isSure) ? SOMEWHAT_NEAR : NEAR_WORDS;
}

/** Places in an order, and results. */
function contradictPlaces(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim;
  const q = y.mention.claim;
  const close = cosine(x.near, y.near);
  // Far apart they are places of two, or of two times.
  if (ratio(x, y) > SAME_AMOUNT && Math.max(x.mention.number, y.mention.number) > RARE) return false;
  if (p.dimension === 'standing') return (isAlone(x, y) && (close >= FAINTLY_NEAR || (x.owner !== undefined && y.owner !== undefined))) || (shareName(x, y) && close >= FAINTLY_NEAR);
  // "for the first time", "the second time": times of nothing in particular
  if (p.noun === 'time' || p.noun !== q.noun || (p.noun === undefined && x.mention.kind !== 'score')) return false;
  return close >= (Math.min(x.mention.number, y.mention.number) > RARE || isAlone(x, y) ? NEAR_WORDS : SAME_RANK);
}

// The bounds below were set by hand on fifteen folders of labelled articles, and watched on five others.
/** Logarithms of how many times one value may be the other: tolls differ by up to five times, counts of things by two, amounts by 1.6. */
const SAME_TOLL = 1.7;

const SAME_COUNT = 0.8;

/** … and counts of what neither rises nor is a crowd by a little less. */
const TWICE = 0.65;

/** … and ages of one person by two. */
const SAME_LIFE = 0.7;

/** … and amounts beside one name by 1.4. */
const SAME_OWNER = 0.35;

/** What two texts recall of years gone by is seldom the same: it takes the same words. */
const BACKGROUND = 0.4;

/** Bids of several bidders, and the later bid of one, are many amounts of one thing. */
export function isOffer({ predicate }: Claim): boolean {
  return predicate?.rung === 'offered';
}

const changes = new Set(changeWords.map(conceptOf));

function saysChange(word: string): boolean {
  return changes.has(word);
}

/** Many things rise and fall in a story; few are demanded. */
function isChange({ predicate }: Claim): boolean {
  return predicate?.rung === 'risen' || predicate?.rung === 'fallen';
}

/** Cosine of the words close to two counts of people. */
const SAME_STATEMENT = 0.15;

/** Cosine of the words close to two amounts; less will do where there is no other candidate. */
const NEAR_WORDS = 0.3;

/** … to two counts of things that two names own, and to two spans of time. */
const SAME_SENTENCE = 0.5;

const NEAR_SPAN = 0.45;

/** … to two counts of people in the leads of both. */
const NEAR_LEAD = 0.2;

/** … of round sums near to each other that are said of the same by name. */
const SOMEWHAT_NEAR = 0.2;

/** Cosine of the words close to two places in an order, of which a text has many. */
const SAME_RANK = 0.6;

/** Minutes beyond which two clock times are of two events. */
const SAME_HOURS = 90;

/** … and of what happens once in a story. */
const SAME_ONE_TIME = 180;

/**
 * Whether what restricts only one of them is a fuller name for the same, and no part of it: "earns $52,000 a year" beside "earns
 * $56,000", and "186 public schools" beside "214 schools" where neither text counts other schools and the same is surely said.
 */
function isFuller(x: Candidate, y: Candidate): boolean {
  if (x.mention.kind === 'count' && !generic.has(x.mention.claim.nounClass ?? '') && isOneOfItsKind(x, y)) return true;
  if (samePredicate(x.mention.claim, y.mention.claim) !== 'sure' || ratio(x, y) > SAME_OWNER) return false;
  return x.mention.kind === 'money' ? cosine(x.near, y.near) >= NEAR_WORDS : x.mention.kind === 'count' && isAlone(x, y);
}

/** "a dozen ships", "17 of the hijacked ships": the only ones that either text counts, told in the same words. */
function isOnlyAmongWords(x: Candidate, y: Candidate): boolean {
  return x.mention.kind === 'count' && isOnly(x, y) && !generic.has(x.mention.claim.nounClass ?? '') && ratio(x, y) <= ONE_KIND && cosine(x.near, y.near) >= BACKGROUND && !isPassing(x.mention.claim) && !isPassing(y.mention.claim);
}

/** Whether both are restricted by the same names, or by none: "Somali and Yemeni". */
function areOfOneNation(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim.proper;
  const q = y.mention.claim.proper;
  if (p.length === 0 && q.length === 0) return true;
  return isOnlyNation(x, y) || (p.length === q.length && (p.length === 1 ? p[0] === q[0] : [...p].sort().join() === [...q].sort().join()));
}

/** "2,400 teachers", "2,800 Osterby teachers": the only teachers that either text counts. */
function isOnlyNation(x: Candidate, y: Candidate): boolean {
  const p = x.mention.claim;
  const q = y.mention.claim;
  if (p.proper.length > 0 === q.proper.length > 0) return false;
  const { proper, qualifiers } = p.proper.length > 0 ? p : q;
  return qualifiers.every((word) => proper.includes(word)) && isOnly(x, y) && Math.min(x.mention.number, y.mention.number) > RARE && ratio(x, y) <= SAME_OWNER;
}

function otherYear(x: Candidate, y: Candidate): boolean {
  return x.years.size > 0 && y.years.size > 0 && !haveCommon(x.years, y.years);
}

/** Whether what is surely said of the one is nothing that the other's ladder knows: the killed and the employed. */
export function otherLadder({ predicate: p }: Claim, { predicate: q }: Claim): boolean {
  return p !== undefined && q !== undefined && p.sure && q.sure && p.ladder !== q.ladder;
}

/** Values that lie near to each other, each one of the few of its kind in its document: two accounts of one thing. */
function isNearby(x: Candidate, y: Candidate): boolean {
  const { dimension } = x.mention.claim;
  const single = dimension === 'magnitude' || (dimension === 'speed' && isAlone(x, y));
  if (!single && (cosine(x.near, y.near) < TOUCHING || Math.min(x.mention.number, y.mention.number) < RARE)) return false;
  return ratio(x, y) <= (dimension === 'speed' ? SAME_RUN : NEARBY) && x.rivals * y.rivals <= FEW_RIVALS;
}

const NEARBY = 0.15;

/** Of speeds. */
const SAME_RUN = 0.25;

/** Some word close to both; only magnitudes need none, for a quake has one, and the one speed that either text gives. */
const TOUCHING = 0.05;

const FEW_RIVALS = 3;

/** Round sums that lie near to each other, said of the same by name. */
function isOneSum(x: Candidate, y: Candidate): boolean {
  return x.mention.kind === 'money' && ratio(x, y) <= NEARBY && !isPrecise(x) && !isPrecise(y) && shareName(x, y);
}

/** Votes and ballots; people, and workers who are people. */
export function sameNoun(p: Claim, q: Claim): boolean {
  if (p.noun === undefined || q.noun === undefined) return p.noun === q.noun;
  return p.noun === q.noun || conceptOf(p.noun) === conceptOf(q.noun) || (p.nounClass !== q.nounClass && (isAnybody(p) || isAnybody(q)));
}

/** Whether each document gives one value for what is surely said: its toll, its arrests. */
function isMain(x: Candidate, y: Candidate): boolean {
  return x.ofRung === 1 && y.ofRung === 1 && ratio(x, y) <= SAME_COUNT;
}

/** The same digits a thousand or ten times larger: "$30 million" and "$30 billion", "90" and "900". */
function isScaleSlip(x: Candidate, y: Candidate): boolean {
  const tens = Math.abs(Math.log10(sizeOf(x) / sizeOf(y)));
  return Number.isFinite(tens) && tens >= 0.99 && Math.abs(tens - Math.round(tens)) < 1e-9 && (Math.round(tens) % 3 === 0 || significantDigits(x) >= 2 || isOnly(x, y));
}

/** "12 km" and "12 miles", "$30 million" and "$30 billion": one number, once with another unit. */
function isOtherUnit(x: Candidate, y: Candidate): boolean {
  if (x.mention.number === y.mention.number) return x.mention.unit !== y.mention.unit && x.mention.number > FEW;
  return x.mention.unit === y.mention.unit && isScaleSlip(x, y) && ratio(x, y) > A_THOUSAND;
}

/** A logarithm a little below that of a thousand. */
const A_THOUSAND = 6.9;

/** How many times the number that is printed lies beyond what a vague word can mean. */
function beyond({ value: a }: Candidate, { value: b }: Candidate): number {
  const low = a.max < b.min ? a.max : b.max;
  const high = a.max < b.min ? b.min : a.min;
  return low > 0 ? high / low : high;
}

const FAR_FROM_VAGUE = 1.5;

/** Four significant digits or more. */
function isPrecise(x: Candidate): boolean {
  return significantDigits(x) >= 4;
}

/**
 * The days as of which two cumulative counts hold. The day that the sentence tells of ("on the 6th, with 30 infected") where
 * both do or the document counts anew from day to day, since a single toll stands beside the day of the event; else the day of
 * writing.
 */
function daysOfCounts(x: Candidate, y: Candidate): readonly [number | undefined, number | undefined] {
  if (x.day !== undefined && y.day !== undefined && x.day !== y.day) return [x.day, y.day];
  const dayOf = ({ day, ofRung, written }: Candidate): number | undefined => (ofRung > 1 ? (day ?? written) : written);
  return [dayOf(x), dayOf(y)];
}

function isCountedAnew({ mention: { kind, claim: p } }: Candidate, { mention: { claim: q } }: Candidate): boolean {
  return (kind === 'count' || kind === 'measure') && p.predicate !== undefined && samePredicate(p, q) !== undefined && isCumulative(p.predicate.ladder);
}

/** Whether the higher of two counts, whose days nobody tells, is said to have risen to so much: it was lower before. */
function hasRisen(x: Candidate, y: Candidate): boolean {
  const higher = x.value.min > y.value.min ? x : y;
  return higher.mention.claim.raised === true && isCountedAnew(x, y) && daysOfCounts(x, y).includes(undefined);
}

/** What a contradiction between two figures of one quantity is: of two parties, of two days, or of the sources. */
export function contradiction(x: Candidate, y: Candidate): 'conflict' | 'superseded' | 'falls' | 'disputed' {
  const p = x.mention.claim;
  const q = y.mention.claim;
  if (p.holder && q.holder && p.holder.party !== q.holder.party) return 'disputed';
  const [dayX, dayY] = daysOfCounts(x, y);
  if (!isCountedAnew(x, y) || dayX === undefined || dayY === undefined || dayX === dayY) return 'conflict';
  const [older, newer] = dayX < dayY ? [x, y] : [y, x];
  // The two have no value in common, so their lower bounds tell which is higher.
  return newer.value.min > older.value.min ? 'superseded' : 'falls';
}
