// Links the entities of single documents over the dossier: one card for one person, however each article writes the name.
import type { EntityType } from '../extract/names';
import type { Span } from '../text/span';
import type { DocumentId, SourceDocument } from './document';

export interface Located extends Span {
  readonly document: DocumentId;
}

export interface EntityRole extends Located {
  readonly text: string;
}

export interface Entity {
  /** Stable: from type and canonical name. */
  readonly id: string;
  readonly canonical: string;
  readonly type: EntityType;
  /** Other surface forms, most frequent first, each with one place where it is used. */
  readonly aliases: readonly (Located & { readonly text: string })[];
  readonly roles: readonly EntityRole[];
  /** In order of document and start. */
  readonly mentions: readonly Located[];
  /** The entities of single documents that were linked. */
  readonly parts: readonly { readonly document: DocumentId; readonly entity: number }[];
}

/** The result does not depend on the order of `documents`. */
export function linkEntities(_documents: readonly SourceDocument[]): readonly Entity[] {
  return [];
}
