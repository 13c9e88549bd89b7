// Reads a script's options; a wrong one ends the script with one sentence and exit code 2.
import { parseArgs } from 'node:util';

/** `options` as parseArgs takes them. What parseArgs says further, on how its caller could be written, helps nobody here. */
export function readArguments(options) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [line] = error.message.split('\n');
    const [problem] = line.trimEnd().split(/[.;]?(?:\. |$)/);
    process.stderr.write(`${problem}${'help' in options ? '; --help lists what there is' : ''}.\n`);
    process.exit(2);
  }
}
