// The comparison's page as it is bundled, in a real Chromium, with a stand-in for the editor: keyboard, screen reader, themes, size.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../editor/workbench/browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const require = createRequire(import.meta.url);
const { hostOf } = require(join(root, 'out', 'test', 'webview', 'host.js'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const themes = JSON.parse(readFileSync(join(here, 'themes.json'), 'utf8'));
const folder = 'file:///seeds';

// The policy is the one of client/src/comparison/page.ts, with this test's own addresses.
const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src http://page; script-src 'nonce-n'"><title>Comparison</title>
<link rel="stylesheet" href="http://page/comparison.css"></head><body><script nonce="n" src="http://page/comparison.js"></script></body></html>`;
const files = {
  '/': { contentType: 'text/html', body: html },
  '/comparison.css': { contentType: 'text/css', body: readFileSync(join(root, 'dist', 'comparison.css'), 'utf8') },
  '/comparison.js': { contentType: 'text/javascript', body: readFileSync(join(root, 'dist', 'comparison.js'), 'utf8') },
};

let window, page, sent, errors, answer, answered;

before(async () => { window = await openBrowser({ authority: 'page' }); });
after(() => window?.close());
beforeEach(async () => { await page?.close(); });

/** Opens the page as the editor does: it says that it is ready, and is told what to show. `state` is what it kept before. */
async function open({ dossier = 'seeds', theme = 'Light 2026', show = {}, state, texts = {} } = {}) {
  page = await window.context.newPage();
  sent = [];
  answered = 0;
  errors = [];
  answer = hostOf(dossier);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.route('http://page/**', (route) => {
    const file = files[new URL(route.request().url()).pathname];
    return file ? route.fulfill({ ...file, body: file.body.replace('<body>', `<body data-texts="${JSON.stringify(texts).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`) }) : route.abort();
  });
  await page.exposeFunction('toEditor', async (message) => {
    sent.push(message);
    const reply = message.type === 'ready' ? { type: 'show', folder, ...show } : answer(message);
    if (reply) await tell(reply);
    answered += 1;
  });
  await page.addInitScript(({ className, variables, kept }) => {
    let now = kept;
    window.acquireVsCodeApi = () => ({ postMessage: (message) => void window.toEditor(message), getState: () => now, setState: (next) => { now = next; } });
    window.keptState = () => now;
    document.addEventListener('DOMContentLoaded', () => {
      document.body.className = className;
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
    });
  }, { ...themes[theme], kept: state });
  await page.goto('http://page/');
  await page.waitForSelector('[role="grid"], .timeline, .empty:not(:has-text("Reading"))');
}

const tell = (message) => page.evaluate((data) => { window.postMessage(data); }, message);
/** Tells the page something that it asks about, and waits until it has dealt with the answer. */
async function tellAndSettle(message) {
  const before = answered;
  await tell(message);
  while (answered === before) await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.evaluate(() => new Promise(requestAnimationFrame));
}
/** How many rows of each kind the dossier's figures have, and how many are shown at first: analysis gets better, and these change. */
const figuresOf = () => answer({ type: 'table', request: 0, folder, what: 'figures', wanted: { show: ['disagree', 'look', 'agree'], from: 0, rows: 50, firstSource: 0, columns: 20 } }).page;
const eventsOf = () => answer({ type: 'timeline', request: 0, folder, from: 0, events: 1 }).timeline.total;
const focused = () => page.evaluate(() => document.activeElement?.innerText.replace(/\s+/g, ' ').trim());
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
  // What the page has sent by then has arrived when the page answers.
  await page.evaluate(() => undefined);
};
const last = (type) => sent.filter((message) => message.type === type).at(-1);
const spot = () => page.evaluate(() => { const { row, column, statement } = document.activeElement.dataset; return [row, column, statement].map(Number); });
const spokenPlace = () => page.locator('[role="status"]').innerText();

test('the claim that the cursor was on has the focus, and only one element of the table is in the Tab order', async () => {
  await open({ show: { view: 'figures', row: 'country/4' } });
  assert.match(await focused(), /^Countries\b/);
  assert.equal(await page.locator('[role="grid"] [tabindex="0"]').count(), 1);
  await press('Tab');
  assert.ok(!(await page.evaluate(() => document.activeElement.closest('[role="grid"]'))), 'Tab leaves the table');
  await press('Shift+Tab');
  assert.match(await focused(), /^Countries\b/);
});

