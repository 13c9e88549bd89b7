// Reads dates: "March 18", "Mar 18, 2025", "Tuesday", "in the late 1990s", "last month", "the 18th".
import calendarYaml from '../../../../lexicon/calendar.yaml';
import contextsYaml from '../../../../lexicon/figure-contexts.yaml';
import { classOfWord, mapping, wordSet } from '../../lexicon';
import { TokenKind } from '../../text/tokens';
import type { Interval } from '../interval';
import { ordinalOf } from './numbers';
import type { Piece } from './pieces';
import { currencyBefore, currencyWord, percentBehind, unitAt } from './units';

/** A date as far as its words tell; what lacks is filled in from the day of writing, where that is known. */
export interface DateParts {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** Of a range, the last day: 5 of "2 to 5 May". */
  readonly lastDay?: number;
  /** 0 is Sunday. */
  readonly weekday?: number;
  /** A whole decade: 1990. */
  readonly decade?: number;
  readonly part?: 'early' | 'mid' | 'late';
  /** Of a year, 1 to 4. */
  readonly quarter?: number;
  /** Of a year, 1 or 2. */
  readonly half?: number;
  /** Units seen from the day of writing: "last month" is -1 month. */
  readonly shift?: { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly by: number };
  readonly weekend?: true;
  /** Whether the words before say that it is to come: "due in April". */
  readonly ahead?: true;
}

export interface DateRead {
  readonly from: number;
  readonly to: number;
  readonly parts: DateParts;
}

const calendar = mapping(calendarYaml, 'calendar');
const months = classOfWord(calendar['month'], 'calendar');
const weekdays = classOfWord(calendar['weekday'], 'calendar');
const relative = new Map(Object.entries(mapping(calendar['relative'], 'calendar')) as [string, number][]);
const doubtful = new Set(calendar['doubtful'] as string[]);
const beforeYear = wordSet(mapping(contextsYaml, 'figure-contexts')['before-year'], 'figure-contexts');
/** "last week", "next month", "this morning", "the weekend" */
const openers = new Set(['last', 'next', 'this', 'weekend']);
const future = wordSet(mapping(contextsYaml, 'figure-contexts')['future'], 'figure-contexts');
const futureDay = wordSet(mapping(contextsYaml, 'figure-contexts')['future-day'], 'figure-contexts');
/** In words: how far before a date it may be said that it is to come. */
const AHEAD = 8;
const shiftUnits = new Set(['day', 'week', 'month', 'year']);

/** Whether a date may begin with the word, given in lower case. */
export function opensDate(word: string): boolean {
  const lower = unpossessed(word);
  return weekdays.has(lower.endsWith('.') ? lower.slice(0, -1) : lower) || months.has(lower) || partOf(lower) !== undefined || relative.has(lower) || openers.has(lower) || ordinalOf(lower) !== undefined;
}

