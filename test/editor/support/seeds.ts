// The opened copy of the seeds: documents by the start of their names, and what the editor shows on them.
import * as vscode from 'vscode';
import { until } from './until';

/** The seeds' folder as it is opened in this editor. */
export function seedsFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The seeds are not open.');
  return folder.uri;
}

export async function seedUri(start: string): Promise<vscode.Uri> {
  const names = await vscode.workspace.fs.readDirectory(seedsFolder());
  const found = names.map(([name]) => name).find((name) => name.startsWith(start));
  if (!found) throw new Error(`No seed starts with ${start}.`);
  return vscode.Uri.joinPath(seedsFolder(), found);
}

/** Resolves when the extension runs and has read all sources. */
export async function allRead(): Promise<void> {
  const extension = vscode.extensions.getExtension<{ whenReady(): Promise<void> }>('corroborate.corroborate');
  if (!extension) throw new Error('The extension is not there.');
  await (await extension.activate()).whenReady();
}

/** Opens a seed in an editor. */
export async function openSeed(start: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await seedUri(start));
}

/** Where `text` first stands, moved by `inside` UTF-16 code units. Throws where it does not stand. */
export function find(document: vscode.TextDocument, text: string, inside = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`“${text}” does not stand in ${document.uri.path}.`);
  return document.positionAt(offset + inside);
}

/** The problems of one seed with a code, open or not. */
export const problems = (uri: vscode.Uri, code: string): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((problem) => (typeof problem.code === 'object' ? problem.code.value : problem.code) === code);

/** The first conflict of figures in a seed, as soon as there is one. */
export const conflictIn = (uri: vscode.Uri): Promise<vscode.Diagnostic> => until(`a conflict in ${uri.path}`, () => problems(uri, 'figure-conflict')[0]);

/** All cards at a place as one Markdown text, as soon as there is any. */
export const cardAt = (document: vscode.TextDocument, position: vscode.Position): Promise<string> => until('a card', async () => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === 'string' ? content : content.value)).join('\n') || undefined;
});

/** Markdown as it reads: without escapes, emphasis and entities for blanks. */
export const plain = (markdown: string): string => markdown.replace(/\\(?=[^\w\s])/g, '').replace(/\*\*/g, '').replace(/&nbsp;/g, ' ');
