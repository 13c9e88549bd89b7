// The parts of the workbench that a person uses, found by what they say: views, lists to choose from, boxes to type into, tabs, keys.
import { placeOf } from './window.mjs';

/** A machine that does much else needs many times what an idle one does. */
const waitMs = 60_000;
const visible = '.quick-input-widget:not([style*="display: none"])';

/** The names that playwright has for the keys of a manifest: "ctrl+k shift+g" is Control+K, then Shift+G. */
export const chords = (key) => key.split(' ').map((chord) => chord.split('+').map((part) => ({ ctrl: 'Control', shift: 'Shift' })[part] ?? part.toUpperCase()).join('+'));

/** What a person does in the window `page`, whose folder is `folder`. Whatever does not come within `ms` throws. */
export class Hands {
  constructor(page, folder, ms = waitMs) {
    Object.assign(this, { page, folder, ms });
  }

  async until(what, holds, ms = this.ms) {
    const end = Date.now() + ms;
    for (;;) {
      const seen = await holds();
      if (seen) return seen;
      if (Date.now() > end) throw new Error(`${what} did not come in ${ms / 1000} s`);
      await this.page.waitForTimeout(50);
    }
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  input() {
    return this.page.locator(`${visible} input[type="text"], ${visible} .input`).first();
  }

  choice(words) {
    return this.page.locator(`${visible} .quick-input-list .monaco-list-row`).filter({ hasText: words }).first();
  }

  /** Takes what the list offers. A list moves while it comes up, so the click may have to be done again. */
  async take(words) {
    await this.until(`“${words}” in the list`, () => this.choice(words).click({ timeout: 5_000 }).then(() => true, () => false));
  }

  /** Answers the dialog that asks for a folder. It begins with one of its own, and takes another only after that. */
  async chooseFolder(path, button) {
    await this.until('the dialog', async () => (await this.input().inputValue({ timeout: 1_000 }).catch(() => '')).startsWith('/'));
    await this.until(path, async () => {
      await this.input().fill(`${path}/`);
      await this.page.waitForTimeout(400);
      return (await this.input().inputValue()) === `${path}/`;
    });
    await this.page.locator(`${visible} .monaco-button`, { hasText: button }).click();
  }

  boxIsGone() {
    return this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: this.ms });
  }

  /** Types into the box that `key` brings up. A box that is just going away takes the key and not the text, so this may have to be done again. */
  async ask(key, text) {
    await this.until(`the box of ${key}`, async () => {
      await this.press(key);
      return this.input().fill(text, { timeout: 4_000 }).then(() => true, () => false);
    });
  }

  /** Opens a file of the folder with the cursor in `text`, by the box for files. */
  async goTo(file, text) {
    const { line, column } = placeOf(`${this.folder}/${file}`, text);
    await this.until(`${file}, line ${line}`, async () => {
      await this.ask('Control+P', `${file}:${line}:${column}`);
      const isTaken = await this.choice(file).click({ timeout: 8_000 }).then(() => true, () => false);
      if (!isTaken) await this.press('Escape');
      await this.boxIsGone();
      const place = this.page.locator(`.statusbar [aria-label^="Ln ${line}, Col ${column}"]`).first();
      return isTaken && Promise.all([this.tab(file, 6_000), place.waitFor({ timeout: 6_000 })]).then(() => true, () => false);
    });
  }

  /** Runs a command by its title in the palette, as soon as the palette offers it: some are offered only where they apply. */
  async run(title) {
    await this.until(`the command “${title}”`, async () => {
      await this.ask('F1', `>${title}`);
      const found = this.choice(title);
      if (await found.waitFor({ timeout: 6_000 }).then(() => true, () => false)) return found.click({ timeout: 4_000 }).then(() => true, () => false);
      await this.press('Escape');
      return false;
    });
  }

  /** The tab in front has this in its name. */
  tab(name, ms = this.ms) {
    return this.page.locator('.tab.active', { hasText: name }).first().waitFor({ timeout: ms });
  }

  pane(view) {
    return this.page.locator(`.pane:has(.pane-header[aria-label^="${view}"])`);
  }

  row(view, words) {
    return this.pane(view).locator('.monaco-list-row').filter({ hasText: words }).first();
  }

  /** The lines of a view as a screen reader has them. */
  spoken(view) {
    return this.pane(view).locator('.monaco-list-row').evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-label')));
  }

  /** A button in the title of a view. Those of a view are there only while the mouse or the focus is in it. */
  async title(view, label) {
    await this.pane(view).locator('.pane-header').hover();
    await this.pane(view).locator(`.pane-header .action-label[aria-label^="${label}"]`).click({ timeout: this.ms });
  }

  /**
   * An entry of the menu that the right button opens on a line of a view. A menu that has only just come up ignores the mouse, and one over
   * a line that is drawn anew goes away: it is asked for again until `happened` says that it was taken.
   */
  async menu(row, label, happened) {
    const entry = this.page.locator('.monaco-menu .action-label', { hasText: label }).first();
    await this.until(`what “${label}” does`, async () => {
      await row.click({ button: 'right', timeout: 5_000 }).catch(() => undefined);
      await entry.waitFor({ timeout: 2_000 }).catch(() => undefined);
      await this.page.waitForTimeout(150);
      await entry.click({ timeout: 1_000 }).catch(() => undefined);
      return this.until(label, happened, 4_000).catch(() => this.press('Escape').then(() => false));
    });
  }

  async openViews() {
    // The name stands on the tab or on the icon in it, as long as there is nothing to count.
    await this.page.locator('.activitybar [aria-label^="Corroborate"]').first().click();
    await this.pane('Findings').waitFor({ timeout: this.ms });
  }

  /** The page of the comparison. */
  table() {
    return this.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }
}
