// Compares two wordings of one utterance word by word, and says what kind of difference there is.
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { Wording } from './utterances';
import { isEnding, sameSpelling, Trait, wordsIn, type WordRow } from './word-row';

/** A stretch of both wordings, or of one. The spans are offsets of the original texts. */
export interface Segment {
  readonly kind: 'equal' | 'substituted' | 'only-here' | 'only-there';
  readonly here?: Span;
  readonly there?: Span;
  /** Whether both sides are forms of the same words, so that the wordings stand side by side here. */
  readonly aligned?: true;
}

/** A passage left out without a mark is a stitch from so many words on; fewer are a change of the sentence. */
const STITCH_WORDS = 4;
/** Under so much in common two witnesses are other parts of one utterance, not other wordings of one part. */
const OTHER_PART = 0.5;
/** Larger tables are cut at words that both sides have once. */
const LARGEST_TABLE = 250_000;

/** Where the words of two rows stand for each other, in order: index there for each word here, or -1. */
export function alignRows(here: WordRow, there: WordRow): Int32Array {
  const partner = new Int32Array(here.length).fill(-1);
  alignPart(here, 0, here.length, there, 0, there.length, partner);
  dropStrays(here, partner);
  return partner;
}

/**
 * How well the wordings match: the weight of the words in common over the weight of the shorter one, 0 to 1. What
 * stands between the first and the last common word counts against it, so that words scattered over a long text do
 * not add up to a quotation.
 */
export function overlapOf(here: WordRow, there: WordRow, partner = alignRows(here, there)): number {
  let first = -1;
  let last = -1;
  let common = 0;
  for (let i = 0; i < here.length; i++) {
    if ((partner[i] ?? -1) < 0) continue;
    if (first < 0) first = i;
    last = i;
    common += here.weights[i] ?? 0;
  }
  if (first < 0) return 0;
  const weigh = (row: WordRow, from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i <= to; i++) sum += row.weights[i] ?? 0;
    return sum;
  };
  const shorter = Math.min(weigh(here, 0, here.length - 1), weigh(there, 0, there.length - 1));
  const range = Math.min(weigh(here, first, last), weigh(there, partner[first] ?? 0, partner[last] ?? 0));
  return shorter > 0 ? Math.min(1, common / Math.max(shorter, range)) : 0;
}

/** The aligned segments of two passages, in order; what one side has alone stands where the other left it out. */
export function compareWordings(hereText: SourceText, here: Span, thereText: SourceText, there: Span): readonly Segment[] {
  return segmentsOf(wordsIn(hereText, here), wordsIn(thereText, there));
}

export function segmentsOf(here: WordRow, there: WordRow): readonly Segment[] {
  const partner = alignRows(here, there);
  const segments: Segment[] = [];
  const span = (row: WordRow, from: number, to: number): Span => ({ start: row.starts[from] ?? 0, end: row.ends[to - 1] ?? 0 });
  let i = 0;
  let j = 0;
  while (i < here.length || j < there.length) {
    const fromHere = i;
    const fromThere = j;
    // What a reader sees is “don’t” against “do”, not a “n’t” too many: no segment begins or ends inside a written word.
    if (partner[i] === j && isEnding(here, i + 1) !== isEnding(there, j + 1)) {
      const [nextHere, nextThere] = [i + 1, j + 1];
      const answered = partner[nextHere] === nextThere;
      i = isEnding(here, nextHere) || answered ? nextHere + 1 : nextHere;
      j = isEnding(there, nextThere) || answered ? nextThere + 1 : nextThere;
      segments.push({ kind: 'substituted', here: span(here, fromHere, i), there: span(there, fromThere, j), aligned: true });
      continue;
    }
    const isWhole = (): boolean => isEnding(here, i + 1) === isEnding(there, j + 1);
    const same = i < here.length && partner[i] === j ? isSame(here, i, there, j) : undefined;
    if (same !== undefined) {
      while (i < here.length && partner[i] === j && isWhole() && isSame(here, i, there, j) === same) {
        i++;
        j++;
      }
      segments.push({ kind: same ? 'equal' : 'substituted', here: span(here, fromHere, i), there: span(there, fromThere, j), aligned: true });
      continue;
    }
    while (i < here.length && (partner[i] ?? -1) < 0) i++;
    const next = i < here.length ? partner[i] ?? there.length : there.length;
    j = Math.max(j, next);
    if (i > fromHere && j > fromThere) segments.push({ kind: 'substituted', here: span(here, fromHere, i), there: span(there, fromThere, j) });
    else if (i > fromHere) segments.push({ kind: 'only-here', here: span(here, fromHere, i) });
    else segments.push({ kind: 'only-there', there: span(there, fromThere, j) });
  }
  return segments;
}

/**
 * How the wording here stands to the one there, which is taken for the original. Both are known to be of one utterance;
 * where they have little in common they are different parts of it.
 */
