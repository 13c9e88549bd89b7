// All documents of a dossier and what links them, kept up to date by difference: what a change does not touch stays as it is.
import { usualBounds } from './bounds';
import type { Quantity } from './claims';
import { DocumentMap } from './document-map';
import type { DocumentId, SourceDocument } from './document';
import type { Entity } from './entities';
import { EntityIndex } from './entity-index';
import { FindingIndex } from './finding-index';
import type { Finding } from './findings';
import { OriginIndex } from './independence';
import { QuantityIndex } from './quantity-index';
import { UtteranceIndex } from './utterance-index';
import type { Utterance } from './utterances';
import { noWork, type Work } from './work';

/** What holds between the documents at one moment; ask the corpus again after a change. */
export interface Links {
  /** In order of id. */
  readonly documents: ReadonlyMap<DocumentId, SourceDocument>;
  readonly entities: readonly Entity[];
  readonly utterances: readonly Utterance[];
  readonly quantities: readonly Quantity[];
  readonly origins: Pick<OriginIndex, 'originOf' | 'partlyShared' | 'sharedTexts' | 'independentOf'>;
  readonly entityOf: (document: DocumentId, local: number) => Entity | undefined;
  readonly utteranceOf: (document: DocumentId, quote: number) => Utterance | undefined;
  readonly quantityOf: (document: DocumentId, figure: number) => Quantity | undefined;
  /** The day on which a document was written, in days since 1970-01-01: its own, else that of most others. */
  readonly dayOf: (document: DocumentId) => number | undefined;
  /** In order of code and id. */
  readonly findings: readonly Finding[];
  readonly findingsIn: (document: DocumentId) => readonly Finding[];
  /** What an entity is quoted with, by the entity's id. */
  readonly saidBy: (entity: string) => readonly Utterance[];
}

export class Corpus {
  /** What all changes so far have cost. */
  readonly work: Work = noWork();
  readonly #documents = new DocumentMap();
  /** Changes that are not linked yet; undefined for a document that is gone. */
  readonly #waiting = new Map<DocumentId, SourceDocument | undefined>();
  readonly #findings = new FindingIndex();
  /** Documents of which something else is to be told than before. */
  readonly #touched = new Set<DocumentId>();
  readonly #entities: EntityIndex;
  readonly #utterances: UtteranceIndex;
  readonly #quantities: QuantityIndex;
  readonly #origins: OriginIndex;
  #links: Links | undefined;

  constructor(bounds = usualBounds) {
    this.#entities = new EntityIndex(this.work);
    this.#utterances = new UtteranceIndex(this.work, bounds);
    this.#quantities = new QuantityIndex(this.work, bounds);
    this.#origins = new OriginIndex(bounds);
  }

  /** Puts a document in place of the one with its id. */
  update(document: SourceDocument): void {
    this.#waiting.set(document.id, document);
  }

  remove(id: DocumentId): void {
    this.#waiting.set(id, undefined);
  }

  get(id: DocumentId): SourceDocument | undefined {
    return this.#waiting.has(id) ? this.#waiting.get(id) : this.#documents.get(id);
  }

  /** Documents that changed since the last time, and those of which something else is to be told now; those that are gone among them. */
  takeTouched(): ReadonlySet<DocumentId> {
    void this.links;
    const touched = new Set(this.#touched);
    this.#touched.clear();
    return touched;
  }

  /** Takes one document more into what origins and echoes are found in, so that nobody has to wait for it; false where all are. */
  prepare(): boolean {
    return this.#origins.documents.takeOne() || this.#utterances.prepare();
  }

  get links(): Links {
    if (this.#waiting.size > 0 || !this.#links) this.#links = this.#link();
    return this.#links;
  }

  #link(): Links {
    const changed = new Set<DocumentId>();
    for (const [id, document] of this.#waiting) {
      if (this.#documents.get(id) === document) continue;
      changed.add(id);
      this.#origins.documents.update(id, document);
      if (document) this.#documents.set(id, document);
      else this.#documents.delete(id);
    }
    this.#waiting.clear();
    this.work.documents += changed.size;
    const [documents, entities] = [this.#documents, this.#entities];
    const documentOf = (id: DocumentId): SourceDocument | undefined => documents.get(id);
    const entityChange = this.#entities.update(changed, documentOf);
    const renamed = new Set([...changed, ...entityChange.renamed]);
    const utteranceChange = this.#utterances.update(renamed, documentOf, entities.entityOf);
    const quantityChange = this.#quantities.update(changed, documentOf);
    const [utterances, quantities] = [this.#utterances, this.#quantities];
    const findings = this.#findings;
    const links: Links = {
      documents, origins: this.#origins,
      get entities() {
        return entities.all;
      },
      entityOf: entities.entityOf,
      get utterances() {
        return utterances.all;
      },
      get quantities() {
        return quantities.all;
      },
      quantityOf: (document, figure) => quantities.quantityOf(document, figure),
      dayOf: (document) => quantities.dayOf(document),
      utteranceOf: (document, quote) => utterances.utteranceOf(document, quote),
      saidBy: (entity) => utterances.saidBy(entity),
      get findings() {
        return findings.all;
      },
      findingsIn: (document) => findings.in(document),
    };
    const told = findings.update({ entities: entityChange, utterances: utteranceChange, quantities: quantityChange, documents: renamed }, links);
    for (const id of [...renamed, ...told]) this.#touched.add(id);
    return links;
  }
}
