// The words that the views have in common: places, counts, the words of a source on one line.
import type { Links } from '../../corpus/corpus';
import type { DocumentId } from '../../corpus/document';
import type { Located } from '../../corpus/entities';
import { excerpt, shorten } from '../excerpts';
import { nameOfSource } from '../places';
import type { Detail, ItemKind } from './view';

export const LONGEST_LABEL = 60;

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** “A”, “A or B”, “A, B or 3 more” */
export function alternatives(words: readonly string[], most = 3): string {
  if (words.length < 2) return words[0] ?? '';
  const shown = words.slice(0, words.length > most ? most - 1 : -1);
  const rest = words.slice(shown.length);
  return `${shown.join(', ')} or ${rest.length === 1 ? rest[0] ?? '' : `${rest.length} more`}`;
}

/** The words at a place, on one line. */
export function wordsAt(links: Links, { document, start, end }: Located, longest = LONGEST_LABEL): string {
  const text = links.documents.get(document)?.source.text.slice(start, end) ?? '';
  return shorten(text.replace(/\s+/gu, ' ').trim(), longest);
}

export function lineNumber(links: Links, { document, start }: Located): string {
  return `line ${(links.documents.get(document)?.source.lines.positionAt(start).line ?? 0) + 1}`;
}

/** “Breaking Defense, line 18” */
export function placeInWords(links: Links, at: Located): string {
  return `${nameOfSource(links, at.document)}, ${lineNumber(links, at)}`;
}

export function documentsOf(places: readonly Located[]): ReadonlySet<DocumentId> {
  return new Set(places.map(({ document }) => document));
}

/** The span alone: mentions carry more, which no view needs. */
export function placeAt({ document, start, end }: Located): Located {
  return { document, start, end };
}

/** The first place in another document. */
export function elsewhere(places: readonly Located[], from: Located): Located | undefined {
  const other = places.find(({ document }) => document !== from.document);
  return other && placeAt(other);
}

/** A line that leads to a place: `label` is what stands there, the description where that is. */
export function placed(links: Links, kind: ItemKind, id: string, label: string, at: Located, { others = [], said = '' }: { readonly others?: readonly Located[]; readonly said?: string } = {}): Detail {
  return {
    id,
    item: () => {
      const place = placeInWords(links, at);
      const other = elsewhere(others, at);
      return {
        kind, label, description: said === '' ? place : `${place}, ${said}`, spoken: [label, said, place].filter((part) => part !== '').join(', '),
        tooltip: excerpt(links, at, 200), at: placeAt(at), ...(other && { other }),
      };
    },
  };
}
