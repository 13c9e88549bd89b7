// Pushed diagnostics: for every file whose problems changed, open or closed.
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { harmless } from '../core/text/one-line';
import type { LineIndex } from '../core/text/line-index';
import type { FileProblem, OpenDossier } from '../open-dossier';
import { toLocation, toRange } from './convert';
import type { Session } from './session';

/** The editor shows no more in one file, and nobody reads them. */
const MOST_IN_FILE = 1000;

const severities = { warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information } as const;

/** A file without problems gets an empty list, which clears what it had; so does one that is gone. */
export async function publishDiagnostics(session: Session, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => {
    const { problems, lines, dossier } = session.service.problemsAt(key);
    const diagnostics = dossier ? problems.slice(0, MOST_IN_FILE).map((problem) => toDiagnostic(session, dossier, problem, lines)) : [];
    return session.connection.sendDiagnostics({ uri: session.uriOf(key), diagnostics });
  }));
}

function toDiagnostic(session: Session, dossier: OpenDossier, problem: FileProblem, lines: LineIndex): Diagnostic {
  const { features, options } = session;
  return {
    range: toRange(lines, problem),
    severity: severities[problem.severity],
    source: 'Corroborate',
    code: problem.code,
    message: harmless(problem.message),
    ...(features.codeDescriptions && options.docs !== undefined && { codeDescription: { href: `${options.docs}/rules/${problem.code}.md` } }),
    ...(features.relatedInformation && problem.related.length > 0 && {
      relatedInformation: problem.related.map((at) => ({ location: toLocation(session, dossier, at), message: harmless(at.message) })),
    }),
    ...(problem.finding !== undefined && { data: { finding: problem.finding } }),
  };
}
