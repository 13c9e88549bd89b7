// When to give up on a server that keeps stopping.

/** As the language client's own rule has it: the fifth crash within three minutes is the last. */
const LIMIT = 5;
const WITHIN = 3 * 60_000;

export class Crashes {
  private times: number[] = [];

  /** Notes a crash at `now` (milliseconds) and says whether the server is worth another start. */
  mayRestart(now: number): boolean {
    this.times = [...this.times, now].filter((time) => now - time < WITHIN);
    return this.times.length < LIMIT;
  }

  forget(): void {
    this.times = [];
  }
}
