#!/usr/bin/env node
// Stands in for the desktop program that @vscode/test-electron starts: the same flags, run in the workbench.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { serveWebExtension } from './web-extension.mjs';

const runMs = Number(process.env.WORKBENCH_LIMIT_MS ?? 5 * 60_000);
const loadMs = 120_000;
const reportMs = 3_000;
// Exit codes of the desktop program end at 1; these tell the ways apart in which a run can end without a verdict.
const timedOut = 124, pageLost = 71, serverLost = 72, hostLost = 73, notOpened = 74;

const text = { type: 'string' };
// The desktop's remaining flags (--no-sandbox, --skip-welcome …) are how the workbench runs anyway.
const { values, positionals } = parseArgs({
  strict: false, allowPositionals: true,
  options: {
    extensionDevelopmentPath: text, extensionTestsPath: text, extensionDevelopmentKind: text, 'user-data-dir': text, 'extensions-dir': text,
  },
});
const toPath = (given) => (given?.startsWith('file:') ? fileURLToPath(given) : given && resolve(given));
const say = (line) => process.stderr.write(`[workbench] ${line}\n`);

/** A line as console.log would print it: the page hands over the format and its values. */
function printed([first = '', ...rest]) {
  const shown = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
  const line = shown(first).replace(/%([csdifoO])/g, (_, kind) => {
    const value = rest.length > 0 ? shown(rest.shift()) : '';
    return kind === 'c' ? '' : value;
  });
  return [line, ...rest.map(shown)].join(' ');
}

// The workbench logs into the same channel as the tests.
const workbenchLog = new RegExp(`^(?:${[
  'Resolv(?:ing|ed) connection token', 'Creating a socket', '\\[(?:reconnection-grace-time|remote-connection)\\]', 'Request to \'[^\']*/package\\.nls\\.json\'', '(?:Ignoring fetching|Updating) additional builtin',
  '\\[AgentHost', '\\[AccountPolicyGate\\]', '\\[Service Worker\\] registration', '\\[ChatModelSelection\\]', 'Canceled: Canceled',
  'Creation of workbench contribution', 'No search provider registered for scheme', 'Loading development extension',
].join('|')})`);

/** Resolves with how the run ended, whatever ended it. */
async function outcome(server, { browser, page }, address) {
  let end, over = false;
  const ended = new Promise((done) => { end = (code, why) => done({ code, why }); }).finally(() => { over = true; });
  const timer = setTimeout(() => end(timedOut, `no end in ${runMs / 1000} s`), runMs);
  page.on('crash', () => end(pageLost, 'the page crashed'));
  browser.on('disconnected', () => end(pageLost, 'the browser went away'));
  // What dies reports nothing, and the workbench would take the silence for success. An orderly end is reported first, or soon.
  const endSoon = (code, why) => setTimeout(() => end(code, why), reportMs).unref();
  server.child.once('exit', (code, signal) => endSoon(serverLost, `the server ended (${code ?? signal})`));
  const watch = (data) => {
    const exit = /Extension Host Process exited with code: (\S+?),? signal: (\S+?)\.?\s/.exec(String(data));
    if (exit) endSoon(hostLost, `the extension host ended (code ${exit[1]}, signal ${exit[2]})`);
  };
  server.child.stdout.on('data', watch);
  server.child.stderr.on('data', watch);
  page.on('pageerror', (error) => say(`page error: ${error.message}`));
  if (process.env.WORKBENCH_LOG) page.on('console', (message) => say(`${message.type()}: ${message.text()}`));
  try {
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = printed(args);
      if (!over && !workbenchLog.test(line)) (/error|warn/.test(type) ? process.stderr : process.stdout).write(`${line}\n`);
    });
    await page.exposeFunction('codeAutomationExit', (code) => end(code, 'the tests failed'));
    await page.goto(address);
    await page.waitForSelector('.monaco-workbench', { timeout: loadMs });
  } catch (error) {
    end(notOpened, error.message);
  }
  return ended.finally(() => clearTimeout(timer));
}

async function main() {
  const profile = mkdtempSync(join(tmpdir(), 'corroborate-workbench-'));
  let server, window;
  const shutDown = async () => {
    await window?.close();
    await server?.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void shutDown().finally(() => process.exit(130)));
  try {
    const extension = toPath(values.extensionDevelopmentPath);
    const tests = toPath(values.extensionTestsPath);
    const inWorker = values.extensionDevelopmentKind === 'web';
    server = await startServer({
      profile, driver: true, attached: true, userDataFolder: toPath(values['user-data-dir']),
      extensionsFolder: values['disable-extensions'] ? join(profile, 'none') : toPath(values['extensions-dir']),
    });
    window = await openBrowser(server, { onBlocked: (address) => say(`kept from ${address}`) });
    const payload = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
    if (inWorker) await serveWebExtension(window.context, server, { extension, tests });
    else payload.push(['extensionDevelopmentPath', server.remote(extension)], ['extensionTestsPath', server.remote(tests)]);
    const opened = positionals.map(toPath);
    const folder = opened.find((path) => statSync(path).isDirectory());
    const workspace = opened.find((path) => path.endsWith('.code-workspace'));
    const { code, why } = await outcome(server, window, server.page({ folder, workspace, payload }));
    if (code) say(`exit ${code}: ${why}`);
    return code;
  } finally {
    await shutDown();
  }
}

await main().then((code) => process.exit(code), (error) => {
  say(error.stack);
  process.exit(1);
});
