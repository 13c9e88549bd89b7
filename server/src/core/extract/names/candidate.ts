// A stretch of a document that may be a name, as the reader of names hands it on.
import type { EntityType } from '../names';
import type { KnownName } from './known-names';

/** A half-open range of tokens. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A stretch that may be a name. Offsets count UTF-16 code units and leave out a possessive 's. All have all properties: texts are read faster where all are of one shape. */
export interface Candidate extends Range {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** What the words themselves say; undefined where only the surroundings can tell. */
  readonly type: EntityType | undefined;
  readonly known: KnownName | undefined;
  /** The title before the name, in tokens. */
  readonly title: Range | undefined;
  /** A capital at the start of a sentence is all that speaks for it. */
  readonly opening: boolean;
}
