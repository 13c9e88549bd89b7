// Every command and every key of the manifest in the real editor with the packed extension, by palette, menu, button or keyboard: what it does is seen from outside.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './workbench/browser.mjs';
import { chords, Hands } from './workbench/hands.mjs';
import { installPacked } from './workbench/packed-extension.mjs';
import { processIdsNaming } from './workbench/processes.mjs';
import { startServer } from './workbench/server.mjs';
import { openAt, openWindow, placeOf } from './workbench/window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const english = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
const titles = Object.fromEntries(contributes.commands.map(({ command, title }) => [command, english[title.slice(1, -1)]]));
const [caliber, breaking, other] = ['000_ae24d74319878b5b.txt', '001_59ed66a336430b7a.txt', '004_a7fb4cd9c6b7e9bb.txt'];
const quote = 'We believe that';
const waitMs = 60_000;
const profile = mkdtempSync(join(tmpdir(), 'corroborate-commands-'));
const folder = join(profile, 'seeds');
const yaml = join(folder, 'corroborate.yaml');
const settings = { 'editor.cursorBlinking': 'solid', 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100, 'files.simpleDialog.enable': true, 'workbench.editor.enablePreview': true };
let server, window, page, hands, untouched, extension;

before(async () => {
  cpSync(join(root, 'seeds'), folder, { recursive: true });
  writeFileSync(join(folder, 'notes.md'), '133 nations signed.\n');
  mkdirSync(join(folder, 'desk'));
  writeFileSync(join(folder, 'desk', 'fire.text'), 'Four people were hurt.\n');
  mkdirSync(join(profile, 'elsewhere'));
  untouched = readFileSync(yaml, 'utf8');
  extension = await installPacked(profile);
  server = await startServer({ profile, settings, attached: true });
  window = await openBrowser(server, { width: 1400, height: 1000 });
  page = window.page;
  page.setDefaultTimeout(waitMs);
  hands = new Hands(page, folder, waitMs);
  await openWindow(page, server.page({ folder, payload: openAt(server, join(folder, breaking), placeOf(join(folder, breaking), '133 nations')) }));
  await page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 disagreement"]', { timeout: 60_000 });
  await hands.openViews();
}, { timeout: 240_000 });

