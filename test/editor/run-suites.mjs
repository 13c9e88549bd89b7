// Runs tests in an extension host, in the workbench or on the desktop, and believes only what they leave behind.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { quietSettings } from './workbench/quiet-settings.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const workbench = { vscodeExecutablePath: join(here, 'workbench', 'stand-in.mjs') };
/** The desktop program that VSCODE_PATH names, else the version VSCODE_VERSION, which test-electron downloads. */
const desktop = () => (process.env.VSCODE_PATH ? { vscodeExecutablePath: process.env.VSCODE_PATH } : { version: process.env.VSCODE_VERSION ?? 'stable' });

/**
 * Runs the module `tests` beside the extension in the folder `extension`, on a copy of `folder`, and gives how many tests
 * passed and failed. Throws when the host died, hung or ended badly, or when all passed but fewer than `least` did.
 */
export async function runSuites({ extension, tests, folder, least, inWorker = false, env = {} }) {
  const temporary = mkdtempSync(join(tmpdir(), 'corroborate-')); // short: desktop programs put a socket below it
  const userData = join(temporary, 'user');
  const copy = join(temporary, 'seeds');
  try {
    cpSync(folder, copy, { recursive: true });
    mkdirSync(join(userData, 'User'), { recursive: true });
    writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings));
    const ended = await runTests({
      ...(process.env.VSCODE_HOST === 'desktop' ? desktop() : workbench),
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      extensionTestsEnv: env,
      launchArgs: [copy, '--disable-extensions', `--user-data-dir=${userData}`, `--extensions-dir=${join(temporary, 'extensions')}`,
        ...(inWorker ? ['--extensionDevelopmentKind=web'] : [])],
    }).catch((error) => error);
    const file = join(temporary, 'results.json');
    if (!existsSync(file)) throw new Error(`the extension host died, hung or never started the tests (${ended.message ?? `exit ${ended}`})`);
    const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
    if (failed === 0 && passed < least) throw new Error(`only ${passed} tests ran, at least ${least} were expected`);
    if (ended !== 0 && failed === 0) throw new Error(`the editor ended badly after its tests (${ended.message ?? `exit ${ended}`})`);
    return { passed, failed };
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
