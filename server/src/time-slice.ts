// Long work on one thread, in slices: others get a turn when a slice is over.

/** Short enough that a key stroke's request does not wait noticeably, long enough that changing over costs nothing. */
const SLICE_MS = 10;
/** For work that nobody waits for: a question waits for two slices or three, until its message is read, handled and answered. */
export const BACKGROUND_MS = 2;

export class TimeSlice {
  #began = performance.now();
  readonly #ms: number;

  constructor(ms = SLICE_MS) {
    this.#ms = ms;
  }

  /** Waits for the waiting messages and timers where the slice is over; returns at once otherwise. */
  async pause(): Promise<void> {
    if (performance.now() - this.#began < this.#ms) return;
    await nextTurn();
    this.#began = performance.now();
  }
}

/** Resolves after the messages that wait now have been handled. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
