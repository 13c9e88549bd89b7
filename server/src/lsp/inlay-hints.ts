// Inlay hints: what other sources say, behind the words themselves. Off by default, because they move the text.
import { InlayHintRefreshRequest, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../core/queries/inlay-hints';
import { harmless } from '../core/text/one-line';
import { toLocation, toOffset, toPosition } from './convert';
import { handle } from './handle';
import type { Session } from './session';
import { uriKey } from './uri-key';

export function registerInlayHints(session: Session): void {
  session.connection.languages.inlayHint.on(handle<InlayHintParams, InlayHint[]>(session.log, 'inlay hints', [], async ({ textDocument, range }) => {
    const found = session.settings.inlayHints ? await session.service.find(uriKey(textDocument.uri)) : undefined;
    if (!found) return [];
    const { links, id, lines, dossier } = found;
    const seen = { start: toOffset(lines, range.start), end: toOffset(lines, range.end) };
    return inlayHints(links, id, seen, session.say).map(({ offset, parts, tooltip }): InlayHint => ({
      position: toPosition(lines, offset),
      label: parts.map(({ text, at }) => ({ value: harmless(text), ...(at && { location: toLocation(session, dossier, at) }) })),
      tooltip: harmless(tooltip), paddingLeft: true,
    }));
  }));
}

/** Other sources decide what a hint says, so the client has to be told to ask again. */
export function refreshInlayHints({ connection, features }: Session): void {
  if (features.inlayHintRefresh) void connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
}
