// Whose problems point into which documents: a text that moves has them told anew, and no others.
import type { DocumentId } from '../corpus/document';
import type { Problem } from './problems';

export class Pointers {
  readonly #from = new Map<string, readonly DocumentId[]>();
  readonly #into = new Map<DocumentId, Set<string>>();

  /** Takes what a document's problems are now; none for one that is gone. */
  note(path: string, problems: readonly Problem[]): void {
    for (const id of this.#from.get(path) ?? []) {
      const others = this.#into.get(id);
      if (others?.delete(path) && others.size === 0) this.#into.delete(id);
    }
    const documents = new Set(problems.flatMap(({ related }) => related.map(({ document }) => document)));
    if (documents.size === 0) this.#from.delete(path);
    else this.#from.set(path, [...documents]);
    for (const id of documents) {
      const others = this.#into.get(id);
      if (others) others.add(path);
      else this.#into.set(id, new Set([path]));
    }
  }

  /** Those whose problems point into the document. */
  into(id: DocumentId): Iterable<string> {
    return this.#into.get(id) ?? [];
  }
}
