// What the Problems list says of one document: one problem for each mention that takes part in a finding.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { Span } from '../text/span';

export type FindingCode =
  | 'figure-conflict'
  | 'date-conflict'
  | 'figure-tension'
  | 'figure-superseded'
  | 'figure-falls'
  | 'figure-disputed'
  | 'quote-altered'
  | 'quote-misattributed';

export type Severity = 'warning' | 'information';

export interface Problem extends Span {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Verdict first, at most 120 code units. */
  readonly message: string;
  /** One representative a distinct value, eight at most; `message` is the other sentence, quoted. */
  readonly related: readonly (Located & { readonly message: string })[];
  /** Id of the finding; the same for all its mentions. */
  readonly finding: string;
}

/** In order of start. */
export function problemsOf(_links: Links, _document: DocumentId): readonly Problem[] {
  return [];
}
