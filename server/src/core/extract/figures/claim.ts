// What a figure measures: the counted noun and its class, what is said of it, and the words around by which two claims are recognised as one.
import clauseWordsYaml from '../../../../lexicon/clause-words.yaml';
import contextsYaml from '../../../../lexicon/figure-contexts.yaml';
import nounClassesYaml from '../../../../lexicon/noun-classes.yaml';
import partiesYaml from '../../../../lexicon/parties.yaml';
import predicatesYaml from '../../../../lexicon/predicates.yaml';
import stopWordsYaml from '../../../../lexicon/stop-words.yaml';
import { classOfWord, mapping, wordClasses, wordList, wordSet } from '../../lexicon';
import { unsaid, type Unsaid } from '../../say';
import { formsOf } from '../../text/inflection';
import { perLexeme } from '../../text/lexemes';
import type { Span } from '../../text/span';
import { TokenKind } from '../../text/tokens';
import { conceptOf } from './concepts';
import type { DatedEvent } from './events';
import { readNounPhrase } from './noun-phrase';
import { readNumber } from './numbers';
import type { Piece } from './pieces';

/** A rung of a ladder: what is said of the counted things. */
export interface Predicate {
  readonly ladder: string;
  readonly rung: string;
  /** The word that says it. */
  readonly at: Span;
  /** Whether it governs the figure by its place; otherwise it only stands in the same sentence. */
  readonly sure: boolean;
}

export interface Claim {
  /** Figures of two dimensions are never compared: "count", "length", "money USD", "date". */
  readonly dimension: string;
  /** Stem of the head noun. */
  readonly noun?: string | undefined;
  /** Class of the head noun in the lexicon: "country" for nations, states and signatories. */
  readonly nounClass?: string | undefined;
  /** Stems of what stands between number and noun. */
  readonly qualifiers: readonly string[];
  /** Those of them that are names: "Somali and Yemeni". */
  readonly proper: readonly string[];
  readonly partitive: boolean;
  /** Whether it says of how many a part is taken: "five" of "two of the five ships". */
  readonly whole?: true | undefined;
  /** Whether the count is said to have come to this from less. */
  readonly raised?: true | undefined;
  readonly predicate?: Predicate | undefined;
  /** Concepts of the content words of the sentence, each with its distance from the figure in words. */
  readonly words: ReadonlyMap<string, number>;
  /** Those of them that stand in the figure's own clause: between the commas, "and", "after", "who" around it. */
  readonly clause: ReadonlySet<string>;
  /** Not said as a plain present fact: denied, expected, possible, of a time before, or a mean. */
  readonly modality?: 'denied' | 'expected' | 'previous' | 'average' | undefined;
  /** Of a date or an hour: what happened then. */
  readonly event?: DatedEvent | undefined;
  /** Who gives the figure, where the sentence names a party. */
  readonly holder?: Holder | undefined;
}

export interface Holder {
  /** Class of the party in the lexicon: two of different classes dispute. */
  readonly party: string;
  /** As printed: "organisers". */
  readonly name: string;
}

/** What is said of the counted things, behind their noun, and the step's own name. */
export interface Rung {
  readonly says: Unsaid;
  readonly step: Unsaid;
}