after(async () => {
  await window?.close();
  await server?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

const yamlSays = (words) => hands.until(`“${words}” in corroborate.yaml`, () => readFileSync(yaml, 'utf8').includes(words));
const isOpen = () => page.locator('.pane-body .monaco-list-row[aria-label^="Sources disagree: 133"]').first().waitFor({ timeout: waitMs });
/** Brings the settings back as they were, and waits until the views have seen it. */
async function restore() {
  await page.waitForTimeout(200);
  writeFileSync(yaml, untouched);
  await isOpen();
}
const isTable = (text, timeout = waitMs) => hands.table().locator('[role="tab"][aria-selected="true"]', { hasText: text }).waitFor({ timeout });
const closeAll = () => hands.run('View: Close All Editors');
const filtered = (words) => page.getByText(`Only with “${words}”:`).first().waitFor({ timeout: waitMs });

/** The words of a filter leave lines that hold them, and how many is said; the clearing button beside it brings all back. */
const filter = (view, words, kept) => async () => {
  const all = await hands.until('a line', async () => (await hands.spoken(view))[0]);
  await hands.title(view, 'Filter');
  await hands.input().fill(words);
  await filtered(words);
  await hands.press('Enter');
  await hands.row(view, kept).waitFor({ timeout: waitMs });
  await hands.title(view, 'Clear All Filters');
  await hands.until('all lines', async () => (await hands.spoken(view))[0] === all);
};

/** Another order is named beside the title, and begins with another line; the usual one comes back. */
const arrange = (view, button, order, shown, first, usual) => async () => {
  for (const [label, expected] of [[order, first], usual]) {
    await hands.title(view, button);
    await hands.take(label);
    await hands.until(`${label}: ${expected}`, async () => expected.test((await hands.spoken(view))[0] ?? ''));
    assert.equal(await hands.pane(view).locator('.pane-header', { hasText: shown }).count(), label === order ? 1 : 0);
  }
};

/** By command: what a person does to call it, and what is seen then. In this order, in one window. */
const commands = {
  'corroborate.nextSource': async (title) => {
    await hands.goTo(breaking, '133 nations');
    await hands.run(title);
    await hands.tab(other);
  },
  'corroborate.previousSource': async (title) => {
    await hands.run(title);
    await hands.tab(breaking);
  },
  'corroborate.compareWording': async (title) => {
    await hands.goTo(caliber, quote);
    await hands.run(title);
    await hands.tab('Breaking Defense, line 14 ↔ Caliber.Az, line 4');
  },
  'corroborate.peekSources': async (title) => {
    await hands.goTo(breaking, 'Pevkur');
    await hands.run(title);
    await page.locator('.peekview-widget', { hasText: 'Caliber' }).or(page.locator('.peekview-widget', { hasText: caliber })).first().waitFor({ timeout: waitMs });
    await hands.press('Escape');
  },
  'corroborate.openBeside': async (title) => {
    await hands.goTo(breaking, '133 nations');
    await hands.run(title);
    await hands.until('two columns', async () => (await page.locator('.tab.active').count()) === 2);
    await hands.tab(other);
    await closeAll();
  },
  'corroborate.filterFindings': filter('Findings', '133', '133 or over 160'),
  'corroborate.filterEntities': filter('Entities', 'pudans', 'Kaspars Pudāns'),
  'corroborate.filterQuotes': filter('Quotes', 'believe', quote),
  'corroborate.filterSources': filter('Sources', 'breaking', 'Breaking Defense'),
  // Two views are filtered, one command clears both.
  'corroborate.clearFilters': async (title) => {
    for (const [view, words] of [['Entities', 'pudans'], ['Sources', 'breaking']]) {
      await hands.title(view, 'Filter');
      await hands.input().fill(words);
      await hands.press('Enter');
      await filtered(words);
    }
    await hands.run(title);
    for (const words of ['pudans', 'breaking']) await hands.until('all lines', async () => (await page.getByText(`Only with “${words}”:`).count()) === 0);
  },
  'corroborate.groupFindings': arrange('Findings', 'Group Findings', 'One group for each source', 'by source', /^Caliber\.Az, 1/, ['Sources disagree, quoted', /^Sources disagree, 1/]),
  'corroborate.groupEntities': arrange('Entities', 'Group Entities', 'Those that most sources name', 'by number of sources', /^Named by 5 sources, 7/, ['People, organisations', /^People/]),
  'corroborate.groupQuotes': arrange('Quotes', 'Group Quotes', 'Those that most sources carry', 'by number of sources', /^In 2 sources, 3/, ['Who said how much', /^Joint statement/]),
  'corroborate.sortSources': arrange('Sources', 'Sort Sources', 'The earliest first', 'by date', /^(?!002)/, ['The publisher or the file', /^002/]),
  'corroborate.showEntity': async (title) => {
    await hands.goTo(breaking, 'Pevkur');
    await hands.run(title);
    await page.locator('.pane-body .monaco-list-row.focused[aria-label^="Hanno Pevkur, person"]').waitFor({ timeout: waitMs });
  },
  'corroborate.comparisonTable': async (title) => {
    await hands.goTo(breaking, '133 nations');
    await hands.run(title);
    await isTable('Figures');
  },
  'corroborate.timeline': async (title) => {
    await hands.run(title);
    await isTable('Timeline');
  },
  // A web page is saved by the ten tasks; here a spreadsheet, which asks for the table as well.
  'corroborate.exportComparison': async (title) => {
    await closeAll();
    await hands.goTo(breaking, '133 nations');
    await hands.run(title);
    await hands.take('Spreadsheet');
    await hands.take('Quotations');
    await hands.until('the dialog that asks where', async () => (await hands.input().inputValue().catch(() => '')).endsWith('comparison.csv'));
    await hands.press('Enter');
    const file = join(profile, 'comparison.csv');
    await hands.until('the file', () => existsSync(file));
    assert.match(readFileSync(file, 'utf8'), /We believe that/);
  },
  'corroborate.sameName': async (title) => {
    await hands.goTo(breaking, 'Pevkur');
    await hands.run(title);
    await hands.take('Kaspars Pudāns');
    await yamlSays('Kaspars Pudāns');
    await restore();
  },
  'corroborate.notSameName': async (title) => {
    await hands.goTo(breaking, 'Ottawa Convention');
    await hands.run(title);
    await hands.take('Mine Ban Treaty');
    await yamlSays('not:');
    await restore();
  },
  'corroborate.noName': async (title) => {
    await hands.goTo(breaking, 'Pevkur');
    await hands.run(title);
    await yamlSays('entities: [Hanno Pevkur]');
    await hands.row('Entities', 'Hanno Pevkur').waitFor({ state: 'detached' });
    await restore();
    await hands.row('Entities', 'Hanno Pevkur').waitFor();
  },
  'corroborate.changeType': async (title) => {
    await hands.goTo(breaking, 'Pevkur');
    await hands.run(title);
    await hands.take('Organisation');
    await yamlSays('type: organization');
    await restore();
  },
  // From the list. The one source that is right must be said why; Back leads to the first question; Undo takes it all back.
  'corroborate.decide': async (title) => {
    await hands.menu(hands.row('Findings', '133 or over 160'), title, () => hands.choice('One source is right').isVisible());
    await hands.take('One source is right');
    await hands.take('133 nations');
    await page.locator('.quick-input-message', { hasText: 'One sentence' }).waitFor();
    await hands.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'Say in one sentence why' }).waitFor();
    await page.locator('.quick-input-titlebar [aria-label^="Back"]').click();
    await hands.take('They measure different things');
    await page.locator('.quick-input-message', { hasText: 'One sentence' }).waitFor();
    await page.keyboard.type('two steps of one treaty');
    await hands.press('Enter');
    await yamlSays('reason: two steps of one treaty');
    await page.locator('.statusbar [aria-label*="Undo decision"]').first().click();
    await hands.until('the settings as before', () => readFileSync(yaml, 'utf8') === untouched);
    await isOpen();
    await hands.menu(hands.row('Findings', '133 or over 160'), title, () => hands.choice('They are from different dates').isVisible());
    await hands.take('They are from different dates');
    await page.locator('.quick-input-message', { hasText: 'One sentence' }).waitFor();
    await hands.press('Enter');
    await yamlSays('category: different-date');
  },
  'corroborate.openDecision': async (title) => {
    const decided = hands.row('Findings', '133 or over 160');
    await page.locator('.pane-body .monaco-list-row[aria-label^="Decided, 1"]').click();
    await decided.waitFor();
    await hands.menu(decided, title, () => page.locator('.tab.active', { hasText: 'corroborate.yaml' }).first().isVisible());
  },
  'corroborate.reopen': async (title) => {
    await hands.menu(hands.row('Findings', '133 or over 160'), title, () => !readFileSync(yaml, 'utf8').includes('different-date'));
    await restore();
  },
  'corroborate.ignoreFigure': async (title) => {
    await hands.goTo(breaking, '133 nations');
    await hands.run(title);
    await yamlSays('133 nations');
    await hands.row('Findings', '133 or over 160').waitFor({ state: 'detached' });
    await restore();
  },
  'corroborate.switchOff': async (title) => {
    await hands.menu(hands.row('Findings', '133 or over 160'), title, () => readFileSync(yaml, 'utf8').includes('figure-conflict: off'));
    await hands.row('Findings', '133 or over 160').waitFor({ state: 'detached' });
    await restore();
  },
  'corroborate.treatAsSource': async (title) => {
    await hands.goTo('notes.md', '133');
    await hands.run(title);
    await page.waitForSelector('.statusbar [aria-label^="Source"]', { timeout: waitMs });
  },
  'corroborate.openArticle': async (title) => {
    await closeAll();
    await hands.run(title);
    await hands.tab(breaking);
    await page.waitForSelector(`.statusbar [aria-label^="Ln ${placeOf(join(folder, breaking), '133 nations').line},"]`, { timeout: waitMs });
  },
  'corroborate.goToOrigin': async (title) => {
    await hands.goTo(caliber, quote);
    await hands.run(title);
    await hands.tab(breaking);
  },
  'corroborate.walkthrough': async (title) => {
    await hands.run(title);
    await page.locator('.getting-started-category, .gettingStartedContainer', { hasText: 'Compare your sources' }).first().waitFor({ timeout: waitMs });
    await closeAll();
  },
  'corroborate.showLog': async (title) => {
    await hands.run(title);
    await page.locator('.part.panel', { hasText: 'Corroborate' }).waitFor({ timeout: waitMs });
    await hands.run('View: Hide Panel');
  },
  'corroborate.restartServer': async (title) => {
    const running = () => processIdsNaming(join(extension, 'dist', 'server.js'));
    const before = running();
    assert.ok(before.length > 0);
    await hands.run(title);
    await hands.until('another server', () => running().length > 0 && running().every((id) => !before.includes(id)));
    await hands.row('Findings', '133 or over 160').waitFor({ timeout: 30_000 });
  },
  // Each asks for a folder; the sample is opened in a window of its own, a folder of this one stays in it.
  'corroborate.newDossier': async (title) => {
    await hands.run(title);
    await hands.chooseFolder(join(folder, 'desk'), 'Make This a Dossier');
    await hands.until('the file', () => existsSync(join(folder, 'desk', 'corroborate.yaml')));
    assert.match(readFileSync(join(folder, 'desk', 'corroborate.yaml'), 'utf8'), /^sources: \["\*\.txt"\]$/m);
    await hands.tab('corroborate.yaml');
  },
  'corroborate.openSample': async (title) => {
    await hands.run(title);
    const popup = window.context.waitForEvent('page', { timeout: waitMs });
    await hands.chooseFolder(join(profile, 'elsewhere'), 'Copy Sample Here');
    const opened = await popup;
    assert.match(decodeURIComponent(opened.url()), /folder=.*corroborate sample/);
    await opened.close();
    assert.deepEqual(readdirSync(join(profile, 'elsewhere', 'corroborate sample')).sort(), readdirSync(join(root, 'seeds')).sort());
  },
};

