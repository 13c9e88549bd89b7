// Reads clock times: "8.49pm", "7:48 a.m.", "2045 GMT", "around noon".
import { TokenKind } from '../../text/tokens';
import { readNumber, type NumberCore } from './numbers';
import type { Piece } from './pieces';

export interface TimeRead {
  readonly from: number;
  readonly to: number;
  /** Minutes since midnight, in whatever zone the text means. */
  readonly minutes: number;
}

const HALF_DAY = /^(?:am|pm|a\.m\.?|p\.m\.?)$/;
const AT = /^(?:at|by|until|till|around|about|from|since|before|after)$/;
const ZONE = /^(?:gmt|utc|ist|et|est|edt|pt|pst|pdt|cet|cest|bst|hours|hrs)$/;

/** Whether a word, given in lower case, is a clock time by itself. */
export function isClockWord(lower: string): boolean {
  return lower === 'noon' || lower === 'midday' || lower === 'midnight';
}

/** The clock time that begins at piece `i`. */
export function readTime(pieces: readonly Piece[], i: number): TimeRead | undefined {
  const piece = pieces[i];
  if (!piece) return undefined;
  if (piece.lower === 'noon' || piece.lower === 'midday') return { from: i, to: i + 1, minutes: 720 };
  if (piece.lower === 'midnight') return { from: i, to: i + 1, minutes: 0 };
  const dial = readDial(pieces, i) ?? readHour(pieces, i);
  if (dial || piece.kind !== TokenKind.number) return dial;
  const clock = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(piece.text);
  let to = i + 1;
  let hours = Number(clock?.[1]);
  let minutes = Number(clock?.[2] ?? 0);
  let exact = clock?.[2] !== undefined && piece.text.includes(':');
  // "20:49" and, with a stray blank, "7: 48"
  if (clock && clock[2] === undefined && pieces[to]?.text === ':' && pieces[to]?.glued && /^\d{2}$/.test(pieces[to + 1]?.text ?? '')) {
    minutes = Number(pieces[to + 1]?.text);
    to += 2;
    exact = true;
  }
  if (!clock) {
    const military = /^([01]\d|2[0-3])([0-5]\d)$/.exec(piece.text);
    if (!military || !ZONE.test(pieces[to]?.lower ?? '')) return undefined;
    return { from: i, to: to + 1, minutes: Number(military[1]) * 60 + Number(military[2]) };
  }
  const half = halfDay(pieces, to);
  if (half) {
    if (hours > 12 || minutes > 59) return undefined;
    hours = (hours % 12) + (half.afternoon ? 12 : 0);
    to = half.to;
  } else {
    const dotted = clock[2] !== undefined && piece.text.includes('.') && AT.test(pieces[i - 1]?.lower ?? '') && endsTime(pieces[to]);
    const told = partOfDay(pieces, to);
    if (hours > 23 || minutes > 59 || (!exact && !dotted && !told)) return undefined;
    if (told && hours <= 12) hours = (hours % 12) + (told.afternoon ? 12 : 0);
    // What is told of the day stays outside: it is not part of the time as people mark it.
  }
  return { from: i, to, minutes: hours * 60 + minutes };
}

/** "8:42.91", "2:52.6": what somebody needed in minutes and seconds with decimals; in seconds. A clock has none. */
export function readStopwatch(pieces: readonly Piece[], i: number): { readonly to: number; readonly seconds: number } | undefined {
  const [first, colon, rest] = [pieces[i], pieces[i + 1], pieces[i + 2]];
  if (!first || !/^\d{1,3}$/.test(first.text) || colon?.text !== ':' || !colon.glued || rest?.glued !== true || !/^[0-5]\d\.\d{1,3}$/.test(rest.text)) return undefined;
  return { to: i + 3, seconds: Math.round(Number(first.text) * 6e4 + Number(rest.text) * 1e3) / 1e3 };
}

/** "8.20 in the evening", "eleven at night": which half of the day. */
function partOfDay(pieces: readonly Piece[], i: number): { readonly afternoon: boolean } | undefined {
  const lower = (n: number): string => pieces[n]?.lower ?? '';
  if (lower(i) === 'at' && lower(i + 1) === 'night') return { afternoon: true };
  if (lower(i) !== 'in' || lower(i + 1) !== 'the' || !/^(?:morning|afternoon|evening)$/.test(lower(i + 2))) return undefined;
  return { afternoon: lower(i + 2) !== 'morning' };
}

