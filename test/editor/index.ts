// The tests' entry in the extension host: runs the suites beside it with mocha and leaves the results.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { leaveResults } from './support/results';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 30_000, reporter: 'spec', forbidOnly: true });
  const wanted = process.env['EDITOR_SUITE'] ?? '';
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.suite.js') && name.startsWith(wanted))) mocha.addFile(join(__dirname, file));
  const stats = await new Promise<Mocha.Stats | undefined>((done) => {
    const runner = mocha.run(() => done(runner.stats));
  });
  await leaveResults({ passed: stats?.passes ?? 0, failed: stats?.failures ?? 0 });
}
