// Applies the server's edits of corroborate.yaml, the one file that is ever written, and takes the last one back.
import { commands, env, FilePermission, l10n, Range, window, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { EditResult } from '../../../server/src/protocol';

/** The file's whole text before and after an edit. */
interface Written {
  readonly uri: Uri;
  readonly before: string;
  readonly after: string;
}

/**
 * Whether an edit such as this one could be written now; why not is said. Ask before the user is asked for anything, so that
 * nobody gives reasons in vain.
 */
export async function mayWrite(client: BaseLanguageClient, result: EditResult): Promise<boolean> {
  return result === null || (await writable(client, result)) !== undefined;
}

/** Undefined where nothing was written; why not is said then. */
export async function applySettingsEdit(client: BaseLanguageClient, result: EditResult): Promise<Written | undefined> {
  const edit = result && (await writable(client, result));
  const [uri, changes] = edit?.entries()[0] ?? [];
  if (!edit || !uri) return undefined;
  const before = (await textOf(uri)) ?? '';
  // As a refactoring, so that the user's own setting says whether the file is saved at once.
  const done = await workspace.applyEdit(edit, { isRefactoring: true });
  const after = (await textOf(uri)) ?? '';
  if (done && (after === before || (await isKept(uri)))) return { uri, before, after };
  if (after !== before) await replaceText(uri, before);
  const why = done ? l10n.t('corroborate.yaml is read-only in this editor. Nothing was written.') : l10n.t('corroborate.yaml could not be changed. Nothing was written.');
  void offerCopy(why, (changes ?? []).map(({ newText }) => newText).join(''));
  return undefined;
}

async function writable(client: BaseLanguageClient, result: NonNullable<EditResult>): Promise<WorkspaceEdit | undefined> {
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
  if (!uri || !(await isReadOnly(uri))) return edit;
  void window.showWarningMessage(l10n.t('corroborate.yaml is read-only here. Nothing was written.'));
  return undefined;
}

async function isReadOnly(uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  return workspace.fs.stat(uri).then(({ permissions }) => permissions === FilePermission.Readonly, () => false);
}

/**
 * An editor that was made read-only by a setting takes an edit into its text, calls it saved and writes nothing: the decision
 * would be gone with the window.
 */
async function isKept(uri: Uri): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  if (document.isDirty) return true;
  const onDisk = await workspace.fs.readFile(uri).then((bytes) => workspace.decode(bytes, { uri })).then((text) => text, () => undefined);
  return onDisk === undefined || inOneKind(onDisk) === inOneKind(document.getText());
}

const inOneKind = (text: string): string => text.replaceAll('\r\n', '\n');

/** What somebody has thought about is not lost with the edit. */
async function offerCopy(why: string, text: string): Promise<void> {
  const copy = l10n.t('Copy What Was to Be Written');
  const chosen = await window.showWarningMessage(why, copy);
  if (chosen === copy) await env.clipboard.writeText(text);
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
  await replaceText(uri, before);
}

async function replaceText(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(uri, wholeOf(await workspace.openTextDocument(uri)), text);
  await workspace.applyEdit(edit, { isRefactoring: true });
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}

async function textOf(uri: Uri): Promise<string | undefined> {
  return workspace.openTextDocument(uri).then((document) => document.getText(), () => undefined);
}
