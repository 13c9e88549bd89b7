// Which figures a sentence recalls of earlier years: what is told of them is the background, and no rival of what is told now.
import { lastAtOrBefore, type Span } from '../text/span';
import type { SourceDocument } from './document';

/** What one sentence says of years, each list in order. */
interface YearsOfSentence {
  readonly years: readonly (Span & { readonly ofAside: boolean })[];
  /** Those that open the sentence, or a part of it behind a colon: they date all that follows. */
  readonly opening: readonly Span[];
  /** Words behind which a figure is no longer of the year before them. */
  readonly breaks: readonly Span[];
}

/** The figures beside which a year before `now` stands, by their index. A sentence may hold thousands of both: each looks at what is near. */
export function pastFigures({ figures, source: { text, sentences } }: SourceDocument, now: number): ReadonlySet<number> {
  const years = new Map<number, Span[]>();
  for (const { sentence, date, start, end } of figures) {
    if (date?.year === undefined || date.year >= now) continue;
    const known = years.get(sentence);
    if (known) known.push({ start, end });
    else years.set(sentence, [{ start, end }]);
  }
  const known = new Map([...years].map(([sentence, spans]) => [sentence, yearsOf(text, sentences[sentence] ?? { start: 0, end: text.length }, spans)]));
  return new Set(figures.flatMap((figure, i) => {
    const beside = known.get(figure.sentence);
    return beside && (followsOpening(figure, beside) || isNear(text, figure, beside)) ? [i] : [];
  }));
}

function yearsOf(text: string, sentence: Span, spans: readonly Span[]): YearsOfSentence {
  const years = spans.map((span) => ({ ...span, ofAside: isOfAside(text, sentence.start, span) }));
  const opening = years.filter(({ start, ofAside }) => !ofAside && isOpening(text.slice(Math.max(sentence.start, start - OPENING), start)));
  // "who ran it from 2011 to 2016 had been convicted on 11 counts", "11 counts since 2011": the years are not of the count
  const breaks = [...text.slice(sentence.start, sentence.end).matchAll(/\b(?:has|have|had|since)\b/g)].map(({ index, 0: { length } }) => ({ start: sentence.start + index, end: sentence.start + index + length }));
  return { years, opening, breaks };
}

/** In UTF-16 units: as much before a year as `isOpening` asks for. */
const OPENING = 14;

function isOpening(before: string): boolean {
  return /(?:^|[:;] )[^,.;:]{0,12}$/.test(before) && !/\bsince $/i.test(before);
}

/** "the plant, which opened in 1972, employs 1,650": the year is that of the aside, and dates nothing behind it. */
function isOfAside(text: string, from: number, { start, end }: Span): boolean {
  // "the first strike since 1979": what is told is of now; "since 2005, when seven died" tells of then
  if (start - from >= SINCE.length && text.slice(start - SINCE.length, start) === SINCE) return !/^,? (?:when|in which|after) /.test(text.slice(end, end + 12));
  if (text[end] !== ',') return false;
  let at = start - 1;
  while (at >= from && text[at] !== ',' && text[at] !== ';') at--;
  return at >= from && /^, (?:which|who|where|of|(?:first |re)?(?:built|made|[a-z]{3,10}ed)) /.test(text.slice(at, Math.min(at + 20, start)));
}

const SINCE = 'since ';

/** Of several that open a part of the sentence the last decides: what breaks off its reach breaks off theirs. */
function followsOpening(figure: Span, { opening, breaks }: YearsOfSentence): boolean {
  const year = opening[lastAtOrBefore(opening.length, (n) => opening[n]?.end ?? 0, figure.start)];
  const broken = breaks[lastAtOrBefore(breaks.length, (n) => breaks[n]?.end ?? 0, figure.start)];
  return year !== undefined && (broken === undefined || broken.start < year.end);
}

/** Whether a year stands so near in one clause that it dates the figure as well. */
function isNear(text: string, figure: Span, { years }: YearsOfSentence): boolean {
  const at = lastAtOrBefore(years.length, (n) => years[n]?.start ?? 0, figure.start);
  for (let i = at; i >= 0; i--) {
    const year = years[i];
    if (!year || figure.start - year.end > BESIDE) break;
    if (year.end > figure.start ? isJoined(text.slice(figure.end, year.start)) : !year.ofAside && isJoined(text.slice(year.end, figure.start))) return true;
  }
  for (let i = at + 1; i < years.length; i++) {
    const year = years[i];
    if (!year || year.start - figure.end > BESIDE) break;
    if (isJoined(text.slice(figure.end, year.start))) return true;
  }
  return false;
}

function isJoined(between: string): boolean {
  // "3 percent lower last month than in October 2024": a year to compare with
  return between.length <= BESIDE && !/[;:(—]|, .*,/.test(between) && !/\b(?:has|have|had|since|than)\b/.test(between);
}

/** In UTF-16 units. */
const BESIDE = 60;
