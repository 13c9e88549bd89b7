// Installs what a fresh clone lacks: npm packages after their locks, the workbench of the editor tests, Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../test/editor/workbench/browser.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const workbench = join(root, 'test', 'editor', 'workbench');
const vscodeDeps = join(workbench, 'vscode-deps');

const packagesOf = (lock) => (existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {});

/** npm keeps a lock of what it has really installed; a folder is up to date when that one holds all of its own lock. */
export function isInstalled(folder) {
  const present = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(packagesOf(join(folder, 'package-lock.json')))
    .every(([path, { version, optional, link }]) => path === '' || optional || link || present[path]?.version === version);
}

function run(command, args, options = {}) {
  const { status, error, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });
  if (status === 0) return;
  process.stderr.write(stdout ?? '');
  throw new Error(`${command} ${args.join(' ')} ended with ${error?.message ?? status}`);
}

/** Nothing that a package brings is run on installing: no compiler is needed, and nothing is downloaded beside the packages. */
function installPackages(folder) {
  if (isInstalled(folder)) return;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
}

export const installProject = () => installPackages(root);

/** VS Code's server serves parts of its node_modules to the page, so they must lie inside its own folder. */
export function installWorkbench() {
  installPackages(workbench);
  installPackages(vscodeDeps);
  const vscode = join(workbench, 'node_modules', 'code-server', 'lib', 'vscode');
  const link = join(vscode, 'node_modules');
  if (existsSync(link)) return;
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
  symlinkSync(relative(vscode, join(vscodeDeps, 'node_modules')), link, 'dir');
}

/** Throws one sentence that says what to do where Chromium is missing and cannot be installed from here. */
export function installChromium() {
  if (findChromium()) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error('The editor tests need Chromium: install it (Debian: sudo apt-get install chromium) or name one in CHROMIUM_PATH.');
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], { env });
  run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env });
}
