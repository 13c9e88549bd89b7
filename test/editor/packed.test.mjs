// The packed .vsix, installed into a clean profile of the real editor and looked at from outside, as its reader would.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { processesNaming } from './workbench/processes.mjs';
import { runServerCommand, startServer } from './workbench/server.mjs';
import { colourOf, hoverAtCursor, openAt, openWindow, placeOf } from './workbench/window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const profile = mkdtempSync(join(tmpdir(), 'corroborate-packed-'));
const extensions = join(profile, 'extensions');
const folder = join(profile, 'seeds');
const source = join(folder, '001_59ed66a336430b7a.txt');
let server, window;

/** A window of its own for each test, with the cursor in `text`. */
const openTo = (text) => openWindow(window.page, server.page({ folder, payload: openAt(server, source, placeOf(source, text)) }));

before(async () => {
  cpSync(join(root, 'seeds'), folder, { recursive: true });
  await runServerCommand(['--server-data-dir', profile, '--extensions-dir', extensions, '--install-extension', join(root, 'corroborate.vsix')]);
  // No driver flag: this run must find what a reader finds, dialogs included.
  const settings = { 'workbench.colorTheme': 'Light 2026', 'editor.cursorBlinking': 'solid', 'editor.cursorSurroundingLines': 12 };
  server = await startServer({ profile, extensionsFolder: extensions, settings, attached: true });
  window = await openBrowser(server);
}, { timeout: 120_000 });

after(async () => {
  await window?.close();
  await server?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

test('a person’s name takes the colour that the theme has for it', { timeout: 60_000 }, async () => {
  // Only the server knows names, so this colour cannot come from the grammar. #795E26 is support.function in Light 2026.
  await openTo('Pevkur');
  const seen = await colourOf(window.page, 'Pevkur', 'rgb(121, 94, 38)');
  assert.equal(seen, 'rgb(121, 94, 38)');
});

test('a figure that another source contradicts is underlined, and pointing at it brings up both', { timeout: 60_000 }, async () => {
  await openTo('133 nations');
  const card = await hoverAtCursor(window.page);
  await window.page.waitForSelector('.squiggly-warning', { timeout: 30_000 });
  assert.match(card, /133 nations/);
  assert.match(card, /over 160 signatories/);
});

test('the comparison table opens at the claim under the cursor, Enter goes to its sentence and Escape back to the text', { timeout: 90_000 }, async () => {
  const { page } = window;
  await openTo('133 nations');
  await hoverAtCursor(page);
  const table = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('J');
  await table.locator('[role="grid"]').waitFor({ timeout: 30_000 });
  assert.equal(await table.locator('[role="rowheader"]:focus').innerText(), 'Countries that signed the Ottawa Convention');
  await page.keyboard.press('End');
  assert.match(await table.locator(':focus').innerText(), /over 160 signatories/);
  await page.keyboard.press('Enter');
  const tab = (name) => page.locator('.tab.active', { hasText: name });
  await tab('004_').waitFor({ timeout: 20_000 });
  await page.locator('.view-line', { hasText: 'over 160 signatories' }).first().waitFor({ timeout: 20_000 });
  // The table is as it was left, and leads back to the text that one came from last.
  await page.locator('.tab', { hasText: 'Comparison' }).click();
  await table.locator('[role="grid"] [tabindex="0"]').filter({ hasText: 'over 160' }).focus();
  await page.keyboard.press('Escape');
  await tab('004_').waitFor({ timeout: 20_000 });
});

test('the language server that answers is the installed one', () => {
  const server = join(extensions, `${publisher}.${name}-${version}`, 'dist', 'server.js');
  assert.ok(processesNaming(server).length > 0, `no process runs ${server}`);
});
