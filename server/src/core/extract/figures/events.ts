// What happened on a date or at an hour: the event that the words beside it name.
import datedEventsYaml from '../../../../lexicon/dated-events.yaml';
import { classOfWord, mapping, wordList, wordSet } from '../../lexicon';
import { baseOf, formsOf } from '../../text/inflection';
import { TokenKind } from '../../text/tokens';
import { isJoint } from './claim';
import { conceptOf } from './concepts';
import type { Piece } from './pieces';

export interface DatedEvent {
  /** Class of the lexicon, or the stem of the verb; "it" where the clause only says that something happened: "it broke out". */
  readonly name: string;
  /** As the text has it, in lower case: "blaze", "sank". */
  readonly word: string;
  /** Whether it is a thing that a story tells of once: the fire, the quake. Otherwise it is something that somebody did. */
  readonly once: boolean;
  /** Whether the lexicon holds it: such things one and the same person does once, as a rule. */
  readonly known: boolean;
}

const lexicon = mapping(datedEventsYaml, 'dated-events');
const byForm = (classes: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...classes].flatMap(([base, name]) => formsOf(base).map((form) => [form, name] as const)));
const forms = (name: string): ReadonlySet<string> => new Set([...wordSet(lexicon[name], 'dated-events')].flatMap(formsOf));
const nouns = byForm(classOfWord(lexicon['noun'], 'dated-events'));
const verbs = byForm(classOfWord(lexicon['verb'], 'dated-events'));
const happening = forms('happening');
const reporting = forms('reporting');
const light = forms('light');
const leading = wordSet(lexicon['leading'], 'dated-events');
const lasting = forms('lasting');
const being = wordSet(lexicon['being'], 'dated-events');
const others = wordSet(lexicon['others'], 'dated-events');
const bounding = wordSet(lexicon['bounding'], 'dated-events');
const past = wordSet(lexicon['past'], 'dated-events');
const origin = forms('origin');
const sinceWhen = wordList(lexicon['since-when'], 'dated-events').map((phrase) => phrase.split(' '));

/** How many words away the event may be named. */
const REACH = 12;

/**
 * The event of the date at pieces `from` to `to` (exclusive), in its own clause. Behind it where the date opens the clause
 * or owns the event ("Friday's fire"), else before it; `behind`: not of a year, which sets the scene where it opens the clause. Undefined where only a word of saying stands there, or none.
 */
