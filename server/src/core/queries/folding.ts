// What can be folded: sections under headings, and runs of list items.
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import { sectionHeadings } from './sections';

/** Each span begins on the line that stays and ends on the last one that goes. */
export function foldsOf(source: SourceText): readonly Span[] {
  const { paragraphs, lines } = source;
  const folds: Span[] = [];
  const headings = sectionHeadings(source);
  headings.forEach((first, n) => {
    const next = headings[n + 1];
    const last = paragraphs[(next ? paragraphs.indexOf(next) : paragraphs.length) - 1];
    if (last && last !== first) folds.push({ start: first.start, end: last.end });
  });
  for (let i = 0; i < paragraphs.length; i++) {
    let end = i;
    while (paragraphs[end]?.kind === 'bullet') end++;
    const [first, last] = [paragraphs[i], paragraphs[end - 1]];
    if (end - i > 1 && first && last) folds.push({ start: first.start, end: last.end });
    i = Math.max(i, end - 1);
  }
  return folds.filter(({ start, end }) => lines.positionAt(start).line < lines.positionAt(end).line).sort((a, b) => a.start - b.start);
}
