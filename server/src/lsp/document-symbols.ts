// Document symbols: the outline of sections, quotations and figures.
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver';
import { outlineOf, type OutlineItem } from '../core/queries/symbols';
import { harmless } from '../core/text/one-line';
import type { LineIndex } from '../core/text/line-index';
import { toRange } from './convert';
import { handle } from './handle';
import type { Session } from './session';
import { uriKey } from './uri-key';

/** A section is what VS Code's own Markdown outline makes of a heading; its icon is one for text. */
const kinds = { section: SymbolKind.String, quote: SymbolKind.String, figure: SymbolKind.Number } as const;

export function registerDocumentSymbols(session: Session): void {
  session.connection.onDocumentSymbol(handle<{ textDocument: { uri: string } }, DocumentSymbol[] | SymbolInformation[]>(session.log, 'document symbols', [], async ({ textDocument }) => {
    const found = await session.service.find(uriKey(textDocument.uri));
    if (!found) return [];
    const outline = outlineOf(found.links, found.id, session.say);
    return session.features.symbolTrees ? outline.map((item) => tree(item, found.lines)) : outline.flatMap((item) => flat(item, found.lines, textDocument.uri));
  }));
}

/** The protocol forbids an empty name. */
function nameOf(item: OutlineItem): string {
  return item.name.trim() === '' ? '…' : harmless(item.name);
}

function tree(item: OutlineItem, lines: LineIndex): DocumentSymbol {
  const range = toRange(lines, item);
  return { name: nameOf(item), detail: harmless(item.detail), kind: kinds[item.kind], range, selectionRange: range, children: item.children.map((child) => tree(child, lines)) };
}

function flat(item: OutlineItem, lines: LineIndex, uri: string): SymbolInformation[] {
  return [
    { name: nameOf(item), kind: kinds[item.kind], location: { uri, range: toRange(lines, item) }, ...(item.detail !== '' && { containerName: harmless(item.detail) }) },
    ...item.children.flatMap((child) => flat(child, lines, uri)),
  ];
}
