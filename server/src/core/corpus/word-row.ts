// The words of a passage as flat arrays, told from marks, so that two wordings can be compared word by word.
import contractionsYaml from '../../../lexicon/contractions.yaml';
import negationsYaml from '../../../lexicon/negations.yaml';
import numberWordsYaml from '../../../lexicon/number-words.yaml';
import stopWordsYaml from '../../../lexicon/stop-words.yaml';
import { mapping, wordSet } from '../lexicon';
import { stemOf } from '../text/inflection';
import { perLexeme } from '../text/lexemes';
import { remembering } from '../text/remembering';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import { TokenKind } from '../text/tokens';

/** The words of a passage, without marks, as flat arrays. */
export interface WordRow {
  readonly length: number;
  /** Lower case, one kind of apostrophe, numbers as digits. */
  readonly keys: readonly string[];
  /** What words of one meaning share: "defence" and "defenses". */
  readonly stems: readonly string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Word classes, as a sum of the bits below. */
  readonly traits: Uint8Array;
  /** What it counts when two wordings are compared. */
  readonly weights: Float32Array;
}

export const Trait = { stop: 1, negation: 2, number: 4, inserted: 8, afterGap: 16, ending: 32 } as const;

// Weights after the design: a content word 1, a stop word 0.3, a word inside brackets next to nothing.
const CONTENT = 1;
const STOP = 0.3;
const INSERTED = 0.1;

const stopWords = wordSet(stopWordsYaml, 'stop-words');
const negations = wordSet(negationsYaml, 'negations');
const digits = readNumberWords();
const scales = readScales();
const contractions = readContractions();

/** The rows that were made last: two witnesses are compared in several respects, and each with several others. */
const recent = new Map<SourceText, Map<number, WordRow>>();
const MOST_RECENT = 2000;
let recentRows = 0;

/** Of a passage of the text; a span, in UTF-16 offsets, may begin or end inside a word, which is then read as far as it goes. */
export function wordsIn(source: SourceText, span: Span): WordRow {
  // No text has 2^26 code units.
  const place = span.start * 2 ** 26 + span.end;
  const known = recent.get(source)?.get(place);
  if (known) return known;
  if (++recentRows > MOST_RECENT) {
    recent.clear();
    recentRows = 1;
  }
  const row = readWords(source, span);
  const rows = recent.get(source);
  if (rows) rows.set(place, row);
  else recent.set(source, new Map([[place, row]]));
  return row;
}

function readWords({ text, tokens }: SourceText, span: Span): WordRow {
  const words = new GrowingRow();
  let brackets = 0;
  for (let i = tokens.firstFrom(span.start); i < tokens.length && tokens.start(i) < span.end; i++) {
    if (!tokens.isWord(i) && !tokens.isNumber(i)) {
      const mark = text.charAt(tokens.start(i));
      if (mark === '[') brackets++;
      else if (mark === ']') brackets = Math.max(0, brackets - 1);
      else if (mark === '…' || (mark === '.' && text.charAt(tokens.start(i) + 1) === '.')) words.gap = true;
      continue;
    }
    // “6:00 p.m.” and “6 p.m.” are one hour.
    if (tokens.isNumber(i) && tokens.text(i) === '00' && text.charAt(tokens.start(i - 1)) === ':' && tokens.isNumber(i - 2)) continue;
    const [start, end] = [Math.max(span.start, tokens.start(i)), Math.min(span.end, tokens.end(i))];
    const { scale, whole, ending } = entryOf(tokens.lexeme(i));
    if (scale !== undefined && words.multiplyLast(scale, text, start, end)) continue;
    const inserted = brackets > 0 ? Trait.inserted : 0;
    if (!ending) {
      words.add(whole, start, end, inserted);
      continue;
    }
    const cut = tokens.start(i) + whole.key.length;
    // A passage may begin or end between the two.
    if (start < cut) words.add(whole, start, Math.min(cut, end), inserted);
    if (end > cut) words.add(ending, Math.max(start, cut), end, inserted);
  }
  return words.row();
}

/** A word as it stands in a row. */
interface Word {
  readonly key: string;
  readonly stem: string;
  readonly traits: number;
}

/** What a spelling gives a row. */
interface Entry {
  /** What it makes of a number right before it: a thousand times as much. */
  readonly scale: number | undefined;
  /** All of it, or what stands before the short form at its end. */
  readonly whole: Word;
  readonly ending: Word | undefined;
}

const entryOf = perLexeme(({ kind, lower: printed }): Entry => {
  const lower = printed.replace(/[’ʼ]/g, "'");
  const scale = scales.get(lower);
  const meaning = contractions.ending.get(ENDING.exec(lower)?.[0] ?? '');
  if (meaning === undefined) {
    const number = digits.get(lower) ?? (kind === TokenKind.number ? lower.replace(/,(?=\d{3})/g, '') : undefined);
    const key = number ?? lower;
    return { scale, whole: { key, stem: foldedStem(key), traits: stopIn(lower) | (number === undefined ? 0 : Trait.number) | negationIn(key) }, ending: undefined };
  }
  const before = lower.replace(ENDING, '');
  const short = lower.slice(before.length);
  return {
    scale,
    whole: { key: before, stem: foldedStem(contractions.before.get(before) ?? before), traits: stopIn(lower) | negationIn(before) },
    ending: { key: short, stem: meaning, traits: Trait.stop | Trait.ending | negationIn(short) },
  };
});

