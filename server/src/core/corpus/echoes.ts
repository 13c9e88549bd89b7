// Finds passages without marks that retell an utterance: they share its rare words in its order. Information, never a finding.
import stopWordsYaml from '../../../lexicon/stop-words.yaml';
import { wordSet } from '../lexicon';
import { stemOf } from '../text/inflection';
import type { SourceDocument, DocumentId } from './document';
import type { Located } from './entities';
import type { WordRow } from './wording';
import { Trait } from './wording';

/** The content words of what a document says in its own words, sentence by sentence. */
interface Retelling {
  readonly stems: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Names weigh less: two texts on one event share them anyway. */
  readonly names: readonly boolean[];
}

/** So many content words in common and in order make a passage an echo, and so much of the passage must be they. */
const FEWEST_IN_COMMON = 5;
const THINNEST = 0.55;
/** Names and the words that the whole dossier uses say little: two texts on one event share them anyway. */
const NAME_WEIGHT = 0.25;
const COMMON_WEIGHT = 0.6;
const COMMON_SENTENCES = 3;
const COMMON_SHARE = 0.01;
const FEWEST_WEIGHT = 4;
/** A passage that has hardly a word of its own is an echo of common words too. */
const SOLID = 0.95;
/** A word in more utterances than this marks none of them. */
const UTTERANCES_OF_A_WORD = 40;
/** More content words of one sentence, and of one utterance, are not compared. */
const LONGEST_PASSAGE = 150;
const LONGEST_UTTERANCE = 600;
/** Content words between two words in common. */
const LONGEST_GAP = 4;

const stopWords = wordSet(stopWordsYaml, 'stop-words');
const retellings = new WeakMap<SourceDocument, readonly Retelling[]>();

/** For each utterance, given by its origin's words, the passages that retell it, in order of document and start. */
export function findEchoes(
  rows: readonly (WordRow | undefined)[],
  documents: ReadonlyMap<DocumentId, SourceDocument>,
  utterances: readonly { readonly witnesses: readonly (Located & { readonly quote: number })[] }[],
): readonly (readonly Located[])[] {
  const postings = new Map<string, number[]>();
  const contents = rows.map((row) => (row ? contentOf(row).slice(0, LONGEST_UTTERANCE) : []));
  contents.forEach((stems, utterance) => {
    if (stems.length < FEWEST_IN_COMMON) return;
    for (const stem of new Set(stems)) {
      const known = postings.get(stem);
      if (known) known.push(utterance);
      else postings.set(stem, [utterance]);
    }
  });
  const echoes: Located[][] = rows.map(() => []);
  const sentencesWith = new Map<string, number>();
  const candidates: { readonly document: DocumentId; readonly retelling: Retelling; readonly utterance: number }[] = [];
  let sentences = 0;
  for (const id of [...documents.keys()].sort()) {
    const document = documents.get(id);
    if (!document) continue;
    for (const retelling of retellingsOf(document)) {
      sentences++;
      const shared = new Map<number, number>();
      for (const stem of new Set(retelling.stems)) {
        const places = postings.get(stem);
        if (!places) continue;
        sentencesWith.set(stem, (sentencesWith.get(stem) ?? 0) + 1);
        if (places.length > UTTERANCES_OF_A_WORD) continue;
        for (const utterance of places) shared.set(utterance, (shared.get(utterance) ?? 0) + 1);
      }
      for (const [utterance, count] of shared) if (count >= FEWEST_IN_COMMON) candidates.push({ document: id, retelling, utterance });
    }
    markedFragments(document, contents, postings, utterances, echoes);
  }
  const common = Math.max(COMMON_SENTENCES, sentences * COMMON_SHARE);
  // A sentence retells the utterance that it shares most with: of another one it has the common words only.
  const best = new Map<Retelling, { readonly document: DocumentId; readonly utterance: number; readonly span: Retold }>();
  for (const { document, retelling, utterance } of candidates) {
    const span = retold(retelling, contents[utterance] ?? [], (stem) => (sentencesWith.get(stem) ?? 0) > common);
    if (span && span.weight > (best.get(retelling)?.span.weight ?? 0)) best.set(retelling, { document, utterance, span });
  }
  for (const { document, utterance, span: { start, end } } of best.values()) echoes[utterance]?.push({ document, start, end });
  return echoes.map((found) => found.sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start)));
}

function contentOf(row: WordRow): string[] {
  return row.stems.filter((_, i) => ((row.traits[i] ?? 0) & (Trait.stop | Trait.inserted)) === 0);
}

interface Retold {
  readonly start: number;
  readonly end: number;
  /** How much the words in common say. */
  readonly weight: number;
}

