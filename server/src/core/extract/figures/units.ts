// Units of measure and currencies: what stands behind or before a number, and how much of the base unit it is.
import currenciesYaml from '../../../../lexicon/currencies.yaml';
import unitsYaml from '../../../../lexicon/units.yaml';
import { classOfWord, mapping } from '../../lexicon';
import type { Piece } from './pieces';

export interface Unit {
  readonly dimension: string;
  /** As people write it: "km". */
  readonly name: string;
  readonly factor: number;
}

const units = new Map<string, { readonly words: readonly string[]; readonly unit: Unit }[]>();
for (const [dimension, members] of Object.entries(mapping(unitsYaml, 'units'))) {
  for (const [name, entry] of Object.entries(mapping(members, 'units'))) {
    const { names, factor } = mapping(entry, 'units') as { names: string[]; factor: number };
    for (const words of names.map((written) => written.split(' '))) {
      const list = units.get(words[0] ?? '') ?? [];
      units.set(words[0] ?? '', [...list, { words, unit: { dimension, name, factor } }].sort((a, b) => b.words.length - a.words.length));
    }
  }
}
const byName = new Map([...units.values()].flatMap((entries) => entries.map(({ unit }) => [unit.name, unit] as const)));
const currencies = mapping(currenciesYaml, 'currencies');
const signs = new Map(Object.entries(mapping(currencies['sign'], 'currencies')) as [string, string][]);
const minors = new Map(Object.entries(mapping(currencies['minor'], 'currencies')) as [string, { readonly currency: string; readonly factor: number }][]);
const currencyWords = classOfWord(currencies['word'], 'currencies');

/** The unit whose name begins at piece `i`, and the piece behind it. Short names ("m", "g") only where glued to the number. */
export function unitAt(pieces: readonly Piece[], i: number): { readonly unit: Unit; readonly to: number } | undefined {
  const first = pieces[i];
  if (first?.own?.unit) return { unit: first.own.unit, to: i + 1 };
  for (const { words, unit } of (first && units.get(first.lower)) ?? []) {
    // "3G" is no weight, and "5 m" may be five million
    if (words.length === 1 && words[0] !== undefined && words[0].length === 1 && !(first?.text === words[0] && (first.glued || EXTENT.test(pieces[i + 1]?.lower ?? '')))) continue;
    if (words.every((word, n) => pieces[i + n]?.lower === word)) return { unit, to: i + words.length };
  }
  return undefined;
}

/** "5 m high": behind these a single letter is a unit. */
const EXTENT = /^(?:high|tall|long|wide|deep|away|thick|across)$/;

/** The currency of the sign that ends right before piece `i`: "$", "US$". */
export function currencyBefore(pieces: readonly Piece[], i: number): { readonly currency: string; readonly from: number } | undefined {
  const sign = pieces[i - 1];
  if (!sign) return undefined;
  const currency = signs.get(sign.text);
  if (currency === undefined || (sign.text === 'R' && !pieces[i]?.glued)) return undefined;
  const long = sign.glued ? signs.get(`${pieces[i - 2]?.text ?? ''}${sign.text}`) : undefined;
  if (long !== undefined) return { currency: long, from: i - 2 };
  // "T$91": some country's dollar that the lexicon does not know is not America's
  const own = sign.text === '$' && sign.glued && /^\p{Lu}{1,3}$/u.test(pieces[i - 2]?.text ?? '') ? `${pieces[i - 2]?.text}$` : undefined;
  return own === undefined ? { currency, from: i - 1 } : { currency: own, from: i - 2 };
}

/** The currency that the word at piece `i` names. */
export function currencyWord(pieces: readonly Piece[], i: number): string | undefined {
  return currencyWords.get(pieces[i]?.lower ?? '');
}

/** The currency of which the word at piece `i` names a small part, and how small: "pence". */
export function minorCurrency(pieces: readonly Piece[], i: number): { readonly currency: string; readonly factor: number } | undefined {
  const piece = pieces[i];
  const found = piece && minors.get(piece.lower);
  return found && (piece.lower.length > 1 || piece.glued) ? found : undefined;
}

/** The piece behind "%", "per cent", "-percent". */
export function percentBehind(pieces: readonly Piece[], i: number): number | undefined {
  const at = pieces[i]?.text === '-' ? i + 1 : i;
  if (pieces[i]?.text === '%' || /^percent(?:age)?$/.test(pieces[at]?.lower ?? '')) return at + 1;
  return pieces[i]?.lower === 'per' && pieces[i + 1]?.lower === 'cent' ? i + 2 : undefined;
}

/** The unit that cards show under this name: “km”. */
export function unitNamed(name: string): Unit | undefined {
  return byName.get(name);
}

/** How much of its dimension's base unit one of these is: 1.609344 for "mile", whose base is the kilometre. */
export function factorOf(unit: string): number | undefined {
  return byName.get(unit)?.factor;
}
