// Which sources are copies or rewrites of one text: two that share an origin confirm nothing to each other.
import agenciesYaml from '../../../lexicon/news-agencies.yaml';
import { classOfWord } from '../lexicon';
import { hash32 } from '../text/hash';
import { usualBounds, type Bounds } from './bounds';
import type { DocumentId, SourceDocument } from './document';
import { DocumentQueue } from './document-queue';
import { RankedPostings } from './ranked-postings';
import type { Work } from './work';

/** How much of the shorter text's runs of five words the other one has (passim and text-reuse practice; DESIGN, “Independence”). */
const ONE_ORIGIN = 0.5;
const PARTLY_DERIVED = 0.15;
const RUN = 5;
/** With fewer runs a text has hardly a sentence of its own, and says nothing of where it comes from. */
const FEWEST_RUNS = 12;
/** Where a text names its agency: in brackets near its start, or alone in its first or last paragraphs. */
const DATELINE = 300;
const CREDIT_PARAGRAPHS = 3;

interface Text {
  document: SourceDocument;
  runs: Int32Array;
  agency: string | undefined;
  /** Stands for the whole text where texts are put in order: copies of a long one would be compared letter by letter for each of its runs. */
  rank: string;
  /** Scratch of one question: the runs in common with the text that it is about. A map for each question would be most of the garbage. */
  question: number;
  common: number;
}

/** Counted over all indexes. */
let questions = 0;

/** What a text has from longer ones. */
interface Derivation {
  readonly parent: DocumentId | undefined;
  /** All with which it shares enough to be told, the greatest part first. */
  readonly from: readonly { readonly id: DocumentId; readonly part: number }[];
}

/** Text that two documents have in common. */
interface SharedText {
  readonly shorter: DocumentId;
  readonly longer: DocumentId;
  /** The part of the shorter text's runs of five words that the longer one has too: 0.15 to 1. */
  readonly part: number;
}

