// Reading documents elsewhere than on the server's own thread: by worker threads, or out of a cache. A platform may have none of it.
import type { DocumentFacts, SourceDocument } from './core/corpus/document';
import type { OwnWord } from './core/extract/figures/own-words';
import type { NameRules } from './core/extract/names/rules';

/** All that reading a document depends on. */
export interface ReadingJob {
  /** The document's path inside its dossier, parted by "/". */
  readonly path: string;
  readonly text: string;
  readonly facts: DocumentFacts;
  readonly rules: NameRules;
  readonly words: readonly OwnWord[];
}

/** `problem`: the document was given up on, and why in one plain sentence. */
export type ReadElsewhere = { readonly document: SourceDocument } | { readonly problem: string };

export interface DocumentReader {
  /** So many jobs keep it busy. */
  readonly ahead: number;
  /** Documents of a folder are going to be read, so many at least; they may come at any time until `end`. */
  begin(folder: string, count: number): void;
  /** Never rejects; undefined where the caller has to read the document itself. */
  read(folder: string, job: ReadingJob): Promise<ReadElsewhere | undefined>;
  /** Nothing is waiting to be read. Never rejects. */
  end(): Promise<void>;
  dispose(): void;
}
