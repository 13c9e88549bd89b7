// Reads a value that must be one of a few known words.
import { nearest } from './nearest';
import type { ValueReader } from './yaml-reader';

/** `what` stands in the message: “category”. */
export function oneOf<T extends string>(known: readonly T[], what: string): ValueReader<T> {
  return (node, report, name) => {
    const text = report.text(node, name);
    const found = known.find((word) => word === text);
    if (found !== undefined || text === undefined) return found;
    const meant = nearest(text, known);
    return report.at(node, `Unknown ${what} “${text}”. ${meant ? `Did you mean “${meant}”?` : `There are: ${known.join(', ')}.`}`);
  };
}
