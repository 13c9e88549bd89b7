// Reads a number, in digits or in words, with its modifier and its range: "more than 160", "two dozen", "24- to 30-".
import contextsYaml from '../../../../lexicon/figure-contexts.yaml';
import modifiersYaml from '../../../../lexicon/figure-modifiers.yaml';
import numberWordsYaml from '../../../../lexicon/number-words.yaml';
import { mapping, wordClasses, wordSet } from '../../lexicon';
import { perLexeme } from '../../text/lexemes';
import { TokenKind } from '../../text/tokens';
import type { Interval } from '../interval';
import type { Piece } from './pieces';
import { currencyBefore } from './units';

export type Modifier = 'above' | 'from' | 'below' | 'to' | 'about' | 'nearly' | 'just-above' | 'exact' | 'more';

export interface NumberCore {
  /** Pieces from and to (exclusive), without the modifier. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** What the words mean where they name no single number: "dozens", "24 to 30". */
  readonly spread?: Interval;
  /** Half of the last printed unit: what 2.5 or 14,000 may have been rounded from. */
  readonly rounding: number;
  /** Whether it is written as an ordinal: "12th", "third". */
  readonly ordinal?: true;
  readonly words?: true;
}

const changing = wordSet(mapping(contextsYaml, 'figure-contexts')['changing'], 'figure-contexts');
const adding = wordSet(mapping(contextsYaml, 'figure-contexts')['adding'], 'figure-contexts');
const governsOver = wordSet(mapping(contextsYaml, 'figure-contexts')['over'], 'figure-contexts');
const lexicon = mapping(numberWordsYaml, 'number-words');
const numeric = (group: string): ReadonlyMap<string, number> => new Map(Object.entries(mapping(lexicon[group], 'number-words')) as [string, number][]);
const pairs = (group: string): ReadonlyMap<string, readonly [number, number]> =>
  new Map(Object.entries(mapping(lexicon[group], 'number-words')) as [string, [number, number]][]);
const units = numeric('unit');
const tens = numeric('ten');
const scales = numeric('scale');
const letters = numeric('letter');
const fractions = numeric('fraction');
const ordinals = numeric('ordinal');
const vague = pairs('vague');
const compound = pairs('compound');

const modifierWords = [...wordClasses(modifiersYaml, 'figure-modifiers')].flatMap(([name, phrases]) =>
  phrases.map((phrase) => ({ name: name.replace(/^after-/, '') as Modifier, behind: name.startsWith('after-'), words: phrase.split(' ') })));
const before = byLastWord(modifierWords.filter(({ behind }) => !behind), -1);
const behind = byLastWord(modifierWords.filter((phrase) => phrase.behind), 0);

function byLastWord<T extends { readonly words: readonly string[] }>(phrases: readonly T[], at: number): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const phrase of phrases) map.set(phrase.words.at(at) ?? '', [...(map.get(phrase.words.at(at) ?? '') ?? []), phrase]);
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
}

/** Whether a number, a portion or a rank may begin with the word, given in lower case. */
export function opensNumber(lower: string): boolean {
  return units.has(lower) || tens.has(lower) || vague.has(lower) || compound.has(lower) || fractions.has(lower) || ordinals.has(lower) || lower === 'a' || lower === 'an';
}

/** The number that begins at piece `i`; undefined where none does, or where the digits are a code. */
export function readNumber(pieces: readonly Piece[], i: number): NumberCore | undefined {
  const piece = pieces[i];
  if (!piece) return undefined;
  return piece.kind === TokenKind.number ? readDigits(pieces, i) : piece.kind === TokenKind.word ? readWords(pieces, i) : undefined;
}

function readDigits(pieces: readonly Piece[], i: number): NumberCore | undefined {
  const piece = pieces[i];
  const parsed = piece && digitsOf(piece.lexeme);
  if (!parsed) return undefined;
  let to = i + 1;
  const next = pieces[to];
  if (next?.kind === TokenKind.word && next.glued) {
    if (/^(?:st|nd|rd|th)$/.test(next.lower)) return { from: i, to: to + 1, value: parsed.value, rounding: 0, ordinal: true };
    // "$160MM" is money, "160mm" a length
    const factor = next.lower === 'mm' ? (currencyBefore(pieces, i) ? 1e6 : undefined) : letters.get(next.lower);
    if (factor !== undefined) return scaled(i, to + 1, parsed, factor);
    // "277km" is a number with a unit, "4x4" and "3G" are codes: the caller looks the letters up.
    return plainNumber(i, to, parsed);
  }
  // "2 million", "2-million", "2 mn"; a single letter only where it is glued
  if (pieces[to]?.text === '-' && scales.has(pieces[to + 1]?.lower ?? '')) to += 1;
  const word = pieces[to]?.lower ?? '';
  const factor = scales.get(word) ?? (word.length > 1 ? letters.get(word) : undefined);
  if (factor !== undefined) {
    const more = scales.get(pieces[to + 1]?.lower ?? '') ?? 1;
    return scaled(i, more > 1 ? to + 2 : to + 1, parsed, factor * more);
  }
  return plainNumber(i, i + 1, parsed);
}