export function eventOf(pieces: readonly Piece[], from: number, to: number, behind = true): DatedEvent | undefined {
  const there = behind ? undefined : originAt(pieces, from);
  if (there) return there;
  // "By Sunday the blaze had burned …" tells how far it had got
  if (bounding.has(pieces[from - 1]?.lower ?? '')) return undefined;
  const owner = /['’]s$/.test(pieces[to - 1]?.lower ?? '') || /^['’]s$/.test(pieces[to]?.lower ?? '') || /['’]s$/.test(pieces[to]?.lower ?? '');
  if (owner) {
    const owned = nounNear(pieces, to, to + 4);
    if (owned) return owned;
  }
  // "the November 18 sinking", "the Sunday quakes"
  const next = pieces[from - 1]?.lower === 'the' ? pieces[to] : undefined;
  const own = next && readWord(next, false);
  if (typeof own === 'object' && own.known) return own;
  return eventBefore(pieces, from) ?? (behind && opensClause(pieces, from) ? eventBehind(pieces, to) : undefined);
}

/** "opened in | 1932", "in use since | 1932": the year from which on a thing has been there, however that is said. */
function originAt(pieces: readonly Piece[], from: number): DatedEvent | undefined {
  const since = sinceWhen.find((words) => words.every((word, n) => pieces[from - words.length + n]?.lower === word));
  if (since) return { name: ORIGIN, word: since.at(-2) ?? '', once: false, known: true };
  // "when it opened, | in | 1932": the year is an aside
  const aside = leading.has(pieces[from - 1]?.lower ?? '') && pieces[from - 2]?.text === ',';
  for (let i = aside ? from - 3 : from - 1; i >= 0 && i >= from - NEAR_ORIGIN; i--) {
    const piece = pieces[i];
    if (!piece || ends(piece)) return undefined;
    if (origin.has(piece.lower) && isPast(piece.lower)) return { name: ORIGIN, word: piece.lower, once: false, known: true };
  }
  return undefined;
}
/** What `DatedEvent.name` is where a year tells since when something has been there. */
export const ORIGIN = 'origin';
/** In words: "built at Rijeka by the state yard in | 1989". */
const NEAR_ORIGIN = 7;

function nounNear(pieces: readonly Piece[], from: number, to: number): DatedEvent | undefined {
  for (let i = from; i < to; i++) {
    const name = nouns.get(pieces[i]?.lower ?? '');
    if (name !== undefined) return { name, word: pieces[i]?.lower ?? '', once: true, known: true };
  }
  return undefined;
}

function eventBefore(pieces: readonly Piece[], from: number): DatedEvent | undefined {
  let happened = false;
  let verb = false;
  let start = from - 1;
  // "hit the truck | shortly after | 7.40": small words, not joints, where they stand before the date
  while (start > 0 && leading.has(pieces[start]?.lower ?? '')) start -= 1;
  // "when it opened, | in | 1932": the date is an aside
  if (start < from - 1 && start > 0 && pieces[start]?.text === ',') start -= 1;
  for (let i = start; i >= 0 && i >= from - REACH; i--) {
    const piece = pieces[i];
    // "the blaze, which started on Friday": what happened stands before the relative
    if (piece && happened && /^(?:which|that|,)$/.test(piece.lower)) continue;
    if (piece?.lower === 'as' && pieces[i + 1]?.lower === 'of') continue;
    if (!piece || ends(piece)) break;
    if (being.has(piece.lower) && !verb) return undefined;
    const found = readWord(piece, happened);
    // "police were alerted to a fire at nine" dates the alarm, "another robbery on Sunday" is not the story's
    const aside = typeof found === 'object' && found.once ? asideOf(pieces, i) : undefined;
    if (aside === 'other') return undefined;
    if (aside === 'target') continue;
    verb ||= found === 'happening' || light.has(piece.lower);
    if (found === 'happening') happened = true;
    else if (found === 'none') return undefined;
    else if (found) return found;
    else if (happened && piece.lower === 'it') return { name: 'it', word: 'it', once: true, known: true };
  }
  return undefined;
}

/** How the words before the noun at piece `i` set it aside: as what somebody was called to, or as one of several. */
function asideOf(pieces: readonly Piece[], i: number): 'target' | 'other' | undefined {
  for (let n = i - 1; n >= 0 && n >= i - 3; n--) {
    const word = pieces[n]?.lower ?? '';
    if (others.has(word)) return 'other';
    if (word === 'to') return 'target';
  }
  return undefined;
}

function eventBehind(pieces: readonly Piece[], to: number): DatedEvent | undefined {
  let noun: DatedEvent | undefined;
  const first = pieces[to]?.text === ',' ? to + 1 : to;
  for (let i = first; i < pieces.length && i < first + REACH; i++) {
    const piece = pieces[i];
    if (!piece || ends(piece)) return noun;
    const found = readWord(piece, noun !== undefined);
    if (found === 'happening' || found === 'none') return found === 'none' ? undefined : noun;
    if (found?.once && !noun) noun = found;
    else if (found) return found;
  }
  return noun;
}

/** Only small words stand between the beginning of the clause and the date: "On", "Then, on", "Early on". */
function opensClause(pieces: readonly Piece[], from: number): boolean {
  for (let i = from - 1; i >= 0; i--) {
    const piece = pieces[i];
    if (!piece || ends(piece)) return true;
    if (!leading.has(piece.lower)) return false;
  }
  return true;
}

/** `happened`: whether a verb of mere happening stands between the word and the date, so that only a noun tells the event. */
function readWord({ kind, lower }: Piece, happened: boolean): DatedEvent | 'happening' | 'none' | undefined {
  if (kind !== TokenKind.word) return undefined;
  const noun = nouns.get(lower);
  if (noun !== undefined) return { name: noun, word: lower, once: true, known: true };
  if (happened || light.has(lower)) return undefined;
  if (happening.has(lower)) return 'happening';
  if (reporting.has(lower) || lasting.has(lower)) return 'none';
  const verb = verbs.get(lower);
  if (verb !== undefined) return { name: verb, word: lower, once: false, known: true };
  return isPast(lower) ? { name: conceptOf(lower), word: lower, once: false, known: false } : undefined;
}

function isPast(word: string): boolean {
  if (past.has(word)) return true;
  const base = baseOf(word);
  return base === undefined ? /.{3}ed$/.test(word) && !/(?:eed|hundred|sacred|red)$/.test(word) : !/(?:man|men|child|foot|person|life|thief|knife|half|loaf|wife)$/.test(base);
}

function ends({ kind, text, lower, glued }: Piece): boolean {
  return (kind === TokenKind.mark && !(glued && /^[-'’.]$/.test(text))) || isJoint(lower);
}
