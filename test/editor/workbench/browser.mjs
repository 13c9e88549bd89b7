// Debian's Chromium without a window, driven by playwright-core and confined to one server on this machine.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The path of a Chromium, CHROMIUM_PATH before all others; undefined where there is none. */
export const findChromium = () => [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path));

/**
 * A page that can reach `server` and nothing else. `close` ends the browser and removes its home.
 * Throws where there is no Chromium.
 */
export async function openBrowser(server, { width = 1280, height = 800, onBlocked = () => {} } = {}) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install the package chromium, or name one in CHROMIUM_PATH.');
  const { chromium } = await import('playwright-core');
  const home = mkdtempSync(join(tmpdir(), 'corroborate-browser-'));
  const removeHome = () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  // Whoever calls ends the server as well, so playwright must not end this process on a signal.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({
    executablePath, headless: true, ...signals, env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  }).catch((error) => {
    removeHome();
    throw error;
  });
  const context = await browser.newContext({ viewport: { width, height } });
  await context.route((url) => /^https?:$/.test(url.protocol) && url.host !== server.authority, (route) => {
    onBlocked(route.request().url());
    return route.abort();
  });
  return {
    browser,
    context,
    page: await context.newPage(),
    async close() {
      await browser.close();
      removeHome();
    },
  };
}
