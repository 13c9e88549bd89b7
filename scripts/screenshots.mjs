// Photographs the real editor on the seeds: the pictures of the README, or any text, to look at one's own work.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { openBrowser } from '../test/editor/workbench/browser.mjs';
import { startServer } from '../test/editor/workbench/server.mjs';
import { hoverAtCursor, openAt, openWindow, placeOf, runCommand, speak } from '../test/editor/workbench/window.mjs';
import { readArguments } from './arguments.mjs';
import { buildIfOlder } from './fresh-build.mjs';
import { installChromium, installProject, installWorkbench, root } from './install.mjs';
import { photographTour, writeTour } from './tour.mjs';

const usage = `usage: npm run screenshots                       the pictures in docs/images, and the tour of them that moves
       node scripts/screenshots.mjs --hover TEXT --file 001 --out X.png [options]
  --hover TEXT     point at TEXT and print its card; without it the window alone is taken
  --at TEXT        put the cursor there and point at nothing
  --nth N          the Nth place where TEXT stands in the file (1)
  --file PART      the file in the folder or below it whose path has PART (001)
  --folder PATH    the folder to open; a copy of it is used (seeds)
  --command TITLE  run a command of the palette first, as often as given
  --views          with the views of the side bar
  --locale LANG    the language that the editor says it speaks; what Corroborate says is then in it (en)
  --theme NAME     colour theme ("Light 2026")
  --settings JSON  further settings of the editor
  --extension PATH the extension's folder (this project)
  --width, --height N   size of the window (1400, 900)
  --whole          make the window as high as the whole text
  --out FILE       where the picture goes
`;

const pictures = [
  { hover: '133 nations', file: '001', out: join(root, 'docs', 'images', 'conflict.png') },
  { hover: 'Pevkur', file: '001', out: join(root, 'docs', 'images', 'entity.png') },
  { hover: 'We believe that', file: '001', out: join(root, 'docs', 'images', 'quote.png') },
  { at: '133 nations', file: '001', command: ['Corroborate: Open Comparison Table'], webview: true, out: join(root, 'docs', 'images', 'comparison.png') },
  { at: '133 nations', views: true, file: '001', out: join(root, 'docs', 'images', 'views.png') },
];

const values = readArguments({
  hover: { type: 'string' }, at: { type: 'string' }, nth: { type: 'string', default: '1' }, file: { type: 'string', default: '001' }, out: { type: 'string' },
  folder: { type: 'string', default: join(root, 'seeds') }, command: { type: 'string', multiple: true, default: [] },
  views: { type: 'boolean', default: false }, locale: { type: 'string', default: 'en' }, theme: { type: 'string', default: 'Light 2026' }, settings: { type: 'string', default: '{}' },
  extension: { type: 'string', default: root }, width: { type: 'string', default: '1400' }, height: { type: 'string', default: '900' },
  whole: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
});

function findFile(folder, part) {
  const name = readdirSync(folder, { recursive: true }).sort().find((file) => file.includes(part) && statSync(join(folder, file)).isFile());
  if (!name) throw new Error(`no file in ${folder} has “${part}” in its path`);
  return join(folder, name);
}

/** A colour theme that the editor brings along, by the name that its settings know it under. Throws where there is none. */
function themeOf(wanted) {
  const folder = join(root, 'test', 'editor', 'workbench', 'node_modules', 'code-server', 'lib', 'vscode', 'extensions');
  const manifests = readdirSync(folder).map((name) => join(folder, name, 'package.json')).filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const themes = manifests.flatMap(({ publisher, name, contributes }) => (contributes?.themes ?? []).map(({ id, label, uiTheme, path }) => ({
    // The class that the workbench wears with it.
    name: id ?? label, isDark: uiTheme === 'vs-dark' || uiTheme === 'hc-black', className: `${publisher}-${name}-${path.replace(/^\.\//, '')}`.replace(/[^\w-]/g, '-'),
  })));
  const found = themes.find(({ name }) => name === wanted);
  if (!found) throw new Error(`There is no colour theme “${wanted}”; there are: ${themes.map(({ name }) => name).sort().join(', ')}.`);
  return found;
}

/** The page's colour scheme goes before workbench.colorTheme, with a theme of its own for each scheme: all of them are the wanted one. */
const themeSettings = ({ name }) => Object.fromEntries(
  ['colorTheme', 'preferredDarkColorTheme', 'preferredLightColorTheme', 'preferredHighContrastColorTheme', 'preferredHighContrastLightColorTheme'].map((key) => [`workbench.${key}`, name]),
);

