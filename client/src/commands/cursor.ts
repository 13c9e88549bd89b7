// The place in a source that a command is about when it was called by key or from the palette.
import { window } from 'vscode';
import type { CommandTarget } from '../../../server/src/protocol';
import { isOurs } from '../source-language';

/** The selection's start: after a jump it is the start of what was found, never a place right behind it. */
export function cursor(): CommandTarget | undefined {
  const editor = window.activeTextEditor;
  if (!editor || !isOurs(editor.document)) return undefined;
  const { line, character } = editor.selection.start;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
