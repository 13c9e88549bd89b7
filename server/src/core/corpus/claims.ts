// One quantity: all figures that were linked as its values, and which of them agree and which conflict.
import type { Interval } from '../extract/interval';
import type { Located } from './entities';
import { comesBefore, type FigureNode } from './figure-links';
import type { Candidate } from './same-quantity';
import type { Verdict } from './verdict';

/** A figure in its document, with the value that the dossier gives it. */
export interface FigureAt extends Located {
  /** Index of the figure in its document. */
  readonly figure: number;
  readonly value: Interval;
  /** Whether it only dates the text: it is shown as the same day, but reports nothing of the event. */
  readonly dateLine: boolean;
  /** The year in `value` was only assumed, so that "19 November" could be compared: it is not to be shown. */
  readonly yearless?: true;
}

/** Two figures of one quantity in two documents. */
export interface FigurePair {
  /** Indices into `Quantity.figures`. */
  readonly a: number;
  readonly b: number;
  readonly verdict: Verdict;
  /** How surely they are the same quantity. */
  readonly score: number;
}

/** One quantity, and all figures that were linked as its values. */
export interface Quantity {
  /** Stable: from what it measures and its values. */
  readonly id: string;
  /** In order of document and start. */
  readonly figures: readonly FigureAt[];
  readonly pairs: readonly FigurePair[];
}

/** The quantity of figures that hang together by links that are kept; the result does not depend on their order. */
export function quantityOf(linked: readonly FigureNode[]): Quantity {
  const nodes = [...linked].sort((a, b) => (comesBefore(a.candidate, b.candidate) ? -1 : 1));
  const at = new Map(nodes.map((node, i) => [node, i]));
  const pairs = nodes.flatMap((node, a) => [...node.links].flatMap(([other, { verdict, score }]): FigurePair[] => {
    const b = at.get(other) ?? -1;
    return a < b ? [{ a, b, verdict, score }] : [];
  }));
  return {
    id: idOf(nodes[0]?.key ?? '', nodes.map(({ candidate }) => candidate)),
    figures: nodes.map(({ candidate: { document, start, end, figure, value, dateLine, yearless } }) =>
      ({ document, start, end, figure, value, dateLine, ...(yearless && { yearless: true as const }) })),
    pairs: pairs.sort((p, q) => p.a - q.a || p.b - q.b),
  };
}

/** The nth quantity of one id. */
export function numbered(quantity: Quantity, n: number): Quantity {
  return n === 1 ? quantity : { ...quantity, id: `${quantity.id}-${n}` };
}

/** From what is measured and the values, so that edits elsewhere do not change it: "country-signed/133+160-up". */
function idOf(key: string, figures: readonly Candidate[]): string {
  const rung = mostCommon(figures.flatMap(({ mention: { claim } }) => (claim.predicate?.sure ? [claim.predicate.rung] : [])));
  const bounds = ({ value: { min, max } }: Candidate): string => (min === max ? `${min}` : !Number.isFinite(max) ? `${min}-up` : !Number.isFinite(min) ? `${max}-down` : `${min}-${max}`);
  const values = [...new Set(figures.map(bounds))].sort();
  return `${[key.replace(/^count /, '').replace(/[^\p{L}\p{N}]+/gu, '-'), ...(rung === undefined ? [] : [rung])].join('-')}/${values.join('+')}`;
}

function mostCommon(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
