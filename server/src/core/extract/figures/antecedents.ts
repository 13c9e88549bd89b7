// Tells what a number by itself counts or measures by what the text gave before: "four of them", "it was 31 million", "and 46.2 in the other".
import { looksPlural, stemOf } from '../../text/inflection';
import { packed } from '../../text/packed-list';
import type { SourceText } from '../../text/source-text';
import { inFull } from '../interval';
import type { FigureMention } from '../figures';
import { nounClassOf, type Claim } from './claim';

/** The figures in their order, those that say nothing of what they count completed where the text leaves one answer. */
export function withAntecedents(source: SourceText, figures: readonly FigureMention[]): readonly FigureMention[] {
  if (!figures.some(isBare)) return figures;
  const currency = onlyCurrency(figures);
  const counted = countedBy(figures);
  return packed(figures, (figure, i) => {
    if (!isBare(figure)) return figure;
    const text = source.text.slice(figure.start, figure.end);
    if (isOfThem(source, figure)) return counting(figure, pluralBefore(source, figure) ?? countBefore(figures, i));
    if (currency !== undefined && LARGE.test(text)) return measuring(figure, 'money', `money ${currency}`, currency);
    if (/\d\.\d{1,2}$/.test(text) && followsPercent(figures, i) && !/^ (?:to|per|for|by) /.test(source.text.slice(figure.end, figure.end + 5))) return percentOf(figure);
    return counting(figure, counted.get(figure.number));
  });
}

/** "eleven of them", "310,000 of those": some of what the text told of before. */
export function isOfThem({ text }: SourceText, { end }: FigureMention): boolean {
  return / of (?:them|those)$/.test(text.slice(end - LONGEST_PRONOUN, end));
}
const LONGEST_PRONOUN = ' of those'.length;

interface Counted {
  readonly noun: string | undefined;
  readonly nounClass: string | undefined;
  readonly unit: string | undefined;
}

/** Whether neither a noun nor a verb tells what is counted. */
function isBare({ kind, claim: { noun, nounClass, predicate } }: FigureMention): boolean {
  return kind === 'count' && noun === undefined && nounClass === undefined && predicate?.sure !== true;
}

const LARGE = /(?:million|billion|trillion|m|bn)$/;

/** Numbers above a dozen are told again of the same, not by chance of something else. */
const RARE = 12;

/** In sentences: so far back "them" and a percentage reach. */
const REACH = 2;

type Told = Pick<FigureMention, 'kind' | 'value' | 'unit'>;
type Measured = Pick<Claim, 'dimension' | 'noun' | 'nounClass'>;

/** The figure with something else in its place, property by property: a copy with `...` has another shape, and all that compares figures is slower for two shapes. */
function retold({ start, end, modifier, number, date, claim, sentence }: FigureMention, { kind, value, unit }: Told, { dimension, noun, nounClass }: Measured): FigureMention {
  const { qualifiers, proper, partitive, whole, raised, predicate, words, clause, modality, event, holder } = claim;
  // A fraction first, as in an interval that is `inFull`.
  const figure = {
    start, end, kind, value, modifier, number: 0.5, unit, date,
    claim: { dimension, noun, nounClass, qualifiers, proper, partitive, whole, raised, predicate, words, clause, modality, event, holder },
    sentence,
  };
  figure.number = number;
  return figure;
}

function counting(figure: FigureMention, counted: Counted | undefined): FigureMention {
  const { kind, value, claim: { dimension } } = figure;
  return counted ? retold(figure, { kind, value, unit: counted.unit }, { dimension, noun: counted.noun, nounClass: counted.nounClass }) : figure;
}

function measuring(figure: FigureMention, kind: 'money' | 'percent', dimension: string, unit: string, value = figure.value): FigureMention {
  return retold(figure, { kind, value, unit }, { dimension, noun: figure.claim.noun, nounClass: kind === 'money' ? kind : undefined });
}

function percentOf(figure: FigureMention): FigureMention {
  const half = 0.5 * 10 ** -(String(figure.number).split('.')[1]?.length ?? 0);
  const value = figure.modifier === undefined ? inFull({ min: figure.number - half, max: figure.number + half, maxOpen: true }) : figure.value;
  return measuring(figure, 'percent', 'percent', '%', value);
}

/** What the numbers of the text count; undefined for those that count several things. */
function countedBy(figures: readonly FigureMention[]): ReadonlyMap<number, Counted | undefined> {
  const counted = new Map<number, Counted | undefined>();
  for (const { kind, number, unit, claim: { noun, nounClass } } of figures) {
    if (kind !== 'count' || number <= RARE || noun === undefined) continue;
    const known = counted.get(number);
    if (!counted.has(number)) counted.set(number, { noun, nounClass, unit });
    else if (known?.noun !== noun) counted.set(number, undefined);
  }
  return counted;
}

/** "helicopters, | four of them" */
function pluralBefore({ text }: SourceText, { start }: FigureMention): Counted | undefined {
  const word = /(?:^|[^\p{L}])(\p{L}{3,30}),? $/u.exec(text.slice(Math.max(0, start - 34), start))?.[1]?.toLowerCase();
  return word !== undefined && looksPlural(word) ? { noun: stemOf(word), nounClass: nounClassOf(word), unit: word } : undefined;
}

/** What was counted last before it, not far back. */
function countBefore(figures: readonly FigureMention[], i: number): Counted | undefined {
  const from = (figures[i]?.sentence ?? 0) - REACH;
  for (let at = i - 1; at >= 0; at--) {
    const figure = figures[at];
    if (!figure || figure.sentence < from) return undefined;
    const { kind, unit, claim: { noun, nounClass } } = figure;
    if (kind === 'count' && noun !== undefined && figure.number >= (figures[i]?.number ?? 0)) return { noun, nounClass, unit };
  }
  return undefined;
}

/** The currency of all amounts of the text. */
function onlyCurrency(figures: readonly FigureMention[]): string | undefined {
  let only: string | undefined;
  for (const { kind, unit } of figures) {
    if (kind !== 'money' || unit === undefined) continue;
    if (only !== undefined && only !== unit) return undefined;
    only = unit;
  }
  return only;
}

function followsPercent(figures: readonly FigureMention[], i: number): boolean {
  const from = (figures[i]?.sentence ?? 0) - 1;
  for (let at = i - 1; at >= 0 && (figures[at]?.sentence ?? 0) >= from; at--) if (figures[at]?.kind === 'percent') return true;
  return false;
}
