// Reads the rest of an amount that is told in several units: "two hours | and 41 minutes", "five feet | 11 inches".
import { readNumber } from './numbers';
import type { Piece } from './pieces';
import { unitAt, type Unit } from './units';

export interface CompoundAmount {
  /** The piece behind it. */
  readonly to: number;
  /** All of it in `unit`, the smallest that is named: 161 minutes. */
  readonly value: number;
  readonly unit: Unit;
}

/** What follows at piece `i` an amount of `value` in `unit`; undefined where no smaller unit of the same dimension does, with less than one of the larger. */
export function readCompound(pieces: readonly Piece[], i: number, value: number, unit: Unit): CompoundAmount | undefined {
  let found: CompoundAmount | undefined;
  for (let [at, total, larger] = [i, value, unit]; ; ) {
    let from = pieces[at]?.text === ',' ? at + 1 : at;
    if (pieces[from]?.lower === 'and') from += 1;
    const number = readNumber(pieces, from);
    if (!number || number.ordinal || number.spread) return found;
    const next = unitAt(pieces, pieces[number.to]?.text === '-' ? number.to + 1 : number.to);
    if (!next || next.unit.dimension !== unit.dimension || number.value * next.unit.factor >= larger.factor) return found;
    total = (total * larger.factor) / next.unit.factor + number.value;
    found = { to: next.to, value: Math.round(total * 100) / 100, unit: next.unit };
    [at, larger] = [next.to, next.unit];
  }
}