const stops = wordSet(stopWordsYaml, 'stop-words');
const classes = new Map(
  [...classOfWord(nounClassesYaml, 'noun-classes')].flatMap(([base, name]) => formsOf(base).map((form) => [form, name] as const)),
);
export const nounClasses: readonly string[] = [...wordClasses(nounClassesYaml, 'noun-classes').keys()];
const parties = new Map([...classOfWord(partiesYaml, 'parties')].flatMap(([base, name]) => formsOf(base).map((form) => [form, name] as const)));
const ladders = mapping(predicatesYaml, 'predicates');
const rungsOf = (ladder: string): Readonly<Record<string, unknown>> => mapping(mapping(ladders[ladder], 'predicates')['rungs'], 'predicates');
const ladderNouns = new Map(
  Object.keys(ladders).map((ladder) => {
    const of = mapping(ladders[ladder], 'predicates')['of'];
    return [ladder, of === undefined ? undefined : new Set(wordList(of, 'predicates'))] as const;
  }),
);
const assumed = new Map(Object.keys(ladders).map((ladder) => [ladder, mapping(ladders[ladder], 'predicates')['assume'] as string | undefined] as const));
const cumulative = new Set(Object.keys(ladders).filter((ladder) => mapping(ladders[ladder], 'predicates')['cumulative'] === true));
/** A word may stand on several ladders: which one counts depends on the noun. */
const predicates = new Map<string, { readonly ladder: string; readonly rung: string }[]>();
for (const ladder of Object.keys(ladders)) {
  for (const [rung, entry] of Object.entries(rungsOf(ladder))) {
    for (const base of wordList(mapping(entry, 'predicates')['words'], 'predicates')) {
      for (const form of formsOf(base)) {
        const entries = predicates.get(form) ?? [];
        if (!entries.some((other) => other.ladder === ladder)) predicates.set(form, [...entries, { ladder, rung }]);
      }
    }
  }
}
/** No two ladders have a rung of one name. */
const ladderOfRung = new Map(Object.keys(ladders).flatMap((ladder) => Object.keys(rungsOf(ladder)).map((rung) => [rung, ladder] as const)));
export const rungNames: readonly string[] = [...ladderOfRung.keys()];
const clauseWords = wordClasses(clauseWordsYaml, 'clause-words');
const joints = new Set([...(clauseWords.get('conjunction') ?? []), ...(clauseWords.get('relative') ?? [])]);
const contexts = mapping(contextsYaml, 'figure-contexts');
const context = (name: string): ReadonlySet<string> => wordSet(contexts[name], 'figure-contexts');
const linking = context('linking');
const fillers = context('filler');
const denial = context('denial');
const expectation = context('expectation');
const before = context('previous');
const sinceThen = context('previously');
const mean = context('average');
const modifying = context('modifying');
const reporting = context('reporting');
const changing = context('changing');
const reaching = context('reaching');
const ahead = context('ahead');
const changeOf = context('change-of');
const phrases = (name: string): readonly (readonly string[])[] => wordList(contexts[name], 'figure-contexts').map((phrase) => phrase.split(' '));
const comparing = phrases('comparing');
const ago = phrases('ago');

/** What the words around a figure are asked again and again. */
interface Surrounding {
  /** Its concept where it is a word of content, else empty. */
  readonly content: string;
  /** Whether a clause ends at it: always, or only where a blank stands before it. */
  readonly ends: 'always' | 'apart' | 'never';
  readonly rungs: readonly Pick<Predicate, 'ladder' | 'rung'>[] | undefined;
  readonly party: string | undefined;
}

