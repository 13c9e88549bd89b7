// The short animated picture at the top of the README: what a reader does with one figure, photographed step by step in the real editor.
import { basename } from 'node:path';
import sharp from 'sharp';
import { Hands } from '../test/editor/workbench/hands.mjs';
import { hoverAtCursor, openAt, openWindow, placeOf } from '../test/editor/workbench/window.mjs';

/** Of each picture, in pixels: as wide as a README is shown. */
const WIDTH = 1000;
/** Of near-lossless WebP: with less, each picture keeps a ghost of the one before. */
const QUALITY = 60;

/** Photographs the steps in a window of its own. The decision is written into `folder`, which must be a copy. Gives pictures with the milliseconds that each is shown. */
export async function photographTour(server, page, folder, source) {
  const hands = new Hands(page, folder);
  const frames = [];
  const take = async (ms) => {
    await page.waitForTimeout(400);
    frames.push({ picture: await page.screenshot(), ms });
  };
  const rest = () => page.mouse.move(page.viewportSize().width - 20, page.viewportSize().height - 60);
  await openWindow(page, server.page({ folder, payload: openAt(server, source, placeOf(source, '133 nations')) }));
  await page.waitForSelector('.statusbar [aria-label^="Corroborate: 1 disagreement"]');
  await hands.openViews();
  await hands.goTo(basename(source), '133 nations');
  await rest();
  await take(1600);
  // The card, why the two are compared; the source that says something else; all of them side by side.
  await hoverAtCursor(page);
  await take(3800);
  await hands.press('Escape');
  await rest();
  await hands.press('Control+F7');
  await hands.tab('004_');
  await take(2200);
  await hands.press('Control+K', 'J');
  await hands.table().locator('[role="grid"]').waitFor({ timeout: 120_000 });
  await take(3400);
  // The decision and its reason, and the figure without its underline.
  await hands.goTo(basename(source), '133 nations');
  await hands.press('Control+K', 'A');
  await hands.choice('They measure different things').waitFor();
  await rest();
  await take(2400);
  await hands.press('Enter');
  await page.locator('.quick-input-widget .quick-input-message', { hasText: 'One sentence' }).waitFor();
  await page.keyboard.type('133 had signed by 1999; more than 160 have joined since');
  await take(2400);
  await hands.press('Enter');
  await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
  await hoverAtCursor(page);
  await take(3800);
  return frames;
}

/** Writes the pictures as one animated WebP that begins again at its end. */
export async function writeTour(frames, file) {
  const pictures = await Promise.all(frames.map(({ picture }) => sharp(picture).resize({ width: WIDTH }).png().toBuffer()));
  await sharp(pictures, { join: { animated: true } }).webp({ nearLossless: true, quality: QUALITY, effort: 6, loop: 0, delay: frames.map(({ ms }) => ms) }).toFile(file);
}
