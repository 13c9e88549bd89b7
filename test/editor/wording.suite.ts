// What the editor shows of a quotation's versions: two side by side, and the line above each quotation.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allRead, cardAt, find, openSeed } from './support/seeds';
import { until } from './support/until';

const quote = 'We believe that in the current security environment';

const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** The two texts of the diff that is shown, as soon as one is. */
async function shownDiff(): Promise<{ readonly title: string; readonly texts: readonly string[]; readonly languages: readonly string[] }> {
  const tab = await until('a diff', () => {
    const active = vscode.window.tabGroups.activeTabGroup.activeTab;
    return active?.input instanceof vscode.TabInputTextDiff && { title: active.label, input: active.input };
  });
  const documents = await Promise.all([tab.input.original, tab.input.modified].map((uri) => vscode.workspace.openTextDocument(uri)));
  return { title: tab.title, texts: documents.map((document) => document.getText()), languages: documents.map(({ languageId }) => languageId) };
}

async function select(seed: string, text: string): Promise<vscode.TextEditor> {
  const editor = await openSeed(seed);
  const at = find(editor.document, text);
  editor.selection = new vscode.Selection(at, at);
  return editor;
}

suite('Wording', () => {
  suiteSetup(allRead);
  teardown(closeAll);

  // The card shows four differences at most; this shows them all, in context.
  test('two versions of a quotation are shown side by side, the origin on the left', async () => {
    await select('000', quote);
    await vscode.commands.executeCommand('corroborate.compareWording');
    const { title, texts, languages } = await shownDiff();
    assert.equal(title, 'Breaking Defense, line 14 ↔ Caliber.Az, line 4');
    assert.match(texts[0] ?? '', /^We believe that in the current security environment it is of paramount importance/);
    assert.match(texts[1] ?? '', /^We believe that in the current security environment it is paramount to provide/);
    assert.deepEqual(languages, ['source-wording', 'source-wording']);
  });

  // An invented source must not appear among the sources.
  test('the texts that are compared are no sources, and cannot be written in', async () => {
    await select('000', quote);
    await vscode.commands.executeCommand('corroborate.compareWording');
    await shownDiff();
    const shown = await until('a focused side', () => (vscode.window.activeTextEditor?.document.uri.scheme === 'corroborate-wording' ? vscode.window.activeTextEditor.document : undefined));
    const text = shown.getText();
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(shown.getText(), text);
    const { document } = await openSeed('000');
    const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, find(document, quote));
    assert.ok(places.every(({ uri }) => uri.scheme === document.uri.scheme), places.map(({ uri }) => uri.toString()).join());
  });

  // Three places carry this one: the reader says which two.
  test('where there are more than two versions one is chosen', async () => {
    await select('004', 'With this decision');
    const done = vscode.commands.executeCommand('corroborate.compareWording');
    // The list takes the key as soon as it is shown; before that the command does nothing.
    await until('a diff', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff;
    });
    await done;
    const { title, texts } = await shownDiff();
    assert.match(title, /Breaking Defense, line \d+ ↔ 004, line \d+|004, line \d+ ↔ Breaking Defense, line \d+/);
    for (const text of texts) assert.match(text, /With this decision, we are sending a clear message/);
  });

  test('where nobody else says it nothing opens', async () => {
    const editor = await select('003', 'Talks and discussions');
    await vscode.commands.executeCommand('corroborate.compareWording');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    assert.ok(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).every(({ input }) => !(input instanceof vscode.TabInputTextDiff)));
  });

  // From the card it is one click, and it must be about the quotation that was pointed at.
  test('the card of a quotation leads there', async () => {
    const { document } = await openSeed('001');
    const card = await cardAt(document, find(document, quote));
    const [, query = ''] = /\[Compare side by side\]\(command:corroborate\.compareWording\?([^)]*)\)/.exec(card) ?? [];
    const [target] = JSON.parse(decodeURIComponent(query)) as [unknown];
    await vscode.commands.executeCommand('corroborate.compareWording', target);
    assert.equal((await shownDiff()).title, 'Breaking Defense, line 14 ↔ Caliber.Az, line 4');
  });

  // It moves the text, so it comes only when it is asked for.
  test('a line above each quotation counts its sources, once the setting is on', async () => {
    const { document } = await openSeed('000');
    const titles = async (): Promise<string[]> => (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)).map(({ command }) => command?.title ?? '');
    assert.deepEqual(await titles(), []);
    const settings = vscode.workspace.getConfiguration('corroborate');
    await settings.update('codeLens', true, vscode.ConfigurationTarget.Global);
    try {
      await until('the lines', async () => (await titles()).length > 0);
      assert.deepEqual(await titles(), ['2 sources, both independent', '2 sources, both independent, 1 reworded']);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
    await until('no lines', async () => (await titles()).length === 0);
  });
});
