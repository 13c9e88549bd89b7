// Builds the product where dist/ is missing or older than what it is built from.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const sources = ['client', 'server', 'scripts/build.mjs', 'package.json', 'package-lock.json'];
const products = ['client.js', 'server.js', 'cli.js', 'client-web.js', 'server-web.js'].map((file) => join(root, 'dist', file));

function changed(path) {
  const entry = statSync(path);
  return entry.isDirectory() ? Math.max(...readdirSync(path).map((name) => changed(join(path, name))), 0) : entry.mtimeMs;
}

const isFresh = () => products.every(existsSync)
  && Math.min(...products.map((file) => statSync(file).mtimeMs)) >= Math.max(...sources.map((path) => changed(join(root, path))));

/** Throws with the compiler's own words where the build fails. */
export function buildIfOlder() {
  if (isFresh()) return;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}
