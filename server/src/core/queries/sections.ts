// Where the sections of a text begin.
import type { Paragraph } from '../text/paragraphs';
import type { SourceText } from '../text/source-text';

/**
 * The headings that begin a section, in order. One that repeats an earlier one word for word begins none: pages print their
 * headline again above the text, in a sharing box or under a picture.
 */
export function sectionHeadings({ text, paragraphs }: SourceText): readonly Paragraph[] {
  const seen = new Set<string>();
  return paragraphs.filter(({ kind, start, end }) => {
    const words = text.slice(start, end).replace(/\s+/gu, ' ');
    if (kind !== 'heading' || seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}
