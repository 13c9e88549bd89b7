// Reads a value that must be one of a few known words.
import type { Unsaid } from '../say';
import type { ValueReader } from './yaml-reader';

/** `what` stands in the message: “category”. */
export function oneOf<T extends string>(known: readonly T[], what: Unsaid): ValueReader<T> {
  return (node, report, name) => {
    const text = report.text(node, name);
    const found = known.find((word) => word === text);
    if (found !== undefined || text === undefined) return found;
    return report.unknown(node, what, text, known);
  };
}
