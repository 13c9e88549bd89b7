// Links quotations over the dossier: one utterance, all documents that carry it, and in what words.
import type { QuoteMention } from '../extract/quotes';
import type { SourceDocument, DocumentId } from './document';
import { findEchoes } from './echoes';
import type { Entity, Located } from './entities';
import { hash32 } from '../text/hash';
import { GramIndex, gramsOf } from './gram-index';
import { canBeOne, indexEntities, isOne, nameOf, settledVoice, voiceOf, type EntityIndex, type Voice } from './voices';
import { overlapOf, wordingOf, wordsIn, type WordRow } from './wording';

/** How a witness's words stand to the origin's, from same to worst. */
export type Wording =
  | 'identical' // but for case, marks and spelling of blanks
  | 'truncated' // a part of it, or more of it
  | 'stitched' // two passages joined
  | 'bracketed' // insertions or gaps that are marked as such
  | 'spelling' // defence / defense, function words, punctuation
  | 'reworded' // a content word differs
  | 'meaning'; // a negation or a number differs

export interface Witness extends Located {
  /** Index of the quote in its document. */
  readonly quote: number;
  /** Against the utterance's origin; the origin's own is `identical`. */
  readonly wording: Wording;
}

/** A passage without marks that retells an utterance. */
type Echo = Located;

export interface Utterance {
  /** Stable: from its words. */
  readonly id: string;
  /** Who said it, where all witnesses that name somebody agree. */
  readonly speaker?: string;
  /** Id of the entity where the speaker is one. */
  readonly speakerEntity?: string;
  readonly wording: 'single' | 'identical' | 'variant';
  /** In order of document and start. */
  readonly witnesses: readonly Witness[];
  /** Index into `witnesses`: the earliest by date, else the fullest. */
  readonly origin: number;
  readonly echoes: readonly Echo[];
}

/** Wordings are one utterance where the words in common weigh so much of the shorter one (field practice, 0.75). */
const LINKED = 0.75;
/** Shorter quotations ("no comment") are said by many; they are linked only where one person says them. */
const FEWEST_WORDS = 5;
/** Under this a wording lends itself to one utterance only, the closest. */
const SHORT = 9;
/** … and matches better, unless one person says both: in so few words one or two in common make a large share. */
const SHORT_LINKED = 0.8;
/** So much in common is the same words, whoever is said to speak them. */
const SAME_WORDS = 0.95;
const VOICES_COMPARED = 8;
/** A run of three words that more wordings have than this is common speech; only the first ones are compared. */
const GRAM_CAP = 48;
const LIGHT_GRAM_CAP = 12;
/** The best candidates of each wording are aligned, until so many are linked: through them it reaches the others. */
const COMPARED = 16;
const LINKS_ENOUGH = 4;
const MANY_GRAMS = 10;
/** Fewer runs of three in common than this share of the shorter one's are not worth an alignment. */
const LEAST_SHARED = 0.15;
const SEVERAL_GRAMS = 5;
/** What stands between two paragraphs that are put into marks one by one: marks and blanks, so many characters at most. */
const BETWEEN_PARAGRAPHS = 12;
const NOTHING_BETWEEN = /^[^\p{L}\p{N}]*\n[^\p{L}\p{N}]*$/u;

interface Occurrence extends Located {
  readonly quote: number;
  readonly mention: QuoteMention;
}

/** One wording, however often it stands in the dossier. */
interface Form {
  readonly key: string;
  readonly row: WordRow;
  readonly occurrences: Occurrence[];
}

const rows = new WeakMap<QuoteMention, WordRow>();

/** The words of a quotation. A mention belongs to one text only, so they are read once. */
function rowOf(document: SourceDocument, mention: QuoteMention): WordRow {
  const known = rows.get(mention);
  if (known) return known;
  const row = wordsIn(document.source, mention);
  rows.set(mention, row);
  return row;
}

/** The result does not depend on the order of `documents`. Near-linear in the number of quotations. */
export function linkUtterances(documents: ReadonlyMap<DocumentId, SourceDocument>, entities: readonly Entity[]): readonly Utterance[] {
  const index = indexEntities(entities);
  const forms = formsOf(documents, index);
  const groups = new Groups(forms.length);
  for (const [a, b] of linkedForms(forms, index)) groups.join(a, b);
  joinContinued(forms, groups, documents);
  const utterances = groups.members().map((members) => utteranceOf(members.flatMap((form) => forms[form] ?? []), documents, index));
  return withEchoes(distinctIds(utterances), documents);
}

