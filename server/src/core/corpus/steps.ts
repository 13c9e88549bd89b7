// Work in steps, so that whoever has it done can do something else between two of them.

/** Each step is short; what is worked on is half done until the last one. */
export type Steps<T> = Generator<undefined, T>;

/** Does all steps that are left. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
