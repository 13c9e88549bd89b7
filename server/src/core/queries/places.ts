// How a card names a place in a source: the publisher, and the line as a link.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Say } from '../say';
import type { Block, Inline } from './card';
import { counted } from './counted';
import { sourceName } from './source-names';

export function nameOfSource(links: Links, document: DocumentId): string {
  const found = links.documents.get(document);
  return found ? sourceName(found) : document;
}

/** "Caliber.Az, [line 8]"; the document under the cursor is "here". */
export function placeOf(links: Links, at: Located, here: DocumentId | undefined, say: Say): readonly Inline[] {
  const name = nameOfSource(links, at.document);
  return [{ text: at.document === here ? `${name} (${say('here')}), ` : `${name}, ` }, lineOf(links, at, say)];
}

export function lineOf(links: Links, at: Located, say: Say): Inline {
  const line = links.documents.get(at.document)?.source.lines.positionAt(at.start).line ?? 0;
  return { text: say('line {line}', { line: line + 1 }), to: at };
}

/** What can be counted: a draft that is checked against the sources is none of them. */
export function sourcesAmong({ draft }: Links, documents: Iterable<DocumentId>): ReadonlySet<DocumentId> {
  const sources = new Set(documents);
  if (draft !== undefined) sources.delete(draft);
  return sources;
}

/** "1 of 5 sources"; "4 of 5 sources, 2 independent". */
export function shareOf(links: Links, documents: Iterable<DocumentId>, say: Say): string {
  const carriers = sourcesAmong(links, documents);
  const all = links.documents.size - (links.draft !== undefined && links.documents.has(links.draft) ? 1 : 0);
  const share = all === 1 && carriers.size === 1 ? say('1 of 1 source') : say('{count} of {all} sources', { count: carriers.size, all });
  return `${share}${independentNote(links, carriers, say)}`;
}

/** ", 2 independent", ", all independent"; nothing for a single source. A copy confirms nothing, so a count of several never goes without it. */
export function independentNote(links: Links, documents: Iterable<DocumentId>, say: Say): string {
  const carriers = sourcesAmong(links, documents);
  if (carriers.size < 2) return '';
  const independent = links.origins.independentOf(carriers);
  if (independent < carriers.size) return `, ${say('{count} independent', { count: independent })}`;
  return `, ${independent === 2 ? say('both independent') : say('all independent')}`;
}

/** "4 sources, 2 independent" */
export function countedWithIndependent(links: Links, documents: Iterable<DocumentId>, say: Say): string {
  const carriers = sourcesAmong(links, documents);
  return `${counted.sources(carriers.size, say)}${independentNote(links, carriers, say)}`;
}

/** Why nothing is compared. Nothing while the others are still being read: what they say is not known yet. */
export function aloneBlocks(links: Links, reading: boolean, otherwise: string, say: Say): readonly Block[] {
  if (reading) return [];
  return [{ kind: 'paragraph', inline: [{ text: links.documents.size === 1 ? say('There is no other source to compare with.') : otherwise }] }];
}

/** "both A and B", "A, B and C" */
export function listed(words: readonly string[], say: Say): string {
  return words.length < 2 ? (words[0] ?? '') : say('{words} and {last}', { words: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' });
}

/** “A”, “A or B”, “A, B or 3 more” */
export function alternatives(words: readonly string[], say: Say, most = 3): string {
  if (words.length < 2) return words[0] ?? '';
  const shown = words.slice(0, words.length > most ? most - 1 : -1);
  const rest = words.slice(shown.length);
  return say('{values} or {last}', { values: shown.join(', '), last: rest.length === 1 ? (rest[0] ?? '') : say('{count} more', { count: rest.length }) });
}
