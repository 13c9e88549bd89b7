// Texts for people, in their language. The English text in the code is the key; names in braces stand for values.

/** `values` may hold words of sources; what looks like a name in braces inside them stays as it is. */
export type Say = (text: string, values?: Readonly<Record<string, string | number>>) => string;

/** A text that is not in `texts` is said in English. */
export function sayIn(texts: Readonly<Record<string, string>>): Say {
  return (text, values = {}) => (texts[text] ?? text).replace(/\{(\w+)\}/gu, (braces, name: string) => String(values[name] ?? braces));
}

/** What the command line says, and what is said to clients that name no language. */
export const english: Say = sayIn({});
