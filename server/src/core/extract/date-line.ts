// The line that dates a text: "18 March 2025" or "Evening Courier, March 18" on its own, "LONDON, March 18 —" before the first sentence.
import wordsYaml from '../../../lexicon/date-line-words.yaml';
import { wordSet } from '../lexicon';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { FigureMention } from './figures';
import { dayNumberOf } from './figures/dates';

/** Paragraphs at the top in which a text is dated. */
const TOP = 8;

/** A place in capitals, and what may stand behind it: "NEW YORK,", "HUARAZ, Peru,", "LIMA (South Wire)". */
const PLACE = /^\p{Lu}[\p{Lu} .’'-]+(?:,(?: [\p{L} .]+,)? | \([^()]{2,40}\),? )$/u;
/** The agency in brackets and the dash. */
const DASH = /^,? ?(?:\([^()]{2,40}\) ?)?[—–-]/u;
const beside = wordSet(wordsYaml, 'date-line-words');
/** What a line may hold besides names and the words of the lexicon: marks, a clock time. */
const SPACE = /[\s,;:|·•/()—–-]+/u;
const CLOCK = /^\d{1,2}(?:[.:h]\d{2})?(?:am|pm|a\.m|p\.m)?$/iu;
/** A line that dates a text is shorter; in UTF-16 units. */
const LONGEST_LINE = 90;

/** The day that a line of its own gives, or the dateline "LONDON 1996-08-30", in days since 1970-01-01. A date in a sentence dates the event, not the text. */
export function dayInDateLine(source: SourceText, figures: readonly FigureMention[]): number | undefined {
  for (const figure of ofTop(source, figures)) {
    const { kind, date, claim } = figure;
    if (kind !== 'date' || date?.year === undefined || date.month === undefined || date.day === undefined) continue;
    if (claim.words.size <= 2 || isInDateLine(source, figure)) return dayNumberOf(date.year, date.month, date.day);
  }
  return undefined;
}

/** The date "March 18" of "LONDON, March 18 (Agency) —": which year it is only the dossier knows. */
export function yearlessDateLine(source: SourceText, figures: readonly FigureMention[]): FigureMention | undefined {
  return ofTop(source, figures).find((figure) => figure.date?.year === undefined && isInDateLine(source, figure));
}

/** Whether the day dates the text: alone in its line, beside nothing but names, or between the place and the dash of a dateline. */
export function isInDateLine(source: SourceText, { date, start, end, sentence }: FigureMention): boolean {
  const index = source.sentences[sentence]?.paragraph ?? TOP;
  const paragraph = source.paragraphs[index];
  if (!paragraph) return false;
  if (paragraph.kind === 'date') return true;
  if (date?.month === undefined || date.day === undefined) return false;
  const before = source.text.slice(Math.max(paragraph.start, start - LONGEST_PLACE - 1), start);
  if (start - paragraph.start <= LONGEST_PLACE && PLACE.test(before) && DASH.test(source.text.slice(end, end + LONGEST_PLACE))) return true;
  if (opensWithDate(source.text, paragraph, start, end)) return true;
  // The first line is the headline: "Storm over Bergen, 3 May" tells when the storm was.
  if (index === 0 || index >= TOP) return false;
  // The sentence by itself in "Lyon, 25 July. The gates were shut …"
  return [paragraph, source.sentences[sentence]].some((unit) => unit !== undefined && unit.start <= paragraph.start && unit.end - unit.start <= LONGEST_LINE
    && `${source.text.slice(unit.start, start)} ${source.text.slice(end, unit.end)}`.split(SPACE).every(isBesideDate));
}

/** "16 March — Engineers …", "Feb 13 (Agency) - Rescuers …", "Vigo, 6 March: …": nothing but names before the date and between it and the dash or colon. */
function opensWithDate(text: string, paragraph: Span, start: number, end: number): boolean {
  if (start - paragraph.start > LONGEST_PLACE) return false;
  const behind = BEHIND.exec(text.slice(end, Math.min(paragraph.end, end + LONGEST_PLACE)));
  return behind !== null && `${text.slice(paragraph.start, start)} ${behind[1] ?? ''}`.split(SPACE).every(isBesideDate);
}

/** What stands between the date and the dash or colon behind which the first sentence begins. */
const BEHIND = /^([^—–:.!?“”"]{0,50}?)(?:—|–| - |: )/u;

function isBesideDate(word: string): boolean {
  return word === '' || word === '.' || /^\p{Lu}/u.test(word) || beside.has(word.replace(/\.$/u, '')) || CLOCK.test(word);
}

/** In UTF-16 units. */
const LONGEST_PLACE = 60;

function ofTop(source: SourceText, figures: readonly FigureMention[]): readonly FigureMention[] {
  const end = figures.findIndex(({ sentence }) => (source.sentences[sentence]?.paragraph ?? TOP) >= TOP);
  return end < 0 ? figures : figures.slice(0, end);
}
