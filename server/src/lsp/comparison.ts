// The custom requests behind the comparison table, the timeline and reports.
import { dossierFile } from '../core/dossier/dossier';
import { compareFigures } from '../core/queries/compare-figures';
import { compareQuotes } from '../core/queries/compare-quotes';
import { comparedAt } from '../core/queries/comparison-at';
import { pageOf } from '../core/queries/comparison-page';
import { withDecisions } from '../core/queries/decided-rows';
import { timelineOf } from '../core/queries/timeline';
import { makeReport } from '../core/report/report';
import { writeReport } from '../core/report/write-report';
import { pathMatcher } from '../globs';
import { lastName, pathInside } from '../keys';
import type { OpenDossier } from '../open-dossier';
import {
  comparedAtMethod, comparedDossiersMethod, comparisonMethod, reportMethod, timelineMethod,
  type CommandTarget, type ComparedAtResult, type ComparedDossiersResult, type ComparisonParams, type ComparisonResult, type ReportParams, type ReportResult, type TimelineParams, type TimelineResult,
} from '../protocol';
import { locate, toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';
import { keyUri, uriKey } from './uri-key';

export function registerComparison(session: Session): void {
  const { connection, log, say, service } = session;
  const dossierAt = (folder: string): OpenDossier | undefined => service.dossiers.find((dossier) => dossier.folder === uriKey(folder));

  connection.onRequest(comparedDossiersMethod, handle<unknown, ComparedDossiersResult>(log, 'compared dossiers', [], () =>
    service.dossiers.filter(({ listed }) => listed).map(({ folder, paths, unread }) => ({ folder: keyUri(folder), name: lastName(folder), sources: paths.length - unread.length }))));

  connection.onRequest(comparedAtMethod, handle<CommandTarget, ComparedAtResult>(log, 'compared at', null, async ({ uri, position }) => {
    const found = await locate(session, { textDocument: { uri }, position });
    return found ? { folder: keyUri(found.dossier.folder), ...comparedAt(found.links, found.id, found.offset, say) } : null;
  }));

  connection.onRequest(comparisonMethod, handle<ComparisonParams, ComparisonResult>(log, 'comparison', null, ({ folder, what, ...wanted }) => {
    const dossier = dossierAt(folder);
    if (!dossier) return null;
    const page = pageOf(what === 'figures' ? compareFigures(dossier.links, say) : compareQuotes(dossier.links, say), wanted);
    return {
      ...page,
      rows: withDecisions(dossier.links, dossier.statesOf(dossier.links), page.rows, say).map((row) => ({
        ...row, cells: row.cells.map(({ source, statements }) => ({ source, statements: statements.map((statement) => ({ ...statement, at: toLocation(session, dossier, statement.at) })) })),
      })),
    };
  }));

  connection.onRequest(timelineMethod, handle<TimelineParams, TimelineResult>(log, 'timeline', null, ({ folder, from, events: count }) => {
    const dossier = dossierAt(folder);
    if (!dossier) return null;
    const { sources, events } = timelineOf(dossier.links, say);
    return {
      sources, total: events.length, from,
      events: withDecisions(dossier.links, dossier.statesOf(dossier.links), events.slice(from, from + count), say).map((event) => ({ ...event, accounts: event.accounts.map((account) => ({ ...account, at: toLocation(session, dossier, account.at) })) })),
    };
  }));

  connection.onRequest(reportMethod, handle<ReportParams, ReportResult>(log, 'report', { problem: say('The report could not be made. The log says why.') }, ({ folder, parts, format, all, target }) => {
    const dossier = dossierAt(folder);
    if (!dossier) return { problem: say('These sources are not open any more.') };
    const refused = refusal(session, uriKey(target));
    return refused === undefined ? { text: writeReport(makeReport(dossier.links, parts, { all, states: dossier.statesOf(dossier.links), say }), format) } : { problem: refused };
  }));
}

/** Why nothing may be written to a file, as one sentence. */
function refusal({ service, say }: Session, target: string): string | undefined {
  const name = lastName(target);
  for (const dossier of service.dossiers) {
    const path = pathInside(dossier.folder, target);
    if (path === undefined) continue;
    if (dossier.has(path)) return say('“{name}” is one of your sources, and sources are never changed. Choose another name.', { name });
    if (pathMatcher(dossier.settings.sources)(path)) return say('“{name}” would be read as a source there. Choose another folder or name.', { name });
    if (name === dossierFile) return say('{name} holds your decisions. Choose another name.', { name });
  }
  return undefined;
}
