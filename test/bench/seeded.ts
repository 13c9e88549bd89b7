// `npm run bench:seeded`: how many errors in figures the program finds that were put into a copy of a folder's sources.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { kinds, seededErrors } from './seeded-errors';
import { readSources, tallyTable } from './seeded-folder';

const usage = `usage: npm run bench:seeded -- [FOLDER …] [options]
  FOLDER       folders with .txt sources (seeds and test/bench/dossier); nothing is written there
  --changes K  figures that are changed in each copy (5)
  --copies N   copies, a quarter for each kind of change (80)
  --list       each change and what became of it
  --seed N     other changes of the same kinds (1)
`;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { changes: { type: 'string', default: '5' }, copies: { type: 'string', default: '80' }, seed: { type: 'string', default: '1' }, list: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return void process.stdout.write(usage);
  const [changes, copies, seed] = [values.changes, values.copies, values.seed].map(Number);
  if (!changes || !copies || seed === undefined || ![changes, copies, seed].every((n) => Number.isInteger(n) && n >= 0)) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  for (const folder of positionals.length > 0 ? positionals : ['seeds', 'test/bench/dossier']) {
    const sources = readSources(resolve(folder));
    process.stdout.write(`\n${folder}: ${sources.texts.size} sources, ${copies} copies, up to ${changes} changes in each, seed ${seed}\n${tallyTable(seededErrors(sources, { seed, copies, changes }, values.list ? (outcome) => process.stdout.write(`${outcome}\n`) : undefined))}\n`);
  }
  process.stdout.write(`\nKinds of change: ${kinds.join(', ')}. A figure is found if a conflict or a tension marks it. “Told otherwise”: as an older or falling count, a dispute, an altered quotation.\n`);
}

main();
