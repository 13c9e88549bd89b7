// Finds the figures in one document: counts, amounts, measures, dates and times, with what each measures.
import contextsYaml from '../../../lexicon/figure-contexts.yaml';
import genericNounsYaml from '../../../lexicon/generic-nouns.yaml';
import { mapping, wordList, wordSet } from '../lexicon';
import { perLexeme } from '../text/lexemes';
import { TokenKind } from '../text/tokens';
import { packed } from '../text/packed-list';
import type { SourceText } from '../text/source-text';
import { lastAtOrBefore, type Span } from '../text/span';
import { looksPlural, stemOf } from '../text/inflection';
import { opensDate, readDate, type DateParts } from './figures/dates';
import { assumedClass, clauseAround, holderOf, modalityOf, nounClassOf, predicateOf, rungNamed, wordsAround, type Claim } from './figures/claim';
import { withAntecedents } from './figures/antecedents';
import { readCompound } from './figures/compound-amounts';
import { eventOf } from './figures/events';
import { adjectival, readNounPhrase, type NounPhrase } from './figures/noun-phrase';
import { fractionOf, intervalOf, isNumberWord, modifierBefore, modifierBehind, opensNumber, ordinalOf, readNumber, type Modifier, type NumberCore } from './figures/numbers';
import { meaningsOf, noWords, type OwnWord } from './figures/own-words';
import { isPersonClass, isPersonNoun, outermost } from './figures/persons';
import { piecesOf, type Piece } from './figures/pieces';
import { isClockWord, readStopwatch, readTime } from './figures/times';
import { currencyBefore, currencyWord, factorOf, minorCurrency, percentBehind, unitAt, type Unit } from './figures/units';
import { exactly, inFull, type Interval } from './interval';
import type { DocumentNames } from './names';

export type FigureKind = 'count' | 'money' | 'percent' | 'measure' | 'duration' | 'age' | 'date' | 'time' | 'score' | 'rank' | 'year';

/** The span holds modifier, number and unit or head noun: “more than 160 countries”. */
export interface FigureMention extends Span {
  readonly kind: FigureKind;
  /** In the dimension's base unit. Of a date it is empty until the corpus knows the day of writing. */
  readonly value: Interval;
  readonly modifier?: Modifier | undefined;
  /**
   * The number as understood, in the unit that was printed: 160 for “more than 160 countries”. Of a date its year or 0, of a
   * clock time the minutes since midnight, of a score the first number and ten thousandths of the second.
   */
  readonly number: number;
  /** As people write it: "countries", "USD", "km". */
  readonly unit?: string | undefined;
  readonly date?: DateParts | undefined;
  readonly claim: Claim;
  /** Index of its sentence. */
  readonly sentence: number;
}

const unknown: Interval = { min: -Infinity, max: Infinity };
const contexts = mapping(contextsYaml, 'figure-contexts');
const quantifiers = wordSet(contexts['quantifier'], 'figure-contexts');
const ageEnders = wordSet(contexts['behind-age'], 'figure-contexts');
const bodies = wordSet(contexts['body'], 'figure-contexts');
const changing = wordSet(contexts['changing'], 'figure-contexts');
/** Plurals that count nothing by themselves. */
const nameless = new Set(wordList(mapping(genericNounsYaml, 'generic-nouns')['measured'], 'generic-nouns'));
const reaching = wordSet(contexts['reaching'], 'figure-contexts');
const auxiliary = wordSet(contexts['auxiliary'], 'figure-contexts');
const leading = new Set([...changing, ...wordSet(contexts['leading'], 'figure-contexts')]);
const crowding = wordSet(contexts['crowding'], 'figure-contexts');
const placing = wordSet(contexts['placing'], 'figure-contexts');
const lifeSteps = wordSet(contexts['life-step'], 'figure-contexts');
const numbered = wordSet(contexts['numbered'], 'figure-contexts');
const peopled = wordSet(contexts['peopled'], 'figure-contexts');
const behindChild = wordSet(contexts['behind-child-age'], 'figure-contexts');
const rising = wordSet(contexts['rising'], 'figure-contexts');
const bounding = wordSet(contexts['bounding'], 'figure-contexts');
const boundingJoint = wordSet(contexts['bounding-joint'], 'figure-contexts');
const wholeDeterminer = wordSet(contexts['of-whole'], 'figure-contexts');

/** In order of `start`, disjoint. `words`: those that the dossier adds to the lexicons. */
export function readFigures(source: SourceText, names: DocumentNames, words: readonly OwnWord[] = noWords): readonly FigureMention[] {
  const own = meaningsOf(words);
  const figures: FigureMention[] = [];
  source.sentences.forEach((sentence, index) => {
    const kind = source.paragraphs[sentence.paragraph]?.kind;
    if (kind === 'byline') return;
    const pieces = piecesOf(source, sentence, own);
    if (pieces) readSentence(pieces, names, index, figures);
  });
  return withAntecedents(source, figures);
}

interface Draft {
  /** Pieces of the whole mention, and of what follows it. */
  readonly from: number;
  readonly to: number;
  readonly kind: FigureKind;
  readonly dimension: string;
  readonly number: number;
  readonly value: Interval;
  readonly modifier?: Modifier | undefined;
  readonly unit?: string;
  readonly date?: DateParts;
  readonly phrase?: NounPhrase;
  readonly qualifiers?: readonly string[];
  readonly ranked?: string | undefined;
  /** Whether a relative tells that persons are counted. */
  readonly people?: true;
  /** Whether it counts the votes of the other side. */
  readonly opposed?: true;
}

function readSentence(pieces: readonly Piece[], names: DocumentNames, sentence: number, figures: FigureMention[]): void {
  let i = 0;
  while (i < pieces.length) {
    const draft = readAt(pieces, i, names);
    if (draft === undefined) i += 1;
    else if (typeof draft === 'number') i = draft;
    else {
      const figure = finish(pieces, draft, sentence);
      const previous = figures.at(-1);
      if (figure && (!previous || previous.end <= figure.start)) figures.push(figure);
      i = Math.max(i + 1, draft.to);
    }
  }
}

/** Whether a figure may begin with the word: most words of a sentence need no closer look. */
const opensFigure = perLexeme(({ kind, lower }) => kind === TokenKind.number || opensDate(lower) || isClockWord(lower) || opensNumber(lower) || lower === 'no' || lower === 'no.' || lower === 'nobody' || lower === 'number');

/** What begins at piece `i`: a figure, nothing, or the piece behind something that looks like a figure and is none. */
function readAt(pieces: readonly Piece[], i: number, names: DocumentNames): Draft | number | undefined {
  const piece = pieces[i];
  if (!piece || !opensFigure(piece.lexeme)) return undefined;
  const date = readDate(pieces, i);
  const name = nameAt(names, piece.start);
  if (date) {
    // The year of "1997 Ottawa Treaty" is a date though it stands in the name; "September 11" as a name's part too.
    const year = date.parts.year !== undefined && date.to === i + 1;
    if (piece.kind === TokenKind.number && date.to === i + 1 && name && name.start < piece.start) return date.to;
    if (isPersonName(pieces, i, date.to, names)) return date.to;
    const modifier = date.parts.year !== undefined || date.parts.month !== undefined ? dateModifier(pieces, i) : undefined;
    return { from: i, to: date.to, kind: year ? 'year' : 'date', dimension: 'date', number: date.parts.year ?? 0, value: unknown, date: date.parts, modifier };
  }
  if (name && piece.kind === TokenKind.number) return undefined;
  const lap = readStopwatch(pieces, i);
  if (lap) return { from: i, to: lap.to, kind: 'duration', dimension: 'duration', number: lap.seconds, value: exactly(lap.seconds * (factorOf('second') ?? 1)), unit: 'second' };
  const time = pieces[i - 1]?.text === '+' ? undefined : readTime(pieces, i);
  if (time) {
    const modifier = modifierBefore(pieces, i);
    return { from: modifier?.from ?? i, to: time.to, kind: 'time', dimension: 'time', number: time.minutes, value: timeInterval(time.minutes, modifier?.modifier), modifier: modifier?.modifier };
  }
  const none = noneAt(pieces, i) ?? singleAt(pieces, i) ?? standingAt(pieces, i);
  if (none) return none;
  const core = readNumber(pieces, i);
  if (!core) return spanOfOne(pieces, i) ?? rankAt(pieces, i);
  const share = shareAt(pieces, core);
  if (share) return share;
  return isCode(pieces, core, names) ?? readQuantity(pieces, core, names);
}

