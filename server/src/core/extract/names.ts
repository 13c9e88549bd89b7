// Finds the names in one document: persons, organisations, places, agreements, events, and which of them are one.
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';

export type EntityType = 'person' | 'organization' | 'place' | 'agreement' | 'event' | 'other';

/** Where a name stands, without a possessive 's and without titles. */
export interface NameMention extends Span {
  /** Index into `DocumentNames.entities`. */
  readonly entity: number;
}

/** A title or post that the document gives a person, as printed: “Estonia’s minister of defense”. */
export interface Role extends Span {
  readonly text: string;
}

/** An entity as far as one document tells. */
export interface LocalEntity {
  /** The fullest form in this document. */
  readonly canonical: string;
  readonly type: EntityType;
  /** The other surface forms, in order of appearance. */
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly gender?: 'female' | 'male';
  /**
   * Whether the document alone proves this to be a name. A single capitalised word at the start of a sentence is
   * unsure until the dossier shows it capitalised elsewhere.
   */
  readonly sure: boolean;
  /** Indices into `DocumentNames.mentions`. */
  readonly mentions: readonly number[];
}

export interface DocumentNames {
  /** In order of `start`, disjoint. */
  readonly mentions: readonly NameMention[];
  readonly entities: readonly LocalEntity[];
}

export function readNames(_source: SourceText): DocumentNames {
  return { mentions: [], entities: [] };
}
