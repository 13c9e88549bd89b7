// What was read of large folders, kept on disk so that it need not be read again: one file a folder, made anew as a whole.
//
// Everything in it can be lost at any time without harm. An entry counts only where folder, version of the engine, path, text,
// facts, rules and words are those that it was read with, and where its bytes have their checksum.
import { readFile } from 'node:fs/promises';
import type { ReadingJob } from '../document-reader';
import { CacheFolder, CHECKSUM, digest, endings, engineVersion } from './cache-folder';

const MAGIC = 'corroborate readings 1\n';
/** Fewer new entries than this share are not worth writing the file again: the next start reads them anew. */
const WORTH_WRITING = 0.05;

interface Index {
  readonly engine: string;
  readonly folder: string;
  /** Path, key, first byte behind the index, length and checksum of each entry. */
  readonly entries: readonly (readonly [path: string, key: string, start: number, length: number, checksum: string])[];
}

interface Entry {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly checksum?: string;
}

export class ReadingCache {
  readonly #files: CacheFolder;
  readonly #version: string;

  constructor(folder: string, mostBytes: number, version = engineVersion()) {
    this.#files = new CacheFolder(folder, mostBytes);
    this.#version = version;
  }

  /** What is kept of a dossier's folder; empty where nothing of use is. Never rejects. */
  async open(folder: string): Promise<CachedFolder> {
    const file = this.#files.fileFor(folder, endings.readings);
    const bytes = await readFile(file).catch(() => undefined);
    const known = bytes && entriesIn(bytes, folder, this.#version);
    return new CachedFolder(known ?? new Map(), (entries) => (entries ? this.#write(file, folder, entries) : this.#files.touch(file)));
  }

  async #write(file: string, folder: string, entries: ReadonlyMap<string, Entry>): Promise<void> {
    let start = 0;
    const index: Index = {
      engine: this.#version, folder,
      entries: [...entries].map(([path, { key, bytes, checksum }]) => [path, key, (start += bytes.length) - bytes.length, bytes.length, checksum ?? digest(bytes)]),
    };
    const head = Buffer.from(JSON.stringify(index));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(head.length);
    await this.#files.write(file, [Buffer.from(MAGIC), size, Buffer.from(digest(head)), head, ...[...entries.values()].map(({ bytes }) => bytes)]);
  }
}

export class CachedFolder {
  readonly #known: ReadonlyMap<string, Entry>;
  readonly #keep: (entries: ReadonlyMap<string, Entry> | undefined) => Promise<void>;
  readonly #used = new Map<string, Entry>();
  #added = 0;

  /** `keep` is called with all entries of use where they are to be written, without any where the old ones still hold. */
  constructor(known: ReadonlyMap<string, Entry>, keep: (entries: ReadonlyMap<string, Entry> | undefined) => Promise<void>) {
    this.#known = known;
    this.#keep = keep;
  }

  get(path: string, key: string): Uint8Array | undefined {
    const entry = this.#known.get(path);
    if (entry?.key !== key || entry.checksum !== digest(entry.bytes)) return undefined;
    this.#used.set(path, entry);
    return entry.bytes;
  }

  add(path: string, key: string, bytes: Uint8Array): void {
    this.#used.set(path, { key, bytes });
    this.#added++;
  }

  /** Rejects where nothing can be written; the caller goes on without. */
  async save(): Promise<void> {
    if (this.#used.size === 0) return;
    // Where most was of use, all was asked for: the others are of sources that have gone.
    const entries = this.#used.size * 2 >= this.#known.size ? this.#used : new Map([...this.#known, ...this.#used]);
    await this.#keep(this.#added > WORTH_WRITING * entries.size ? entries : undefined);
  }
}

/** Changes with all that reading the job depends on. */
export function keyOf({ path, text, facts, rules, words }: ReadingJob): string {
  return digest(JSON.stringify([path, facts, rules, words]), text);
}

function entriesIn(bytes: Buffer, folder: string, version: string): ReadonlyMap<string, Entry> | undefined {
  try {
    const from = MAGIC.length + 4 + CHECKSUM;
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    const to = from + bytes.readUInt32LE(MAGIC.length);
    const head = bytes.subarray(from, to);
    if (bytes.toString('latin1', MAGIC.length + 4, from) !== digest(head)) return undefined;
    const index = JSON.parse(head.toString()) as Index;
    if (index.engine !== version || index.folder !== folder) return undefined;
    return new Map(index.entries.map(([path, key, start, length, checksum]) => [path, { key, checksum, bytes: bytes.subarray(to + start, to + start + length) }]));
  } catch {
    return undefined;
  }
}
