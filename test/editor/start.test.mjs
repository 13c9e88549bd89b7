// npm start without a window: it prints the findings, serves a working editor, and leaves nothing behind.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { processesNaming } from './workbench/processes.mjs';
import { openWindow } from './workbench/window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const script = join(root, 'scripts', 'start.mjs');

/** npm start with a temporary folder of its own, in which nothing may stay. Resolves once it has printed `awaited`, its first group. */
async function start(context, awaited, args = ['--no-open'], env = {}) {
  const temporary = mkdtempSync(join(tmpdir(), 'corroborate-start-'));
  context.after(() => rmSync(temporary, { recursive: true, force: true }));
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.once('close', (code, signal) => done(code ?? signal)));
  let output = '';
  const found = await new Promise((printed, fail) => {
    const read = (data) => {
      output += data;
      const match = awaited.exec(output);
      if (match) printed(match[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => fail(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  return { child, ended, temporary, found, output: () => output };
}

const address = /(http:\/\/127\.0\.0\.1:\S+)\s/;

async function assertNothingIsLeft({ child, ended, temporary }, signal) {
  child.kill(signal);
  assert.equal(await ended, 0);
  assert.deepEqual(processesNaming(temporary), []);
  assert.deepEqual(readdirSync(temporary), []);
}

test('it prints the findings and serves an editor that shows them; Ctrl-C ends the server, its hosts and its files', { timeout: 180_000 }, async (context) => {
  const started = await start(context, address);
  try {
    assert.match(started.output(), /133 nations/);
    assert.match(started.output(), /over 160 signatories/);
    assert.equal((await fetch(started.found)).status, 200);
    const window = await openBrowser({ authority: new URL(started.found).host }, { height: 2000 }); // the whole source in view
    try {
      await openWindow(window.page, started.found);
      await window.page.waitForSelector('.squiggly-warning', { timeout: 60_000 });
    } finally {
      await window.close();
    }
    await assertNothingIsLeft(started, 'SIGINT');
  } finally {
    started.child.kill('SIGTERM');
    await started.ended;
  }
});

test('a plain SIGTERM ends all of it as well', { timeout: 120_000 }, async (context) => {
  await assertNothingIsLeft(await start(context, address), 'SIGTERM');
});

test('where there is a desktop program, that one opens the seeds with the extension, and Ctrl-C closes it', { timeout: 60_000 }, async (context) => {
  const programs = mkdtempSync(join(tmpdir(), 'corroborate-programs-'));
  writeFileSync(join(programs, 'code'), `#!${process.execPath}\nconsole.log('code got ' + process.argv.slice(2).join(' ') + '.');\nsetInterval(() => {}, 1000);\n`, { mode: 0o755 });
  try {
    const started = await start(context, /code got (.*)\./, [], { PATH: `${programs}:${process.env.PATH}`, DISPLAY: ':99' });
    assert.ok(started.found.includes(`--extensionDevelopmentPath=${root} `), started.found);
    assert.ok(started.found.includes(join(root, 'seeds')), started.found);
    await assertNothingIsLeft(started, 'SIGINT');
    assert.deepEqual(processesNaming(programs), []);
  } finally {
    rmSync(programs, { recursive: true });
  }
});

test('Ctrl-C while the findings are printed ends it without a word', { timeout: 60_000 }, async () => {
  const programs = mkdtempSync(join(tmpdir(), 'corroborate-slow-'));
  try {
    // The check stands still as it begins, so that the signal meets it.
    const slow = join(programs, 'slow.cjs');
    writeFileSync(slow, `if (process.argv[1].endsWith('cli.js')) {
      require('node:fs').writeSync(1, 'checking\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30000);
    }`);
    const child = spawn(process.execPath, [script, '--no-open'], { env: { ...process.env, NODE_OPTIONS: `--require ${slow}` }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const ended = new Promise((done) => child.once('close', (code, signal) => done(code ?? signal)));
    let output = '';
    child.stderr.on('data', (data) => { output += data; });
    child.stdout.on('data', (data) => {
      output += data;
      // A terminal sends it to all of its programs.
      if (output === 'checking\n') process.kill(-child.pid, 'SIGINT');
    });
    assert.equal(await ended, 0);
    assert.equal(output, 'checking\n');
  } finally {
    rmSync(programs, { recursive: true });
  }
});

test('an option that does not exist is one sentence and exit code 2, in every script', () => {
  for (const name of ['build', 'gazetteer', 'package', 'screenshots', 'start', 'test']) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', `${name}.mjs`), '--colour'], { encoding: 'utf8' });
    assert.deepEqual([status, stdout], [2, ''], name);
    assert.match(stderr, /^Unknown option '--colour'[^\n]*\.\n$/, name);
  }
});

test('--help says what it does without doing it', () => {
  const { status, stdout } = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /usage: npm start/);
});