test('arrows, Home and End walk through cells and through the values of one cell', async () => {
  await open();
  await page.locator('[role="grid"] [tabindex="0"]').focus();
  await press('ArrowRight');
  assert.match(await focused(), /^≠ Disagree 2 sources, both independent$/);
  await press('ArrowRight', 'ArrowRight');
  assert.equal(await focused(), 'disagrees: ≠ 133 nations');
  await press('ArrowDown');
  assert.match(await focused(), /^agrees: = Mar 18, 2025/);
  await press('ArrowRight');
  assert.match(await focused(), /^agrees: = today/);
  await press('ArrowRight');
  assert.match(await focused(), /^agrees: = March 2025/);
  await press('ArrowLeft');
  assert.match(await focused(), /^agrees: = today/, 'back into the last value');
  await press('End');
  assert.deepEqual(await spot(), [1, 6, 0]);
  await press('Home');
  assert.deepEqual(await spot(), [1, 0, 0]);
  await press('Control+End');
  const end = figuresOf().total - 1;
  assert.deepEqual(await spot(), [end, 6, 0]);
  await press('Control+Home');
  assert.deepEqual(await spot(), [0, 0, 0]);
  await press('PageDown');
  assert.deepEqual(await spot(), [Math.min(10, end), 0, 0]);
  await press('PageUp', 'ArrowUp', 'ArrowLeft');
  assert.deepEqual(await spot(), [0, 0, 0], 'at the edge it stays');
});

test('a row says where it is, an empty cell that the source does not mention it', async () => {
  await open();
  await page.locator('[role="grid"] [tabindex="0"]').focus();
  await press('ArrowDown');
  assert.equal(await spokenPlace(), `2 of ${figuresOf().total} claims`);
  await press('End');
  assert.equal(await focused(), '– not mentioned');
  await press('Enter');
  assert.equal(await spokenPlace(), 'This source does not mention it.');
  assert.equal(last('open'), undefined);
});

test('Enter opens the sentence, Ctrl+Enter beside, D decides, Escape goes back', async () => {
  await open();
  await page.locator('[role="grid"] [tabindex="0"]').focus();
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  assert.match(last('open').at.uri, /001_/);
  assert.equal(last('open').beside, false);
  await press('End', 'Control+Enter');
  assert.match(last('open').at.uri, /004_/);
  assert.equal(last('open').beside, true);
  await press('Home', 'Enter');
  assert.match(last('open').at.uri, /001_/, 'a claim leads to the first value that disagrees');
  await press('d');
  assert.match(last('decide').finding, /^figure-conflict\//);
  assert.match(last('decide').at.uri, /001_/);
  await press('ArrowDown', 'd');
  assert.equal(await spokenPlace(), 'There is nothing to decide here.');
  assert.equal(sent.filter(({ type }) => type === 'decide').length, 1);
  await press('Escape');
  assert.deepEqual(last('back'), { type: 'back' });
});

test('a click on a value goes to its sentence', async () => {
  await open();
  await page.getByText('over 160 signatories').click();
  assert.match(last('open').at.uri, /004_/);
  await page.getByText('today', { exact: true }).click({ modifiers: ['Control'] });
  assert.match(last('open').at.uri, /001_/);
  assert.equal(last('open').beside, true);
});

test('tabs are walked with arrows; quotations say in which words, the timeline is a list', async () => {
  await open();
  await page.locator('#tab-figures').focus();
  await press('ArrowRight');
  await page.getByText('In other words', { exact: true }).first().waitFor();
  assert.equal(await page.locator('#tab-quotes').getAttribute('aria-selected'), 'true');
  assert.match(await page.locator('h1').innerText(), /^Comparison: 5 sources, 3 quotations$/);
  assert.match(await page.locator('[role="grid"]').innerText(), /“is paramount to” for “is of paramount importance to”, and 3 more/);
  await press('ArrowRight');
  await page.locator('.timeline').waitFor();
  await press('Tab', 'Tab');
  assert.match(await focused(), /^1991 year only · Russia has historically/);
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  assert.equal(await focused(), '003 (1997)');
  assert.equal(await spokenPlace(), `3 of ${eventsOf()} events`);
  await press('Enter');
  assert.match(last('open').at.uri, /003_/);
  await press('End', 'Control+Enter');
  assert.equal(last('open').beside, true);
  await press('Home');
  assert.match(await focused(), /^1991/);
});

test('what is chosen is shown, with how many there are', async () => {
  await open();
  const { counts: { disagree, look, agree, single } } = figuresOf();
  assert.deepEqual([disagree, look], [1, 0]);
  assert.equal(await page.locator('fieldset').innerText().then((text) => text.replace(/\s+/g, ' ').trim()), `Show: disagree (1) agree (${agree}) one source only (${single})`);
  await page.locator('#show-single').check();
  await page.getByText(`${1 + agree + single} claims`).waitFor();
  await page.locator('#show-agree').uncheck();
  await page.getByText(`${1 + single} claims`).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'show-agree', 'the box that was used keeps the focus');
  for (const box of ['#show-single', '#show-disagree']) await page.locator(box).uncheck();
  await page.getByText('Nothing is chosen above.').waitFor();
});

