// Whether a noun means a person, who can have an age: by its class, or by the ending of a trade.
import contextsYaml from '../../../../lexicon/figure-contexts.yaml';
import { mapping, wordSet } from '../../lexicon';
import { nounClassOf } from './claim';

const contexts = mapping(contextsYaml, 'figure-contexts');
const classes = wordSet(contexts['person-classes'], 'figure-contexts');
const kinds = wordSet(contexts['kinds-of-people'], 'figure-contexts');
const others = wordSet(contexts['no-persons'], 'figure-contexts');

/** Of several people the one at an end: "the youngest was 13". */
export const outermost = wordSet(contexts['outermost'], 'figure-contexts');

/** Whether a class of nouns counts persons, who are at the same time people. */
export function isPersonClass(nounClass: string): boolean {
  return kinds.has(nounClass);
}

export function isPersonNoun(word: string): boolean {
  return classes.has(nounClassOf(word) ?? '') || (/(?:er|or|ist|man|woman|ian|eer|ess|ain|chief)$/.test(word) && !others.has(word));
}
