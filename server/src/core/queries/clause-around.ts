// What a figure is about in the source's own words: the clause around it, where its kind alone (“date”, “weight”) tells nothing.
import stopWordsYaml from '../../../lexicon/stop-words.yaml';
import type { Links } from '../corpus/corpus';
import type { Located } from '../corpus/entities';
import { wordSet } from '../lexicon';
import { around } from './excerpts';

/** So many words before and behind a place tell what it is about; more would be the sentence. */
const [WORDS_BEFORE, WORDS_BEHIND] = [6, 4];
/** A clause with fewer words than this tells nothing, and the next one is taken in. */
const LEAST_WORDS = 3;
/** Code units of a sentence that are looked at. */
const LONGEST_SENTENCE = 1_000;
const BREAK = /[,;:()[\]“”„"—–]|[.!?](?=\s|$)/u;
const EDGE = /[\s(“”"',;:.—–-]/u;
const PLACE = '…';

const stopWords = wordSet(stopWordsYaml, 'stop-words');

/** The clause around a place, with “…” in the place's stead: “released by the four countries on …”. Empty where nothing else stands there. */
export function clauseAround(links: Links, at: Located): string {
  const { before, after } = around(links, at, LONGEST_SENTENCE);
  const clause = wordsAround(before.split(BREAK).at(-1) ?? '', after.split(BREAK)[0] ?? '');
  const words = clause.length > LEAST_WORDS ? clause : wordsAround(before, after);
  return words.length > 1 ? withoutEdges(words.join(' ').replace(/ (?=[,;:.)’])/gu, '')) : '';
}

/** The nearest words, and none at the end that only lead on to what is cut off. */
function wordsAround(before: string, after: string): string[] {
  const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');
  const behind = wordsOf(after).slice(0, WORDS_BEHIND);
  while (behind.length > 0 && stopWords.has(behind.at(-1)?.toLowerCase() ?? '')) behind.pop();
  return [...wordsOf(before).slice(-WORDS_BEFORE), PLACE, ...behind];
}

/** Marks at the ends belong to what was cut off. */
function withoutEdges(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && EDGE.test(text.charAt(start))) start++;
  while (end > start && EDGE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
