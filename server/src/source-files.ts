// The one interface to files. It has a Node, an in-memory and a client-backed implementation, so that the same server
// runs on a desktop, in tests and in a browser.
import { english, type Say } from './core/say';
import { settingOf, type Limits } from './limits';

/** What reading a file gave. `problem` is one plain sentence for the user; the other sources go on without it. */
export type ReadResult =
  | { readonly ok: true; readonly text: string; readonly problem?: string }
  /** `gone`: nothing is at this path, or nothing any more. `late`: it did not answer in time. */
  | { readonly ok: false; readonly problem: string; readonly gone?: boolean; readonly late?: boolean };

/** A folder or file that listing had to leave out, and why in one plain sentence. */
export interface LeftOut {
  readonly path: string;
  readonly problem: string;
  /** Whether a limit is the reason, so that the user has to know though no single source shows it. */
  readonly limit?: true;
  /** Whether the folder did not answer in time: what lay in it may well be there still. */
  readonly late?: true;
}

export interface SourceFiles {
  /** Paths below the root that match a glob, parted by "/", sorted by code unit. */
  list(root: string, globs: readonly string[], limits: Limits): Promise<{ readonly paths: readonly string[]; readonly leftOut: readonly LeftOut[] }>;
  /** Never rejects: a file that is gone, locked, too large or no text is a problem, not an error. */
  read(root: string, path: string, limits: Limits): Promise<ReadResult>;
  /** Tells of each root of which something may be had that did not answer in time before. */
  onAnswer?(listener: (root: string) => void): void;
}

/** What is left out where more files were to be looked through than may be. */
export function tooMany({ files }: Pick<Limits, 'files'>, say: Say): LeftOut {
  return { path: '', problem: say('Not all read: there are more than {count} files, and the others were not looked at {setting}.', { count: files, setting: settingOf('files', say) }), limit: true };
}

/** Undefined where a file of this size, in bytes, may be read. */
export function tooLarge(size: number, limits: Pick<Limits, 'megabytes'>, say: Say = english): ReadResult | undefined {
  if (!isTooLarge(size, limits)) return undefined;
  return { ok: false, problem: say('Not read: this file has {size} MB, more than the {most} MB that a source may have {setting}.', { size: Math.ceil(size / 2 ** 20), most: limits.megabytes, setting: settingOf('megabytes', say) }) };
}

export function isTooLarge(size: number, { megabytes }: Pick<Limits, 'megabytes'>): boolean {
  return size > megabytes * 2 ** 20;
}
