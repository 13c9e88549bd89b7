// npm start: installs and builds what is missing, prints the findings on the seeds and opens the editor on them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startServer } from '../test/editor/workbench/server.mjs';
import { openAt } from '../test/editor/workbench/window.mjs';
import { readArguments } from './arguments.mjs';
import { buildIfOlder } from './fresh-build.mjs';
import { installProject, installWorkbench, root } from './install.mjs';

const usage = `usage: npm start [-- --no-open]

Prints what the five sources in seeds/ agree and disagree on, then opens them in VS Code with Corroborate loaded:
in the desktop program where a command named code is found, else in a VS Code that is served to the browser on this
machine alone. Ctrl-C ends all of it.

  --no-open   serve only: open no window, print the address
  --help      this text
`;

const seeds = join(root, 'seeds');
const firstSource = join(seeds, '001_59ed66a336430b7a.txt');
const windows = process.platform === 'win32', mac = process.platform === 'darwin';

const hasDisplay = () => windows || mac || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const found = (command) => spawnSync(windows ? 'where' : 'which', [command], { stdio: 'ignore' }).status === 0;

/** Findings are what this is for, so the check's exit code 1 is as good as 0. */
function printFindings() {
  const { status } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'check', 'seeds'], { cwd: root, stdio: 'inherit' });
  if (status !== 0 && status !== 1) throw new Error('The check of the seeds failed.');
}

/** Waits for the signals that end a program in a terminal, or for npm to be gone: its shell hands no signal on. */
const interrupted = () => new Promise((done) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, done);
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== shell && done(), 500).unref();
});

/** A profile of its own: the window is a process that ends with this one, and the reader's own settings stay untouched. */
async function openDesktop(profile, ended) {
  const editor = spawn('code', ['--new-window', '--wait', `--user-data-dir=${join(profile, 'user')}`, `--extensions-dir=${join(profile, 'extensions')}`,
    `--extensionDevelopmentPath=${root}`, seeds, firstSource], { stdio: 'inherit', detached: !windows, shell: windows });
  console.log('VS Code is open on seeds/. Ctrl-C here closes it.');
  await Promise.race([ended, new Promise((closed) => editor.on('close', closed))]);
  if (editor.exitCode !== null) return;
  if (windows) spawnSync('taskkill', ['/pid', String(editor.pid), '/t', '/f']);
  else process.kill(-editor.pid);
}

function openInBrowser(address) {
  const [command, ...args] = windows ? ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')] : [mac ? 'open' : 'xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => console.log('No browser could be opened; open the address yourself.')).unref();
}

async function serveWorkbench(profile, ended, open) {
  const extensions = join(profile, 'extensions');
  mkdirSync(extensions, { recursive: true });
  // Installed rather than under development: the address stays short, and dialogs work.
  symlinkSync(root, join(extensions, 'corroborate'), 'dir');
  const server = await startServer({ profile, extensionsFolder: extensions });
  try {
    const address = server.page({ folder: seeds, payload: openAt(server, firstSource) });
    console.log(`\nThe editor is served on this machine: ${address}\nCtrl-C ends it.`);
    if (open) openInBrowser(address);
    const lost = new Promise((_, fail) => server.child.on('exit', () => fail(new Error(`The VS Code server ended by itself:\n${server.output}`))));
    await Promise.race([ended, lost]);
  } finally {
    await server.stop();
  }
}

async function main({ open, ended }) {
  installProject();
  buildIfOlder();
  printFindings();
  const profile = mkdtempSync(join(tmpdir(), 'corroborate-'));
  try {
    if (open && hasDisplay() && found('code')) return await openDesktop(profile, ended);
    installWorkbench();
    await serveWorkbench(profile, ended, open && hasDisplay());
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const values = readArguments({ 'no-open': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } });
if (values.help) process.stdout.write(usage);
else {
  let over = false;
  const ended = interrupted().then(() => { over = true; });
  await main({ open: !values['no-open'], ended }).then(() => process.exit(0), async (error) => {
    // Ctrl-C reaches the check and the build as well, and that they failed is then no news. We hear of it a moment after them.
    await setTimeout(100);
    if (over) process.exit(0);
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
