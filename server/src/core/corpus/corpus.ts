// All documents of a dossier and what links them, kept up to date by difference: what a change does not touch stays as it is.
import { usualBounds, type Bounds } from './bounds';
import type { Quantity } from './claims';
import { DocumentMap } from './document-map';
import type { DocumentId, SourceDocument } from './document';
import type { Entity } from './entities';
import { EntityIndex } from './entity-index';
import { FindingIndex } from './finding-index';
import type { Finding, FindingCount } from './findings';
import { GroupIndex, type Groups } from './group-index';
import { OriginIndex } from './independence';
import { NameSearch } from './name-search';
import { QuantityIndex } from './quantity-index';
import type { Steps } from './steps';
import { UtteranceIndex } from './utterance-index';
import type { Utterance } from './utterances';
import { noWork, type Work } from './work';

/** What holds between the documents at one moment; ask the corpus again after a change. */
export interface Links {
  /** In order of id. */
  readonly documents: ReadonlyMap<DocumentId, SourceDocument>;
  /** The one among them that is the user’s own text: compared with the others, and no witness of anything. */
  readonly draft?: DocumentId | undefined;
  readonly entities: readonly Entity[];
  readonly utterances: readonly Utterance[];
  readonly quantities: readonly Quantity[];
  /** What phrases such as “the four countries” mean; worked out when somebody asks. */
  readonly groups: Groups;
  readonly origins: Pick<OriginIndex, 'originOf' | 'partlyShared' | 'sharedTexts' | 'independentOf'>;
  readonly entityOf: (document: DocumentId, local: number) => Entity | undefined;
  /** All entities that a source calls by the name; more than one where it is ambiguous. */
  readonly calledSo: (name: string) => readonly Entity[];
  /** Entities by a few letters of a name. */
  readonly searchNames: NameSearch['search'];
  readonly utteranceOf: (document: DocumentId, quote: number) => Utterance | undefined;
  readonly quantityOf: (document: DocumentId, figure: number) => Quantity | undefined;
  /** The day on which a document was written, in days since 1970-01-01: its own, else that of most others. */
  readonly dayOf: (document: DocumentId) => number | undefined;
  /** In order of code and id. */
  readonly findings: readonly Finding[];
  /** How many of each kind; without a list of all. */
  readonly findingCounts: Iterable<FindingCount>;
  readonly findingsIn: (document: DocumentId) => readonly Finding[];
  /** What an entity is quoted with, by the entity's id. */
  readonly saidBy: (entity: string) => readonly Utterance[];
}

/** Documents that changes have to do with. */
interface Touched {
  /** They changed, or name other entities now. What points into them may have moved as well, wherever it stands. */
  readonly changed: Set<DocumentId>;
  /** Findings came or went there, or say something else. */
  readonly told: Set<DocumentId>;
  /** Findings there are other objects now, if only to say the same. */
  readonly renewed: Set<DocumentId>;
}

export class Corpus {
  /** What all changes so far have cost. */
  readonly work: Work = noWork();
  /** Holds from the next change on. */
  draft: DocumentId | undefined;
  readonly #documents = new DocumentMap();
  /** Changes that are not linked yet; undefined for a document that is gone. */
  readonly #waiting = new Map<DocumentId, SourceDocument | undefined>();
  #touched: Touched = { changed: new Set(), told: new Set(), renewed: new Set() };
  readonly #bounds: Bounds;
  #indices: ReturnType<typeof indicesOf>;
  #links: Links | undefined;
  /** What is left to do of a linking that has begun: until then nothing that was given out before is to be asked. */
  #linking: Steps<Links> | undefined;

  constructor(bounds = usualBounds) {
    this.#bounds = bounds;
    this.#indices = indicesOf(this.work, bounds);
  }