/** Sorted by their words, so that nothing depends on the order of documents. */
function formsOf(documents: ReadonlyMap<DocumentId, SourceDocument>, entities: EntityIndex): Form[] {
  const forms = new Map<string, Form>();
  for (const document of [...documents.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    document.quotes.forEach((mention, quote) => {
      if (mention.kind !== 'quote') return;
      const row = rowOf(document, mention);
      const words = row.keys.join(' ');
      const speaker = mention.speaker && voiceOf(document.id, mention.speaker, entities);
      const key = row.length >= FEWEST_WORDS ? words : `${words}\n${speaker ? speaker.entity?.id ?? nameOf(speaker) : `${document.id} ${quote}`}`;
      const occurrence = { document: document.id, start: mention.start, end: mention.end, quote, mention };
      const form = forms.get(key);
      if (form) form.occurrences.push(occurrence);
      else forms.set(key, { key, row, occurrences: [occurrence] });
    });
  }
  return [...forms.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Pairs of forms that are wordings of one utterance. */
function linkedForms(forms: readonly Form[], entities: EntityIndex): (readonly [number, number])[] {
  const grams = forms.map(({ row }) => gramsOf(row));
  const index = new GramIndex(grams, { telling: GRAM_CAP, light: LIGHT_GRAM_CAP });
  const sizes = Int32Array.from(grams, ({ hashes }) => hashes.length);
  const lengths = Int32Array.from(forms, ({ row }) => row.length);
  const pairs: (readonly [number, number])[] = [];
  const tried = new Map<number, number>();
  forms.forEach((form, a) => {
    if (form.row.length < FEWEST_WORDS) return;
    let best: { readonly form: number; readonly score: number } | undefined;
    let linked = 0;
    const worth = (b: number, common: number): boolean => {
      const fewest = Math.min(sizes[a] ?? 0, sizes[b] ?? 0);
      return (lengths[b] ?? 0) >= FEWEST_WORDS && (fewest < SEVERAL_GRAMS || common >= Math.max(2, fewest * LEAST_SHARED));
    };
    for (const { form: b, common } of index.candidates(a, worth).slice(0, COMPARED)) {
      const other = forms[b];
      if (!other || linked >= LINKS_ENOUGH) continue;
      const pair = a < b ? a * forms.length + b : b * forms.length + a;
      const fewest = Math.min(sizes[a] ?? 0, sizes[b] ?? 0);
      // Most runs of three in common leave nothing for an alignment to decide.
      const score = fewest >= MANY_GRAMS && common >= fewest * LINKED ? 1 : tried.get(pair) ?? (mayOverlap(form.row, other.row) ? overlapOf(form.row, other.row) : 0);
      tried.set(pair, score);
      if (score < LINKED || !heavyEnough(form.row, other.row, score)) continue;
      const short = form.row.length < SHORT || other.row.length < SHORT;
      if (short && score < SAME_WORDS && !speakersAllow(form, other, score, entities)) continue;
      if (!short) {
        pairs.push([a, b]);
        linked++;
      } else if (form.row.length < SHORT && (!best || score > best.score)) best = { form: b, score };
    }
    if (best) pairs.push([a, best.form]);
  });
  return pairs;
}

/** Whether somebody named for one wording can be the one named for the other, or nobody is named; of a poor match, whether somebody is surely both. */
function speakersAllow(a: Form, b: Form, score: number, entities: EntityIndex): boolean {
  const voices = ({ occurrences }: Form): Voice[] => occurrences.slice(0, VOICES_COMPARED)
    .flatMap(({ document, mention }) => (mention.speaker ? [voiceOf(document, mention.speaker, entities)] : []));
  const [ofA, ofB] = [voices(a), voices(b)];
  const some = (holds: (one: Voice, other: Voice) => boolean): boolean => ofA.some((one) => ofB.some((other) => holds(one, other)));
  if (score < SHORT_LINKED) return some(isOne);
  return !ofA.length || !ofB.length || some(canBeOne);
}

/** Whether the words in common say something: a few stop words in a row are shared by strangers. */
function heavyEnough(a: WordRow, b: WordRow, score: number): boolean {
  const weight = (row: WordRow): number => row.weights.reduce((sum, one) => sum + one, 0);
  return Math.min(weight(a), weight(b)) * score >= 2.4;
}

/** Up to so many words a look through the list is cheaper than a set. */
const SHORT_LIST = 24;
const stemsKnown = new WeakMap<WordRow, ReadonlySet<string>>();

/** Whether enough words are in common in any order: a cheap bound that saves most alignments. */
function mayOverlap(a: WordRow, b: WordRow): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  let stems = longer.length > SHORT_LIST ? stemsKnown.get(longer) : undefined;
  if (!stems && longer.length > SHORT_LIST) stemsKnown.set(longer, (stems = new Set(longer.stems)));
  let common = 0;
  let all = 0;
  for (let i = 0; i < shorter.length; i++) {
    const weight = shorter.weights[i] ?? 0;
    all += weight;
    if (stems ? stems.has(shorter.stems[i] ?? '') : longer.stems.includes(shorter.stems[i] ?? '')) common += weight;
  }
  // The longer row may be the lighter one, with many small words; the bound leaves room for that.
  return common >= all * LINKED * 0.8;
}

/** The paragraphs of one quotation are one utterance. */
function joinContinued(forms: readonly Form[], groups: Groups, documents: ReadonlyMap<DocumentId, SourceDocument>): void {
  const formOf = new Map<QuoteMention, number>();
  forms.forEach(({ occurrences }, form) => occurrences.forEach(({ mention }) => formOf.set(mention, form)));
  forms.forEach(({ occurrences }, form) => occurrences.forEach(({ document, mention, quote }) => {
    const source = documents.get(document);
    const previous = source?.quotes[quote - 1];
    if (!source || !previous || !goesOn(source, previous, mention)) return;
    const before = formOf.get(previous);
    if (before !== undefined) groups.join(form, before);
  }));
}

/** Whether it is the next paragraph of one quotation. Some close the marks after each, and nothing but the marks stands in between. */
function goesOn({ source: { text } }: SourceDocument, before: QuoteMention, { continues, start, speaker }: QuoteMention): boolean {
  if (continues !== undefined) return true;
  if (speaker?.rule !== 'following' || speaker.name !== before.speaker?.name || start - before.end > BETWEEN_PARAGRAPHS) return false;
  return NOTHING_BETWEEN.test(text.slice(before.end, start));
}

class Groups {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  #root(form: number): number {
    let at = form;
    while ((this.#parent[at] ?? at) !== at) {
      this.#parent[at] = this.#parent[this.#parent[at] ?? at] ?? at;
      at = this.#parent[at] ?? at;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [low, high] = [this.#root(a), this.#root(b)].sort((x, y) => x - y) as [number, number];
    this.#parent[high] = low;
  }

  members(): number[][] {
    const groups = new Map<number, number[]>();
    this.#parent.forEach((_, form) => {
      const root = this.#root(form);
      const group = groups.get(root);
      if (group) group.push(form);
      else groups.set(root, [form]);
    });
    return [...groups.values()];
  }
}

function utteranceOf(forms: readonly Form[], documents: ReadonlyMap<DocumentId, SourceDocument>, entities: EntityIndex): Omit<Utterance, 'echoes'> {
  const [only] = forms;
  const [alone] = only?.occurrences ?? [];
  if (only && alone && forms.length === 1 && only.occurrences.length === 1) return singleOf(only, alone, entities);
  const found = forms.flatMap((form) => form.occurrences.map((occurrence) => ({ form, occurrence })))
    .sort((a, b) => byPlace(a.occurrence, b.occurrence));
  const origin = originOf(found, documents);
  const original = found[origin]?.form;
  const wordings = new Map<Form, Wording>(forms.map((form) => [form, !original || form === original ? 'identical' : wordingOf(form.row, original.row)]));
  const witnesses = found.map(({ form, occurrence: { document, start, end, quote } }): Witness =>
    ({ document, start, end, quote, wording: wordings.get(form) ?? 'identical' }));
  const voices = found.flatMap(({ occurrence: { document, mention } }): Voice[] => (mention.speaker ? [voiceOf(document, mention.speaker, entities)] : []));
  const speaker = settledVoice(voices);
  const carriers = new Set(witnesses.map(({ document }) => document)).size;
  const fullest = forms.reduce((best, form) => (form.row.length > best.row.length ? form : best));
  return {
    id: `q-${hash(fullest.key)}`,
    ...(speaker && { speaker: nameOf(speaker) }),
    ...(speaker?.entity && { speakerEntity: speaker.entity.id }),
    wording: carriers < 2 ? 'single' : witnesses.every(({ wording }) => wording === 'identical' || wording === 'truncated') ? 'identical' : 'variant',
    witnesses,
    origin,
  };
}

/** Most quotations stand once; for them nothing has to be weighed. */
function singleOf({ key }: Form, { document, start, end, quote, mention }: Occurrence, entities: EntityIndex): Omit<Utterance, 'echoes'> {
  const speaker = mention.speaker && voiceOf(document, mention.speaker, entities);
  return {
    id: `q-${hash(key)}`,
    ...(speaker && { speaker: nameOf(speaker) }),
    ...(speaker?.entity && { speakerEntity: speaker.entity.id }),
    wording: 'single', witnesses: [{ document, start, end, quote, wording: 'identical' }], origin: 0,
  };
}

/** The earliest by the document's date where any is known, then the fullest, then the wording that most have, then by its words: names of files decide only between equals. */
function originOf(found: readonly { readonly form: Form; readonly occurrence: Occurrence }[], documents: ReadonlyMap<DocumentId, SourceDocument>): number {
  const date = ({ document }: Occurrence): string => documents.get(document)?.facts.published ?? '9999';
  let best = 0;
  found.forEach((candidate, i) => {
    const known = found[best];
    if (!known) return;
    const earlier = date(candidate.occurrence) < date(known.occurrence);
    const sameDay = date(candidate.occurrence) === date(known.occurrence);
    const longer = candidate.form.row.length - known.form.row.length;
    if (earlier || (sameDay && (longer > 0 || (longer === 0 && comesBefore(candidate.form, known.form))))) best = i;
  });
  return best;
}

function comesBefore(a: Form, b: Form): boolean {
  return a.occurrences.length !== b.occurrences.length ? a.occurrences.length > b.occurrences.length : a.key < b.key;
}

function byPlace(a: Located, b: Located): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start;
}

