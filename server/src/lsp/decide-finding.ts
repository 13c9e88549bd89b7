// The custom requests behind “Decide”: what can be decided, and the edits of corroborate.yaml that write it down or take it back.
import type { Location } from 'vscode-languageserver';
import { documentId } from '../core/corpus/document';
import type { Finding } from '../core/corpus/findings';
import { lookupOf } from '../core/corpus/lookup';
import { dossierFile } from '../core/dossier/dossier';
import { editDecisions, type DecisionChange } from '../core/dossier/edit-decisions';
import { choicesFor, decisionChange, decisionOn, findingsAt, ignoreChange, openBetween } from '../core/queries/decision-choices';
import { LineIndex } from '../core/text/line-index';
import { joinKey } from '../keys';
import type { OpenDossier } from '../open-dossier';
import {
  decideMethod, decisionPlaceMethod, findingsAtMethod, ignoreFigureMethod, reopenMethod, switchOffMethod,
  type CommandTarget, type DecideParams, type EditResult, type FindingsAtResult, type FindingTarget,
} from '../protocol';
import type { Found } from '../service';
import { locate, toRange } from './convert';
import { dossierEdit } from './dossier-edit';
import { handle } from './handle';
import type { Session } from './session';

export function registerDecideFinding(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(findingsAtMethod, handle<CommandTarget, FindingsAtResult>(log, 'findings at a place', [], async (target) => {
    const found = await locateTarget(session, target);
    if (!found) return [];
    const states = found.dossier.statesOf(found.links);
    return findingsAt(found.links, states, found.id, found.offset).map((finding) => choicesFor(found.links, states, finding, found.id, session.say));
  }));
  connection.onRequest(decideMethod, handle<DecideParams, EditResult>(log, 'decide', null, async ({ finding, pair, answer, ...target }) => {
    const found = await locateTarget(session, target);
    const chosen = found && findingOf(found, finding);
    if (!found || !chosen) return null;
    const states = found.dossier.statesOf(found.links);
    const all = pair === undefined ? [chosen] : openBetween(found.links, states, found.id, documentId(pair));
    return all.length > 0 ? writeDecision(session, found.dossier, decisionChange(found.links, states, all, answer)) : null;
  }));
  connection.onRequest(reopenMethod, handle<FindingTarget, EditResult>(log, 'reopen', null, async ({ finding, ...target }) => {
    const found = await locateTarget(session, target);
    const chosen = found && findingOf(found, finding);
    const decision = chosen && decisionOn(found.dossier.statesOf(found.links), chosen);
    return decision ? writeDecision(session, found.dossier, { kind: 'reopen', decisions: [decision] }) : null;
  }));
  connection.onRequest(ignoreFigureMethod, handle<FindingTarget, EditResult>(log, 'ignore figure', null, async ({ finding, ...target }) => {
    const found = await locateTarget(session, target);
    const chosen = found && findingOf(found, finding);
    const change = chosen && ignoreChange(found.links, chosen, found.id, found.offset);
    return change ? writeDecision(session, found.dossier, change) : null;
  }));
  connection.onRequest(switchOffMethod, handle<FindingTarget, EditResult>(log, 'switch off', null, async ({ finding, ...target }) => {
    const found = await locateTarget(session, target);
    const chosen = found && findingOf(found, finding);
    return chosen ? writeDecision(session, found.dossier, { kind: 'switch-off', code: chosen.code }) : null;
  }));
  connection.onRequest(decisionPlaceMethod, handle<FindingTarget, Location | null>(log, 'place of a decision', null, async ({ finding, ...target }) => {
    const found = await locateTarget(session, target);
    const chosen = found && findingOf(found, finding);
    const decision = chosen && decisionOn(found.dossier.statesOf(found.links), chosen);
    if (!decision) return null;
    const lines = new LineIndex(found.dossier.settingsText ?? '');
    return { uri: session.uriOf(joinKey(found.dossier.folder, dossierFile)), range: toRange(lines, decision.at) };
  }));
}

export function writeDecision(session: Session, dossier: OpenDossier, change: DecisionChange): ReturnType<typeof dossierEdit> {
  return dossierEdit(session, dossier, (yaml) => editDecisions(yaml, change, dossier.entries, session.say));
}

function locateTarget(session: Session, { uri, position }: CommandTarget): Promise<(Found & { readonly offset: number }) | undefined> {
  return locate(session, { textDocument: { uri }, position });
}

function findingOf({ links }: Found, id: string): Finding | undefined {
  return lookupOf(links).findings.find((finding) => finding.id === id);
}