test('when the analysis changes the table follows, and focus and scroll stay where they were', async () => {
  await open();
  await page.locator('[role="grid"] [tabindex="0"]').focus();
  await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
  const before = await focused();
  await page.setViewportSize({ width: 700, height: 300 });
  await page.locator('.scroll').evaluate((element) => element.scrollTo(30, 40));
  await page.waitForFunction(() => window.keptState()?.scroll?.[1] === 40);
  answer = hostOf('changed');
  await tell({ type: 'changed' });
  await page.getByText('6 sources').waitFor();
  assert.equal(await focused(), before);
  assert.deepEqual(await page.locator('.scroll').evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]), [30, 40]);
});

test('nothing is drawn anew when nothing has changed', async () => {
  await open();
  await page.evaluate(() => { document.querySelector('[role="grid"]').dataset.mine = 'yes'; });
  await tellAndSettle({ type: 'changed' });
  assert.equal(await page.locator('[role="grid"]').getAttribute('data-mine'), 'yes');
});

test('a page that was hidden comes back as it was', async () => {
  await open();
  await page.locator('#tab-quotes').click();
  await page.getByText('3 quotations').waitFor();
  await page.locator('[role="grid"] [tabindex="0"]').focus();
  await press('ArrowDown', 'ArrowRight');
  const state = await page.evaluate(() => window.keptState());
  await page.close();
  await open({ state });
  assert.match(await focused(), /^= Same words/);
});

test('a large dossier is shown page by page, and the keyboard goes through all of it', async () => {
  await open({ dossier: 'large' });
  assert.equal(await page.locator('tbody tr').count(), 50);
  assert.equal(await page.locator('thead th').count(), 22);
  assert.deepEqual(await page.locator('[role="grid"]').evaluate((grid) => [grid.getAttribute('aria-rowcount'), grid.getAttribute('aria-colcount')]), ['3001', '302']);
  await page.locator('[role="grid"] [tabindex="0"]').focus();
  await press('Control+End');
  await page.waitForFunction(() => document.activeElement?.dataset.row === '2999');
  assert.deepEqual(await spot(), [2999, 301, 0]);
  assert.equal(await page.locator('tr:last-child').last().getAttribute('aria-rowindex'), '3001');
  await press('ArrowUp', 'Control+Home');
  await page.waitForFunction(() => document.activeElement?.dataset.row === '0');
  for (let i = 0; i < 5; i++) await press('PageDown');
  await page.waitForFunction(() => document.activeElement?.dataset.row === '50');
  await page.getByRole('button', { name: 'Sources: next page' }).click();
  await page.getByText('Sources 21–40 of 300').waitFor();
  await page.getByRole('button', { name: 'Claims: previous page' }).click();
  await page.getByText('Claims 1–50 of 3000').waitFor();
  const took = await page.evaluate(async () => {
    const began = performance.now();
    document.getElementById('rows-after').click();
    while (!document.querySelector('[aria-rowindex="52"]')) await new Promise((next) => requestAnimationFrame(next));
    return performance.now() - began;
  });
  assert.ok(took < 1000, `a page of 3,000 claims took ${took} ms`);
});

test('without a mouse: a report is asked for, what is shown is chosen and pages are turned', async () => {
  await open({ dossier: 'large' });
  await page.locator('#tab-figures').focus();
  const stops = [];
  for (let i = 0; i < 12 && stops.at(-1) !== 'Claims: next page'; i++) {
    await press('Tab');
    stops.push(await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id ?? document.activeElement.innerText));
    if (stops.at(-1) === 'show-agree') await press('Space', 'Space');
    if ((await focused()) === 'Export…') await press('Enter');
  }
  assert.deepEqual([last('export').view, stops.at(-1)], ['figures', 'Claims: next page'], stops.join());
  await press('Enter');
  await page.getByText('Claims 51–100 of 3000').waitFor();
});

test('no violation of accessibility rules where pages are turned, and where there is nothing to compare', async () => {
  for (const dossier of ['large', 'none']) {
    await page?.close();
    await open({ dossier });
    await page.evaluate(`${axe}; undefined`);
    assert.deepEqual(await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id }) => id)), [], dossier);
  }
});

