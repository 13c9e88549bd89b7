// Lists for keeping, made of other lists one by one.

/**
 * What `list.map` gives, for lists that many functions read. V8's compiled `map` makes lists that may have holes and its first, slow one
 * makes lists without, so all that read them would be compiled a second time; these have none from the first.
 */
export function packed<T, U>(list: readonly T[], of: (one: T, index: number) => U): U[] {
  const made: U[] = [];
  for (const one of list) made.push(of(one, made.length));
  return made;
}
