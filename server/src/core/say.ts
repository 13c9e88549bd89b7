// Texts for people, in their language. The English text in the code is the key; names in braces stand for values.

/** What stands for the names in braces. May hold words of sources; what looks like a name in braces inside them stays as it is. */
export type Values = Readonly<Record<string, string | number>>;

export type Say = (text: string, values?: Values) => string;

/** A sentence that is said later, by whoever knows the reader’s language. */
export type Sentence = (say: Say) => string;

declare const mark: unique symbol;
/** A text that is said later, where the reader's language is known. */
export type Unsaid = string & { readonly [mark]: true };

/** Marks a text for the bundles that stands in a table, where no language is known yet. `said` says it. */
export function unsaid(text: string): Unsaid {
  return text as Unsaid;
}

export function said(text: Unsaid, say: Say, values?: Values): string {
  return say(text, values);
}

/** A text that is not in `texts` is said in English, and `missed` is told of it. */
export function sayIn(texts: Readonly<Record<string, string>>, missed: (text: string) => void = () => undefined): Say {
  return (text, values = {}) => {
    const own = texts[text];
    if (own === undefined) missed(text);
    return (own ?? text).replace(/\{(\w+)\}/gu, (braces, name: string) => String(values[name] ?? braces));
  };
}

/** What the command line says, and what is said to clients that name no language. */
export const english: Say = sayIn({});
