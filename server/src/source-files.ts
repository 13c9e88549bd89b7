// The one interface to files. It has a Node, an in-memory and a client-backed implementation, so that the same server
// runs on a desktop, in tests and in a browser.

/** What reading a file gave. `problem` is one plain sentence for the user; the other sources go on without it. */
export type ReadResult =
  | { readonly ok: true; readonly text: string; readonly problem?: string }
  /** `gone`: nothing is at this path, or nothing any more. */
  | { readonly ok: false; readonly problem: string; readonly gone?: boolean };

/** A folder or file that listing had to leave out, and why in one plain sentence. */
export interface LeftOut {
  readonly path: string;
  readonly problem: string;
}

export interface SourceFiles {
  /** Paths below the root that match a glob, parted by "/", sorted by code unit. */
  list(root: string, globs: readonly string[]): Promise<{ readonly paths: readonly string[]; readonly leftOut: readonly LeftOut[] }>;
  /** Never rejects: a file that is gone, locked, too large or no text is a problem, not an error. */
  read(root: string, path: string): Promise<ReadResult>;
}

/** Larger files are left out, by size in bytes: a thick book has 2 MB, and reading one of 20 MB would stop all else for half a minute. */
export const largestSource = 5 * 1024 * 1024;

export function tooLarge(size: number): ReadResult {
  return { ok: false, problem: `Not read: this file has ${Math.ceil(size / 1048576)} MB, more than the ${largestSource / 1048576} MB that a source may have.` };
}