const surrounding = perLexeme(({ kind, text, lower }): Surrounding => ({
  content: kind === TokenKind.word && lower.length >= 3 && !stops.has(lower) ? conceptOf(lower) : '',
  ends: /^[,;:()—–"“”]$/.test(text) || isJoint(lower) ? 'always' : kind === TokenKind.mark && !/^[-'’.$€£]$/.test(text) ? 'apart' : 'never',
  rungs: kind === TokenKind.word ? predicates.get(lower) : undefined,
  party: kind === TokenKind.word ? parties.get(lower) : undefined,
}));

/** Whether a lower-case word begins a new clause: "and", "after", "who". */
export function isJoint(word: string): boolean {
  return joints.has(word);
}

export function nounClassOf(word: string): string | undefined {
  return classes.get(word);
}

export function rungNamed(rung: string): Pick<Predicate, 'ladder' | 'rung'> | undefined {
  const ladder = ladderOfRung.get(rung);
  return ladder === undefined ? undefined : { ladder, rung };
}

export function rungOf({ ladder, rung }: Pick<Predicate, 'ladder' | 'rung'>): Rung {
  const entry = mapping(rungsOf(ladder)[rung], 'predicates');
  return { says: unsaid(String(entry['says'])), step: unsaid(String(entry['step'])) };
}

/** Whether the rung is reached after the other one of the same ladder. */
export function isLater(ladder: string, rung: string, other: string): boolean {
  const order = Object.keys(rungsOf(ladder));
  return order.indexOf(rung) > order.indexOf(other);
}

/** Whether a count on this ladder only rises as time goes on: the dead, the arrested, the confirmed cases. */
export function isCumulative(ladder: string): boolean {
  return cumulative.has(ladder);
}

/** Whether the ladder's rungs are reached one after the other; those of casualties are not. */
export function isOrdered(ladder: string): boolean {
  return mapping(ladders[ladder], 'predicates')['ordered'] === true;
}

/** What says of a percentage that it is a rise or a fall. */
export const changeWords: readonly string[] = ['fallen', 'risen'].flatMap((rung) => wordList(mapping(rungsOf('portion')[rung], 'predicates')['words'], 'predicates'));

/** The class that the ladder speaks of where the noun is left out: "killing 12". */
export function assumedClass(ladder: string): string | undefined {
  return assumed.get(ladder);
}

/**
 * What is said of the figure at pieces `from` to `to` (exclusive). First the noun itself (“160 signatories”), then the
 * words right behind (“133 people were killed”), right before (“killing 133”), behind a second count (“133 people and 12 dogs were
 * killed”), then the nearest in the sentence.
 */
export function predicateOf(pieces: readonly Piece[], from: number, to: number, noun: string | undefined, nounClass: string | undefined): Predicate | undefined {
  const pick = (i: number, sure: boolean): Predicate | undefined => {
    const piece = pieces[i];
    if (!piece || piece.kind !== TokenKind.word) return undefined;
    // "they make up 15 percent of the voters": nothing rises
    if (piece.lower === 'up' && /^(?:ma(?:ke|kes|de|king)|g[ai]ven?|gives|giving)$/.test(pieces[i - 1]?.lower ?? '')) return undefined;
    const entries = piece.own?.rung ? [piece.own.rung] : surrounding(piece.lexeme).rungs;
    const entry = entries?.find(({ ladder }) => {
      const nouns = ladderNouns.get(ladder);
      return nouns === undefined || (nounClass === undefined ? noun === undefined && assumed.get(ladder) !== undefined : nouns.has(nounClass));
    });
    return entry && { ...entry, at: { start: piece.start, end: piece.end }, sure };
  };
  const pickIn = (start: number, end: number): Predicate | undefined => {
    for (let i = start; i < end; i++) {
      const found = pick(i, true);
      if (found) return found;
    }
    return undefined;
  };
  let own: Predicate | undefined;
  for (let i = from; i < to && !own; i++) own = pick(i, true);
  const behind = (start: number, joined: boolean): Predicate | undefined => {
    for (let i = start, steps = 0; i < pieces.length && steps < 5; i++, steps++) {
      const piece = pieces[i];
      if (!piece || piece.kind === TokenKind.number) break;
      const found = pick(i, true);
      // "twelve were confirmed | dead", "feared | drowned": how sure it is, and then what it is
      if (found && linking.has(piece.lower) && pick(i + 1, true)) continue;
      // "earned $141 million | and paid …", "killing 12 | and injuring …" say it of the next figure
      if (found && (joined || pieces[start]?.lower !== 'and')) return found;
      if (piece.kind === TokenKind.mark ? piece.text !== '-' : !linking.has(piece.lower) && !/ly$/.test(piece.lower)) break;
      if (piece.lower === 'and' && steps > 0) break;
    }
    return undefined;
  };
  // "demanding | an | increase of 12 percent": the rise is what is demanded, and has not come
  const asked = ({ ladder, rung }: Predicate, i: number): Predicate | undefined => {
    let at = i - 1;
    while (at > i - 4 && changeOf.has(pieces[at]?.lower ?? '')) at -= 1;
    const found = at < i - 1 ? pick(at, true) : undefined;
    return found?.ladder === ladder && found.rung !== rung ? found : undefined;
  };
  const right = behind(to, false);
  // "160 signatories have joined" are those that signed; "eleven demonstrators were detained" tells of the detained
  if (own) return right && right.ladder !== own.ladder ? right : own;
  if (right) return right;
  for (let i = from - 1, steps = 0; i >= 0 && steps < 7; i--, steps++) {
    const piece = pieces[i];
    if (!piece) break;
    const found = pick(i, true);
    // "paid | a | fine of" tells of the fine
    if (found) return (found.ladder === 'portion' ? asked(found, i) : undefined) ?? found;
    if (piece.lower === 'that') break;
    if (piece.kind === TokenKind.mark || (!fillers.has(piece.lower) && steps > 2)) break;
  }
  // "the death toll from the fire has risen to | five"
  const verb = /^(?:to|at)$/.test(pieces[from - 1]?.lower ?? '') ? from - 2 : from - 1;
  if (verb < from - 1 ? changing.has(pieces[verb]?.lower ?? '') || /^(?:stands?|stood|reached|put)$/.test(pieces[verb]?.lower ?? '') : reaching.has(pieces[verb]?.lower ?? '')) {
    for (let i = verb - 1; i >= 0 && i > from - TOLL_REACH && pieces[i]?.kind !== TokenKind.number; i--) {
      const found = /^(?:toll|tally|count)$/.test(pieces[i]?.lower ?? '') ? pick(i, true) : isNumberOf(pieces, i) ? pickIn(i + 2, Math.min(verb, i + NUMBER_REACH)) : undefined;
      if (found) return found;
    }
  }
  // "bringing to | six | the number of people killed"
  if (pieces[to]?.lower === 'the' && isNumberOf(pieces, to + 1)) {
    const found = pickIn(to + 3, to + 3 + NUMBER_REACH);
    if (found) return found;
  }
  // "Dead: | 7"
  if (pieces[from - 1]?.text === ':' && (from === 2 || pieces[from - 3]?.kind === TokenKind.mark)) {
    const found = pick(from - 2, true);
    if (found) return found;
  }
  const partner = behindPartner(pieces, to);
  const shared = partner === undefined ? undefined : behind(partner, true);
  if (shared) return shared;
  let nearest: Predicate | undefined;
  let distance = 14;
  for (let i = Math.max(0, from - distance); i < pieces.length && i < to + distance; i++) {
    const away = i < from ? from - i : i - to + 1;
    if (away >= distance) continue;
    const found = pick(i, false);
    if (found) [nearest, distance] = [found, away];
  }
  return nearest;
}

/** "the | number of | dead" */
function isNumberOf(pieces: readonly Piece[], i: number): boolean {
  return pieces[i]?.lower === 'number' && pieces[i + 1]?.lower === 'of';
}

/** In words: how far behind "number of" it is said of whom: "those confirmed dead". */
const NUMBER_REACH = 5;

/** In words: from a number to the toll that it is. */
const TOLL_REACH = 16;

/** "14 officers and 34 fans | were hurt": the piece behind the second of two counts that share what is said of them. */
function behindPartner(pieces: readonly Piece[], joint: number): number | undefined {
  if (pieces[joint]?.lower !== 'and') return undefined;
  const at = readNumber(pieces, joint + 1)?.to ?? (/^an?$/.test(pieces[joint + 1]?.lower ?? '') ? joint + 2 : undefined);
  return at === undefined ? undefined : readNounPhrase(pieces, at, at === joint + 2 && pieces[joint + 1]?.kind === TokenKind.word)?.to;
}

/** So many words away a sentence is still about the figure. Only lists without a stop are longer; a table has thousands of figures in one. */
const AROUND = 200;

/** Content words of the sentence as concepts, with the distance in words from the pieces `from` to `to` (exclusive). */
export function wordsAround(pieces: readonly Piece[], from: number, to: number): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (let i = Math.max(0, from - AROUND); i < pieces.length && i < to + AROUND; i++) {
    const piece = pieces[i];
    const concept = piece && (i < from || i >= to) ? surrounding(piece.lexeme).content : '';
    if (!concept) continue;
    const distance = i < from ? from - i : i - to + 1;
    if (distance < (words.get(concept) ?? Infinity)) words.set(concept, distance);
  }
  return words;
}

