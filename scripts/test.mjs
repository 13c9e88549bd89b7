// npm test: installs what is missing, builds, packs, lints, checks types and runs every suite; ends with the sum of all tests.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './arguments.mjs';
import { installChromium, installProject, installWorkbench, root } from './install.mjs';

let hangMs = 15 * 60_000;
/** How often the tests that make up their cases try, with --long: for the night before a release. */
const longRuns = { SEQUENCES: '20000', CHANGES_RUNS: '8000', FUZZ_RUNS: '5000', MESSAGE_RUNS: '600', PROCESS_SEQUENCES: '600', MANY_FILES: '200001', HOSTILE_MEGABYTES: '5', COPIES: '5000', PATIENCE_SECONDS: '300' };

// Ctrl-C reaches all of a terminal's programs; a signal to this one alone has to be handed on.
let running;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    running?.kill('SIGINT');
    process.exit(130);
  });
}

/** Runs a program of Node's and gives its exit code and all it printed. A hang ends as a failure. */
function node(...args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: hangMs });
    running = child;
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { output += data; });
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, output: signal ? `${output}\nended by ${signal}` : output }));
  });
}

const bin = (name, file) => join(root, 'node_modules', name, file);

const compiled = (kind) => () => {
  const folder = join(root, 'out', 'test', kind);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  return files.filter((file) => file.endsWith('.test.js')).map((file) => join(folder, file)).sort();
};

/** The counts of node:test's spec reporter. What was cancelled has not passed. */
function countNodeTests(output) {
  const sum = (what) => [...output.matchAll(new RegExp(`^ℹ ${what} (\\d+)$`, 'gm'))].reduce((total, [, n]) => total + Number(n), 0);
  return { passed: sum('pass'), failed: sum('fail') + sum('cancelled') };
}

/** The counts of test/editor/run.mjs, which closes with them. */
function countEditorTests(output) {
  const [, passed = 0, failed = 0] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

const nodeTests = (name, files) => ({
  name, count: countNodeTests,
  run: async () => (files().length > 0 ? node('--test', '--test-reporter=spec', ...files()) : { code: 1, output: 'There are no tests.' }),
});
const succeeded = (action) => async () => {
  action();
  return { code: 0, output: '' };
};

const editors = ['harness', 'webview', 'editor', 'web', 'packed', 'tasks', 'commands', 'folders', 'german', 'start'];
/** `of` names the suites that need a step; without it all do. A failed step ends the run, because nothing behind it could be believed. */
const preparation = [
  { name: 'install', run: succeeded(installProject) },
  { name: 'workbench', of: editors, run: succeeded(() => { installWorkbench(); installChromium(); }) },
  { name: 'build', of: ['protocol', 'webview', 'editor', 'web', 'packed', 'tasks', 'commands', 'folders', 'german', 'start'], run: () => node('scripts/build.mjs') },
  { name: 'build tests', of: ['unit', 'property', 'protocol', 'webview', 'editor', 'web'], run: () => node('scripts/build.mjs', '--tests') },
  { name: 'pack', of: ['editor', 'web', 'packed', 'tasks', 'commands', 'folders', 'german'], run: () => node('scripts/package.mjs') },
];
const checks = [
  { name: 'lint', run: () => node(bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0') },
  { name: 'types', run: () => node(bin('typescript', 'bin/tsc'), '--noEmit') },
  { name: 'page types', run: () => node(bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'client/webview') },
  nodeTests('unit', compiled('unit')),
  nodeTests('property', compiled('property')),
  nodeTests('protocol', compiled('protocol')),
  nodeTests('harness', () => [join(root, 'test', 'editor', 'harness.test.mjs')]),
  nodeTests('webview', () => ['comparison', 'report'].map((name) => join(root, 'test', 'webview', `${name}.test.mjs`))),
  { name: 'editor', count: countEditorTests, run: () => node('test/editor/run.mjs') },
  { name: 'web', count: countEditorTests, run: () => node('test/editor/run.mjs', '--web') },
  nodeTests('packed', () => [join(root, 'test', 'editor', 'packed.test.mjs')]),
  nodeTests('tasks', () => [join(root, 'test', 'editor', 'ten-tasks.test.mjs')]),
  nodeTests('commands', () => [join(root, 'test', 'editor', 'commands.test.mjs')]),
  nodeTests('folders', () => [join(root, 'test', 'editor', 'folders.test.mjs')]),
  nodeTests('german', () => [join(root, 'test', 'editor', 'german.test.mjs')]),
  nodeTests('start', () => [join(root, 'test', 'editor', 'start.test.mjs')]),
];

/** One line a stage; all that it printed where it failed. A stage without counts fails as one. */
async function runStage({ name, run, count }) {
  const started = Date.now();
  const { code, output } = await run().catch((error) => ({ code: 1, output: error.message }));
  const counted = count?.(output) ?? { passed: 0, failed: 0 };
  const good = code === 0 && counted.failed === 0 && (!count || counted.passed > 0);
  const result = good ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
  const figures = count ? `${result.passed} passed, ${result.failed} failed` : good ? 'ok' : 'FAILED';
  console.log(`${name.padEnd(12)} ${figures.padEnd(24)} ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (!good) console.log(`${output.trimEnd()}\n`);
  return result;
}

async function main(wanted) {
  const sum = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    sum.passed += passed;
    sum.failed += failed;
    return failed === 0;
  };
  for (const step of preparation.filter(({ of }) => !of || of.some((suite) => wanted.includes(suite)))) {
    if (!add(await runStage(step))) return sum;
  }
  for (const check of checks.filter(({ name }) => wanted.includes(name))) add(await runStage(check));
  return sum;
}

const names = checks.map(({ name }) => name);
const { only, long, help } = readArguments({ only: { type: 'string', multiple: true }, long: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } });
const wanted = only?.flatMap((list) => list.split(',')) ?? names;
const unknown = wanted.filter((name) => !names.includes(name));
if (help || unknown.length > 0) {
  if (unknown.length > 0) process.exitCode = 2;
  console.log(`${unknown.length > 0 ? `Unknown: ${unknown.join(', ')}\n` : ''}usage: npm test [-- --only ${names.join('|')}[,…]] [--long]`);
} else {
  if (long) {
    hangMs *= 8;
    process.env = { ...longRuns, ...process.env };
  }
  const { passed, failed } = await main(wanted);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
