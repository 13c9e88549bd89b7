// Whether two figures measure the same quantity: what speaks for it, what against, and how much each counts.
import datedEventsYaml from '../../../lexicon/dated-events.yaml';
import genericNounsYaml from '../../../lexicon/generic-nouns.yaml';
import type { FigureMention } from '../extract/figures';
import { isCumulative, type Claim } from '../extract/figures/claim';
import { conceptOf } from '../extract/figures/concepts';
import type { Interval } from '../extract/interval';
import { mapping, wordSet } from '../lexicon';
import { stemOf } from '../text/inflection';
import type { DocumentId } from './document';
import type { Verdict } from './verdict';
import { cosine, type WordVector } from './word-vectors';

/** A figure with what comparing it needs, made once. */
export interface Candidate {
  readonly document: DocumentId;
  readonly start: number;
  readonly end: number;
  /** Index of the figure in its document. */
  readonly figure: number;
  readonly value: Interval;
  /** Whether it is a day whose year was only assumed, for comparing. */
  readonly yearless: boolean;
  readonly mention: FigureMention;
  /** Words of its sentence with their weights; `near` falls off faster with the distance. */
  readonly far: WordVector;
  /** Words of its clause, where it dates something, and the names that its sentence holds in lower case, persons by their last name. */
  readonly clause: WordVector;
  readonly names: ReadonlySet<string>;
  readonly near: WordVector;
  /** Day on which its document was written, where that is known. */
  readonly written: number | undefined;
  readonly headline: boolean;
  /** Of a day: whether it is the first that its document gives for what it tells. */
  readonly firstDay: boolean;
  /** Of a date or an hour: how many its document gives for the same event. */
  readonly datings: number;
  /** Of an age: whose it is, in lower case, and what the person is called by: "captain". */
  readonly bearer?: string;
  readonly roles?: ReadonlySet<string>;
  /** Of a count: how many values its document gives with this noun, and how many of which the same is surely said. */
  readonly ofNoun: number;
  readonly ofRung: number;
  /** The one day that its sentence tells of, where it tells of one in the past month. */
  readonly day: number | undefined;
  /** Whether its sentence tells of what happened on another day than the one its document tells of first. */
  readonly otherDay: boolean;
  /** Whether its sentence names a year before that of writing, and so tells of the background. */
  readonly past: boolean;
  /** Years that its sentence names. */
  readonly years: ReadonlySet<number>;
  /** The figures of its block with which it can be mistaken. */
  readonly rivalry: string;
  /** How many values its document gives in its block: one alone is easily recognised. */
  readonly rivals: number;
  /** Of a duration: whether it is a stretch at one end of something, "the first three days", and no distance in time. */
  readonly opening?: true;
  /** Whether its sentence speaks of what has another value each day: a share, a barrel. */
  readonly daily: boolean;
  /** Whether it stands in a line that only dates the text, and says nothing of the event. */
  readonly dateLine: boolean;
}

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
  sameEvent: 1, coincidence: 1, only: 0.8,
  age: 1.1, duration: -2.4, time: -1.1, date: -1.2, money: -1.7, rank: -1.8, percent: -0.8,
};

/** Numbers above a dozen are rare. */
const RARE = 12;
const FEW = 2;

/** The sentences that tell the event; what comes later is often background. */
const OPENING = 5;

/** From 0 to 1: how surely two figures measure the same, or two steps of the same. An agreement of values is evidence itself. */
function likeness(x: Candidate, y: Candidate, verdict: Verdict): number {
  const [p, q] = [x.mention.claim, y.mention.claim];
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
  if (isVague(x) || isVague(y)) z += weights.vague;
  if (x.mention.kind === 'count' && x.mention.number <= FEW) z += weights.few;
  if (verdict === 'agree') z += equality(x, y) + kindWeight(x.mention);
  else if ((isDate(x.mention) || x.mention.kind === 'time') && sameEvent(x, y)) z += weights.sameEvent;
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
  const [a, b] = [x.mention, y.mention];
  let z = 0;
  if (!isDate(a) && a.number > RARE) z += weights.rare;
  if (!isDate(a) && a.number === b.number && a.unit === b.unit) z += weights.sameWords;
  if (a.modifier !== undefined && a.modifier === b.modifier) z += weights.sameModifier;
  return z;
}

