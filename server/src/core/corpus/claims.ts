// One quantity: all figures that were linked as its values, and which of them agree and which conflict.
import type { Interval } from '../extract/interval';
import { once } from '../text/remembering';
import type { Located } from './entities';
import { comesBefore, verdictBits, verdicts, type FigureNode, type Measured } from './figure-links';
import type { Candidate } from './candidate';
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

/** One quantity, and all figures that were linked as its values. Its pairs may be many, and are made when somebody asks for them. */
export interface Quantity {
  /** Stable: from what it measures and its values. */
  readonly id: string;
  /** In order of document and start. */
  readonly figures: readonly FigureAt[];
  /** In order of `a` and `b`. */
  readonly pairs: readonly FigurePair[];
  /** Those that a figure takes part in, by its index; in order of the other one. */
  readonly pairsOf: (figure: number) => readonly FigurePair[];
  /** Indices of the figures with which a figure makes pairs of a verdict, in order. */
  readonly beside: (figure: number, verdict: Verdict) => readonly number[];
  /** Indices of the figures that take part in a pair of each verdict. */
  readonly byVerdict: ReadonlyMap<Verdict, ReadonlySet<number>>;
  /** A number for the pairs of a verdict, by their indices: for equal pairs the same, for others nearly always another. */
  readonly pairsKey: (verdict: Verdict) => number;
  /** Figures of another rung of its ladder, which are other quantities, by its index: the injured beside the killed. In order of document and start. */
  readonly onOtherRungs: (figure: number) => readonly FigureAt[];
}

/** The quantity of figures that hang together by links that are kept; `nodes` in order of document and start. */
export function quantityOf(nodes: readonly FigureNode[]): Quantity {
  const places = once(() => new Map(nodes.map((node, i) => [node, i])));
  const pairsOf = (figure: number): FigurePair[] => [...(nodes[figure]?.links ?? [])].map(([other, { verdict, score }]): FigurePair => {
    const index = places().get(other) ?? -1;
    return { a: Math.min(figure, index), b: Math.max(figure, index), verdict, score };
  }).sort((p, q) => p.a - q.a || p.b - q.b);
  const beside = (figure: number, wanted: Verdict): readonly number[] => {
    const found: number[] = [];
    const at = places();
    for (const [other, { verdict }] of nodes[figure]?.links ?? []) if (verdict === wanted) found.push(at.get(other) ?? -1);
    return found.sort((a, b) => a - b);
  };
  const pairs = once(() => nodes.flatMap((_, i) => pairsOf(i).filter(({ a }) => a === i)));
  const byVerdict = once(() => {
    const found = new Map<Verdict, Set<number>>();
    nodes.forEach((node, i) => {
      const bits = verdictBits(node);
      if (bits === 0) return;
      verdicts.forEach((verdict, bit) => {
        if ((bits & (1 << bit)) === 0) return;
        const known = found.get(verdict);
        if (known) known.add(i);
        else found.set(verdict, new Set([i]));
      });
    });
    return found;
  });
  const pairsKey = (verdict: Verdict): number => {
    const bit = 1 << verdicts.indexOf(verdict);
    let sum = 0;
    nodes.forEach((node, i) => {
      const at = places();
      for (const [other, link] of (verdictBits(node) & bit) === 0 ? [] : node.links) if (link.verdict === verdict) sum = (sum + pairKey(i, at.get(other) ?? 0)) | 0;
    });
    return sum;
  };
  return {
    id: idOf(nodes),
    figures: nodes.map(figureAt),
    onOtherRungs: (figure) => [...(nodes[figure]?.onOtherRungs ?? [])].sort((a, b) => (comesBefore(a.candidate, b.candidate) ? -1 : 1)).map(figureAt),
    get pairs() {
      return pairs();
    },
    pairsOf,
    beside,
    pairsKey,
    get byVerdict() {
      return byVerdict();
    },
  };
}

function figureAt({ candidate: { document, start, end, figure, value, dateLine, yearless } }: FigureNode): FigureAt {
  return { document, start, end, figure, value, dateLine, ...(yearless && { yearless: true as const }) };
}

/** More than one quantity ever has, so that two indices make one number. */
const MOST_FIGURES = 65_537;

function pairKey(a: number, b: number): number {
  return Math.imul(a * MOST_FIGURES + b, 0x9e3779b1);
}

/** `Quantity.pairsKey` of a quantity that has these pairs. */
export function pairsKeyOf(pairs: readonly FigurePair[], wanted: Verdict): number {
  return pairs.reduce((sum, { a, b, verdict }) => (verdict === wanted ? (sum + pairKey(a, b) + pairKey(b, a)) | 0 : sum), 0);
}

/** The nth quantity of one id. */
export function numbered(quantity: Quantity, n: number): Quantity {
  if (n === 1) return quantity;
  const { id, figures, pairsOf, beside, onOtherRungs, pairsKey } = quantity;
  return {
    id: `${id}-${n}`, figures, pairsOf, beside, onOtherRungs, pairsKey,
    get pairs() {
      return quantity.pairs;
    },
    get byVerdict() {
      return quantity.byVerdict;
    },
  };
}

/** From what is measured and the values, so that edits elsewhere do not change it: "country-signed/133+160-up". */
function idOf(nodes: readonly FigureNode[]): string {
  const key = nodes[0]?.key ?? '';
  const counts = new Map<Measured, number>();
  for (const node of nodes) {
    const measured = (node.measured ??= measuredBy(node.candidate));
    counts.set(measured, (counts.get(measured) ?? 0) + 1);
  }
  const rung = mostCommon(counts, ({ rung: said }) => said);
  const bounds = ({ min, max }: Interval): string => (min === max ? `${min}` : !Number.isFinite(max) ? `${min}-up` : !Number.isFinite(min) ? `${max}-down` : `${min}-${max}`);
  const values = [...new Set(distinct(nodes).map(bounds))].sort();
  const measured = mostCommon(counts, ({ nounClass }) => nounClass) ?? key.replace(/^count /, '');
  return `${[(key.startsWith('count ') ? measured : key).replace(/[^\p{L}\p{N}]+/gu, '-'), ...(rung === undefined ? [] : [rung])].join('-')}/${values.join('+')}`;
}

/** Thousands of figures have some hundred values. */
function distinct(nodes: readonly FigureNode[]): readonly Interval[] {
  const known = new Map<number, Map<number, Interval>>();
  for (const { candidate: { value } } of nodes) {
    const alike = known.get(value.min);
    if (!alike) known.set(value.min, new Map([[value.max, value]]));
    else if (!alike.has(value.max)) alike.set(value.max, value);
  }
  return [...known.values()].flatMap((alike) => [...alike.values()]);
}

/** One object for all figures that measure alike: what thousands of them measure is counted at each edit of one. */
const measures = new Map<string, Measured>();

function measuredBy({ mention: { claim: { predicate, nounClass } } }: Candidate): Measured {
  const rung = predicate?.sure ? predicate.rung : undefined;
  const key = `${rung ?? ''}\n${nounClass ?? ''}`;
  const known = measures.get(key);
  if (known) return known;
  const made = { rung, nounClass };
  measures.set(key, made);
  return made;
}

function mostCommon(measured: ReadonlyMap<Measured, number>, of: (measured: Measured) => string | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const [one, count] of measured) {
    const word = of(one);
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + count);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
