// What the views offer as commands: both sides beside each other, all sources at once, a name among the entities, hints behind the words.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CorroborateApi } from '../../client/src/client';
import type { ViewLine, ViewLinesParams, ViewLinesResult } from '../../server/src/protocol';
import { allRead, find, openSeed, seedUri } from './support/seeds';
import { until } from './support/until';

const shown = (): readonly string[] => vscode.window.visibleTextEditors.map(({ document, viewColumn }) => `${viewColumn ?? 0}: ${/(\d{3})_[^/]*$/.exec(document.uri.path)?.[1] ?? document.uri.path}`).sort();

async function lines(path: readonly string[]): Promise<readonly ViewLine[]> {
  const extension = vscode.extensions.getExtension<CorroborateApi>('corroborate.corroborate');
  assert.ok(extension);
  const params: ViewLinesParams = { view: 'findings', order: 'kind', filter: '', path, most: 10 };
  return (await extension.exports.client.sendRequest<ViewLinesResult>('corroborate/viewLines', params)).lines;
}

suite('The views', () => {
  suiteSetup(allRead);
  setup(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  // Two texts on one event are read beside each other.
  test('from a figure the other source opens beside, and from there the first one again, in two columns', async () => {
    const editor = await openSeed('001');
    const at = find(editor.document, '133 nations');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('corroborate.openBeside');
    await until('the other source on the right', () => shown().join() === '1: 001,2: 004');
    const right = vscode.window.activeTextEditor;
    assert.match(right?.document.getText(right.selection) ?? '', /over 160/);
    await vscode.commands.executeCommand('corroborate.openBeside');
    await until('the first source on the left again', () => vscode.window.activeTextEditor?.viewColumn === vscode.ViewColumn.One);
    assert.deepEqual(shown(), ['1: 001', '2: 004']);
  });

  test('a line of the findings opens both sides, each at its words', async () => {
    // Other suites may have left a document open that is a dossier of its own.
    const top = (await lines([])).find(({ label }) => label === 'seeds');
    const path = top ? [top.id] : [];
    const [group] = await lines(path);
    const [line] = await lines([...path, group?.id ?? '']);
    await vscode.commands.executeCommand('corroborate.openBeside', { line });
    await until('both sides', () => shown().join() === '1: 001,2: 004');
    const selected = vscode.window.visibleTextEditors.map(({ document, selection }) => document.getText(selection)).sort();
    assert.deepEqual(selected, ['133 nations', 'over 160 signatories']);
  });

  test('peeking at all sources leaves the cursor where it is', async () => {
    const editor = await openSeed('001');
    const at = find(editor.document, 'Pevkur');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('corroborate.peekSources');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), (await seedUri('001')).toString());
    assert.ok(vscode.window.activeTextEditor.selection.active.isEqual(at));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  test('hints stand behind the words only where they are switched on', async () => {
    const { document } = await openSeed('001');
    const hints = async (): Promise<readonly string[]> => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0));
      return (found ?? []).map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
    };
    const settings = vscode.workspace.getConfiguration('corroborate');
    assert.deepEqual(await hints(), []);
    try {
      await settings.update('inlayHints', true, vscode.ConfigurationTarget.Global);
      await until('hints', async () => (await hints()).includes('≠ over 160 signatories in 004'));
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Global);
    }
    await until('no hints', async () => (await hints()).length === 0);
  });
});
