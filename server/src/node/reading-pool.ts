// Worker threads that read documents side by side. One that takes too long over a document is ended, and the others go on.
import { Worker } from 'node:worker_threads';
import type { ReadingJob } from '../document-reader';
import type { Answer } from './reading-worker';

/** `late`: the time was over. `died`: the thread did not survive the document. `none`: there are no threads, or reading failed. */
export type Outcome = { readonly bytes: Uint8Array } | 'late' | 'died' | 'none';

interface Waiting {
  readonly job: ReadingJob;
  readonly budgetMs: number;
  readonly done: (outcome: Outcome) => void;
  tries: number;
}

interface Thread {
  readonly worker: Worker;
  /** The first is being read. */
  readonly jobs: Waiting[];
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether it has loaded its program. */
  ready: boolean;
}

/** One that is read and one that lies ready, so that no thread waits for this one. */
const JOBS_AHEAD = 2;
/** A thread that dies may have been killed for the memory that others took. */
const MOST_TRIES = 2;
/** So many threads that never get ready, and none can be had here. */
const MOST_STILLBORN = 3;
const STARTING_MS = 20_000;

export class ReadingPool {
  readonly #script: string;
  readonly #size: number;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Waiting[] = [];
  #stillborn = 0;
  /** Whether a thread has ever got ready: then threads can be had, and one that dies died of its document. */
  #served = false;

  /** `script` is the program whose main file calls `serveJobs` in a worker thread. Threads are started when they are needed. */
  constructor(script: string, size: number) {
    this.#script = script;
    this.#size = size;
  }

  /** Never rejects. */
  read(job: ReadingJob, budgetMs: number): Promise<Outcome> {
    return new Promise((done) => {
      this.#waiting.push({ job, budgetMs, done, tries: 0 });
      this.#hand();
    });
  }

  /** Ends the threads. What they have not read is answered with `none`. */
  end(): void {
    for (const thread of this.#threads) {
      this.#waiting.push(...thread.jobs.splice(0));
      this.#stop(thread);
    }
    for (const { done } of this.#waiting.splice(0)) done('none');
  }

  #hand(): void {
    if (this.#stillborn >= MOST_STILLBORN) return this.end();
    while (this.#waiting.length > 0) {
      const [idlest] = [...this.#threads].sort((a, b) => a.jobs.length - b.jobs.length);
      const thread = idlest?.jobs.length !== 0 && this.#threads.size < this.#size ? this.#start() : idlest;
      const next = thread && thread.jobs.length < JOBS_AHEAD ? this.#waiting.shift() : undefined;
      if (!thread || !next) return;
      thread.jobs.push(next);
      thread.worker.postMessage(next.job);
      if (thread.jobs.length === 1 && thread.ready) this.#watch(thread);
    }
  }

  #start(): Thread | undefined {
    try {
      // Arguments of the main thread, such as --stdio, are none of the worker's.
      const worker = new Worker(this.#script, { argv: [], stdin: false, stdout: true, stderr: true });
      const thread: Thread = { worker, jobs: [], timer: setTimeout(() => this.#lose(thread), STARTING_MS), ready: false };
      worker.on('message', (answer: Answer) => this.#take(thread, answer));
      worker.on('error', () => this.#lose(thread));
      worker.on('exit', () => this.#lose(thread));
      this.#threads.add(thread);
      return thread;
    } catch {
      this.#stillborn = MOST_STILLBORN;
      this.end();
      return undefined;
    }
  }

  #take(thread: Thread, answer: Answer): void {
    const done = answer === 'ready' ? undefined : thread.jobs.shift();
    thread.ready = true;
    this.#served = true;
    this.#watch(thread);
    done?.done(answer instanceof Uint8Array ? { bytes: answer } : 'none');
    this.#hand();
  }

  /** From now on its first document has the time that it may take. */
  #watch(thread: Thread): void {
    clearTimeout(thread.timer);
    const [first] = thread.jobs;
    thread.timer = first && setTimeout(() => {
      this.#waiting.unshift(...thread.jobs.splice(0).slice(1));
      this.#lose(thread);
      first.done('late');
    }, first.budgetMs);
  }

  /** The document that it was reading is tried once more; the one that lay ready is as good as new. */
  #lose(thread: Thread): void {
    if (!this.#threads.has(thread)) return;
    this.#stop(thread);
    const [first, ...rest] = thread.jobs.splice(0);
    this.#waiting.unshift(...rest);
    if (!thread.ready && !this.#served) this.#stillborn++;
    else if (first) first.tries++;
    if (first && first.tries >= MOST_TRIES) first.done('died');
    else if (first) this.#waiting.unshift(first);
    this.#hand();
  }

  #stop(thread: Thread): void {
    clearTimeout(thread.timer);
    this.#threads.delete(thread);
    void thread.worker.terminate();
  }
}
