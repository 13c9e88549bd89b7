// npm run bench: builds the product and the benchmark, and runs it. `npm run bench -- --help` lists its options.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { bench } from './build.mjs';
import { buildIfOlder } from './fresh-build.mjs';
import { installProject, root } from './install.mjs';

installProject();
buildIfOlder();
await esbuild.build(bench);
// Ten thousand texts and all that is found in them lie in the memory of one process.
const { status } = spawnSync(process.execPath, ['--max-old-space-size=8192', join(root, bench.outfile), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