function readQuantity(pieces: readonly Piece[], first: NumberCore, names: DocumentNames): Draft | number | undefined {
  const { core, second } = readRange(pieces, first);
  const lead = modifierBefore(pieces, currencyBefore(pieces, core.from)?.from ?? core.from);
  const tail = modifierBehind(pieces, core.to);
  // "some" before a bare year or a single thing says nothing
  const modifier = lead?.modifier ?? tail?.modifier;
  const sign = currencyBefore(pieces, core.from);
  const plain = lead?.from ?? sign?.from ?? core.from;
  const from = core.spread && pieces[plain - 1]?.lower === 'between' ? plain - 1 : plain;
  let to = tail?.to ?? core.to;
  const value = (factor = 1): Interval => scale(intervalOf(core, modifier), factor);
  const base = { from, number: core.value, modifier };
  if (sign) {
    const period = /^(?:a|an|per|each|every)$/.test(pieces[to]?.lower ?? '') && unitAt(pieces, to + 1);
    if (period) to = period.to;
    return { ...base, to, kind: 'money', dimension: isConverted(pieces, sign.from) ? `money of the text's own country` : `money ${sign.currency}`, value: value(), unit: sign.currency, ...(period && { qualifiers: [period.unit.name] }) };
  }
  if (core.ordinal) {
    const noun = pieces[to];
    if (placeTaken(pieces, core.from)) return { ...base, to, kind: 'rank', dimension: 'standing', value: exactly(core.value) };
    return noun?.kind === TokenKind.word ? { ...base, to, kind: 'rank', dimension: 'rank', value: exactly(core.value), ranked: rankedAt(pieces, to) } : undefined;
  }
  if (second !== undefined) return { ...base, to, kind: 'score', dimension: 'score', number: core.value + second / 1e4, value: exactly(core.value + second / 1e4) };
  const hyphen = pieces[to]?.text === '-' ? to + 1 : to;
  const percent = percentBehind(pieces, to);
  if (percent !== undefined) {
    const points = /^points?$/.test(pieces[percent]?.lower ?? '');
    return { ...base, to: points ? percent + 1 : percent, kind: 'percent', dimension: points ? 'points' : 'percent', value: percentInterval(core, modifier), unit: points ? 'points' : '%' };
  }
  if (isSecondMagnitude(pieces, core)) return { ...base, from: core.from, to, kind: 'measure', dimension: 'magnitude', value: exactly(core.value), unit: 'magnitude' };
  if (pieces[core.from - 1]?.lower === 'of' && pieces[core.from - 2]?.lower === 'magnitude' && core.value < 10) return { ...base, to, kind: 'measure', dimension: 'magnitude', value: exactly(core.value), unit: 'magnitude' };
  if (pieces[core.from - 1]?.lower === 'magnitude' || (/^(?:measur|register|record)/.test(pieces[core.from - 1]?.lower ?? '') && !core.words && core.value < 10)) {
    const named = pieces[core.from - 1]?.lower === 'magnitude';
    return { ...base, from: named ? core.from - 1 : core.from, to, kind: 'measure', dimension: 'magnitude', value: exactly(core.value), unit: 'magnitude' };
  }
  if (isSecondPercent(pieces, core)) return { ...base, from: core.from, to: core.to, kind: 'percent', dimension: 'percent', value: percentInterval(core, undefined), modifier: undefined, unit: '%' };
  const fifths = core.words ? fractionOf(pieces[to]?.lower ?? '') : undefined;
  // "three fifths of the price", "two thirds were paid"; three quarters by themselves may be nine months
  if (fifths !== undefined && core.value * fifths < 1 && (pieces[to + 1]?.lower === 'of' || /^(?:third|fifth)s$/.test(pieces[to]?.lower ?? ''))) {
    const share = core.value * fifths * 100;
    return { ...base, to: to + 1, kind: 'percent', dimension: 'percent', number: Math.round(share), value: portionInterval(share, modifier), unit: '%' };
  }
  const word = currencyWord(pieces, hyphen);
  if (word !== undefined) {
    const period = /^(?:a|an|per|each|every)$/.test(pieces[hyphen + 1]?.lower ?? '') ? unitAt(pieces, hyphen + 2) : undefined;
    return { ...base, to: period?.to ?? hyphen + 1, kind: 'money', dimension: `money ${word}`, value: value(), unit: word, ...(period && { qualifiers: [period.unit.name] }) };
  }
  const minor = minorCurrency(pieces, hyphen);
  if (minor) return { ...base, to: hyphen + 1, kind: 'money', dimension: `money ${minor.currency}`, number: Math.round(core.value * minor.factor * 1e4) / 1e4, value: value(minor.factor), unit: minor.currency };
  const unit = unitAt(pieces, hyphen);
  if (unit) return withUnit(pieces, base, core, modifier, unit);
  const shared = behindSecond(pieces, to);
  if (shared !== undefined) {
    const common = unitAt(pieces, shared)?.unit;
    // "24 and 33 years old"
    if (common?.name === 'year' && /^(?:old|olds)$/.test(pieces[shared + 1]?.lower ?? '')) return { ...base, to, kind: 'age', dimension: 'age', value: core.spread ?? exactly(core.value), unit: 'year' };
    if (common) return { ...base, to, kind: common.dimension === 'duration' ? 'duration' : 'measure', dimension: common.dimension, value: value(common.factor), unit: common.name };
    const currency = currencyWord(pieces, shared);
    if (currency !== undefined) return { ...base, to, kind: 'money', dimension: `money ${currency}`, value: value(), unit: currency };
    if (percentBehind(pieces, shared) !== undefined) return { ...base, to, kind: 'percent', dimension: 'percent', value: percentInterval(core, modifier), unit: '%' };
  }
  // "temperatures of minus 20": the sign says what is measured
  if (pieces[core.from - 1]?.lower === 'minus') return { ...base, from: core.from - 1, to: core.to, kind: 'measure', dimension: 'temperature', number: -core.value, value: exactly(-core.value), unit: 'degree' };
  if (isAge(pieces, core, names)) return { ...base, from, to: core.to, kind: 'age', dimension: 'age', value: core.spread ?? exactly(core.value), unit: 'year' };
  return countOf(pieces, core, base, to, value());
}

/** "$US1 million ($1.52 million)": in brackets the same amount in the money of the readers, though the sign is the same. */
function isConverted(pieces: readonly Piece[], from: number): boolean {
  return pieces[from - 1]?.text === '(' && pieces.slice(Math.max(0, from - 6), from - 1).some(({ text }) => text === pieces[from]?.text);
}

/** "two quakes, measuring 7.6 and 7.4": the measure is said once, before the first number. */
function isSecondMagnitude(pieces: readonly Piece[], core: NumberCore): boolean {
  return pieces[core.from - 1]?.lower === 'and' && core.value < 10 && !core.words && /^(?:measur|register|record|magnitude)/.test(pieces[core.from - 3]?.lower ?? '') && pieces[core.from - 2]?.kind === TokenKind.number;
}

