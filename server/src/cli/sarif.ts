// The findings in SARIF 2.1.0, the format that code review and CI tools read; decisions are its suppressions.
import type { DecidedFinding, PrintedFinding, PrintedPlace } from './check';

declare const VERSION: string;

const levels = { warning: 'warning', information: 'note' } as const;

/** Paths are relative to the folder that was checked, which the reader knows as SRCROOT. */
export function sarifLog(open: readonly PrintedFinding[], decided: readonly DecidedFinding[]): object {
  const codes = [...new Set([...open, ...decided].map(({ code }) => code))].sort();
  const result = (finding: PrintedFinding, suppressions: readonly object[]) => ({
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [location(finding)],
    ...(finding.related.length > 0 && { relatedLocations: finding.related.map((at, id) => ({ id, ...location(at), message: { text: at.message } })) }),
    ...(finding.finding !== undefined && { partialFingerprints: { 'finding/v1': finding.finding } }),
    // An empty list says that suppressions were looked for, and that this result has none.
    suppressions,
  });
  return {
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Corroborate', version: VERSION, rules: codes.map((id) => ({ id })) } },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that was checked.' } } },
      results: [
        ...open.map((finding) => result(finding, [])),
        ...decided.map((finding) => result(finding, [{ kind: 'external', status: 'accepted', justification: finding.accepted }])),
      ],
    }],
  };
}

function location({ path, line, column, endLine, endColumn }: PrintedPlace): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}
