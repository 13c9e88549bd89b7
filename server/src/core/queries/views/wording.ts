// The words that the views have in common: places, and the words of a source on one line.
import type { Links } from '../../corpus/corpus';
import type { DocumentId } from '../../corpus/document';
import type { Located } from '../../corpus/entities';
import { excerpt, shorten } from '../excerpts';
import type { Say } from '../../say';
import { lineOf, nameOfSource } from '../places';
import type { Detail, ItemKind } from './view';

export const LONGEST_LABEL = 60;

/** The words at a place, on one line. */
export function wordsAt(links: Links, { document, start, end }: Located, longest = LONGEST_LABEL): string {
  const text = links.documents.get(document)?.source.text.slice(start, end) ?? '';
  return shorten(text.replace(/\s+/gu, ' ').trim(), longest);
}

export function lineNumber(links: Links, at: Located, say: Say): string {
  return lineOf(links, at, say).text;
}

/** “Breaking Defense, line 18” */
export function placeInWords(links: Links, at: Located, say: Say): string {
  return `${nameOfSource(links, at.document)}, ${lineNumber(links, at, say)}`;
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
export function placed(links: Links, kind: ItemKind, id: string, label: string, at: Located, say: Say, { others = [], said = '' }: { readonly others?: readonly Located[]; readonly said?: string } = {}): Detail {
  return {
    id,
    item: () => {
      const place = placeInWords(links, at, say);
      const other = elsewhere(others, at);
      return {
        kind, label, description: said === '' ? place : `${place}, ${said}`, spoken: [label, said, place].filter((part) => part !== '').join(', '),
        tooltip: excerpt(links, at, 200, say), at: placeAt(at), ...(other && { other }),
      };
    },
  };
}
