// What becomes of corroborate.yaml when a client applies the server's edit.
import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The text of corroborate.yaml, which lies at `uri`, after an edit that must touch nothing else; `before` is empty where it is to be created. */
export function applied(edit: WorkspaceEdit | undefined, before: string, uri: string): string {
  const parts = edit?.documentChanges ?? Object.entries(edit?.changes ?? {}).map(([of, edits]) => ({ textDocument: { uri: of, version: null }, edits }));
  let text = before;
  for (const part of parts) {
    if ('kind' in part) {
      assert.deepEqual([part.kind, 'uri' in part && part.uri], ['create', uri]);
      continue;
    }
    assert.equal(part.textDocument.uri, uri);
    text = TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 0, text), part.edits.map((change) => ('newText' in change ? change : assert.fail('a snippet'))));
  }
  return text;
}
