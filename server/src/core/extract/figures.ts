// Finds the figures in one document: counts, amounts, measures, dates and times, with what each measures.
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { Interval } from './interval';
import type { DocumentNames } from './names';

export type FigureKind = 'count' | 'money' | 'percent' | 'measure' | 'duration' | 'age' | 'date' | 'time' | 'score' | 'rank' | 'year';

/** The span holds modifier, number and unit or head noun: “more than 160 countries”. */
export interface FigureMention extends Span {
  readonly kind: FigureKind;
  readonly value: Interval;
  /** The base unit's name for people: "countries", "USD", "km". */
  readonly unit?: string;
}

/** In order of `start`, disjoint. */
export function readFigures(_source: SourceText, _names: DocumentNames): readonly FigureMention[] {
  return [];
}
