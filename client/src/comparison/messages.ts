// What the comparison's page and the extension say to each other. Types only, used by both sides.
import type { ComparisonResult, TimelineResult } from '../../../server/src/protocol';
import type { PageWanted } from '../../../server/src/core/queries/comparison-page';

export type View = 'figures' | 'quotes' | 'timeline';

/** A place in a source, as the server gave it. */
export type Place = NonNullable<ComparisonResult>['rows'][number]['cells'][number]['statements'][number]['at'];

/** From the page. `request` is given back with the answer. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'table'; readonly request: number; readonly folder: string; readonly what: 'figures' | 'quotes'; readonly wanted: PageWanted }
  | { readonly type: 'timeline'; readonly request: number; readonly folder: string; readonly from: number; readonly events: number }
  | { readonly type: 'open'; readonly at: Place; readonly beside: boolean }
  | { readonly type: 'decide'; readonly finding: string; readonly at: Place }
  | { readonly type: 'back' }
  | { readonly type: 'export'; readonly folder: string; readonly view: View };

/** From the extension. */
export type ToPage =
  /** What is to be shown. Without a row the page stays where it was. */
  | { readonly type: 'show'; readonly folder: string; readonly view?: View; readonly row?: string }
  | { readonly type: 'table'; readonly request: number; readonly page: ComparisonResult }
  | { readonly type: 'timeline'; readonly request: number; readonly timeline: TimelineResult }
  /** Something may have changed: what is shown is asked for again. */
  | { readonly type: 'changed' };

/** What the page keeps over a reload of the window, and gets back from the editor. */
export interface PageState {
  readonly folder: string;
  readonly view: View;
}
