// Something to show to a user whose cursor is nowhere: the first line of a view that will do.
import { Range, TextEditorRevealType, ViewColumn, window, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ViewLine, viewLinesMethod, ViewLinesParams, ViewLinesResult, ViewOrder } from '../../../server/src/protocol';

const LINES: typeof viewLinesMethod = 'corroborate/viewLines';
/** A line that will do stands near the top, or nowhere. */
const MOST = 50;

/** From the top, group by group. */
export async function firstLine(client: BaseLanguageClient, view: ViewOrder, fits: (line: ViewLine) => boolean, path: readonly string[] = []): Promise<ViewLine | undefined> {
  const params: ViewLinesParams = { ...view, filter: '', path, most: MOST };
  const { lines } = await client.sendRequest<ViewLinesResult>(LINES, params);
  for (const line of lines) {
    if (fits(line)) return line;
    const below = line.below === 'entries' ? await firstLine(client, view, fits, [...path, line.id]) : undefined;
    if (below) return below;
  }
  return undefined;
}

/** In the first of several groups of editors, so that the walkthrough beside it stays in sight. */
export async function showLine(client: BaseLanguageClient, at: NonNullable<ViewLine['at']>): Promise<TextEditor> {
  const { start, end } = at.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  const viewColumn = window.tabGroups.all.length > 1 ? ViewColumn.One : ViewColumn.Active;
  const editor = await window.showTextDocument(client.protocol2CodeConverter.asUri(at.uri), { selection, viewColumn, preview: false });
  editor.revealRange(selection, TextEditorRevealType.InCenter);
  return editor;
}
