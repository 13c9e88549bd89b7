// Serves one client over Node's streams, and ends with it.
import { createConnection, IPCMessageReader, IPCMessageWriter, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server';
import { NodeReader } from './node-reader';
import { endIfHeldUp } from './slow-disks';
import { uriFiles } from './uri-files';

/** The library ends the process on `exit`, at the end of standard input, and when the client's process is gone. */
export function serve(transport: 'stdio' | 'ipc'): void {
  // A stray error must not take the reader's colours away. Standard error is the one place that is always there.
  process.on('uncaughtException', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(1);
    process.stderr.write(`${error.stack ?? error.message}\n`);
  });
  process.on('exit', endIfHeldUp);
  process.on('unhandledRejection', (error) => process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`));
  startServer(
    transport === 'ipc'
      ? createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process))
      : createConnection(ProposedFeatures.all, process.stdin, process.stdout),
    // The bundle that this file is part of serves as worker thread too.
    { files: uriFiles, reader: (options) => new NodeReader({ script: __filename, ...options }) },
  );
  if (transport === 'ipc') process.on('disconnect', () => process.exit(1));
}
