// Document highlight: the same thing elsewhere in this document.
import { DocumentHighlightKind } from 'vscode-languageserver';
import { highlightsAt } from '../core/queries/navigate';
import { locate, toRange } from './convert';
import { handle } from './handle';
import type { Session } from './session';

export function registerDocumentHighlight(session: Session): void {
  // An empty list, not null: on null the editor lights up every repetition of an ordinary word.
  session.connection.onDocumentHighlight(handle(session.log, 'document highlight', [], async (params) => {
    const found = await locate(session, params);
    if (!found) return [];
    return highlightsAt(found.links, found.id, found.offset).map((span) => ({ range: toRange(found.lines, span), kind: DocumentHighlightKind.Text }));
  }));
}
