// Stands in for the extension behind the comparison's page: the same queries on the sample, or on a table as large as an archive.
import type { FromPage, ToPage } from '../../client/src/comparison/messages';
import type { Located } from '../../server/src/core/corpus/entities';
import type { DocumentId } from '../../server/src/core/corpus/document';
import { compareFigures } from '../../server/src/core/queries/compare-figures';
import { compareQuotes } from '../../server/src/core/queries/compare-quotes';
import type { Comparison } from '../../server/src/core/queries/comparison';
import { pageOf } from '../../server/src/core/queries/comparison-page';
import { timelineOf, type Timeline } from '../../server/src/core/queries/timeline';
import { english } from '../../server/src/core/say';
import { sayFor } from '../../server/src/languages';
import { dossierOf } from '../unit/queries/dossiers';
import { readSeeds } from '../unit/queries/seeds';

interface Data {
  readonly figures: Comparison;
  readonly quotes: Comparison;
  readonly timeline: Timeline;
}

const of = (links: ReturnType<typeof readSeeds>, say = english): Data => ({ figures: compareFigures(links, say), quotes: compareQuotes(links, say), timeline: timelineOf(links, say) });

/** Texts that would be more than text if anything in the page took them for markup. */
const hostile = '<img src=x onerror="document.title=\'taken\'"> <b>bold</b> </td></table>';

/** 300 sources and 3,000 claims, each given by three sources. */
function large(): Data {
  const sources = Array.from({ length: 300 }, (_, i) => ({ document: `${i}.txt` as DocumentId, name: `Paper ${i + 1}`, date: '1 May 2021' }));
  const at = (source: number): Located => ({ document: `${source}.txt` as DocumentId, start: 0, end: 5 });
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const [first, second, third] = [i % 100, 100 + (i % 100), 200 + (i % 100)];
    return {
      id: `claim-${i}`, title: `Claim ${i + 1}`, group: i < 500 ? 'disagree' as const : 'agree' as const, sign: i < 500 ? '≠' : '=', result: i < 500 ? 'Disagree' : 'Agree', counted: '3 sources, all independent',
      cells: [first, second, third].map((source) => ({ source, statements: [{ at: at(source), line: 1, standing: i < 500 ? 'disagrees' as const : 'agrees' as const, sign: i < 500 ? '≠' as const : '=' as const, says: `${i} houses`, sentence: `There were ${i} houses.` }] })),
    };
  });
  return { figures: { what: 'figures', sources, rows }, quotes: { what: 'quotes', sources, rows: [] }, timeline: { sources, events: [] } };
}

const makers: Readonly<Record<string, () => Data>> = {
  seeds: () => of(readSeeds()),
  german: () => of(readSeeds(), sayFor('de')),
  changed: () => of(dossierOf({ ...textsOfSeeds(), 'extra.txt': 'The Ottawa Convention has been signed by 133 nations, in a worldwide effort to protect civilians from mines.' })),
  none: () => of(dossierOf({})),
  large,
  hostile: () => of(dossierOf({ 'a.txt': `On 3 May 2021 the flood left 12 people dead in ${hostile}.`, 'b.txt': `On 5 May 2021 the flood left 15 people dead in ${hostile}.` }, { 'a.txt': { publisher: hostile }, 'b.txt': {} })),
};

function textsOfSeeds(): Record<string, string> {
  return Object.fromEntries([...readSeeds().documents.values()].map(({ id, source }) => [id, source.text]));
}

/** What the extension would answer; undefined where it only acts. */
export function hostOf(name: string): (message: FromPage) => ToPage | undefined {
  const data = makers[name]?.();
  if (!data) throw new Error(`There is no dossier “${name}” for this test.`);
  const placed = <T extends { readonly at: Located }>(statement: T) => ({
    ...statement, at: { uri: `file:///${statement.at.document}`, range: { start: { line: 0, character: statement.at.start }, end: { line: 0, character: statement.at.end } } },
  });
  return (message) => {
    switch (message.type) {
      case 'table': {
        const page = pageOf(data[message.what], message.wanted);
        return { type: 'table', request: message.request, page: { ...page, rows: page.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, statements: cell.statements.map(placed) })) })) } };
      }
      case 'timeline': {
        const { sources, events } = data.timeline;
        const shown = events.slice(message.from, message.from + message.events).map((event) => ({ ...event, accounts: event.accounts.map(placed) }));
        return { type: 'timeline', request: message.request, timeline: { sources, total: events.length, from: message.from, events: shown } };
      }
      default:
        return undefined;
    }
  };
}
