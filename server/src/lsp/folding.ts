// Folding: sections, lists and long quotations.
import type { FoldingRange } from 'vscode-languageserver';
import { foldsOf } from '../core/queries/folding';
import { handle } from './handle';
import type { Session } from './session';
import { uriKey } from './uri-key';

export function registerFolding(session: Session): void {
  session.connection.onFoldingRanges(handle(session.log, 'folding', [], async ({ textDocument }): Promise<FoldingRange[]> => {
    const found = await session.service.find(uriKey(textDocument.uri));
    const document = found?.dossier.document(found.id);
    if (!found || !document) return [];
    return foldsOf(document.source)
      .map((span) => ({ startLine: found.lines.positionAt(span.start).line, endLine: found.lines.positionAt(span.end).line }))
      .filter(({ startLine, endLine }) => startLine < endLine);
  }));
}
