// What client and server say to each other beyond the language server protocol. Names and shapes only, used by both sides as types.
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { CardAction } from './core/queries/card';
import type { Answer, DecisionChoices } from './core/queries/decision-choices';
import type { Decision, NameChoices } from './core/queries/name-choices';

/** `initializationOptions`. A client that sends none gets a server that reads files itself and writes no commands. */
export interface InitializationOptions {
  /**
   * The client answers `corroborate/listFiles` and `corroborate/readFile`, and the server reads no file itself. Needed in
   * browsers, for folders that are on no disk, and where the editor decodes files in another way than the server would.
   */
  readonly clientFiles?: boolean;
  /** The client listens to `corroborate/status`. Others would write every one of these into their log as unknown. */
  readonly status?: boolean;
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
export type NameChoicesResult = (Omit<NameChoices, 'span'> & { readonly range: Range }) | null;

/** Request from client to server: the edit of corroborate.yaml that writes a decision down, or one plain sentence why there is none. */
export const decideNameMethod = 'corroborate/decideName';
export interface DecideNameParams extends CommandTarget {
  readonly decision: Decision;
}
export type DecideNameResult = EditResult;

export type FindingCommand = 'decide' | 'reopen' | 'ignore-figure' | 'open-decision';

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

/** Requests from client to server, with a `FindingTarget`: take a decision back; ignore the figure; where the decision stands (null for none). */
export const reopenMethod = 'corroborate/reopen';
export const ignoreFigureMethod = 'corroborate/ignoreFigure';
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

/**
 * Notification from server to client, only with `status`. `ready` is sent after every round of analysis, when its problems have been published:
 * nothing is pending then. Sent while reading about ten times a second at most.
 */
export const statusMethod = 'corroborate/status';
export interface Status {
  readonly state: 'reading' | 'ready';
  /** Sources read so far, and all that are to be read, over all dossiers. */
  readonly read: number;
  readonly total: number;
  /** Findings that are warnings, and those that are not; each counts once, however many mentions it has. */
  readonly disagreements: number;
  readonly notes: number;
  /** The first mistake in a corroborate.yaml, short enough for a status item: “corroborate.yaml: line 12”. */
  readonly problem?: string;
}

/** Request from server to client, only with `clientFiles`. */
export const listFilesMethod = 'corroborate/listFiles';
export interface ListFilesParams {
  /** URI of the folder. */
  readonly folder: string;
  /** Relative to the folder. The server checks the answer against them again, so more may be returned than match. */
  readonly globs: readonly string[];
}
export interface ListFilesResult {
  /** Relative to the folder, parted by "/", not encoded. */
  readonly paths: readonly string[];
}

/** Request from server to client, only with `clientFiles`. The client decodes, so that both sides see the same text. */
export const readFileMethod = 'corroborate/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult =
  | { readonly text: string }
  /** One plain sentence; `gone` where the file is not there (any more). */
  | { readonly problem: string; readonly gone?: boolean };
