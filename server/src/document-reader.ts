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

/** What the sources of a dossier are, by names that change with all that is read from them. */
export interface SourcesState {
  /** Changes with any of the others. */
  readonly name: string;
  readonly more: string;
  /** By path. */
  readonly keys: ReadonlyMap<string, string>;
}

export interface RecalledSnapshot {
  readonly snapshot: DossierSnapshot;
  /** Paths of the sources that are still what they were; undefined where all are, and no other has come. */
  readonly unchanged: ReadonlySet<string> | undefined;
}

export interface DocumentReader {
  /** So many jobs keep it busy. */
  readonly ahead: number;
  /** Documents of a folder are going to be read, so many at least; they may come at any time until `end`. */
  begin(folder: string, count: number): void;
  /** Never rejects; undefined where the caller has to read the document itself. `apart`: that would stop all else, so it is tried in any case. */
  read(folder: string, job: ReadingJob, apart?: boolean): Promise<ReadElsewhere | undefined>;
  /** Whether reading the text, in so many milliseconds if it was read before, would stop all else for too long. */
  takesLong(text: string, lastMs?: number): boolean;
  /** Nothing is waiting to be read. Never rejects. */
  end(): Promise<void>;
  /** Names all that the jobs are read from, and `more`. Undefined where nothing is kept of so few. */
  stateOf(jobs: readonly ReadingJob[], more: string): SourcesState | undefined;
  /** What was kept of a folder that is mostly in this state; undefined where nothing was. Never rejects. */
  recall(folder: string, state: SourcesState): Promise<RecalledSnapshot | undefined>;
  /** Keeps it in place of what was kept of the folder before. Never rejects. */
  keep(folder: string, state: SourcesState, snapshot: DossierSnapshot): Promise<void>;
  dispose(): void;
}
