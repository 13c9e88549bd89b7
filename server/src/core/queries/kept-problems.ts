// What findings say in each source, kept as long as nothing that it comes of has changed: an edit has a few of them told anew.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Finding, Severity } from '../corpus/findings';
import type { Problem } from './problems';

/** Enough for what an edit touches. All that is told of ten thousand sources would take sixty megabytes. */
const MOST_KEPT = 4000;

interface Kept {
  readonly severity: Severity;
  readonly problems: readonly Problem[];
}

export class KeptProblems {
  /** A finding that is made anew is another object. */
  #of = new WeakMap<Finding, Map<DocumentId, Kept>>();
  #count = 0;

  /** What the open finding says in the document, each problem the same object as long as it says the same. */
  problemsOf(finding: Finding, document: DocumentId, severity: Severity, make: () => readonly Problem[]): readonly Problem[] {
    const known = this.#of.get(finding)?.get(document);
    if (known?.severity === severity) return known.problems;
    if (++this.#count > MOST_KEPT) this.#clear();
    const problems = make();
    const inDocuments = this.#of.get(finding) ?? new Map<DocumentId, Kept>();
    this.#of.set(finding, inDocuments.set(document, { severity, problems }));
    return problems;
  }

  /** What a finding says is read off the texts in which it stands, and off whom these name: where one of them changed, it is told anew in all. */
  forget({ findingsIn }: Links, changed: Iterable<DocumentId>): void {
    for (const id of changed) for (const finding of findingsIn(id)) this.#of.delete(finding);
  }

  #clear(): void {
    this.#of = new WeakMap();
    this.#count = 1;
  }
}
