// Waits for what the editor shows in its own time.

const pollMs = 50;

/** The first value of `look` that is neither undefined nor false. Throws, naming `what`, when `ms` have passed. */
export async function until<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>, ms = 15_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`not within ${ms / 1000} s: ${what}`);
    await new Promise((next) => setTimeout(next, pollMs));
  }
}
