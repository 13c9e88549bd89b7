// How a card names a place in a source: the publisher, and the line as a link.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Inline } from './card';
import { sourceName } from './source-names';

export function nameOfSource(links: Links, document: DocumentId): string {
  const found = links.documents.get(document);
  return found ? sourceName(found) : document;
}

/** "Caliber.Az, [line 8]"; the document under the cursor is "here". */
export function placeOf(links: Links, at: Located, here?: DocumentId): readonly Inline[] {
  const name = nameOfSource(links, at.document);
  return [{ text: at.document === here ? `${name} (here), ` : `${name}, ` }, lineOf(links, at)];
}

export function lineOf(links: Links, at: Located): Inline {
  const line = links.documents.get(at.document)?.source.lines.positionAt(at.start).line ?? 0;
  return { text: `line ${line + 1}`, to: at };
}

/** "2 of 5 sources" */
export function shareOf(links: Links, documents: Iterable<DocumentId>): string {
  const count = new Set(documents).size;
  return `${count} of ${links.documents.size} source${links.documents.size === 1 ? '' : 's'}`;
}

/** "both A and B", "A, B and C" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