/** A row that is being read. */
class GrowingRow {
  /** Whether an ellipsis stands before the next word. */
  gap = false;
  readonly #keys: string[] = [];
  readonly #stems: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #traits: number[] = [];

  add({ key, stem, traits }: Word, start: number, end: number, inserted: number): void {
    this.#keys.push(key);
    this.#stems.push(stem);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#traits.push(traits | inserted | (this.gap ? Trait.afterGap : 0));
    this.gap = false;
  }

  /** “Fourteen thousand” and “14,000” are one number. False where no number stands right before. */
  multiplyLast(scale: number, text: string, start: number, end: number): boolean {
    const last = this.#keys.length - 1;
    if (this.gap || ((this.#traits[last] ?? 0) & Trait.number) === 0 || !BLANK.test(text.slice(this.#ends[last], start))) return false;
    this.#keys[last] = this.#stems[last] = String(Number((Number(this.#keys[last]) * scale).toPrecision(12)));
    this.#ends[last] = end;
    return true;
  }

  row(): WordRow {
    return {
      length: this.#keys.length, keys: this.#keys, stems: this.#stems,
      starts: Int32Array.from(this.#starts), ends: Int32Array.from(this.#ends), traits: Uint8Array.from(this.#traits),
      weights: Float32Array.from(this.#traits, (trait) => (trait & (Trait.inserted | Trait.ending) ? INSERTED : trait & Trait.stop ? STOP : CONTENT)),
    };
  }
}

function stopIn(lower: string): number {
  return stopWords.has(lower) ? Trait.stop : 0;
}

const BLANK = /^[ \u00a0-]+$/;
const ENDING = /n't$|'(?:m|re|ve|ll)$/;

/** The words from `from` up to `to`. */
export function partOf(row: WordRow, from: number, to: number): WordRow {
  return {
    length: Math.max(0, to - from), keys: row.keys.slice(from, to), stems: row.stems.slice(from, to),
    starts: row.starts.subarray(from, to), ends: row.ends.subarray(from, to), traits: row.traits.subarray(from, to), weights: row.weights.subarray(from, to),
  };
}

/** Whether the word is the short form behind another, which is written as one with it: the n't of “don't”. */
export function isEnding({ traits }: WordRow, i: number): boolean {
  return ((traits[i] ?? 0) & Trait.ending) > 0;
}

function negationIn(lower: string): number {
  return negations.has(lower) || lower.endsWith("n't") ? Trait.negation : 0;
}

/** Whether the words differ in no more than British and American spelling, case, short forms, and what is one word or two. */
export function sameSpelling(a: WordRow, b: WordRow): boolean {
  const spelt = ({ keys, stems, traits }: WordRow): string =>
    keys.map((key, i) => ((((traits[i] ?? 0) | (traits[i + 1] ?? 0)) & Trait.ending) > 0 ? stems[i] : folded(key))).join('');
  return spelt(a) === spelt(b);
}

/** British and American spelling and the inflected forms meet. */
const foldedStem = remembering((key) => stemOf(folded(key)));

function folded(key: string): string {
  return key.replace(/isation/, 'ization').replace(/is(e[ds]?|ing)$/, 'iz$1').replace(/ys(e[ds]?|ing)$/, 'yz$1').replace(/([a-z]{2})our/, '$1or')
    .replace(/([a-z]{2})ence(s?)$/, '$1ense$2').replace(/([a-z]{2})tre(s?)$/, '$1ter$2').replace(/ll(ed|ing|er)$/, 'l$1').replace(/ogue(s?)$/, 'og$1')
    .replace(/mme(s?)$/, 'm$1').replace(/^grey/, 'gray').replace(/^okay$/, 'ok').replace(/-/g, '').replace(/'s$|'$/, '');
}

/** "seven" and "7" are one number; "one" is a pronoun more often. */
function readNumberWords(): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const all = mapping(numberWordsYaml, 'number-words');
  for (const part of ['unit', 'ten']) {
    for (const [word, value] of Object.entries(mapping(all[part], `number-words, ${part}`))) {
      if (word !== 'one' && typeof value === 'number') words.set(word, String(value));
    }
  }
  return words;
}

function readScales(): ReadonlyMap<string, number> {
  return new Map(Object.entries(mapping(mapping(numberWordsYaml, 'number-words').scale, 'number-words, scale')).flatMap(([word, value]) => (typeof value === 'number' ? [[word, value]] : [])));
}

function readContractions(): { readonly ending: ReadonlyMap<string, string>; readonly before: ReadonlyMap<string, string> } {
  const all = mapping(contractionsYaml, 'contractions');
  const words = (part: 'ending' | 'before'): ReadonlyMap<string, string> => new Map(Object.entries(mapping(all[part], `contractions, ${part}`)).map(([word, meaning]) => [word, String(meaning)]));
  return { ending: words('ending'), before: words('before') };
}
