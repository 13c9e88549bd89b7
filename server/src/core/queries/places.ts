// How a card names a place in a source: the publisher, and the line as a link.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Block, Inline } from './card';
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

/** "2 of 5 sources"; "4 of 5 sources, 2 independent" where some of them are copies of one text. */
export function shareOf(links: Links, documents: Iterable<DocumentId>): string {
  const carriers = new Set(documents);
  return `${carriers.size} of ${links.documents.size} source${links.documents.size === 1 ? '' : 's'}${independentNote(links, carriers)}`;
}

/** ", 2 independent", or nothing where all of them are: a copy confirms nothing, and a count must not hide it. */
export function independentNote(links: Links, documents: Iterable<DocumentId>): string {
  const carriers = new Set(documents);
  const independent = links.origins.independentOf(carriers);
  return independent < carriers.size ? `, ${independent} independent` : '';
}

/** Why nothing is compared. Nothing while the others are still being read: what they say is not known yet. */
export function aloneBlocks(links: Links, reading: boolean, otherwise: string): readonly Block[] {
  if (reading) return [];
  return [{ kind: 'paragraph', inline: [{ text: links.documents.size === 1 ? 'There is no other source to compare with.' : otherwise }] }];
}

/** "both A and B", "A, B and C" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
