// Keeps what a function gave, for words that come again and again and for lists that few ask for.

/** V8 keeps a whole text for the sake of a piece of it that is longer. */
const LONGEST = 12;

/** The same function, which remembers so many words at most; `longest` in UTF-16 code units. */
export function remembering<T>(of: (word: string) => T, most = 20_000, longest = LONGEST): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = of(word);
    if (word.length <= longest) {
      if (known.size >= most) known.clear();
      known.set(word, made);
    }
    return made;
  };
}

/** The same function, which is called once for each object and remembers what it gave as long as somebody keeps the object. */
export function oncePer<K extends object, T extends NonNullable<unknown>>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}

/** The same for a function of two objects. */
export function oncePerTwo<K extends object, L extends object, T extends NonNullable<unknown>>(make: (of: K, and: L) => T): (of: K, and: L) => T {
  const known = oncePer((_: K) => new WeakMap<L, T>());
  return (of, and) => {
    const made = known(of);
    const found = made.get(and) ?? make(of, and);
    made.set(and, found);
    return found;
  };
}

/** The same function, which is called when somebody first asks, and then no more. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
