// docs/reliability.md names tests that exist, and does not claim more cases than they try.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');
const rows = read('docs/reliability.md').split('\n').filter((line) => line.startsWith('| ')).slice(1);

test('each promise of the page names a test that exists, in the file that holds it', () => {
  assert.ok(rows.length > 20);
  for (const row of rows) {
    const [, path = '', name = ''] = /\| `(test\/[^`]+)` “(.+)” \| [\d/ ]+ \|$/u.exec(row) ?? [];
    assert.ok(path !== '' && name !== '', row);
    assert.ok(new RegExp(`^ *test\\((['\`])[^\\n]*${name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}\\1`, 'mu').test(read(path)), `${path} has no test “${name}”`);
  }
});

test('a number of cases that are made up is the one in the test', () => {
  for (const row of rows.filter((line) => line.includes('`test/property/'))) {
    const [, path = '', cases = ''] = /\| `(test\/[^`]+)` .*\| (\d{3,})[\d/ ]*\|$/u.exec(row) ?? [];
    if (cases !== '') assert.ok(new RegExp(`\\b${cases}\\b`, 'u').test(read(path)), row);
  }
});
