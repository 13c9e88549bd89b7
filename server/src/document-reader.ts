// Reading documents elsewhere than on the server's own thread: by worker threads, or out of a cache. A platform may have none of it.
import type { DocumentFacts, SourceDocument } from './core/corpus/document';
import type { OwnWord } from './core/extract/figures/own-words';
import type { NameRules } from './core/extract/names/rules';
import type { PackedLinks } from './core/snapshot/packed-links';
import type { PackedProblems } from './core/snapshot/packed-problems';

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

/** What was found in a whole dossier. */
export interface DossierSnapshot {
  readonly links: PackedLinks;
  readonly problems: PackedProblems;
  /** In which language, and with which settings, the problems are told. */
  readonly told: string;
}

export interface DocumentReader {
  /** So many jobs keep it busy. */
  readonly ahead: number;
  /** Documents of a folder are going to be read, so many at least; they may come at any time until `end`. */
  begin(folder: string, count: number): void;
  /** Never rejects; undefined where the caller has to read the document itself. */
  read(folder: string, job: ReadingJob): Promise<ReadElsewhere | undefined>;
  /** Nothing is waiting to be read. Never rejects. */
  end(): Promise<void>;
  /** A name for all that the jobs are read from, and for `more`: it changes with any of it. Undefined where nothing is kept of so few. */
  stateOf(jobs: readonly ReadingJob[], more: string): string | undefined;
  /** What was kept of a folder in this state; undefined where nothing was. Never rejects. */
  recall(folder: string, state: string): Promise<DossierSnapshot | undefined>;
  /** Keeps it in place of what was kept of the folder before. Never rejects. */
  keep(folder: string, state: string, snapshot: DossierSnapshot): Promise<void>;
  dispose(): void;
}
