// The dossier's settings: what corroborate.yaml says, checked, with a problem for each mistake.
import type { DocumentFacts } from '../corpus/document';
import type { EntityRule, NameRules } from '../extract/names/rules';
import type { Span } from '../text/span';
import { readDecisions, type WrittenDecision } from './decisions';
import { readDocumentFacts } from './document-facts';
import { readEntityRules, readIgnored, type Ignored } from './entity-rules';
import { readSourceGlobs } from './source-globs';
import { readYaml, type MappingReaders } from './yaml-reader';

export const dossierFile = 'corroborate.yaml';

export interface Dossier {
  /** Globs relative to the dossier's folder. */
  readonly sources: readonly string[];
  /** By document path. */
  readonly documents: ReadonlyMap<string, DocumentFacts>;
  /** What the user says of names. */
  readonly entities: readonly EntityRule[];
  readonly ignore: Ignored;
  /** In the file's order. */
  readonly decisions: readonly WrittenDecision[];
}

/** A mistake in corroborate.yaml: a span of its text, and one plain sentence. */
export interface DossierProblem extends Span {
  readonly message: string;
}

interface ReadDossier {
  readonly dossier: Dossier;
  /** In order of start. */
  readonly problems: readonly DossierProblem[];
  /** Where each document is named, by path: whoever has listed the sources can tell which of them do not exist. */
  readonly named: ReadonlyMap<string, Span>;
}

export const defaultDossier: Dossier = { sources: ['**/*.txt'], documents: new Map(), entities: [], ignore: { entities: [] }, decisions: [] };

/** One reader for each setting; a key without one is an unknown setting. */
const settings: MappingReaders<Dossier> = {
  sources: readSourceGlobs,
  documents: readDocumentFacts,
  entities: readEntityRules,
  ignore: readIgnored,
  decisions: readDecisions,
};

/** Never throws. What is wrong is left out and named; the rest holds. Spans count in `yaml` without its byte-order mark. */
export function parseDossier(yaml: string): ReadDossier {
  const { root, report, problems } = readYaml(yaml);
  const read = root ? report.mapping(root, 'setting', settings) : {};
  return { dossier: { ...defaultDossier, ...read }, problems: problems(), named: report.named };
}

export function nameRulesOf({ entities, ignore }: Dossier): NameRules {
  return { entities, ignored: ignore.entities };
}
