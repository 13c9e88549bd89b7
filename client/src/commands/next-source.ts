// Walks through the sources that say what lies under the cursor.
import { commands, l10n, Position, Range, TextEditorRevealType, Uri, window, type Location as EditorLocation } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Location } from 'vscode-languageserver-protocol';
import type { CommandTarget, nextSourceMethod, NextSourceParams, NextSourceResult } from '../../../server/src/protocol';
import { cursor } from './cursor';

const METHOD: typeof nextSourceMethod = 'corroborate/nextSource';
const MESSAGE_MS = 4000;

/** From the cursor, or from the place that a hover card is about. */
export async function goToSource(client: BaseLanguageClient, step: 1 | -1, target?: CommandTarget): Promise<void> {
  const from = target ?? cursor();
  if (!from) return;
  const params: NextSourceParams = { ...from, step };
  const found = await client.sendRequest<NextSourceResult>(METHOD, params);
  if (!found) {
    window.setStatusBarMessage(l10n.t('No other source says this.'), MESSAGE_MS);
    return;
  }
  const { start, end } = found.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  const editor = await window.showTextDocument(Uri.parse(found.uri), { selection });
  editor.revealRange(selection, TextEditorRevealType.InCenter);
}

/** Peeks at every source that has what lies at a line of a view, or at the cursor. */
export async function peekSources(at?: Location): Promise<void> {
  const target = at ? { uri: at.uri, position: at.range.start } : cursor();
  if (target) await showAllMentions(target);
}

/** Opens the peek view with all mentions, witnesses or figures of what a hover card is about. */
export async function showAllMentions({ uri, position }: CommandTarget): Promise<void> {
  const document = Uri.parse(uri);
  const place = new Position(position.line, position.character);
  const locations = await commands.executeCommand<EditorLocation[]>('vscode.executeReferenceProvider', document, place);
  if (locations.length < 2) window.setStatusBarMessage(l10n.t('No other place says this.'), MESSAGE_MS);
  if (locations.length === 0) return;
  await window.showTextDocument(document, { selection: new Range(place, place) });
  await commands.executeCommand('editor.action.showReferences', document, place, locations);
}