/** Makes the window so high that the last line is in it. Twice, because a higher window may lose its scroll bar and break lines anew. */
async function showWhole(page) {
  for (let pass = 0; pass < 2; pass++) {
    const { text, room } = await page.evaluate(() => {
      const editor = document.querySelector('.editor-instance .monaco-editor');
      return { text: editor.querySelector('.margin').offsetHeight, room: editor.offsetHeight };
    });
    const { width, height } = page.viewportSize();
    await page.setViewportSize({ width, height: Math.max(height, height + text - room) });
    await page.waitForTimeout(1000);
  }
}

/** The views of the side bar, with the first finding and the first name open. */
async function showViews(page) {
  await page.locator('.activitybar [aria-label^="Corroborate"]').first().click();
  for (const view of [0, 1]) {
    const row = page.locator('.split-view-view .pane').nth(view).locator('.monaco-list-row[aria-level="2"]').first();
    await row.locator('.monaco-tl-twistie').click({ timeout: 30_000 });
  }
  await page.locator('.pane-body .monaco-list-row[aria-level="2"]').first().click();
  await page.mouse.move(1340, 300); // where nothing has a tooltip
}

/** Each picture gets a window of its own, so that none shows what another one left behind. */
async function photograph(server, page, folder, theme, { hover, at = hover, nth, file, command = values.command, webview = false, views = false, out }) {
  const source = findFile(folder, file);
  const place = at && placeOf(source, at, Number(nth ?? 1));
  await openWindow(page, server.page({ folder, payload: openAt(server, source, place) }));
  await page.waitForSelector(`.monaco-workbench.${theme.className}`, { timeout: 15_000 })
    .catch(() => { throw new Error(`The window did not take the colour theme “${theme.name}”.`); });
  if (values.whole) await showWhole(page);
  if (command.length > 0) await page.waitForSelector('.statusbar [aria-label^="Corroborate: "]:not([aria-label*="Reading"])', { timeout: 60_000 });
  for (const title of command) await runCommand(page, title);
  if (webview) {
    await page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('main [tabindex="0"]').first().waitFor({ timeout: 120_000 });
    // Where the palette was the mouse brings up the tab's name.
    await page.mouse.move(700, 700);
  }
  if (views) await showViews(page);
  let failure;
  const card = hover && await hoverAtCursor(page).catch((error) => { failure = error; });
  if (!hover) await page.waitForTimeout(1500);
  mkdirSync(dirname(resolve(out)), { recursive: true });
  await page.screenshot({ path: out });
  console.log(`${out}${card ? `\n${card}\n` : ''}`);
  if (failure) throw new Error(`“${hover}” in ${file}: ${failure.message}`);
}

async function main() {
  installProject();
  if (values.extension === root) buildIfOlder();
  installWorkbench();
  installChromium();
  const theme = themeOf(values.theme);
  const wanted = values.out ? [values] : pictures;
  const temporary = mkdtempSync(join(tmpdir(), 'corroborate-screenshots-'));
  // The folder keeps its name, because the language is bound to folders by their names.
  const folder = join(temporary, statSync(values.folder).isDirectory() ? resolve(values.folder).split(/[\\/]/).at(-1) : 'seeds');
  cpSync(values.folder, folder, { recursive: true });
  const settings = { ...themeSettings(theme), 'editor.cursorBlinking': 'solid', 'editor.cursorSurroundingLines': 12, 'corroborate.signDecisions': false, ...(values.whole && { 'editor.scrollBeyondLastLine': false, 'editor.minimap.enabled': false }), ...JSON.parse(values.settings) };
  let server, browser;
  const close = async () => {
    await browser?.close();
    await server?.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().finally(() => process.exit(130)));
  try {
    // Installed rather than under development: a window for development does not take the settings.
    const extensions = join(temporary, 'profile', 'extensions');
    mkdirSync(extensions, { recursive: true });
    symlinkSync(resolve(values.extension), join(extensions, 'corroborate'), 'dir');
    server = await startServer({ profile: join(temporary, 'profile'), settings, driver: true, attached: true });
    browser = await openBrowser(server, { width: Number(values.width), height: Number(values.height) });
    if (values.locale !== 'en') await speak(browser.context, values.locale);
    await browser.page.emulateMedia({ colorScheme: theme.isDark ? 'dark' : 'light' });
    for (const picture of wanted) await photograph(server, browser.page, folder, theme, picture);
    // Last, because it takes a decision in the folder.
    if (!values.out) {
      const tour = join(root, 'docs', 'images', 'tour.webp');
      await writeTour(await photographTour(server, browser.page, folder, findFile(folder, '001')), tour);
      console.log(tour);
    }
  } finally {
    await close();
  }
}

if (values.help) process.stdout.write(usage);
else if (values.hover && !values.out) {
  process.stderr.write(`--hover needs --out.\n${usage}`);
  process.exitCode = 2;
} else {
  await main().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
