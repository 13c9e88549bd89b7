// What links the documents of large folders and what is told of them, kept on disk: one file a folder, made anew as a whole.
//
// Like the readings it can be lost at any time without harm, and counts only with its folder, its version of the engine and its
// checksum, and for documents that are what they were, with all that reading them depends on.
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { DossierSnapshot, RecalledSnapshot, SourcesState } from '../document-reader';
import { CacheFolder, CHECKSUM, digest, endings, engineVersion } from './cache-folder';

const MAGIC = 'corroborate links 1\n';

interface Kept {
  readonly engine: string;
  readonly folder: string;
  readonly state: SourcesState;
  readonly snapshot: DossierSnapshot;
}

/** With fewer of the sources as they were, what was kept tells too little of them. */
const MOSTLY = 0.5;

export class LinksCache {
  readonly #files: CacheFolder;
  readonly #version: string;

  constructor(folder: string, mostBytes: number, version = engineVersion()) {
    this.#files = new CacheFolder(folder, mostBytes);
    this.#version = version;
  }

  /** Undefined where nothing is kept of the folder as it mostly is. Never rejects. */
  async load(folder: string, state: SourcesState): Promise<RecalledSnapshot | undefined> {
    const file = this.#files.fileFor(folder, endings.links);
    const bytes = await readFile(file).catch(() => undefined);
    const kept = bytes && keptIn(bytes);
    if (kept?.engine !== this.#version || kept.folder !== folder || kept.state.more !== state.more) return undefined;
    const unchanged = kept.state.name === state.name ? undefined : new Set([...kept.state.keys].flatMap(([path, key]) => (state.keys.get(path) === key ? [path] : [])));
    if (unchanged && unchanged.size < MOSTLY * state.keys.size) return undefined;
    await this.#files.touch(file).catch(() => undefined);
    return { snapshot: kept.snapshot, unchanged };
  }

  /** Rejects where nothing can be written. */
  async save(folder: string, state: SourcesState, snapshot: DossierSnapshot): Promise<void> {
    const kept: Kept = { engine: this.#version, folder, state, snapshot };
    const body = serialize(kept);
    await this.#files.write(this.#files.fileFor(folder, endings.links), [Buffer.from(MAGIC), Buffer.from(digest(body)), body]);
  }
}

function keptIn(bytes: Buffer): Kept | undefined {
  try {
    const from = MAGIC.length + CHECKSUM;
    const body = bytes.subarray(from);
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || bytes.toString('latin1', MAGIC.length, from) !== digest(body)) return undefined;
    return deserialize(body) as Kept;
  } catch {
    return undefined;
  }
}
