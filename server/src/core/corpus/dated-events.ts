// Whether two dates, or two hours, are those of one event.
import datedEventsYaml from '../../../lexicon/dated-events.yaml';
import { conceptOf } from '../extract/figures/concepts';
import { mapping, wordSet } from '../lexicon';
import type { Candidate } from './candidate';
import { ORIGIN } from '../extract/figures/events';
import { isDate, otherNames, sameName, spread } from './figure-pairs';
import { cosine } from './word-vectors';

const ofLife = wordSet(mapping(datedEventsYaml, 'dated-events')['life'], 'dated-events');

/**
 * Whether two dates are those of one event: a fire or quake, of which a story tells once, or something that the same
 * persons did.
 */
export function sameEvent(x: Candidate, y: Candidate): boolean {
  const [p, q] = [x.mention.claim.event, y.mention.claim.event];
  if (!p || !q || ((spread(x) > MONTH || spread(y) > MONTH) && Math.abs(spread(x) - spread(y)) > 1)) return false;
  if (p.name !== q.name && !(p.once && q.once && (p.name === 'it' || q.name === 'it'))) return false;
  if (p.name === ORIGIN && Math.abs(x.value.min - y.value.min) > GENERATION) return false;
  if (p.name === ORIGIN && x.datings === 1 && y.datings === 1 && !otherNames(x, y)) return true;
  if (isDate(x.mention) && !isOneWeek(x, y)) return false;
  // What happens once in a story happens again in years: "the election of 2008", "of 2012"
  if (p.once && q.once && isDate(x.mention) && Math.abs(x.value.min - y.value.min) > MONTH && (!sameActor(x, y) || cosine(x.clause, y.clause) < SAME_EVENT)) return false;
  if (p.once && q.once) return (x.datings === 1 && y.datings === 1) || cosine(x.clause, y.clause) >= SAME_EVENT;
  // The month of one deed and the day of another are often told of one person, but nobody leaves or dies twice.
  const alike = Math.abs(spread(x) - spread(y)) <= 1;
  if (p.known && (alike || ofLife.has(p.name)) && sameActor(x, y)) return true;
  if (p.known && alike && x.datings === 1 && y.datings === 1 && cosine(x.far, y.far) >= FAINTLY_NEAR && sameDeed(x, y)) return true;
  return cosine(x.clause, y.clause) >= (p.known ? SAME_DEED : SAME_EVENT) && (sameDeed(x, y) || cosine(x.near, y.near) >= SAME_WORDS || (p.known && alike && x.datings === 1 && y.datings === 1));
}

/**
 * Whether the days may be those of one event: "on Tuesday" tells of the week of writing, so that the Tuesday of another month is no
 * other account of it, and days further apart take more than a verb in common.
 */
function isOneWeek(x: Candidate, y: Candidate): boolean {
  const apart = Math.max(x.value.min - y.value.max, y.value.min - x.value.max);
  if (apart <= WEEK || spread(x) > MONTH || spread(y) > MONTH) return true;
  if (isToldByWeekday(x) || isToldByWeekday(y)) return false;
  return apart <= MONTH || ofLife.has(x.mention.claim.event?.name ?? '') || cosine(x.clause, y.clause) >= SAME_EVENT;
}

function isToldByWeekday({ mention: { date } }: Candidate): boolean {
  return date !== undefined && date.month === undefined && date.year === undefined;
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

/** In days: of two years further apart each is that of another thing. */
const GENERATION = 25 * 366;

/** In days: a weekday and the one before it. */
const WEEK = 8;

/** In days; a date that is no nearer than this tells the background. */
const MONTH = 31;

/** Cosine of two clauses that tell of one event. */
const SAME_EVENT = 0.4;

const SAME_DEED = 0.25;

/** Cosine of the words close to two dates whose clauses name the deed alone. */
const SAME_WORDS = 0.5;

export const FAINTLY_NEAR = 0.12;