/** The content words of the clause that holds the pieces `from` to `to` (exclusive), as concepts. */
export function clauseAround(pieces: readonly Piece[], from: number, to: number): ReadonlySet<string> {
  const ends = (i: number): boolean => {
    const piece = pieces[i];
    const end = piece ? surrounding(piece.lexeme).ends : 'always';
    return end === 'always' || (end === 'apart' && piece?.glued === false);
  };
  let first = from;
  while (first > Math.max(0, from - AROUND) && !ends(first - 1)) first -= 1;
  let last = to;
  while (last < Math.min(pieces.length, to + AROUND) && !ends(last)) last += 1;
  // "On 19 November, the navy sank …": what follows the comma is the date's clause
  const words = new Set<string>();
  addContent(pieces, first, from, words);
  addContent(pieces, to, last, words);
  const opens = words.size === 0;
  // "when it was opened, in 1932, the town …": the year is an aside of the clause before
  if (opens && first > 1 && pieces[first - 1]?.text === ',' && pieces[last]?.text === ',' && /^\d{4}$/.test(pieces[to - 1]?.text ?? '') && !ends(first - 2)) {
    let before = first - 1;
    while (before > Math.max(0, from - AROUND) && !ends(before - 1)) before -= 1;
    addContent(pieces, before, first - 1, words);
  } else if (opens && pieces[last]?.text === ',') {
    const next = last + 1;
    for (last = next; last < Math.min(pieces.length, to + AROUND) && !ends(last); ) last += 1;
    addContent(pieces, next, last, words);
  }
  return words;
}

