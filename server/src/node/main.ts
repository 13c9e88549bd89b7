// Entry point of the language server in Node, and of its worker threads: `--node-ipc` as VS Code starts it, standard input and output otherwise.
import { isMainThread } from 'node:worker_threads';
import { serveJobs } from './reading-worker';
import { serve } from './serve';
import { useManyThreads } from './slow-disks';

if (isMainThread) {
  useManyThreads();
  serve(process.argv.includes('--node-ipc') ? 'ipc' : 'stdio');
} else serveJobs();
