// Documents that an index takes in late: when somebody first asks, or when there is time.
import type { DocumentId, SourceDocument } from './document';

export class DocumentQueue {
  /** What the index holds of each document. */
  readonly #taken = new Map<DocumentId, SourceDocument>();
  readonly #waiting = new Map<DocumentId, SourceDocument | undefined>();
  readonly #replace: (id: DocumentId, before: SourceDocument | undefined, now: SourceDocument | undefined) => void;

  constructor(replace: (id: DocumentId, before: SourceDocument | undefined, now: SourceDocument | undefined) => void) {
    this.#replace = replace;
  }

  /** Undefined for a document that is gone. */
  update(id: DocumentId, document: SourceDocument | undefined): void {
    if (this.#taken.get(id) === document) this.#waiting.delete(id);
    else this.#waiting.set(id, document);
  }

  /** A document that has been taken in. */
  get(id: DocumentId): SourceDocument | undefined {
    return this.#taken.get(id);
  }

  /** Takes in one document that waits; false where none does. */
  takeOne(): boolean {
    for (const [id, document] of this.#waiting) {
      this.#waiting.delete(id);
      const before = this.#taken.get(id);
      if (document) this.#taken.set(id, document);
      else this.#taken.delete(id);
      this.#replace(id, before, document);
      return true;
    }
    return false;
  }

  takeAll(): void {
    while (this.takeOne());
  }
}
