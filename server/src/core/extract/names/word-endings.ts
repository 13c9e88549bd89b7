// Tells common words that no lexicon holds from names, by their endings.
import wordEndingsYaml from '../../../../lexicon/word-endings.yaml';
import { wordClasses } from '../../lexicon';

const patterns = new Map([...wordClasses(wordEndingsYaml, 'word-endings')].map(([place, endings]) => [place, new RegExp(`(?:${endings.join('|')})$`)]));

/** Whether a word in lower case ends as the words of that place do; the places are those of word-endings.yaml. */
export function endsLike(place: 'alone' | 'before-a-name' | 'behind-a-given-name' | 'restricting', lower: string): boolean {
  return patterns.get(place)?.test(lower) ?? false;
}
