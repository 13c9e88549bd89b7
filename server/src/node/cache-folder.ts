// The folder of a cache: files that are whole or not there, for their owner alone, and together no larger than allowed.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Changes with every change of what reads and links documents; scripts/build.mjs counts it out. */
declare const ENGINE: string;

/** Of the engine and of Node, whose serialiser packs what is kept. */
export const engineVersion = (): string => `${ENGINE} ${process.versions.v8}`;

/** Of the files that are kept for each dossier: what was read in its documents, and what links them. */
export const endings = { readings: '.readings', links: '.links' } as const;
/** What another server is writing may be this old, in milliseconds; what is older was left behind. */
const UNFINISHED_MS = 3_600_000;

export class CacheFolder {
  readonly #folder: string;
  readonly #mostBytes: number;

  constructor(folder: string, mostBytes: number) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** Where what is kept of a dossier's folder lies. */
  fileFor(folder: string, ending: (typeof endings)[keyof typeof endings]): string {
    return join(this.#folder, `${Buffer.from(digest(folder), 'base64').toString('hex').slice(0, 32)}${ending}`);
  }

  /** Does nothing where the parts alone are too much. Written beside its place and then put there, so that nobody ever sees half of it; the last to write wins. */
  async write(file: string, parts: readonly Uint8Array[]): Promise<void> {
    if (parts.reduce((sum, { length }) => sum + length, 0) > this.#mostBytes) return;
    // Only its owner may read what sources are about.
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const unfinished = `${file}.${randomUUID()}.part`;
    try {
      await writeFile(unfinished, Buffer.concat(parts), { mode: 0o600 });
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
    await this.#tidy();
  }

  /** Its time says when it was last of use. */
  async touch(file: string): Promise<void> {
    await utimes(file, new Date(), new Date());
    await this.#tidy();
  }

  /** Deletes what was of use longest ago until the rest fits. */
  async #tidy(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => [...Object.values(endings), '.part'].some((ending) => name.endsWith(ending)));
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

/** SHA-256 in Base64. */
export function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
}

/** Length of a digest. */
export const CHECKSUM = 44;
