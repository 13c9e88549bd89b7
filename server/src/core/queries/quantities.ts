// What the queries ask of a quantity: its mentions, and which of its figures were compared with a given one.
import type { FigureAt, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import { otherRung } from '../corpus/figure-pairs';
import type { FigureMention } from '../extract/figures';

export function mentionOf(links: Links, at: FigureAt | undefined): FigureMention | undefined {
  return at && links.documents.get(at.document)?.figures[at.figure];
}

/** Whether the two surely stand on two rungs of one ladder: equal as numbers perhaps, but not compared. */
export function onAnotherStep(figure: FigureMention | undefined, other: FigureMention | undefined): boolean {
  return figure !== undefined && other !== undefined && otherRung(figure.claim, other.claim);
}

/**
 * Indices of the figures that were compared with this one, itself included, directly or through others: "Tuesday" with
 * "18 March", and so with "March 2025". Figures of another step are not among them, even if they are equal as numbers.
 */
export function comparedWith(links: Links, quantity: Quantity, me: number): ReadonlySet<number> {
  const mine = mentionOf(links, quantity.figures[me]);
  const reached = new Set([me]);
  const open = [me];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { a, b } of quantity.pairsOf(at)) {
      const other = a === at ? b : b === at ? a : undefined;
      if (other === undefined || reached.has(other) || onAnotherStep(mine, mentionOf(links, quantity.figures[other]))) continue;
      reached.add(other);
      open.push(other);
    }
  }
  return reached;
}