  #reset(): void {
    this.#linking = undefined;
    for (const [id, document] of this.#documents) if (!this.#waiting.has(id)) this.#waiting.set(id, document);
    for (const id of [...this.#documents.keys()]) {
      this.#documents.delete(id);
      this.#touched.changed.add(id);
    }
    this.#indices = indicesOf(this.work, this.#bounds);
    this.#links = undefined;
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

  /** What changed from the last time until `links` was last asked for; documents that are gone among them. */
  takeTouched(): { readonly [K in keyof Touched]: ReadonlySet<DocumentId> } {
    const touched = this.#touched;
    this.#touched = { changed: new Set(), told: new Set(), renewed: new Set() };
    return touched;
  }

  /** One step of finding what only cards, views and searches ask for, origins, echoes, groups and names, so that nobody has to wait for it; false where all is found. */
  prepare(): boolean {
    const { origins, utterances, groups, search } = this.#indices;
    // Whoever asks before that takes all documents in at once; where a single one comes from is found quickly.
    return origins.documents.takeOne() || utterances.prepare() || origins.prepare() || groups.prepare() || search.prepare();
  }

  get links(): Links {
    for (;;) {
      const links = this.linkOn();
      if (links) return links;
    }
  }

  /**
   * One step of linking what waits, where anything does; gives the links when all is linked. Until then those that were given out
   * before must not be asked.
   */
  linkOn(): Links | undefined {
    if (this.#links && this.#waiting.size === 0 && !this.#linking) return this.#links;
    try {
      this.#linking ??= this.#link();
      const step = this.#linking.next();
      if (!step.done) return undefined;
      this.#linking = undefined;
      this.#links = step.value;
      return this.#waiting.size === 0 ? step.value : undefined;
    } catch (error) {
      // What is half taken in would stay wrong; the next one to ask has everything linked afresh.
      this.#reset();
      throw error;
    }
  }

  *#link(): Steps<Links> {
    const changed = new Set<DocumentId>();
    for (const [id, document] of this.#waiting) {
      if (this.#documents.get(id) === document) continue;
      changed.add(id);
      this.#indices.origins.documents.update(id, document);
      if (document) this.#documents.set(id, document);
      else this.#documents.delete(id);
    }
    this.#waiting.clear();
    this.work.documents += changed.size;
    const documents = this.#documents;
    const { entities, utterances, quantities, origins, findings, groups, search } = this.#indices;
    const documentOf = (id: DocumentId): SourceDocument | undefined => documents.get(id);
    const entityChange = yield* this.#indices.entities.update(changed, documentOf);
    const renamed = new Set([...changed, ...entityChange.renamed]);
    const utteranceChange = yield* this.#indices.utterances.update(renamed, documentOf, entities.entityOf);
    const quantityChange = yield* this.#indices.quantities.update(changed, documentOf, this.draft);
    const links: Links = {
      documents, origins, draft: this.draft,
      get entities() {
        return entities.all;
      },
      entityOf: entities.entityOf,
      calledSo: entities.calledSo,
      searchNames: (query, most, others) => search.search(query, most, others),
      get utterances() {
        return utterances.all;
      },
      get quantities() {
        return quantities.all;
      },
      get groups() {
        return groups.groups;
      },
      quantityOf: (document, figure) => quantities.quantityOf(document, figure),
      dayOf: (document) => quantities.dayOf(document),
      utteranceOf: (document, quote) => utterances.utteranceOf(document, quote),
      saidBy: (entity) => utterances.saidBy(entity),
      get findings() {
        return findings.all;
      },
      get findingCounts() {
        return findings.counts;
      },
      findingsIn: (document) => findings.in(document),
    };
    const { told, renewed } = yield* findings.update({ entities: entityChange, utterances: utteranceChange, quantities: quantityChange, documents: renamed }, links);
    groups.update(renamed, entityChange, links);
    for (const id of changed) documents.get(id)?.source.tokens.settle();
    search.update(entityChange);
    for (const id of renamed) this.#touched.changed.add(id);
    for (const id of told) this.#touched.told.add(id);
    for (const id of renewed) this.#touched.renewed.add(id);
    return links;
  }
}

function indicesOf(work: Work, bounds: Bounds): { entities: EntityIndex; utterances: UtteranceIndex; quantities: QuantityIndex; origins: OriginIndex; findings: FindingIndex; groups: GroupIndex; search: NameSearch } {
  return {
    entities: new EntityIndex(work),
    utterances: new UtteranceIndex(work, bounds),
    quantities: new QuantityIndex(work, bounds),
    origins: new OriginIndex(work, bounds),
    findings: new FindingIndex(work),
    groups: new GroupIndex(work),
    search: new NameSearch(),
  };
}
