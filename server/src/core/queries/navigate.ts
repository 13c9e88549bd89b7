// Where to go from what lies under the cursor: the origin, all witnesses, the next source.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import { byPlace } from '../corpus/findings';
import { groupAt } from '../corpus/group-entities';
import { lookupOf } from '../corpus/lookup';
import { overlaps, type Span } from '../text/span';
import { comparedWith } from './quantities';
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
      return otherFigure(links, document, index);
    case 'group':
      return links.groups.meantBy(document, index)?.members.at;
  }
}

/** The other source's figure: the one that contradicts this one, else one that was compared with it. */
function otherFigure(links: Links, document: DocumentId, index: number): Located | undefined {
  const quantity = lookupOf(links).quantityOf(document, index);
  const me = quantity?.figures.findIndex((at) => at.document === document && at.figure === index) ?? -1;
  if (!quantity || me < 0) return undefined;
  const compared = comparedWith(links, quantity, me);
  const against = quantity.pairsOf(me).find(({ verdict }) => verdict !== 'agree');
  return (against && quantity.figures[against.a === me ? against.b : against.a]) ?? quantity.figures.find((at, i) => compared.has(i) && at.document !== document);
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
    case 'figure': {
      const quantity = lookup.quantityOf(document, index);
      const me = quantity?.figures.findIndex((at) => at.document === document && at.figure === index) ?? -1;
      // Whom “the four countries” means others may say in other words.
      const group = groupAt(links, document, span.end)?.group.mentions ?? [];
      if (!quantity || me < 0) return group.length > 0 ? group : alone;
      const compared = comparedWith(links, quantity, me);
      const figures = quantity.figures.filter((_, i) => compared.has(i));
      return [...figures, ...group.filter((at) => !figures.some((figure) => figure.document === at.document && overlaps(figure, at)))].sort(byPlace);
    }
    case 'group':
      return links.groups.meantBy(document, index)?.group.mentions ?? alone;
  }
}

/** The same, in this document only. Empty on ordinary words. */
export function highlightsAt(links: Links, document: DocumentId, offset: number): readonly Span[] {
  return referencesAt(links, document, offset).filter((at) => at.document === document);
}

/**
 * The places that say what lies at the offset, one a document: the place itself, then the other documents' in order, and
 * round. Who walks them to the end is back where he began. Empty where no other document has it.
 */
export function walkFrom(links: Links, document: DocumentId, offset: number): readonly Located[] {
  const target = targetAt(links, document, offset);
  if (!target) return [];
  const { here, places } = corroborating(links, document, target, offset);
  const stations = stationsOf(places.filter((place) => place.document !== document));
  if (stations.length === 0) return [];
  const behind = stations.filter((station) => station.document > document);
  return [{ document, ...here }, ...behind, ...stations.filter((station) => station.document < document)];
}

/** The next of these places. A walk of several steps is kept by whoever makes it: from here on the way back is not known. */
export function nextSource(links: Links, document: DocumentId, offset: number, step: 1 | -1): Located | undefined {
  return walkFrom(links, document, offset).at(step);
}

/** Inside a quotation a name or figure that nobody else has does not stop the walk: the quotation's witnesses go on. */
function corroborating(links: Links, document: DocumentId, target: Target, offset: number): { readonly here: Span; readonly places: readonly Located[] } {
  const quote = target.kind === 'quote' ? undefined : quoteAt(links, document, offset);
  const own = witnesses(links, document, target);
  if (!quote || stationsOf(own).length > 1) return { here: target.span, places: own };
  return { here: quote.span, places: witnesses(links, document, quote) };
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
