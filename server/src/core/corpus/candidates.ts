// Makes the figures of a document ready to be compared: their values in the dossier, the words around them, their rivals.
import type { FigureMention } from '../extract/figures';
import type { Claim } from '../extract/figures/claim';
import { resolveDate } from '../extract/figures/dates';
import { exactly, type Interval } from '../extract/interval';
import type { DocumentId, SourceDocument } from './document';
import type { Candidate, WordVector } from './same-quantity';

/** Distances in words at which a word counts half. */
const FAR = 8;
const NEAR = 2;
/** A sentence with fewer content words says too little to contradict another. */
const FEWEST_WORDS = 3;

/**
 * The document's figures by the block in which they are compared. `anchor`: the day of writing, in days since 1970-01-01.
 */
export function candidatesOf(document: SourceDocument, anchor: number | undefined, weight: (word: string) => number): Map<string, Candidate[]> {
  const read = document.figures.map((mention) => valueOf(mention, anchor));
  const rivals = new Map<string, Set<string>>();
  for (const found of read) if (found) rivals.set(rivalry(found), (rivals.get(rivalry(found)) ?? new Set()).add(`${found.value.min} ${found.value.max}`));
  const years = new Map<number, Set<number>>();
  for (const { sentence, date } of document.figures) if (date?.year !== undefined) years.set(sentence, (years.get(sentence) ?? new Set()).add(date.year));
  const candidates = new Map<string, Candidate[]>();
  document.figures.forEach((mention, figure) => {
    const found = read[figure];
    if (!found) return;
    const sentence = document.source.sentences[mention.sentence];
    const candidate: Candidate = {
      document: document.id,
      start: mention.start,
      end: mention.end,
      figure,
      value: found.value,
      mention,
      far: vectorOf(mention.claim.words, weight, FAR),
      near: vectorOf(mention.claim.words, weight, NEAR),
      written: document.written,
      years: years.get(mention.sentence) ?? new Set(),
      rivals: rivals.get(rivalry(found))?.size ?? 1,
      dateLine: document.source.paragraphs[sentence?.paragraph ?? -1]?.kind === 'date' || (mention.date !== undefined && mention.claim.words.size < FEWEST_WORDS),
    };
    const block = candidates.get(found.key);
    if (block) block.push(candidate);
    else candidates.set(found.key, [candidate]);
  });
  return candidates;
}

/** Days and years do not rival each other: a text dates its event by one day and tells the years of its background. */
function rivalry({ key, value }: { readonly key: string; readonly value: Interval }): string {
  return key === 'date' ? `date ${value.max - value.min > 6}` : key;
}

/** The value, and the block in which it is compared. Where nobody knows the day of writing a weekday is compared with weekdays. */
export function valueOf(mention: FigureMention, anchor: number | undefined): { readonly key: string; readonly value: Interval } | undefined {
  if (!mention.date) return { key: blockOf(mention.claim), value: mention.value };
  const value = resolveDate(mention.date, anchor);
  if (value) return { key: 'date', value };
  return mention.date.weekday === undefined ? undefined : { key: 'weekday', value: exactly(mention.date.weekday) };
}

/** Only figures of one block are compared. */
function blockOf({ dimension, nounClass, noun }: Claim): string {
  return dimension === 'count' ? `count ${nounClass ?? noun ?? ''}` : dimension;
}

function vectorOf(words: Claim['words'], weight: (word: string) => number, reach: number): WordVector {
  const weights = new Map<string, number>();
  let sum = 0;
  for (const [word, distance] of words) {
    const w = weight(word) / (1 + distance / reach);
    weights.set(word, w);
    sum += w * w;
  }
  return { weights, norm: Math.sqrt(sum) };
}

/** Rare words of the dossier weigh more: the logarithm of how many sentences there are for each that holds the word. */
export function wordWeights(documents: ReadonlyMap<DocumentId, SourceDocument>): (word: string) => number {
  const counts = new Map<string, number>();
  let sentences = 0;
  for (const { figures } of documents.values()) {
    const seen = new Set<number>();
    for (const { sentence, claim } of figures) {
      if (seen.has(sentence)) continue;
      seen.add(sentence);
      sentences += 1;
      for (const word of claim.words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return (word) => Math.log(1 + sentences / (1 + (counts.get(word) ?? 0)));
}

/** The day that most dated documents of the dossier were written on: it stands in for documents without a date. */
export function dossierDay(documents: ReadonlyMap<DocumentId, SourceDocument>): number | undefined {
  const counts = new Map<number, number>();
  for (const { written } of documents.values()) if (written !== undefined) counts.set(written, (counts.get(written) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0];
}
