// What a person does in a window of the workbench: open a source at a text, point at it, run a command.
import { readFileSync } from 'node:fs';

const loadMs = 60_000;

/** One-based line and column of the `nth` place where `text` stands in a file, just inside its first word. Throws where it stands nowhere. */
export function placeOf(file, text, nth = 1) {
  const content = readFileSync(file, 'utf8');
  let at = -1;
  for (let seen = 0; seen < nth; seen++) {
    at = content.indexOf(text, at + 1);
    if (at < 0) throw new Error(`“${text}” stands ${seen} times in ${file}, not ${nth}.`);
  }
  const inside = at + Math.max(0, text.search(/\p{L}|\p{N}/u)) + 1;
  const before = content.slice(0, inside).split(/\r\n|\r|\n/);
  return { line: before.length, column: before.at(-1).length + 1 };
}

/** The payload that opens `file`, with the cursor at `place` where one is given. */
export const openAt = (server, file, place) =>
  (place ? [['gotoLineMode', 'true'], ['openFile', `${server.remote(file)}:${place.line}:${place.column}`]] : [['openFile', server.remote(file)]]);

/** Has the pages that are opened from now on say that they speak a language. The server brings no language packs: the workbench's own words stay English. */
export const speak = (context, locale) => context.addInitScript((language) => { globalThis._VSCODE_NLS_LANGUAGE = language; }, locale);

/** Brings the cursor into view again: the place was scrolled to before the language's own line wrapping came into force. */
async function revealCursor(page) {
  for (const key of ['ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
}

/** Goes to a workbench address and waits for an editor with text, for its theme and for a language server that is no longer reading. */
export async function openWindow(page, address) {
  await page.goto(address);
  await page.waitForSelector('.editor-instance .view-line', { timeout: loadMs });
  await page.waitForSelector('.monaco-workbench[class*="vscode-theme-"]', { timeout: loadMs });
  await page.waitForFunction(() => !document.querySelector('.statusbar .codicon-loading, .statusbar .codicon-modifier-spin'), undefined, { timeout: loadMs });
}

/** The text of the hover card, once it has stopped growing; undefined where none came in time. */
async function settledHover(page, ms) {
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').filter({ hasNotText: /^\s*(Loading\.\.\.\s*)?$/ }).first();
  const end = Date.now() + ms;
  for (let last; Date.now() < end;) {
    const text = await hover.innerText({ timeout: 500 }).catch(() => undefined);
    if (text && text === last && !text.includes('Loading...')) return text;
    last = text;
    await page.waitForTimeout(250);
  }
  return undefined;
}

/**
 * Points with the mouse at the cursor's place and gives the text of the card that comes up.
 * Points anew while there is none, because a server that is still reading has no card yet. Throws when `ms` have passed.
 */
export async function hoverAtCursor(page, ms = 30_000) {
  const cursor = page.locator('.editor-instance .cursors-layer .cursor').first();
  const end = Date.now() + ms;
  do {
    await revealCursor(page);
    const box = await cursor.boundingBox();
    // A window that has just been opened may not show its cursor yet.
    if (!box) {
      await page.waitForTimeout(250);
      continue;
    }
    await page.mouse.move(box.x + 300, 5);
    await page.mouse.move(box.x + 1, box.y + box.height / 2, { steps: 4 });
    const text = await settledHover(page, Math.min(4_000, ms));
    if (text) return text;
  } while (Date.now() < end);
  throw new Error(`no hover card came up in ${ms / 1000} s`);
}

/** Runs a command by its title, as the palette shows it. The palette closes when something else takes the focus: it is opened again. */
export async function runCommand(page, title, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    await page.keyboard.press('F1');
    await page.keyboard.type(title);
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
    try {
      return await row.click({ timeout: 5_000 });
    } catch (error) {
      if (Date.now() > end) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** The colour in which `text`, a word near the cursor, is printed, as CSS has it: `wanted` as soon as it is that, else what it is after `ms`. */
export async function colourOf(page, text, wanted, ms = 30_000) {
  const look = () => page.evaluate((word) => {
    const span = [...document.querySelectorAll('.editor-instance .view-line span[class^="mtk"]')].find(({ textContent }) => textContent.includes(word));
    return span && getComputedStyle(span).color;
  }, text);
  const end = Date.now() + ms;
  let seen = await look();
  for (; seen !== wanted && Date.now() < end; seen = await look()) {
    await revealCursor(page);
    await page.waitForTimeout(250);
  }
  return seen;
}