/** Tried where a folder is large enough to be stopped while it is read: folders.test.mjs. */
const elsewhere = ['corroborate.stopReading', 'corroborate.readOn'];

test('there is a trial for each command of the manifest', () => {
  assert.deepEqual([...Object.keys(commands), ...elsewhere].sort(), Object.keys(titles).sort());
});

for (const [command, attempt] of Object.entries(commands)) {
  test(`${titles[command]}`, { timeout: 240_000 }, () => attempt(titles[command]));
}

/** By key: where it is pressed, and what is seen then. */
const keys = {
  'ctrl+f7': [breaking, '133 nations', () => hands.tab(other)],
  'ctrl+shift+f7': [breaking, '133 nations', () => hands.tab(other)],
  'ctrl+k g': [other, 'over 160', () => hands.tab(breaking)],
  'ctrl+k shift+g': [other, 'over 160', () => hands.tab(breaking)],
  'ctrl+k l': [caliber, quote, () => hands.tab('Caliber.Az, line 4')],
  'ctrl+k a': [breaking, '133 nations', () => hands.choice('They measure different things').waitFor().then(() => hands.press('Escape'))],
  'ctrl+k j': [breaking, '133 nations', () => isTable('Figures')],
};

test('there is a trial for each key of the manifest', () => {
  assert.deepEqual(Object.keys(keys).sort(), contributes.keybindings.map(({ key }) => key).sort());
});

