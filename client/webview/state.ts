// What the page shows: which table, which rows and columns of it, and where the keyboard is. Kept by the editor while the page is hidden.
import type { PageState, View } from '../src/comparison/messages';
import { t } from './texts';
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

export const views: readonly { readonly view: View; readonly title: string }[] = [{ view: 'figures', title: t('Figures') }, { view: 'quotes', title: t('Quotes') }, { view: 'timeline', title: t('Timeline') }];
/** What stands beside the boxes that choose what is shown. */
export const groupNames: Readonly<Record<Table, Readonly<Record<Group, string>>>> = {
  figures: { disagree: t('disagree'), look: t('worth a look'), agree: t('agree'), single: t('one source only') },
  quotes: { disagree: t('changed'), look: t('in other words'), agree: t('same words'), single: t('one source only') },
};
