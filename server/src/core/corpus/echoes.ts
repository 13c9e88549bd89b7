// Finds passages without marks that retell an utterance: they share its rare words in its order. Information, never a finding.
import stopWordsYaml from '../../../lexicon/stop-words.yaml';
import { wordSet } from '../lexicon';
import { stemOf } from '../text/inflection';
import type { SourceDocument, DocumentId } from './document';
import { DocumentQueue } from './document-queue';
import type { Located } from './entities';
import { NumberRows } from './number-rows';
import { WordNumbers } from './word-numbers';
import { Trait, type WordRow } from './word-row';

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

/** A quotation of a few words in marks. */
interface Phrase extends Located {
  readonly quote: number;
  readonly stems: readonly string[];
}

/** Numbers before the words of a retelling. */
const HEAD = 3;

type Carried = { readonly witnesses: readonly (Located & { readonly quote: number })[] };

/** Holds which utterances and which documents have a word, so that the echoes of one utterance are found without a walk through all. */
export class EchoIndex {
  /** The content words of each utterance that is long enough, in the words of its origin. */
  readonly #contents = new Map<Carried, readonly string[]>();
  readonly #utterancesWith = new Map<string, Set<Carried>>();
  readonly #numbers = new WordNumbers();
  readonly #places = new WordNumbers();
  readonly #ids: DocumentId[] = [];
  /** By the word's number: the places of the documents that have it, and how many sentences do. */
  readonly #documentsWith: number[][] = [];
  readonly #sentencesWith: number[] = [];
  /** By the document's place, of each of its retellings: where it begins and ends, how many different words it has, and their numbers. */
  readonly #rows = new NumberRows();
  /** By the word's number: whether the utterance that is asked about has it. */
  #marked = new Uint8Array(0);
  readonly #phrasesFrom = new Map<string, Set<Phrase>>();
  readonly #phrasesIn = new Map<DocumentId, readonly Phrase[]>();
  /** Documents are read when somebody first asks. */
  readonly documents = new DocumentQueue((id, _, now) => this.#replace(id, now));
  #sentences = 0;

  note(utterance: Carried, row: WordRow | undefined): void {
    const stems = row ? contentOf(row).slice(0, LONGEST_UTTERANCE) : [];
    if (stems.length < FEWEST_IN_COMMON) return;
    this.#contents.set(utterance, stems);
    for (const stem of new Set(stems)) {
      const known = this.#utterancesWith.get(stem);
      if (known) known.add(utterance);
      else this.#utterancesWith.set(stem, new Set([utterance]));
    }
  }

  forget(utterance: Carried): void {
    for (const stem of new Set(this.#contents.get(utterance))) {
      const known = this.#utterancesWith.get(stem);
      known?.delete(utterance);
      if (known?.size === 0) this.#utterancesWith.delete(stem);
    }
    this.#contents.delete(utterance);
  }

  /** The passages that retell the utterance, in order of document and start. */
  of(utterance: Carried): readonly Located[] {
    const contents = this.#contents.get(utterance);
    if (!contents) return [];
    this.documents.takeAll();
    const common = Math.max(COMMON_SENTENCES, this.#sentences * COMMON_SHARE);
    const isCommon = (stem: string): boolean => (this.#sentencesWith[this.#numbers.of(stem)] ?? 0) > common;
    const telling = [...new Set(contents)].filter((stem) => this.#tellingOf(stem).size > 0).map(this.#numbers.of);
    const echoes: Located[] = [];
    this.#sharing(telling, (document, from, to) => {
      const best = this.#bestFor(contentIn(document, from, to), isCommon);
      if (best?.utterance === utterance) echoes.push({ document: document.id, start: best.span.start, end: best.span.end });
    });
    for (const stem of new Set(contents)) {
      for (const phrase of this.#phrasesFrom.get(stem) ?? []) {
        // Words that several utterances have are nobody's own.
        const carrying = [...this.#tellingOf(stem)].filter((other) => runsIn(phrase.stems, this.#contents.get(other) ?? []));
        if (carrying.length !== 1 || carrying[0] !== utterance) continue;
        if (utterance.witnesses.some(({ document, quote }) => document === phrase.document && quote === phrase.quote)) continue;
        echoes.push({ document: phrase.document, start: phrase.start, end: phrase.end });
      }
    }
    return echoes.sort(byPlace);
  }

  /** Every passage that has enough of the words. Hundreds of texts have as many of them somewhere, and a few in one sentence: no other is read. */
  #sharing(words: readonly number[], found: (document: SourceDocument, from: number, to: number) => void): void {
    const shared = new Uint16Array(this.#ids.length);
    for (const word of words) for (const place of this.#documentsWith[word] ?? []) shared[place] = (shared[place] ?? 0) + 1;
    if (this.#marked.length < this.#numbers.size) this.#marked = new Uint8Array(this.#numbers.size * 1.5);
    const marked = this.#marked;
    for (const word of words) marked[word] = 1;
    const { data } = this.#rows;
    for (let place = 0; place < shared.length; place++) {
      const id = (shared[place] ?? 0) >= FEWEST_IN_COMMON ? this.#ids[place] : undefined;
      const document = id === undefined ? undefined : this.documents.get(id);
      if (!document) continue;
      for (let at = this.#rows.startOf(place), end = this.#rows.endOf(place); at < end; ) {
        const last = at + HEAD + (data[at + 2] ?? 0);
        let common = 0;
        for (let i = at + HEAD; i < last; i++) common += marked[data[i] ?? 0] ?? 0;
        if (common >= FEWEST_IN_COMMON) found(document, data[at] ?? 0, data[at + 1] ?? 0);
        at = last;
      }
    }
    for (const word of words) marked[word] = 0;
  }

  /** The utterances that the word marks; nobody where many have it. */
  #tellingOf(stem: string): ReadonlySet<Carried> {
    const known = this.#utterancesWith.get(stem);
    return known && known.size <= UTTERANCES_OF_A_WORD ? known : new Set();
  }

  /** A sentence retells the utterance that it shares most with: of another one it has the common words only. */
  #bestFor(retelling: Retelling, isCommon: (stem: string) => boolean): { readonly utterance: Carried; readonly span: Retold } | undefined {
    const shared = new Map<Carried, number>();
    for (const stem of new Set(retelling.stems)) for (const utterance of this.#tellingOf(stem)) shared.set(utterance, (shared.get(utterance) ?? 0) + 1);
    let best: { readonly utterance: Carried; readonly span: Retold } | undefined;
    for (const [utterance, count] of shared) {
      const span = count >= FEWEST_IN_COMMON ? retold(retelling, this.#contents.get(utterance) ?? [], isCommon) : undefined;
      if (!span) continue;
      const lead = best ? span.weight - best.span.weight : 1;
      if (lead > 0 || (lead === 0 && best && comesFirst(utterance, best.utterance))) best = { utterance, span };
    }
    return best;
  }

  #replace(id: DocumentId, document: SourceDocument | undefined): void {
    for (const phrase of this.#phrasesIn.get(id) ?? []) this.#phrasesFrom.get(phrase.stems[0] ?? '')?.delete(phrase);
    const place = this.#places.of(id);
    this.#ids[place] = id;
    const old = this.#countsAt(place);
    this.#rows.set(place, document ? this.#rowOf(document) : []);
    const now = this.#countsAt(place);
    for (const [word, count] of old.words) {
      this.#sentencesWith[word] = (this.#sentencesWith[word] ?? 0) - count;
      const documents = this.#documentsWith[word];
      if (!documents || now.words.has(word)) continue;
      documents[documents.indexOf(place)] = documents.at(-1) ?? place;
      documents.pop();
    }
    for (const [word, count] of now.words) {
      this.#sentencesWith[word] = (this.#sentencesWith[word] ?? 0) + count;
      if (!old.words.has(word)) (this.#documentsWith[word] ??= []).push(place);
    }
    this.#sentences += now.sentences - old.sentences;
    const phrases = document ? phrasesOf(document) : [];
    this.#phrasesIn.set(id, phrases);
    for (const phrase of phrases) {
      const known = this.#phrasesFrom.get(phrase.stems[0] ?? '');
      if (known) known.add(phrase);
      else this.#phrasesFrom.set(phrase.stems[0] ?? '', new Set([phrase]));
    }
  }

  #rowOf(document: SourceDocument): readonly number[] {
    return readRetellings(document).flatMap(({ from, to, stems }) => {
      const words = new Set(stems.map(this.#numbers.of));
      return [from, to, words.size, ...words];
    });
  }

  /** How many sentences of the document at the place have each word. */
  #countsAt(place: number): { readonly words: ReadonlyMap<number, number>; readonly sentences: number } {
    const words = new Map<number, number>();
    let sentences = 0;
    const { data } = this.#rows;
    for (let at = this.#rows.startOf(place), end = this.#rows.endOf(place); at < end; sentences++) {
      const last = at + HEAD + (data[at + 2] ?? 0);
      for (let i = at + HEAD; i < last; i++) words.set(data[i] ?? 0, (words.get(data[i] ?? 0) ?? 0) + 1);
      at = last;
    }
    return { words, sentences };
  }
}

function comesFirst({ witnesses: [a] }: Carried, { witnesses: [b] }: Carried): boolean {
  return a !== undefined && b !== undefined && byPlace(a, b) < 0;
}

function byPlace(a: Located, b: Located): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start;
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

/** “significantly increased” in marks, put on something else: fragments too short to be witnesses. */
function phrasesOf(document: SourceDocument): Phrase[] {
  return document.quotes.flatMap((mention, quote): Phrase[] => {
    if (mention.kind !== 'phrase') return [];
    const { stems } = contentIn(document, mention.start, mention.end);
    return stems.length < 2 ? [] : [{ document: document.id, start: mention.start, end: mention.end, quote, stems }];
  });
}

function runsIn(run: readonly string[], stems: readonly string[]): boolean {
  return stems.some((_, from) => run.every((stem, i) => stems[from + i] === stem));
}

/** Where it begins and ends in its text stands beside it. */
interface Part extends Retelling {
  readonly from: number;
  readonly to: number;
}

function readRetellings(document: SourceDocument): readonly Part[] {
  const { source, quotes } = document;
  const result: Part[] = [];
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
  return result;
}

function addPart(result: Part[], document: SourceDocument, from: number, to: number): void {
  if (to <= from) return;
  const part = contentIn(document, from, to);
  if (part.stems.length >= FEWEST_IN_COMMON) result.push({ ...part, from, to });
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
