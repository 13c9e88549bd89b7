// `npm run bench`: how fast and how large the program is on dossiers of its own making, and beside other programs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { engines, measure, type Engine, type Speed } from './engines';
import { generate } from './generator';
import { runServer, type ServerRun, type Spread } from './server-run';
import { milliseconds, table } from './table';

const usage = `usage: npm run bench -- [options]
  --sizes 100,1000   dossiers of so many sources (100, 1000 and 10000; 100000 is a matter of many minutes)
  --folder DIR       instead of that, all texts below DIR: words a second beside other programs
  --seed N           other texts of the same kind (1)
`;

/** How the time of the others is set against ours: enough texts for a steady rate, few enough to wait for. */
const COMPARED = 1000;

interface Measured {
  readonly size: number;
  readonly cold: ServerRun;
  readonly warm: ServerRun;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { sizes: { type: 'string', default: '100,1000,10000' }, folder: { type: 'string' }, seed: { type: 'string', default: '1' }, engine: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const engine = engines.find((name) => name === values.engine);
  if (engine && values.folder !== undefined) return print(JSON.stringify(measure(engine, resolve(values.folder))));
  if (values.help) return print(usage);
  print(`${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`);
  if (values.folder !== undefined) return compare(resolve(values.folder));
  await inTemporaryFolder(async (temporary) => {
    const measured: Measured[] = [];
    for (const size of values.sizes.split(',').map(Number)) {
      const folder = join(temporary, String(size), 'sources');
      const paths = writeDossier(folder, size, Number(values.seed));
      const cacheFolder = join(temporary, String(size), 'cache');
      const cold = await runServer(folder, paths, { cacheFolder });
      measured.push({ size, cold, warm: await runServer(folder, paths, { cacheFolder }, false) });
      if (!existsSync(cacheFolder)) print('Nothing was kept, so the second start was no warm one.');
      if (size !== COMPARED) rmSync(folder, { recursive: true });
      print(`\n${serverTable(measured)}`);
    }
    const folder = join(temporary, String(COMPARED), 'sources');
    if (!measured.some(({ size }) => size === COMPARED)) writeDossier(folder, COMPARED, Number(values.seed));
    compare(folder);
  });
}

function serverTable(measured: readonly Measured[]): string {
  const row = (name: string, of: (run: Measured) => number | undefined, show: (value: number | undefined) => string = milliseconds, grows = false): readonly string[] => [
    name,
    ...measured.flatMap((one, i) => {
      const before = measured[i - 1];
      const [now, then] = [of(one), before && of(before)];
      const growth = grows && now !== undefined && then !== undefined ? [`×${(now / then).toFixed(1)}`] : [''];
      return [show(now), ...(i > 0 ? growth : [])];
    }),
  ];
  const both = (name: string, of: (run: ServerRun) => Spread): readonly (readonly string[])[] => [
    row(`${name}, half of them within`, ({ cold }) => of(cold).p50),
    row(`${name}, 95 of 100 within`, ({ cold }) => of(cold).p95),
  ];
  return table([
    ['sources', ...measured.flatMap(({ size }, i) => [size.toLocaleString('en-US'), ...(i > 0 ? ['growth'] : [])])],
    row('cold read', ({ cold }) => cold.read, milliseconds, true),
    row('warm read', ({ warm }) => warm.read, milliseconds, true),
    row('cold read, processor', ({ cold }) => cold.readProcessor, milliseconds, true),
    row('warm read, processor', ({ warm }) => warm.readProcessor, milliseconds, true),
    row('… times as much cold', ({ cold, warm }) => (cold.readProcessor ?? 0) / (warm.readProcessor ?? NaN), (times) => `×${(times ?? NaN).toFixed(1)}`),
    row('resident memory', ({ cold }) => cold.memory, megabytes, true),
    row('… after a warm start', ({ warm }) => warm.memory, megabytes, true),
    ...both('key stroke to diagnostics', (run) => run.keystroke),
    row('key stroke, processor', ({ cold }) => cold.keystrokeProcessor, milliseconds, true),
    ...both('hover', (run) => run.hover),
    ...both('definition', (run) => run.definition),
    ...both('references', (run) => run.references),
    ...both('workspace symbol', (run) => run.symbols),
  ]);
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '-' : `${Math.round(bytes / 2 ** 20)} MB`;
}

/** Each engine in a process of its own, so that none finds the other's code or garbage. */
function compare(folder: string): void {
  const speeds = engines.map((engine) => inProcess(engine, folder));
  const rate = ({ words, seconds }: Speed): number => words / seconds;
  const [ours] = speeds;
  if (!ours) return;
  print(`\n${table([
    ['one core', 'words', 'words a second', 'analysis to this'],
    ...speeds.map((speed) => [speed.engine, speed.words.toLocaleString('en-US'), Math.round(rate(speed)).toLocaleString('en-US'), `×${(rate(ours) / rate(speed)).toPrecision(3)}`]),
  ])}`);
}

function inProcess(engine: Engine, folder: string): Speed {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1] ?? '', '--engine', engine, '--folder', folder], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${engine} failed: ${stderr}`);
  return JSON.parse(stdout) as Speed;
}

function writeDossier(folder: string, size: number, seed: number): readonly string[] {
  const paths: string[] = [];
  for (const { path, text } of generate(size, seed)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    paths.push(path);
  }
  return paths;
}

async function inTemporaryFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-bench-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
