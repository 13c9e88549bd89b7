// Measures how the linking of quotations grows: one utterance in thousands of documents, and thousands of different short ones.
import { usualBounds } from '../../server/src/core/corpus/bounds';
import { documentId, readDocument, type DocumentId, type SourceDocument } from '../../server/src/core/corpus/document';
import { OriginIndex } from '../../server/src/core/corpus/independence';
import { finish } from '../../server/src/core/corpus/steps';
import { UtteranceIndex } from '../../server/src/core/corpus/utterance-index';
import { noWork } from '../../server/src/core/corpus/work';
import { randomOf } from './random';

/** Twice the size may take so many times as long; a little over two for sorting. */
const MOST_GROWTH = 2.2;
const RUNS = 3;

const surnames = ['Holt', 'Bell', 'Brandt', 'Lindqvist', 'Moreau', 'Okafor', 'Silva', 'Tanaka', 'Weiss', 'Novak'];
const given = ['Anna', 'Marcus', 'Otto', 'Ada', 'Lucie', 'Chidi', 'Marta', 'Ken', 'Ilse', 'Petra'];
const nouns = ['bridge', 'harbour', 'council', 'river', 'school', 'budget', 'winter', 'ferry', 'road', 'market', 'clinic', 'tower', 'garden', 'railway', 'museum', 'forest'];
const verbs = ['closes', 'opens', 'costs', 'helps', 'needs', 'changes', 'saves', 'hurts', 'moves', 'stops'];
const adjectives = ['old', 'new', 'northern', 'stone', 'public', 'small', 'great', 'quiet', 'broken', 'empty', 'busy', 'cold'];

/** Reports of one speech: each carries it whole, shortened, or with a word changed, and says something of its own. */
function oneUtterance(count: number): SourceDocument[] {
  const random = randomOf(1);
  const pick = (words: readonly string[]): string => words[random(words.length)] ?? '';
  const whole = 'We will keep the old harbour open through the whole winter, and nobody who works there today shall lose a single day of pay';
  return Array.from({ length: count }, (_, i) => {
    const words = i % 5 === 1 ? whole.slice(0, whole.indexOf(',')) : i % 5 === 2 ? whole.replace('single', pick(adjectives)) : i % 5 === 3 ? whole.replace('the whole winter', `the ${pick(adjectives)} ${pick(nouns)}`) : whole;
    const own = Array.from({ length: 12 }, () => `The ${pick(adjectives)} ${pick(nouns)} ${pick(verbs)} the ${pick(adjectives)} ${pick(nouns)} of ${pick(surnames)} ${i}.`).join(' ');
    return readDocument(documentId(`${i}.txt`), `${own}\n\n“${words},” said Mayor Ada Lindqvist.\n\nIt was day ${i}.`);
  });
}

/** Ten short quotations a document, all different, of words that many of them share. */
function shortQuotes(count: number): SourceDocument[] {
  const random = randomOf(2);
  const pick = (words: readonly string[]): string => words[random(words.length)] ?? '';
  return Array.from({ length: count / 10 }, (_, i) => readDocument(documentId(`${i}.txt`), Array.from({ length: 10 }, () =>
    `“The ${pick(adjectives)} ${pick(nouns)} ${pick(verbs)} our ${pick(adjectives)} ${pick(nouns)} ${random(1000)} times,” said ${pick(given)} ${pick(surnames)}.`).join('\n\n')));
}

function link(documents: readonly SourceDocument[]): UtteranceIndex {
  const byId = new Map<DocumentId, SourceDocument>(documents.map((document) => [document.id, document]));
  const index = new UtteranceIndex(noWork(), usualBounds);
  finish(index.update(byId.keys(), (id) => byId.get(id), () => undefined));
  return index;
}

function findOrigins(documents: readonly SourceDocument[]): number {
  const origins = new OriginIndex(noWork(), usualBounds);
  for (const document of documents) origins.documents.update(document.id, document);
  return origins.independentOf(documents.map(({ id }) => id));
}

/** Milliseconds of processor time: what else the machine does matters less than on the clock. */
function cost(documents: readonly SourceDocument[], work: (documents: readonly SourceDocument[]) => unknown): number {
  globalThis.gc?.();
  const before = process.cpuUsage();
  work(documents);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

const cases = [
  { title: 'one utterance, documents', sizes: [2000, 4000], make: oneUtterance },
  { title: 'different short quotations', sizes: [20_000, 40_000], make: shortQuotes },
] as const;
const steps = [
  { title: 'linked', work: (documents: readonly SourceDocument[]): unknown => link(documents).all.length },
  { title: 'with echoes', work: (documents: readonly SourceDocument[]): unknown => link(documents).all.map(({ echoes }) => echoes.length) },
  { title: 'origins', work: (documents: readonly SourceDocument[]): unknown => findOrigins(documents) },
] as const;

for (const { title, sizes: [size, twice], make } of cases) {
  for (const step of steps) {
    // In turns, and on documents that were never seen before.
    const runs = Array.from({ length: RUNS }, () => [cost(make(size), step.work), cost(make(twice), step.work)] as const);
    const [once, doubled] = [median(runs.map(([time]) => time)), median(runs.map(([, time]) => time))];
    const ratio = median(runs.map(([a, b]) => b / a));
    console.log(`${title}, ${step.title}: ${size} ${once.toFixed(0)} ms, ${twice} ${doubled.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${MOST_GROWTH})`);
  }
}
