// What can be folded: sections under headings, runs of list items, quotations of more than one line.
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';

/** Each span begins on the line that stays and ends on the last one that goes. */
export function foldsOf(_source: SourceText): readonly Span[] {
  return [];
}
