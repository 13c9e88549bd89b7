// Compares the punctuation of two wordings between the words that they have in common: what a reader of both would hear otherwise.
import conjunctionsYaml from '../../../lexicon/list-conjunctions.yaml';
import { wordSet } from '../lexicon';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import { wordsIn, type WordRow } from './word-row';
import { alignRows } from './wording';

/** Where the marks differ, from the word before to the end of its mark, and the next word where there is one. Offsets of the original texts. */
interface MarkChange {
  readonly here: Span;
  readonly there: Span;
  readonly nextHere?: Span;
  readonly nextThere?: Span;
}

/** What a reader makes of the marks between two words. A full stop is `none`: it ends an abbreviation or a sentence as the house likes. */
type Pause = 'none' | 'stop' | 'pause' | 'question' | 'exclamation' | 'left-out';

const listConjunctions = wordSet(conjunctionsYaml, 'list-conjunctions');

/**
 * A question or exclamation mark that only one side has, and a comma or its like that one side lacks. House style is no
 * change: the kind of mark or dash, which pause is a stop, the comma before the last of a list, the mark with which a
 * quotation ends where the words go on in the other one. In order of the text.
 */
export function markChanges(hereText: SourceText, here: Span, thereText: SourceText, there: Span): readonly MarkChange[] {
  if (printOf(hereText, here) === printOf(thereText, there)) return [];
  const [a, b] = [wordsIn(hereText, here), wordsIn(thereText, there)];
  const changes: MarkChange[] = [];
  alignRows(a, b).forEach((j, i, partner) => {
    if (j < 0) return;
    const ends = [i + 1 === a.length, j + 1 === b.length];
    if (ends[0] !== ends[1] || (!ends[0] && partner[i + 1] !== j + 1)) return;
    const [x, y] = [pauseAfter(hereText, here, a, i), pauseAfter(thereText, there, b, j)];
    if (!differ(x, y, ends[0] === true) || (isComma(x, y) && isListed(a, i))) return;
    const next = ends[0] ? {} : { nextHere: wordAt(a, i + 1), nextThere: wordAt(b, j + 1) };
    changes.push({ here: withMarks(hereText, here, a, i), there: withMarks(thereText, there, b, j), ...next });
  });
  return changes;
}

function differ(x: Pause, y: Pause, last: boolean): boolean {
  if (x === y || x === 'left-out' || y === 'left-out') return false;
  if ([x, y].some((pause) => pause === 'question' || pause === 'exclamation')) return true;
  return !last && isComma(x, y);
}

function isComma(x: Pause, y: Pause): boolean {
  return (x === 'pause' && y === 'none') || (x === 'none' && y === 'pause');
}

/** “red, white, and blue”, “we came, and we saw” */
function isListed({ length, keys }: WordRow, before: number): boolean {
  return before + 1 < length && listConjunctions.has(keys[before + 1] ?? '');
}

function pauseAfter({ text }: SourceText, whole: Span, { length, starts, ends }: WordRow, at: number): Pause {
  const between = text.slice(ends[at], at + 1 < length ? starts[at + 1] : whole.end);
  if (/[…[\]\p{L}\p{N}]|\.\s?\./u.test(between)) return 'left-out';
  if (between.includes('?')) return 'question';
  if (between.includes('!')) return 'exclamation';
  if (/[,;:()–—]|--|\s-\s/.test(between)) return 'pause';
  return between.includes('.') ? 'stop' : 'none';
}

function withMarks({ text }: SourceText, whole: Span, row: WordRow, at: number): Span {
  const { start, end } = wordAt(row, at);
  const { length, starts } = row;
  const marks = /^[^\s\p{L}\p{N}'"’”»]*/u.exec(text.slice(end, at + 1 < length ? starts[at + 1] : whole.end))?.[0].length ?? 0;
  return { start, end: end + marks };
}

function wordAt({ starts, ends }: WordRow, at: number): Span {
  return { start: starts[at] ?? 0, end: ends[at] ?? 0 };
}

/** The text without what never counts, blanks, quotation marks and capitals: where that is the same nothing has to be aligned. */
export function printOf({ text }: SourceText, { start, end }: Span): string {
  return text.slice(start, end).toLowerCase().replace(/[\s'"’‘“”«»„]+/g, ' ').trim();
}