/** "46 percent for Marsh and | 44 | for Keane", "leads by 47 percent to | 43": the sign is said once, behind the first number. */
function isSecondPercent(pieces: readonly Piece[], core: NumberCore): boolean {
  if (core.value > 100 || core.ordinal || core.spread || (core.words && core.value < 10)) return false;
  const next = pieces[core.to];
  if (next && next.kind !== TokenKind.mark && !/^(?:for|to|with|in|among|and|who|against)$/.test(next.lower)) return false;
  let at = core.from - 1;
  let joined = false;
  for (; at > core.from - 8; at--) {
    const piece = pieces[at];
    if (!piece || piece.kind === TokenKind.number) return false;
    if (/^(?:%|percent|cent)$/.test(piece.lower)) break;
    joined ||= /^(?:to|at|on|and|against)$/.test(piece.lower);
    if (!/^(?:to|at|on|and|against|for|had|has|with|while|,)$/.test(piece.lower) && !/^\p{Lu}/u.test(piece.text)) return false;
  }
  if (!joined || at <= core.from - 8) return false;
  // "fell 3 percent to 43": a change, and what it came to
  for (let i = at - 1; i > at - 6; i--) if (changing.has(pieces[i]?.lower ?? '')) return false;
  return true;
}

/** "one in eight", "nine out of 10": a portion, told by small numbers. */
function shareAt(pieces: readonly Piece[], core: NumberCore): Draft | undefined {
  if (core.ordinal || core.spread || !Number.isInteger(core.value) || core.value < 1 || core.value > 99) return undefined;
  const outOf = pieces[core.to]?.lower === 'out' && pieces[core.to + 1]?.lower === 'of';
  if (!outOf && (pieces[core.to]?.lower !== 'in' || core.value > 9)) return undefined;
  const at = core.to + (outOf ? 2 : 1);
  const whole = readNumber(pieces, pieces[at]?.lower === 'every' ? at + 1 : at);
  if (!whole || whole.ordinal || whole.spread || whole.value <= core.value || whole.value > 1000 || unitAt(pieces, whole.to) || percentBehind(pieces, whole.to) !== undefined) return undefined;
  // "killed two in six attacks" counts; "two in five" and "seven in 10" are told of nothing but portions
  if (!outOf && core.value > 1 && whole.value !== 10 && whole.value !== 5 && whole.value !== 3 && whole.value !== 100) return undefined;
  const lead = modifierBefore(pieces, core.from);
  const percent = (core.value / whole.value) * 100;
  return { from: lead?.from ?? core.from, to: whole.to, kind: 'percent', dimension: 'percent', number: Math.round(percent * 10) / 10, modifier: lead?.modifier, value: portionInterval(percent, lead?.modifier), unit: '%' };
}

/** "less than a second", "about an hour", "half an hour", "an hour and a half": one, or half, of a span of time. */
function spanOfOne(pieces: readonly Piece[], i: number): Draft | undefined {
  const half = pieces[i]?.lower === 'half' && /^an?$/.test(pieces[i + 1]?.lower ?? '');
  const article = half ? i + 1 : i;
  if (!/^an?$/.test(pieces[article]?.lower ?? '')) return undefined;
  const found = unitAt(pieces, article + 1);
  if (found?.unit.dimension !== 'duration') return undefined;
  const lead = modifierBefore(pieces, i);
  const more = !half && pieces[found.to]?.lower === 'and' && pieces[found.to + 1]?.lower === 'a' && pieces[found.to + 2]?.lower === 'half';
  if (!half && !more && !lead) return undefined;
  const number = half ? 0.5 : more ? 1.5 : 1;
  return { from: lead?.from ?? i, to: more ? found.to + 3 : found.to, kind: 'duration', dimension: 'duration', number, modifier: lead?.modifier, value: scale(intervalOf({ value: number, rounding: 0 }, lead?.modifier), found.unit.factor), unit: found.unit.name };
}

/** A portion in words is a rounded one. */
function portionInterval(percent: number, modifier: Modifier | undefined): Interval {
  return intervalOf({ value: percent, ...(modifier === undefined && { spread: { min: percent - 2, max: percent + 2 } }), rounding: 2 }, modifier);
}

/** "7.6 and 7.5 | magnitude quakes", "from 1.2 to 1.4 | million euros": the unit is said once, behind the second number, and begins there. */
function behindSecond(pieces: readonly Piece[], joint: number): number | undefined {
  if (!/^(?:and|or|to)$/.test(pieces[joint]?.lower ?? '')) return undefined;
  const second = readNumber(pieces, joint + 1);
  return second && (pieces[second.to]?.text === '-' ? second.to + 1 : second.to);
}

function withUnit(
  pieces: readonly Piece[],
  base: { readonly from: number; readonly number: number; readonly modifier: Modifier | undefined },
  core: NumberCore,
  modifier: Modifier | undefined,
  { unit, to: behind }: NonNullable<ReturnType<typeof unitAt>>,
): Draft {
  let to = behind;
  const old = pieces[to]?.text === '-' ? to + 1 : to;
  if (unit.dimension === 'duration' && (pieces[old]?.lower === 'old' || /^olds$/.test(pieces[old]?.lower ?? ''))) {
    return { ...base, to: old + 1, kind: 'age', dimension: 'age', value: scale(core.spread ?? exactly(core.value), unit.factor / 8766), unit: unit.name };
  }
  const compound = core.spread ? undefined : readCompound(pieces, to, core.value, unit);
  if (compound) {
    const { value, unit: { name, factor } } = compound;
    return { ...base, to: compound.to, kind: unit.dimension === 'duration' ? 'duration' : 'measure', dimension: unit.dimension, number: value, value: scale(intervalOf({ value, rounding: 0 }, modifier), factor), unit: name };
  }
  if (/^(?:long|wide|high|tall|deep)$/.test(pieces[old]?.lower ?? '') && old > to) to = old + 1;
  const sign = pieces[core.from - 1]?.text === '-' && pieces[core.from - 2]?.lower === 'minus' ? core.from - 2 : core.from - 1;
  if (unit.dimension === 'temperature' && pieces[sign]?.lower === 'minus') {
    return { ...base, from: sign, to, kind: 'measure', dimension: 'temperature', number: -core.value, value: exactly(-core.value), unit: unit.name };
  }
  if (unit.dimension === 'duration') {
    // "over six years" says as often "in the course of" as "more than"
    const during = pieces[core.from - 1]?.lower === 'over' && modifier === 'above';
    return { ...base, modifier: during ? 'from' : modifier, to, kind: 'duration', dimension: 'duration', value: scale(intervalOf(core, during ? 'from' : modifier), unit.factor), unit: unit.name };
  }
  return { ...base, to, kind: 'measure', dimension: unit.dimension, value: scale(intervalOf(core, modifier), unit.factor), unit: unit.name };
}

