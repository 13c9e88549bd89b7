// The dossier's settings: what corroborate.yaml says, checked, with a problem for each mistake.
import type { DocumentFacts } from '../corpus/document';
import type { FindingCode } from '../corpus/finding-codes';
import type { EntityRule, NameRules } from '../extract/names/rules';
import type { OwnWord } from '../extract/figures/own-words';
import type { Span } from '../text/span';
import { english, unsaid, type Say } from '../say';
import { decisionBlockOf } from './decision-block';
import { readDecisionBlock, readDecisions, type KnownEntries, type WrittenDecision } from './decisions';
import { readDocumentFacts } from './document-facts';
import { readEntityRules, readIgnored, type Ignored } from './entity-rules';
import { readOwnWords } from './own-words';
import { readSeverities, type Level } from './severities';
import { readSourceGlobs } from './source-globs';
import { mostProblems, readYaml, type MappingReaders, type YamlProblem } from './yaml-reader';

export const dossierFile = 'corroborate.yaml';

export interface Dossier {
  /** Globs relative to the dossier's folder. */
  readonly sources: readonly string[];
  /** Globs of texts that are checked against the sources and are none themselves; what both name is a draft. */
  readonly drafts: readonly string[];
  /** By document path. */
  readonly documents: ReadonlyMap<string, DocumentFacts>;
  /** What the user says of names. */
  readonly entities: readonly EntityRule[];
  readonly ignore: Ignored;
  /** Where the user wants a kind of finding louder, quieter or not at all. */
  readonly severities: ReadonlyMap<FindingCode, Level>;
  /** Words that figures are read with, beside those of the lexicons. */
  readonly lexicon: readonly OwnWord[];
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
  /** Whether the file is refused, or no YAML: what was read before is then better than what is left of it. */
  readonly broken: boolean;
  /** What was read of single decisions: the next reading of the file takes over those that are still the same. */
  readonly entries: KnownEntries;
}

export const defaultDossier: Dossier = { sources: ['**/*.txt'], drafts: [], documents: new Map(), entities: [], ignore: { entities: [], figures: [] }, severities: new Map(), lexicon: [], decisions: [] };

/** One reader for each setting; a key without one is an unknown setting. */
const settings: MappingReaders<Dossier> = {
  sources: readSourceGlobs,
  drafts: readSourceGlobs,
  documents: readDocumentFacts,
  entities: readEntityRules,
  ignore: readIgnored,
  severities: readSeverities,
  lexicon: readOwnWords,
  decisions: readDecisions,
};

/** Never throws. What is wrong is left out and named; the rest holds. Spans count in `yaml` without its byte-order mark. */
export function parseDossier(yaml: string, known: KnownEntries = new Map(), say: Say = english): ReadDossier {
  const told = (all: readonly YamlProblem[]): readonly DossierProblem[] => all.map(({ message, ...at }) => ({ ...at, message: message(say) }));
  const block = decisionBlockOf(yaml);
  if (!block) {
    const { root, report, problems } = readYaml(yaml);
    const read = root ? report.mapping(root, unsaid('setting'), settings) : {};
    return { dossier: { ...defaultDossier, ...read }, problems: told(problems()), named: report.named, broken: report.broken, entries: new Map() };
  }
  const { root, report, problems } = readYaml(yaml.slice(0, block.start) + yaml.slice(block.end));
  const read = root ? report.mapping(root, unsaid('setting'), settings) : {};
  const found = readDecisionBlock(yaml, block, known);
  const placed = <T extends Span>(span: T): T => (span.start < block.start ? span : { ...span, start: span.start + block.end - block.start, end: span.end + block.end - block.start });
  return {
    dossier: { ...defaultDossier, ...read, decisions: found.decisions },
    problems: told([...problems().map(placed), ...found.problems].sort((a, b) => a.start - b.start || a.end - b.end).slice(0, mostProblems)),
    named: new Map([...report.named].map(([path, span]) => [path, placed(span)])),
    broken: report.broken || found.broken,
    entries: found.entries,
  };
}

export function nameRulesOf({ entities, ignore }: Dossier): NameRules {
  return { entities, ignored: ignore.entities };
}
