// The packed .vsix, installed into a clean profile of the real editor and looked at from outside, as its reader would.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { installPacked } from './workbench/packed-extension.mjs';
import { processesNaming } from './workbench/processes.mjs';
import { startServer } from './workbench/server.mjs';
import { colourOf, hoverAtCursor, openAt, openWindow, placeOf, runCommand } from './workbench/window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const profile = mkdtempSync(join(tmpdir(), 'corroborate-packed-'));
const folder = join(profile, 'seeds');
const source = join(folder, '001_59ed66a336430b7a.txt');
/** Addresses outside of this machine that something tried to reach. */
const reached = [];
let server, window, extension;

/** A window of its own for each test, with the cursor in `text`. */
const openTo = (text) => openWindow(window.page, server.page({ folder, payload: openAt(server, source, placeOf(source, text)) }));

before(async () => {
  cpSync(join(root, 'seeds'), folder, { recursive: true });
  extension = await installPacked(profile);
  // No driver flag: this run must find what a reader finds, dialogs included.
  const settings = { 'workbench.colorTheme': 'Light 2026', 'editor.cursorBlinking': 'solid', 'editor.cursorSurroundingLines': 12 };
  server = await startServer({ profile, settings, attached: true });
  window = await openBrowser(server, { onBlocked: (address) => reached.push(address) });
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

const rows = (view) => window.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);
const row = (view, words) => rows(view).filter({ hasText: words }).first();
/** The lines of a view as a screen reader has them. */
const spoken = (view) => rows(view).evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-label')));
const shows = (look, wanted, ms = 15_000) => window.page.waitForFunction(look, wanted, { timeout: ms });

/** Opens the container of the views, as a mouse does. */
async function openViews() {
  await window.page.locator('.activitybar [role="tab"][aria-label^="Corroborate"]').first().click();
  await row('Findings', '133 or over 160').waitFor({ timeout: 30_000 });
}

test('four views say what was found, in words for who cannot see them', { timeout: 60_000 }, async () => {
  await openTo('133 nations');
  await openViews();
  assert.deepEqual((await spoken('Findings')).slice(0, 2), ['Sources disagree, 1', 'Sources disagree: 133 or over 160, countries that signed, 2 sources, both independent']);
  await row('Entities', 'Hanno Pevkur').waitFor();
  assert.ok((await spoken('Entities')).includes('Hanno Pevkur, person, 2 sources, both independent, 2 quotes'));
  assert.ok((await spoken('Quotes')).some((line) => /^“We believe that .*, 2 sources, both independent, other words$/.test(line)));
  assert.ok((await spoken('Sources')).some((line) => /^Breaking Defense, Citing Russian threat, .*, 18 March 2025, \d+ words/.test(line)));
  await window.page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 disagreement"]');
});

test('a click on a line shows the source and leaves the focus in the view; the arrows open both sides', { timeout: 60_000 }, async () => {
  await openTo('Pevkur');
  await openViews();
  await row('Findings', '133 or over 160').click();
  await shows((name) => document.querySelector('.tab.active')?.textContent.includes(name), '001_');
  assert.ok(await window.page.evaluate(() => document.activeElement?.closest('.pane-body') !== null), 'the focus is in the view');
  await row('Findings', '133 or over 160').hover();
  await row('Findings', '133 or over 160').locator('.action-label[aria-label^="Open the Other Source Beside"]').click();
  await shows((name) => [...document.querySelectorAll('.tab.active')].length === 2 && [...document.querySelectorAll('.tab.active')].some(({ textContent }) => textContent.includes(name)), '004_');
});

test('a filter leaves what holds its words, and says so; clearing it brings all back', { timeout: 60_000 }, async () => {
  await openTo('Pevkur');
  await openViews();
  await runCommand(window.page, 'Corroborate: Filter Entities…');
  await window.page.locator('.quick-input-widget input[placeholder^="Words that"]').waitFor();
  await window.page.keyboard.type('pudans');
  await row('Entities', 'Kaspars Pudāns').waitFor();
  await window.page.keyboard.press('Enter');
  await row('Entities', 'Hanno Pevkur').waitFor({ state: 'detached' });
  await window.page.getByText('Only with “pudans”: 1 of').waitFor();
  await runCommand(window.page, 'Corroborate: Clear All Filters');
  await row('Entities', 'Hanno Pevkur').waitFor();
});

test('findings can be grouped by source, and a name on a card leads to its line', { timeout: 60_000 }, async () => {
  await openTo('Pevkur');
  await openViews();
  await runCommand(window.page, 'Corroborate: Group Findings By…');
  await window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Source' }).last().click();
  await window.page.locator('.pane-header').filter({ hasText: 'by source' }).waitFor();
  await row('Findings', 'Caliber.Az').waitFor();
  assert.deepEqual((await spoken('Findings')).filter((line) => /, \d+$/.test(line)), ['Caliber.Az, 1', 'Breaking Defense, 2', '004, 1']);
  await runCommand(window.page, 'Corroborate: Show This Name in Entities');
  await window.page.locator('.pane-body .monaco-list-row.focused[aria-label^="Hanno Pevkur, person"]').waitFor();
});

/** Two articles and a corroborate.yaml of somebody who means harm: their words and names are Markdown, HTML, commands and directions. */
const harm = '<img src="https://evil.example/a.png" onerror="alert(1)"> ![x](https://evil.example/b.png) [click](command:workbench.action.closeWindow) $(alert) \u202e<b>bold</b>\u0007';
const hostile = (not) => `The harbour in winter ${harm}

“We will ${not}close the northern harbour ${harm} before the long winter ends,” said Mayor Ada Lindqvist.

A fire in the old harbour warehouse ${harm} in Lindhaven injured ${not ? 12 : 9} workers on Monday, the fire brigade said.
`;

/** What must not be in any place that shows a hostile source's words: elements that do something, addresses that are not ours, characters that turn the text around. */
const active = (shown) => shown.evaluateAll((all) => all.flatMap((one) => {
  const tags = [...one.querySelectorAll('img, script, iframe, style, form, input:not([type="checkbox"]), video, object, .codicon-alert, b')].filter((tag) => tag.localName !== 'b' || tag.textContent === 'bold').map(({ outerHTML }) => outerHTML.slice(0, 200));
  const addresses = [...one.querySelectorAll('a')].map((link) => link.dataset.href ?? link.getAttribute('href') ?? '').filter((address) => !/^(?:$|#|command:corroborate\.|(?:file|vscode-remote):[^?]*\/(?:desk\/sources\/[ab]\.txt|docs\/rules\/))/.test(address));
  const spoken = [one, ...one.querySelectorAll('[aria-label], [title]')].map((at) => `${at.getAttribute('aria-label') ?? ''} ${at.getAttribute('title') ?? ''}`).join(' ');
  return [...tags, ...addresses, .../[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/.exec(one.textContent + spoken)?.map((turned) => `a character ${turned.codePointAt(0)}`) ?? []];
}));
/** Waits until the place shows such words, so that nothing is proved of an empty one. */
async function isInert(shown, what) {
  await shown.filter({ hasText: '<img src=' }).first().waitFor({ timeout: 30_000 });
  assert.deepEqual(await active(shown), [], what);
}
const desk = join(profile, 'desk', 'sources');

test('on the cards of a hostile source, in the views and the comparison table nothing is an image, a tag or a link, but our own', { timeout: 240_000 }, async () => {
  const { page } = window;
  mkdirSync(desk, { recursive: true });
  writeFileSync(join(desk, 'a.txt'), hostile('not '));
  writeFileSync(join(desk, 'b.txt'), hostile(''));
  writeFileSync(join(desk, 'corroborate.yaml'), `documents:\n  a.txt: { publisher: ${JSON.stringify(`Post ${harm}`)} }\n  b.txt: { publisher: ${JSON.stringify(`Mail ${harm}`)} }\n`);
  for (const [text, shown] of [['Ada Lindqvist', /Ada Lindqvist/], ['close the northern', /<img src=/], ['12 workers', /9 workers/]]) {
    await openWindow(page, server.page({ folder: join(profile, 'desk'), payload: openAt(server, join(desk, 'a.txt'), placeOf(join(desk, 'a.txt'), text)) }));
    assert.match(await hoverAtCursor(page), shown);
    assert.deepEqual(await active(page.locator('.monaco-hover:not(.hidden) .monaco-hover-content')), [], text);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('J');
  const table = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await table.locator('[role="grid"]').waitFor({ timeout: 30_000 });
  await isInert(table.locator('body > :not(script)'), 'the figures of the table');
  for (const tab of ['Quotes', 'Timeline']) {
    await table.locator('[role="tab"]', { hasText: tab }).click();
    await table.locator('[role="tab"][aria-selected="true"]', { hasText: tab }).waitFor();
    await page.waitForTimeout(500);
    assert.deepEqual(await active(table.locator('body > :not(script)')), [], tab);
  }
  await page.locator('.activitybar [role="tab"][aria-label^="Corroborate"]').first().click();
  await row('Findings', '12 or 9').waitFor({ timeout: 30_000 });
  await row('Sources', 'Post').waitFor();
  await isInert(page.locator('.pane-body .monaco-list-row'), 'the views');
  assert.deepEqual(reached.filter((address) => address.includes('evil')), []);
});

test('the report on a hostile source is a page without images, scripts and addresses', { timeout: 60_000 }, async () => {
  const { status, stdout } = spawnSync(process.execPath, [join(extension, 'dist', 'cli.js'), 'report', '--format', 'html', desk], { encoding: 'utf8' });
  assert.equal(status, 0);
  const report = await window.context.newPage();
  await report.setContent(stdout);
  const body = report.locator('body');
  assert.match(await body.innerText(), /<img src="https:\/\/evil\.example\/a\.png"/);
  assert.deepEqual(await active(body), []);
  assert.deepEqual(await report.evaluate(() => [...document.querySelectorAll('script, link, base, meta[http-equiv="refresh"]')].map(({ outerHTML }) => outerHTML)), []);
  assert.deepEqual(reached.filter((address) => address.includes('evil')), []);
  await report.close();
});

test('in the problems, lenses, inlay hints, symbols and lists to choose from of a hostile source nothing is an image, a tag or a link, but our own', { timeout: 240_000 }, async () => {
  const { page } = window;
  const file = join(desk, 'a.txt');
  const quiet = (dead) => `The flood at the Lindhaven dyke killed ${dead} sheep on Sunday, the shepherd Karin Moe said.\n`;
  writeFileSync(file, `${hostile('not ')}\n${quiet(40)}`);
  writeFileSync(join(desk, 'b.txt'), `${hostile('')}\n${quiet(31)}`);
  // A third version of the quotation: with two there is nothing to choose from.
  writeFileSync(join(desk, 'c.txt'), hostile('').replace('before the long winter', 'before the longest winter'));
  writeFileSync(join(desk, 'corroborate.yaml'), ['a', 'b', 'c'].reduce((yaml, name) => `${yaml}  ${name}.txt: { publisher: ${JSON.stringify(`${name} $(alert) \u202e ${harm}`)} }\n`, 'documents:\n'));
  mkdirSync(join(profile, 'desk', '.vscode'), { recursive: true });
  writeFileSync(join(profile, 'desk', '.vscode', 'settings.json'), JSON.stringify({ 'corroborate.codeLens': true, 'corroborate.inlayHints': true }));
  await openWindow(page, server.page({ folder: join(profile, 'desk'), payload: openAt(server, file, placeOf(file, '40 sheep')) }));
  // The line has no harm of its own: all that is in it is the hint's.
  const line = page.locator('.editor-instance .view-line').filter({ hasText: '≠' }).filter({ hasText: 'sheep' });
  await line.first().waitFor({ timeout: 30_000 });
  assert.match((await line.first().innerText()).replaceAll('\u00a0', ' '), /≠ 31 sheep in b \$\(alert\)/);
  assert.deepEqual(await active(line), [], 'the inlay hint');
  const lens = page.locator('.codelens-decoration').filter({ hasText: 'sources' });
  await lens.first().waitFor({ timeout: 30_000 });
  assert.deepEqual(await active(lens), [], 'the line above a quotation');

  await page.keyboard.press('Control+Shift+M');
  const problems = page.locator('.markers-panel .monaco-list-row');
  await isInert(problems, 'the problems');
  // Below each the other sources' sentences.
  await problems.filter({ hasText: 'killed 31 sheep' }).first().waitFor({ timeout: 30_000 });
  assert.deepEqual(await active(problems), [], 'what is related to a problem');

  const offered = page.locator('.quick-input-list .monaco-list-row');
  await openWindow(page, server.page({ folder: join(profile, 'desk'), payload: openAt(server, file, placeOf(file, 'close the northern')) }));
  await hoverAtCursor(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+O');
  await isInert(offered, 'the symbols');
  await page.keyboard.press('Escape');
  await offered.first().waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+K');
  await page.keyboard.press('L');
  await offered.filter({ hasText: 'b $(alert)' }).first().waitFor({ timeout: 30_000 });
  await isInert(offered, 'the versions of a quotation');
  await page.keyboard.press('Escape');
  assert.deepEqual(reached.filter((address) => address.includes('evil')), []);
});

test('the language server that answers is the installed one', () => {
  const server = join(extension, 'dist', 'server.js');
  assert.ok(processesNaming(server).length > 0, `no process runs ${server}`);
});