export function wordingOf(here: WordRow, there: WordRow): Wording {
  const partner = alignRows(here, there);
  const first = partner.findIndex((at) => at >= 0);
  if (first < 0 || overlapOf(here, there, partner) < OTHER_PART) return 'truncated';
  let i = first;
  let j = partner[first] ?? 0;
  let worst: Wording = 'identical';
  const note = (found: Wording): void => {
    if (SEVERITY[found] > SEVERITY[worst]) worst = found;
  };
  if (first > 0 || j > 0) note('truncated');
  while (i < here.length && j < there.length) {
    if (partner[i] === j) {
      if (!isSame(here, i, there, j)) note('spelling');
      i++;
      j++;
      continue;
    }
    const fromHere = i;
    const fromThere = j;
    while (i < here.length && (partner[i] ?? -1) < 0) i++;
    if (i === here.length) {
      i = fromHere;
      break;
    }
    j = Math.max(j, partner[i] ?? j);
    note(differenceOf(here, fromHere, i, there, fromThere, j));
  }
  if (i < here.length || j < there.length) {
    const [restHere, restThere] = [here.length - i, there.length - j];
    // Both go on, each in its own words: the last words are another wording, unless one side merely goes on longer.
    note(restHere > 0 && restThere > 0 && Math.max(restHere, restThere) <= 3 ? differenceOf(here, i, here.length, there, j, there.length) : 'truncated');
  }
  return worst;
}

const SEVERITY: Readonly<Record<Wording, number>> = { identical: 0, truncated: 1, stitched: 2, bracketed: 3, spelling: 4, reworded: 5, meaning: 6 };

/** What a gap between words in common is: words of one side, of the other, or of both. */
function differenceOf(here: WordRow, fromHere: number, toHere: number, there: WordRow, fromThere: number, toThere: number): Wording {
  const marked = (row: WordRow, from: number, to: number): boolean => from === to || every(from, to, (i) => ((row.traits[i] ?? 0) & Trait.inserted) > 0);
  const gap = ((here.traits[toHere] ?? 0) & Trait.afterGap) > 0 || ((there.traits[toThere] ?? 0) & Trait.afterGap) > 0
    || some(fromHere, toHere, (i) => ((here.traits[i] ?? 0) & Trait.afterGap) > 0) || some(fromThere, toThere, (i) => ((there.traits[i] ?? 0) & Trait.afterGap) > 0);
  if ((marked(here, fromHere, toHere) && (gap || marked(there, fromThere, toThere) || isInserted(here, fromHere, toHere))) || (fromHere === toHere && gap)) return 'bracketed';
  if (marked(there, fromThere, toThere) && isInserted(there, fromThere, toThere)) return 'bracketed';
  // "endgame", "end game" and "end-game"
  const letters = (row: WordRow, from: number, to: number): string => row.keys.slice(from, to).join('').replace(/-/g, '');
  if (letters(here, fromHere, toHere) === letters(there, fromThere, toThere)) return 'spelling';
  const oneSided = fromHere === toHere || fromThere === toThere;
  if (oneSided && Math.max(toHere - fromHere, toThere - fromThere) >= STITCH_WORDS) return 'stitched';
  const carries = (row: WordRow, from: number, to: number, bits: number): boolean => some(from, to, (i) => ((row.traits[i] ?? 0) & bits) > 0);
  const weighty = Trait.negation | Trait.number;
  if (carries(here, fromHere, toHere, weighty) || carries(there, fromThere, toThere, weighty)) return 'meaning';
  const content = (row: WordRow, from: number, to: number): boolean => some(from, to, (i) => ((row.traits[i] ?? 0) & Trait.stop) === 0);
  return content(here, fromHere, toHere) || content(there, fromThere, toThere) ? 'reworded' : 'spelling';
}

function isInserted(row: WordRow, from: number, to: number): boolean {
  return to > from && every(from, to, (i) => ((row.traits[i] ?? 0) & Trait.inserted) > 0);
}

function every(from: number, to: number, holds: (i: number) => boolean): boolean {
  for (let i = from; i < to; i++) if (!holds(i)) return false;
  return true;
}

function some(from: number, to: number, holds: (i: number) => boolean): boolean {
  return !every(from, to, (i) => !holds(i));
}

function isSame(here: WordRow, i: number, there: WordRow, j: number): boolean {
  return here.keys[i] === there.keys[j];
}

function matches(here: WordRow, i: number, there: WordRow, j: number): boolean {
  return here.keys[i] === there.keys[j] || here.stems[i] === there.stems[j];
}

function alignPart(here: WordRow, h0: number, h1: number, there: WordRow, t0: number, t1: number, partner: Int32Array): void {
  while (h0 < h1 && t0 < t1 && matches(here, h0, there, t0)) partner[h0++] = t0++;
  while (h0 < h1 && t0 < t1 && matches(here, h1 - 1, there, t1 - 1)) partner[--h1] = --t1;
  const rows = h1 - h0;
  const columns = t1 - t0;
  if (!rows || !columns) return;
  if (rows * columns > LARGEST_TABLE) alignByAnchors(here, h0, h1, there, t0, t1, partner);
  else alignByTable(here, h0, h1, there, t0, t1, partner);
}

