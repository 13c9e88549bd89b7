// Reads clock times: "8.49pm", "7:48 a.m.", "2045 GMT", "around noon".
import { TokenKind } from '../../text/tokens';
import type { Piece } from './pieces';

export interface TimeRead {
  readonly from: number;
  readonly to: number;
  /** Minutes since midnight, in whatever zone the text means. */
  readonly minutes: number;
}

const HALF_DAY = /^(?:am|pm|a\.m\.?|p\.m\.?)$/;
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
  if (piece.kind !== TokenKind.number) return undefined;
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
  } else if (!exact || hours > 23 || minutes > 59) return undefined;
  return { from: i, to, minutes: hours * 60 + minutes };
}

/** "pm", "p.m.", and "a. m." with blanks. */
function halfDay(pieces: readonly Piece[], i: number): { readonly afternoon: boolean; readonly to: number } | undefined {
  const word = pieces[i]?.lower ?? '';
  if (HALF_DAY.test(word)) return { afternoon: word.startsWith('p'), to: i + 1 };
  if (/^[ap]$/.test(word) && pieces[i + 1]?.text === '.' && pieces[i + 2]?.lower === 'm') {
    return { afternoon: word === 'p', to: pieces[i + 3]?.text === '.' ? i + 4 : i + 3 };
  }
  return undefined;
}
