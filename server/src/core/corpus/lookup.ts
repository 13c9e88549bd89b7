// From a document's own mentions to what they were linked to.
import type { FigureMention } from '../extract/figures';
import type { Interval } from '../extract/interval';
import { oncePer } from '../text/remembering';
import { valueOf } from './candidates';
import type { Quantity } from './claims';
import type { Links } from './corpus';
import type { DocumentId } from './document';
import type { Entity } from './entities';
import type { Finding } from './findings';
import type { Utterance } from './utterances';

interface Lookup {
  /** By the index of the figure, quote or local entity in its document. */
  readonly quantityOf: (document: DocumentId, figure: number) => Quantity | undefined;
  readonly utteranceOf: (document: DocumentId, quote: number) => Utterance | undefined;
  readonly entityOf: (document: DocumentId, local: number) => Entity | undefined;
  /** What an entity is quoted with, by the entity's id. */
  readonly saidBy: (entity: string) => readonly Utterance[];
  /** The figure's value with what the dossier knows of the day of writing. */
  readonly valueOf: (document: DocumentId, figure: FigureMention) => Interval | undefined;
  readonly findings: readonly Finding[];
  readonly findingsIn: (document: DocumentId) => readonly Finding[];
}

/** Made once for each state of the corpus. */
export const lookupOf = oncePer(lookup);

function lookup(links: Links): Lookup {
  return {
    quantityOf: links.quantityOf,
    utteranceOf: links.utteranceOf,
    entityOf: links.entityOf,
    saidBy: links.saidBy,
    valueOf(id, figure) {
      const document = links.documents.get(id);
      return document && valueOf(figure, links.dayOf(id))?.value;
    },
    get findings() {
      return links.findings;
    },
    findingsIn: links.findingsIn,
  };
}
