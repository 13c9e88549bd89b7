// The dossier's settings: what corroborate.yaml says, checked, with a problem for each mistake.
import type { DocumentFacts } from '../corpus/document';
import type { Span } from '../text/span';

export const dossierFile = 'corroborate.yaml';

export interface Dossier {
  /** Globs relative to the dossier's folder. */
  readonly sources: readonly string[];
  /** By document path. */
  readonly documents: ReadonlyMap<string, DocumentFacts>;
}

/** A mistake in corroborate.yaml: a span of its text, and one plain sentence. */
export interface DossierProblem extends Span {
  readonly message: string;
}

export const defaultDossier: Dossier = { sources: ['**/*.txt'], documents: new Map() };

/** Never throws. What is wrong is left out and named; the rest holds. */
export function parseDossier(_yaml: string): { readonly dossier: Dossier; readonly problems: readonly DossierProblem[] } {
  return { dossier: defaultDossier, problems: [] };
}
