// The sources with one draft beside them, so that a draft can be compared with them and nothing of it gets among them.
import { Corpus, type Links } from './core/corpus/corpus';
import type { DocumentId, SourceDocument } from './core/corpus/document';

/**
 * One corpus serves all drafts: the one that is asked about takes the place of the one before, which costs an edit. So two
 * drafts never meet, and without drafts there is no second corpus at all.
 */
export class DraftCorpus {
  readonly #drafts = new Map<DocumentId, SourceDocument>();
  #corpus: Corpus | undefined;
  /** The one whose changes were taken last. */
  #told: Corpus | undefined;

  /** Puts a draft in place of the one with its id. */
  update(draft: SourceDocument): void {
    this.#drafts.set(draft.id, draft);
  }

  remove(id: DocumentId): void {
    this.#drafts.delete(id);
    if (this.#drafts.size === 0) this.#corpus = undefined;
    // It may come back as a source.
    if (this.#corpus?.draft === id) this.#clear(this.#corpus, id);
  }

  get(id: DocumentId): SourceDocument | undefined {
    return this.#drafts.get(id);
  }

  /** Keeps up with the sources; undefined for one that is gone. */
  followSource(id: DocumentId, source: SourceDocument | undefined): void {
    if (source) this.#corpus?.update(source);
    else this.#corpus?.remove(id);
  }

  /** `sources`: all there are, asked for when the first draft is. */
  linksWith(id: DocumentId, sources: () => Iterable<SourceDocument>): Links {
    const draft = this.#drafts.get(id);
    if (!draft) return new Corpus().links;
    if (!this.#corpus) {
      this.#corpus = new Corpus();
      for (const source of sources()) this.#corpus.update(source);
    }
    const corpus = this.#corpus;
    if (corpus.draft !== undefined && corpus.draft !== id) this.#clear(corpus, corpus.draft);
    corpus.draft = id;
    if (corpus.get(id) !== draft) corpus.update(draft);
    return corpus.links;
  }

  /** The documents in which something else may have been found than when this was last asked, the draft among them; undefined for all. */
  takeTouched(): Iterable<DocumentId> | undefined {
    const isOther = this.#told !== this.#corpus;
    this.#told = this.#corpus;
    const { changed, renewed } = this.#corpus?.takeTouched() ?? {};
    return isOther || !changed || !renewed ? undefined : new Set([...changed, ...renewed]);
  }

  #clear(corpus: Corpus, id: DocumentId): void {
    corpus.remove(id);
    corpus.draft = undefined;
  }

  /** One step of what makes cards quick; false where all is ready. */
  prepare(): boolean {
    return this.#corpus?.prepare() ?? false;
  }
}
