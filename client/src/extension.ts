// Entry on the desktop and in remote windows: the language server is a Node process of its own.
import { homedir } from 'node:os';
import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start, stop, type CorroborateApi } from './client';

export function activate(context: ExtensionContext): CorroborateApi {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  return start(context, Uri.file(homedir()), (options) => new LanguageClient('corroborate', 'Corroborate', { run: server, debug: server }, options));
}

export const deactivate = stop;
