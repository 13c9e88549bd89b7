// The exported web page in a real Chromium without the editor: all of it there, nothing asked for, readable in light, dark and high contrast and on paper.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser } from '../editor/workbench/browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'corroborate-report-'));
let window, page, asked, problems;

/** The report of a folder, saved where no other file of it is, and opened as a double click opens it. */
async function open(folder) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'report', folder, '--format', 'html', '--all'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const file = join(scratch, 'comparison.html');
  writeFileSync(file, stdout);
  await page.goto(pathToFileURL(file).href);
}

before(async () => { window = await openBrowser({ authority: 'nowhere' }); });
after(async () => {
  await window?.close();
  rmSync(scratch, { recursive: true, force: true });
});
beforeEach(async () => {
  await page?.close();
  page = await window.context.newPage();
  asked = [];
  problems = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
  page.on('dialog', (dialog) => void dialog.dismiss().finally(() => problems.push('a dialog')));
});

test('it opens by itself: figures, quotations and timeline, without asking for another file', async () => {
  await open(join(root, 'seeds'));
  assert.equal(await page.title(), 'Comparison: 5 sources');
  assert.deepEqual(await page.locator('h2').allInnerTexts(), ['Figures', 'Quotations', 'Timeline']);
  const row = page.locator('tr', { hasText: 'Countries that signed the Ottawa Convention' }).first();
  for (const words of ['Disagree', '133 nations', 'over 160 signatories']) assert.ok(await row.getByText(words).first().isVisible(), words);
  assert.equal(asked.length, 1, asked.join('\n'));
  assert.deepEqual(problems, []);
  assert.equal(await page.locator('script, link, img, iframe, a[href^="http"]').count(), 0);
});

for (const [look, media] of Object.entries({
  light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, 'high contrast': { forcedColors: 'active' }, 'dark high contrast': { forcedColors: 'active', colorScheme: 'dark' },
})) {
  test(`no violation of accessibility rules in ${look}, and what disagrees or agrees has a border of its own`, async () => {
    await page.emulateMedia(media);
    await open(join(root, 'seeds'));
    const border = (text) => page.locator('td', { hasText: text }).first().evaluate((cell) => [...cell.querySelectorAll('*'), cell].map((part) => getComputedStyle(part).borderLeftStyle).find((style) => style !== 'none' && style !== ''));
    const borders = [await border('133 nations'), await border('= 1997')];
    assert.notEqual(borders[0], borders[1], borders.join());
    assert.deepEqual(await violationsIn(page), []);
  });
}

test('a printed page leaves out no column: it is as wide as the paper', async () => {
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await open(join(root, 'seeds'));
  const hidden = await page.evaluate(() => [...document.querySelectorAll('th, td')].filter((cell) => cell.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length);
  assert.equal(hidden, 0);
});

test('what a hostile article holds is text, and runs nothing', async () => {
  const folder = join(scratch, 'sources');
  mkdirSync(folder, { recursive: true });
  const harm = '<img src="https://evil.example/a.png" onerror="alert(1)"><script>alert(2)</script></td></table>';
  for (const [name, value] of [['a', '133 nations'], ['b', 'over 160 nations']]) writeFileSync(join(folder, `${name}.txt`), `The Harbour Treaty ${harm} has been signed by ${value} ${harm}, its office said.\n`);
  await open(folder);
  assert.ok((await page.locator('body').innerText()).includes('<script>alert(2)</script>'));
  assert.equal(await page.locator('script, img').count(), 0);
  assert.deepEqual(problems, []);
  assert.equal(asked.length, 1);
});

/** The page's own policy allows no script: that of the rules comes in by the browser's tools. */
async function violationsIn(opened) {
  await opened.evaluate(`${axe}; undefined`);
  return opened.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary}`).slice(0, 2).join('; ')}`);
  });
}
