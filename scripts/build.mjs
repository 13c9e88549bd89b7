// Bundles the extension: client, language server and command line for Node, client and server for browsers.
// usage: node scripts/build.mjs [--watch] [--tests]   (--tests bundles the tests into out/ instead)
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { parse } from 'yaml';
import { readArguments } from './arguments.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Lexicons are written as YAML for people and bundled as data. */
const lexicons = {
  name: 'lexicons',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};

/** Changes with everything that decides what is read in texts and told of them: what a cache holds from before counts no longer. */
function engine() {
  const hash = createHash('sha256');
  for (const folder of ['server/src/core', 'server/lexicon', 'server/l10n', 'server/src/node']) {
    for (const file of readdirSync(join(root, folder), { recursive: true }).filter((name) => /\.(?:ts|yaml)$/.test(name)).sort()) {
      hash.update(file).update(readFileSync(join(root, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: true,
  logLevel: 'warning',
  plugins: [lexicons],
  define: { VERSION: JSON.stringify(version), ENGINE: JSON.stringify(engine()) },
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'], mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', format: 'cjs', target: 'es2022', external: ['vscode'], mainFields: ['browser', 'module', 'main'] };

const product = [
  { ...node, outfile: 'dist/client.js', entryPoints: ['client/src/extension.ts'], minify: true },
  { ...node, outfile: 'dist/server.js', entryPoints: ['server/src/node/main.ts'], minify: true },
  { ...node, outfile: 'dist/cli.js', entryPoints: ['server/src/cli/main.ts'], banner: { js: '#!/usr/bin/env node' } },
  { ...browser, outfile: 'dist/client-web.js', entryPoints: ['client/src/extension.browser.ts'], minify: true },
  { ...browser, format: 'iife', outfile: 'dist/comparison.js', entryPoints: ['client/webview/main.ts'], minify: true, sourcemap: false },
  { ...browser, format: 'iife', outfile: 'dist/server-web.js', entryPoints: ['server/src/browser/main.ts'], minify: true },
];

const filesIn = (folder, ending, recursive) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive }) : [])
  .filter((file) => file.endsWith(ending)).map((file) => join(folder, file)).sort();

/** Unit and protocol tests run in plain Node; editor tests run inside the editor's extension hosts. */
export const tests = () => [
  { ...node, outdir: 'out/test', outbase: 'test', packages: 'external', entryPoints: ['unit', 'protocol', 'property'].flatMap((kind) => filesIn(`test/${kind}`, '.test.ts', true)) },
  { ...node, outdir: 'out/test', outbase: 'test', packages: 'external', entryPoints: filesIn('test/webview', '.ts', false) },
  { ...node, outdir: 'out/test', outbase: 'test', packages: 'external', external: ['vscode', 'mocha'], entryPoints: filesIn('test/editor', '.ts', false).filter((file) => !file.endsWith('.web.ts')) },
  { ...browser, outdir: 'out/test', outbase: 'test', entryPoints: filesIn('test/editor', '.web.ts', false) },
].filter(({ entryPoints }) => entryPoints.length > 0);

/** The benchmarks; their rivals stay packages. */
export const bench = { ...node, outdir: 'out/bench', packages: 'external', entryPoints: ['test/bench/main.ts', 'test/bench/quotes.ts', 'test/bench/seeded.ts', 'test/bench/decisions.ts'] };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const values = readArguments({ watch: { type: 'boolean' }, tests: { type: 'boolean' } });
  const wanted = values.tests ? tests() : product;
  const out = values.tests ? 'out' : 'dist';
  const clear = () => rm(join(root, out), { recursive: true, force: true });
  if (values.watch) {
    await clear();
    for (const options of wanted) await (await esbuild.context(options)).watch();
  } else {
    // Written only when all is built: a failure leaves the last good build in place.
    const built = await Promise.all(wanted.map((options) => esbuild.build({ ...options, write: false })));
    await clear();
    for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles)) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, contents);
    }
  }
}
