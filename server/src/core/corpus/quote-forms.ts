// One wording of a quotation, however often it stands in the dossier, and where it stands.
import type { QuoteMention } from '../extract/quotes';
import { hash32 } from '../text/hash';
import { packed } from '../text/packed-list';
import { sentenceAt } from '../text/source-text';
import type { SourceDocument } from './document';
import type { Located } from './entities';
import { gramsOf } from './gram-index';
import { nameOf, voiceOf, type EntityOf, type Voice } from './voices';
import { Trait, wordsIn, type WordRow } from './word-row';

/** Shorter quotations ("no comment") are said by many; they are linked only where one person says them. */
export const FEWEST_WORDS = 5;

export interface Occurrence extends Located {
  readonly quote: number;
  readonly mention: QuoteMention;
  readonly voice: Voice | undefined;
  /** ISO date that corroborate.yaml gives the document. */
  readonly published: string | undefined;
}

/** The key tells one wording from another: its words, its marked insertions and gaps, and who says it where it is short. */
export interface Form {
  /** Equal for equal words only. */
  readonly key: string;
  /** The different runs of three words, as numbers. */
  readonly grams: readonly number[];
  /** A 32-bit number without sign, by chance: it decides who of many comes first. */
  readonly rank: number;
  /** The key without what is marked; from it ids are made. */
  readonly said: string;
  readonly row: WordRow;
  /** In order of document and start; never empty. */
  readonly occurrences: Occurrence[];
}

/** What stands between two paragraphs that are put into marks one by one: marks and blanks, so many characters at most. */
const BETWEEN_PARAGRAPHS = 12;
const IN_MID_SENTENCE = /^[^.!?…].*[,;–—-]\s*[^\p{L}\s]\p{Ll}$/u;
const NOTHING_BETWEEN = /^[^\p{L}\p{N}\n]*\n[^\p{L}\p{N}]*$/u;

/**
 * Whether it goes on with the quotation before: as its next paragraph (some close the marks after each, and nothing but
 * the marks stands in between), or in the middle of a sentence, “which he,” she said, “never saw”.
 */
export function goesOn({ source }: SourceDocument, before: QuoteMention, mention: QuoteMention): boolean {
  const { text } = source;
  const { continues, start, speaker } = mention;
  if (continues !== undefined) return true;
  if (isOtherHalf(before, mention) && IN_MID_SENTENCE.test(text.slice(before.end - 1, start + 1)) && sentenceAt(source, before.end) === sentenceAt(source, start)) return true;
  if (speaker?.rule !== 'following' || speaker.name !== before.speaker?.name || start - before.end > BETWEEN_PARAGRAPHS) return false;
  return NOTHING_BETWEEN.test(text.slice(before.end, start));
}

/** “A,” she said. “B.”: nothing but who said it stands between the two. */
export function isOtherHalf(before: QuoteMention, { start, speaker }: QuoteMention): boolean {
  const cue = before.speaker?.cue;
  if (!speaker || !cue || cue.start < before.end || cue.end > start || start - before.end > LONGEST_ATTRIBUTION) return false;
  return speaker.name === before.speaker?.name && (speaker.rule === 'split' || speaker.rule === 'following' || speaker.cue?.start === cue.start);
}

const LONGEST_ATTRIBUTION = 160;

const rows = new WeakMap<QuoteMention, WordRow>();

/** The words of a quotation. A mention belongs to one text only, so they are read once. */
export function rowOf(document: SourceDocument, mention: QuoteMention): WordRow {
  const known = rows.get(mention);
  if (known) return known;
  const row = wordsIn(document.source, mention);
  rows.set(mention, row);
  return row;
}

/** A quotation with what tells its wording. */
export interface Worded extends Pick<Form, 'key' | 'said' | 'row'> {
  readonly occurrence: Occurrence;
}

/** By the index of the quotation in the document; undefined for what is no quotation. */
export function wordingsOf(document: SourceDocument, entityOf: EntityOf): readonly (Worded | undefined)[] {
  return packed(document.quotes, (mention, quote) => {
    if (mention.kind !== 'quote') return undefined;
    const row = rowOf(document, mention);
    const voice = mention.speaker && voiceOf(document.id, mention.speaker, entityOf);
    const words = row.keys.join(' ');
    const said = row.length >= FEWEST_WORDS ? words : `${words}\n${voice ? voice.entity?.id ?? nameOf(voice) : `${document.id} ${quote}`}`;
    const key = row.traits.some((trait) => (trait & MARKED) > 0) ? `${said}\n${row.traits.join(' ')}` : said;
    return { key, said, row, occurrence: { document: document.id, start: mention.start, end: mention.end, quote, mention, voice, published: document.facts.published } };
  });
}

const MARKED = Trait.inserted | Trait.afterGap;

export function formOf({ key, said, row }: Worded, occurrences: Occurrence[]): Form {
  return { key, said, row, occurrences, grams: gramsOf(row), rank: hash32(key) >>> 0 };
}
