// All documents of a dossier and what links them. A change replaces one document; links are made anew when next asked for.
import { linkFigures, type Quantity } from './claims';
import type { DocumentId, SourceDocument } from './document';
import { linkEntities, type Entity } from './entities';
import { linkUtterances, type Utterance } from './utterances';

/** What holds between the documents at one moment; plain data, never changed afterwards. */
export interface Links {
  /** In order of id. */
  readonly documents: ReadonlyMap<DocumentId, SourceDocument>;
  readonly entities: readonly Entity[];
  readonly utterances: readonly Utterance[];
  readonly quantities: readonly Quantity[];
}

export class Corpus {
  readonly #documents = new Map<DocumentId, SourceDocument>();
  #links: Links | undefined;

  /** Puts a document in place of the one with its id. */
  update(document: SourceDocument): void {
    this.#documents.set(document.id, document);
    this.#links = undefined;
  }

  remove(id: DocumentId): void {
    if (this.#documents.delete(id)) this.#links = undefined;
  }

  get(id: DocumentId): SourceDocument | undefined {
    return this.#documents.get(id);
  }

  get links(): Links {
    return (this.#links ??= link(this.#documents));
  }
}

function link(unordered: ReadonlyMap<DocumentId, SourceDocument>): Links {
  const documents = new Map([...unordered].sort(([a], [b]) => (a < b ? -1 : 1)));
  const entities = linkEntities([...documents.values()]);
  return { documents, entities, utterances: linkUtterances(documents, entities), quantities: linkFigures(documents) };
}
