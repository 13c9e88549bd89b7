// The ten tasks of docs/ten-tasks.md, done in the real editor with the packed extension as a person does them; counts what each takes.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { installPacked } from './workbench/packed-extension.mjs';
import { startServer } from './workbench/server.mjs';
import { openAt, openWindow, placeOf } from './workbench/window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const most = 4;
const waitMs = 30_000;
const [first, second, third] = ['000_ae24d74319878b5b.txt', '001_59ed66a336430b7a.txt', '003_ab8ee8623a11ff01.txt'];
const profile = mkdtempSync(join(tmpdir(), 'corroborate-tasks-'));
const folder = join(profile, 'seeds');
const settings = join(folder, 'corroborate.yaml');
let server, window, page;

/** What the page says of each task: its title, and how many actions it takes. */
const written = [...readFileSync(join(root, 'docs', 'ten-tasks.md'), 'utf8').matchAll(/^\| (\d+) \| ([^|]+) \| [^|]+ \| (\d+) \|/gm)].map(([, number, title, actions]) => ({ number: Number(number), title: title.trim(), actions: Number(actions) }));

before(async () => {
  cpSync(join(root, 'seeds'), folder, { recursive: true });
  // A reprint: the same text under another name, with a line of its own.
  writeFileSync(join(folder, 'reprint.txt'), `${readFileSync(join(folder, third), 'utf8').trimEnd()}\n\nPrinted with kind permission.\n`);
  await installPacked(profile);
  server = await startServer({ profile, settings: { 'editor.cursorBlinking': 'solid', 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100, 'files.simpleDialog.enable': true }, attached: true });
  window = await openBrowser(server, { width: 1400, height: 1000 });
  page = window.page;
}, { timeout: 120_000 });

