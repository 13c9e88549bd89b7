// The benchmark of seeded errors: it repeats, finds what it should in a folder of two sources, and writes nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { seededErrors } from '../../bench/seeded-errors';
import { readSources, tallyTable } from '../../bench/seeded-folder';

const texts = {
  'corroborate.yaml': 'documents: { a.txt: { published: 2024-05-14 }, b.txt: { published: 2024-05-14 } }\n',
  'a.txt': 'The Harbour Treaty has been signed by 133 nations since it was opened in Lisbon, its office said.\n\nThe fire in Lindhaven was seen 40 km away.',
  'b.txt': 'The Harbour Treaty, which was opened in Lisbon, has 133 signatories, its office said.\n\nThe bakers used 900 kilograms of rye.',
};

function inFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-seeded-'));
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('errors in a figure that another source corroborates are found, errors in the others cannot be, and the folder stays as it is', () => inFolder((folder) => {
  const sources = readSources(folder);
  assert.deepEqual([...sources.texts.keys()], ['a.txt', 'b.txt']);
  assert.equal(sources.facts.get('a.txt')?.published, '2024-05-14');
  const told: string[] = [];
  const tallies = seededErrors(sources, { seed: 1, copies: 12, changes: 2 }, (outcome) => told.push(outcome));
  const digit = tallies.get('digit');
  assert.ok(digit && digit.changed === 6 && digit.elsewhere > 0 && digit.elsewhere < 6, 'both sorts of figures are changed');
  assert.ok(digit.foundElsewhere > 0);
  const modifier = tallies.get('modifier');
  assert.ok(modifier && modifier.elsewhere > 0 && modifier.foundElsewhere === modifier.elsewhere, 'a bound that leaves the other value out is always told');
  assert.equal(digit.found, digit.foundElsewhere, 'nothing is found where no other source has the figure');
  assert.equal(digit.others, 0);
  assert.ok(told.every((line) => /^(?:found|told otherwise|missed, was linked|missed, stands elsewhere|stands nowhere else): (?:digit|unit|modifier|swap), [ab]\.txt: “.+” → “.+”$/u.test(line)), told.join('\n'));
  assert.match(tallyTable(tallies), /^digit +\d\/6 \d+%/mu);
  assert.deepEqual(readdirSync(folder).sort(), Object.keys(texts).sort());
  for (const [name, text] of Object.entries(texts)) assert.equal(readFileSync(join(folder, name), 'utf8'), text);
}));

test('the same seed makes the same errors, another seed others', () => inFolder((folder) => {
  const run = (seed: number): string[] => {
    const told: string[] = [];
    seededErrors(readSources(folder), { seed, copies: 8, changes: 2 }, (outcome) => told.push(outcome));
    return told;
  };
  assert.deepEqual(run(7), run(7));
  assert.notDeepEqual(run(7), run(8));
}));
