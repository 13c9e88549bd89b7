// The custom requests behind the views of the side bar: a few lines at a time, from all dossiers.
import { documentId } from '../core/corpus/document';
import { groupAt } from '../core/corpus/group-entities';
import { lookupOf } from '../core/corpus/lookup';
import { targetAt } from '../core/queries/target';
import { entitiesView } from '../core/queries/views/entities';
import { findingsInDraft, findingsView } from '../core/queries/views/findings';
import { quotesView } from '../core/queries/views/quotes';
import { sourcesView } from '../core/queries/views/sources';
import { countEntries, filtered, isGroup, itemOf, linesAt, pathTo, type Detail, type Group, type View } from '../core/queries/views/view';
import { harmless } from '../core/text/one-line';
import { lastName, parentKey } from '../keys';
import type { OpenDossier } from '../open-dossier';
import {
  entityLinesMethod, viewLinesMethod, viewsChangedMethod, type EntityLinesParams, type EntityLinesResult, type ViewLine, type ViewLinesParams, type ViewLinesResult, type ViewOrder,
} from '../protocol';
import { locate, toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';

const nothing: ViewLinesResult = { lines: [], total: 0 };

export function registerViews(session: Session): void {
  session.connection.onRequest(viewLinesMethod, handle<ViewLinesParams, ViewLinesResult>(session.log, 'view', nothing, (params) => viewLines(session, params)));
  session.connection.onRequest(entityLinesMethod, handle<EntityLinesParams, EntityLinesResult>(session.log, 'entity in its view', null, (params) => entityLines(session, params)));
}

/** For clients that asked for it: they ask again for the lines that they show. */
export function viewsChanged({ connection, options }: Session): void {
  if (options.views === true) void connection.sendNotification(viewsChangedMethod);
}

function viewLines(session: Session, { path, most, filter, ...asked }: ViewLinesParams): ViewLinesResult {
  const dossiers = dossiersWithSources(session);
  const [only] = dossiers;
  if (!only) return nothing;
  if (dossiers.length > 1 && path.length === 0) {
    const views = dossiers.map((dossier) => ({ dossier, all: viewOf(session, dossier, asked) })).map((one) => ({ ...one, left: filtered(one.all, filter) }));
    const shown = views.filter(({ all, left }) => left.length > 0 || all.length === 0);
    const sum = (of: (view: (typeof views)[number]) => View): number => views.reduce((count, view) => count + countEntries(of(view)), 0);
    return { lines: shown.slice(0, most).map(({ dossier, left }) => dossierLine(session, dossier, dossiers, left)), total: shown.length, entries: { shown: sum(({ left }) => left), all: sum(({ all }) => all) } };
  }
  const dossier = dossiers.length > 1 ? dossiers.find(({ folder }) => folder === path[0]) : only;
  if (!dossier) return nothing;
  const all = viewOf(session, dossier, asked);
  const left = filtered(all, filter);
  const lines = linesAt(left, dossiers.length > 1 ? path.slice(1) : path) ?? [];
  return {
    lines: lines.slice(0, most).map((line) => toLine(session, dossier, line)), total: lines.length,
    ...(path.length === 0 && { entries: { shown: countEntries(left), all: countEntries(all) } }),
  };
}

async function entityLines(session: Session, { uri, position, order }: EntityLinesParams): Promise<EntityLinesResult> {
  const found = await locate(session, { textDocument: { uri }, position });
  const target = found && targetAt(found.links, found.id, found.offset);
  const local = target?.kind === 'entity' ? found?.links.documents.get(found.id)?.names.mentions[target.index]?.entity : undefined;
  const entity = found && (local === undefined ? groupAt(found.links, found.id, found.offset)?.group : lookupOf(found.links).entityOf(found.id, local));
  if (!found || !entity) return null;
  const view = entitiesView(found.dossier.links, order, session.say);
  const path = pathTo(view, entity.id);
  if (!path) return null;
  const dossiers = dossiersWithSources(session);
  const top = dossiers.length > 1 ? [{ line: dossierLine(session, found.dossier, dossiers, view), index: dossiers.indexOf(found.dossier) }] : [];
  return [...top, ...path.map((id, depth) => {
    const siblings = linesAt(view, path.slice(0, depth)) ?? [];
    const index = siblings.findIndex((line) => line.id === id);
    const line = siblings[index];
    return line ? [{ line: toLine(session, found.dossier, line), index }] : [];
  }).flat()];
}

function viewOf({ say }: Session, dossier: OpenDossier, asked: ViewOrder): View {
  const { links, unread } = dossier;
  switch (asked.view) {
    case 'findings':
      return [...draftsOf(dossier, say), ...findingsView(links, asked.order, dossier.statesOf(links), say)];
    case 'entities':
      return entitiesView(links, asked.order, say);
    case 'quotes':
      return quotesView(links, asked.order, say);
    case 'sources':
      return sourcesView(links, asked.order, unread, say);
  }
}

function draftsOf(dossier: OpenDossier, say: Session['say']): View {
  return dossier.drafts.filter((path) => dossier.document(path)).flatMap((path) => {
    const links = dossier.linksOf(path);
    return findingsInDraft(links, documentId(path), dossier.statesOf(links), say);
  });
}

function dossiersWithSources({ service }: Session): readonly OpenDossier[] {
  return service.dossiers.filter(({ paths }) => paths.length > 0);
}

/** Folders with one name are told apart by the folder that they lie in. */
function dossierLine({ say }: Session, { folder }: OpenDossier, dossiers: readonly OpenDossier[], view: View): ViewLine {
  const label = lastName(folder);
  const alike = dossiers.filter((other) => lastName(other.folder) === label).length > 1;
  const description = alike ? say('in {folder}', { folder: lastName(parentKey(folder)) }) : String(countEntries(view));
  return { id: folder, kind: 'dossier', label, description, spoken: `${label}, ${alike ? `${description}, ` : ''}${countEntries(view)}`, ...(view.length > 0 && { below: 'entries' as const }) };
}

function toLine(session: Session, dossier: OpenDossier, line: Group | Detail): ViewLine {
  const { at, other, label, description, spoken, tooltip, ...item } = itemOf(line);
  const words = { label: harmless(label), spoken: harmless(spoken), ...(description !== undefined && { description: harmless(description) }), ...(tooltip !== undefined && { tooltip: harmless(tooltip) }) };
  const below = isGroup(line) ? { below: 'entries' as const } : line.children ? { below: 'details' as const } : {};
  return { ...item, ...words, id: line.id, ...below, ...(at && { at: toLocation(session, dossier, at) }), ...(other && { other: toLocation(session, dossier, other) }) };
}