function plainNumber(from: number, to: number, { value, rounding }: Digits): NumberCore {
  // Fractions first, as in an interval that is `inFull`.
  const plain = { from, to, value: 0.5, rounding: 0.5 };
  plain.value = value;
  plain.rounding = rounding;
  return plain;
}

function scaled(from: number, to: number, { value, decimals }: Digits, factor: number): NumberCore {
  return { from, to, value: Math.round(value * factor * 1e6) / 1e6, rounding: factor >= 1000 ? roundingOf(value * factor, factor * 10 ** -decimals) : 0 };
}

interface Digits {
  readonly value: number;
  readonly decimals: number;
  readonly rounding: number;
}

/** Digits with separators: "1,250.5", "1.250.000", "7.6", "4,5". Undefined beyond what a number can hold exactly. */
function parseDigits(text: string): Digits | undefined {
  if (text.length > 24 || !/^[\d.,]+$/.test(text)) return undefined;
  const grouped = /^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : /^\d{1,3}(?:\.\d{3}){2,}$/.test(text) ? text.replaceAll('.', '') : text.replace(',', '.');
  if (!/^\d+(?:\.\d+)?$/.test(grouped)) return undefined;
  const value = Number(grouped);
  if (!Number.isFinite(value) || value > 1e15) return undefined;
  const decimals = grouped.split('.')[1]?.length ?? 0;
  const zeros = decimals === 0 ? (/(?<!0)0+$/.exec(grouped)?.[0].length ?? 0) : 0;
  return { value, decimals, rounding: zeros >= 2 ? roundingOf(value, 10 ** zeros) : 0 };
}

const digitsOf = perLexeme(({ text }): Digits | null => parseDigits(text) ?? null);

/** Half of the last unit that is not zero, but no more than a twentieth: nobody rounds 5,400 to 5,000 or 140 to 100. */
function roundingOf(value: number, unit: number): number {
  return Math.min(unit / 2, value / 20);
}

function readWords(pieces: readonly Piece[], i: number): NumberCore | undefined {
  const word = pieces[i]?.lower ?? '';
  const follow = (at: number): string => pieces[at]?.lower ?? '';
  // "dozens", "tens of thousands", "hundreds of thousands"
  const factor = compound.get(word);
  const plural = vague.get(follow(i + 2));
  if (factor && follow(i + 1) === 'of' && plural && scales.has(follow(i + 2).slice(0, -1))) {
    const base = scales.get(follow(i + 2).slice(0, -1)) ?? 1;
    const low = (word === 'tens' ? 10 : word === 'hundreds' ? 100 : 12) * factor[0] * base;
    return { from: i, to: i + 3, value: low, spread: { min: low, max: (word === 'tens' ? 10 : word === 'hundreds' ? 100 : 12) * factor[1] * base }, rounding: 0, words: true };
  }
  // "a few hundred"
  const few = word === 'few' ? i : word === 'a' && follow(i + 1) === 'few' ? i + 1 : undefined;
  const many = few === undefined ? undefined : scales.get(follow(few + 1));
  if (few !== undefined && many !== undefined) return { from: i, to: few + 2, value: 3 * many, spread: { min: 2 * many, max: 9 * many }, rounding: 0, words: true };
  const spread = vague.get(word);
  if (spread) {
    // "several hundred", "a couple of thousand"
    const at = word === 'couple' && follow(i + 1) === 'of' ? i + 2 : i + 1;
    const scale = word === 'several' || at > i + 1 ? (scales.get(follow(at)) ?? 1) : 1;
    return { from: i, to: scale > 1 ? at + 1 : i + 1, value: spread[0] * scale, spread: { min: spread[0] * scale, max: spread[1] * scale }, rounding: 0, words: true };
  }
  const portion = fractions.get(word);
  if (portion !== undefined && /^an?$/.test(follow(i + 1)) && scales.has(follow(i + 2))) {
    const value = portion * (scales.get(follow(i + 2)) ?? 1);
    return { from: i, to: i + 3, value, rounding: value / 20, words: true };
  }
  return readCardinal(pieces, i);
}

