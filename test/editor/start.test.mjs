// npm start without a window: it prints the findings, serves a working editor, and leaves nothing behind.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { processesNaming } from './workbench/processes.mjs';
import { openWindow } from './workbench/window.mjs';

const script = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scripts', 'start.mjs');

/** npm start with a temporary folder of its own, in which nothing may stay. Resolves once the address is printed. */
async function start() {
  const temporary = mkdtempSync(join(tmpdir(), 'corroborate-start-'));
  const child = spawn(process.execPath, [script, '--no-open'], { env: { ...process.env, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.once('close', (code, signal) => done(code ?? signal)));
  let output = '';
  const address = await new Promise((found, fail) => {
    const read = (data) => {
      output += data;
      const printed = /http:\/\/127\.0\.0\.1:\S+/.exec(output);
      if (printed) found(printed[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => fail(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  return { child, ended, temporary, address, output: () => output };
}

async function assertNothingIsLeft({ child, ended, temporary }, signal) {
  child.kill(signal);
  assert.equal(await ended, 0);
  assert.deepEqual(processesNaming(temporary), []);
  assert.deepEqual(readdirSync(temporary), []);
  rmSync(temporary, { recursive: true });
}

test('it prints the findings and serves an editor that shows them; Ctrl-C ends the server, its hosts and its files', { timeout: 180_000 }, async () => {
  const started = await start();
  try {
    assert.match(started.output(), /133 nations/);
    assert.match(started.output(), /over 160 signatories/);
    assert.equal((await fetch(started.address)).status, 200);
    const window = await openBrowser({ authority: new URL(started.address).host });
    try {
      await openWindow(window.page, started.address);
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

test('a plain SIGTERM ends all of it as well', { timeout: 120_000 }, async () => {
  await assertNothingIsLeft(await start(), 'SIGTERM');
});

test('--help says what it does without doing it', () => {
  const { status, stdout } = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /usage: npm start/);
});