/** One table for all alignments, as large as the largest so far: thousands of wordings are aligned one after another. */
let scratch = { best: new Float32Array(0), run: new Uint16Array(0) };

function tableOf(cells: number): typeof scratch {
  if (scratch.best.length < cells) scratch = { best: new Float32Array(cells), run: new Uint16Array(cells) };
  return scratch;
}

/** The heaviest common subsequence; of equals the one with the longest runs, so that a word goes with its neighbours. */
function alignByTable(here: WordRow, h0: number, h1: number, there: WordRow, t0: number, t1: number, partner: Int32Array): void {
  const columns = t1 - t0 + 1;
  const { best, run } = tableOf((h1 - h0 + 1) * columns);
  best.fill(0, (h1 - h0) * columns, (h1 - h0 + 1) * columns);
  run.fill(0, (h1 - h0) * columns, (h1 - h0 + 1) * columns);
  for (let i = h1 - 1; i >= h0; i--) {
    const edge = (i - h0 + 1) * columns - 1;
    best[edge] = run[edge] = 0;
    for (let j = t1 - 1; j >= t0; j--) {
      const at = (i - h0) * columns + (j - t0);
      const skip = Math.max(best[at + columns] ?? 0, best[at + 1] ?? 0);
      if (matches(here, i, there, j)) {
        const length = (run[at + columns + 1] ?? 0) + 1;
        run[at] = Math.min(length, 65_535);
        const score = (best[at + columns + 1] ?? 0) + (here.weights[i] ?? 0) * (isSame(here, i, there, j) ? 1 : 0.9) + (length > 1 ? 0.05 : 0);
        best[at] = Math.max(score, skip);
      } else {
        best[at] = skip;
        run[at] = 0;
      }
    }
  }
  let i = h0;
  let j = t0;
  while (i < h1 && j < t1) {
    const at = (i - h0) * columns + (j - t0);
    const skip = Math.max(best[at + columns] ?? 0, best[at + 1] ?? 0);
    if (matches(here, i, there, j) && (best[at] ?? 0) > skip - 1e-6 && (best[at] ?? 0) >= (best[at + columns + 1] ?? 0) + 0.01) {
      partner[i++] = j++;
    } else if ((best[at + columns] ?? 0) >= (best[at + 1] ?? 0)) i++;
    else j++;
  }
}

/** Words that each side has once, in the longest run of one order, cut a large table into small ones. */
function alignByAnchors(here: WordRow, h0: number, h1: number, there: WordRow, t0: number, t1: number, partner: Int32Array): void {
  const once = (row: WordRow, from: number, to: number): Map<string, number> => {
    const places = new Map<string, number>();
    for (let i = from; i < to; i++) {
      const stem = row.stems[i] ?? '';
      places.set(stem, places.has(stem) ? -1 : i);
    }
    return places;
  };
  const inThere = once(there, t0, t1);
  const pairs = [...once(here, h0, h1)].flatMap(([stem, i]) => {
    const j = inThere.get(stem) ?? -1;
    return i >= 0 && j >= 0 ? [[i, j] as const] : [];
  }).sort(([a], [b]) => a - b);
  const anchors = longestRise(pairs);
  let [i, j] = [h0, t0];
  for (const [nextHere, nextThere] of [...anchors, [h1, t1] as const]) {
    // Without an anchor in between a table too large stays unaligned: such passages have little in common.
    if ((nextHere - i) * (nextThere - j) <= LARGEST_TABLE) alignPart(here, i, nextHere, there, j, nextThere, partner);
    if (nextHere < h1) partner[nextHere] = nextThere;
    [i, j] = [nextHere + 1, nextThere + 1];
  }
}

/** The longest subsequence whose second numbers rise. */
function longestRise(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] ?? -1 : -1;
    ends[low] = index;
  });
  const rise: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rise.push(pair);
  }
  return rise.reverse();
}

/** A stop word that is far on either side from the next word in common is common to all texts. */
function dropStrays(here: WordRow, partner: Int32Array): void {
  const near = (i: number, step: 1 | -1): boolean => {
    for (let k = 1; k <= STRAY_WITHIN; k++) {
      const other = partner[i + step * k] ?? -1;
      if (other >= 0) return Math.abs(other - (partner[i] ?? 0)) <= STRAY_WITHIN;
    }
    return false;
  };
  for (let i = 0; i < here.length; i++) {
    if ((partner[i] ?? -1) < 0 || ((here.traits[i] ?? 0) & Trait.stop) === 0 || here.length === 1) continue;
    if (!near(i, -1) && !near(i, 1)) partner[i] = -1;
  }
}

/** Words between two words in common that still belong together. */
const STRAY_WITHIN = 3;

/** Whether the two are other parts of one utterance: paragraphs of one quotation, of which each has its own words. */
export function areOtherParts(here: WordRow, there: WordRow): boolean {
  return overlapOf(here, there) < OTHER_PART && !sameSpelling(here, there);
}
