// What client and server say to each other beyond the language server protocol. Names and shapes only, used by both sides as types.
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { CardAction } from './core/queries/card';
import type { Answer, DecisionChoices } from './core/queries/decision-choices';
import type { ComparedRow, ComparedSource, Comparison, Statement } from './core/queries/comparison';
import type { Page, PageWanted } from './core/queries/comparison-page';
import type { Decision, NameChoices } from './core/queries/name-choices';
import type { Account, TimelineEvent } from './core/queries/timeline';
import type { ReportPart } from './core/report/report';
import type { ReportFormat } from './core/report/write-report';
import type { EntityOrder } from './core/queries/views/entities';
import type { FindingOrder } from './core/queries/views/findings';
import type { QuoteOrder } from './core/queries/views/quotes';
import type { SourceOrder } from './core/queries/views/sources';
import type { ViewItem } from './core/queries/views/view';

/** `initializationOptions`. A client that sends none gets a server that reads files itself and writes no commands. */
export interface InitializationOptions {
  /**
   * The client answers `corroborate/listFiles` and `corroborate/readFile`, and the server reads no file itself. Needed in
   * browsers, for folders that are on no disk, and where the editor decodes files in another way than the server would.
   */
  readonly clientFiles?: boolean;
  /** The client listens to `corroborate/status`. Others would write every one of these into their log as unknown. */
  readonly status?: boolean;
  /** The client listens to `corroborate/viewsChanged`. */
  readonly views?: boolean;
  /**
   * Ids of the client's commands that a hover card may link to. Each is called with one argument, a `CommandTarget`.
   * The client has to trust these commands in hovers; without an id an action is left out.
   */
  readonly cardCommands?: Partial<Record<CardAction['kind'], string>>;
  /**
   * Ids of the client's commands that decide on a name. Each is called with one argument, a `CommandTarget`, and asks
   * `corroborate/decideName` for the edit. Without an id the server offers code actions that carry their edits.
   */
  readonly nameCommands?: Partial<Record<NameCommand, string>>;
  /**
   * Ids of the client's commands that decide on a finding, called with a `FindingTarget`; `decide` also with a category and,
   * to decide all findings of two documents, with a `PairTarget`. Without an id the server offers code actions that carry
   * their edits, without a reason.
   */
  readonly findingCommands?: Partial<Record<FindingCommand, string>>;
  /**
   * Path of a folder on this machine where the server may keep what it has read, to be quicker the next time. The server makes
   * it, and may find it emptied at any time. Left out: nothing is kept. Servers in browsers keep nothing.
   */
  readonly cacheFolder?: string;
  /**
   * The languages in which the client leaves drafts, such as `markdown`. The server registers for the drafts in them, which the
   * client needs not know to be ours. Left out: nothing is registered.
   */
  readonly draftLanguages?: readonly string[];
  /** Where the page of a problem's code lies: `${docs}/rules/${code}.md`. No trailing slash. Left out: no links. */
  readonly docs?: string;
}

/** The argument of a card's command, and of the requests about one place. */
export interface CommandTarget {
  readonly uri: string;
  readonly position: Position;
}

/** Request from client to server: the next place in another source that says the same; null where there is none. */
export const nextSourceMethod = 'corroborate/nextSource';
export interface NextSourceParams {
  readonly uri: string;
  readonly position: Position;
  /** 1 for the next source, -1 for the previous one. */
  readonly step: 1 | -1;
}
export type NextSourceResult = Location | null;

export type NameCommand = Decision['kind'];

/** Request from client to server, with a `CommandTarget`: what can be decided about the name at a place; null where there is none. */
export const nameChoicesMethod = 'corroborate/nameChoices';
export type NameChoicesResult = (Omit<NameChoices, 'span' | 'entities'> & { readonly range: Range; readonly entities: readonly NameChoice[] }) | null;
/** `counted`: “4 sources, 2 independent”. */
type NameChoice = Omit<NameChoices['entities'][number], 'counted'> & { readonly counted: string };

/** Request from client to server: the edit of corroborate.yaml that writes a decision down, or one plain sentence why there is none. */
export const decideNameMethod = 'corroborate/decideName';
export interface DecideNameParams extends CommandTarget {
  readonly decision: Decision;
}
export type DecideNameResult = EditResult;

export type FindingCommand = 'decide' | 'reopen' | 'ignore-figure' | 'open-decision' | 'switch-off';

/** A finding at a place of a source. */
export interface FindingTarget extends CommandTarget {
  /** The finding's id. */
  readonly finding: string;
}

/** All open findings that the source at the place shares with another document. */
export interface PairTarget extends FindingTarget {
  /** The other document's path in its dossier. */
  readonly pair?: string;
}

