// The comparison table as an editor tab, and the reports that are saved from it. What the page itself does, test/webview tests.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allRead, cardAt, find, openSeed, seedsFolder, seedUri } from './support/seeds';
import { until } from './support/until';

const comparisons = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('corroborate.comparison'));
const isShown = () => comparisons().some(({ isActive }) => isActive);
const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');
const read = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const exists = (uri: vscode.Uri): Thenable<boolean> => vscode.workspace.fs.stat(uri).then(() => true, () => false);

suite('The comparison table', () => {
  suiteSetup(allRead);
  teardown(closeAll);

  test('it opens as a tab, and only once', async () => {
    await openSeed('001');
    await vscode.commands.executeCommand('corroborate.comparisonTable');
    await until('the table', isShown);
    await openSeed('004');
    await vscode.commands.executeCommand('corroborate.timeline');
    await until('the table again', isShown);
    assert.equal(comparisons().length, 1);
  });

  test('without an open article it shows the one dossier that there is', async () => {
    await closeAll();
    // A folder that another suite has just deleted is a dossier until the deletion is told of: till then the editor asks which one.
    await until('the table', async () => {
      void vscode.commands.executeCommand('corroborate.comparisonTable');
      const isThere = await until('the table at once', isShown, 2000).catch(() => false);
      if (!isThere) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isThere;
    });
  });

  // From the card it is one click, and it must be about the figure that was pointed at.
  test('the card of a figure leads there', async () => {
    const { document } = await openSeed('001');
    const card = await cardAt(document, find(document, '133 nations'));
    const [, query = ''] = /\[Comparison table\]\(command:corroborate\.comparisonTable\?([^)]*)\)/.exec(card) ?? [];
    const [target] = JSON.parse(decodeURIComponent(query)) as [unknown];
    await vscode.commands.executeCommand('corroborate.comparisonTable', target);
    await until('the table', isShown);
  });

  // What one hands on has to be what the table shows.
  test('it is saved as a web page, a spreadsheet and Markdown', async () => {
    await openSeed('001');
    for (const [format, view, begins] of [['html', undefined, '<!DOCTYPE html>'], ['csv', 'figures', '"Claim","About","Result"'], ['markdown', undefined, '# Comparison: 5 sources']] as const) {
      const target = vscode.Uri.joinPath(seedsFolder(), '..', `comparison.${format}`);
      await vscode.commands.executeCommand('corroborate.exportComparison', { format, view, target: target.toString() });
      const text = await read(target);
      await vscode.workspace.fs.delete(target);
      assert.ok(text.replace(/^\ufeff/, '').startsWith(begins), text.slice(0, 80));
      assert.ok(text.includes('133 nations') && text.includes('over 160 signatories'));
    }
  });

  // Whatever is typed into the dialog, no article is lost to it and none is invented.
  test('no report overwrites a source or the settings, and none is put where it would be read as one', async () => {
    await openSeed('001');
    const source = await seedUri('004');
    const settings = vscode.Uri.joinPath(seedsFolder(), 'corroborate.yaml');
    const before = [await read(source), await read(settings)];
    const invented = vscode.Uri.joinPath(seedsFolder(), 'comparison.txt');
    for (const target of [source, settings, invented]) await vscode.commands.executeCommand('corroborate.exportComparison', { format: 'markdown', target: target.toString() });
    assert.deepEqual([await read(source), await read(settings)], before);
    assert.equal(await exists(invented), false);
  });
});
