// The packed extension in a real editor that speaks German: views, status, card, table and walkthrough are in German, what sources say is not touched.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { installPacked } from './workbench/packed-extension.mjs';
import { startServer } from './workbench/server.mjs';
import { hoverAtCursor, openAt, openWindow, placeOf, runCommand, speak } from './workbench/window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const profile = mkdtempSync(join(tmpdir(), 'corroborate-german-'));
const folder = join(profile, 'seeds');
const article = join(folder, '001_59ed66a336430b7a.txt');
const waitMs = 60_000;
let server, window, page;

before(async () => {
  cpSync(join(root, 'seeds'), folder, { recursive: true });
  await installPacked(profile);
  server = await startServer({ profile, attached: true, settings: { 'editor.cursorBlinking': 'solid' } });
  window = await openBrowser(server, { width: 1400, height: 900 });
  ({ page } = window);
  page.setDefaultTimeout(waitMs);
  await speak(window.context, 'de');
  await openWindow(page, server.page({ folder, payload: openAt(server, article, placeOf(article, '133 nations')) }));
}, { timeout: 240_000 });
after(async () => {
  await window?.close();
  await server?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

test('the status item, the card and what can be done from it are in German', { timeout: 120_000 }, async () => {
  await page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 Widerspruch"]');
  const card = await hoverAtCursor(page);
  for (const words of ['133 nations hier, over 160 signatories in 004.', 'Länder, die unterzeichnet haben (Ottawa Convention)', '2 von 5 Quellen, beide unabhängig', 'mehr als 160', 'Vergleichstabelle']) assert.ok(card.includes(words), `${words} in ${card}`);
});

test('the views and the comparison table are in German', { timeout: 120_000 }, async () => {
  await page.locator('.activitybar [role="tab"][aria-label^="Corroborate"]').first().click();
  for (const view of ['Befunde', 'Namen', 'Zitate', 'Quellen']) await page.locator(`.pane-header[aria-label^="${view}"]`).first().waitFor();
  await page.locator('.monaco-list-row[aria-label^="Quellen widersprechen sich, 1"]').first().waitFor();
  await runCommand(page, 'Corroborate: Vergleichstabelle öffnen');
  const table = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await table.locator('[role="grid"]').waitFor();
  assert.match(await table.locator('h1').innerText(), /^Vergleich: 5 Quellen, \d+ Aussagen$/);
  assert.match(await table.locator('.result').first().innerText(), /^≠ Widerspruch\s+2 Quellen, beide unabhängig$/);
});

test('the walkthrough is in German, its pictures too', { timeout: 120_000 }, async () => {
  await runCommand(page, 'Corroborate: Einführung zeigen');
  await page.getByText('Fünf Artikel über einen Vertrag.').first().waitFor();
  await page.getByText('Entscheiden und begründen').first().click();
  const pictured = async () => (await Promise.all(page.frames().map((frame) => frame.getByText('Was haben Sie herausgefunden?').count().catch(() => 0)))).some((count) => count > 0);
  const end = Date.now() + waitMs;
  while (!(await pictured())) {
    assert.ok(Date.now() < end, 'the picture of the step did not come');
    await page.waitForTimeout(200);
  }
});
