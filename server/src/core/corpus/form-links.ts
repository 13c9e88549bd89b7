// Which wordings are wordings of one utterance: the best candidates by runs in common are aligned word by word.
import { oncePer } from '../text/remembering';
import type { Bounds } from './bounds';
import { GramIndex } from './gram-index';
import { isWorthy, retells, sharedContent, tellOf, type Tell } from './retold-words';
import { FEWEST_WORDS, type Form } from './quote-forms';
import { canBeOne, isOne, type Voice } from './voices';
import type { WordRow } from './word-row';
import { overlapOf } from './wording';
import type { Work } from './work';

/** Wordings are one utterance where the words in common weigh so much of the shorter one (field practice, 0.75). */
export const LINKED = 0.75;
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

/** Wordings and how well they match, side by side. A map for each of tens of thousands would take most of the memory. */
interface Aligned {
  readonly others: Form[];
  readonly scores: number[];
}

/** Keeps the candidates of all wordings, and what was once aligned. */
export class FormLinks {
  readonly #index: GramIndex<Form>;
  readonly #tells: GramIndex<Tell>;
  readonly #tellOf = new Map<Form, Tell>();
  /** What each wording was aligned with when it last chose: its candidates, so whoever goes has been dropped by all that knew it. */
  readonly #aligned = new Map<Form, Aligned>();
  readonly #work: Work;

  constructor(work: Work, { gram }: Bounds) {
    this.#work = work;
    this.#index = new GramIndex(gram, isWorth, ({ row }) => row.length >= FEWEST_WORDS);
    this.#tells = new GramIndex(gram, isWorthy);
  }

  add(form: Form): void {
    this.#index.add(form);
    const tell = tellOf(form);
    if (!tell) return;
    this.#tellOf.set(form, tell);
    this.#tells.add(tell);
  }

  remove(form: Form): void {
    this.#index.remove(form);
    const tell = this.#tellOf.get(form);
    if (tell) this.#tells.remove(tell);
    this.#tellOf.delete(form);
    this.#aligned.delete(form);
  }

  /** The wordings whose links may be others with this one than without it. Ask after it was added, or before it is removed. */
  concerned(form: Form): Set<Form> {
    const concerned = this.#index.concerned(form);
    for (const other of this.#retellings(form)) concerned.add(other);
    return concerned;
  }

  #retellings(form: Form): readonly Form[] {
    const tell = this.#tellOf.get(form);
    return tell ? [...this.#tells.concerned(tell)].map(({ form: other }) => other) : [];
  }

  /** The wordings whose links may hang on who says this one. */
  hearing(form: Form): Form[] {
    const short = [...this.#index.concerned(form)].filter((other) => isShort(form) || isShort(other));
    return [...new Set([...short, ...this.#retellings(form)])];
  }

  /** Those with which this one is linked by its own choice; others may choose it besides. */
  linksOf(form: Form): readonly Form[] {
    const linked = this.#retold(form);
    if (form.row.length < FEWEST_WORDS) return linked;
    const now: Aligned = { others: [], scores: [] };
    let best: { readonly form: Form; readonly score: number } | undefined;
    for (const { owner: other, common } of this.#index.candidates(form, COMPARED)) {
      if (linked.length >= LINKS_ENOUGH) break;
      const fewest = Math.min(form.grams.length, other.grams.length);
      // Most runs of three in common leave nothing for an alignment to decide.
      const score = fewest >= MANY_GRAMS && common >= fewest * LINKED ? 1 : this.#scoreOf(form, other, now);
      if (score < LINKED || !heavyEnough(form.row, other.row, score)) continue;
      const short = isShort(form) || isShort(other);
      if (short && score < SAME_WORDS && (sharedContent(form.row, other.row) < 2 || !speakersAllow(form, other, score))) continue;
      if (!short) linked.push(other);
      else if (isShort(form) && (!best || score > best.score)) best = { form: other, score };
    }
    if (now.others.length > 0) this.#aligned.set(form, now);
    else this.#aligned.delete(form);
    return best ? [...linked, best.form] : linked;
  }

  /** Those with which one person says the same content words, in whatever order and with whatever small words. */
  #retold(form: Form): Form[] {
    const tell = this.#tellOf.get(form);
    if (!tell) return [];
    return this.#tells.candidates(tell, COMPARED)
      .flatMap(({ owner }) => (owner.form !== form && retells(tell, owner) && someVoices(form, owner.form, isOne) ? [owner.form] : [])).slice(0, LINKS_ENOUGH);
  }

  /** Each two are aligned once, the one with the smaller key first; `now` takes the score. */
  #scoreOf(one: Form, other: Form, now: Aligned): number {
    const score = scoreIn(this.#aligned.get(one), other) ?? scoreIn(this.#aligned.get(other), one) ?? this.#align(one, other);
    now.others.push(other);
    now.scores.push(score);
    return score;
  }

  #align(one: Form, other: Form): number {
    const [a, b] = one.key < other.key ? [one.row, other.row] : [other.row, one.row];
    this.#work.pairs++;
    return mayOverlap(a, b) ? overlapOf(a, b) : 0;
  }
}

function scoreIn(aligned: Aligned | undefined, other: Form): number | undefined {
  const at = aligned ? aligned.others.indexOf(other) : -1;
  return at < 0 ? undefined : aligned?.scores[at];
}

function isShort({ row }: Form): boolean {
  return row.length < SHORT;
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

/** Up to so many words a look through the list is cheaper than a set. */
const SHORT_LIST = 24;
const stemsOf = oncePer(({ stems }: WordRow): ReadonlySet<string> => new Set(stems));

/** Whether enough words are in common in any order: a cheap bound that saves most alignments. */
function mayOverlap(a: WordRow, b: WordRow): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const stems = longer.length > SHORT_LIST ? stemsOf(longer) : undefined;
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
