// Whether two documents tell of one event: how much of their vocabulary they share. A folder may hold more than one story.
import stopWordsYaml from '../../../lexicon/stop-words.yaml';
import { wordSet } from '../lexicon';
import type { SourceDocument } from './document';

const stops = wordSet(stopWordsYaml, 'stop-words');

interface Vocabulary {
  /** Square root of how often each word stands in the text: the tenth time says little more than the third. */
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

const vocabularies = new WeakMap<SourceDocument, Vocabulary>();

/** Cosine of the two vocabularies without stop words, from 0 to 1. */
export function relatedness(a: SourceDocument, b: SourceDocument): number {
  const [x, y] = [vocabularyOf(a), vocabularyOf(b)];
  const [small, large] = x.weights.size <= y.weights.size ? [x, y] : [y, x];
  let shared = 0;
  for (const [word, weight] of small.weights) shared += weight * (large.weights.get(word) ?? 0);
  return x.norm > 0 && y.norm > 0 ? shared / (x.norm * y.norm) : 0;
}

function vocabularyOf(document: SourceDocument): Vocabulary {
  const known = vocabularies.get(document);
  if (known) return known;
  const { tokens } = document.source;
  const counts = new Map<string, number>();
  for (let i = 0; i < tokens.length; i++) {
    if (!tokens.isWord(i) || tokens.end(i) - tokens.start(i) < 3) continue;
    const word = tokens.lower(i).replace(/['’]s$/, '');
    if (!stops.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let sum = 0;
  for (const count of counts.values()) sum += count;
  const made = { weights: new Map([...counts].map(([word, count]) => [word, Math.sqrt(count)] as const)), norm: Math.sqrt(sum) };
  vocabularies.set(document, made);
  return made;
}
