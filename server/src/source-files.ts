// The one interface to files. It has a Node, an in-memory and a client-backed implementation, so that the same server
// runs on a desktop, in tests and in a browser.

/** What reading a file gave. `problem` is one plain sentence for the user; the other sources go on without it. */
export type ReadResult =
  | { readonly ok: true; readonly text: string; readonly problem?: string }
  | { readonly ok: false; readonly problem: string };

export interface SourceFiles {
  /**
   * Paths below the root that match a glob, parted by "/", sorted. A folder that cannot be read is left out and
   * named in `problems`.
   */
  list(root: string, globs: readonly string[]): Promise<{ readonly paths: readonly string[]; readonly problems: readonly string[] }>;
  /** Never rejects: a file that is gone, locked, too large or no text is a problem, not an error. */
  read(root: string, path: string): Promise<ReadResult>;
}

/** Larger files are left out: at five hundred million code units a string is no more, and nobody writes an article of 20 MB. */
export const largestSource = 20 * 1024 * 1024;
