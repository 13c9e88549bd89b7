// Spans and places of the core as ranges and locations of the protocol. Both count lines from zero and columns in UTF-16 code units.
import type { Location, Position, Range, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Located } from '../core/corpus/entities';
import type { LineIndex } from '../core/text/line-index';
import type { Span } from '../core/text/span';
import { joinKey } from '../keys';
import type { OpenDossier } from '../open-dossier';
import type { Found } from '../service';
import type { Session } from './session';
import { uriKey } from './uri-key';

export function toPosition(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.positionAt(offset);
  return { line, character: column };
}

export function toOffset(lines: LineIndex, position: Position): number {
  return lines.offsetAt({ line: position.line, column: position.character });
}

export function toRange(lines: LineIndex, span: Span): Range {
  return { start: toPosition(lines, span.start), end: toPosition(lines, span.end) };
}

export function toLocation(session: Session, dossier: OpenDossier, at: Located): Location {
  return { uri: session.uriOf(joinKey(dossier.folder, at.document)), range: toRange(dossier.linesOf(at.document), at) };
}

/** The document and the offset that a request is about; undefined where the file is no source. */
export async function locate(session: Session, params: TextDocumentPositionParams): Promise<(Found & { readonly offset: number }) | undefined> {
  const found = await session.service.find(uriKey(params.textDocument.uri));
  return found && { ...found, offset: toOffset(found.lines, params.position) };
}
