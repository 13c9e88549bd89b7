// Writing to the terminal or a pipe.

/** Resolves when the text has been handed on, so that a slow pipe gets all of it. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

export function errorLine(text: string): void {
  process.stderr.write(`${text}\n`);
}
