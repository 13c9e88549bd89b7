// Applies the server's edits of corroborate.yaml, the one file that is ever written, and takes the last one back.
import { commands, l10n, Range, window, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { EditResult } from '../../../server/src/protocol';

/** The file's whole text before and after an edit. */
interface Written {
  readonly uri: Uri;
  readonly before: string;
  readonly after: string;
}

/** Undefined where nothing was written; why not is said then. */
export async function applySettingsEdit(client: BaseLanguageClient, result: EditResult): Promise<Written | undefined> {
  if (!result) return undefined;
  if ('problem' in result) {
    void window.showWarningMessage(result.problem);
    return undefined;
  }
  if (!workspace.isTrusted) {
    await offerTrust();
    return undefined;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
  const uri = edit.entries()[0]?.[0];
  const before = uri && (await textOf(uri));
  // As a refactoring, so that the user's own setting says whether the file is saved at once.
  const done = await workspace.applyEdit(edit, { isRefactoring: true });
  return done && uri ? { uri, before: before ?? '', after: (await textOf(uri)) ?? '' } : undefined;
}

/** In a folder that is not trusted all can be read, and nothing is written. */
async function offerTrust(): Promise<void> {
  const manage = l10n.t('Trust the Folder…');
  const chosen = await window.showInformationMessage(l10n.t('Nothing is written in a folder that you do not trust.'), manage);
  if (chosen === manage) await commands.executeCommand('workbench.trust.manage');
}

/** Puts the text from before the edit back, unless the file has changed since. */
export async function takeBack({ uri, before, after }: Written): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  if (document.getText() !== after) {
    void window.showWarningMessage(l10n.t('corroborate.yaml has changed since. Undo works in the file itself.'));
    return;
  }
  const edit = new WorkspaceEdit();
  edit.replace(uri, wholeOf(document), before);
  await workspace.applyEdit(edit, { isRefactoring: true });
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}

async function textOf(uri: Uri): Promise<string | undefined> {
  return workspace.openTextDocument(uri).then((document) => document.getText(), () => undefined);
}
