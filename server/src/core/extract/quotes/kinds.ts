// Tells quotations from scare quotes and titles, which stand between the same marks.
import titlePrepositionsYaml from '../../../../lexicon/title-prepositions.yaml';
import { wordSet } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import type { MarkedStretch } from './marks';

/** Under so many words a stretch is a quotation only where a cue verb says so (field practice: textacy, Quid). */
const FEWEST_WORDS = 4;

const titlePrepositions = wordSet(titlePrepositionsYaml, 'title-prepositions');

interface Shape {
  /** Words and numbers between the marks. */
  readonly words: number;
  /** Whether every content word is capitalised: “The Art of the Deal”. */
  readonly title: boolean;
}

export function shapeOf({ tokens }: SourceText, { start, end }: Pick<MarkedStretch, 'start' | 'end'>): Shape {
  let words = 0;
  let content = 0;
  let capitals = 0;
  let stop = false;
  for (let i = tokens.firstFrom(start); i < tokens.length && tokens.start(i) < end; i++) {
    if (tokens.isWord(i)) {
      words++;
      const capital = tokens.capitalised(i);
      // Short words and prepositions stay small in titles.
      if (capital || (tokens.end(i) - tokens.start(i) > 3 && !titlePrepositions.has(tokens.text(i)))) content++;
      if (capital) capitals++;
    } else if (tokens.isNumber(i)) words++;
    else if (tokens.end(i) < end && /[.!?;]/.test(tokens.text(i))) stop = true;
  }
  return { words, title: content >= 2 && capitals === content && words <= 12 && !stop };
}

/** Whether the stretch can be a quotation without a cue beside it. */
export function standsAsQuote({ words, title }: Shape): boolean {
  return words >= FEWEST_WORDS && !title;
}
