// Readers for the lexicons under server/lexicon: they give a bundled YAML value its type, and name the file where it is wrong.

export function wordList(value: unknown, lexicon: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new TypeError(`lexicon ${lexicon}: expected a list of words`);
  }
  return value;
}

export function wordSet(value: unknown, lexicon: string): ReadonlySet<string> {
  return new Set(wordList(value, lexicon));
}

/** A mapping of a class to its words: `{neutral: [say, tell], stance: [claim]}`. */
export function wordClasses(value: unknown, lexicon: string): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(mapping(value, lexicon)).map(([name, words]) => [name, wordList(words, `${lexicon}, ${name}`)]));
}

/** Gives the words of one class; asking for a class that the lexicon lacks is a mistake. */
export function classReader(value: unknown, lexicon: string): (name: string) => ReadonlySet<string> {
  const classes = wordClasses(value, lexicon);
  return (name) => {
    const words = classes.get(name);
    if (!words) throw new TypeError(`lexicon ${lexicon}: no “${name}”`);
    return new Set(words);
  };
}

/** A mapping of classes, the other way round: each word's class. A word in two classes is a mistake in the lexicon. */
export function classOfWord(value: unknown, lexicon: string): ReadonlyMap<string, string> {
  const classes = new Map<string, string>();
  for (const [name, words] of wordClasses(value, lexicon)) {
    for (const word of words) {
      const other = classes.get(word);
      if (other !== undefined) throw new TypeError(`lexicon ${lexicon}: “${word}” stands under ${other} and ${name}`);
      classes.set(word, name);
    }
  }
  return classes;
}

export function mapping(value: unknown, lexicon: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`lexicon ${lexicon}: expected a mapping`);
  return value as Record<string, unknown>;
}
