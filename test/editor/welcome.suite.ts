// The first steps: the sample, a new dossier, and what the buttons of the walkthrough do where no source has the cursor.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allRead, openSeed, seedsFolder } from './support/seeds';
import { until } from './support/until';

const beside = (name: string) => vscode.Uri.joinPath(seedsFolder(), '..', name);
const names = async (folder: vscode.Uri) => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
const textOf = async (file: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

suite('First steps', () => {
  setup(async () => {
    await allRead();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  // What a newcomer tries it on must be the whole dossier, byte for byte.
  test('the sample is copied to a folder of its own, and a second copy does not touch the first', async () => {
    const into = beside('desk');
    await vscode.workspace.fs.createDirectory(into);
    const first = await vscode.commands.executeCommand<vscode.Uri>('corroborate.openSample', into.toString());
    assert.deepEqual(await names(first), (await names(seedsFolder())).filter((name) => name.includes('.')), 'its files, not folders that other tests made');
    for (const name of await names(first)) assert.equal(await textOf(vscode.Uri.joinPath(first, name)), await textOf(vscode.Uri.joinPath(seedsFolder(), name)), name);
    const second = await vscode.commands.executeCommand<vscode.Uri>('corroborate.openSample', into.toString());
    assert.notEqual(second.toString(), first.toString());
    assert.deepEqual(await names(second), await names(first));
  });

  // Settings that somebody has written are worth more than ours.
  test('a new dossier never writes over a corroborate.yaml', async () => {
    const before = await textOf(vscode.Uri.joinPath(seedsFolder(), 'corroborate.yaml'));
    await vscode.commands.executeCommand('corroborate.newDossier', seedsFolder().toString());
    assert.equal(await textOf(vscode.Uri.joinPath(seedsFolder(), 'corroborate.yaml')), before);
  });

  test('a new dossier takes the texts of its folder, or those in the folders below where it has none', async () => {
    const folder = vscode.Uri.joinPath(seedsFolder(), 'desk');
    try {
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'day', 'fire.txt'), new TextEncoder().encode('Four people were hurt.\n'));
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'flat', 'fire.txt'), new TextEncoder().encode('Four people were hurt.\n'));
      const sourcesOf = async (uri: vscode.Uri) => {
        const file = await vscode.commands.executeCommand<vscode.Uri>('corroborate.newDossier', uri.toString());
        return /^sources: .*$/m.exec(await textOf(file))?.[0];
      };
      assert.equal(await sourcesOf(folder), 'sources: ["**/*.txt"]');
      assert.equal(await sourcesOf(vscode.Uri.joinPath(folder, 'flat')), 'sources: ["*.txt"]');
      assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /flat\/corroborate\.yaml$/);
      assert.deepEqual(vscode.languages.getDiagnostics(vscode.Uri.joinPath(folder, 'flat', 'corroborate.yaml')), []);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  // The page of the walkthrough has no cursor in a source: its buttons must do something all the same.
  test('without a source in sight, Open an Article shows one with a disagreement', async () => {
    await vscode.commands.executeCommand('corroborate.openArticle');
    const { document, selection } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    assert.equal(document.languageId, 'source-text');
    assert.ok(vscode.languages.getDiagnostics(document.uri).some(({ range }) => range.intersection(selection)));
  });

  test('from nowhere, Go to Origin follows a quotation that two sources carry', async () => {
    await vscode.commands.executeCommand('corroborate.goToOrigin');
    await until('a source', () => vscode.window.activeTextEditor?.document.languageId === 'source-text');
  });

  test('from a quotation, Go to Origin goes to its fullest version', async () => {
    const editor = await openSeed('000');
    const at = editor.document.positionAt(editor.document.getText().indexOf('We believe that'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('corroborate.goToOrigin');
    await until('another source', () => vscode.window.activeTextEditor?.document.uri.path !== editor.document.uri.path);
  });

  test('the walkthrough opens', async () => {
    await vscode.commands.executeCommand('corroborate.walkthrough');
    await until('its tab', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => !(input instanceof vscode.TabInputText))));
  });
});
