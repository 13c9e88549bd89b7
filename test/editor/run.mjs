// Runs the editor suites on a copy of the seeds: in the workbench, or on a desktop VS Code with VSCODE_HOST=desktop.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { quietSettings } from './workbench/quiet-settings.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const compiled = join(root, 'out', 'test', 'editor');
const inWorker = process.argv.includes('--web');
// A suite that fails to load, or is filtered away, must not look like success.
const leastTests = inWorker ? 3 : 10;

/** A desktop program: the one that VSCODE_PATH names, else the version VSCODE_VERSION, which test-electron downloads. */
const desktop = () => (process.env.VSCODE_PATH ? { vscodeExecutablePath: process.env.VSCODE_PATH } : { version: process.env.VSCODE_VERSION ?? 'stable' });
const workbench = () => ({ vscodeExecutablePath: join(here, 'workbench', 'stand-in.mjs') });

/** How many tests passed and failed. Throws when the run has no trustworthy end. */
async function runSuites() {
  const temporary = mkdtempSync(join(tmpdir(), 'corroborate-')); // short: desktop programs put a socket below it
  const userData = join(temporary, 'user');
  const folder = join(temporary, 'seeds');
  try {
    cpSync(join(root, 'seeds'), folder, { recursive: true });
    mkdirSync(join(userData, 'User'), { recursive: true });
    writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings));
    const ended = await runTests({
      ...(process.env.VSCODE_HOST === 'desktop' ? desktop() : workbench()),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(compiled, inWorker ? 'index.web.js' : 'index.js'),
      launchArgs: [folder, '--disable-extensions', `--user-data-dir=${userData}`, `--extensions-dir=${join(temporary, 'extensions')}`,
        ...(inWorker ? ['--extensionDevelopmentKind=web'] : [])],
    }).catch((error) => error);
    const file = join(temporary, 'results.json');
    if (!existsSync(file)) throw new Error('the extension host died, hung or never started the tests', { cause: ended });
    const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
    if (passed + failed < leastTests) throw new Error(`only ${passed + failed} tests ran, at least ${leastTests} were expected`);
    if (ended !== 0 && failed === 0) throw new Error('the editor ended badly after its tests', { cause: ended });
    return { passed, failed };
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const { passed, failed } = await runSuites().catch((error) => {
  console.error(`${error.message}${error.cause?.message ? `: ${error.cause.message}` : ''}`);
  return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
