// Documents by id, in order of id for whoever walks through all; sorted then, and not at each change.
import type { DocumentId, SourceDocument } from './document';

export class DocumentMap implements ReadonlyMap<DocumentId, SourceDocument> {
  #documents = new Map<DocumentId, SourceDocument>();
  #sorted = true;

  set(id: DocumentId, document: SourceDocument): void {
    if (!this.#documents.has(id)) this.#sorted = false;
    this.#documents.set(id, document);
  }

  delete(id: DocumentId): void {
    this.#documents.delete(id);
  }

  get(id: DocumentId): SourceDocument | undefined {
    return this.#documents.get(id);
  }

  has(id: DocumentId): boolean {
    return this.#documents.has(id);
  }

  get size(): number {
    return this.#documents.size;
  }

  keys(): MapIterator<DocumentId> {
    return this.#inOrder().keys();
  }

  values(): MapIterator<SourceDocument> {
    return this.#inOrder().values();
  }

  entries(): MapIterator<[DocumentId, SourceDocument]> {
    return this.#inOrder().entries();
  }

  [Symbol.iterator](): MapIterator<[DocumentId, SourceDocument]> {
    return this.entries();
  }

  forEach(visit: (document: SourceDocument, id: DocumentId, documents: ReadonlyMap<DocumentId, SourceDocument>) => void): void {
    for (const [id, document] of this.entries()) visit(document, id, this);
  }

  #inOrder(): Map<DocumentId, SourceDocument> {
    if (!this.#sorted) {
      this.#documents = new Map([...this.#documents].sort(([a], [b]) => (a < b ? -1 : 1)));
      this.#sorted = true;
    }
    return this.#documents;
  }
}
