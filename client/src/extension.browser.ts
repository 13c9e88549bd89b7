// Entry in browsers: the language server is a web worker, and the client reads the files for it.
import { Uri, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { start, stop, type CorroborateApi } from './client';

/** The one browser global in this program, so that the rest is not typed as if it ran in a page. */
declare const Worker: new (address: string) => { terminate(): void };

export function activate(context: ExtensionContext): CorroborateApi {
  const address = Uri.joinPath(context.extensionUri, 'dist', 'server-web.js').toString(true);
  let worker: InstanceType<typeof Worker> | undefined;
  const server = () => {
    // A worker outlives its connection, so the one before ends when a restart asks for the next.
    worker?.terminate();
    worker = new Worker(address);
    // Given as transports, because what an extension host calls Worker is a wrapper that the client does not know for one.
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return start(context, undefined, (options) => new LanguageClient('corroborate', 'Corroborate', server, options));
}

export const deactivate = stop;
