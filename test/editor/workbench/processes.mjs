// Looks for running programs by what stands in their command lines.
import { execFileSync } from 'node:child_process';

/** The command lines of all processes that name `path`. Needs ps, which every system but Windows has. */
export const processesNaming = (path) =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(path));

/** Their ids. */
export const processIdsNaming = (path) =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(path)).map((line) => Number.parseInt(line, 10));
