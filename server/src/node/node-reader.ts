// Reads documents on a machine with Node: out of the cache, else by worker threads where it pays, else leaves it to the caller.
import { availableParallelism } from 'node:os';
import { documentId, readDocument } from '../core/corpus/document';
import { english, type Say } from '../core/say';
import type { DocumentReader, DossierSnapshot, ReadElsewhere, ReadingJob, RecalledSnapshot, SourcesState } from '../document-reader';
import { settingOf, type Limits } from '../limits';
import { digest } from './cache-folder';
import { LinksCache } from './links-cache';
import { packDocument, unpackDocument } from './packed-document';
import { CachedFolder, keyOf, ReadingCache } from './reading-cache';
import { ReadingPool } from './reading-pool';
import { SlowDisks } from './slow-disks';

interface NodeReaderOptions {
  /** The program's main file, which serves as worker thread too. */
  readonly script: string;
  /** Where what was read is kept; undefined keeps nothing. */
  readonly cacheFolder?: string | undefined;
  readonly limits: () => Limits;
  readonly log: (message: string) => void;
  /** What was given up on is told in its language; English without. */
  readonly say?: Say;
  /** Threads at most; by default as many as there are cores. */
  readonly threads?: number;
  /** Of a folder with fewer sources nothing is kept. */
  readonly worthKeeping?: number;
}

/** Smaller folders are read in less time than the cache's files take. */
const WORTH_KEEPING = 50;
/** Two threads have to load the lexicons and to warm up, which takes about as long as reading so many documents (docs/performance.md). */
const WORTH_THREADS = 250;
/** So many are read here first: with the cache in order there are few, and no thread is started for them. */
const FEW = 25;
/** In UTF-16 code units. Larger texts are read in a thread in any case: it can be ended, and nobody waits for it. */
const LARGE = 200_000;
/**
 * In UTF-16 code units. A text that somebody types in is read again after each pause: from this length on that takes half a second
 * (docs/performance.md), more than starting a thread.
 */
const LONG = 1_000_000;
/** An open text that took longer, whatever its length, is read in a thread from then on. */
const LATE_MS = 1000;
/** Each thread has the lexicons and the code for itself, about 60 MB. */
const MOST_THREADS = 6;

export class NodeReader implements DocumentReader {
  readonly ahead: number;
  readonly #options: NodeReaderOptions;
  readonly #pool: ReadingPool;
  #folders = new Map<string, Promise<CachedFolder>>();
  /** A home folder may lie on a drive that does not answer. */
  readonly #disks = new SlowDisks();
  readonly #worthKeeping: number;
  #expected = 0;
  #readAnew = 0;

  constructor(options: NodeReaderOptions) {
    this.#options = options;
    this.#worthKeeping = options.worthKeeping ?? WORTH_KEEPING;
    const threads = Math.min(options.threads ?? availableParallelism(), MOST_THREADS);
    this.ahead = 4 * threads + 8;
    this.#pool = new ReadingPool(options.script, threads);
  }

  begin(folder: string, count: number): void {
    this.#expected += count;
    const at = this.#cache();
    if (!at || count < this.#worthKeeping || this.#folders.has(folder)) return;
    this.#folders.set(folder, this.#inTime(at.folder, folder, () => new ReadingCache(at.folder, at.bytes).open(folder)).catch(() => new CachedFolder(new Map(), () => Promise.resolve())));
  }

  /** Rejects where the cache does not answer in time: all goes on as if there were none. */
  #inTime<T>(cacheFolder: string, what: string, ask: () => Promise<T>): Promise<T> {
    const { limits } = this.#options;
    return this.#disks.ask(cacheFolder, what, limits(), () => `the folder ${cacheFolder} did not answer`, ask);
  }

  #cache(): { readonly folder: string; readonly bytes: number } | undefined {
    const { cacheFolder, limits } = this.#options;
    const bytes = limits().cacheMegabytes * 2 ** 20;
    return cacheFolder === undefined || bytes === 0 ? undefined : { folder: cacheFolder, bytes };
  }

  stateOf(jobs: readonly ReadingJob[], more: string): SourcesState | undefined {
    if (jobs.length < this.#worthKeeping || !this.#cache()) return undefined;
    const keys = new Map(jobs.map((job) => [job.path, keyOf(job)]));
    return { name: digest(more, ...keys.values()), more, keys };
  }

  async recall(folder: string, state: SourcesState): Promise<RecalledSnapshot | undefined> {
    const at = this.#cache();
    return at && this.#inTime(at.folder, `links ${folder}`, () => new LinksCache(at.folder, at.bytes).load(folder, state)).catch(() => undefined);
  }

  async keep(folder: string, state: SourcesState, snapshot: DossierSnapshot): Promise<void> {
    const at = this.#cache();
    if (at) await this.#logged(this.#inTime(at.folder, `links ${folder}`, () => new LinksCache(at.folder, at.bytes).save(folder, state, snapshot)));
  }

  async #logged(writing: Promise<void>): Promise<void> {
    await writing.catch((error: unknown) => this.#options.log(`What was read could not be kept: ${error instanceof Error ? error.message : String(error)}`));
  }

  takesLong(text: string, lastMs = 0): boolean {
    return text.length > LONG || lastMs > LATE_MS;
  }

  async read(folder: string, job: ReadingJob, apart = false): Promise<ReadElsewhere | undefined> {
    const cached = await this.#folders.get(folder);
    const key = cached ? keyOf(job) : '';
    const kept = cached?.get(job.path, key);
    if (kept) {
      try {
        return { document: unpackDocument(kept, job) };
      } catch {
        // Bytes with the right checksum that cannot be unpacked: read anew.
      }
    }
    const pays = (apart ? this.#readAnew : ++this.#readAnew) > FEW && this.#expected >= WORTH_THREADS;
    if (apart || pays || job.text.length > LARGE) {
      const outcome = await this.#pool.read(job, this.#budgetMs(job));
      const { say = english } = this.#options;
      if (outcome === 'late') return { problem: say('Not read: reading this text took longer than {seconds} seconds {setting}.', { seconds: this.#budgetMs(job) / 1000, setting: settingOf('seconds', say) }) };
      if (outcome === 'died') return { problem: say('Not read: there is not enough memory to read this text.') };
      if (outcome === 'none') return undefined;
      cached?.add(job.path, key, outcome.bytes);
      return { document: unpackDocument(outcome.bytes, job) };
    }
    if (!cached) return undefined;
    try {
      const document = readDocument(documentId(job.path), job.text, job.facts, job.rules, job.words);
      cached.add(job.path, key, packDocument(document));
      return { document };
    } catch {
      // The caller meets the same defect, and says how.
      return undefined;
    }
  }

  async end(): Promise<void> {
    const folders = [...this.#folders];
    this.#folders = new Map();
    this.#expected = this.#readAnew = 0;
    this.#pool.end();
    const at = this.#cache();
    for (const [folder, cached] of folders) if (at) await this.#logged(this.#inTime(at.folder, folder, async () => (await cached).save()));
  }

  dispose(): void {
    this.#pool.end();
  }

  #budgetMs({ text }: ReadingJob): number {
    return this.#options.limits().seconds * 1000 * Math.max(1, Math.ceil(text.length / 2 ** 20));
  }
}
