// What the page shows: which table, which rows and columns of it, and where the keyboard is. Kept by the editor while the page is hidden.
import type { PageState, View } from '../src/comparison/messages';
import { CLAIM, type Spot, type TablePage } from './table';

/** So many fit into the document and stay quick, whatever the dossier's size. */
export const ROWS = 50;
export const COLUMNS = 20;
export const EVENTS = 100;

export type Table = 'figures' | 'quotes';
export type Group = TablePage['show'][number];

/** What a page that was hidden or reloaded needs to look as before. */
export interface State extends PageState {
  readonly show: Readonly<Record<Table, readonly Group[]>>;
  readonly from: Readonly<Record<View, number>>;
  readonly firstSource: number;
  readonly spot: Spot;
  /** Id of the row where the keyboard is; empty where another page was chosen. */
  readonly row: string;
  readonly account: number;
  readonly scroll: readonly [number, number];
}

const shownAtFirst: readonly Group[] = ['disagree', 'look', 'agree'];

export const atFirst: State = {
  folder: '', view: 'figures', show: { figures: shownAtFirst, quotes: shownAtFirst }, from: { figures: 0, quotes: 0, timeline: 0 }, firstSource: 0,
  spot: { row: 0, column: CLAIM, statement: 0 }, row: '', account: 0, scroll: [0, 0],
};

export const views: readonly { readonly view: View; readonly title: string }[] = [{ view: 'figures', title: 'Figures' }, { view: 'quotes', title: 'Quotes' }, { view: 'timeline', title: 'Timeline' }];
/** What stands beside the boxes that choose what is shown. */
export const groupNames: Readonly<Record<Table, Readonly<Record<Group, string>>>> = {
  figures: { disagree: 'disagree', look: 'worth a look', agree: 'agree', single: 'one source only' },
  quotes: { disagree: 'changed', look: 'in other words', agree: 'same words', single: 'one source only' },
};
