// Which paths a dossier's globs name. The one reading of a glob, whoever listed the files.
import picomatch from 'picomatch';

/** Paths are relative and parted by "/". Hidden files match only where a glob spells out their dot. */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  // No extended globs: nested repetitions such as +(+(a)) can take a regular expression hours.
  return picomatch([...globs], { dot: false, noextglob: true, nonegate: true });
}
