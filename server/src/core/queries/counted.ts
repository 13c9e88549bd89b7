// Counts with their noun, where one is told apart from many.
import type { Say } from '../say';
import { numberInWords } from './readings';

type Counted = (count: number, say: Say) => string;

const inWords = (one: (say: Say) => string, many: (say: Say, count: string) => string): Counted => (count, say) => (count === 1 ? one(say) : many(say, numberInWords(count, say)));

/** "1 source", "14,000 words" */
export const counted = {
  sources: inWords((say) => say('1 source'), (say, count) => say('{count} sources', { count })),
  quotes: inWords((say) => say('1 quote'), (say, count) => say('{count} quotes', { count })),
  figures: inWords((say) => say('1 figure'), (say, count) => say('{count} figures', { count })),
  quotations: inWords((say) => say('1 quotation'), (say, count) => say('{count} quotations', { count })),
  names: inWords((say) => say('1 name'), (say, count) => say('{count} names', { count })),
  findings: inWords((say) => say('1 finding'), (say, count) => say('{count} findings', { count })),
  words: inWords((say) => say('1 word'), (say, count) => say('{count} words', { count })),
  times: inWords((say) => say('once'), (say, count) => say('{count} times', { count })),
} satisfies Readonly<Record<string, Counted>>;