function countOf(pieces: readonly Piece[], core: NumberCore, base: { readonly from: number; readonly number: number; readonly modifier: Modifier | undefined }, to: number, value: Interval): Draft | undefined {
  const singular = core.value === 1 && !core.spread;
  // "one of the reasons", "one another", "no one": a pronoun, not a count
  if (singular && core.words && /^(?:of|another|in|who|that|by|was|is|day|time|thing|way|side|hand|reason|point|more)$/.test(pieces[to]?.lower ?? '')) return undefined;
  const glued = pieces[to]?.glued === true && pieces[to]?.kind === TokenKind.word;
  if (glued) return undefined;
  // "the 580,000 who came as children", "5,000 outside"
  if (!singular && core.value >= 1000 && crowding.has(pieces[to]?.lower ?? '')) return { ...base, to, kind: 'count', dimension: 'count', value, people: true };
  const phrase = readNounPhrase(pieces, to, singular);
  if (phrase) {
    const noun = pieces[phrase.head]?.lower ?? '';
    if (singular && (!core.words || looksPlural(noun))) return undefined;
    return { ...base, to: phrase.to, kind: 'count', dimension: 'count', value, unit: noun, phrase };
  }
  const currency = isLarge(pieces, core) ? currencyIn(pieces, core.from) : undefined;
  if (currency !== undefined) return { ...base, to, kind: 'money', dimension: `money ${currency}`, value, unit: currency };
  const against = voteAgainst(pieces, base.from);
  if (against) return { ...base, to, kind: 'count', dimension: 'count', value, phrase: against, opposed: true };
  const body = bodyBefore(pieces, base.from);
  if (body) return { ...base, to, kind: 'count', dimension: 'count', value, phrase: body };
  const part = partOfWhole(pieces, base.from);
  if (part && !(singular && core.words)) return { ...base, to, kind: 'count', dimension: 'count', value, phrase: part };
  const relative = antecedentOf(pieces, base.from);
  if (relative) return { ...base, to, kind: 'count', dimension: 'count', value, phrase: relative };
  const topic = topicBefore(pieces, base.from);
  if (topic && !(singular && core.words)) return { ...base, to, kind: 'count', dimension: 'count', value, phrase: topic };
  // The noun is left out: "killing 12 and injuring 40", "23 in custody".
  const predicate = predicateOf(pieces, core.from, core.to, undefined, undefined);
  const elided = predicate?.sure ? undefined : elidedUnit(pieces, core.from, base.from);
  if (elided) return { ...base, to, kind: 'measure', dimension: elided.dimension, value: scale(value, elided.factor), unit: elided.name };
  if (!predicate?.sure && !singular && isOfPeople(pieces, base.from, to)) return { ...base, to, kind: 'count', dimension: 'count', value, people: true };
  if (predicate?.sure ? singular && core.words : !isBare(pieces, core, base.from, to)) return undefined;
  return { ...base, to, kind: 'count', dimension: 'count', value };
}

/** "weighed 42 tonnes on a bridge restricted to | 20": behind a word of bounds the unit is that of the measure before it in the sentence. */
function elidedUnit(pieces: readonly Piece[], from: number, lead: number): Unit | undefined {
  let at = lead - 1;
  while (at > lead - 3 && boundingJoint.has(pieces[at]?.lower ?? '')) at -= 1;
  if (!bounding.has(pieces[at]?.lower ?? '')) return undefined;
  for (let i = from - 2; i > from - ELIDED_REACH && i >= 0; i--) {
    const unit = unitAt(pieces, i)?.unit;
    if (unit && unit.dimension !== 'duration' && pieces[i - 1]?.kind === TokenKind.number) return unit;
  }
  return undefined;
}
/** In words. */
const ELIDED_REACH = 16;

/** "Two were led away", "All 64 had signed", "Some 1,200 were moved": who is counted by a number that opens a sentence and does something is people. */
function isOfPeople(pieces: readonly Piece[], from: number, to: number): boolean {
  const first = /^(?:the|all|another|only|just)$/.test(pieces[from - 1]?.lower ?? '') ? from - 1 : from;
  const opens = first === 0 || (first === 1 && pieces[0]?.kind === TokenKind.mark);
  return opens && peopled.has(pieces[to]?.lower ?? '');
}