test('header and claims stay in view while the rest is scrolled', async () => {
  await open({ dossier: 'large' });
  await page.locator('.scroll').evaluate((element) => element.scrollTo(600, 500));
  const [scroller, head, claim] = await Promise.all(['.scroll', 'thead th:nth-child(1)', 'tbody tr:nth-child(20) th'].map((one) => page.locator(one).boundingBox()));
  assert.ok(Math.abs(head.y - scroller.y) < 3 && Math.abs(head.x - scroller.x) < 3, JSON.stringify([scroller, head]));
  assert.ok(Math.abs(claim.x - scroller.x) < 3);
});

test('the text of an article stays text', async () => {
  await open({ dossier: 'hostile' });
  for (const view of ['figures', 'quotes', 'timeline']) {
    await page.locator(`#tab-${view}`).click();
    await page.locator('[role="grid"], .timeline, .empty').first().waitFor();
    assert.equal(await page.locator('img, b').count(), 0, view);
  }
  assert.equal(await page.title(), 'Comparison');
  assert.ok((await page.locator('.timeline').innerText()).includes('<img src=x onerror='));
  assert.match(await page.locator('.timeline').innerText(), /≠\s+Sources disagree:\s+3 May 2021 or 5 May 2021/);
});

test('without sources it says so', async () => {
  await open({ dossier: 'none' });
  assert.equal(await page.locator('.empty').innerText(), 'No two sources give a figure for the same thing.');
});

for (const theme of Object.keys(themes)) {
  test(`no violation of accessibility rules in ${theme}`, async () => {
    await open({ theme });
    // As an expression of the browser's own tools: the page's policy allows no script but its own.
    await page.evaluate(`${axe}; undefined`);
    for (const view of ['figures', 'quotes', 'timeline']) {
      await page.locator(`#tab-${view}`).click();
      await page.locator(view === 'timeline' ? '.timeline' : '[role="grid"]').waitFor();
      const violations = await page.evaluate(async () => {
        const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'] });
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: node, failureSummary }) => `${node.slice(0, 120)} ${failureSummary}`).slice(0, 2).join('; ')}`);
      });
      assert.deepEqual(violations, [], view);
    }
  });

  test(`what disagrees, agrees and stands beside differs in sign and border in ${theme}`, async () => {
    await open({ theme });
    const border = (text) => page.locator('td', { hasText: text }).first().evaluate((cell) => { const { borderLeftStyle, borderLeftWidth } = getComputedStyle(cell); return `${borderLeftStyle} ${borderLeftWidth}`; });
    assert.deepEqual([await border('133 nations'), await border('= 1997'), await border('joining, not signing')], ['solid 3px', 'double 4px', 'dotted 3px']);
    const outline = await page.locator('[role="grid"] [tabindex="0"]').evaluate((cell) => { cell.focus(); return getComputedStyle(cell).outlineStyle; });
    assert.equal(outline, 'solid');
    assert.deepEqual(errors, [], 'the policy lets all of the page’s own parts in');
  });
}

test('where the editor speaks German, the page says everything in German but what the sources say', async () => {
  const texts = JSON.parse(readFileSync(join(root, 'l10n', 'bundle.l10n.de.json'), 'utf8'));
  const words = async () => (await page.evaluate(() => document.body.innerText + [...document.querySelectorAll('[aria-label]')].map((one) => ` ${one.getAttribute('aria-label')}`).join(''))).replace(/“[^”]*”/g, '');
  await open({ dossier: 'german', texts });
  assert.match(await page.locator('h1').innerText(), /^Vergleich: 5 Quellen, \d+ Aussagen$/);
  assert.deepEqual(await page.locator('[role="tab"]').allInnerTexts(), ['Zahlen', 'Zitate', 'Zeitleiste']);
  assert.match(await page.locator('.result').first().innerText(), /^≠ Widerspruch\s+2 Quellen, beide unabhängig$/);
  const english = /\b(?:claim|result|source|sources|disagree|agree|read as|no date|quotation|quotes|independent|date|show|export|line|open|keys|move|page|also)\b/i;
  for (const tab of ['Zahlen', 'Zitate', 'Zeitleiste']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.waitForSelector(tab === 'Zeitleiste' ? '.timeline' : '[role="grid"]');
    // Rows, values and sentences are the sources' own.
    const frame = tab === 'Zeitleiste' ? await page.locator('header, .keys, .timeline h2, .timeline small').allInnerTexts() : [await words()].map((all) => all.split('\n').filter((line) => !/nations|signatories|countries/.test(line)).join('\n'));
    assert.doesNotMatch(frame.join('\n').replace(/Breaking Defense|Caliber\.Az/g, ''), english, tab);
  }
  assert.deepEqual(errors, []);
});