/** The edit of corroborate.yaml, or one plain sentence why there is none; null where the finding is gone. */
export type EditResult = { readonly edit: WorkspaceEdit } | { readonly problem: string } | null;

/** Request from client to server, with a `CommandTarget`: the findings at a place, the one that is marked there first. */
export const findingsAtMethod = 'corroborate/findingsAt';
export type FindingsAtResult = readonly DecisionChoices[];

/** Request from client to server: writes a decision down. */
export const decideMethod = 'corroborate/decide';
export interface DecideParams extends PairTarget {
  readonly answer: Answer;
}

/** Requests from client to server, with a `FindingTarget`: take a decision back; ignore the figure; tell no finding of its kind any more; where the decision stands (null for none). */
export const reopenMethod = 'corroborate/reopen';
export const ignoreFigureMethod = 'corroborate/ignoreFigure';
export const switchOffMethod = 'corroborate/switchOff';
export const decisionPlaceMethod = 'corroborate/decisionPlace';

/** Request from client to server: the witnesses of the quotation at a place; null where there is none or no other witness. */
export const witnessesMethod = 'corroborate/witnesses';
export type WitnessesResult = {
  /** In order of document and place; two at least. */
  readonly witnesses: readonly WitnessItem[];
  /** Indices of the one at the place that was asked for, and of the origin. */
  readonly here: number;
  readonly origin: number;
} | null;
export interface WitnessItem extends CommandTarget {
  /** What a reader calls the source. */
  readonly source: string;
  /** How its words stand to those at the place that was asked for: “in other words”. */
  readonly wording: string;
  /** Its first words. */
  readonly opening: string;
}

/** Request from client to server: the text of the quotation at a place, one sentence a line; null where there is none. */
export const wordingMethod = 'corroborate/wording';
export type WordingResult = string | null;

/** Request from client to server, with an empty object: the dossiers that can be compared, in order of folder; those of single open documents are none. */
export const comparedDossiersMethod = 'corroborate/comparedDossiers';
export type ComparedDossiersResult = readonly { readonly folder: string; readonly name: string; readonly sources: number }[];

/** Request from client to server, with a `CommandTarget`: the dossier of a place and the row that is about it; null where the file is no source. */
export const comparedAtMethod = 'corroborate/comparedAt';
export type ComparedAtResult = { readonly folder: string; readonly what: Comparison['what']; readonly row?: string } | null;

/** Request from client to server: a page of the comparison table; null where there is no such dossier. */
export const comparisonMethod = 'corroborate/comparison';
export interface ComparisonParams extends PageWanted {
  /** URI of the dossier's folder. */
  readonly folder: string;
  readonly what: Comparison['what'];
}
export type ComparisonResult = (Omit<Page, 'rows'> & { readonly rows: readonly PlacedRow[] }) | null;
export type Placed<T extends { readonly at: unknown }> = Omit<T, 'at'> & { readonly at: Location };
export type PlacedRow = Omit<ComparedRow, 'cells'> & { readonly cells: readonly { readonly source: number; readonly statements: readonly Placed<Statement>[] }[] };

/** Request from client to server: some of the timeline's events; null where there is no such dossier. */
export const timelineMethod = 'corroborate/timeline';
export interface TimelineParams {
  readonly folder: string;
  /** Index of the first event. */
  readonly from: number;
  readonly events: number;
}
export type TimelineResult = {
  readonly sources: readonly ComparedSource[];
  readonly total: number;
  readonly from: number;
  readonly events: readonly PlacedEvent[];
} | null;
export type PlacedEvent = Omit<TimelineEvent, 'accounts'> & { readonly accounts: readonly Placed<Account>[] };

/** Request from client to server: a report as text, or one plain sentence why it may not be written to `target`. */
export const reportMethod = 'corroborate/report';
export interface ReportParams {
  readonly folder: string;
  readonly parts: readonly ReportPart[];
  readonly format: ReportFormat;
  readonly all: boolean;
  /** URI of the file that it is to be written to: a source is never overwritten, and no report becomes one. */
  readonly target: string;
}
export type ReportResult = { readonly text: string } | { readonly problem: string };

/**
 * Notification from server to client, only with `status`. `ready` is sent after every round of analysis, when its problems have been published:
 * nothing is pending then. Sent while reading about ten times a second at most.
 */
