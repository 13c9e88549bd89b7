// Code lens: a line above each quotation that another source carries. Off by default, because it moves the text.
import { CodeLensRefreshRequest, type CodeLens } from 'vscode-languageserver';
import { quoteLenses } from '../core/queries/quote-lenses';
import type { CommandTarget } from '../protocol';
import { toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';
import { uriKey } from './uri-key';

/** A click lists all witnesses. A client that offers no command for it gets no lenses: there is nothing that they could do. */
export function registerCodeLens(session: Session): void {
  session.connection.onCodeLens(handle<{ readonly textDocument: { readonly uri: string } }, CodeLens[]>(session.log, 'code lens', [], async ({ textDocument }) => {
    const command = session.options.cardCommands?.['all-mentions'];
    const found = command !== undefined && session.settings.codeLens ? await session.service.find(uriKey(textDocument.uri)) : undefined;
    if (command === undefined || !found) return [];
    return quoteLenses(found.links, found.id, session.say).map(({ at, title }): CodeLens => {
      const { uri, range } = toLocation(session, found.dossier, at);
      const target: CommandTarget = { uri, position: range.start };
      return { range, command: { title, command, arguments: [target] } };
    });
  }));
}

/** Other sources than the one that is open decide what a lens says, so the client has to be told to ask again. */
export function refreshCodeLens({ connection, features }: Session): void {
  if (features.codeLensRefresh) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
}