/** Short words that two people say have two utterances, and need two ids. */
function distinctIds(utterances: readonly Omit<Utterance, 'echoes'>[]): Omit<Utterance, 'echoes'>[] {
  const seen = new Map<string, number>();
  const first = ({ witnesses: [witness] }: Omit<Utterance, 'echoes'>): Located => witness ?? { document: '' as DocumentId, start: 0, end: 0 };
  return [...utterances].sort((a, b) => byPlace(first(a), first(b))).map((utterance) => {
    const count = seen.get(utterance.id) ?? 0;
    seen.set(utterance.id, count + 1);
    return count === 0 ? utterance : { ...utterance, id: `${utterance.id}-${count + 1}` };
  });
}

/** Echoes are found when somebody first asks for one: a keystroke must not pay for a search through all sources. */
function withEchoes(utterances: readonly Omit<Utterance, 'echoes'>[], documents: ReadonlyMap<DocumentId, SourceDocument>): readonly Utterance[] {
  let found: readonly (readonly Echo[])[] | undefined;
  const find = (): readonly (readonly Echo[])[] => findEchoes(utterances.map(({ witnesses, origin }) => {
    const { document = '' as DocumentId, quote = -1 } = witnesses[origin] ?? {};
    const source = documents.get(document);
    const mention = source?.quotes[quote];
    return source && mention ? rowOf(source, mention) : undefined;
  }), documents, utterances);
  return utterances.map((utterance, i) => ({
    ...utterance,
    get echoes(): readonly Echo[] {
      return (found ??= find())[i] ?? [];
    },
  }));
}

/** Short, the same on every machine, no security meant: two FNV-1a sums over UTF-16 code units. */
function hash(text: string): string {
  return ((hash32(text) >>> 0).toString(36) + (hash32(text, 0x9dc5811c) >>> 0).toString(36)).slice(0, 10);
}
