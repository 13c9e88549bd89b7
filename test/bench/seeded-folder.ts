// Reads a folder's sources for the benchmark of seeded errors, and sets out what came of it as a table.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dossierFile, parseDossier } from '../../server/src/core/dossier/dossier';
import type { Sources, Tally } from './seeded-errors';
import { table } from './table';

/** What corroborate.yaml says of the documents is used, its decisions are not. */
export function readSources(folder: string): Sources {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.txt')).sort();
  const settings = join(folder, dossierFile);
  return {
    texts: new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')])),
    facts: existsSync(settings) ? parseDossier(readFileSync(settings, 'utf8')).dossier.documents : new Map(),
  };
}

/** One row a kind of change, and the sum. */
export function tallyTable(tallies: ReadonlyMap<string, Tally>): string {
  const sum = [...tallies.values()].reduce((a, b) => Object.fromEntries(Object.entries(a).map(([key, value]) => [key, value + b[key as keyof Tally]])) as unknown as Tally);
  const share = (found: number, of: number): string => (of === 0 ? '-' : `${found}/${of} ${Math.round((100 * found) / of)}%`);
  return table([
    ['change', 'found of all', 'of those that another source has', 'of those linked before', 'told otherwise', 'other findings'],
    ...[...tallies, ['all', sum] as const].map(([kind, { changed, elsewhere, linked, found, foundElsewhere, foundLinked, otherwise, others }]) =>
      [kind, share(found, changed), share(foundElsewhere, elsewhere), share(foundLinked, linked), String(otherwise), String(others)]),
  ]);
}
