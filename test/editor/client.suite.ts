// The client's own part: which server runs, what cards may do, which documents become sources.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CorroborateApi } from '../../client/src/client';
import { cardAt, find, openSeed, seedsFolder } from './support/seeds';
import { until } from './support/until';

const utf8 = new TextEncoder();

async function api(): Promise<CorroborateApi> {
  const extension = vscode.extensions.getExtension<CorroborateApi>('corroborate.corroborate');
  assert.ok(extension);
  return extension.activate();
}

/** A folder in the opened one, with files by name; the last one is opened, and everything is taken away again. */
async function withFolder(files: Record<string, string>, look: (document: (name: string) => Promise<vscode.TextDocument>) => Promise<void>): Promise<void> {
  const folder = vscode.Uri.joinPath(seedsFolder(), 'desk');
  try {
    for (const [name, text] of Object.entries(files)) await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), utf8.encode(text));
    await look(async (name) => vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name)));
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
}

suite('The client', () => {
  // Whoever tests or scripts the extension waits for this, never for a time.
  test('it says when all sources have been read', async () => {
    await openSeed('001');
    await (await api()).whenReady();
  });

  // The way out that the manual gives must work while all is well, too.
  // The editor's own table for this system, with the keys of every extension that it brings along.
  test('its keys are nobody else’s', async () => {
    const table = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
    const bound = [...table.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)].map(([, key = '', command = '']) => ({ key, command }));
    const ours = new Set(bound.filter(({ command }) => command.startsWith('corroborate.')).map(({ key }) => key));
    assert.ok(bound.length > 500 && ours.size >= 7, `${bound.length} keys, ${[...ours].join()}`);
    assert.deepEqual(bound.filter(({ key, command }) => !command.startsWith('corroborate.') && ours.has(key)), []);
  });

  test('the server can be started anew, and its cards come back', async () => {
    const { document } = await openSeed('001');
    await vscode.commands.executeCommand('corroborate.restartServer');
    await (await api()).whenReady();
    assert.match(await cardAt(document, find(document, 'Pevkur')), /Pevkur/);
  });

  // A crash of the server must cost a moment, not the session, and nothing of what is not saved yet.
  test('a server that dies is started again, and has what is not saved', async () => {
    const { document } = await openSeed('001');
    const at = find(document, '133 nations');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at.translate(0, -1), at.translate(0, 2)), '171');
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    const { client } = await api();
    const pid = (): number | undefined => ('serverProcess' in client ? (client.serverProcess as { pid?: number } | undefined)?.pid : undefined);
    const first = pid();
    assert.ok(first);
    process.kill(first, 'SIGKILL');
    await until('another server', () => { const now = pid(); return now !== undefined && now !== first; });
    try {
      await until('its card, with what is not saved', async () => {
        const card = await cardAt(document, find(document, '171 nations'));
        assert.doesNotMatch(card, /No other source/, 'nothing is said of the others before they have been read');
        return /171 nations/.test(card);
      });
    } finally {
      // The suites behind this one read the same article.
      const back = new vscode.WorkspaceEdit();
      back.replace(document.uri, new vscode.Range(at.translate(0, -1), at.translate(0, 2)), '133');
      await vscode.workspace.applyEdit(back);
      await document.save();
    }
    assert.ok(!document.isDirty);
  });

  // Cards hold the text of strangers: whatever stands there, no command but these five can be linked to.
  test('cards are trusted with five commands and no HTML', async () => {
    const { document } = await openSeed('001');
    await cardAt(document, find(document, 'Pevkur'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, find(document, 'Pevkur'));
    const contents = hovers.flatMap((hover) => hover.contents).filter((content) => content instanceof vscode.MarkdownString);
    assert.ok(contents.length > 0);
    for (const { isTrusted, supportHtml } of contents) {
      assert.deepEqual(isTrusted, { enabledCommands: ['corroborate.nextSource', 'corroborate.allMentions', 'corroborate.compareWording', 'corroborate.showEntity', 'corroborate.comparisonTable'] });
      assert.ok(!supportHtml);
    }
  });

  // Jumping somewhere that says nothing of the kind would be worse than staying.
  test('where no other source says it, the cursor stays', async () => {
    const editor = await openSeed('001');
    const at = find(editor.document, 'shortened version');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('corroborate.nextSource');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    assert.ok(vscode.window.activeTextEditor.selection.active.isEqual(at));
  });

  // A newsroom need not rename its folders and files for us.
  test('what a corroborate.yaml names becomes a source, its neighbour does not', async () => {
    await withFolder({ 'corroborate.yaml': 'sources: ["*.report"]\n', 'fire.report': 'Four people were hurt.\n', 'lunch.memo': 'Four sandwiches.\n' }, async (open) => {
      const report = await open('fire.report');
      await until('a source', () => vscode.workspace.textDocuments.some(({ uri, languageId }) => uri.path === report.uri.path && languageId === 'source-text'));
      assert.equal((await open('lunch.memo')).languageId, 'plaintext');
    });
  });

  // One click in the status bar must be enough to be left alone.
  test('a source that the user makes plain text again stays plain text', async () => {
    await withFolder({ 'corroborate.yaml': 'sources: ["*.report"]\n', 'fire.report': 'Four people were hurt.\n' }, async (open) => {
      const language = (uri: vscode.Uri) => vscode.workspace.textDocuments.find((document) => document.uri.path === uri.path)?.languageId;
      const report = await open('fire.report');
      await until('a source', () => language(report.uri) === 'source-text');
      await vscode.languages.setTextDocumentLanguage(report, 'plaintext');
      // The editor tells of the change by closing and opening the document; this one is told of after it.
      await open('corroborate.yaml');
      assert.equal(language(report.uri), 'plaintext');
    });
  });

  test('any file can be treated as a source', async () => {
    await withFolder({ 'fire.report': 'Four people were hurt.\n' }, async (open) => {
      await vscode.window.showTextDocument(await open('fire.report'));
      await vscode.commands.executeCommand('corroborate.treatAsSource');
      assert.equal(vscode.window.activeTextEditor?.document.languageId, 'source-text');
    });
  });
});
