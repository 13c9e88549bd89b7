// What was read of large folders, kept on disk so that it need not be read again: one file a folder, made anew as a whole.
//
// Everything in it can be lost at any time without harm. An entry counts only where folder, version of the engine, path, text,
// facts, rules and words are those that it was read with, and where its bytes have their checksum. A file is written beside its place
// and then put there, so that two servers never see half of one; the last to write wins.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadingJob } from '../document-reader';

/** Changes with every change of what reads a document; scripts/build.mjs counts it out. */
declare const ENGINE: string;

const ENDING = '.readings';
const MAGIC = 'corroborate readings 1\n';
/** Fewer new entries than this share are not worth writing the file again: the next start reads them anew. */
const WORTH_WRITING = 0.05;
/** What another server is writing may be this old, in milliseconds; what is older was left behind. */
const UNFINISHED_MS = 3_600_000;

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

/** `version`: of the engine and of Node, whose serialiser packs the entries. */
export class ReadingCache {
  readonly #folder: string;
  readonly #mostBytes: number;
  readonly #version: string;

  constructor(folder: string, mostBytes: number, version = `${ENGINE} ${process.versions.v8}`) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
    this.#version = version;
  }

  /** What is kept of a dossier's folder; empty where nothing of use is. Never rejects. */
  async open(folder: string): Promise<CachedFolder> {
    const file = join(this.#folder, `${Buffer.from(digest(folder), 'base64').toString('hex').slice(0, 32)}${ENDING}`);
    const bytes = await readFile(file).catch(() => undefined);
    const known = bytes && entriesIn(bytes, folder, this.#version);
    return new CachedFolder(known ?? new Map(), async (entries) => {
      if (entries) await this.#write(file, folder, entries);
      // The time says when it was last of use.
      else await utimes(file, new Date(), new Date());
      await this.#tidy();
    });
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
    if (start + head.length > this.#mostBytes) return;
    // Only its owner may read what sources are about.
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const unfinished = `${file}.${randomUUID()}.part`;
    try {
      await writeFile(unfinished, Buffer.concat([Buffer.from(MAGIC), size, Buffer.from(digest(head)), head, ...[...entries.values()].map(({ bytes }) => bytes)]), { mode: 0o600 });
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** Deletes what was of use longest ago until the rest fits. */
  async #tidy(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(ENDING) || name.endsWith('.part'));
    const found = (await Promise.all(names.map(async (name) => {
      const file = join(this.#folder, name);
      return stat(file).then(({ size, mtimeMs }) => [{ file, size, used: mtimeMs, unfinished: name.endsWith('.part') }], () => []);
    }))).flat().sort((a, b) => b.used - a.used);
    let total = 0;
    for (const { file, size, used, unfinished } of found) {
      if (unfinished ? Date.now() - used > UNFINISHED_MS : (total += size) > this.#mostBytes) await rm(file, { force: true });
    }
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

const CHECKSUM = 44;

/** SHA-256 in Base64. */
function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
}