for (const [key, [file, text, seen]] of Object.entries(keys)) {
  test(`the key ${key} in a source: ${contributes.keybindings.find((one) => one.key === key)?.command}`, { timeout: 240_000 }, async () => {
    await hands.goTo(file, text);
    await hands.press(...chords(key));
    await seen();
  });
}

test('the key of the table works in a view as well', { timeout: 240_000 }, async () => {
  await closeAll();
  await hands.row('Findings', '133 or over 160').click();
  await hands.press(...chords('ctrl+k j'));
  await isTable('Figures');
});

test('a window that is opened again has the table again, at the tab where it was', { timeout: 240_000 }, async () => {
  await hands.table().locator('[role="tab"]', { hasText: 'Quotes' }).click();
  // The address that the window was opened with names a file, which would be opened in place of all else.
  await page.evaluate((address) => history.replaceState(null, '', address), server.page({ folder }));
  await hands.run('Developer: Reload Window');
  await page.locator('.tab').first().waitFor({ state: 'detached', timeout: 10_000 }).catch(() => undefined);
  await page.locator('.tab.active', { hasText: 'Comparison' }).waitFor({ timeout: 60_000 });
  // After a reload the workbench takes its time with pages.
  await isTable('Quotes', 60_000);
});

test('in a text that is no source, and where they are switched off, the keys do nothing', { timeout: 240_000 }, async () => {
  await hands.row('Findings', '133 or over 160').waitFor({ timeout: 30_000 });
  await hands.goTo('corroborate.yaml', 'sources');
  await hands.press(...chords('ctrl+f7'));
  await hands.tab('corroborate.yaml');
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode', 'settings.json'), '{ "corroborate.keys": "off" }');
  // The editor takes the setting in its own time; until then the key jumps.
  await hands.until('a key that does nothing', async () => {
    await hands.goTo(breaking, '133 nations');
    await hands.press(...chords('ctrl+f7'));
    await page.waitForTimeout(700);
    return (await page.locator('.tab.active', { hasText: breaking }).count()) === 1;
  });
});

