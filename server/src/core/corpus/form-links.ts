// Which wordings are wordings of one utterance: the best candidates by runs in common are aligned word by word.
import type { Bounds } from './bounds';
import { FormWords } from './form-words';
import { GramIndex } from './gram-index';
import { isWorthy, neighboursIn, retells } from './retold-words';
import { FEWEST_WORDS, type Form } from './quote-forms';
import { canBeOne, isOne, type Voice } from './voices';
import type { WordRow } from './word-row';
import { overlapOf } from './wording';
import type { Work } from './work';

/** Wordings are one utterance where the words in common weigh so much of the shorter one (field practice, 0.75). */
export const LINKED = 0.75;
/** Weights are sums of single-precision numbers there, and of whole ones in the bound. */
const ROUNDING = 1e-4;
/** Under this a wording lends itself to one utterance only, the closest. */
const SHORT = 9;
/** … and matches better, unless one person says both: in so few words one or two in common make a large share. */
const SHORT_LINKED = 0.8;
/** So much in common is the same words, whoever is said to speak them. */
const SAME_WORDS = 0.95;
const VOICES_COMPARED = 8;
/** The best candidates of each wording are aligned, until so many are linked: through them it reaches the others. */
const COMPARED = 16;
const LINKS_ENOUGH = 4;
const MANY_GRAMS = 10;
/** Fewer runs of three in common than this share of the shorter one's are not worth an alignment. */
const LEAST_SHARED = 0.15;
const SEVERAL_GRAMS = 5;

const SMALLEST = 64;

/** Keeps the candidates of all wordings, and what was once aligned. Each wording has a small number while it is in. */
export class FormLinks {
  readonly #numbers = new Map<Form, number>();
  /** By number, like all below. */
  readonly #forms: (Form | undefined)[] = [];
  /** Numbers of wordings that have gone; the next ones get them. */
  readonly #free: number[] = [];
  #ranks = new Uint32Array(SMALLEST);
  readonly #words = new FormWords();
  readonly #runs: GramIndex;
  readonly #neighbours: GramIndex;
  /** Undefined for a wording that is not looked for by its content. */
  readonly #neighboursOf: (readonly number[] | undefined)[] = [];
  /**
   * What a wording was aligned with when it last chose, and how well they match, in turns. One that goes may still stand there: it
   * concerns those, so they choose anew before its number is given to another.
   */
  readonly #aligned: (readonly number[] | undefined)[] = [];
  readonly #work: Work;

  constructor(work: Work, { gram }: Bounds) {
    const byRank = (one: number, other: number): number => (this.#ranks[one] ?? 0) - (this.#ranks[other] ?? 0) || this.#byKey(one, other);
    this.#work = work;
    this.#runs = new GramIndex(work, gram, isWorth, byRank);
    this.#neighbours = new GramIndex(work, gram, isWorthy, byRank);
  }

  add(form: Form): void {
    const number = this.#free.pop() ?? this.#forms.length;
    this.#numbers.set(form, number);
    this.#forms[number] = form;
    if (number >= this.#ranks.length) {
      const ranks = this.#ranks;
      this.#ranks = new Uint32Array(ranks.length * 2);
      this.#ranks.set(ranks);
    }
    this.#ranks[number] = form.rank;
    this.#words.set(number, form.row);
    this.#runs.add(number, form.grams, form.row.length >= FEWEST_WORDS);
    const neighbours = neighboursIn(form.row);
    this.#neighboursOf[number] = neighbours;
    if (neighbours) this.#neighbours.add(number, neighbours);
    this.#aligned[number] = undefined;
  }

  remove(form: Form): void {
    const number = this.#numbers.get(form);
    if (number === undefined) return;
    this.#runs.remove(number, form.grams);
    this.#neighbours.remove(number, this.#neighboursOf[number] ?? []);
    this.#words.delete(number);
    this.#numbers.delete(form);
    this.#forms[number] = this.#neighboursOf[number] = this.#aligned[number] = undefined;
    this.#free.push(number);
  }

  /** The wordings whose links may be others with this one than without it. Ask after it was added, or before it is removed. */
  concerned(form: Form): Set<Form> {
    const number = this.#numbers.get(form);
    if (number === undefined) return new Set();
    return this.#formsOf([...this.#runs.concerned(number, form.grams), ...this.#retellings(number)]);
  }

  #retellings(number: number): Iterable<number> {
    const neighbours = this.#neighboursOf[number];
    return neighbours ? this.#neighbours.concerned(number, neighbours) : [];
  }

