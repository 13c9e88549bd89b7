// Waiting for disks and network shares, which may never answer and cannot be asked to stop: neither the user nor another folder waits for them.
import type { Limits } from '../limits';

/** It did not answer in time. */
export class Late extends Error {}

/**
 * Threads in which Node asks for files; each that waits for a share that is gone is lost to all others until it answers.
 * https://nodejs.org/api/cli.html#uv_threadpool_sizesize
 */
const threads = (): number => Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);

/** So many let two shares be gone and a third folder be read. To be called before the first file is asked for; not heard on Windows, which keeps four. */
export function useManyThreads(): void {
  process.env['UV_THREADPOOL_SIZE'] ??= '16';
}

/** Questions that were given up on and are not answered yet. */
let unanswered = 0;
/** At the end of a program: Node would wait for a share that does not answer, for ever. There is no other way out of it, so the exit code is lost. */
export function endIfHeldUp(): void {
  if (unanswered > 0) process.kill(process.pid, 'SIGKILL');
}

/** A folder that was asked for, with all below it: what lies on one disk mostly lies in one folder. */
interface Disk {
  readonly root: string;
  /** Files and folders that are asked for. */
  readonly asked: Set<string>;
  /** Those of them that were given up on. */
  readonly late: Set<string>;
  /** Roots of all that was given up on or refused since something answered last. */
  readonly missed: Set<string>;
  readonly waiting: (() => void)[];
}

export class SlowDisks {
  readonly #disks: Disk[] = [];
  readonly #onAnswer: (root: string) => void;

  /** `onAnswer` is told of each root of which something may be had that had been given up on. */
  constructor(onAnswer: (root: string) => void = () => undefined) {
    this.#onAnswer = onAnswer;
  }

  /**
   * What `ask` gives; rejects with `Late` where that takes too long, or at once where nothing on the disk answers, until it does.
   * `message` tells the user.
   */
  async ask<T>(root: string, path: string, { answerSeconds }: Limits, message: () => string, ask: () => Promise<T>): Promise<T> {
    const disk = this.#diskOf(root);
    const most = Math.max(3, Math.floor(threads() / 3));
    for (;;) {
      // A single file may be late by itself, such as one that has to be fetched from a cloud.
      if (disk.late.has(path) || disk.late.size >= most) {
        disk.missed.add(root);
        throw new Late(message());
      }
      if (disk.asked.size < most && !disk.asked.has(path)) break;
      await new Promise<void>((resolve) => disk.waiting.push(resolve));
    }
    disk.asked.add(path);
    const answer = ask().finally(() => {
      disk.asked.delete(path);
      if (disk.late.delete(path)) {
        unanswered--;
        const missed = [...disk.missed];
        disk.missed.clear();
        for (const one of missed) this.#onAnswer(one);
      }
      wake(disk);
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        disk.late.add(path);
        disk.missed.add(root);
        unanswered++;
        // Nobody listens to it any more.
        answer.catch(() => undefined);
        wake(disk);
        reject(new Late(message()));
      }, answerSeconds * 1000);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #diskOf(root: string): Disk {
    const known = this.#disks.find((disk) => isInside(disk.root, root));
    if (known) return known;
    const disk: Disk = { root, asked: new Set(), late: new Set(), missed: new Set(), waiting: [] };
    this.#disks.push(disk);
    return disk;
  }
}

/** Roots are paths as the system writes them. */
function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder) && (path.length === folder.length || /[\\/]$/u.test(folder) || /[\\/]/u.test(path.charAt(folder.length)));
}

function wake({ waiting }: Disk): void {
  for (const resolve of waiting.splice(0)) resolve();
}
