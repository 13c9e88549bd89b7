// Figures in words: how a value was understood, and what it measures.
import countedPronounsYaml from '../../../lexicon/counted-pronouns.yaml';
import type { Quantity } from '../corpus/claims';
import type { FigureMention } from '../extract/figures';
import { isoDay } from '../extract/figures/dates';
import { rungOf } from '../extract/figures/claim';
import type { Modifier } from '../extract/figures/numbers';
import { factorOf, unitNamed } from '../extract/figures/units';
import type { Interval } from '../extract/interval';
import { wordSet } from '../lexicon';
import { said, unsaid, type Say, type Unsaid } from '../say';

const countedPronouns = wordSet(countedPronounsYaml, 'counted-pronouns');

const monthsIn = (say: Say): readonly string[] => [
  say('January'), say('February'), say('March'), say('April'), say('May'), say('June'),
  say('July'), say('August'), say('September'), say('October'), say('November'), say('December'),
];
const shortMonthsIn = (say: Say): readonly string[] => [
  say('Jan'), say('Feb'), say('Mar'), say('Apr'), say('May'), say('Jun'), say('Jul'), say('Aug'), say('Sep'), say('Oct'), say('Nov'), say('Dec'),
];
const weekdays: readonly Unsaid[] = [unsaid('Sunday'), unsaid('Monday'), unsaid('Tuesday'), unsaid('Wednesday'), unsaid('Thursday'), unsaid('Friday'), unsaid('Saturday')];

/** "more than 160", "18 March 2025", "about 150 km". */
export function readingOf(figure: FigureMention, value: Interval | undefined, say: Say): string {
  switch (figure.kind) {
    case 'date':
    case 'year':
      return readingOfDate(figure, value, say);
    case 'time':
      return withModifier(figure, () => `${pad(Math.floor(figure.number / 60))}:${pad(figure.number % 60)}`, say);
    case 'score':
      return `${Math.floor(figure.number)}–${Math.round((figure.number % 1) * 1e4)}`;
    case 'percent':
      return withModifier(figure, (number) => (figure.unit !== 'points' ? say('{number} per cent', { number }) : number === '1' ? say('1 point') : say('{number} points', { number })), say);
    case 'money': {
      const amount = withModifier(figure, (number) => (figure.unit === undefined ? number : `${number} ${figure.unit}`), say);
      const [period] = figure.claim.qualifiers;
      return period === undefined ? amount : inPeriod(amount, period, say);
    }
    case 'measure':
    case 'duration':
    case 'age':
      return withModifier(figure, (number) => (figure.unit === undefined ? number : `${number} ${unitIn(figure.unit, number === '1', say)}`), say);
    case 'rank':
      return say('number {number}', { number: numberInWords(figure.number, say) });
    case 'count':
      return withModifier(figure, (number) => number, say);
  }
}

const modified = (say: Say, value: string): Readonly<Record<Modifier, string>> => ({
  above: say('more than {value}', { value }), from: say('at least {value}', { value }), below: say('less than {value}', { value }), to: say('at most {value}', { value }), about: say('about {value}', { value }),
  nearly: say('nearly {value}', { value }), 'just-above': say('just over {value}', { value }), more: say('another {value}', { value }), exact: value,
});

/** `says` puts the unit to a number. A range has both its ends, in the unit that was printed. */
function withModifier({ kind, modifier, value, number, unit }: FigureMention, says: (number: string) => string, say: Say): string {
  const factor = kind === 'measure' || kind === 'duration' ? (factorOf(unit ?? '') ?? 1) : 1;
  const [low, high] = [value.min / factor, value.max / factor];
  // What a printed number may have been rounded from begins below it; a range begins with its number.
  if (!modifier && Number.isFinite(high) && high > low && low >= number * (1 - 1e-9)) return says(say('{from} to {to}', { from: numberInWords(low, say), to: numberInWords(high, say) }));
  const plain = says(numberInWords(number, say));
  return modifier === undefined ? plain : modified(say, plain)[modifier];
}

/** By the word for the time as the text has it; what is no known one stays as it is. */
function inPeriod(amount: string, period: string, say: Say): string {
  switch (period) {
    case 'hour':
      return say('{amount} an hour', { amount });
    case 'day':
      return say('{amount} a day', { amount });
    case 'week':
      return say('{amount} a week', { amount });
    case 'month':
      return say('{amount} a month', { amount });
    case 'year':
      return say('{amount} a year', { amount });
    default:
      return say('{amount} a {period}', { amount, period: unitIn(period, true, say) });
  }
}

/** `one`: of a single one. */
function unitIn(unit: string, one: boolean, say: Say): string {
  return isWord(unit) ? said(unsaid(one || unit === 'magnitude' ? unit : plural(unit)), say) : unit;
}

/** Signs such as km, mph and MWh are the same in all languages and have no plural; all others have a vowel. */
export function isWord(unit: string): boolean {
  return unit.length > 2 && /^\p{Ll}[\p{L} ]*$/u.test(unit) && /[aeiou]/u.test(unit);
}

