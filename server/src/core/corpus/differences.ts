// What kind of difference two wordings of one utterance have, place by place, and which is the gravest.
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import { sameSpelling, Trait, wordsIn, type WordRow } from './word-row';
import { areOtherParts, compareWordings, type Segment } from './wording';

export type Difference =
  | 'meaning' // a negation or a number
  | 'replaced' // another content word in the place of one
  | 'word' // a content word more or less
  | 'small' // function words, another form of a word
  | 'spelling' // defence, defense
  | 'punctuation' // a question mark, a comma (punctuation.ts)
  | 'bracketed'; // words in brackets, which say that they are not the speaker's

const GRAVITY: Readonly<Record<Difference, number>> = { meaning: 6, replaced: 5, word: 4, small: 3, spelling: 2, punctuation: 1, bracketed: 0 };

/** Gravest first. */
export function byGravity(a: Difference, b: Difference): number {
  return GRAVITY[b] - GRAVITY[a];
}

/** Where both go on in so few words of their own, the end is worded otherwise; else one is merely longer (as in wording.ts). */
const OTHER_END = 3;

/**
 * The segments from the first to the last that both have in common, and a short end that differs: what one has before or
 * after is no change of wording, nor is what an ellipsis or a bracket owns up to. None where the two are other parts of one utterance.
 */
export function innerSegments(here: SourceText, at: Span, there: SourceText, other: Span): readonly Segment[] {
  if (areOtherParts(wordsIn(here, at), wordsIn(there, other))) return [];
  const segments = compareWordings(here, at, there, other);
  const first = segments.findIndex(({ aligned }) => aligned);
  const last = segments.findLastIndex(({ aligned }) => aligned);
  if (first < 0) return [];
  const end = segments[last + 1];
  const endDiffers = end?.here && end.there && last + 2 === segments.length && wordsIn(here, end.here).length <= OTHER_END && wordsIn(there, end.there).length <= OTHER_END;
  const inner: Segment[] = [];
  segments.slice(first, endDiffers ? last + 2 : last + 1).forEach((segment, i, all) => {
    const before = inner.at(-1);
    const after = all[i + 1];
    if (segment.kind === 'only-there' && isMarkedGap(here, before?.here, after?.here)) return;
    if (segment.kind === 'only-here' && isMarkedGap(there, before?.there, after?.there)) return;
    // Two stretches in common that only a marked gap parts are one.
    if (segment.kind === 'equal' && before?.kind === 'equal') inner[inner.length - 1] = { kind: 'equal', ...joined(before, segment) };
    else inner.push(segment);
  });
  return inner;
}

function joined(a: Segment, b: Segment): Pick<Segment, 'here' | 'there' | 'aligned'> {
  return { aligned: true, ...(a.here && b.here && { here: { start: a.here.start, end: b.here.end } }), ...(a.there && b.there && { there: { start: a.there.start, end: b.there.end } }) };
}

function isMarkedGap({ text }: SourceText, before: Span | undefined, after: Span | undefined): boolean {
  return before !== undefined && after !== undefined && /…|\.\s?\.|\[/.test(text.slice(before.end, after.start));
}

/** Undefined where no word differs; punctuation is another question. */
export function gravestDifference(here: SourceText, at: Span, there: SourceText, other: Span): Difference | undefined {
  return innerSegments(here, at, there, other).filter(({ kind }) => kind !== 'equal').map((segment) => differenceIn(here, at, there, other, segment)).sort(byGravity)[0];
}

/** Of a segment that is not equal, in the wordings `at` and `other`. */
export function differenceIn(here: SourceText, at: Span, there: SourceText, other: Span, segment: Segment): Difference {
  const [x, y] = [segment.here && wordsIn(here, segment.here), segment.there && wordsIn(there, segment.there)];
  if (x && y && x.stems.join(' ') === y.stems.join(' ')) return sameSpelling(x, y) ? 'spelling' : 'small';
  if (x && y && sameSpelling(x, y)) return 'spelling';
  if (isInBrackets(here, segment.here) || isInBrackets(there, segment.there)) return 'bracketed';
  const traits = [...(x?.traits ?? []), ...(y?.traits ?? [])];
  if (traits.some((trait) => (trait & (Trait.negation | Trait.number)) > 0)) return 'meaning';
  if (traits.every((trait) => (trait & Trait.stop) > 0)) return 'small';
  return x && y && isReplaced(x, y, wordsIn(here, at), wordsIn(there, other)) ? 'replaced' : 'word';
}

/** The brackets say that the words are not the speaker's. */
function isInBrackets({ text }: SourceText, span: Span | undefined): boolean {
  return span !== undefined && text[span.start - 1] === '[' && text[span.end] === ']';
}

/**
 * Whether either side has a content word of which the other wording has no form anywhere: “potentially” and “potential”
 * are two forms of one word, and words that changed places are not replaced.
 */
function isReplaced(x: WordRow, y: WordRow, here: WordRow, there: WordRow): boolean {
  const lacks = ({ stems, traits }: WordRow, whole: WordRow): boolean =>
    stems.some((word, i) => ((traits[i] ?? 0) & Trait.stop) === 0 && !whole.stems.some((other) => areKin(word, other)));
  return lacks(x, there) && lacks(y, here);
}

/** So many letters at the start of two words make them kin, where little follows: decide, decision; secure, security. */
const KIN_LETTERS = 5;
const KIN_ENDING = 5;

function areKin(a: string, b: string): boolean {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return a === b || (common >= KIN_LETTERS && Math.max(a.length, b.length) - common <= KIN_ENDING);
}