after(async () => {
  await window?.close();
  await server?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

const input = () => page.locator('.quick-input-widget:not([style*="display: none"]) input[type="text"], .quick-input-widget:not([style*="display: none"]) .input').first();
const row = (view, words) => page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`).filter({ hasText: words }).first();
const choice = (words) => page.locator('.quick-input-list .monaco-list-row').filter({ hasText: words }).first();
const until = async (what, holds) => {
  const end = Date.now() + waitMs;
  for (;;) {
    if (await holds()) return;
    if (Date.now() > end) throw new Error(`${what} did not come in ${waitMs / 1000} s`);
    await page.waitForTimeout(100);
  }
};
/** The card says all of this; the problem that stands above it comes first and alone. */
const cardSays = (...wanted) => until(`a card with ${wanted.join(', ')}`, async () => {
  const text = (await page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').allInnerTexts()).join('\n');
  return wanted.every((words) => words.test(text));
});
const yamlSays = (words) => until(`“${words}” in corroborate.yaml`, () => readFileSync(settings, 'utf8').includes(words));

/** Where a word stands in the window. A line of the editor is many pieces of text. */
const middleOf = (word) => page.evaluate((wanted) => {
  for (const line of document.querySelectorAll('.editor-instance .view-line')) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.data.indexOf(wanted);
      if (from < 0) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
  return undefined;
}, word);
/** The number of the line that the cursor is in, as the status bar has it. */
const cursorIn = (line) => page.waitForSelector(`.statusbar [aria-label^="Ln ${line},"]`, { timeout: waitMs });
const lineOf = (file, text) => placeOf(join(folder, file), text).line;

/** One person at the keyboard. Each of these is one action. */
class Hands {
  actions = 0;

  async key(...chord) {
    this.actions += 1;
    for (const key of chord) await page.keyboard.press(key);
  }

  /** Types into the box that is open and takes what is offered. `offered`: what must be in the list by then. */
  async type(text, offered) {
    this.actions += 1;
    await input().waitFor({ timeout: waitMs });
    await page.keyboard.type(text);
    if (offered) await choice(offered).waitFor({ timeout: waitMs });
    await page.keyboard.press('Enter');
  }

  async click(locator) {
    this.actions += 1;
    await locator.waitFor({ timeout: waitMs });
    await locator.click();
  }

  /** Into a word of the text. */
  async clickWord(word) {
    this.actions += 1;
    let at;
    await until(`“${word}” in the text`, async () => (at = await middleOf(word)));
    await page.mouse.click(at.x, at.y);
  }

  async openViews() {
    await this.click(page.locator('.activitybar [role="tab"][aria-label^="Corroborate"]').first());
  }
}

/** The task with this number, from a window with an article open at `text`. */
function task(number, file, text, perform) {
  const { title, actions } = written.find((one) => one.number === number) ?? assert.fail(`docs/ten-tasks.md has no task ${number}`);
  test(`${title}: ${actions} actions`, { timeout: 120_000 }, async (context) => {
    const source = join(folder, file);
    await openWindow(page, server.page({ folder, payload: openAt(server, source, placeOf(source, text)) }));
    await page.waitForSelector('.statusbar [aria-label^="Corroborate: "]:not([aria-label*="Reading"])', { timeout: 60_000 });
    // The place was scrolled to before the lines were wrapped; a move of the cursor brings it into view.
    for (const key of ['ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
    const hands = new Hands();
    const began = Date.now();
    await perform(hands);
    context.diagnostic(`${hands.actions} actions, ${((Date.now() - began) / 1000).toFixed(1)} s`);
    assert.ok(hands.actions <= most, `${hands.actions} actions`);
    assert.equal(hands.actions, actions, 'as docs/ten-tasks.md says');
  });
}

task(1, second, 'Citing', async (hands) => {
  await hands.key('Control+T');
  await hands.type('Pevkur', 'Hanno Pevkur');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: waitMs });
  await page.waitForTimeout(500);
  await hands.key('Control+K', 'Control+I');
  await cardSays(/Decisions regarding the Ottawa Convention/, /A lot will depend/);
});

task(2, second, 'Citing', async (hands) => {
  await hands.openViews();
  await row('Findings', '133 or over 160').waitFor({ timeout: waitMs });
});

task(3, second, 'Citing', async (hands) => {
  await hands.openViews();
  await hands.click(row('Findings', '133 or over 160'));
  await cursorIn(lineOf(second, '133 nations'));
  await hands.key('Control+1');
  await hands.key('Control+K', 'Control+I');
  await cardSays(/Compared because/, /over 160 signatories/, /Not compared:[^]*party/);
});

task(5, first, 'We believe', async (hands) => {
  await hands.clickWord('believe');
  await hands.key('F12');
  await page.locator('.tab.active', { hasText: '001_' }).waitFor({ timeout: waitMs });
});

task(6, first, 'We believe', async (hands) => {
  await hands.clickWord('believe');
  await hands.key('Control+K', 'L');
  await page.locator('.monaco-diff-editor').waitFor({ timeout: waitMs });
});

task(7, second, 'Citing', async (hands) => {
  await hands.openViews();
  await row('Sources', 'one text with 003').waitFor({ timeout: waitMs });
});

task(9, second, 'Citing', async (hands) => {
  await hands.key('F1');
  await hands.type('Corroborate: Export Comparison', 'Export Comparison');
  await choice('Web page').waitFor({ timeout: waitMs });
  await hands.key('Enter');
  await until('the dialog that asks where', async () => (await input().inputValue().catch(() => '')).endsWith('comparison.html'));
  await hands.key('Enter');
  await until('the file', () => existsSync(join(profile, 'comparison.html')));
  assert.match(readFileSync(join(profile, 'comparison.html'), 'utf8'), /over 160 signatories/);
});

task(8, second, 'Pevkur', async (hands) => {
  await hands.clickWord('Pevkur');
  await hands.key('F1');
  await hands.type('Corroborate: This Is the Same As', 'This Is the Same As');
  await choice('Kaspars Pudāns').waitFor({ timeout: waitMs });
  await hands.type('Kaspars', 'Kaspars Pudāns');
  await yamlSays('Kaspars');
});

task(4, second, 'Citing', async (hands) => {
  await hands.key('F8');
  await page.locator('.marker-widget').waitFor({ timeout: waitMs });
  await hands.key('Control+K', 'A');
  await choice('They measure different things').waitFor({ timeout: waitMs });
  await hands.key('Enter');
  await page.locator('.quick-input-widget .quick-input-message', { hasText: 'One sentence' }).waitFor({ timeout: waitMs });
  await hands.type('two steps of one treaty');
  await yamlSays('two steps of one treaty');
});

task(10, second, 'Citing', async (hands) => {
  await hands.key('F8');
  await page.locator('.marker-widget').waitFor({ timeout: waitMs });
  await hands.key('F1');
  await hands.type('Corroborate: Switch Off This Kind', 'Switch Off This Kind');
  await yamlSays(': off');
});

test('the page has ten tasks, and none takes more than four actions', () => {
  assert.deepEqual(written.map(({ number }) => number), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const { title, actions } of written) assert.ok(actions <= most, title);
});
