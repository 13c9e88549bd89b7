// Links quotations over the dossier: one utterance, all documents that carry it, and in what words.
import type { SourceDocument, DocumentId } from './document';
import type { Entity, Located } from './entities';

/** How a witness's words stand to the origin's, from same to worst. */
export type Wording =
  | 'identical' // but for case, marks and spelling of blanks
  | 'truncated' // a part of it, or more of it
  | 'stitched' // two passages joined
  | 'bracketed' // insertions or gaps that are marked as such
  | 'spelling' // defence / defense, function words, punctuation
  | 'reworded' // a content word differs
  | 'meaning'; // a negation or a number differs

export interface Witness extends Located {
  /** Index of the quote in its document. */
  readonly quote: number;
  /** Against the utterance's origin; the origin's own is `identical`. */
  readonly wording: Wording;
}

/** A passage without marks that retells an utterance. */
export type Echo = Located;

export interface Utterance {
  /** Stable: from its words. */
  readonly id: string;
  /** Who said it, where all witnesses that name somebody agree. */
  readonly speaker?: string;
  /** Id of the entity where the speaker is one. */
  readonly speakerEntity?: string;
  readonly wording: 'single' | 'identical' | 'variant';
  /** In order of document and start. */
  readonly witnesses: readonly Witness[];
  /** Index into `witnesses`: the earliest by date, else the fullest. */
  readonly origin: number;
  readonly echoes: readonly Echo[];
}

/** The result does not depend on the order of `documents`. */
export function linkUtterances(_documents: ReadonlyMap<DocumentId, SourceDocument>, _entities: readonly Entity[]): readonly Utterance[] {
  return [];
}
