// Which sources are copies or rewrites of one text: two that share an origin confirm nothing to each other.
import agenciesYaml from '../../../lexicon/news-agencies.yaml';
import { classOfWord } from '../lexicon';
import type { SourceText } from '../text/source-text';
import type { DocumentId, SourceDocument } from './document';
import { hash32 } from '../text/hash';

/** How much of the shorter text's runs of five words the other one has (passim and text-reuse practice; DESIGN, “Independence”). */
const ONE_ORIGIN = 0.5;
const PARTLY_DERIVED = 0.15;
const RUN = 5;
/** With fewer runs a text has hardly a sentence of its own, and says nothing of where it comes from. */
const FEWEST_RUNS = 12;
/** Only so many texts are kept for each run, the longest: copies of one text meet in the first of them. */
const TEXTS_OF_A_RUN = 8;
/** Where a text names its agency: in brackets near its start, or alone in its first or last paragraphs. */
const DATELINE = 300;
const CREDIT_PARAGRAPHS = 3;

interface Origins {
  /** The same for documents that are one text, more or less; each document's own where it shares with none. */
  readonly originOf: (document: DocumentId) => DocumentId;
  /** Other documents with which it shares 0.15 to 0.5 of the shorter text, and no origin; in order of id. */
  readonly partlyShared: (document: DocumentId) => readonly DocumentId[];
}

const known = new WeakMap<ReadonlyMap<DocumentId, SourceDocument>, Origins>();

/** Found once for each state of the corpus, when somebody first asks. Near-linear in the length of all texts. */
export function originsOf(documents: ReadonlyMap<DocumentId, SourceDocument>): Origins {
  let origins = known.get(documents);
  if (!origins) known.set(documents, (origins = findOrigins([...documents.values()])));
  return origins;
}

/** How many of the documents do not share an origin with one before them. */
export function independentOf(documents: ReadonlyMap<DocumentId, SourceDocument>, ids: Iterable<DocumentId>): number {
  const { originOf } = originsOf(documents);
  return new Set([...ids].map(originOf)).size;
}

/** The result depends on the texts, on names of files only where two texts are equal. */
function findOrigins(documents: readonly SourceDocument[]): Origins {
  // The longest first: a shortened copy is measured against the whole, and two that were cut from it meet there.
  const texts = documents.map((document) => ({ document, runs: runsOf(document), agency: agencyOf(document) }))
    .sort((a, b) => b.runs.length - a.runs.length || compare(a.document.source.text, b.document.source.text) || compare(a.document.id, b.document.id));
  const postings = new Map<number, number[]>();
  const origin = new Map<DocumentId, DocumentId>();
  const partly = new Map<DocumentId, Set<DocumentId>>();
  texts.forEach(({ document, runs, agency }, index) => {
    const shared = new Map<number, number>();
    for (const run of runs) {
      const places = postings.get(run);
      if (!places) {
        postings.set(run, [index]);
        continue;
      }
      for (const place of places) shared.set(place, (shared.get(place) ?? 0) + 1);
      if (places.length < TEXTS_OF_A_RUN) places.push(index);
    }
    const others = runs.length < FEWEST_RUNS ? [] : [...shared].map(([place, common]) => ({ place, part: common / runs.length })).filter(({ part }) => part >= PARTLY_DERIVED);
    const first = others.sort((a, b) => b.part - a.part || a.place - b.place)
      .find(({ place, part }) => part >= ONE_ORIGIN || (agency !== undefined && texts[place]?.agency === agency));
    const id = document.id;
    const parent = first && texts[first.place]?.document.id;
    origin.set(id, (parent && origin.get(parent)) ?? id);
    for (const { place } of others) {
      const other = texts[place]?.document.id;
      if (other === undefined || origin.get(other) === origin.get(id)) continue;
      partly.set(id, (partly.get(id) ?? new Set()).add(other));
      partly.set(other, (partly.get(other) ?? new Set()).add(id));
    }
  });
  return {
    originOf: (document) => origin.get(document) ?? document,
    partlyShared: (document) => [...(partly.get(document) ?? [])].sort(),
  };
}

const runsKnown = new WeakMap<SourceText, Int32Array>();

/**
 * The different runs of five words, as numbers, outside of quotations: that two reporters heard the same man does not
 * make one of them a copy. Two runs may meet in one number, which is too rare to matter in a share.
 */
function runsOf({ source, quotes }: SourceDocument): Int32Array {
  const done = runsKnown.get(source);
  if (done) return done;
  const { tokens } = source;
  const runs = new Set<number>();
  const last = new Int32Array(RUN);
  let length = 0;
  let quote = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (!tokens.isWord(i) && !tokens.isNumber(i)) continue;
    while ((quotes[quote]?.end ?? Infinity) <= tokens.start(i)) quote++;
    if (quotes[quote]?.kind === 'quote' && (quotes[quote]?.start ?? Infinity) <= tokens.start(i)) {
      length = 0;
      continue;
    }
    last.copyWithin(0, 1);
    last[RUN - 1] = hash32(tokens.lower(i));
    if (++length >= RUN) runs.add(last.reduce((sum, word) => (Math.imul(sum, 0x01000193) ^ word) | 0, 0));
  }
  const made = Int32Array.from(runs);
  runsKnown.set(source, made);
  return made;
}

const agencies = classOfWord(agenciesYaml, 'news-agencies');
const forms = [...agencies.keys()].map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const IN_BRACKETS = new RegExp(`\\((${forms})\\)`, 'u');
const CREDIT = new RegExp(`^(?:[-–—]+\\s*)?(?:by\\s+(?:the\\s+)?|source:\\s*|copyright \\d{4}\\s+(?:the\\s+)?|©\\s*(?:\\d{4}\\s+)?)?(${forms})\\.?$`, 'iu');

/** The agency that the text or corroborate.yaml gives as its source. One that is merely named in a sentence is none. */
function agencyOf({ source: { text, paragraphs }, facts }: SourceDocument): string | undefined {
  const published = facts.publisher === undefined ? undefined : agencies.get(facts.publisher);
  if (published !== undefined) return published;
  const dateline = IN_BRACKETS.exec(text.slice(0, DATELINE))?.[1];
  if (dateline !== undefined) return agencies.get(dateline);
  for (const { start, end } of [...paragraphs.slice(0, CREDIT_PARAGRAPHS), ...paragraphs.slice(-CREDIT_PARAGRAPHS)]) {
    const credited = end - start < 80 ? CREDIT.exec(text.slice(start, end))?.[1]?.toLowerCase() : undefined;
    if (credited !== undefined) return [...agencies].find(([form]) => form.toLowerCase() === credited)?.[1];
  }
  return undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
