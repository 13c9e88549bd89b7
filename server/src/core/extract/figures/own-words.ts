// The words that a dossier adds to the lexicons of figures: which of them matter to a text, and all their forms for looking up.
import { formsOf } from '../../text/inflection';
import { rungNamed, type Predicate } from './claim';
import { unitNamed, type Unit } from './units';

/** One word of the setting `lexicon`, in lower case, as its base form. */
export interface OwnWord {
  readonly word: string;
  /** A noun that is counted, another name of a unit of measure, or a word that says what became of the counted. */
  readonly kind: 'noun' | 'unit' | 'predicate';
  /** The class of nouns, the unit or the rung that it belongs to. */
  readonly of: string;
}

/** What the dossier says that a word means; it wins over what the lexicons say. */
export interface OwnMeaning {
  readonly nounClass?: string;
  readonly unit?: Unit;
  readonly rung?: Pick<Predicate, 'ladder' | 'rung'>;
}

export type OwnMeanings = ReadonlyMap<string, OwnMeaning>;

export const noWords: readonly OwnWord[] = [];

/** The words of which the text holds a form: a document is read again only where these change. */
export function wordsFor(text: string, words: readonly OwnWord[]): readonly OwnWord[] {
  if (words.length === 0) return noWords;
  const held = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}'’‑-]+/gu)) {
    held.add(word);
    for (const part of word.split(/[-‑]/u)) held.add(part);
  }
  const some = words.filter(({ word }) => formsOf(word).some((form) => held.has(form)));
  return some.length === 0 ? noWords : some;
}

/** By every form of each word, in lower case. */
export function meaningsOf(words: readonly OwnWord[]): OwnMeanings {
  const meanings = new Map<string, OwnMeaning>();
  for (const { word, kind, of } of words) {
    const unit = kind === 'unit' ? unitNamed(of) : undefined;
    const rung = kind === 'predicate' ? rungNamed(of) : undefined;
    const meaning: OwnMeaning = { ...(kind === 'noun' && { nounClass: of }), ...(unit && { unit }), ...(rung && { rung }) };
    for (const form of formsOf(word)) meanings.set(form, { ...meanings.get(form), ...meaning });
  }
  return meanings;
}
