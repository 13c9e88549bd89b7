// Runs the editor suites on the seeds, with what is in the .vsix; --web runs those for the browser's extension host, --suite NAME one file alone. Closes with the counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSuites } from './run-suites.mjs';
import { installPacked } from './workbench/packed-extension.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const compiled = join(root, 'out', 'test', 'editor');
const inWorker = process.argv.includes('--web');
const suite = process.argv.includes('--suite') ? process.argv[process.argv.indexOf('--suite') + 1] : undefined;

// A suite that fails to load, or is filtered away, must not look like success: raise these as suites grow.
const least = suite ? 1 : inWorker ? 7 : 76;

const profile = mkdtempSync(join(tmpdir(), 'corroborate-installed-'));
const { passed, failed } = await installPacked(profile).then((extension) => runSuites({
  extension, folder: join(root, 'seeds'), least, inWorker, env: { INSTALLED_EXTENSION: extension, ...(suite && { EDITOR_SUITE: suite }) },
  tests: join(compiled, inWorker ? 'index.web.js' : 'index.js'),
})).catch((error) => {
  console.error(error.message);
  return { passed: 0, failed: 1 };
});
rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
