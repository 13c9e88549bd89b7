// Cuts paragraphs into sentences. A full stop after an abbreviation or an initial ends none.
import abbreviationsYaml from '../../../lexicon/abbreviations.yaml';
import companyEndingsYaml from '../../../lexicon/company-endings.yaml';
import { wordSet } from '../lexicon';
import type { Paragraph } from './paragraphs';
import type { Span } from './span';

export interface Sentence extends Span {
  /** Index of the paragraph that holds it. */
  readonly paragraph: number;
}

const abbreviations = wordSet(abbreviationsYaml, 'abbreviations');
const companyEndings = wordSet(companyEndingsYaml, 'company-endings');
// What opens a new sentence often enough to end one after an abbreviation that may stand inside.
const OPENER = /^\.\s+(?:The|A|An|He|She|It|They|But|In|On|At|This|That|We|I)\b/;
// One or more stops with the closing marks that belong to them, a blank, and an opening of something new. It looks behind so
// that a line of ten thousand stops is tried once, not from each of them.
const BOUNDARY = /(?<![.!?…])([.!?…]+)(["”’'»)\]]*)(\s+)(?=["“‘'«„([—–-]*\s?[\p{Lu}\p{Lt}\p{N}\p{Lo}])/gu;

export function sentencesOf(text: string, paragraphs: readonly Paragraph[]): Sentence[] {
  const sentences: Sentence[] = [];
  paragraphs.forEach((paragraph, index) => {
    const body = text.slice(paragraph.start, paragraph.end);
    let start = 0;
    for (const match of body.matchAll(BOUNDARY)) {
      const [, stops = '', closing = '', blank = ''] = match;
      const end = match.index + stops.length + closing.length;
      if (stops === '.' && !endsSentence(body, match.index, closing)) continue;
      sentences.push({ start: paragraph.start + start, end: paragraph.start + end, paragraph: index });
      start = end + blank.length;
    }
    if (start < body.length) sentences.push({ start: paragraph.start + start, end: paragraph.end, paragraph: index });
  });
  return sentences;
}

function endsSentence(body: string, stop: number, closing: string): boolean {
  if (closing) return true;
  const word = /[\p{L}\p{N}.]*$/u.exec(body.slice(Math.max(0, stop - 24), stop))?.[0] ?? '';
  if (/^\p{Lu}$/u.test(word)) return false;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || companyEndings.has(word)) return OPENER.test(body.slice(stop, stop + 8));
  if (/^Nos?$/.test(word)) return !/^\.\s+\d/.test(body.slice(stop, stop + 8));
  return !abbreviations.has(word);
}
