// Finds names in headlines set in Title Case or ALL CAPS by the forms that the rest of the document has.
import type { SourceText } from '../../text/source-text';
import type { Span } from '../../text/span';
import { Casing } from '../../text/casing';
import type { Range } from './candidate';
import type { Group } from './groups';
import { withoutSuffix } from './linking';
import type { Words } from './words';

interface Form {
  readonly parts: readonly string[];
  /** Number of the entity that the form names. */
  readonly set: number;
}

/** Forms by their first word, longest first. */
export class Forms {
  readonly #byFirst = new Map<string, Form[]>();

  constructor(forms: readonly Form[]) {
    for (const form of forms) {
      const [first] = form.parts;
      if (first === undefined || (form.parts.length === 1 && first.length < 3)) continue;
      const others = this.#byFirst.get(first);
      if (others) others.push(form);
      else this.#byFirst.set(first, [form]);
    }
    for (const alike of this.#byFirst.values()) alike.sort((a, b) => b.parts.length - a.parts.length);
  }

  /** The sure forms of the entities; headlines name persons by the surname alone as well. */
  static of(sets: readonly (readonly Group[])[]): Forms {
    const forms: Form[] = [];
    const surnames: Form[] = [];
    sets.forEach((groups, set) => {
      for (const { parts, sure, type } of groups) {
        if (sure) forms.push({ parts, set });
        if (type === 'person' && parts.length > 1) surnames.push({ parts: withoutSuffix(parts).slice(-1), set });
      }
    });
    return new Forms([...forms, ...surnames]);
  }

  from(word: string): readonly Form[] {
    return this.#byFirst.get(word) ?? [];
  }
}

/** `set` is the form's. */
export function readHeading({ tokens }: SourceText, words: Words, { from, to }: Range, forms: Forms): (Span & { readonly set: number })[] {
  const found: (Span & { set: number })[] = [];
  let i = from;
  while (i < to) {
    const match = words.at(i).nameLike ? longest(forms, words, tokens, i, to) : undefined;
    if (!match) {
      i++;
      continue;
    }
    const last = words.at(match.to - 1);
    found.push({ start: tokens.start(i), end: tokens.end(match.to - 1) - (last.possessive ? 2 : 0), set: match.set });
    i = match.to;
  }
  return found;
}

function longest(forms: Forms, words: Words, tokens: SourceText['tokens'], from: number, end: number): { to: number; set: number } | undefined {
  for (const { parts, set } of forms.from(words.at(from).bare)) {
    let at = from;
    let k = 0;
    while (k < parts.length && at < end) {
      if (tokens.text(at) === '.' && k > 0) at++;
      else if (words.at(at).bare === parts[k] && (words.at(at).casing !== Casing.lower || k > 0)) {
        at++;
        k++;
      } else break;
    }
    if (k === parts.length) return { to: at, set };
  }
  return undefined;
}
