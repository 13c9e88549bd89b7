// Whose problems point into which documents: a text that moves has them told anew, and no others.
import type { DocumentId } from '../corpus/document';
import type { Problem } from './problems';

const none: ReadonlySet<DocumentId> = new Set();

export class Pointers {
  readonly #from = new Map<string, ReadonlySet<DocumentId>>();
  readonly #into = new Map<DocumentId, Set<string>>();

  /** Takes what a document's problems are now; none for one that is gone. */
  note(path: string, problems: readonly Problem[]): void {
    const before = this.#from.get(path) ?? none;
    const now = new Set<DocumentId>();
    for (const { related } of problems) for (const { document } of related) now.add(document);
    for (const id of before) {
      if (now.has(id)) continue;
      const others = this.#into.get(id);
      if (others?.delete(path) && others.size === 0) this.#into.delete(id);
    }
    for (const id of now) {
      if (before.has(id)) continue;
      const others = this.#into.get(id);
      if (others) others.add(path);
      else this.#into.set(id, new Set([path]));
    }
    if (now.size === 0) this.#from.delete(path);
    else this.#from.set(path, now);
  }

  /** Those whose problems point into the document. */
  into(id: DocumentId): Iterable<string> {
    return this.#into.get(id) ?? [];
  }
}