/** "twenty-three", "two hundred and fifty", "a hundred", "four and a half". */
function readCardinal(pieces: readonly Piece[], i: number): NumberCore | undefined {
  let total = 0;
  let current: number | undefined;
  let at = i;
  let last = i;
  let smallest = 1;
  const lower = (n: number): string => pieces[n]?.lower ?? '';
  if (/^an?$/.test(lower(i))) {
    if (!scales.has(lower(i + 1))) return undefined;
    current = 1;
    at = i + 1;
  }
  for (;;) {
    const word = lower(at);
    const unit = units.get(word) ?? tens.get(word);
    const scale = scales.get(word);
    if (unit !== undefined) {
      const low = current === undefined ? 0 : current % 100;
      const fits = current === undefined || (low === 0 && unit < 100) || (low >= 20 && low % 10 === 0 && unit < 10);
      if (!fits) break;
      current = (current ?? 0) + unit;
      smallest = 1;
    } else if (scale !== undefined && current !== undefined) {
      smallest = scale;
      if (scale >= 1000) {
        total += current * scale;
        current = 0;
      } else current *= scale;
    } else break;
    last = at + 1;
    at = last;
    if (pieces[at]?.text === '-' && pieces[at]?.glued && isNumberWord(lower(at + 1))) at += 1;
    else if (lower(at) === 'and' && smallest >= 100 && isNumberWord(lower(at + 1)) && !scales.has(lower(at + 1))) at += 1;
  }
  if (last === i || current === undefined) return undefined;
  let value = total + current;
  if (lower(last) === 'and' && lower(last + 1) === 'a' && lower(last + 2) === 'half') {
    value += 0.5 * (smallest >= 1000 ? smallest : 1);
    last += 3;
  }
  return { from: i, to: last, value, rounding: smallest >= 100 ? roundingOf(value, smallest) : 0, words: true };
}

export function isNumberWord(word: string): boolean {
  return units.has(word) || tens.has(word) || scales.has(word);
}

export function ordinalOf(word: string): number | undefined {
  return ordinals.get(word);
}

export function fractionOf(word: string): number | undefined {
  return fractions.get(word);
}

/** The modifier that ends right before piece `i`, and the piece where it begins. */
export function modifierBefore(pieces: readonly Piece[], i: number): { readonly modifier: Modifier; readonly from: number } | undefined {
  const word = pieces[i - 1]?.lower;
  for (const { name, words } of (word !== undefined && before.get(word)) || []) {
    const from = i - words.length;
    if (from < 0 || !words.every((part, n) => pieces[from + n]?.lower === part)) continue;
    // "crept up to 44" says where it got to, not what it may reach
    // "a dispute over 1,126 ballots": what it is about
    if (words[0] === 'over' && governsOver.has(pieces[from - 1]?.lower ?? '')) return undefined;
    if (words[0] === 'up' && (changing.has(pieces[from - 1]?.lower ?? '') || adding.has(pieces[from - 1]?.lower ?? ''))) return undefined;
    return { modifier: name, from };
  }
  return undefined;
}

/** The modifier that begins at piece `i`: "or more", "+". */
export function modifierBehind(pieces: readonly Piece[], i: number): { readonly modifier: Modifier; readonly to: number } | undefined {
  for (const { name, words } of behind.get(pieces[i]?.lower ?? '') ?? []) {
    if (words.every((part, n) => pieces[i + n]?.lower === part)) return { modifier: name, to: i + words.length };
  }
  return undefined;
}

/** The interval that a number with its modifier stands for (DESIGN: figures, table of words and intervals). */
export function intervalOf({ value, spread, rounding }: Pick<NumberCore, 'value' | 'spread' | 'rounding'>, modifier: Modifier | undefined): Interval {
  const low = spread?.min ?? value;
  const high = spread?.max ?? value;
  switch (modifier) {
    case 'above':
      return { min: low, max: Infinity, minOpen: true };
    case 'from':
      return { min: low, max: Infinity };
    case 'below':
      return { min: 0, max: high, maxOpen: true };
    case 'to':
      return { min: 0, max: high };
    case 'about': {
      const slack = Math.max(Math.abs(value) * 0.1, rounding);
      return { min: low - slack, max: high + slack };
    }
    case 'nearly':
      return { min: low * 0.9, max: high, maxOpen: true };
    case 'just-above':
      return { min: low, max: high * 1.1, minOpen: true };
    case 'exact':
    case 'more':
    case undefined:
      return spread ?? (rounding > 0 ? { min: value - rounding, max: value + rounding, maxOpen: true } : { min: value, max: value });
  }
}