/** The stretch of the sentence that has enough of the utterance's words in their order, or undefined. */
function retold(retelling: Retelling, utterance: readonly string[], isCommon: (stem: string) => boolean): Retold | undefined {
  const { stems, starts, ends, names } = retelling;
  const columns = utterance.length + 1;
  const length = new Uint16Array((stems.length + 1) * columns);
  for (let i = stems.length - 1; i >= 0; i--) {
    for (let j = utterance.length - 1; j >= 0; j--) {
      const at = i * columns + j;
      length[at] = stems[i] === utterance[j] ? (length[at + columns + 1] ?? 0) + 1 : Math.max(length[at + columns] ?? 0, length[at + 1] ?? 0);
    }
  }
  const matched: number[] = [];
  for (let i = 0, j = 0; i < stems.length && j < utterance.length; ) {
    const at = i * columns + j;
    if (stems[i] === utterance[j]) {
      matched.push(i);
      i++;
      j++;
    } else if ((length[at + columns] ?? 0) >= (length[at + 1] ?? 0)) i++;
    else j++;
  }
  // The densest run of them: words far from the others are there by chance.
  let best: { from: number; to: number; weight: number } | undefined;
  for (let from = 0; from < matched.length; ) {
    let to = from;
    while (to + 1 < matched.length && (matched[to + 1] ?? 0) - (matched[to] ?? 0) <= LONGEST_GAP) to++;
    const run = matched.slice(from, to + 1);
    const own = run.filter((i) => !names[i]).length;
    const weight = run.reduce((sum, i) => sum + (names[i] ? NAME_WEIGHT : isCommon(stems[i] ?? '') ? COMMON_WEIGHT : 1), 0);
    const density = run.length / ((matched[to] ?? 0) - (matched[from] ?? 0) + 1);
    const enough = run.length >= FEWEST_IN_COMMON && density >= THINNEST && (weight >= FEWEST_WEIGHT || (density >= SOLID && own >= FEWEST_IN_COMMON));
    if (enough && (!best || weight > best.weight)) best = { from, to, weight };
    from = to + 1;
  }
  return best && { start: starts[matched[best.from] ?? 0] ?? 0, end: ends[matched[best.to] ?? 0] ?? 0, weight: best.weight };
}

/** “significantly increased” in marks, put on something else: a fragment too short to be a witness. */
function markedFragments(
  document: SourceDocument, contents: readonly (readonly string[])[], postings: ReadonlyMap<string, readonly number[]>,
  utterances: readonly { readonly witnesses: readonly (Located & { readonly quote: number })[] }[], echoes: Located[][],
): void {
  document.quotes.forEach((mention, quote) => {
    if (mention.kind !== 'phrase') return;
    const { stems, starts } = contentIn(document, mention.start, mention.end);
    if (stems.length < 2) return;
    const places = postings.get(stems[0] ?? '') ?? [];
    const carrying = places.length > UTTERANCES_OF_A_WORD ? [] : places.filter((utterance) => runsIn(stems, contents[utterance] ?? []));
    // Words that several utterances have are nobody's own.
    if (carrying.length !== 1 || !starts.length) return;
    const [utterance = 0] = carrying;
    if (utterances[utterance]?.witnesses.some((witness) => witness.document === document.id && witness.quote === quote)) return;
    echoes[utterance]?.push({ document: document.id, start: mention.start, end: mention.end });
  });
}

function runsIn(run: readonly string[], stems: readonly string[]): boolean {
  return stems.some((_, from) => run.every((stem, i) => stems[from + i] === stem));
}

function retellingsOf(document: SourceDocument): readonly Retelling[] {
  const known = retellings.get(document);
  if (known) return known;
  const { source, quotes } = document;
  const result: Retelling[] = [];
  let quote = 0;
  for (const sentence of source.sentences) {
    while ((quotes[quote]?.end ?? Infinity) <= sentence.start) quote++;
    // A sentence is read in the parts that stand outside the quotations.
    let from = sentence.start;
    for (let i = quote; i < quotes.length && (quotes[i]?.start ?? 0) < sentence.end; i++) {
      if (quotes[i]?.kind !== 'quote') continue;
      addPart(result, document, from, quotes[i]?.start ?? from);
      from = quotes[i]?.end ?? from;
    }
    addPart(result, document, from, sentence.end);
  }
  retellings.set(document, result);
  return result;
}

function addPart(result: Retelling[], document: SourceDocument, from: number, to: number): void {
  if (to <= from) return;
  const part = contentIn(document, from, to);
  if (part.stems.length >= FEWEST_IN_COMMON) result.push(part);
}

function contentIn({ source: { tokens } }: SourceDocument, from: number, to: number): Retelling {
  const stems: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const names: boolean[] = [];
  for (let i = tokens.firstFrom(from); i < tokens.length && tokens.start(i) < to && stems.length < LONGEST_PASSAGE; i++) {
    if (!tokens.isWord(i)) continue;
    const lower = tokens.lower(i).replace(/[’ʼ]/g, "'").replace(/'s$|'$/, '');
    if (stopWords.has(lower)) continue;
    stems.push(stemOf(lower));
    starts.push(tokens.start(i));
    ends.push(tokens.end(i));
    names.push(tokens.capitalised(i) && stems.length > 1);
  }
  return { stems, starts, ends, names };
}
