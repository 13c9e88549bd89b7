// Where to go from what lies under the cursor: the origin, all witnesses, the next source.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import { byPlace } from '../corpus/findings';
import { lookupOf } from '../corpus/lookup';
import type { Span } from '../text/span';
import { quoteAt, targetAt, type Target } from './target';

/**
 * For a quote its origin, for a name the dossier's first mention of the fullest form, for a figure the first other
 * source's. Exactly one or none; on the origin itself it is the origin.
 */
export function definitionAt(links: Links, document: DocumentId, offset: number): (Located & { readonly from: Span }) | undefined {
  const target = targetAt(links, document, offset);
  if (!target) return undefined;
  const place = definitionOf(links, document, target) ?? throughQuote(links, document, offset, target);
  return place && { document: place.document, start: place.start, end: place.end, from: target.span };
}

function definitionOf(links: Links, document: DocumentId, { kind, index }: Target): Located | undefined {
  const lookup = lookupOf(links);
  switch (kind) {
    case 'quote': {
      const utterance = lookup.utteranceOf(document, index);
      return utterance?.witnesses[utterance.origin];
    }
    case 'entity': {
      const local = links.documents.get(document)?.names.mentions[index]?.entity;
      const entity = local === undefined ? undefined : lookup.entityOf(document, local);
      return entity?.mentions.find((at) => links.documents.get(at.document)?.source.text.slice(at.start, at.end) === entity.canonical) ?? entity?.mentions[0];
    }
    case 'figure':
      return lookup.quantityOf(document, index)?.figures.find((figure) => figure.document !== document);
  }
}

/** A figure that stands alone inside a quotation leads where the quotation leads. */
function throughQuote(links: Links, document: DocumentId, offset: number, { kind }: Target): Located | undefined {
  const quote = kind === 'figure' ? quoteAt(links, document, offset) : undefined;
  return quote && definitionOf(links, document, quote);
}

/** All witnesses and echoes of a quote, all mentions of an entity, all figures of a quantity; in order of document and start. */
export function referencesAt(links: Links, document: DocumentId, offset: number): readonly Located[] {
  const target = targetAt(links, document, offset);
  return target ? placesOf(links, document, target) : [];
}

function placesOf(links: Links, document: DocumentId, { kind, index, span }: Target): readonly Located[] {
  const lookup = lookupOf(links);
  const alone = [{ document, ...span }];
  switch (kind) {
    case 'quote': {
      const utterance = lookup.utteranceOf(document, index);
      return utterance ? [...utterance.witnesses, ...utterance.echoes].sort(byPlace) : alone;
    }
    case 'entity': {
      const local = links.documents.get(document)?.names.mentions[index]?.entity;
      return (local === undefined ? undefined : lookup.entityOf(document, local)?.mentions) ?? alone;
    }
    case 'figure':
      return lookup.quantityOf(document, index)?.figures ?? alone;
  }
}

/** The same, in this document only. Empty on ordinary words. */
export function highlightsAt(links: Links, document: DocumentId, offset: number): readonly Span[] {
  return referencesAt(links, document, offset).filter((at) => at.document === document);
}

/**
 * The next document's place that says the same thing, round and round: from the last one comes the first again, and
 * at the end the start. Undefined where no other document has it.
 */
export function nextSource(links: Links, document: DocumentId, offset: number, step: 1 | -1): Located | undefined {
  const target = targetAt(links, document, offset);
  const places = target ? corroborating(links, document, target, offset) : [];
  const stations = stationsOf(places);
  const here = stations.findIndex((station) => station.document === document);
  if (stations.length < 2 || here < 0) return undefined;
  return stations[(here + step + stations.length) % stations.length];
}

/** Inside a quotation a name or figure that nobody else has does not stop the walk: the quotation's witnesses go on. */
function corroborating(links: Links, document: DocumentId, target: Target, offset: number): readonly Located[] {
  const quote = target.kind === 'quote' ? undefined : quoteAt(links, document, offset);
  const own = witnesses(links, document, target);
  if (!quote || stationsOf(own).length > 1) return own;
  return witnesses(links, document, quote);
}

function witnesses(links: Links, document: DocumentId, target: Target): readonly Located[] {
  return target.kind === 'quote' ? (lookupOf(links).utteranceOf(document, target.index)?.witnesses ?? []) : placesOf(links, document, target);
}

/** One place a document: its first. */
function stationsOf(places: readonly Located[]): Located[] {
  const first = new Map<DocumentId, Located>();
  for (const place of places) if (!first.has(place.document)) first.set(place.document, place);
  return [...first.values()];
}
