// The harness itself: what did not run to its end must never count as passed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runSuites } from './run-suites.mjs';

const seeds = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'seeds');
const extension = mkdtempSync(join(tmpdir(), 'corroborate-harness-'));
writeFileSync(join(extension, 'package.json'), JSON.stringify({ name: 'harness', publisher: 'test', version: '0.0.0', engines: { vscode: '^1.100.0' } }));
after(() => rmSync(extension, { recursive: true }));

/** Runs a tests' entry whose run() has this body. */
function run(body, env) {
  const tests = join(extension, 'tests.js');
  writeFileSync(tests, `
    const vscode = require('vscode');
    const leave = (results) => vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, '..', 'results.json'), new TextEncoder().encode(JSON.stringify(results)));
    exports.run = async () => { ${body} };`);
  return runSuites({ extension, tests, folder: seeds, least: 1, env });
}

test('tests that ran are counted', { timeout: 60_000 }, async () => {
  assert.deepEqual(await run('await leave({ passed: 3, failed: 0 });'), { passed: 3, failed: 0 });
});

test('an extension host that dies fails the run', { timeout: 60_000 }, async () => {
  await assert.rejects(run('process.kill(process.pid, "SIGKILL"); await new Promise(() => {});'), /died, hung or never started/);
});

test('a hang fails the run', { timeout: 120_000 }, async () => {
  await assert.rejects(run('for (;;);', { WORKBENCH_LIMIT_MS: '15000' }), /died, hung or never started/);
});

test('a run without a single test fails', { timeout: 60_000 }, async () => {
  await assert.rejects(run('await leave({ passed: 0, failed: 0 });'), /only 0 tests ran/);
  await assert.rejects(run(''), /never started the tests/);
});

test('an entry that cannot be loaded fails the run', { timeout: 60_000 }, async () => {
  await assert.rejects(run('}; throw new Error("at load"); {'), /never started the tests/);
});
