// npm run bench: builds the product and the benchmark, and runs it. `npm run bench -- --help` lists its options.
// npm run bench:quotes: how the linking of quotations grows. npm run bench:decisions: what thousands of decisions cost.
// npm run bench:seeded: how many errors it finds that were put into figures.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { bench } from './build.mjs';
import { buildIfOlder } from './fresh-build.mjs';
import { installProject, root } from './install.mjs';

installProject();
buildIfOlder();
await esbuild.build(bench);
const [first, ...others] = process.argv.slice(2);
const own = ['quotes', 'decisions', 'seeded'].find((name) => name === first);
const [file, options] = own ? [`${own}.js`, others] : ['main.js', process.argv.slice(2)];
// Ten thousand texts and all that is found in them lie in the memory of one process.
const { status } = spawnSync(process.execPath, ['--max-old-space-size=8192', '--expose-gc', join(root, bench.outdir, file), ...options], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
