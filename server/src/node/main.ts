// Entry point of the language server in Node: `--node-ipc` as VS Code starts it, standard input and output otherwise.
import { serve } from './serve';

serve(process.argv.includes('--node-ipc') ? 'ipc' : 'stdio');
