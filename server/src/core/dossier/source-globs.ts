// The settings `sources` and `drafts`: which files are compared with each other, and which are checked against them.
import type { Sentence } from '../say';
import type { ValueReader } from './yaml-reader';

/** More patterns, longer ones and more stars in one make matching slow enough to be felt; no folder needs them. */
const MOST_GLOBS = 100;
const LONGEST_GLOB = 200;
const MOST_STARS = 8;

/** Globs relative to the dossier's folder, parted by "/". Undefined where none is usable, so that the default holds. */
export const readSourceGlobs: ValueReader<readonly string[]> = (node, report, name) => {
  const globs = report.list(node, name, (item) => {
    const glob = report.text(item, name);
    if (glob === undefined) return undefined;
    const problem = mistakeIn(glob);
    return problem ? report.at(item, problem) : glob.replace(/^\.\//u, '');
  });
  if (!globs) return undefined;
  if (globs.length > MOST_GLOBS) report.at(node, (say) => say('Only the first {count} patterns are used.', { count: MOST_GLOBS }));
  return globs.length > 0 ? globs.slice(0, MOST_GLOBS) : undefined;
};

function mistakeIn(glob: string): Sentence | undefined {
  if (glob.includes('\\')) return (say) => say('Part folders by “/”, not by a backslash.');
  if (glob.startsWith('!')) return (say) => say('A pattern names what belongs to the dossier; “!” to leave files out is not supported.');
  if (/^(?:\/|[A-Za-z]:)/u.test(glob) || glob.split('/').includes('..')) return (say) => say('A source must lie in the folder of this file or below it.');
  if (glob.length > LONGEST_GLOB || (glob.match(/\*+/gu)?.length ?? 0) > MOST_STARS) return (say) => say('This pattern is too long or has too many stars.');
  return undefined;
}
