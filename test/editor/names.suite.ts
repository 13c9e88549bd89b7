// Decisions on names: from the action on a name to corroborate.yaml, and from there to the card and the colours; and back by undo.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allRead, cardAt, find, openSeed, plain, seedsFolder } from './support/seeds';
import { until } from './support/until';

const settingsUri = () => vscode.Uri.joinPath(seedsFolder(), 'corroborate.yaml');
const settings = async (): Promise<string> => (await vscode.workspace.openTextDocument(settingsUri())).getText();

/** The kind that a name is coloured as, none where it has no colour. */
async function colourAt(document: vscode.TextDocument, position: vscode.Position): Promise<string | undefined> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
  const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
  let [line, column] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 4);
    [line, column] = down > 0 ? [line + down, right] : [line, column + right];
    if (line === position.line && column <= position.character && position.character < column + length) return legend.tokenTypes[type];
  }
  return undefined;
}

/** Calls the code action of that title as the editor's menu does; `answer` stands for what the user would choose when asked. */
async function act(document: vscode.TextDocument, at: vscode.Position, title: string, answer?: string): Promise<void> {
  const actions = await until(`the action “${title}”`, async () => {
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at));
    return all.some((action) => action.title === title) && all;
  });
  const command = actions.find((action) => action.title === title)?.command;
  assert.ok(command, title);
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]), answer);
}

suite('Names', () => {
  let before = '';
  suiteSetup(async () => {
    await allRead();
    before = await settings();
  });
  teardown(async () => {
    const document = await vscode.workspace.openTextDocument(settingsUri());
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), before);
    await vscode.workspace.applyEdit(edit);
    await document.save();
    assert.equal(await settings(), before);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  // The four decisions that users of every such tool ask for, where they look for them.
  test('a name offers four actions, ordinary words none', async () => {
    const { document } = await openSeed('001');
    const titles = async (text: string) => (await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(find(document, text), find(document, text)))).map(({ title }) => title);
    for (const title of ['This is the same as…', 'Not the same as…', 'This is not a name', 'Change type…']) assert.ok((await titles('Ottawa Convention')).includes(title), title);
    assert.ok(!(await titles('shortened version')).includes('This is not a name'));
  });

  // The whole loop: the action writes, the views follow, undo brings back every byte and every view.
  test('another type is written down, shown by card and colour, and taken back by undo', async () => {
    const { document } = await openSeed('001');
    const at = find(document, 'Hanno Pevkur');
    const source = document.getText();
    await until('a person’s colour', async () => (await colourAt(document, at)) === 'person');
    await act(document, at, 'Change type…', 'organization');
    assert.equal(await settings(), `${before}entities:\n  - name: Hanno Pevkur\n    type: organization\n`);
    await until('the card says so', async () => /Hanno Pevkur · organisation/.test(plain(await cardAt(document, at))));
    await until('the colour says so', async () => (await colourAt(document, at)) === 'organization');
    assert.equal(document.getText(), source, 'the source is not edited');

    await vscode.window.showTextDocument(settingsUri());
    await vscode.commands.executeCommand('undo');
    assert.equal(await settings(), before);
    await until('the card is as before', async () => /Hanno Pevkur · person/.test(plain(await cardAt(document, at))));
    await until('the colour is as before', async () => (await colourAt(document, at)) === 'person');
  });

  test('two names that are said to be the same share one card, in all sources, until it is undone', async () => {
    const { document } = await openSeed('001');
    const at = find(document, 'Hanno Pevkur');
    await act(document, at, 'This is the same as…', 'Ottawa Convention');
    assert.equal(await settings(), `${before}entities:\n  - name: Ottawa Convention\n    aliases: [Hanno Pevkur]\n`);
    await until('one card', async () => /^Ottawa Convention ·/m.test(plain(await cardAt(document, at))));
    const other = (await openSeed('000')).document;
    await until('one card in the other source', async () => /^Ottawa Convention ·/m.test(plain(await cardAt(other, find(other, 'Pevkur')))));

    await vscode.window.showTextDocument(settingsUri());
    await vscode.commands.executeCommand('undo');
    assert.equal(await settings(), before);
    await until('two cards again', async () => /^Hanno Pevkur ·/m.test(plain(await cardAt(document, at))));
  });

  test('what is not the same gets a card of its own', async () => {
    const { document } = await openSeed('001');
    await act(document, find(document, 'Ottawa Convention'), 'Not the same as…', 'Mine Ban Treaty');
    await until('a card without it', async () => !/Mine Ban Treaty/.test(plain(await cardAt(document, find(document, 'Ottawa Convention')))));
  });

  test('what is not a name loses its colour', async () => {
    const { document } = await openSeed('001');
    const at = find(document, 'Hanno Pevkur');
    await act(document, at, 'This is not a name');
    assert.equal(await settings(), `${before}ignore:\n  entities: [Hanno Pevkur]\n`);
    await until('no colour', async () => (await colourAt(document, at)) === undefined);
  });

  // F2 is where an editor's user looks for another name.
  test('rename gives the card another name and leaves the sources alone', async () => {
    const { document } = await openSeed('001');
    const at = find(document, 'Hanno Pevkur');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'Minister Pevkur');
    assert.deepEqual(edit.entries().map(([uri]) => uri.path), [settingsUri().path]);
    await vscode.workspace.applyEdit(edit);
    await until('the card has it', async () => /^Minister Pevkur · person/m.test(plain(await cardAt(document, at))));
  });
});
