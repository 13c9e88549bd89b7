// Gives the workbench extensions for the browser's own extension host, which runs in a web worker.
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';

const types = { '.js': 'text/javascript', '.json': 'application/json', '.map': 'application/json' };
const prefix = '/corroborate-extension/';
const testsFolder = '-tests-/';
const besideFolder = '-beside-/';

/**
 * Answers for the files of `extension` (a folder), of another one `beside` it and of its `tests` (a bundled script) on the server's own origin:
 * the page's security policy takes scripts from nowhere else, and no extension host takes tests from outside the extension.
 */
export async function serveWebExtension(context, server, { extension, beside, tests }) {
  const folders = [...(tests ? [[testsFolder, dirname(tests)]] : []), ...(beside ? [[besideFolder, beside]] : []), ['', extension]];
  await context.route((url) => url.host === server.authority && url.pathname.startsWith(prefix), (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(prefix.length));
    const [start, folder] = folders.find(([name]) => path.startsWith(name));
    const file = join(folder, path.slice(start.length));
    if (relative(folder, file).startsWith('..') || !statSync(file, { throwIfNoEntry: false })?.isFile()) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: types[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
  });
  const uri = (path) => ({ scheme: 'http', authority: server.authority, path: `${prefix}${path}` });
  // Not by answering for the page itself: Chromium counts such a page as public and refuses it the socket to this machine.
  await context.addInitScript((options) => {
    const original = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function getAttribute(name) {
      const value = original.call(this, name);
      if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') return value;
      const configuration = JSON.parse(value);
      return JSON.stringify({ ...configuration, developmentOptions: { ...configuration.developmentOptions, ...options } });
    };
  }, { extensions: [uri(''), ...(beside ? [uri(besideFolder)] : [])], ...(tests ? { extensionTestsPath: uri(`${testsFolder}${basename(tests)}`) } : {}) });
}