/** Adds the concepts of the words of content among the pieces `from` to `to` (exclusive). */
function addContent(pieces: readonly Piece[], from: number, to: number, concepts: Set<string>): void {
  for (let i = from; i < to; i++) {
    const piece = pieces[i];
    const concept = piece && surrounding(piece.lexeme).content;
    if (concept) concepts.add(concept);
  }
}

/** How the figure at pieces `from` to `to` (exclusive) is said; undefined where it is a plain present fact. */
export function modalityOf(pieces: readonly Piece[], from: number, to: number, predicate?: Predicate): Claim['modality'] {
  // "the average price was 3 percent lower": a change of a mean is no mean of changes
  const changes = predicate?.sure === true && (predicate.rung === 'fallen' || predicate.rung === 'risen');
  // "the mean age was 68, and 44 percent were women": a mean of something else
  for (let i = from - 1; i >= Math.max(0, from - 9) && !changes && pieces[i]?.kind !== TokenKind.number && !/^[,;:]$/.test(pieces[i]?.text ?? ''); i--) if (mean.has(pieces[i]?.lower ?? '')) return 'average';
  if (isFormer(pieces, from, to)) return 'previous';
  // "that the number would exceed 100": a value that nothing has reached yet
  if (reaching.has(pieces[from - 1]?.lower ?? '') && ahead.has(pieces[from - 2]?.lower ?? '')) return 'expected';
  for (let i = Math.max(0, from - 6); i < from; i++) {
    const word = pieces[i]?.lower ?? '';
    if (denial.has(word) && i >= from - 3 && !modifying.has(pieces[i + 1]?.lower ?? '')) return 'denied';
    if (expectation.has(word)) return 'expected';
    // "said earlier that 12 were hurt": what was earlier is the saying
    if (before.has(word) && (i >= from - 3 || sinceThen.has(word)) && !(word === 'earlier' && reporting.has(pieces[i - 1]?.lower ?? ''))) return 'previous';
  }
  return undefined;
}

/** "from 50 to 60", "to 60 from 50", "compared with 50", "50 a year earlier": the value of a time before. */
function isFormer(pieces: readonly Piece[], from: number, to: number): boolean {
  const lower = (i: number): string => pieces[i]?.lower ?? '';
  if (lower(from - 1) === 'from') {
    if (lower(to) === 'to' || changing.has(lower(from - 2))) return true;
    for (let i = from - 2; i > from - 8; i--) if (lower(i) === 'to' && pieces.slice(i + 1, from - 1).some(({ kind }) => kind === TokenKind.number)) return true;
  }
  // Asked of every figure, so without making anything.
  for (const words of comparing) if (stand(pieces, from - words.length, words)) return true;
  for (const words of ago) if (stand(pieces, to, words)) return true;
  return false;
}

/** Whether the words stand at piece `i`. */
function stand(pieces: readonly Piece[], i: number, words: readonly string[]): boolean {
  for (let n = 0; n < words.length; n++) if (pieces[i + n]?.lower !== words[n]) return false;
  return true;
}

/** "police said", "according to the organisers": the party nearest to the figure that stands beside a word of reporting. */
export function holderOf(pieces: readonly Piece[], figure: number): Holder | undefined {
  const farthest = Math.min(AROUND, Math.max(figure + 1, pieces.length - figure));
  for (let away = 0; away < farthest; away++) {
    const holder = holderAt(pieces, figure - away) ?? (away > 0 ? holderAt(pieces, figure + away) : undefined);
    if (holder) return holder;
  }
  return undefined;
}

function holderAt(pieces: readonly Piece[], i: number): Holder | undefined {
  const piece = pieces[i];
  const party = piece && surrounding(piece.lexeme).party;
  return piece && party !== undefined && isReporting(pieces, i) ? { party, name: piece.text } : undefined;
}

function isReporting(pieces: readonly Piece[], i: number): boolean {
  for (let by = 1; by <= 3; by++) if (reporting.has(pieces[i + by]?.lower ?? '') || reporting.has(pieces[i - by]?.lower ?? '')) return true;
  return false;
}
