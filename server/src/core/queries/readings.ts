// Figures in words: how a value was understood, and what it measures.
import type { Quantity } from '../corpus/claims';
import type { FigureMention } from '../extract/figures';
import { isoDay } from '../extract/figures/dates';
import { rungOf } from '../extract/figures/claim';
import type { Modifier } from '../extract/figures/numbers';
import { factorOf, unitNamed } from '../extract/figures/units';
import type { Interval } from '../extract/interval';
import { english, type Say } from '../say';

const monthsIn = (say: Say): readonly string[] => [
  say('January'), say('February'), say('March'), say('April'), say('May'), say('June'),
  say('July'), say('August'), say('September'), say('October'), say('November'), say('December'),
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** "more than 160", "18 March 2025", "about 150 km". */
export function readingOf(figure: FigureMention, value: Interval | undefined): string {
  switch (figure.kind) {
    case 'date':
    case 'year':
      return readingOfDate(figure, value);
    case 'time':
      return withModifier(figure, () => `${pad(Math.floor(figure.number / 60))}:${pad(figure.number % 60)}`);
    case 'score':
      return `${Math.floor(figure.number)}–${Math.round((figure.number % 1) * 1e4)}`;
    case 'percent':
      return withModifier(figure, (number) => `${number} ${figure.unit === 'points' ? 'points' : 'per cent'}`);
    case 'money':
    case 'measure':
    case 'duration':
    case 'age': {
      const period = figure.kind === 'money' && figure.claim.qualifiers[0] !== undefined ? ` a ${figure.claim.qualifiers[0]}` : '';
      const unit = (number: string): string => (figure.unit === undefined ? '' : figure.unit === 'magnitude' ? ' magnitude' : ` ${number === '1' || figure.kind === 'money' || figure.unit.length <= 3 ? figure.unit : plural(figure.unit)}`);
      return withModifier(figure, (number) => `${number}${unit(number)}${period}`);
    }
    case 'rank':
      return `number ${plain(figure.number)}`;
    case 'count':
      return withModifier(figure, (number) => number);
  }
}

const modifierWords: Readonly<Record<Modifier, string>> = {
  above: 'more than', from: 'at least', below: 'less than', to: 'at most', about: 'about', nearly: 'nearly', 'just-above': 'just over', more: 'another', exact: '',
};

/** `says` puts the unit to a number. A range has both its ends, in the unit that was printed. */
function withModifier({ kind, modifier, value, number, unit }: FigureMention, says: (number: string) => string): string {
  const factor = kind === 'measure' || kind === 'duration' ? (factorOf(unit ?? '') ?? 1) : 1;
  const [low, high] = [value.min / factor, value.max / factor];
  // What a printed number may have been rounded from begins below it; a range begins with its number.
  if (!modifier && Number.isFinite(high) && high > low && low >= number * (1 - 1e-9)) return says(`${plain(low)} to ${plain(high)}`);
  const before = modifier === undefined ? '' : modifierWords[modifier];
  return `${before}${before && ' '}${says(plain(number))}`;
}

function readingOfDate({ date, number }: FigureMention, value: Interval | undefined): string {
  if (date?.decade !== undefined) return `${date.part ? `${date.part} ` : ''}${date.decade}s`;
  if (!value || !Number.isFinite(value.min) || !Number.isFinite(value.max)) {
    if (date?.month !== undefined) return `${date.day === undefined ? '' : `${date.day} `}${monthsIn(english)[date.month - 1] ?? ''}`;
    return date?.weekday === undefined ? 'a day that this text alone does not tell' : `a ${weekdays[date.weekday] ?? ''}`;
  }
  // A weekday that no day of writing resolves is its own number.
  if (date?.weekday !== undefined && value.max <= 6) return `a ${weekdays[date.weekday] ?? ''}`;
  const days = value.max - value.min;
  if (days >= 360) return String(number || isoDay(value.min).slice(0, 4));
  return days >= 27 && days <= 31 ? dayInWords(value.min).replace(/^\d+ /, '') : days > 0 ? `${dayInWords(value.min)} to ${dayInWords(value.max)}` : dayInWords(value.min);
}

/** "18 March 2025" for days since 1970-01-01. */
export function dayInWords(day: number, say: Say = english): string {
  const [year = '', month = '', date = ''] = isoDay(day).split('-');
  return say('{day} {month} {year}', { day: Number(date), month: monthsIn(say)[Number(month) - 1] ?? '', year });
}

/** Digits in groups of three: "14,000". */
function plain(value: number): string {
  const [whole = '', decimals] = String(Math.round(value * 1e4) / 1e4).split('.');
  return `${whole.replace(/\B(?=(?:\d{3}){1,7}(?!\d))/g, ',')}${decimals === undefined ? '' : `.${decimals}`}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function plural(unit: string): string {
  return unit === 'foot' ? 'feet' : unit === 'inch' ? 'inches' : unit === 'century' ? 'centuries' : unit.endsWith('s') ? unit : `${unit}s`;
}

const kindNames: Readonly<Record<FigureMention['kind'], string>> = {
  count: 'Number', money: 'Amount of money', percent: 'Share', measure: 'Measure', duration: 'Length of time', age: 'Age', date: 'Date', time: 'Time of day', score: 'Result', rank: 'Rank', year: 'Year',
};

/** By dimension of server/lexicon/units.yaml; one that is not named here stays a measure. */
const dimensionNames: Readonly<Record<string, string>> = {
  length: 'length or distance', mass: 'weight', area: 'area', volume: 'volume', speed: 'speed', temperature: 'temperature', power: 'power', data: 'amount of data', magnitude: 'magnitude',
};

/** What the figure measures: "countries that signed", "people killed", "date". */
export function measureOf({ claim, unit, kind }: FigureMention): string {
  if (kind === 'measure') return dimensionNames[unitNamed(unit ?? '')?.dimension ?? unit ?? ''] ?? kindNames.measure.toLowerCase();
  if (kind !== 'count') return kindNames[kind].toLowerCase();
  const noun = claim.nounClass === undefined ? (unit ?? 'things') : classNames(claim.nounClass, unit);
  return claim.predicate?.sure ? `${noun} ${rungOf(claim.predicate).says}` : noun;
}

/** Nations, states and signatories are all countries; other classes keep the word that the text prints. */
export function classNames(nounClass: string, printed: string | undefined): string {
  return nounClass === 'country' ? 'countries' : nounClass === 'person' ? 'people' : (printed ?? `${nounClass}s`);
}

/** The figure of the quantity that tells best what it measures: one with a sure predicate. */
export function tellingFigure(quantity: Quantity, figureAt: (index: number) => FigureMention | undefined): FigureMention | undefined {
  const figures = quantity.figures.map((_, i) => figureAt(i));
  const conflicting = quantity.pairs.filter(({ verdict }) => verdict === 'conflict').flatMap(({ a, b }) => [a, b]);
  const ranked = [...conflicting.map((i) => figures[i]), ...figures];
  return ranked.find((figure) => figure?.claim.predicate?.sure) ?? ranked.find((figure) => figure !== undefined);
}