  /** The wordings whose links may hang on who says this one. */
  hearing(form: Form): Set<Form> {
    const number = this.#numbers.get(form);
    if (number === undefined) return new Set();
    const short = [...this.#runs.concerned(number, form.grams)].filter((other) => this.#isShort(number) || this.#isShort(other));
    return this.#formsOf([...short, ...this.#retellings(number)]);
  }

  #formsOf(numbers: readonly number[]): Set<Form> {
    return new Set(numbers.flatMap((number) => this.#forms[number] ?? []));
  }

  /** Those with which this one is linked by its own choice; others may choose it besides. */
  linksOf(form: Form): readonly Form[] {
    const number = this.#numbers.get(form);
    if (number === undefined) return [];
    const linked = this.#retold(number, form);
    if (form.row.length < FEWEST_WORDS) return linked;
    const before = this.#aligned[number];
    const now: number[] = [];
    let best: { readonly form: Form; readonly score: number } | undefined;
    for (const { owner: candidate, runs, common } of this.#runs.candidates(number, form.grams, COMPARED)) {
      if (linked.length >= LINKS_ENOUGH) break;
      const fewest = Math.min(form.grams.length, runs);
      // Most runs of three in common leave nothing for an alignment to decide.
      let score = 1;
      if (fewest < MANY_GRAMS || common < fewest * LINKED) {
        score = scoreIn(before, candidate) ?? scoreIn(this.#aligned[candidate], number) ?? this.#align(number, candidate);
        now.push(candidate, score);
      }
      const other = score < LINKED ? undefined : this.#forms[candidate];
      if (!other || !heavyEnough(form.row, other.row, score)) continue;
      const short = this.#isShort(number) || this.#isShort(candidate);
      if (short && score < SAME_WORDS && (this.#words.sharedContent(number, candidate) < 2 || !speakersAllow(form, other, score))) continue;
      if (!short) linked.push(other);
      else if (this.#isShort(number) && (!best || score > best.score)) best = { form: other, score };
    }
    this.#aligned[number] = now;
    return best ? [...linked, best.form] : linked;
  }

  /** Those with which one person says the same content words, in whatever order and with whatever small words. */
  #retold(number: number, form: Form): Form[] {
    const neighbours = this.#neighboursOf[number];
    if (!neighbours) return [];
    const linked: Form[] = [];
    for (const { owner } of this.#neighbours.candidates(number, neighbours, COMPARED)) {
      const other = linked.length < LINKS_ENOUGH && retells(this.#words, number, owner) ? this.#forms[owner] : undefined;
      if (other && someVoices(form, other, isOne)) linked.push(other);
    }
    return linked;
  }

  /** Each two are aligned once, the one with the smaller key first. */
  #align(one: number, other: number): number {
    const [a, b] = this.#byKey(one, other) < 0 ? [one, other] : [other, one];
    const [first, second] = [this.#forms[a], this.#forms[b]];
    this.#work.pairs++;
    // The cheap bound saves nearly all alignments.
    return first && second && this.#words.mostInCommon(a, b) > LINKED - ROUNDING ? overlapOf(first.row, second.row) : 0;
  }

  #byKey(one: number, other: number): number {
    const [a, b] = [this.#forms[one]?.key ?? '', this.#forms[other]?.key ?? ''];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  #isShort(number: number): boolean {
    return this.#words.lengthOf(number) < SHORT;
  }
}

function scoreIn(aligned: readonly number[] | undefined, other: number): number | undefined {
  for (let i = 0; aligned && i < aligned.length; i += 2) if (aligned[i] === other) return aligned[i + 1];
  return undefined;
}

function isWorth(runs: number, otherRuns: number, common: number): boolean {
  const fewest = Math.min(runs, otherRuns);
  return fewest < SEVERAL_GRAMS || common >= Math.max(2, fewest * LEAST_SHARED);
}

/** Whether somebody named for one wording can be the one named for the other, or nobody is named; of a poor match, whether somebody is surely both. */
function speakersAllow(a: Form, b: Form, score: number): boolean {
  if (score < SHORT_LINKED) return someVoices(a, b, isOne);
  return !voicesOf(a).length || !voicesOf(b).length || someVoices(a, b, canBeOne);
}

function someVoices(a: Form, b: Form, holds: (one: Voice, other: Voice) => boolean): boolean {
  const others = voicesOf(b);
  return voicesOf(a).some((one) => others.some((other) => holds(one, other)));
}

/** Those that count where a wording is linked by its speaker. */
export function voicesOf({ occurrences }: Form): Voice[] {
  return occurrences.slice(0, VOICES_COMPARED).flatMap(({ voice }) => voice ?? []);
}

/** Whether the words in common say something: a few stop words in a row are shared by strangers. */
export function heavyEnough(a: WordRow, b: WordRow, score: number): boolean {
  const weight = (row: WordRow): number => row.weights.reduce((sum, one) => sum + one, 0);
  return Math.min(weight(a), weight(b)) * score >= 2.4;
}