/** Whether nothing follows that would make a decimal of "6.35": no unit, no noun. */
function endsTime(next: Piece | undefined): boolean {
  return next === undefined || next.kind === TokenKind.mark ? next === undefined || /^[,.;:)—–”"]$/.test(next.text) : /^(?:in|on|and|with|when|as|after|before|but|to|that|by|at|from|local|yesterday|today|this|last|the|an?|he|she|they|it|we|one)$/.test(next.lower);
}

/** "three in the afternoon", "about 10 o'clock", "nine o'clock" with its part of the day. */
function readHour(pieces: readonly Piece[], i: number): TimeRead | undefined {
  const number = readNumber(pieces, i);
  if (!number || !isHour(number)) return undefined;
  const isClock = /^o['’]clock$/.test(pieces[number.to]?.lower ?? '');
  const behind = isClock ? number.to + 1 : number.to;
  const own = partOfDay(pieces, behind);
  if (!own && !isClock) return undefined;
  const told = own ?? partNear(pieces, i, behind);
  return { from: i, to: own ? number.to : behind, minutes: hourOf(number.value, told) * 60 };
}

/** "half past nine", "five past ten", "a quarter to six", "ten minutes to four": minutes before or behind an hour. */
function readDial(pieces: readonly Piece[], i: number): TimeRead | undefined {
  const lower = (n: number): string => pieces[n]?.lower ?? '';
  const article = lower(i) === 'a' && lower(i + 1) === 'quarter' ? i + 1 : i;
  const part = lower(article) === 'half' ? { to: article + 1, value: 30 } : lower(article) === 'quarter' ? { to: article + 1, value: 15 } : readNumber(pieces, i);
  if (!part || part.value > 30 || !Number.isInteger(part.value) || part.value < 1) return undefined;
  const joint = /^minutes?$/.test(lower(part.to)) ? part.to + 1 : part.to;
  const past = lower(joint) === 'past';
  // "from five to ten" is a range, and so is "ten to twelve people"
  if (!past && (lower(joint) !== 'to' || (joint === part.to && !(article > i) && !/^(?:at|until|till|shortly)$/.test(lower(i - 1))))) return undefined;
  const hour = readNumber(pieces, joint + 1);
  if (!hour || !isHour(hour) || !endsTime(pieces[hour.to])) return undefined;
  const told = partOfDay(pieces, hour.to) ?? partNear(pieces, i, hour.to);
  const minutes = hourOf(hour.value, told) * 60 + (past ? part.value : -part.value);
  return { from: i, to: hour.to, minutes: (minutes + 1440) % 1440 };
}

function isHour({ value, ordinal, spread }: NumberCore): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 12 && !ordinal && !spread;
}

/** Where nobody says which half of the day it was, the one in which more happens: from seven in the morning to six in the evening. */
function hourOf(hour: number, told: { readonly afternoon: boolean } | undefined): number {
  return (hour % 12) + ((told ? told.afternoon : hour === 12 || hour < 7) ? 12 : 0);
}

/** "at five past ten on Tuesday | morning", "on Tuesday evening, at ten o'clock": the part of the day, told of the day beside the hour. */
function partNear(pieces: readonly Piece[], from: number, to: number): { readonly afternoon: boolean } | undefined {
  for (let away = 1; away <= BESIDE; away++) {
    for (const at of [to + away - 1, from - away]) {
      const word = pieces[at]?.lower ?? '';
      if (/^(?:morning|afternoon|evening|night)$/.test(word)) return { afternoon: word !== 'morning' };
    }
  }
  return undefined;
}
/** In words. */
const BESIDE = 4;

/** "pm", "p.m.", and "a. m." with blanks. */
function halfDay(pieces: readonly Piece[], i: number): { readonly afternoon: boolean; readonly to: number } | undefined {
  const word = pieces[i]?.lower ?? '';
  if (HALF_DAY.test(word)) return { afternoon: word.startsWith('p'), to: i + 1 };
  if (/^[ap]$/.test(word) && pieces[i + 1]?.text === '.' && pieces[i + 2]?.lower === 'm') {
    return { afternoon: word === 'p', to: pieces[i + 3]?.text === '.' ? i + 4 : i + 3 };
  }
  return undefined;
}
