// Cuts paragraphs into sentences. A full stop after an abbreviation or an initial ends none.
import abbreviationsYaml from '../../../lexicon/abbreviations.yaml';
import companyEndingsYaml from '../../../lexicon/company-endings.yaml';
import { wordSet } from '../lexicon';
import type { Paragraph } from './paragraphs';
import { Sign, signAt, widthAt } from './signs';
import type { Span } from './span';

export interface Sentence extends Span {
  /** Index of the paragraph that holds it. */
  readonly paragraph: number;
}

const abbreviations = wordSet(abbreviationsYaml, 'abbreviations');
const companyEndings = wordSet(companyEndingsYaml, 'company-endings');
// What opens a new sentence often enough to end one after an abbreviation that may stand inside.
const OPENER = /^\.\s+(?:The|A|An|He|She|It|They|But|In|On|At|This|That|We|I)\b/;
const STOPS = '.!?…';
const CLOSING = '"”’\'»)]';
const OPENING = '"“‘\'«„([—–-';

export function sentencesOf(text: string, paragraphs: readonly Paragraph[]): Sentence[] {
  const sentences: Sentence[] = [];
  paragraphs.forEach(({ start: first, end: last }, paragraph) => {
    let start = first;
    for (let at = first; at < last; at++) {
      if (!isOneOf(STOPS, text, at)) continue;
      // A sentence ends at one or more stops with the closing marks that belong to them, a blank, and an opening of something new.
      const stop = at;
      at = behind(STOPS, text, at, last);
      const end = behind(CLOSING, text, at, last);
      let next = end;
      while (next < last && signAt(text, next) & Sign.blank) next++;
      const ends = next > end && opensSentence(text, next, last) && (end > at || at > stop + 1 || text.charAt(stop) !== '.' || endsSentence(text, first, stop, last));
      if (ends) {
        sentences.push({ start, end, paragraph });
        start = next;
      }
      at--;
    }
    if (start < last) sentences.push({ start, end: last, paragraph });
  });
  return sentences;
}

function isOneOf(marks: string, text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Letters and blanks, which nearly all are, need no look at the marks.
  return code !== 32 && (code < 97 || code > 122) && marks.includes(text.charAt(at));
}

/** The first offset from `at` on that holds none of the marks. */
function behind(marks: string, text: string, at: number, end: number): number {
  while (at < end && isOneOf(marks, text, at)) at++;
  return at;
}

/** Opening marks, a blank at most, and a capital, a digit or a letter of a script without capitals. */
function opensSentence(text: string, start: number, end: number): boolean {
  let at = behind(OPENING, text, start, end);
  if (at < end && signAt(text, at) & Sign.blank) at++;
  return at < end && (signAt(text, at) & Sign.opener) !== 0;
}

/** Letters, digits and stops that may make an abbreviation: no longer one is known. In UTF-16 code units. */
const LONGEST_WORD = 24;

/** Whether a single full stop in the paragraph from `first` to `last` ends a sentence and not only an abbreviation. */
function endsSentence(text: string, first: number, stop: number, last: number): boolean {
  const word = wordBefore(text, Math.max(first, stop - LONGEST_WORD), stop);
  if (/^\p{Lu}$/u.test(word)) return false;
  const rest = text.slice(stop, Math.min(stop + 8, last));
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || companyEndings.has(word)) return OPENER.test(rest);
  if (/^Nos?$/.test(word)) return !/^\.\s+\d/.test(rest);
  return !abbreviations.has(word);
}

function wordBefore(text: string, first: number, end: number): string {
  let start = end;
  while (start > first) {
    const width = start - 2 >= first ? widthAt(text, start - 2) : 1;
    if (!(signAt(text, start - width) & (Sign.letter | Sign.digit)) && text.charAt(start - width) !== '.') break;
    start -= width;
  }
  return text.slice(start, end);
}