export const statusMethod = 'corroborate/status';
export interface Status {
  /** `paused`: the user has stopped the reading; `corroborate/readOn` goes on with it. */
  readonly state: 'reading' | 'paused' | 'ready';
  /** Sources read so far, and all that are to be read, over all dossiers. */
  readonly read: number;
  readonly total: number;
  /** Findings that are open, those that are warnings and those that are not; each counts once, however many mentions it has. */
  readonly disagreements: number;
  readonly notes: number;
  /** Findings that need no second look. */
  readonly decided: number;
  /** Findings that are told in the user's own texts, where there are any. */
  readonly inDrafts?: number;
  /** The first mistake in a corroborate.yaml, short enough for a status item: “corroborate.yaml: line 12”. */
  readonly problem?: string;
  /** Why not all sources are read, and what to do: a limit that a folder meets, or a folder that does not answer. */
  readonly limit?: string;
}

/** Request from server to client, only with `clientFiles`. */
export const listFilesMethod = 'corroborate/listFiles';
export interface ListFilesParams {
  /** URI of the folder. */
  readonly folder: string;
  /** Relative to the folder. The server checks the answer against them again, so more may be returned than match. */
  readonly globs: readonly string[];
  /** So many files and folders are looked at, and no more. */
  readonly most: number;
}
export interface ListFilesResult {
  /** Relative to the folder, parted by "/", not encoded. */
  readonly paths: readonly string[];
  /** Whether there were more files and folders than were looked at. */
  readonly more?: boolean;
}

/** Request from server to client, only with `clientFiles`. The client decodes, so that both sides see the same text. */
export const readFileMethod = 'corroborate/readFile';
export interface ReadFileParams {
  readonly uri: string;
  /** A larger file is answered with a problem. */
  readonly megabytes: number;
}
export type ReadFileResult =
  | { readonly text: string }
  /** One plain sentence; `gone` where the file is not there (any more). */
  | { readonly problem: string; readonly gone?: boolean };

/** The views of the side bar, and in how many ways the lines of each can be put in order; the first way is the usual one. */
export type ViewName = 'findings' | 'entities' | 'quotes' | 'sources';
export interface ViewOrders {
  readonly findings: FindingOrder;
  readonly entities: EntityOrder;
  readonly quotes: QuoteOrder;
  readonly sources: SourceOrder;
}

/** Request from client to server: the lines below one line of a view. Where there are several dossiers, they are the first lines. */
export const viewLinesMethod = 'corroborate/viewLines';
export type ViewLinesParams = ViewRequest & ViewOrder;
/** A view with one of its orders. */
export type ViewOrder = { readonly [V in ViewName]: { readonly view: V; readonly order: ViewOrders[V] } }[ViewName];
interface ViewRequest {
  /** Only what holds these words, in any case; empty: everything. */
  readonly filter: string;
  /** Ids of the lines that lead there, from the top; empty: the first lines. */
  readonly path: readonly string[];
  /** So many at most. The protocol has no streams, and nobody reads ten thousand lines at once. */
  readonly most: number;
}
export interface ViewLinesResult {
  readonly lines: readonly ViewLine[];
  /** How many there are. */
  readonly total: number;
  /** Only with an empty path: how many findings, entities, quotations or sources the filter leaves, and of how many. */
  readonly entries?: { readonly shown: number; readonly all: number };
}
export interface ViewLine extends Omit<ViewItem, 'kind' | 'at' | 'other'> {
  /** Unlike those of its siblings, and the same after every analysis as long as the thing is there. */
  readonly id: string;
  readonly kind: ViewItem['kind'] | 'dossier';
  /** What the lines below it are, where there are any: findings, entities …, or what belongs to one of these. */
  readonly below?: 'entries' | 'details';
  readonly at?: Location;
  /** Where another source says it, or says otherwise. */
  readonly other?: Location;
}

/** Request from client to server: the lines that lead to the entity at a place, from the top; null where none is there. */
export const entityLinesMethod = 'corroborate/entityLines';
export interface EntityLinesParams extends CommandTarget {
  readonly order: ViewOrders['entities'];
}
/** `index` is the line's place among its siblings. */
export type EntityLinesResult = readonly { readonly line: ViewLine; readonly index: number }[] | null;

/** Request from client to server, with a `CommandTarget`: what can be done at a place, so that the client can offer that alone. */
export const placeMethod = 'corroborate/place';
export interface PlaceResult {
  /** Whether another source has what lies there. */
  readonly elsewhere: boolean;
  /** Whether a quotation lies there that can be compared with another version. */
  readonly versions: boolean;
  /** Whether a name lies there. */
  readonly name: boolean;
  /** Whether an entity lies there: a name, or a phrase that means a group. */
  readonly entity: boolean;
}

/** Notification from server to client, only with `views`: what the views show may have changed. */
export const viewsChangedMethod = 'corroborate/viewsChanged';

/** Notification from client to server: go on with reading that the user has stopped. */
export const readOnMethod = 'corroborate/readOn';

/** Notification from client to server: stop reading, for editors that show no way to cancel its progress. */
export const stopReadingMethod = 'corroborate/stopReading';
