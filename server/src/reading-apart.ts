// Open texts that take long to read: each is read elsewhere, one after the other as it is typed in, and nobody else waits for it.
import type { DocumentReader, ReadElsewhere, ReadingJob } from './document-reader';

interface Reading {
  /** The latest; another may be under way. */
  job: ReadingJob;
  readonly folder: string;
  readonly waiting: (() => void)[];
}

export class ReadingApart {
  readonly #reader: DocumentReader | undefined;
  /** Takes what came of the latest text; undefined where it could not be read elsewhere. */
  readonly #take: (key: string, job: ReadingJob, gave: ReadElsewhere | undefined) => void;
  readonly #readings = new Map<string, Reading>();

  constructor(reader: DocumentReader | undefined, take: (key: string, job: ReadingJob, gave: ReadElsewhere | undefined) => void) {
    this.#reader = reader;
    this.#take = take;
  }

  get isBusy(): boolean {
    return this.#readings.size > 0;
  }

  has(key: string): boolean {
    return this.#readings.has(key);
  }

  /** False where there is nobody to read it elsewhere. */
  read(key: string, folder: string, job: ReadingJob): boolean {
    const reader = this.#reader;
    if (!reader) return false;
    const known = this.#readings.get(key);
    if (known?.folder === folder) known.job = job;
    else {
      const reading: Reading = { job, folder, waiting: known?.waiting ?? [] };
      this.#readings.set(key, reading);
      void this.#run(key, reading, reader);
    }
    return true;
  }

  /** What is being read of it is of no use any more. */
  drop(key: string): void {
    const reading = this.#readings.get(key);
    this.#readings.delete(key);
    for (const resolve of reading?.waiting ?? []) resolve();
  }

  /** Resolves when the text is read that the document has then, or is of no use any more. */
  async settled(key: string): Promise<void> {
    const reading = this.#readings.get(key);
    if (reading) await new Promise<void>((resolve) => reading.waiting.push(resolve));
  }

  async #run(key: string, reading: Reading, reader: DocumentReader): Promise<void> {
    for (;;) {
      const { job } = reading;
      const gave = await reader.read(reading.folder, job, true);
      if (this.#readings.get(key) !== reading) return;
      // Typed on meanwhile: what was read is not the text any more.
      if (!isSame(reading.job, job)) continue;
      this.#readings.delete(key);
      this.#take(key, job, gave);
      for (const resolve of reading.waiting) resolve();
      return;
    }
  }
}

function isSame(a: ReadingJob, b: ReadingJob): boolean {
  const rest = ({ facts, rules, words }: ReadingJob): string => JSON.stringify([facts, rules, words]);
  return a === b || (a.text === b.text && rest(a) === rest(b));
}
