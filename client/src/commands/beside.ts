// Two sources beside each other: what a line of a view or the cursor is about, and what another source says of it.
import { l10n, Range, TextEditorRevealType, ViewColumn, window, type TextDocumentShowOptions } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Location } from 'vscode-languageserver-protocol';
import type { nextSourceMethod, NextSourceParams, NextSourceResult, ViewLine } from '../../../server/src/protocol';
import { cursor } from './cursor';

const NEXT: typeof nextSourceMethod = 'corroborate/nextSource';
const MESSAGE_MS = 4000;

/** From a line of a view both sides are opened and the focus stays there; from the cursor the other side is opened and takes it. */
export async function openBeside(client: BaseLanguageClient, line?: ViewLine): Promise<void> {
  if (line?.at && line.other) {
    await show(client, line.at, { viewColumn: ViewColumn.One, preserveFocus: true });
    await show(client, line.other, { viewColumn: ViewColumn.Two, preserveFocus: true });
    return;
  }
  const from = cursor();
  const params: NextSourceParams | undefined = from && { ...from, step: 1 };
  const found = params && await client.sendRequest<NextSourceResult>(NEXT, params);
  if (!found) {
    if (from) window.setStatusBarMessage(l10n.t('No other source says this.'), MESSAGE_MS);
    return;
  }
  // From the right side the other one is on the left: two columns are enough to compare two texts.
  await show(client, found, { viewColumn: window.activeTextEditor?.viewColumn === ViewColumn.Two ? ViewColumn.One : ViewColumn.Beside });
}

async function show(client: BaseLanguageClient, { uri, range: { start, end } }: Location, options: TextDocumentShowOptions): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  const editor = await window.showTextDocument(client.protocol2CodeConverter.asUri(uri), { ...options, selection, preview: true });
  editor.revealRange(selection, TextEditorRevealType.InCenter);
}
