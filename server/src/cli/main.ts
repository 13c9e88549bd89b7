// The command line's entry: reads the arguments, runs one command, says how it ended.
import { isMainThread } from 'node:worker_threads';
import { serveJobs } from '../node/reading-worker';
import { endIfHeldUp, useManyThreads } from '../node/slow-disks';
import { parseArguments, type Command } from './arguments';
import { check } from './check';
import { explain } from './explain';
import { exportFolder } from './export';
import { help } from './help';
import { errorLine, print } from './output';
import { report } from './report';

declare const VERSION: string;

/** 0: nothing found. 1: findings. 2: bad use, or a folder that cannot be read. */
async function run(command: Command): Promise<number> {
  switch (command.name) {
    case 'help':
      await print(help);
      return 0;
    case 'version':
      await print(`corroborate ${VERSION}\n`);
      return 0;
    case 'check':
      return check(command.folder, command.format, command.all, command.reading);
    case 'explain':
      return explain(command.finding, command.folder, command.reading);
    case 'export':
      return exportFolder(command.folder, command.reading);
    case 'report':
      return report(command.folder, command.format, command.parts, command.all, command.reading);
    case 'lsp': {
      // Loaded only here: the protocol library is half of this program.
      const { serve } = await import('../node/serve');
      serve('stdio');
      return 0;
    }
    case 'misused':
      errorLine(`corroborate: ${command.problem}`);
      errorLine('Try “corroborate --help”.');
      return 2;
  }
}

function main(): void {
  useManyThreads();
  // Whoever reads us may have seen enough: `corroborate check | head -1` is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  run(parseArguments(process.argv.slice(2))).then(
    // Not process.exit: what is still to be written to a pipe would be lost.
    (code) => (process.exitCode = code),
    (error: unknown) => {
      errorLine(`corroborate: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.exitCode = 2;
    },
  ).finally(endIfHeldUp);
}

if (isMainThread) main();
else serveJobs();
