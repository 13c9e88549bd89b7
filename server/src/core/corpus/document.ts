// One document of the dossier with all that was read in it: a pure function of its text and its entry in corroborate.yaml.
import { readFigures, type FigureMention } from '../extract/figures';
import { readNames, type DocumentNames } from '../extract/names';
import { readQuotes, type QuoteMention } from '../extract/quotes';
import { readText, type SourceText } from '../text/source-text';

/** The document's path inside its dossier, parted by "/". */
export type DocumentId = string & { readonly brand: 'DocumentId' };

export function documentId(path: string): DocumentId {
  return path as DocumentId;
}

/** What corroborate.yaml says of a document, or else the text itself. */
export interface DocumentFacts {
  readonly title?: string;
  readonly publisher?: string;
  /** ISO date. */
  readonly published?: string;
  readonly author?: string;
  readonly url?: string;
}

export interface SourceDocument {
  readonly id: DocumentId;
  readonly facts: DocumentFacts;
  readonly source: SourceText;
  readonly names: DocumentNames;
  readonly figures: readonly FigureMention[];
  readonly quotes: readonly QuoteMention[];
}

export function readDocument(id: DocumentId, text: string, facts: DocumentFacts = {}): SourceDocument {
  const source = readText(text);
  const names = readNames(source);
  return { id, facts, source, names, figures: readFigures(source, names), quotes: readQuotes(source, names) };
}
