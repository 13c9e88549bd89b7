// What a word means where sentences are compared: words that texts use for one another are one concept.
import conceptsYaml from '../../../../lexicon/concepts.yaml';
import { classOfWord } from '../../lexicon';
import { formsOf, stemOf } from '../../text/inflection';

/** By the stem of every form; what a concept is called cannot be mistaken for a stem. */
const concepts = new Map([...classOfWord(conceptsYaml, 'concepts')].flatMap(([base, name]) => formsOf(base).map((form) => [stemOf(form), `=${name}`] as const)));

/** The concept of a lower-case word, or its stem where it shares it with no other word. */
export function conceptOf(word: string): string {
  const stem = stemOf(word);
  return concepts.get(stem) ?? stem;
}
