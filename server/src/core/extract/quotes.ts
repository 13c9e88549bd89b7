// Finds the quotations in one document, and who is quoted.
import { packed } from '../text/packed-list';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { DocumentNames } from './names';
import { Reading } from './quotes/clauses';
import { shapeOf, standsAsQuote } from './quotes/kinds';
import { markedStretches } from './quotes/marks';
import { findSpeakers } from './quotes/speakers';

/** The rule that found the speaker; queries/ says each in words. */
export type SpeakerRule =
  | 'cue' // “…,” said Silina / Silina said, “…”
  | 'according-to' // according to Silina
  | 'colon' // Silina: “…”
  | 'dash' // “…” — Silina
  | 'split' // the other half of a split quotation
  | 'pronoun' // he, she, they: the last fitting person or body
  | 'role' // the minister, the statement
  | 'continued' // a paragraph that goes on with the quotation before
  | 'following' // stands free, right behind an attributed one
  | 'only-name'; // the only person or body in the sentence

export interface Cue extends Span {
  /** The verb's base form: "say". */
  readonly verb: string;
  readonly tier: 'neutral' | 'stance' | 'weak';
}

export interface Attribution {
  /** The speaker as a reader would call him: the entity's fullest name, or the phrase (“the joint statement”). */
  readonly name: string;
  /** Index into the document's entities where the speaker is one of them. */
  readonly entity?: number | undefined;
  /** Where the text names the speaker. */
  readonly at: Span;
  readonly rule: SpeakerRule;
  readonly cue?: Cue | undefined;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** The span is what stands between the marks. */
export interface QuoteMention extends Span {
  /** `phrase`: a scare quote or a title, which nobody is quoted with. */
  readonly kind: 'quote' | 'phrase';
  /** Whether both marks are there; a paragraph of a continued quotation has no closing one. */
  readonly closed: boolean;
  readonly speaker?: Attribution | undefined;
  /** Index of the quote that this paragraph goes on with. */
  readonly continues?: number | undefined;
}

/** In order of `start`, disjoint. Never throws; time is linear in the length of the text. */
export function readQuotes(source: SourceText, names: DocumentNames): readonly QuoteMention[] {
  const stretches = markedStretches(source);
  if (!stretches.length) return [];
  const worded = packed(stretches, (stretch) => standsAsQuote(shapeOf(source, stretch)));
  const found = findSpeakers(new Reading(source, names, stretches), worded);
  return packed(stretches, ({ start, end, closed, continues }, i): QuoteMention => {
    const { speaker, spoken = false } = found[i] ?? {};
    const quoted = worded[i] === true || spoken;
    return {
      start, end, closed,
      kind: quoted ? 'quote' : 'phrase',
      speaker: quoted ? speaker : undefined,
      continues: continues && i > 0 ? i - 1 : undefined,
    };
  });
}
