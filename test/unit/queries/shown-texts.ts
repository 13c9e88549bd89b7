// Everything that a person can be shown of a dossier, gathered for tests: problems, cards, views, lenses, hints, tables, timeline, reports, choices, outline and help.
import { documentId, type DocumentId } from '../../../server/src/core/corpus/document';
import { lookupOf } from '../../../server/src/core/corpus/lookup';
import { makeReport, type ReportPart } from '../../../server/src/core/report/report';
import { writeReport } from '../../../server/src/core/report/write-report';
import { compareFigures } from '../../../server/src/core/queries/compare-figures';
import { compareQuotes } from '../../../server/src/core/queries/compare-quotes';
import { comparisonAt } from '../../../server/src/core/queries/compare-wording';
import type { Comparison } from '../../../server/src/core/queries/comparison';
import { withDecisions } from '../../../server/src/core/queries/decided-rows';
import { choicesFor } from '../../../server/src/core/queries/decision-choices';
import { hoverAt } from '../../../server/src/core/queries/hover';
import { inlayHints } from '../../../server/src/core/queries/inlay-hints';
import { quoteLenses } from '../../../server/src/core/queries/quote-lenses';
import { outlineOf, type OutlineItem } from '../../../server/src/core/queries/symbols';
import { timelineOf } from '../../../server/src/core/queries/timeline';
import { typeNames } from '../../../server/src/core/queries/type-names';
import { entitiesView } from '../../../server/src/core/queries/views/entities';
import { findingsView } from '../../../server/src/core/queries/views/findings';
import { quotesView } from '../../../server/src/core/queries/views/quotes';
import { sourcesView } from '../../../server/src/core/queries/views/sources';
import { isGroup, itemOf, type Detail, type Group, type View } from '../../../server/src/core/queries/views/view';
import type { Say } from '../../../server/src/core/say';
import type { OpenDossier } from '../../../server/src/open-dossier';
import { textOf } from './seeds';

export interface Shown {
  /** Where it is shown: “card”, “tree line”. */
  readonly where: string;
  readonly text: string;
}

/** `dossier` must have been opened with the same `say`. */
export function shownTexts(dossier: OpenDossier, say: Say): readonly Shown[] {
  const shown: Shown[] = [];
  const tell = (where: string, ...texts: readonly (string | undefined)[]): void => {
    for (const text of texts) if (text !== undefined && text !== '') shown.push({ where, text });
  };
  const states = dossier.statesOf(dossier.links);
  for (const path of [...dossier.paths, ...dossier.drafts]) tell('problem', ...dossier.problemsOf(path).map(({ message }) => message));
  tell('problem of the settings', ...dossier.settingsProblems.map(({ message }) => message), ...dossier.looseDecisions.map(({ message }) => message));
  for (const path of [...dossier.paths, ...dossier.drafts]) ofDocument(dossier, documentId(path), say, tell);
  const { links } = dossier;
  for (const finding of links.findings) {
    const choices = choicesFor(links, states, finding, finding.mentions[0]?.document ?? documentId(''), say);
    tell('choices', choices.title, ...choices.categories.flatMap(({ label, detail }) => [label, detail]));
  }
  const views: readonly View[] = [
    ...(['kind', 'source'] as const).map((order) => findingsView(links, order, states, say)), ...(['type', 'sources'] as const).map((order) => entitiesView(links, order, say)),
    ...(['speaker', 'sources'] as const).map((order) => quotesView(links, order, say)), ...(['name', 'date', 'publisher'] as const).map((order) => sourcesView(links, order, dossier.unread, say)),
  ];
  for (const view of views) for (const line of view) ofLine(line, tell);
  for (const comparison of [compareFigures(links, say), compareQuotes(links, say)]) ofComparison({ ...comparison, rows: withDecisions(links, states, comparison.rows, say) }, tell);
  for (const event of timelineOf(links, say).events) tell('timeline', event.when, event.heading, event.vague, event.counted, ...event.accounts.map(({ when }) => when));
  const parts: readonly ReportPart[] = ['figures', 'quotes', 'timeline'];
  for (const [format, part] of [['markdown', parts], ['html', parts], ...parts.map((one) => ['csv', [one]] as const)] as const) {
    tell(`report as ${format}`, writeReport(makeReport(links, part, { all: true, states, say }), format), writeReport(makeReport(links, part, { states, say }), format));
  }
  tell('name’s type', ...Object.values(typeNames(say)));
  return shown;
}

type Tell = (where: string, ...texts: readonly (string | undefined)[]) => void;

function ofDocument(dossier: OpenDossier, id: DocumentId, say: Say, tell: Tell): void {
  const links = dossier.linksOf(id);
  const states = dossier.statesOf(links);
  const document = links.documents.get(id);
  if (!document) return;
  const places = [...document.figures, ...document.names.mentions, ...document.quotes, ...lookupOf(links).findingsIn(id).flatMap(({ mentions }) => mentions.filter((at) => at.document === id))];
  for (const [i, { start }] of places.entries()) {
    const card = hoverAt(links, id, start, i === 0, states, say);
    tell('card', textOf(card), ...(card?.blocks ?? []).flatMap((block) => (block.kind === 'table' ? block.head : [])), ...(card?.actions ?? []).map(({ title }) => title));
  }
  for (const { start } of document.quotes) tell('wording', ...(comparisonAt(links, id, start, say)?.witnesses ?? []).map(({ wording }) => wording));
  tell('lens', ...quoteLenses(links, id, say).map(({ title }) => title));
  tell('hint', ...inlayHints(links, id, { start: 0, end: document.source.text.length }, say).flatMap(({ parts, tooltip }) => [...parts.map(({ text }) => text), tooltip]));
  const ofItem = ({ name, detail, children }: OutlineItem): void => {
    tell('outline', name, detail);
    children.forEach(ofItem);
  };
  outlineOf(links, id, say).forEach(ofItem);
}

function ofLine(line: Group | Detail, tell: Tell): void {
  const { label, description, spoken, tooltip } = itemOf(line);
  tell('tree line', label, description, spoken, tooltip);
  const below = isGroup(line) ? [...line.entries(), ...(line.empty === undefined ? [] : [{ id: 'none', item: () => ({ kind: 'note' as const, label: line.empty ?? '', spoken: line.empty ?? '' }) }])] : (line.children?.() ?? []);
  for (const inner of below) ofLine(inner, tell);
}

function ofComparison({ rows, sources }: Comparison, tell: Tell): void {
  tell('table', ...sources.flatMap(({ date, sameTextAs }) => [date, sameTextAs]));
  for (const row of rows) tell('table', row.title, row.about, row.result, row.counted, row.decision, ...row.cells.flatMap(({ statements }) => statements.flatMap(({ says, note }) => [says, note])));
}
