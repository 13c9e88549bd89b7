// The same server in a browser's worker: it has no Node, messages come and go as objects, and the client reads the files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';

interface Message { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown }

test('the browser build answers, reads through the client and publishes', { timeout: 30_000 }, async () => {
  const text = readFileSync(join(process.cwd(), 'seeds/001_59ed66a336430b7a.txt'), 'utf8');
  const answers: Readonly<Record<string, (params: { folder?: string; uri?: string }) => unknown>> = {
    'corroborate/listFiles': ({ folder }) => ({ paths: folder === 'vscode-vfs://host/case' ? ['corroborate.yaml', 'a.txt'] : [] }),
    'corroborate/readFile': ({ uri }) => (uri?.endsWith('.yaml') ? { text: 'source: ["*.txt"]\n' } : { text }),
  };
  const seen: Message[] = [];
  let arrived = (): void => undefined;
  // Only what a worker has: no require, no process, no setImmediate.
  const worker: Record<string, unknown> = { setTimeout, clearTimeout, setInterval, clearInterval, performance, TextDecoder, TextEncoder, URL, console, navigator: { platform: 'Linux', userAgent: '' } };
  const listeners: ((event: { data: object }) => void)[] = [];
  worker['addEventListener'] = (type: string, listener: (event: { data: object }) => void): void => void (type === 'message' && listeners.push(listener));
  const send = (message: object): void => [...listeners, worker['onmessage'] as typeof listeners[0] | undefined].forEach((listener) => listener?.({ data: { jsonrpc: '2.0', ...message } }));
  worker['postMessage'] = (message: Message): void => {
    seen.push(structuredClone(message));
    const answer = answers[message.method ?? ''];
    if (answer) setTimeout(() => send({ id: message.id, result: answer(message.params as object) }), 0);
    arrived();
  };
  worker['self'] = worker;
  runInContext(readFileSync(join(process.cwd(), 'dist/server-web.js'), 'utf8'), createContext(worker));
  const until = async (is: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = seen.find(is);
      if (found) return found;
      await new Promise<void>((resolve) => (arrived = resolve));
    }
  };

  send({ id: 1001, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: 'vscode-vfs://host/case', name: 'case' }], initializationOptions: { clientFiles: true, status: true } } });
  await until(({ id, result }) => id === 1001 && result !== undefined);
  send({ method: 'initialized', params: {} });
  const status = await until(({ method, params }) => method === 'corroborate/status' && (params as { state: string }).state === 'ready');
  assert.deepEqual(status.params, { state: 'ready', read: 1, total: 1, disagreements: 0, notes: 0, decided: 0, problem: 'corroborate.yaml: line 1' });
  const published = await until(({ method }) => method === 'textDocument/publishDiagnostics');
  assert.equal((published.params as { uri: string }).uri, 'vscode-vfs://host/case/corroborate.yaml');
  const lines = text.split('\n');
  const line = lines.findIndex((words) => words.includes('Hanno Pevkur'));
  send({ id: 1002, method: 'textDocument/hover', params: { textDocument: { uri: 'vscode-vfs://host/case/a.txt' }, position: { line, character: lines[line]?.indexOf('Hanno') ?? 0 } } });
  const { result } = await until(({ id }) => id === 1002);
  assert.match(JSON.stringify(result), /Hanno Pevkur/u);
});