test('collapsing a view folds all of it, its title and the badge count, and the status item leads to the findings', { timeout: 240_000 }, async () => {
  for (const [view, few] of [['Findings', /, \d+$/], ['Entities', /, \d+$/], ['Quotes', /, \d+$|^Retold/], ['Sources', / words/]]) {
    assert.ok((await hands.spoken(view)).length > 3, view);
    await hands.title(view, 'Collapse All');
    await hands.until(`the top of ${view} alone`, async () => (await hands.spoken(view)).every((line) => few.test(line)));
  }
  for (const [view, count] of [['Entities', /\d\d/], ['Quotes', /\d\d/], ['Sources', /5/]]) await hands.pane(view).locator('.pane-header .description', { hasText: count }).waitFor();
  await page.locator('.statusbar a[aria-label^="Corroborate: 1 disagreement"]').click();
  await hands.until('the focus in the findings', () => page.evaluate(() => document.activeElement?.closest('.pane')?.querySelector('.pane-header')?.getAttribute('aria-label')?.startsWith('Findings')));
  await page.locator('.activitybar [role="tab"][aria-label^="Corroborate"][aria-label*="1 disagreement"]').first().waitFor({ timeout: waitMs });
});

/** Kills the language server and waits for the next one, where there is to be one. */
async function kill(servers, isLast) {
  const [id] = await hands.until('a server', () => (servers().length > 0 ? servers() : undefined));
  process.kill(id, 'SIGKILL');
  if (!isLast) await hands.until('another server', () => servers().length > 0 && !servers().includes(id));
}

test('a server that was killed five times ends in one message, which leads to the log and to a new start', { timeout: 240_000 }, async () => {
  const servers = () => processIdsNaming(join(extension, 'dist', 'server.js'));
  // The lines of the view may be folded.
  const found = page.locator('.statusbar a[aria-label^="Corroborate: 1 disagreement"]');
  const told = page.locator('.notification-toast', { hasText: 'Corroborate stopped five times' });
  await hands.run('Notifications: Clear All Notifications').catch(() => undefined);
  for (let crash = 1; crash <= 4; crash++) await kill(servers, false);
  await found.waitFor({ timeout: waitMs });
  assert.equal(await told.count(), 0);
  await kill(servers, true);
  await told.waitFor({ timeout: waitMs });
  assert.match(await told.innerText(), /Show Log\s+Start It Again\s+Corroborate .* is not started again\. Nothing of your sources is lost; the log says what happened\.$/);
  assert.deepEqual(await page.locator('.notification-toast .notification-list-item-message').allInnerTexts().then((all) => all.filter((text) => !text.includes('stopped five times'))), []);
  await page.locator('.statusbar a[aria-label^="Corroborate: Stopped: show log"]').waitFor({ timeout: waitMs });
  // A toast that is still sliding in can swallow the click: the status item, which stays, leads there as well.
  await told.locator('.monaco-button', { hasText: 'Show Log' }).click();
  const panel = page.locator('.part.panel', { hasText: 'Corroborate' });
  await hands.until('the log', async () => {
    if (await panel.waitFor({ timeout: 10_000 }).then(() => true, () => false)) return true;
    await page.locator('.statusbar a[aria-label^="Corroborate: Stopped: show log"]').click({ timeout: 5_000 }).catch(() => undefined);
    return false;
  });
  // The panel draws the lines that fit; the file has them all.
  const logs = () => readdirSync(profile, { recursive: true }).filter((file) => file.endsWith('Corroborate.log')).map((file) => readFileSync(join(profile, file), 'utf8'));
  await hands.until('the reason in the log', () => logs().some((log) => log.includes('stopped five times within three minutes')));
  assert.deepEqual(servers(), []);
  await hands.pane('Findings').locator('.monaco-button', { hasText: 'Start It Again' }).click();
  await found.waitFor({ timeout: waitMs });
  await page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 disagreement"]', { timeout: waitMs });
  assert.equal(servers().length, 1);
});