/** "Wednesday's vote" is one of Wednesday. */
function unpossessed(word: string): string {
  return word.replace(/['’]s$/, '');
}

/** The date that begins at piece `i`. */
export function readDate(pieces: readonly Piece[], i: number): DateRead | undefined {
  const read = readPlainDate(pieces, i);
  if (!read || (read.parts.month === undefined && read.parts.weekday === undefined) || read.parts.year !== undefined) return read;
  const words = read.parts.month === undefined ? futureDay : future;
  for (let n = Math.max(0, i - AHEAD); n < i; n++) if (words.has(pieces[n]?.lower ?? '')) return { ...read, parts: { ...read.parts, ahead: true } };
  return read;
}

function readPlainDate(pieces: readonly Piece[], i: number): DateRead | undefined {
  const piece = pieces[i];
  if (!piece) return undefined;
  if (piece.kind === TokenKind.number) return readFromNumber(pieces, i);
  if (piece.kind !== TokenKind.word) return undefined;
  return readWeekday(pieces, i) ?? readFromMonth(pieces, i) ?? readPeriod(pieces, i) ?? readRelative(pieces, i) ?? readDecade(pieces, i);
}

function readWeekday(pieces: readonly Piece[], i: number): DateRead | undefined {
  const name = unpossessed(pieces[i]?.lower ?? '');
  const weekday = weekdays.get(name.endsWith('.') ? name.slice(0, -1) : name);
  if (weekday === undefined || !/^\p{Lu}/u.test(pieces[i]?.text ?? '')) return undefined;
  let to = i + 1;
  if (pieces[to]?.text === '.' && name.length <= 5 && pieces[to]?.glued) to += 1;
  const comma = pieces[to]?.text === ',' ? to + 1 : to;
  const rest = readFromMonth(pieces, comma) ?? readDayFirst(pieces, comma);
  if (rest) return { from: i, to: rest.to, parts: { ...rest.parts, weekday: Number(weekday) } };
  if (doubtful.has(name) && to === i + 1) return undefined;
  return { from: i, to, parts: { weekday: Number(weekday) } };
}

/** "March 18, 2025", "Mar. 18", "March 2025", "in March", "mid-March". */
function readFromMonth(pieces: readonly Piece[], i: number): DateRead | undefined {
  const name = pieces[i]?.lower ?? '';
  const part = partOf(name);
  if (part) {
    const at = pieces[i + 1]?.text === '-' ? i + 2 : i + 1;
    const inner = monthAt(pieces, at) === undefined ? undefined : readFromMonth(pieces, at);
    return inner && inner.parts.day === undefined ? { from: i, to: inner.to, parts: { ...inner.parts, part } } : undefined;
  }
  const month = monthAt(pieces, i);
  if (month === undefined) return undefined;
  let to = i + 1;
  const dotted = pieces[to]?.text === '.' && name.length <= 4 && pieces[to]?.glued === true;
  if (dotted) to += 1;
  const number = dayNumber(pieces, to);
  if (number) {
    const last = lastDayAt(pieces, number.to, number.day);
    // "May 2 to 5", and not "from May 2 to 5 people"
    const ranges = last && pieces[last.to]?.kind !== TokenKind.word;
    to = ranges ? last.to : number.to;
    const year = yearAt(pieces, pieces[to]?.text === ',' ? to + 1 : to);
    return { from: i, to: year?.to ?? to, parts: { month, day: number.day, ...(ranges && { lastDay: last.day }), ...(year && { year: year.year }) } };
  }
  const year = yearAt(pieces, pieces[to]?.text === ',' ? to + 1 : to);
  if (year) return { from: i, to: year.to, parts: { month, year: year.year } };
  if (doubtful.has(name) && !/^(?:in|since|last|next|by|until|of|early|late|mid|this|during)$/.test(pieces[i - 1]?.lower ?? '')) return undefined;
  if (name.length <= 4 && !dotted && name !== 'may' && name !== 'june' && name !== 'july') return undefined;
  return { from: i, to, parts: { month } };
}

function readFromNumber(pieces: readonly Piece[], i: number): DateRead | undefined {
  const text = pieces[i]?.text ?? '';
  // ISO: 2025-03-18
  if (/^\d{4}$/.test(text) && pieces[i + 1]?.text === '-' && /^\d{2}$/.test(pieces[i + 2]?.text ?? '') && pieces[i + 3]?.text === '-' && /^\d{2}$/.test(pieces[i + 4]?.text ?? '')) {
    const [month, day] = [Number(pieces[i + 2]?.text), Number(pieces[i + 4]?.text)];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) return { from: i, to: i + 5, parts: { year: Number(text), month, day } };
  }
  return readDayFirst(pieces, i) ?? readDecade(pieces, i) ?? readYear(pieces, i);
}

/** "18 March 2025", "18th of March", "the 18th". */
function readDayFirst(pieces: readonly Piece[], i: number): DateRead | undefined {
  const number = dayNumber(pieces, i);
  if (!number) return undefined;
  let at = number.to;
  const last = lastDayAt(pieces, at, number.day, pieces[i - 1]?.lower === 'between');
  if (last && monthAt(pieces, last.to) !== undefined) at = last.to;
  if (pieces[at]?.lower === 'of') at += 1;
  const month = monthAt(pieces, at);
  if (month === undefined) {
    return number.ordinal && pieces[i - 1]?.lower === 'the' && /^(?:on|by|until|since|before|after|or|that|from|to|,)$/.test(pieces[i - 2]?.lower ?? '') && !isNoun(pieces[number.to])
      ? { from: i, to: number.to, parts: { day: number.day } }
      : undefined;
  }
  at += 1;
  if (pieces[at]?.text === '.' && pieces[at]?.glued && (pieces[at - 1]?.text.length ?? 9) <= 4) at += 1;
  // "the 19 Sept. 11 hijackers": the month has its own day
  if (dayNumber(pieces, at)) return undefined;
  const year = yearAt(pieces, pieces[at]?.text === ',' ? at + 1 : at);
  return { from: i, to: year?.to ?? at, parts: { day: number.day, ...(last && { lastDay: last.day }), month, ...(year && { year: year.year }) } };
}

/** "2 | to 5 May", "2 | – 5 May", "between 2 | and 5 May": the last day of a range that begins with `first`. */
function lastDayAt(pieces: readonly Piece[], i: number, first: number, between = false): ReturnType<typeof dayNumber> {
  const joint = pieces[i];
  if (!joint || !(joint.lower === 'to' || /^[-–]$/.test(joint.text) || (between && joint.lower === 'and'))) return undefined;
  const last = dayNumber(pieces, i + 1);
  return last && last.day > first ? last : undefined;
}

function isNoun(piece: Piece | undefined): boolean {
  return piece?.kind === TokenKind.word && !/^(?:is|was|and|or|would|will|of|to|in|at|as|according)$/.test(piece.lower);
}

/** "the 1990s", "late 1990s", "mid-1980s". */
function readDecade(pieces: readonly Piece[], i: number): DateRead | undefined {
  const part = partOf(pieces[i]?.lower ?? '');
  const at = part ? (pieces[i + 1]?.text === '-' ? i + 2 : i + 1) : i;
  const text = pieces[at]?.text ?? '';
  const glued = pieces[at + 1];
  if (!/^(?:1[0-9]|20)\d0$/.test(text) || glued?.lower !== 's' || !glued.glued) {
    // "late 2008", "early 1997"
    const year = part ? yearAt(pieces, at) : undefined;
    return part && year ? { from: i, to: year.to, parts: { year: year.year, part } } : undefined;
  }
  return { from: i, to: at + 2, parts: { decade: Number(text), ...(part && { part }) } };
}

/** A bare year, where what stands around it does not make it a count. */
function readYear(pieces: readonly Piece[], i: number): DateRead | undefined {
  const year = yearAt(pieces, i);
  if (!year) return undefined;
  const previous = pieces[i - 1];
  const next = pieces[i + 1];
  const led = previous === undefined || previous.kind === TokenKind.mark || beforeYear.has(previous.lower) || monthAt(pieces, i - 1) !== undefined || /['’]s$/.test(previous.lower);
  if (!led) return undefined;
  // "the 2000 people" is a count, "the 2004 tsunami" and "the 1997 Ottawa Treaty" are years
  const counted = next?.kind === TokenKind.word && !/^\p{Lu}/u.test(next.text) && /(?:[^su]s|people|men|women|children)$/.test(next.lower) && !/^(?:in|since|of|and|is|was|has|as|this|its|his)$/.test(next.lower);
  if (counted && !/^(?:in|since|until|by)$/.test(previous?.lower ?? '')) return undefined;
  if (next?.glued && next.kind === TokenKind.word && !/^s$/.test(next.lower)) return undefined;
  // "a $2000 fine", "a river of 1000 km", "up by 1500 percent"
  if (currencyBefore(pieces, i)) return undefined;
  const measured = unitAt(pieces, i + 1) !== undefined || currencyWord(pieces, i + 1) !== undefined || percentBehind(pieces, i + 1) !== undefined;
  // "in 2004 won the title"
  if (measured && !/^(?:in|since|until|till)$/.test(previous?.lower ?? '')) return undefined;
  // "the 1000-member church"
  if (next?.text === '-' && next.glued && pieces[i + 2]?.glued && pieces[i + 2]?.kind === TokenKind.word) return undefined;
  return { from: i, to: i + 1, parts: { year: year.year } };
}

/** "the fourth quarter", "the first half of 2024": a part of a year, where no other thing is halved or quartered. */
function readPeriod(pieces: readonly Piece[], i: number): DateRead | undefined {
  const which = ordinalOf(pieces[i]?.lower ?? '');
  const name = pieces[i + 1]?.lower;
  if (which === undefined || !(name === 'quarter' ? which <= 4 : name === 'half' && which <= 2) || !/^(?:the|in|this|last|its|their|fiscal)$/.test(pieces[i - 1]?.lower ?? '')) return undefined;
  const next = pieces[i + 2]?.lower ?? '';
  const at = next === 'of' ? i + 3 : i + 2;
  const year = yearAt(pieces, at);
  const named = next === 'of' && /^(?:the|this|last|next)$/.test(pieces[i + 3]?.lower ?? '') && pieces[i + 4]?.lower === 'year';
  // "the first half" is as often one of a match, so that it takes a year; "the third quarter of the fund" is no time
  if (!year && !named && (name === 'half' || next === 'of')) return undefined;
  return { from: i, to: year?.to ?? i + 2, parts: { ...(name === 'quarter' ? { quarter: which } : { half: which }), ...(year && { year: year.year }) } };
}

/** "today", "last week", "next month", "this weekend", "earlier this month", "four years ago". */
function readRelative(pieces: readonly Piece[], i: number): DateRead | undefined {
  // "today's world" is no day
  const printed = pieces[i]?.lower ?? '';
  const word = /^(?:today|tomorrow)/.test(printed) ? printed : unpossessed(printed);
  const day = relative.get(word);
  if (day !== undefined) return { from: i, to: i + 1, parts: { shift: { unit: 'day', by: day } } };
  const next = unpossessed(pieces[i + 1]?.lower ?? '');
  if (word === 'last' || word === 'next' || word === 'this') {
    const by = word === 'last' ? -1 : word === 'next' ? 1 : 0;
    if (shiftUnits.has(next) && !(word === 'this' && next === 'day')) return { from: i, to: i + 2, parts: { shift: { unit: next as 'week', by } } };
    if (next === 'weekend') return { from: i, to: i + 2, parts: { weekend: true, shift: { unit: 'week', by } } };
    if (/^(?:morning|afternoon|evening)$/.test(next) && word === 'this') return { from: i, to: i + 2, parts: { shift: { unit: 'day', by: 0 } } };
    if (next === 'night' && word === 'last') return { from: i, to: i + 2, parts: { shift: { unit: 'day', by: -1 } } };
    const weekday = weekdays.get(next);
    if (weekday !== undefined) return { from: i, to: i + 2, parts: { weekday: Number(weekday) } };
    const month = word === 'this' ? undefined : monthAt(pieces, i + 1);
    if (month !== undefined) return { from: i, to: i + 2, parts: { month } };
  }
  if (word === 'weekend' && /^(?:the|at)$/.test(pieces[i - 1]?.lower ?? '')) return { from: i, to: i + 1, parts: { weekend: true } };
  return undefined;
}

function partOf(word: string): DateParts['part'] {
  return word === 'early' || word === 'late' || word === 'mid' ? word : undefined;
}

function monthAt(pieces: readonly Piece[], i: number): number | undefined {
  const piece = pieces[i];
  if (piece?.kind !== TokenKind.word) return undefined;
  const month = months.get(piece.lower);
  return month === undefined || !/^\p{Lu}/u.test(piece.text) ? undefined : Number(month);
}

function dayNumber(pieces: readonly Piece[], i: number): { readonly day: number; readonly to: number; readonly ordinal: boolean } | undefined {
  const text = pieces[i]?.text ?? '';
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 31) return undefined;
  const suffix = pieces[i + 1];
  if (suffix?.glued && /^(?:st|nd|rd|th)$/.test(suffix.lower)) return { day: Number(text), to: i + 2, ordinal: true };
  if (suffix?.glued && (suffix.kind === TokenKind.word || suffix.text === '%' || suffix.text === ':')) return undefined;
  return { day: Number(text), to: i + 1, ordinal: false };
}

function yearAt(pieces: readonly Piece[], i: number): { readonly year: number; readonly to: number } | undefined {
  const text = pieces[i]?.text ?? '';
  if (!/^(?:1[0-9]{3}|20\d{2})$/.test(text)) return undefined;
  return { year: Number(text), to: i + 1 };
}

const DAY = 86_400_000;
/** In days: a date without a year that lies further ahead is one of the past, unless it is said to be to come. */
const SOON = 75;

/** Days since 1970-01-01 of a calendar day; months beyond a year's end count on. */
export function dayNumberOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

/** The calendar day, as ISO text. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}

export function dayOfIso(iso: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match ? dayNumberOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/**
 * The days that a date can mean, counted from 1970-01-01. Undefined where it lacks a part that the day of writing
 * would give and that is not known: a weekday or "today" without an anchor says nothing.
 */
export function resolveDate(parts: DateParts, anchor: number | undefined): Interval | undefined {
  if (parts.decade !== undefined) {
    const [from, to] = parts.part === 'early' ? [0, 3] : parts.part === 'mid' ? [4, 6] : parts.part === 'late' ? [6, 9] : [0, 9];
    return { min: dayNumberOf(parts.decade + from, 1, 1), max: dayNumberOf(parts.decade + to, 12, 31) };
  }
  if (parts.year !== undefined) return ofYear(parts.year, parts);
  if (anchor === undefined) return undefined;
  const now = new Date(anchor * DAY);
  if (parts.quarter !== undefined || parts.half !== undefined) return ofYear(now.getUTCFullYear(), parts);
  if (parts.month !== undefined) {
    // The year that brings the date nearest to the day of writing; far ahead only what is said to be to come.
    const middle = parts.day ?? 15;
    const away = (year: number): number => dayNumberOf(year, parts.month ?? 1, middle) - anchor;
    const years = [-1, 0, 1].map((by) => now.getUTCFullYear() + by).filter((year) => parts.ahead === true || away(year) <= SOON);
    const nearest = years.sort((a, b) => Math.abs(away(a)) - Math.abs(away(b)))[0];
    return nearest === undefined ? undefined : ofYear(nearest, parts);
  }
  if (parts.day !== undefined) return undefined;
  if (parts.weekday !== undefined) {
    // News tells of the days behind it: the last such day, the day of writing included; what will be, of the next.
    if (parts.ahead) {
      const on = (parts.weekday - now.getUTCDay() + 7) % 7;
      return { min: anchor + on, max: anchor + on };
    }
    const back = (now.getUTCDay() - parts.weekday + 7) % 7;
    return { min: anchor - back, max: anchor - back };
  }
  const { unit, by } = parts.shift ?? { unit: 'day', by: 0 };
  if (parts.weekend) {
    const saturday = anchor - ((now.getUTCDay() + 1) % 7) + 7 * (by > 0 ? 1 : 0);
    return { min: saturday, max: saturday + 1 };
  }
  switch (unit) {
    case 'day':
      return { min: anchor + by, max: anchor + by };
    case 'week': {
      const monday = anchor - ((now.getUTCDay() + 6) % 7) + 7 * by;
      // Who writes on a Saturday or Sunday means by it as often the week that is ending.
      const ending = by === -1 && now.getUTCDay() % 6 === 0;
      return { min: monday, max: ending ? anchor : monday + 6 };
    }
    case 'month':
      return { min: dayNumberOf(now.getUTCFullYear(), now.getUTCMonth() + 1 + by, 1), max: dayNumberOf(now.getUTCFullYear(), now.getUTCMonth() + 2 + by, 0) };
    case 'year':
      return ofYear(now.getUTCFullYear() + by, {});
  }
}

function ofYear(year: number, { month, day, lastDay, part, quarter, half }: DateParts): Interval {
  const months = quarter !== undefined ? 3 : 6;
  const nth = quarter ?? half;
  if (nth !== undefined) return { min: dayNumberOf(year, (nth - 1) * months + 1, 1), max: dayNumberOf(year, nth * months + 1, 0) };
  if (month === undefined) {
    const [from, to] = part === 'early' ? [1, 4] : part === 'mid' ? [5, 8] : part === 'late' ? [9, 12] : [1, 12];
    return { min: dayNumberOf(year, from, 1), max: dayNumberOf(year, to + 1, 0) };
  }
  if (day !== undefined) return { min: dayNumberOf(year, month, day), max: dayNumberOf(year, month, lastDay ?? day) };
  const [from, to] = part === 'early' ? [1, 10] : part === 'mid' ? [11, 20] : part === 'late' ? [21, 31] : [1, 31];
  return { min: dayNumberOf(year, month, from), max: Math.min(dayNumberOf(year, month, to), dayNumberOf(year, month + 1, 0)) };
}