/** Finds where a text comes from when somebody asks, and remembers it until a change of another one could tell otherwise. */
export class OriginIndex {
  /** Texts are taken in when somebody first asks. */
  readonly documents = new DocumentQueue((id, _, now) => this.#replace(id, now));
  readonly #texts = new Map<DocumentId, Text>();
  /** By how many runs they have: those between which another edition of a text may change its rank. */
  readonly #byLength = new Map<number, Set<Text>>();
  /** The longest first: a shortened copy is measured against the whole, and two that were cut from it meet there. */
  readonly #postings = new RankedPostings<Text>(longestFirst);
  readonly #derived = new Map<DocumentId, Derivation>();
  /** The texts that were found to have something from a text. */
  readonly #takers = new Map<DocumentId, Set<DocumentId>>();
  /** Texts of which that is still to be found. */
  readonly #open = new Set<DocumentId>();
  readonly #work: Work;
  readonly #bounds: Bounds;

  constructor(work: Work, bounds = usualBounds) {
    this.#work = work;
    this.#bounds = bounds;
  }

  /** The same for documents that are one text, more or less; each document's own where it shares with none. */
  originOf(document: DocumentId): DocumentId {
    let origin = document;
    for (let parent = this.#derivationOf(document)?.parent; parent !== undefined; parent = this.#derivationOf(parent)?.parent) origin = parent;
    return origin;
  }

  /** Those two of the documents that share 0.15 to 0.5 of the shorter text, and no origin; each two in order of id. */
  partlyShared(documents: ReadonlySet<DocumentId>): readonly (readonly [DocumentId, DocumentId])[] {
    return [...documents].flatMap((id) => (this.#derivationOf(id)?.from ?? []).map(({ id: other }) => other)
      .filter((other) => documents.has(other) && this.originOf(other) !== this.originOf(id))
      .map((other) => (id < other ? [id, other] as const : [other, id] as const)))
      .sort(([a, b], [c, d]) => compare(a, c) || compare(b, d));
  }

  /** Of all documents every two that share enough of the shorter text to be told; the greatest part first. */
  sharedTexts(): readonly SharedText[] {
    this.documents.takeAll();
    return [...this.#texts.keys()].flatMap((shorter) => (this.#derivationOf(shorter)?.from ?? []).map(({ id: longer, part }): SharedText => ({ shorter, longer, part })))
      .sort((a, b) => b.part - a.part || compare(a.shorter, b.shorter) || compare(a.longer, b.longer));
  }

  /** Takes one document in, or finds where one comes from, so that nobody has to wait for it; false where all is known. */
  prepare(): boolean {
    if (this.documents.takeOne()) return true;
    for (const id of this.#open) {
      this.#derivationOf(id);
      return true;
    }
    return false;
  }

  /** How many of the documents do not share an origin with one before them. */
  independentOf(documents: Iterable<DocumentId>): number {
    return new Set([...documents].map((id) => this.originOf(id))).size;
  }

  #derivationOf(id: DocumentId): Derivation | undefined {
    this.documents.takeAll();
    const known = this.#derived.get(id);
    if (known) return known;
    const text = this.#texts.get(id);
    if (!text) return undefined;
    const found = this.#derive(text);
    this.#derived.set(id, found);
    for (const { id: giver } of found.from) {
      const takers = this.#takers.get(giver);
      if (takers) takers.add(id);
      else this.#takers.set(giver, new Set([id]));
    }
    this.#open.delete(id);
    return found;
  }

  #derive(text: Text): Derivation {
    const { runs, agency } = text;
    if (runs.length < FEWEST_RUNS) return { parent: undefined, from: [] };
    const shared: Text[] = [];
    this.#work.origins++;
    questions++;
    for (const run of runs) {
      const posting = this.#postings.shared(run);
      for (let i = 0; posting && i < posting.length && i < this.#bounds.textsOfRun; i++) {
        const other = posting[i];
        if (!other || other === text) break;
        if (other.question === questions) other.common++;
        else {
          other.question = questions;
          other.common = 1;
          shared.push(other);
        }
      }
    }
    const others = shared.filter(({ common }) => common / runs.length >= PARTLY_DERIVED).map((other) => ({ other, part: other.common / runs.length }))
      .sort((a, b) => b.part - a.part || longestFirst(a.other, b.other));
    const first = others.find(({ other, part }) => part >= ONE_ORIGIN || (agency !== undefined && other.agency === agency));
    return { parent: first?.other.document.id, from: others.map(({ other, part }) => ({ id: other.document.id, part })) };
  }

  #replace(id: DocumentId, now: SourceDocument | undefined): void {
    const before = this.#texts.get(id);
    const text = now && { document: now, runs: runsOf(now), agency: agencyOf(now), rank: rankOf(now), question: 0, common: 0 };
    if (before && text) return this.#exchange(before, text);
    if (before) {
      this.#forget(before);
      for (const run of before.runs) this.#take(run, before);
      this.#texts.delete(id);
      this.#byLength.get(before.runs.length)?.delete(before);
      this.#open.delete(id);
    }
    if (!text) return;
    this.#enter(text);
    this.#open.add(id);
    for (const run of text.runs) this.#put(run, text);
  }

  #enter(text: Text): void {
    this.#texts.set(text.document.id, text);
    const alike = this.#byLength.get(text.runs.length);
    if (alike) alike.add(text);
    else this.#byLength.set(text.runs.length, new Set([text]));
  }