function inOpening(x: Candidate, y: Candidate): boolean {
  return x.mention.sentence < OPENING && y.mention.sentence < OPENING;
}

function isDate({ date }: FigureMention): boolean {
  return date !== undefined;
}

function haveCommon<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

/** "Kirkpatrick" is Allen Kirkpatrick, the Red Sox are the Boston Red Sox; the Indian Navy is not the Royal Navy. */
function shareName(x: Candidate, y: Candidate): boolean {
  for (const a of x.names) for (const b of y.names) if (sameName(a, b)) return true;
  return false;
}

/** Whether both sentences name somebody or something, and nothing in common. */
function otherNames(x: Candidate, y: Candidate): boolean {
  return x.names.size > 0 && y.names.size > 0 && !shareName(x, y);
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

const ofLife = wordSet(mapping(datedEventsYaml, 'dated-events')['life'], 'dated-events');
const generic = wordSet(mapping(genericNounsYaml, 'generic-nouns')['class'], 'generic-nouns');
const anybody = new Set([...wordSet(mapping(genericNounsYaml, 'generic-nouns')['anybody'], 'generic-nouns')].map(stemOf));

/**
 * Whether two figures whose values differ may be set against each other at all. A difference is claimed only where the
 * sentences leave no doubt that both count the same: a wrong warning costs more trust than a missed one.
 */
function contradictable(x: Candidate, y: Candidate): boolean {
  const [p, q] = [x.mention.claim, y.mention.claim];
  // Nobody has two ages, on whatever day they are told.
  if (x.mention.kind === 'age' && x.bearer !== undefined && y.bearer !== undefined) return p.modality === undefined && q.modality === undefined && !otherBearer(x, y);
  if ((x.mention.kind === 'count' || x.mention.kind === 'percent') && x.otherDay !== y.otherDay && x.day !== y.day) return false;
  if (ofOtherDays(x, y)) return false;
  if (x.dateLine || y.dateLine || p.modality !== q.modality || p.partitive !== q.partitive) return false;
  if ((p.modality !== undefined && (p.modality !== 'expected' || cosine(x.near, y.near) < BACKGROUND)) || (!isDate(x.mention) && otherYear(x, y)) || otherRung(p, q) || otherBearer(x, y)) return false;
  if (!nearlyCoincide(x, y) && (x.past !== y.past || (x.past && !isDate(x.mention) && cosine(x.near, y.near) < BACKGROUND))) return false;
  const qualifiers = compareQualifiers(p, q);
  if (qualifiers === 'different' || (qualifiers === 'one-sided' && !isFuller(x, y)) || !areOfOneNation(p, q)) return false;
  if ((x.mention.modifier === 'more') !== (y.mention.modifier === 'more')) return false;
  const gap = ratio(x, y);
  const close = cosine(x.near, y.near);
  switch (x.mention.kind) {
    case 'count': {
      const predicate = samePredicate(p, q);
      if (isVague(x) || isVague(y)) return predicate === 'sure' && qualifiers !== 'shared' && !(isVague(x) && isVague(y)) && beyond(x, y) >= FAR_FROM_VAGUE && (close >= SAME_STATEMENT || isAlone(x, y));
      // "nobody" counts people, though it names none; "killing 12" and "killed 14 people" say the same
      if (p.noun === undefined !== (q.noun === undefined) && x.mention.number * y.mention.number !== 0 && (predicate !== 'sure' || !(isAnybody(p) && isAnybody(q)))) return false;
      if (otherLadder(p, q)) return false;
      if (isScaleSlip(x, y)) return close >= NEAR_WORDS || (isOnly(x, y) && close >= SAME_STATEMENT);
      if (generic.has(p.nounClass ?? '')) {
        if (predicate === 'sure') return gap <= SAME_TOLL && (close >= SAME_STATEMENT || isAlone(x, y) || inOpening(x, y) || isMain(x, y));
        if (!sameNoun(p, q) || gap > SAME_COUNT) return false;
        return close >= (inOpening(x, y) ? NEAR_LEAD : NEAR_WORDS) || (gap <= SAME_AMOUNT && isAlone(x, y) && close >= SAME_STATEMENT) || isCounted(x, y);
      }
      if (gap > SAME_COUNT || (predicate !== 'sure' && otherNames(x, y) && close < SAME_SENTENCE)) return false;
      return predicate === 'sure' || isCounterpart(x, y) || (p.noun === q.noun ? close >= SAME_STATEMENT || (isAlone(x, y) && cosine(x.far, y.far) >= TOUCHING) || isCounted(x, y) || isTold(x, y) : close >= NEAR_WORDS);
    }
    case 'date':
    case 'year':
      return sameEvent(x, y);
    case 'time':
      return Math.abs(x.mention.number - y.mention.number) <= (p.event?.once && q.event?.once ? SAME_ONE_TIME : SAME_HOURS) && sameEvent(x, y);
    case 'age':
      if (shareRole(x, y)) return gap <= SAME_AMOUNT;
      // "the truck driver, 36", "the train driver, 41"
      if (x.roles && y.roles) return false;
      return x.bearer === y.bearer && gap <= SAME_AMOUNT && (close >= NEAR_WORDS || (close >= FAINTLY_NEAR && isAlone(x, y)));
    case 'money':
    case 'percent':
    case 'measure':
    case 'duration':
      if (isOtherUnit(x, y)) return close >= (x.mention.kind === 'duration' ? SAME_SENTENCE : NEAR_WORDS) && !otherNames(x, y);
      // Amounts to the cent that lie further apart are two purchases, not two accounts of one.
      if ((x.mention.kind !== 'measure' && x.mention.kind !== 'duration' && x.mention.unit !== y.mention.unit) || gap > (isPrecise(x) && isPrecise(y) ? COINCIDENCE : isAlone(x, y) ? SAME_COUNT : SAME_AMOUNT)) return false;
      if ((otherNames(x, y) || isOffer(p) || isOffer(q)) && !isAlone(x, y) && !nearlyCoincide(x, y)) return false;
      // Every text holds many spans of time.
      if (x.opening !== y.opening) return false;
      if (x.mention.kind === 'duration' && x.rivals * y.rivals > FEW_RIVALS && !(samePredicate(p, q) === 'sure' && isMain(x, y))) return false;
      if (x.mention.kind === 'duration' && close < NEAR_SPAN && samePredicate(p, q) !== 'sure') return false;
      return close >= (nearlyCoincide(x, y) || isAlone(x, y) ? FAINTLY_NEAR : isOneSum(x, y) || (x.mention.kind !== 'duration' && samePredicate(p, q) === 'sure') ? SOMEWHAT_NEAR : NEAR_WORDS) || isCounterpart(x, y) || (samePredicate(p, q) === 'sure' && isMain(x, y) && gap <= SAME_AMOUNT && (!isChange(p) || close >= TOUCHING) && (x.mention.kind !== 'duration' || shareName(x, y) || (x.names.size === 0 && y.names.size === 0))) || (x.mention.kind === 'money' && gap <= SAME_OWNER && close >= FAINTLY_NEAR && shareName(x, y) && !isPrecise(x) && !isPrecise(y));
    case 'rank':
    case 'score':
      if (p.dimension === 'standing') return isAlone(x, y) || (shareName(x, y) && close >= FAINTLY_NEAR);
      return p.noun === q.noun && (p.noun !== undefined || x.mention.kind === 'score') && close >= (Math.min(x.mention.number, y.mention.number) > RARE || isAlone(x, y) ? NEAR_WORDS : SAME_RANK);
  }
}

// The bounds below were set by hand on fifteen folders of labelled articles, and watched on five others.
/** Logarithms of how many times one value may be the other: tolls differ by up to five times, counts of things by two, amounts by 1.6. */
const SAME_TOLL = 1.7;
const SAME_COUNT = 0.8;
const SAME_AMOUNT = 0.5;
/** … and amounts beside one name by 1.4. */
const SAME_OWNER = 0.35;

/** What two texts recall of years gone by is seldom the same: it takes the same words. */
const BACKGROUND = 0.4;

/** Bids of several bidders, and the later bid of one, are many amounts of one thing. */
function isOffer({ predicate }: Claim): boolean {
  return predicate?.rung === 'offered';
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
const NEAR_SPAN = 0.33;
/** … to two counts of people in the leads of both. */
const NEAR_LEAD = 0.2;
const FAINTLY_NEAR = 0.12;
/** … of round sums near to each other that are said of the same by name. */
const SOMEWHAT_NEAR = 0.2;

/** Cosine of two clauses that tell of one event. */
const SAME_EVENT = 0.4;
const SAME_DEED = 0.25;
/** Cosine of the words close to two dates whose clauses name the deed alone. */
const SAME_WORDS = 0.5;

/** Cosine of the words close to two places in an order, of which a text has many. */
const SAME_RANK = 0.6;

/** Minutes beyond which two clock times are of two events. */
const SAME_HOURS = 90;
/** … and of what happens once in a story. */
const SAME_ONE_TIME = 180;

/** "sure": both by their place in the sentence. */
export function samePredicate({ predicate: p }: Claim, { predicate: q }: Claim): 'sure' | 'unsure' | undefined {
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
  return p.some((word) => q.some((other) => word === other || conceptOf(word) === conceptOf(other))) ? 'shared' : 'different';
}

/**
 * Whether what restricts only one of them is a fuller name for the same, and no part of it: "earns $52,000 a year" beside "earns
 * $56,000", and "186 public schools" beside "214 schools" where neither text counts other schools and the same is surely said.
 */
function isFuller(x: Candidate, y: Candidate): boolean {
  if (samePredicate(x.mention.claim, y.mention.claim) !== 'sure' || ratio(x, y) > SAME_OWNER) return false;
  return x.mention.kind === 'money' ? cosine(x.near, y.near) >= NEAR_WORDS : x.mention.kind === 'count' && isAlone(x, y);
}

/** Whether both are restricted by the same names, or by none: "Somali and Yemeni". */
function areOfOneNation({ proper: p }: Claim, { proper: q }: Claim): boolean {
  return p.length === q.length && (p.length === 0 || [...p].sort().join() === [...q].sort().join());
}

function otherYear(x: Candidate, y: Candidate): boolean {
  return x.years.size > 0 && y.years.size > 0 && ![...x.years].some((year) => y.years.has(year));
}

/** Whether the noun leaves open who is counted: 43 hurt are not the 34 fans among them. */
function isAnybody({ noun }: Claim): boolean {
  return noun === undefined || anybody.has(noun);
}

/** Officers are no nurses; either may be the people that another text counts. */
function otherPeople(p: Claim, q: Claim): boolean {
  return p.nounClass !== q.nounClass && p.dimension === 'count' && !isAnybody(p) && !isAnybody(q);
}

/** Both are said of a captain, of whom a story has one. */
function shareRole({ roles: a }: Candidate, { roles: b }: Candidate): boolean {
  return a !== undefined && b !== undefined && haveCommon(a, b);
}

/** Whether what is surely said of the one is nothing that the other's ladder knows: the killed and the employed. */
function otherLadder({ predicate: p }: Claim, { predicate: q }: Claim): boolean {
  return p !== undefined && q !== undefined && p.sure && q.sure && p.ladder !== q.ladder;
}

/** Values that change each day, or hours, of two days that the sentences or the texts name. */
function ofOtherDays(x: Candidate, y: Candidate): boolean {
  if (x.mention.kind === 'time') return x.day !== undefined && y.day !== undefined && x.day !== y.day;
  if (!x.daily || !y.daily || isDate(x.mention)) return false;
  const [a, b] = [x.day ?? x.written, y.day ?? y.written];
  return a !== undefined && b !== undefined && a !== b;
}

/** Ages of two persons are two quantities. */
function otherBearer({ bearer: a }: Candidate, { bearer: b }: Candidate): boolean {
  return a !== undefined && b !== undefined && !sameName(a, b);
}

const BLANK = 32;

function sameName(a: string, b: string): boolean {
  return a.length >= b.length ? isShortFor(b, a) : isShortFor(a, b);
}

/** Whether the name is the other's first or last words. */
function isShortFor(name: string, other: string): boolean {
  const more = other.length - name.length;
  return (other.endsWith(name) && (more === 0 || other.charCodeAt(more - 1) === BLANK)) || (other.startsWith(name) && other.charCodeAt(name.length) === BLANK);
}

/**
 * Whether two dates are those of one event: a fire or quake, of which a story tells once, or something that the same
 * persons did.
 */
function sameEvent(x: Candidate, y: Candidate): boolean {
  const [p, q] = [x.mention.claim.event, y.mention.claim.event];
  if (!p || !q || ((spread(x) > MONTH || spread(y) > MONTH) && Math.abs(spread(x) - spread(y)) > 1)) return false;
  if (p.name !== q.name && !(p.once && q.once && (p.name === 'it' || q.name === 'it'))) return false;
  if (p.once && q.once) return (x.datings === 1 && y.datings === 1) || cosine(x.clause, y.clause) >= SAME_EVENT;
  // The month of one deed and the day of another are often told of one person, but nobody leaves or dies twice.
  const alike = Math.abs(spread(x) - spread(y)) <= 1;
  if (p.known && (alike || ofLife.has(p.name)) && sameActor(x, y)) return true;
  if (p.known && alike && x.datings === 1 && y.datings === 1 && cosine(x.far, y.far) >= FAINTLY_NEAR && sameDeed(x, y)) return true;
  return cosine(x.clause, y.clause) >= (p.known ? SAME_DEED : SAME_EVENT) && (sameDeed(x, y) || cosine(x.near, y.near) >= SAME_WORDS || (p.known && alike && x.datings === 1 && y.datings === 1));
}

/** Whether the clauses share more than the word for what was done: a poll was released, and so was a man. */
function sameDeed({ mention: { claim: p } }: Candidate, { mention: { claim: q } }: Candidate): boolean {
  const words = new Set([p.event, q.event].map((event) => conceptOf(event?.word ?? '')));
  for (const word of p.clause) if (q.clause.has(word) && !words.has(word)) return true;
  return false;
}

/** Whether the clauses name one and the same; one clause that names nobody ("then it sank") speaks of those of its sentence. */
function sameActor(x: Candidate, y: Candidate): boolean {
  const [p, q] = [actorsOf(x), actorsOf(y)];
  if (p.length === 0 && q.length === 0) return false;
  const [a, b] = [p.length > 0 ? p : [...x.names], q.length > 0 ? q : [...y.names]];
  return a.some((one) => b.some((other) => sameName(one, other)));
}

function actorsOf({ names, mention }: Candidate): string[] {
  return [...names].filter((name) => mention.claim.clause.has(conceptOf(name.slice(name.lastIndexOf(' ') + 1))));
}

/** In days; a date that is no nearer than this tells the background. */
const MONTH = 31;

/** The logarithm of how many times the larger number is the smaller one. */
export function ratio(x: Candidate, y: Candidate): number {
  const [a, b] = [sizeOf(x), sizeOf(y)];
  return a === b ? 0 : a === 0 || b === 0 ? NONE_AND_SOME : Math.abs(Math.log(a / b));
}

/** No number is a multiple of nought: "no one was hurt" and "20 were hurt" lie as far apart as two tolls may. */
const NONE_AND_SOME = 1;

/** The printed number; in the base unit where units convert. */
function sizeOf({ mention, value }: Candidate): number {
  if (mention.kind !== 'measure' && mention.kind !== 'duration') return Math.abs(mention.number);
  return Math.abs(!Number.isFinite(value.max) ? value.min : !Number.isFinite(value.min) ? value.max : (value.min + value.max) / 2);
}

/** "several", "dozens": no number that another one could contradict. */
function isVague({ value, mention }: Candidate): boolean {
  return mention.modifier === undefined && value.max - value.min > 0.3 * Math.max(1, value.min);
}

/** Two long numbers that lie this near to each other are hardly two quantities. */
const COINCIDENCE = 0.05;

function nearlyCoincide(x: Candidate, y: Candidate): boolean {
  return (ratio(x, y) <= COINCIDENCE || isTransposed(x, y)) && significantDigits(x) >= 3 && significantDigits(y) >= 3;
}

/** "148,000" and "184,000": the same digits in another order are one number, once written wrongly. */
function isTransposed({ mention: a }: Candidate, { mention: b }: Candidate): boolean {
  const digits = ({ number }: FigureMention): string => String(number).replace('.', '');
  return digits(a).length === digits(b).length && [...digits(a)].sort().join('') === [...digits(b)].sort().join('');
}

/** Values that lie near to each other, each one of the few of its kind in its document: two accounts of one thing. */
function isCounterpart(x: Candidate, y: Candidate): boolean {
  const single = x.mention.claim.dimension === 'magnitude';
  if (!single && (cosine(x.near, y.near) < TOUCHING || Math.min(x.mention.number, y.mention.number) < RARE)) return false;
  return ratio(x, y) <= NEARBY && x.rivals * y.rivals <= FEW_RIVALS;
}

const NEARBY = 0.15;
/** Some word close to both; only magnitudes need none, for a quake has one. */
const TOUCHING = 0.05;
const FEW_RIVALS = 3;

/** Round sums that lie near to each other, said of the same by name. */
function isOneSum(x: Candidate, y: Candidate): boolean {
  return x.mention.kind === 'money' && ratio(x, y) <= NEARBY && !isPrecise(x) && !isPrecise(y) && shareName(x, y);
}

/** Whether each document counts only one number of things by this name. */
function isOnly(x: Candidate, y: Candidate): boolean {
  return x.mention.claim.noun !== undefined && x.mention.claim.noun === y.mention.claim.noun && x.ofNoun === 1 && y.ofNoun === 1;
}

/** "438 passengers", "412 passengers": a large number that both give once, with nothing to tell it from the other. */
function isCounted(x: Candidate, y: Candidate): boolean {
  return isOnly(x, y) && Math.min(x.mention.number, y.mention.number) > RARE && ratio(x, y) <= SAME_AMOUNT && !otherNames(x, y);
}

/** Votes and ballots; people, and workers who are people. */
function sameNoun(p: Claim, q: Claim): boolean {
  if (p.noun === undefined || q.noun === undefined) return p.noun === q.noun;
  return p.noun === q.noun || conceptOf(p.noun) === conceptOf(q.noun) || (p.nounClass !== q.nounClass && (isAnybody(p) || isAnybody(q)));
}

/** The leads of both count things by one name once, and speak of the same actor: "three boats", "two boats" of the raiders. */
function isTold(x: Candidate, y: Candidate): boolean {
  return isOnly(x, y) && inOpening(x, y) && shareName(x, y);
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
  const [low, high] = a.max < b.min ? [a.max, b.min] : [b.max, a.min];
  return low > 0 ? high / low : high;
}
const FAR_FROM_VAGUE = 1.5;

/** Whether each document gives only one value of this kind. */
function isAlone(x: Candidate, y: Candidate): boolean {
  return x.rivals === 1 && y.rivals === 1;
}

/** Four significant digits or more. */
function isPrecise({ mention }: Candidate): boolean {
  return significantDigits({ mention }) >= 4;
}

function significantDigits({ mention }: Pick<Candidate, 'mention'>): number {
  return String(Math.abs(mention.number)).replace('.', '').replace(/(?<!0)0+$/, '').length;
}

function spread({ value }: Candidate): number {
  return value.max - value.min;
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

/** What a contradiction between two figures of one quantity is: of two parties, of two days, or of the sources. */
export function contradiction(x: Candidate, y: Candidate): 'conflict' | 'superseded' | 'falls' | 'disputed' {
  const [p, q] = [x.mention.claim, y.mention.claim];
  if (p.holder && q.holder && p.holder.party !== q.holder.party) return 'disputed';
  const counted = (x.mention.kind === 'count' || x.mention.kind === 'measure') && p.predicate !== undefined && samePredicate(p, q) !== undefined && isCumulative(p.predicate.ladder);
  const [dayX, dayY] = daysOfCounts(x, y);
  if (!counted || dayX === undefined || dayY === undefined || dayX === dayY) return 'conflict';
  const [older, newer] = dayX < dayY ? [x, y] : [y, x];
  // The two have no value in common, so their lower bounds tell which is higher.
  return newer.value.min > older.value.min ? 'superseded' : 'falls';
}

/** What is kept of a pair: agreement needs only likeness, contradiction also a close look. */
export function linked(x: Candidate, y: Candidate, verdict: Verdict): number | undefined {
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
