// Puts the packed extension into a profile of the workbench, as whoever installs the .vsix has it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runServerCommand } from './server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const packed = join(root, 'corroborate.vsix');
const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A package from before the last build would let tests pass, or fail, on another program than the one at hand. */
function assertIsFresh() {
  const built = readdirSync(join(root, 'dist')).filter((file) => /\.(?:js|css)$/.test(file)).map((file) => join(root, 'dist', file));
  const newest = Math.max(...[...built, join(root, 'package.json')].map((file) => statSync(file).mtimeMs));
  if (!existsSync(packed) || statSync(packed).mtimeMs < newest) throw new Error('corroborate.vsix is missing or older than the build: npm run package');
}

/** Installs it below `profile`, in the folder that startServer takes extensions from, and gives the installed extension's own folder. */
export async function installPacked(profile) {
  assertIsFresh();
  const extensions = join(profile, 'extensions');
  await runServerCommand(['--server-data-dir', profile, '--extensions-dir', extensions, '--install-extension', packed]);
  return join(extensions, `${publisher}.${name}-${version}`);
}
