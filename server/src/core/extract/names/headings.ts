// Finds names in headlines set in Title Case or ALL CAPS: only those that the rest of the document or a lexicon knows.
import type { SourceText } from '../../text/source-text';
import type { Span } from '../../text/span';
import { Casing } from '../../text/tokens';
import type { Range } from './candidates';
import { bareWord, type Group } from './groups';
import { withoutSuffix } from './linking';
import type { Words } from './words';

/** `set` is an index into `sets`. */
export function readHeading(source: SourceText, words: Words, { from, to }: Range, sets: readonly (readonly Group[])[]): (Span & { readonly set: number })[] {
  const forms = formsOf(sets);
  const found: (Span & { set: number })[] = [];
  const { tokens } = source;
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

interface Form {
  readonly parts: readonly string[];
  readonly set: number;
}

const cache = new WeakMap<readonly (readonly Group[])[], Map<string, Form[]>>();

/** Forms by their first word, longest first. */
function formsOf(sets: readonly (readonly Group[])[]): Map<string, Form[]> {
  const known = cache.get(sets);
  if (known) return known;
  const forms = new Map<string, Form[]>();
  sets.forEach((set, index) => {
    for (const { parts, sure } of set) {
      const [first] = parts;
      if (first === undefined || !sure || (parts.length === 1 && first.length < 3)) continue;
      forms.set(first, [...(forms.get(first) ?? []), { parts, set: index }].sort((a, b) => b.parts.length - a.parts.length));
    }
  });
  // Headlines name persons by the surname alone.
  sets.forEach((set, index) => {
    for (const { parts, type } of set) {
      const surname = withoutSuffix(parts).at(-1) ?? '';
      if (type === 'person' && parts.length > 1 && !forms.has(surname)) forms.set(surname, [{ parts: [surname], set: index }]);
    }
  });
  cache.set(sets, forms);
  return forms;
}

function longest(forms: ReadonlyMap<string, readonly Form[]>, words: Words, tokens: SourceText['tokens'], from: number, end: number): { to: number; set: number } | undefined {
  for (const { parts, set } of forms.get(bareWord(words.at(from).lower)) ?? []) {
    let at = from;
    let k = 0;
    while (k < parts.length && at < end) {
      if (tokens.text(at) === '.' && k > 0) at++;
      else if (bareWord(words.at(at).lower) === parts[k] && (words.at(at).casing !== Casing.lower || k > 0)) {
        at++;
        k++;
      } else break;
    }
    if (k === parts.length) return { to: at, set };
  }
  return undefined;
}