  /** Another edition of a text: most of its runs stay, and stay at their places, and then nobody else has to be looked at. */
  #exchange(before: Text, edition: Text): void {
    const { id } = edition.document;
    const isOtherAgency = before.agency !== edition.agency;
    const { runs } = before;
    this.#forget(before);
    const kept = new Set(edition.runs);
    const had = new Set(runs);
    for (const run of runs) if (!kept.has(run)) this.#take(run, before);
    let now = edition;
    if (this.#keepsRank(before, edition)) {
      now = before;
      Object.assign(now, { document: edition.document, runs: edition.runs, agency: edition.agency, rank: edition.rank });
    } else {
      this.#byLength.get(runs.length)?.delete(before);
      this.#enter(now);
      for (const run of runs) {
        if (!kept.has(run)) continue;
        const [from, to] = this.#postings.replace(run, before, now);
        if (from !== to) this.#forgetBehind(run, Math.min(from, to), Math.max(from, to));
      }
    }
    for (const run of now.runs) if (!had.has(run)) this.#put(run, now);
    // Of givers of equal parts the longest comes first, and one agency can make an origin of a small part.
    for (const taker of [...(this.#takers.get(id) ?? [])]) {
      const from = this.#derived.get(taker)?.from ?? [];
      const part = from.find((giver) => giver.id === id)?.part;
      if (isOtherAgency || from.some((giver) => giver.id !== id && giver.part === part)) this.#forgetId(taker);
    }
  }

  /** Whether all others come before or behind both: then it can stand wherever it stood. */
  #keepsRank(before: Text, now: Text): boolean {
    if (before.runs.length !== now.runs.length) return false;
    for (const other of this.#byLength.get(now.runs.length) ?? []) {
      if (other !== before && longestFirst(before, other) < 0 !== longestFirst(now, other) < 0) return false;
    }
    return true;
  }

  #put(run: number, text: Text): void {
    this.#postings.add(run, text);
    // At the first reading nothing was derived yet, and a walk through all who share a run would be for nothing.
    if (this.#derived.size > 0) this.#forgetBehind(run, this.#postings.placeOf(run, text));
  }

  #take(run: number, text: Text): void {
    if (this.#derived.size > 0) this.#forgetBehind(run, this.#postings.placeOf(run, text));
    this.#postings.remove(run, text);
  }

  /**
   * Those behind a place are measured against the text there if it is among the first. One that moved between two places of
   * which both are among the first is met by all but those between.
   */
  #forgetBehind(run: number, first: number, last = Infinity): void {
    const most = this.#bounds.textsOfRun;
    const posting = first < most ? this.#postings.shared(run) : undefined;
    if (!posting) return;
    const end = Math.min(posting.length, last < most ? last + 1 : Infinity);
    for (let i = first; i < end; i++) {
      const text = posting[i];
      if (text) this.#forget(text);
    }
  }

  #forget({ document: { id } }: Text): void {
    this.#forgetId(id);
  }

  #forgetId(id: DocumentId): void {
    const derived = this.#derived.get(id);
    if (!derived) return;
    this.#derived.delete(id);
    this.#open.add(id);
    for (const { id: giver } of derived.from) {
      const takers = this.#takers.get(giver);
      if (takers?.delete(id) && takers.size === 0) this.#takers.delete(giver);
    }
  }
}

/** The result depends on the texts, on names of files only where two texts are equal. */
function longestFirst(a: Text, b: Text): number {
  return b.runs.length - a.runs.length || compare(a.rank, b.rank) || compare(a.document.id, b.document.id);
}

/** In UTF-16 code units: most texts differ there already. */
const BEGINNING = 60;

function rankOf({ source: { text } }: SourceDocument): string {
  return `${text.slice(0, BEGINNING)}\n${hash32(text)} ${hash32(text, 0x9dc5811c)}`;
}

/**
 * The different runs of five words, as numbers, outside of quotations: that two reporters heard the same man does not
 * make one of them a copy. Two runs may meet in one number, which is too rare to matter in a share.
 */
function runsOf({ source, quotes }: SourceDocument): Int32Array {
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
    if (++length < RUN) continue;
    let sum = 0;
    for (const word of last) sum = (Math.imul(sum, 0x01000193) ^ word) | 0;
    runs.add(sum);
  }
  return Int32Array.from(runs);
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
