// The line that dates a text: "18 March 2025" on its own, "LONDON, March 18 —" before the first sentence.
import type { SourceText } from '../text/source-text';
import type { FigureMention } from './figures';
import { dayNumberOf, type DateParts } from './figures/dates';

/** Paragraphs at the top in which a text is dated. */
const TOP = 8;

/** A place in capitals, and what may stand behind it: "NEW YORK", "HUARAZ, Peru". */
const PLACE = /^\p{Lu}[\p{Lu} .’'-]+,(?: [\p{L} .]+,)? $/u;
/** The agency in brackets and the dash. */
const DASH = /^,? ?(?:\([^()]{2,40}\) ?)?[—–-]/u;

/** The day that a line of its own gives, or the dateline "LONDON 1996-08-30", in days since 1970-01-01. A date in a sentence dates the event, not the text. */
export function dayInDateLine(source: SourceText, figures: readonly FigureMention[]): number | undefined {
  for (const figure of ofTop(source, figures)) {
    const { kind, date, sentence, claim } = figure;
    if (kind !== 'date' || date?.year === undefined || date.month === undefined || date.day === undefined) continue;
    const paragraph = source.paragraphs[source.sentences[sentence]?.paragraph ?? TOP];
    if (paragraph?.kind === 'date' || claim.words.size <= 2 || isInDateLine(source, figure)) return dayNumberOf(date.year, date.month, date.day);
  }
  return undefined;
}

/** Month and day of "LONDON, March 18 (Agency) —": which year it is only the dossier knows. */
export function yearlessDateLine(source: SourceText, figures: readonly FigureMention[]): DateParts | undefined {
  return ofTop(source, figures).find((figure) => figure.date?.year === undefined && isInDateLine(source, figure))?.date;
}

/** Whether the day stands between the place and the dash of a dateline. */
export function isInDateLine(source: SourceText, { date, start, end, sentence }: FigureMention): boolean {
  const paragraph = source.paragraphs[source.sentences[sentence]?.paragraph ?? TOP];
  if (!paragraph || date?.month === undefined || date.day === undefined || start - paragraph.start > LONGEST_PLACE) return false;
  return PLACE.test(source.text.slice(paragraph.start, start)) && DASH.test(source.text.slice(end, end + LONGEST_PLACE));
}

/** In UTF-16 units. */
const LONGEST_PLACE = 60;

function ofTop(source: SourceText, figures: readonly FigureMention[]): readonly FigureMention[] {
  const end = figures.findIndex(({ sentence }) => (source.sentences[sentence]?.paragraph ?? TOP) >= TOP);
  return end < 0 ? figures : figures.slice(0, end);
}
