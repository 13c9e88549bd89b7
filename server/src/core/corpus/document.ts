// One document of the dossier with all that was read in it: a pure function of its text and its entry in corroborate.yaml.
import { dayInDateLine } from '../extract/date-line';
import { readFigures, type FigureMention } from '../extract/figures';
import { dayOfIso } from '../extract/figures/dates';
import { noWords, type OwnWord } from '../extract/figures/own-words';
import { readGroupPhrases, type GroupPhrase } from '../extract/group-phrases';
import { readNames, type DocumentNames } from '../extract/names';
import { noRules, type NameRules } from '../extract/names/rules';
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
  /** How far the source can be relied on, in the user's words. */
  readonly reliability?: string;
}

export interface SourceDocument {
  readonly id: DocumentId;
  readonly facts: DocumentFacts;
  /** Day of writing, in days since 1970-01-01: what corroborate.yaml says, else the text's own date line. */
  readonly written?: number | undefined;
  /** How many names, figures and quotations were read: what linking the document costs. */
  readonly mentions: number;
  readonly source: SourceText;
  readonly names: DocumentNames;
  readonly figures: readonly FigureMention[];
  readonly quotes: readonly QuoteMention[];
  readonly groups: readonly GroupPhrase[];
}

export function readDocument(id: DocumentId, text: string, facts: DocumentFacts = {}, rules: NameRules = noRules, words: readonly OwnWord[] = noWords): SourceDocument {
  const source = readText(text);
  const names = readNames(source, rules);
  const figures = readFigures(source, names, words);
  const written = (facts.published === undefined ? undefined : dayOfIso(facts.published)) ?? dayInDateLine(source, figures) ?? dayInPath(id);
  const quotes = readQuotes(source, names);
  const groups = readGroupPhrases(source, rules.ignored);
  const mentions = names.mentions.length + figures.length + quotes.length;
  return { id, facts, written, mentions, source, names, figures, quotes, groups };
}

/** "2025-03-18-treaty.txt" */
function dayInPath(path: string): number | undefined {
  const match = /(?:^|[^\d])((?:19|20)\d{2}-[01]\d-[0-3]\d)(?:[^\d]|$)/.exec(path);
  return match?.[1] === undefined ? undefined : dayOfIso(match[1]);
}