/** "won by | 4,871", "instead of the | 60 the law asks for": a number whose noun stands in another clause or sentence. Small ones say too little. */
function isBare(pieces: readonly Piece[], core: NumberCore, from: number, to: number): boolean {
  if (core.ordinal || core.spread || core.value < SMALLEST_BARE) return false;
  const [before, first] = [pieces[from - 1], pieces[core.from]];
  // "1932", "8900", as codes and years are; "room 12", "Windows 11"
  if (!core.words && core.to === core.from + 1 && /^\d{4,}$/.test(first?.text ?? '')) return false;
  if (before === undefined || (before.kind === TokenKind.word && (numbered.has(before.lower) || /^\p{Lu}/u.test(before.text))) || (before.kind === TokenKind.mark && !/^[,;:—–(]$/.test(before.text))) return false;
  const behind = pieces[to];
  return behind === undefined || (behind.kind === TokenKind.word ? !behind.glued : /^[,.;:)—–”"]$/.test(behind.text)) && pieces[to + 1]?.kind !== TokenKind.number;
}
/** Above a dozen, as numbers that texts write in digits. */
const SMALLEST_BARE = 13;

/** "1.6 billion", "96 million" */
function isLarge(pieces: readonly Piece[], core: NumberCore): boolean {
  return core.value >= 1e6 && core.to > core.from + 1 && !/^(?:of|and)$/.test(pieces[core.to]?.lower ?? '');
}

/** "from 1 billion crowns to | 1.6 billion": the currency that the sentence names nearest to piece `i`. */
function currencyIn(pieces: readonly Piece[], i: number): string | undefined {
  let nearest: string | undefined;
  let distance = CURRENCY_REACH;
  for (let at = Math.max(0, i - CURRENCY_REACH); at < Math.min(pieces.length, i + CURRENCY_REACH); at++) {
    const currency = currencyWord(pieces, at) ?? (pieces[at]?.kind === TokenKind.number ? currencyBefore(pieces, at)?.currency : undefined);
    if (currency !== undefined && Math.abs(at - i) < distance) [nearest, distance] = [currency, Math.abs(at - i)];
  }
  return nearest;
}
/** In words. */
const CURRENCY_REACH = 25;

/** "118 votes to | 107", "12,417 votes to her | 12,203": the noun is said once, behind the votes of the others. */
function voteAgainst(pieces: readonly Piece[], from: number): NounPhrase | undefined {
  const joint = /^(?:to|against)$/.test(pieces[from - 1]?.lower ?? '') ? from - 1 : from - 2;
  const noun = pieces[joint - 1];
  return /^(?:to|against)$/.test(pieces[joint]?.lower ?? '') && noun !== undefined && nounClassOf(noun.lower) === 'vote' && pieces[joint - 2]?.kind !== TokenKind.mark ? { to: joint, head: joint - 1, qualifiers: [], partitive: false } : undefined;
}

/** "a crew of | 56": the body whose members are counted. */
function bodyBefore(pieces: readonly Piece[], from: number): NounPhrase | undefined {
  const body = pieces[from - 2];
  return pieces[from - 1]?.lower === 'of' && body !== undefined && bodies.has(body.lower) ? { to: from - 1, head: from - 2, qualifiers: [], partitive: false } : undefined;
}

/** "Of the 640 houses in the village, | 310 collapsed": a part of what the sentence opens with. */
function partOfWhole(pieces: readonly Piece[], from: number): NounPhrase | undefined {
  const of = pieces.findIndex(({ kind }) => kind !== TokenKind.mark);
  if (pieces[of]?.lower !== 'of' || from > of + PART_REACH) return undefined;
  const at = wholeDeterminer.has(pieces[of + 1]?.lower ?? '') ? of + 2 : of + 1;
  const whole = readNumber(pieces, at);
  const phrase = whole && whole.to <= from ? readNounPhrase(pieces, whole.to, false) : undefined;
  return phrase && phrase.to <= from ? { ...phrase, qualifiers: [], partitive: true } : undefined;
}
/** In words. */
const PART_REACH = 16;

/** "19 piers, of which | six must …": a part of what stands before the relative. */
function antecedentOf(pieces: readonly Piece[], from: number): NounPhrase | undefined {
  if (!/^(?:which|whom)$/.test(pieces[from - 1]?.lower ?? '') || pieces[from - 2]?.lower !== 'of') return undefined;
  for (let i = from - 3; i >= 0 && i > from - 9; i--) {
    const piece = pieces[i];
    if (piece?.kind === TokenKind.word && (looksPlural(piece.lower) || nounClassOf(piece.lower) !== undefined)) return { to: i + 1, head: i, qualifiers: [], partitive: true };
  }
  return undefined;
}

/** "the number of confirmed cases rose to | 44", "deportations fell to | 351,000": what is counted stands before the verb. */
function topicBefore(pieces: readonly Piece[], from: number): NounPhrase | undefined {
  const listed = pieces[from - 1]?.text === ':' ? pieces[from - 2] : undefined;
  // "Spectators: | 41,500"
  if (listed?.kind === TokenKind.word && looksPlural(listed.lower) && (from === 2 || pieces[from - 3]?.kind === TokenKind.mark)) return { to: from - 1, head: from - 2, qualifiers: [], partitive: false };
  const subject = subjectBefore(pieces, from);
  if (subject) return subject;
  for (let i = from - 1; i > 0 && i > from - TOPIC_REACH; i--) {
    const piece = pieces[i];
    if (!piece || piece.kind === TokenKind.number || /^[;:.]$/.test(piece.text)) return undefined;
    if (piece.lower === 'of' && /^numbers?$/.test(pieces[i - 1]?.lower ?? '')) return readNounPhrase(pieces, i + 1, false);
  }
  return undefined;
}

/** The plural right before "rose to", "have reached", "totalled". */
function subjectBefore(pieces: readonly Piece[], from: number): NounPhrase | undefined {
  const to = pieces[from - 1]?.lower === 'to' || pieces[from - 1]?.lower === 'at';
  let at = to ? from - 2 : from - 1;
  if (!(to ? changing.has(pieces[at]?.lower ?? '') || pieces[at]?.lower === 'stood' : reaching.has(pieces[at]?.lower ?? ''))) return undefined;
  do at -= 1; while (at >= 0 && (auxiliary.has(pieces[at]?.lower ?? '') || /ly$/.test(pieces[at]?.lower ?? '')));
  // "deportations from Osterby | fell to"
  const verb = at;
  while (at > verb - 4 && /^\p{Lu}/u.test(pieces[at]?.text ?? '') && at > 0) at -= 1;
  if (at < verb && /^(?:from|in|of|at|by|to)$/.test(pieces[at]?.lower ?? '')) at -= 1;
  else at = verb;
  const noun = pieces[at];
  return noun?.kind === TokenKind.word && looksPlural(noun.lower) && !nameless.has(noun.lower) ? { to: from, head: at, qualifiers: [], partitive: false } : undefined;
}

/** In words: from a number to what was said to be counted. */
const TOPIC_REACH = 24;

function finish(pieces: readonly Piece[], draft: Draft, sentence: number): FigureMention | undefined {
  const first = pieces[draft.from];
  const last = pieces[draft.to - 1];
  if (!first || !last) return undefined;
  const head = draft.phrase ? pieces[draft.phrase.head] : undefined;
  const pronoun = head && (/^(?:them|whom|which|others?|more|us|those)$/.test(head.lower) || adjectival.has(head.lower));
  const noun = head && !pronoun ? nounOf(head) : draft.ranked === undefined ? undefined : stemOf(draft.ranked);
  const named = draft.kind !== 'count' ? draft.kind : head && !pronoun ? (head.own?.nounClass ?? classOfPhrase(draft.phrase, head.lower)) : undefined;
  const whole = draft.kind === 'count' && isWhole(pieces, draft.from);
  const predicate = whole ? undefined : opposing(pieces, draft) ?? levelOf(pieces, draft) ?? altitudeOf(pieces, draft) ?? predicateOf(pieces, draft.from, draft.to, noun, named);
  const nounClass = draft.kind !== 'count' && draft.kind !== 'money' ? undefined : named ?? (draft.people ? 'person' : undefined) ?? (noun === undefined && predicate?.sure && draft.kind === 'count' ? assumedClass(predicate.ladder) : undefined);
  const modality = draft.kind === 'age' && isAgeThen(pieces, draft) ? 'previous' : modalityOf(pieces, draft.from, draft.to, predicate);
  const event = draft.date || draft.kind === 'time' ? eventOf(pieces, draft.from, draft.to, draft.kind !== 'year') : undefined;
  const holder = draft.kind === 'count' ? holderOf(pieces, draft.from) : undefined;
  // Whoever compares figures asks each hundreds of times, which takes half the time where all are of one shape: so no property is left out.
  const claim: Claim = {
    dimension: draft.dimension,
    noun,
    nounClass,
    qualifiers: packed([...qualifiersOf(draft), ...partnersOf(pieces, draft)], stemOf),
    proper: draft.phrase ? packed(pieces.slice(Math.min(draft.from, draft.phrase.head), draft.phrase.head).filter(({ kind, text }, i) => i > 0 && kind === TokenKind.word && /^\p{Lu}\p{Ll}/u.test(text)), ({ lower }) => stemOf(lower)) : [],
    // "all 186 of the schools" are no part of them
    partitive: (draft.phrase?.partitive ?? false) && pieces[draft.from]?.lower !== 'all',
    whole: whole || undefined,
    raised: (draft.kind === 'count' && isRaised(pieces, draft.from)) || undefined,
    predicate,
    words: wordsAround(pieces, draft.from, draft.to),
    clause: clauseAround(pieces, draft.from, draft.to),
    modality,
    event,
    holder,
  };
  const mention = {
    start: first.start,
    end: last.end,
    kind: draft.kind,
    value: inFull(draft.value),
    modifier: draft.modifier,
    // A fraction first, as in an interval that is `inFull`.
    number: 0.5,
    unit: draft.unit,
    date: draft.date,
    claim,
    sentence,
  };
  mention.number = draft.number;
  return mention;
}

/** "has risen to | 61", "bringing the toll to | 61", "bringing to | six | the number" */
function isRaised(pieces: readonly Piece[], from: number): boolean {
  if (pieces[from - 1]?.lower !== 'to') return false;
  for (let i = from - 2; i >= 0 && i > from - RAISE_REACH; i--) {
    const piece = pieces[i];
    if (!piece || piece.kind !== TokenKind.word) return false;
    if (rising.has(piece.lower)) return true;
  }
  return false;
}
/** In words: "bringing the number of those killed in the collapse to". */
const RAISE_REACH = 14;

/** "fell to | 4.5 percent", "slowed to | 2.9 percent": where a change led is no change, and no change of that size. */
function levelOf(pieces: readonly Piece[], { kind, from }: Draft): Claim['predicate'] {
  const at = kind === 'percent' && /^(?:to|at)$/.test(pieces[from - 1]?.lower ?? '') ? pieces[from - 1] : undefined;
  for (let i = from - 2; at && i >= 0 && i > from - LEVEL_REACH; i--) {
    const piece = pieces[i];
    const rung = piece && leading.has(piece.lower) ? rungNamed('level') : undefined;
    if (rung) return { ...rung, at: { start: at.start, end: at.end }, sure: true };
    if (piece?.kind === TokenKind.mark && /^[,;:.]$/.test(piece.text)) return undefined;
  }
  return undefined;
}
/** In words: "rises | from 9.8 percent | to 13.2 percent". */
const LEVEL_REACH = 9;

function opposing(pieces: readonly Piece[], { opposed, from }: Draft): Claim['predicate'] {
  const at = pieces[from];
  const rung = opposed && rungNamed('against');
  return at && rung && { ...rung, at: { start: at.start, end: at.end }, sure: true };
}

/** "a ledge at 4,700 metres": a length at which something lies or flies is a height above the sea. */
function altitudeOf(pieces: readonly Piece[], { dimension, from, to }: Draft): Claim['predicate'] {
  const at = pieces[from - 1];
  const rung = dimension === 'length' && at?.lower === 'at' && !/^(?:away|off|from|long|wide|deep)$/.test(pieces[to]?.lower ?? '') ? rungNamed('altitude') : undefined;
  return at && rung && { ...rung, at: { start: at.start, end: at.end }, sure: true };
}

/** "RBIs" are more than one RBI. */
function nounOf({ text, lower }: Piece): string {
  return /^\p{Lu}{2,}s$/u.test(text) ? lower.slice(0, -1) : stemOf(lower);
}

function qualifiersOf({ qualifiers, phrase, unit }: Draft): readonly string[] {
  const all = qualifiers ?? phrase?.qualifiers ?? [];
  return classWord(phrase, unit ?? '') === undefined ? all : all.slice(0, -1);
}

/** "420 passengers and | crew": one number for both, which is not that of the passengers. */
function partnersOf(pieces: readonly Piece[], { kind, phrase, to }: Draft): readonly string[] {
  const partner = kind === 'count' && phrase && phrase.to === to && pieces[to]?.lower === 'and' ? pieces[to + 1] : undefined;
  return partner?.kind === TokenKind.word && isPersonClass(nounClassOf(partner.lower) ?? '') ? [partner.lower] : [];
}

/** The word that gives a general noun its class: "crew" of "crew members". */
function classWord(phrase: NounPhrase | undefined, head: string): string | undefined {
  const before = phrase?.qualifiers.at(-1);
  return /^(?:members?|personnel)$/.test(head) && before !== undefined && nounClassOf(before) !== undefined ? before : undefined;
}

/** "crew members" are crew: a general word takes the class of the word before it. */
function classOfPhrase(phrase: NounPhrase | undefined, head: string): string | undefined {
  return nounClassOf(classWord(phrase, head) ?? head);
}

/** "24 to 30", "24-30", "between 24 and 30", "$5 to $6 million" are one interval; "348-77" is a score. */
function readRange(pieces: readonly Piece[], core: NumberCore): { readonly core: NumberCore; readonly second?: number } {
  let at = core.to;
  const sign = currencyBefore(pieces, core.from);
  const lead = sign?.from ?? core.from;
  // "24- to 30-foot", and a unit that is said twice
  if (pieces[at]?.text === '-' && pieces[at + 1]?.lower === 'to') at += 1;
  const joint = pieces[at];
  const between = pieces[lead - 1]?.lower === 'between' && joint?.lower === 'and';
  const dash = joint !== undefined && /^[-–—]$/.test(joint.text) && joint.glued && pieces[at + 1]?.glued === true;
  if (!between && (joint?.lower !== 'to' || isChange(pieces, lead)) && !dash) return { core };
  const second = pieces[at + 1]?.kind === TokenKind.mark && sign ? at + 1 + core.from - sign.from : at + 1;
  if (second > at + 1 && currencyBefore(pieces, second)?.currency !== sign?.currency) return { core };
  const bare = readNumber(pieces, second);
  // "$140-150MM"
  const millions = bare && sign && pieces[bare.to]?.lower === 'mm' && pieces[bare.to]?.glued === true;
  const upper = millions ? { ...bare, to: bare.to + 1, value: bare.value * 1e6 } : bare;
  if (!upper || upper.ordinal || core.ordinal || core.spread) return { core };
  if (upper.value > core.value) {
    const lower = core.value < 1000 && upper.value >= 1000 && core.rounding === 0 && upper.value / core.value >= 1000 ? core.value * 10 ** Math.floor(Math.log10(upper.value / core.value)) : core.value;
    return { core: { ...core, to: upper.to, spread: { min: lower, max: upper.value } } };
  }
  // "by a vote of 2 to 1", "won 3 to 1"
  const told = joint?.lower === 'to' && /^(?:of|by|voted|ruled|won|lost|split|ahead|up|down|passed|approved|rejected|carried|defeated|beat|backed|adopted)$/.test(pieces[lead - 1]?.lower ?? '') && !core.words;
  return (dash || told) && Number.isInteger(core.value) && Number.isInteger(upper.value) && upper.to === at + 2 ? { core: { ...core, to: upper.to }, second: upper.value } : { core };
}

/** "rose from 50 to 60" tells of two values, "range from 50 to 60" of one. */
function isChange(pieces: readonly Piece[], i: number): boolean {
  return pieces[i - 1]?.lower === 'from' && !/^(?:rang|var)/.test(pieces[i - 2]?.lower ?? '');
}

/** The piece behind digits that are a code, a telephone number, a fraction or a list number, and no figure. */
function isCode(pieces: readonly Piece[], core: NumberCore, names: DocumentNames): number | undefined {
  const previous = pieces[core.from - 1];
  const next = pieces[core.to];
  // "a four-by-four", "4×4"
  if ((previous?.text === '-' && pieces[core.from - 2]?.lower === 'by') || previous?.text === '×' || next?.text === '×') return core.to;
  if (core.words) return undefined;
  if (next?.text === '/' && next.glued) return core.to + 2;
  if (previous?.text === '/' && pieces[core.from]?.glued) return core.to;
  if (previous?.text === '#' || previous?.text === '+') return core.to;

  let to = core.to;
  let digits = (pieces[core.from]?.text ?? '').length;
  while (pieces[to]?.kind === TokenKind.number || (/^[-–.]$/.test(pieces[to]?.text ?? '') && pieces[to]?.glued && pieces[to + 1]?.kind === TokenKind.number && pieces[to + 1]?.glued)) {
    digits += pieces[to]?.kind === TokenKind.number ? (pieces[to]?.text ?? '').length : 0;
    to += 1;
  }
  if (to > core.to + 1 && digits >= 7) return to;
  if (/^0\d/.test(pieces[core.from]?.text ?? '')) return to;
  if (core.from === 0 && next?.text === '.' && next.glued) return core.to;
  // "Flight 370", "the Curve 8900 helps": a number behind a name belongs to it, unless it counts what follows
  const named = previous !== undefined && previous.kind === TokenKind.word && core.from > 1 && /^\p{Lu}/u.test(previous.text) && isThingName(names, previous.start);
  const scored = next !== undefined && /^[-–]$/.test(next.text) && next.glued && pieces[core.to + 1]?.kind === TokenKind.number;
  if (named && !scored && core.to === core.from + 1 && !unitAt(pieces, core.to) && nounClassOf(next?.lower ?? '') === undefined && next?.text !== ',' && percentBehind(pieces, core.to) === undefined) return core.to;
  // "40 East 5th Avenue", "the 5th Fleet"
  const proper = next?.kind === TokenKind.word && !next.glued && /^\p{Lu}\p{Ll}/u.test(next.text) && !looksPlural(next.lower);
  return proper && (core.ordinal || ordinalFollows(pieces, core.to + 1)) ? core.to : undefined;
}

function ordinalFollows(pieces: readonly Piece[], i: number): boolean {
  return pieces[i]?.kind === TokenKind.number && /^(?:st|nd|rd|th)$/.test(pieces[i + 1]?.lower ?? '');
}

/** "two of the | five ferries": the number says of how many a part was taken. */
function isWhole(pieces: readonly Piece[], from: number): boolean {
  const of = wholeDeterminer.has(pieces[from - 1]?.lower ?? '') ? from - 2 : from - 1;
  const part = pieces[of - 1];
  return pieces[of]?.lower === 'of' && part !== undefined && (part.kind === TokenKind.number || quantifiers.has(part.lower) || isNumberWord(part.lower));
}

/** "No one was injured": none of the people. */
function noneAt(pieces: readonly Piece[], i: number): Draft | undefined {
  const word = pieces[i]?.lower ?? '';
  const next = pieces[i + 1];
  const behind = word === 'nobody' ? i + 1 : word === 'no' && next?.lower === 'one' ? i + 2 : word === 'no' && next?.text === '-' && pieces[i + 2]?.lower === 'one' ? i + 3 : undefined;
  if (behind !== undefined) {
    const to = pieces[behind]?.lower === 'else' ? behind + 1 : behind;
    const predicate = predicateOf(pieces, i, to, undefined, undefined);
    // "no one else" counts those besides the ones that were named
    return predicate?.sure ? { from: i, to, kind: 'count', dimension: 'count', number: 0, value: exactly(0), unit: 'people', ...(to > behind && { modifier: 'more' as const }) } : undefined;
  }
  if (word !== 'no' || !next || !/^(?:injuries|deaths|casualties|fatalities|survivors)$/.test(next.lower)) return undefined;
  return { from: i, to: i + 2, kind: 'count', dimension: 'count', number: 0, value: exactly(0), unit: next.lower, phrase: { to: i + 2, head: i + 1, qualifiers: [], partitive: false } };
}

/** "a single deputy": one, and no other. */
function singleAt(pieces: readonly Piece[], i: number): Draft | undefined {
  if (!/^an?$/.test(pieces[i]?.lower ?? '') || !/^(?:single|lone)$/.test(pieces[i + 1]?.lower ?? '')) return undefined;
  const phrase = readNounPhrase(pieces, i + 2, true);
  const head = phrase && pieces[phrase.head];
  if (!head || looksPlural(head.lower) || unitAt(pieces, phrase.head)) return undefined;
  return { from: i, to: phrase.to, kind: 'count', dimension: 'count', number: 1, value: exactly(1), unit: head.lower, phrase };
}

/** "the third override", "a third of the troops". */
function rankAt(pieces: readonly Piece[], i: number): Draft | undefined {
  const word = pieces[i]?.lower ?? '';
  const portion = fractionOf(word);
  if (portion !== undefined && (ordinalOf(word) === undefined || portion > 0.19 || pieces[i - 1]?.lower === 'a' || pieces[i - 1]?.lower === 'an') && (pieces[i + 1]?.lower === 'of' || (word === 'half' && /^(?:its|the|their|his|a)$/.test(pieces[i + 1]?.lower ?? '')))) {
    const at = /^an?$/.test(pieces[i - 1]?.lower ?? '') ? i - 1 : i;
    // "a quarter of an hour"
    const part = pieces[i + 1]?.lower === 'of' && /^an?$/.test(pieces[i + 2]?.lower ?? '') ? unitAt(pieces, i + 3) : undefined;
    if (part) {
      const { unit: { dimension, name, factor }, to } = part;
      return { from: at, to, kind: dimension === 'duration' ? 'duration' : 'measure', dimension, number: portion, value: exactly(portion * factor), unit: name };
    }
    const lead = modifierBefore(pieces, at);
    return { from: lead?.from ?? i, to: i + 1, kind: 'percent', dimension: 'percent', number: portion * 100, modifier: lead?.modifier, value: portionInterval(portion * 100, lead?.modifier), unit: '%' };
  }
  // "the Third Baptist Church" is no third of them
  const isNamed = i > 0 && /^\p{Lu}/u.test(pieces[i]?.text ?? '') && /^\p{Lu}/u.test(pieces[i + 1]?.text ?? '');
  const rank = isNamed ? undefined : ordinalOf(word);
  if (rank !== undefined && pieces[i + 1]?.text === '-' && isSuperlative(pieces[i + 2]?.lower ?? '')) {
    return { from: i, to: i + 3, kind: 'rank', dimension: 'standing', number: rank, value: exactly(rank), ranked: rankedAt(pieces, i + 3) };
  }
  const placed = rank === undefined ? undefined : placeTaken(pieces, i);
  if (rank !== undefined && placed !== undefined) return { from: i, to: i + 1, kind: 'rank', dimension: 'standing', number: rank, value: exactly(rank) };
  if (rank === undefined || !/^(?:the|a|his|her|its|their)$/.test(pieces[i - 1]?.lower ?? '') || (rank === 1 && pieces[i - 1]?.lower !== 'the')) return undefined;
  const ranked = rankedAt(pieces, i + 1);
  // "the first rounds", "the first shots": the beginning, and nothing that has a place among others
  if (rank === 1 && pieces[i + 1]?.kind === TokenKind.word && looksPlural(pieces[i + 1]?.lower ?? '')) return undefined;
  // "1,800 metres a second", "a seventh of the price"
  if (ranked === undefined && pieces[i - 1]?.lower === 'a') return undefined;
  return { from: i, to: i + 1, kind: 'rank', dimension: 'rank', number: rank, value: exactly(rank), ranked };
}

/** "finished | third", "came in | second", "lies | 14th": the verb by which it is the place that somebody took in a contest. */
function placeTaken(pieces: readonly Piece[], i: number): Piece | undefined {
  const verb = pieces[i - 1]?.lower === 'in' ? pieces[i - 2] : pieces[i - 1];
  return verb && placing.has(verb.lower) && pieces[i + 1]?.lower !== 'time' ? verb : undefined;
}

/** "fourth-largest", "second-most" */
function isSuperlative(word: string): boolean {
  return /.{2}est$/.test(word) || word === 'most' || word === 'best' || word === 'worst' || word === 'least';
}

/** "number three in the world", "the world No. 3": a place among all of a kind. */
function standingAt(pieces: readonly Piece[], i: number): Draft | undefined {
  const dotted = pieces[i]?.lower === 'no' && pieces[i + 1]?.text === '.' && pieces[i + 1]?.glued === true;
  const core = dotted || pieces[i]?.lower === 'number' || pieces[i]?.lower === 'no.' ? readNumber(pieces, dotted ? i + 2 : i + 1) : undefined;
  if (!core || core.spread || core.ordinal || core.value > 100 || !Number.isInteger(core.value)) return undefined;
  const placed = /^(?:in|on|among|behind|worldwide|globally)$/.test(pieces[core.to]?.lower ?? '') || /^(?:world|['’]s)$|['’]s$/.test(pieces[i - 1]?.lower ?? '');
  return placed ? { from: i, to: core.to, kind: 'rank', dimension: 'standing', number: core.value, value: exactly(core.value) } : undefined;
}

/** What is ranked: "override" of "the first successful override". */
function rankedAt(pieces: readonly Piece[], i: number): string | undefined {
  const phrase = readNounPhrase(pieces, i, true);
  return phrase && pieces[phrase.head]?.lower;
}

/** "Kirkpatrick, 61," and "aged 61", "who was 61", "a driver of 61", and "was 61" in a sentence that names a person. */
function isAge(pieces: readonly Piece[], core: NumberCore, names: DocumentNames): boolean {
  if (!Number.isInteger(core.value) || core.value < 1 || core.value > 115) return false;
  const lower = (i: number): string => pieces[i]?.lower ?? '';
  // "her daughter, who is two"
  // "Kroll is | nineteen"
  if (core.words && core.value > 2 && /^(?:is|was|turned|turns)$/.test(lower(core.from - 1)) && typeAt(names, pieces[core.from - 2]?.start ?? -1) === 'person' && (!pieces[core.to] || (pieces[core.to]?.kind === TokenKind.mark && pieces[core.to]?.text !== '-'))) return true;
  if (core.words && (isChildOf(pieces, core) || (lower(core.from - 1) === 'aged' && core.value > 1))) return true;
  if (core.words) return core.value > 1 && lower(core.from - 2) === 'who' && /^(?:is|was|turned)$/.test(lower(core.from - 1)) && (!pieces[core.to] || pieces[core.to]?.kind === TokenKind.mark);
  const at = lower(core.from - 1) === 'between' ? core.from - 1 : core.from;
  if (lower(at - 1) === 'aged' || (lower(at - 1) === 'of' && lower(at - 2) === 'age') || isListed(pieces, at)) return true;
  if (lower(at - 1) === 'at' && core.value >= 10 && [2, 3, 4, 5].some((n) => lifeSteps.has(lower(at - n)))) return !pieces[core.to] || pieces[core.to]?.kind === TokenKind.mark || ageEnders.has(lower(core.to));
  const behind = pieces[core.to];
  const ends = behind === undefined || behind.kind === TokenKind.mark ? behind === undefined || /^[,.;:)—–”"]$/.test(behind.text) : ageEnders.has(behind.lower);
  const previous = pieces[core.from - 1];
  // "Ulf Brandt Jr., | 56, of …"
  const name = pieces[core.from - 2]?.text === '.' ? pieces[core.from - 3] : pieces[core.from - 2];
  if (!ends && (previous?.lower !== 'of' || behind?.kind !== TokenKind.word || looksPlural(behind.lower))) return false;
  if (previous?.lower === 'of' && name !== undefined && name.kind === TokenKind.word && /^\p{Ll}/u.test(name.text) && isPersonNoun(name.lower)) return [3, 4, 5, 6].some((n) => /^an?$/.test(lower(core.from - n)));
  if (!ends) return false;
  // "one guard, now | 37,"
  if (previous?.lower === 'now' && name?.text === ',' && behind?.text === ',' && core.value >= SMALLEST_AGE) return true;
  if (/^(?:is|was|turned|turns)$/.test(previous?.lower ?? '')) {
    if (outermost.has(lower(core.from - 2)) || (isPersonNoun(lower(core.from - 2)) && outermost.has(lower(core.from - 3)))) return true;
    return /^(?:who|he|she)$/.test(lower(core.from - 2)) || pieces.slice(0, core.from - 1).some(({ start }) => typeAt(names, start) === 'person');
  }
  // "the youngest victim was 13", and who is called by a name in marks: "the “Gardener”, 43, was …"
  if (previous?.text === ',' && name !== undefined && /^[”"’]$/.test(name.text) && behind?.text === ',' && core.value >= SMALLEST_AGE && /^\p{L}/u.test(pieces[core.from - 3]?.text ?? '')) return true;
  // "Keane, a potter, 61"
  // "Its driver, 63, says …"
  if (previous?.text === ',' && name !== undefined && isPersonNoun(name.lower) && [3, 4, 5].some((n) => /^(?:the|its|his|her|their|an?)$/.test(lower(core.from - n))) && /^[,.;]$/.test(behind?.text ?? '.')) return true;
  // "His compatriot, 24, said …": between commas behind one that is named by a single noun stands nothing but an age
  if (previous?.text === ',' && name?.kind === TokenKind.word && /^\p{Ll}/u.test(name.text) && behind?.text === ',' && core.value >= SMALLEST_AGE && !looksPlural(name.lower) && pieces[core.to + 1]?.kind !== TokenKind.number && [3, 4, 5].some((n) => /^(?:the|his|her|their|an?)$/.test(lower(core.from - n)))) return true;
  if (previous?.text === ',' && name !== undefined && /^\p{Ll}/u.test(name.text)) return [3, 4, 5, 6].some((n) => /^(?:an?|the)$/.test(lower(core.from - n)) && lower(core.from - n - 1) === ',' && /^\p{Lu}/u.test(pieces[core.from - n - 2]?.text ?? ''));
  return previous?.text === ',' && name !== undefined && /^\p{Lu}\p{L}/u.test(name.text) && (behind === undefined || /^[,.;]$/.test(behind.text));
}

/** "a boy of | seven", "her daughter of | nine": small ages, written as words. */
function isChildOf(pieces: readonly Piece[], { from, to, value }: NumberCore): boolean {
  const [of, person, behind] = [pieces[from - 1], pieces[from - 2], pieces[to]];
  if (of?.lower !== 'of' || value < 2 || person?.kind !== TokenKind.word || looksPlural(person.lower) || !isPersonNoun(person.lower)) return false;
  return behind === undefined || behind.kind === TokenKind.mark ? behind?.text !== '-' : behindChild.has(behind.lower);
}

/** Of those that stand between commas by themselves. */
const SMALLEST_AGE = 14;

/** "aged 24 and | 33", "aged 8, 11 and | 14": an age in a list of ages. */
function isListed(pieces: readonly Piece[], from: number): boolean {
  let at = from;
  while (/^(?:and|or|,)$/.test(pieces[at - 1]?.lower ?? '') && pieces[at - 2]?.kind === TokenKind.number) at -= 2;
  // "two suspects, of 27 and | 34,"
  const of = pieces[at - 1]?.lower === 'of' && pieces[at - 2]?.text === ',' && isPersonNoun((pieces[at - 3]?.lower ?? '').replace(/s$/, ''));
  return at < from && (pieces[at - 1]?.lower === 'aged' || of);
}

/** "began at the age of 19", "was 19 at the time", "was 19 when she …": an age of years ago, unless it is that of dying. */
function isAgeThen(pieces: readonly Piece[], { from, to }: Draft): boolean {
  const lower = (i: number): string => pieces[i]?.lower ?? '';
  if (lower(to) === 'when' || (lower(to) === 'at' && lower(to + 1) === 'the' && lower(to + 2) === 'time')) return true;
  if ((lower(from - 1) !== 'of' || lower(from - 2) !== 'age') && lower(from - 1) !== 'at') return false;
  for (let i = from - 3; i > from - 12; i--) if (/^(?:die|dies|died|dead|death|dying|is|are)$/.test(lower(i))) return false;
  return true;
}

function percentInterval(core: NumberCore, modifier: Modifier | undefined): Interval {
  const decimals = /\.(\d+)/.exec(String(core.value))?.[1]?.length ?? 0;
  return modifier && modifier !== 'exact' ? intervalOf(core, modifier) : (core.spread ?? { min: core.value - 0.5 * 10 ** -decimals, max: core.value + 0.5 * 10 ** -decimals, maxOpen: true });
}

/** A clock time with "about" may be ten minutes off. */
function timeInterval(minutes: number, modifier: Modifier | undefined): Interval {
  switch (modifier) {
    case undefined:
    case 'exact':
    case 'more':
      return exactly(minutes);
    case 'below':
    case 'to':
    case 'nearly':
      return { min: minutes - 30, max: minutes };
    case 'above':
    case 'from':
    case 'just-above':
      return { min: minutes, max: minutes + 30 };
    case 'about':
      return { min: minutes - 10, max: minutes + 10, maxOpen: true };
  }
}

function dateModifier(pieces: readonly Piece[], i: number): Modifier | undefined {
  const word = pieces[i - 1]?.lower;
  return word === 'about' || word === 'around' || word === 'circa' ? 'about' : undefined;
}

function scale(interval: Interval, factor: number): Interval {
  return factor === 1 ? interval : { ...interval, min: interval.min * factor, max: interval.max * factor };
}

/** Things are numbered, persons are not: "stabbed Keane 27 times". */
function isThingName(names: DocumentNames, offset: number): boolean {
  const index = lastAtOrBefore(names.mentions.length, (i) => names.mentions[i]?.start ?? 0, offset);
  const mention = names.mentions[index];
  return mention !== undefined && mention.end > offset && names.entities[mention.entity]?.type !== 'person';
}

function nameAt(names: DocumentNames, offset: number): DocumentNames['mentions'][number] | undefined {
  const index = lastAtOrBefore(names.mentions.length, (i) => names.mentions[i]?.start ?? 0, offset);
  const mention = names.mentions[index];
  return mention && mention.end > offset ? mention : undefined;
}

/** What kind of thing the name at this place is the name of. */
function typeAt(names: DocumentNames, offset: number): DocumentNames['entities'][number]['type'] | undefined {
  const mention = nameAt(names, offset);
  return mention && names.entities[mention.entity]?.type;
}

/** Whether the month or day is somebody's name: "Theresa May", "April Jones". */
function isPersonName(pieces: readonly Piece[], from: number, to: number, names: DocumentNames): boolean {
  const first = pieces[from];
  if (!first || to !== from + 1) return false;
  const index = lastAtOrBefore(names.mentions.length, (i) => names.mentions[i]?.start ?? 0, first.start);
  const mention = names.mentions[index];
  return mention !== undefined && mention.end > first.start && names.entities[mention.entity]?.type === 'person';
}
