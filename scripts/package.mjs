// npm run package: builds and packs corroborate.vsix, and holds it to its size.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './arguments.mjs';
import { buildIfOlder } from './fresh-build.mjs';
import { installProject, root } from './install.mjs';

const mostBytes = 3 * 1024 * 1024; // small enough to be mailed, and a lexicon or library that slips in by mistake is noticed

readArguments({});
installProject();
buildIfOlder();
const file = join(root, 'corroborate.vsix');
const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
// The bundles hold everything, so no node_modules are packed.
const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file], { cwd: root, encoding: 'utf8' });
const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
if (status !== 0) {
  process.stderr.write(`${stdout}${stderr}`);
  process.exitCode = 1;
} else if (size > mostBytes) {
  process.stderr.write(`${stdout}corroborate.vsix has ${size} bytes, more than ${mostBytes}.\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${stdout}corroborate.vsix: ${Math.round(size / 1024)} KB\n`);
}
