// Folders of other kinds in the real editor with the packed extension: two dossiers in one window, a folder that is not trusted, one that is on no disk, one that is too large to wait for.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { Hands } from './workbench/hands.mjs';
import { installPacked } from './workbench/packed-extension.mjs';
import { processIdsNaming } from './workbench/processes.mjs';
import { startServer } from './workbench/server.mjs';
import { serveWebExtension } from './workbench/web-extension.mjs';
import { hoverAtCursor, openAt, openWindow, placeOf } from './workbench/window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const contributed = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes.commands.map(({ command }) => command);
const english = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
const breaking = '001_59ed66a336430b7a.txt';
const waitMs = 60_000;

/** An editor of its own with the extension in it, for the tests of one `describe`. */
function editor({ trusted = true, settings = {} } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'corroborate-folders-'));
  const opened = { profile, folder: join(profile, 'seeds') };
  before(async () => {
    cpSync(join(root, 'seeds'), opened.folder, { recursive: true });
    await installPacked(profile);
    opened.server = await startServer({ profile, trusted, attached: true, settings: { 'editor.cursorBlinking': 'solid', 'files.simpleDialog.enable': true, ...settings } });
    opened.window = await openBrowser(opened.server, { width: 1400, height: 1000 });
    opened.page = opened.window.page;
    opened.page.setDefaultTimeout(waitMs);
    opened.hands = new Hands(opened.page, opened.folder, waitMs);
  }, { timeout: 240_000 });
  after(async () => {
    await opened.window?.close();
    await opened.server?.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return opened;
}

/** The command with this id is in the manifest, and this is its title. */
function tried(command, key = command.replace('corroborate.', 'command.')) {
  assert.ok(contributed.includes(command), command);
  return english[key];
}

const syllables = ['ba', 'do', 'ki', 'lu', 'me', 'no', 'ra', 'si', 'ta', 'vo'];
/** 250 persons, none with another's family name. */
const persons = Array.from({ length: 250 }, (_, i) => {
  const [a = '', b = '', c = ''] = [i % 10, Math.floor(i / 10) % 10, Math.floor(i / 100)].map((at) => syllables[at]);
  return `Anna ${c[0].toUpperCase()}${c.slice(1)}${b}${a}rson`;
});

describe('two folders in one window, a dossier each', () => {
  const opened = editor();
  const workspace = join(opened.profile, 'both.code-workspace');

  before(async () => {
    const { server, page, profile, folder } = opened;
    mkdirSync(join(profile, 'harbour'));
    writeFileSync(join(profile, 'harbour', 'corroborate.yaml'), 'sources: ["*.txt"]\n');
    writeFileSync(join(profile, 'harbour', 'a.txt'), 'The Harbour Treaty, which was opened in Lisbon, has been signed by 133 nations, its office said.\n');
    writeFileSync(join(profile, 'harbour', 'b.txt'), 'The Harbour Treaty, which was opened in Lisbon, now has over 160 signatories, its office said.\n');
    writeFileSync(join(profile, 'harbour', 'guests.txt'), `${persons.map((name) => `Mayor ${name} agreed.`).join('\n\n')}\n`);
    writeFileSync(workspace, JSON.stringify({ folders: [{ path: folder }, { path: join(profile, 'harbour') }] }));
    await openWindow(page, server.page({ workspace, payload: openAt(server, join(folder, breaking), placeOf(join(folder, breaking), '133 nations')) }));
    await page.waitForSelector('.statusbar [aria-label^="Corroborate: 2 disagreements"]', { timeout: 60_000 });
    await opened.hands.openViews();
  }, { timeout: 240_000 });

  test('each is a line of its own in the views, and the same values in both are two findings', { timeout: 240_000 }, async () => {
    const { hands, page } = opened;
    await hands.row('Findings', 'harbour').waitFor();
    const spoken = await hands.spoken('Findings');
    assert.equal(spoken.filter((line) => line.startsWith('Sources disagree: 133 or over 160')).length, 2, spoken.join('\n'));
    const card = await hoverAtCursor(page);
    assert.match(card, /over 160 signatories/);
    assert.doesNotMatch(card, /Harbour/);
  });

  test('until the sources have been read the views say that they are being read, and never that there is nothing', { timeout: 240_000 }, async () => {
    const { hands, page } = opened;
    // The side bar stays open over a reload: its views are there before the extension is.
    await page.addInitScript(() => {
      window.said = new Set();
      const look = () => {
        for (const view of document.querySelectorAll('.welcome-view-content')) if (view.offsetParent && view.innerText.trim() !== '') window.said.add(view.innerText.replace(/\s+/g, ' ').trim());
      };
      new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.reload();
    await hands.row('Findings', 'harbour').waitFor();
    for (const view of ['Entities', 'Quotes', 'Sources']) await hands.row(view, 'harbour').waitFor();
    const said = await page.evaluate(() => [...window.said]);
    assert.ok(said.length > 0);
    assert.deepEqual(said.filter((text) => !text.startsWith('Reading the sources…')), []);
  });

  test('without a source in sight the table asks which of them', { timeout: 240_000 }, async () => {
    const { hands } = opened;
    await hands.run('View: Close All Editors');
    await hands.run('Corroborate: Open Comparison Table');
    await hands.take('harbour');
    await hands.table().locator('caption, h1', { hasText: '3 sources' }).first().waitFor({ state: 'attached', timeout: 60_000 });
  });

  test('a long list comes two hundred lines at a time', { timeout: 240_000 }, async () => {
    const { hands, page } = opened;
    await hands.title('Entities', 'Filter');
    await hands.input().fill('anna');
    await page.getByText('Only with “anna”: 250').waitFor();
    await hands.press('Enter');
    // A click on a group would close it.
    await hands.row('Entities', 'Anna Bababarson').click();
    await hands.press('End');
    const more = hands.row('Entities', 'Show more (50 left)');
    await more.click();
    await more.waitFor({ state: 'detached' });
    await hands.press('End');
    await hands.until('the last ones', async () => (await hands.spoken('Entities')).filter((line) => /^Anna .*, person/.test(line)).length > 3);
    assert.equal(await hands.row('Entities', 'Show more').count(), 0);
  });
});

describe('where there is little or nothing to compare', () => {
  const opened = editor();
  const shown = (view, words) => opened.hands.pane(view).locator('.welcome-view-content', { hasText: words }).waitFor();

  test('a folder without articles, and no folder: what to do is said, with buttons that do it', { timeout: 240_000 }, async () => {
    const { server, page, profile, hands } = opened;
    mkdirSync(join(profile, 'empty'));
    await page.goto(server.page({ folder: join(profile, 'empty') }));
    await hands.pane('Findings').or(page.locator('.activitybar [aria-label^="Corroborate"]')).first().waitFor();
    if (!(await hands.pane('Findings').isVisible())) await hands.openViews();
    await shown('Findings', 'No sources in this folder yet.');
    await shown('Sources', 'Open a folder of articles.');
    for (const button of ['New Dossier from Folder…', 'Open Another Folder', 'Open Sample Dossier…']) await hands.pane('Findings').locator('.monaco-button, a', { hasText: button }).first().waitFor();
    await page.goto(server.page({}));
    await hands.pane('Findings').or(page.locator('.activitybar [aria-label^="Corroborate"]')).first().waitFor();
    if (!(await hands.pane('Findings').isVisible())) await hands.openViews();
    await shown('Findings', 'Open a folder of articles on one event to see where they disagree.');
  });
});

describe('a folder that is not trusted', () => {
  const opened = editor({ trusted: false, settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' } });

  before(async () => {
    const { server, page, folder } = opened;
    await openWindow(page, server.page({ folder, payload: openAt(server, join(folder, breaking), placeOf(join(folder, breaking), '133 nations')) }));
    await page.waitForSelector('.statusbar [aria-label*="Restricted Mode"]', { timeout: 60_000 });
    await page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 disagreement"]', { timeout: 60_000 });
  }, { timeout: 240_000 });

  test('all can be read: cards, underlines, the way to the other source', { timeout: 240_000 }, async () => {
    const { page, hands } = opened;
    assert.match(await hoverAtCursor(page), /over 160 signatories/);
    await page.locator('.squiggly-warning').first().waitFor();
    await hands.press('Control+F7');
    await hands.tab('004_');
  });

  test('nothing is written there: no decision, no name, no report; why is said', { timeout: 240_000 }, async () => {
    const { page, hands, folder } = opened;
    const files = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    const untouched = files();
    const told = () => page.getByText('Nothing is written in a folder that you do not trust.').first().waitFor();
    await hands.goTo(breaking, '133 nations');
    await hands.run('Corroborate: Switch Off This Kind of Finding');
    await told();
    await hands.run('Notifications: Clear All Notifications');
    await hands.goTo(breaking, 'Pevkur');
    await hands.run('Corroborate: This Is Not a Name');
    await told();
    await hands.run('Notifications: Clear All Notifications');
    await hands.run('Corroborate: Export Comparison');
    await hands.take('Web page');
    await hands.until('the dialog that asks where', async () => (await hands.input().inputValue().catch(() => '')).endsWith('comparison.html'));
    await hands.input().fill(join(folder, 'comparison.html'));
    await page.waitForTimeout(500);
    await hands.press('Enter');
    await told();
    assert.deepEqual(files(), untouched);
    assert.equal(existsSync(join(opened.profile, 'comparison.html')), false);
  });
});

for (const host of ['Node', 'the browser']) {
  describe(`a folder that is on no disk, with the extension in ${host}`, () => {
    const profile = mkdtempSync(join(tmpdir(), 'corroborate-memory-'));
    const memory = join(root, 'test', 'editor', 'memory-folder');
    let server, window, page, hands;

    before(async () => {
      // What is installed beside the server runs in Node. The link comes first: an installation lists all that is there, and nothing else is loaded.
      mkdirSync(join(profile, 'extensions'));
      if (host === 'Node') symlinkSync(memory, join(profile, 'extensions', 'memory-folder'), 'dir');
      const extension = await installPacked(host === 'Node' ? profile : join(profile, 'packed'));
      server = await startServer({ profile, attached: true, settings: { 'editor.cursorBlinking': 'solid' } });
      window = await openBrowser(server, { width: 1400, height: 1000 });
      if (host !== 'Node') await serveWebExtension(window.context, server, { extension, beside: memory });
      page = window.page;
      page.setDefaultTimeout(waitMs);
      hands = new Hands(page, 'memory:/desk', waitMs);
      const column = 'The Harbour Treaty, which was opened in Lisbon, has been signed by 133'.length;
      await openWindow(page, server.page({ folder: 'memory:/desk', payload: [['gotoLineMode', 'true'], ['openFile', `memory:/desk/sources/a.txt:1:${column}`]] }));
      await page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 disagreement"]', { timeout: waitMs });
    }, { timeout: 240_000 });

    after(async () => {
      await window?.close();
      await server?.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    });

    test('its sources are read: a card, an underline, the way to the other one', { timeout: 240_000 }, async () => {
      assert.match(await hoverAtCursor(page), /over 160 signatories/);
      await page.locator('.squiggly-warning').first().waitFor();
      await hands.press('Control+F7');
      await hands.tab('b.txt');
      assert.equal(processIdsNaming(join(profile, 'extensions')).length > 1, host === 'Node', 'where the language server runs');
    });

    test('a decision is written into it, and holds when all is read anew', { timeout: 240_000 }, async () => {
      await hands.openViews();
      await hands.menu(hands.row('Findings', '133 or over 160'), 'Decide This Finding', () => hands.choice('They measure different things').isVisible());
      await hands.take('They measure different things');
      await page.locator('.quick-input-message', { hasText: 'One sentence' }).waitFor();
      await page.keyboard.type('two steps of one treaty');
      await hands.press('Enter');
      const decided = page.locator('.pane-body .monaco-list-row[aria-label^="Decided, 1"]');
      await decided.waitFor();
      await hands.run('Corroborate: Restart the Language Server');
      await page.waitForSelector('.statusbar [aria-label^="Corroborate: Nothing open, 1 decided"]', { timeout: waitMs });
      await decided.click();
      await hands.menu(hands.row('Findings', '133 or over 160'), 'Open the Decision', () => page.locator('.tab.active', { hasText: 'corroborate.yaml' }).first().isVisible());
      await page.locator('.editor-instance .view-line', { hasText: 'two steps of one treaty' }).first().waitFor();
      assert.equal(await page.locator('.tab.dirty').count(), 0, 'it is saved');
    });
  });
}

describe('a folder of thousands of articles', () => {
  // In an encoding of the user's own the editor reads the files one by one: there is time to stop it.
  const opened = editor({ settings: { 'files.encoding': 'windows1252' } });
  const sources = join(opened.profile, 'large', 'sources');
  const total = 3_000;

  before(() => {
    mkdirSync(sources, { recursive: true });
    const sentences = Array.from({ length: 40 }, (_, i) => `The ${syllables[i % 10]}${syllables[(i * 7) % 10]} was carried over the hill by people who had waited for the rain to end.`).join(' ');
    for (let i = 0; i < total; i++) writeFileSync(join(sources, `${i}.txt`), `Report ${i}\n\n${sentences}\n`);
  });

  test('its reading is stopped from the view of findings, and goes on by a click on the status', { timeout: 240_000 }, async () => {
    const { server, page, hands } = opened;
    const status = (words) => page.locator(`.statusbar a[aria-label^="Corroborate: ${words}"]`).first();
    const counted = async (words) => Number(/ (\d+) of/.exec((await status(words).getAttribute('aria-label')) ?? '')?.[1]);
    await page.goto(server.page({ folder: dirname(sources), payload: openAt(server, join(sources, '7.txt')) }));
    await status('Reading').click({ timeout: 60_000 });
    for (const view of ['Findings', 'Entities', 'Quotes', 'Sources']) await hands.pane(view).locator('.pane-header', { hasText: new RegExp(`Reading \\d+ of ${total}`) }).waitFor();
    assert.equal(tried('corroborate.stopReading'), 'Stop Reading the Sources');
    await hands.pane('Findings').getByText('Stop Reading').click();
    await status('Read ').waitFor();
    const read = await counted('Read ');
    assert.ok(read < total, `${read}`);
    assert.equal(tried('corroborate.readOn'), 'Read the Remaining Sources');
    await status('Read ').click();
    await hands.until('reading further', async () => ((await status('Reading').count()) > 0 ? (await counted('Reading')) > read : (await status('No disagreements').count()) > 0), 60_000);
  });
});

const warningsIn = ({ page }) => page.locator('.monaco-editor .squiggly-warning');
const settingsOf = ({ folder }) => readFileSync(join(folder, 'corroborate.yaml'), 'utf8');

/** Opens a window on the figure that two of the seeds give differently. */
async function openOnDisagreement(opened) {
  const { server, page, folder } = opened;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWindow(page, server.page({ folder, payload: openAt(server, join(folder, breaking), placeOf(join(folder, breaking), '133 nations')) }));
  await page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 disagreement"]', { timeout: 60_000 });
  await warningsIn(opened).first().waitFor();
}

describe('a decision, by the light bulb', () => {
  const opened = editor();
  const warnings = () => warningsIn(opened);
  const settings = () => settingsOf(opened);

  before(() => openOnDisagreement(opened), { timeout: 240_000 });

  test('it takes the underline away and stands in the file; undo there brings the underline back', { timeout: 240_000 }, async () => {
    const { page, hands } = opened;
    const untouched = settings();
    await hands.goTo(breaking, '133 nations');
    const choice = page.locator('.action-widget .monaco-list-row', { hasText: 'Accept: they measure different things' }).first();
    // The actions are there, but the box for files may have come and gone over the bulb: the editor then draws it again only once the cursor moves.
    const bulb = page.locator('.monaco-editor .codicon-light-bulb, .monaco-editor [class*="lightbulb"]').first();
    await hands.until('the menu of the light bulb', async () => {
      await hands.press('ArrowRight');
      await bulb.click({ timeout: 5_000 }).catch(() => undefined);
      if (await choice.waitFor({ timeout: 5_000 }).then(() => true, () => false)) return true;
      await hands.press('Escape', 'ArrowLeft');
      return false;
    });
    await choice.click();
    await page.locator('.quick-input-message', { hasText: 'One sentence' }).waitFor();
    await page.keyboard.type('two steps of one treaty');
    await hands.press('Enter');
    await warnings().first().waitFor({ state: 'detached' });
    await hands.until('the decision on the disk', () => settings().startsWith(untouched) && settings().includes('reason: two steps of one treaty'));
    await hands.run('Corroborate: Open the Decision');
    await hands.tab('corroborate.yaml');
    await hands.press('Control+Z', 'Control+S');
    await hands.until('the file as it was', () => settings() === untouched);
    await hands.goTo(breaking, '133 nations');
    await warnings().first().waitFor();
  });
});

describe('a decision where a setting makes corroborate.yaml read-only', () => {
  const opened = editor({ settings: { 'files.readonlyInclude': { '**/corroborate.yaml': true } } });
  const warnings = () => warningsIn(opened);
  const settings = () => settingsOf(opened);

  before(() => openOnDisagreement(opened), { timeout: 240_000 });

  test('where a setting makes the file read-only that is said, and what was written can be copied', { timeout: 240_000 }, async () => {
    const { page, hands } = opened;
    const untouched = settings();
    await hands.goTo(breaking, '133 nations');
    await hands.run('Corroborate: Decide This Finding');
    await hands.take('They measure different things');
    await page.locator('.quick-input-message', { hasText: 'One sentence' }).waitFor();
    await page.keyboard.type('not in vain');
    await hands.press('Enter');
    await page.getByText('corroborate.yaml is read-only in this editor. Nothing was written.').first().waitFor();
    await page.locator('.notifications-toasts .monaco-button', { hasText: 'Copy What Was to Be Written' }).click();
    await hands.until('the decision to paste', async () => (await page.evaluate(() => navigator.clipboard.readText())).includes('reason: not in vain'));
    await warnings().first().waitFor();
    assert.equal(settings(), untouched);
  });
});