function readingOfDate({ date, number }: FigureMention, value: Interval | undefined, say: Say): string {
  if (date?.decade !== undefined) return decadeInWords(date.decade, date.part, say);
  const weekday = date?.weekday === undefined ? undefined : weekdays[date.weekday];
  const onWeekday = weekday === undefined ? undefined : say('a {weekday}', { weekday: said(weekday, say) });
  if (!value || !Number.isFinite(value.min) || !Number.isFinite(value.max)) {
    if (date?.month !== undefined) {
      const month = monthsIn(say)[date.month - 1] ?? '';
      return date.day === undefined ? month : say('{day} {month}', { day: date.day, month });
    }
    return onWeekday ?? say('a day that this text alone does not tell');
  }
  // A weekday that no day of writing resolves is its own number.
  if (onWeekday !== undefined && value.max <= 6) return onWeekday;
  const days = value.max - value.min;
  if (days >= 360) return String(number || isoDay(value.min).slice(0, 4));
  if (days === 0) return dayInWords(value.min, say);
  return days >= 27 && days <= 31 ? monthInWords(value.min, say) : say('{from} to {to}', { from: dayInWords(value.min, say), to: dayInWords(value.max, say) });
}

function decadeInWords(decade: number, part: 'early' | 'mid' | 'late' | undefined, say: Say): string {
  switch (part) {
    case 'early':
      return say('early {decade}s', { decade });
    case 'mid':
      return say('mid {decade}s', { decade });
    case 'late':
      return say('late {decade}s', { decade });
    case undefined:
      return say('{decade}s', { decade });
  }
}

/** "18 March 2025" for days since 1970-01-01. */
export function dayInWords(day: number, say: Say): string {
  const [year = '', month = '', date = ''] = isoDay(day).split('-');
  return say('{day} {month} {year}', { day: Number(date), month: monthsIn(say)[Number(month) - 1] ?? '', year });
}

/** "18 Mar 2025" */
export function shortDay(day: number, say: Say): string {
  const [year = '', month = '', date = ''] = isoDay(day).split('-');
  return say('{day} {month} {year}', { day: Number(date), month: shortMonthsIn(say)[Number(month) - 1] ?? '', year });
}

function monthInWords(day: number, say: Say): string {
  const [year = '', month = ''] = isoDay(day).split('-');
  return say('{month} {year}', { month: monthsIn(say)[Number(month) - 1] ?? '', year });
}

/** Digits in groups of three, with the signs that the language parts them by: "14,000". At most four decimals. */
export function numberInWords(value: number, say: Say): string {
  const [, group = ',', point = '.'] = /1(\D)000(\D)5/u.exec(say('1,000.5')) ?? [];
  const [whole = '', decimals] = String(Math.round(value * 1e4) / 1e4).split('.');
  return `${whole.replace(/\B(?=(?:\d{3}){1,7}(?!\d))/g, group)}${decimals === undefined ? '' : `${point}${decimals}`}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Of a unit of measure. */
export function plural(unit: string): string {
  return unit === 'foot' ? 'feet' : unit.endsWith(' foot') ? `${unit.slice(0, -4)}feet` : unit === 'inch' ? 'inches' : unit === 'century' ? 'centuries' : unit.endsWith('s') ? unit : `${unit}s`;
}

const kindNames: Readonly<Record<Exclude<FigureMention['kind'], 'count'>, Unsaid>> = {
  money: unsaid('amount of money'), percent: unsaid('share'), measure: unsaid('measure'), duration: unsaid('length of time'), age: unsaid('age'), date: unsaid('date'), time: unsaid('time of day'), score: unsaid('result'), rank: unsaid('rank'), year: unsaid('year'),
};

/** By dimension of server/lexicon/units.yaml; one that is not named here stays a measure. */
const dimensionNames: Readonly<Record<string, Unsaid>> = {
  length: unsaid('length or distance'), mass: unsaid('weight'), area: unsaid('area'), volume: unsaid('volume'), speed: unsaid('speed'), temperature: unsaid('temperature'), power: unsaid('power'), data: unsaid('amount of data'), magnitude: unsaid('magnitude'),
};

/** What the figure measures: "countries that signed", "people killed", "date". */
export function measureOf({ claim, unit, kind }: FigureMention, say: Say): string {
  if (kind === 'measure') return said(dimensionNames[unitNamed(unit ?? '')?.dimension ?? unit ?? ''] ?? kindNames.measure, say);
  if (kind !== 'count') return said(kindNames[kind], say);
  const things = thingsOf(claim.nounClass, unit, say);
  return claim.predicate?.sure ? say('{things} {done}', { things, done: said(rungOf(claim.predicate).says, say) }) : things;
}

/** What is counted; of what was named before only that it is a part. */
function thingsOf(nounClass: string | undefined, printed: string | undefined, say: Say): string {
  if (nounClass !== undefined) return classNames(nounClass, printed, say);
  return countedPronouns.has(printed?.toLowerCase() ?? '') ? say('some of them') : (printed ?? say('number'));
}

/** Nations, states and signatories are all countries; other classes keep the word that the text prints. */
export function classNames(nounClass: string, printed: string | undefined, say: Say): string {
  if (nounClass === 'country') return say('countries');
  if (nounClass === 'person') return say('people');
  return printed ?? (nounClass === 'worker' ? say('workers') : `${nounClass}s`);
}

/** The figure of the quantity that tells best what it measures: one with a sure predicate. */
export function tellingFigure(quantity: Quantity, figureAt: (index: number) => FigureMention | undefined): FigureMention | undefined {
  const figures = quantity.figures.map((_, i) => figureAt(i));
  const conflicting = quantity.pairs.filter(({ verdict }) => verdict === 'conflict').flatMap(({ a, b }) => [a, b]);
  const ranked = [...conflicting.map((i) => figures[i]), ...figures];
  return ranked.find((figure) => figure?.claim.predicate?.sure) ?? ranked.find((figure) => figure !== undefined);
}
