// Decisions on findings: from the light bulb to corroborate.yaml, and from there to underline, card and problems; and back by undo.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { allRead, cardAt, conflictIn, find, openSeed, plain, problems, seedsFolder, seedUri } from './support/seeds';
import { until } from './support/until';

const settingsUri = () => vscode.Uri.joinPath(seedsFolder(), 'corroborate.yaml');
const settings = async (): Promise<string> => (await vscode.workspace.openTextDocument(settingsUri())).getText();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function write(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

const actionsAt = (uri: vscode.Uri, at: vscode.Position): Thenable<vscode.CodeAction[]> => vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(at, at));

/** Calls the code action of that title as the light bulb's menu does; `given` stands for what the user would answer. */
async function act(document: vscode.TextDocument, at: vscode.Position, title: string, given?: object): Promise<void> {
  const action = await until(`the action “${title}”`, async () => (await actionsAt(document.uri, at)).find((one) => one.title === title));
  assert.ok(action.command, title);
  await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]), given);
}

const isGone = (...uris: vscode.Uri[]): Promise<unknown> => until('no underline', () => uris.every((uri) => problems(uri, 'figure-conflict').length === 0));

suite('Decisions', () => {
  let before = '';
  suiteSetup(async () => {
    await allRead();
    before = await settings();
  });
  teardown(async () => {
    await write(settingsUri(), before);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const accept = async (): Promise<{ readonly document: vscode.TextDocument; readonly at: vscode.Position; readonly other: vscode.Uri }> => {
    const { document } = await openSeed('001');
    const other = await seedUri('004');
    const at = find(document, '133 nations');
    await conflictIn(document.uri);
    await act(document, at, 'Accept: they measure different things', { category: 'different-quantity', reason: '133 had signed by 1999' });
    await isGone(document.uri, other);
    return { document, at, other };
  };

  // The whole loop: the light bulb writes, the underline goes in both sources, undo brings back every byte and the underline.
  test('a finding that is accepted by the light bulb loses its underline, and undo brings it back', async () => {
    const { document, at, other } = await accept();
    assert.match((await settings()).slice(before.length), /^decisions:\n {2}- finding: figure-conflict\/country-signed\/\S+\n {4}verdict: accepted\n {4}category: different-quantity\n {4}reason: 133 had signed by 1999\n {4}(?:by: .+\n {4})?date: \d{4}-\d\d-\d\d\n {4}quotes:\n {6}- \{ text: 133 nations, /u);
    assert.equal((await settings()).slice(0, before.length), before);
    await until('the card says so', async () => /^Decided: different things\. “133 had signed by 1999”/m.test(plain(await cardAt(document, at))));
    await vscode.window.showTextDocument(settingsUri());
    await vscode.commands.executeCommand('undo');
    assert.equal(await settings(), before, 'one step');
    await Promise.all([conflictIn(document.uri), conflictIn(other)]);
  });

  test('a decided finding offers its decision and the way back', async () => {
    const { document, at } = await accept();
    await vscode.commands.executeCommand('corroborate.openDecision', { uri: document.uri.toString(), position: { line: at.line, character: at.character } });
    const opened = vscode.window.activeTextEditor;
    assert.equal(opened?.document.uri.path, settingsUri().path);
    assert.match(opened?.document.lineAt(opened.selection.active.line).text ?? '', /finding: figure-conflict\//);
    await act(document, at, 'Reopen: take the decision back');
    await conflictIn(document.uri);
    assert.equal(await settings(), `${before}decisions:\n`);
  });

  // What a decision rests on is the value, not the place.
  test('a value that is edited opens the finding again, and says what it was', async () => {
    const { document, at, other } = await accept();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at.translate(0, -1), at.translate(0, 2)), '134');
    edit.insert(document.uri, new vscode.Position(0, 0), 'A line above.\n\n');
    await vscode.workspace.applyEdit(edit);
    const changed = await until('it is open again', () => problems(other, 'decision-changed')[0]);
    assert.match(changed.message, /^Changed since you decided: 133 nations is now 134 nations in /);
    assert.equal(changed.severity, vscode.DiagnosticSeverity.Warning);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await until('it is decided again', () => problems(other, 'decision-changed').length === 0);
    await isGone(document.uri, other);
  });

  test('a new source with another value opens the finding again, and says which; without it the decision holds', async () => {
    const { document, other } = await accept();
    const third = vscode.Uri.joinPath(seedsFolder(), 'zzz-third.txt');
    const text = document.getText().replace('133 nations', '151 nations');
    await vscode.workspace.fs.writeFile(third, bytes(text));
    const changed = await until('it is open again', () => problems(other, 'decision-changed')[0]);
    assert.match(changed.message, /^Changed since you decided: 151 nations is new in /);
    // The watcher swallows what comes and goes at once.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.workspace.fs.delete(third);
    await until('it is decided again', () => problems(other, 'decision-changed').length === 0);
    await isGone(document.uri, other);
  });

  test('who decided is the name in the git configuration where there is one, and nobody where that is not wanted', async () => {
    const git = vscode.Uri.joinPath(seedsFolder(), '.git', 'config');
    await vscode.workspace.fs.writeFile(git, bytes('[core]\n\tbare = false\n[user]\n\tname = Ines Ferro\n'));
    const signs = (on: boolean | undefined) => vscode.workspace.getConfiguration('corroborate').update('signDecisions', on, vscode.ConfigurationTarget.Global);
    try {
      await accept();
      assert.match((await settings()).slice(before.length), /\n {4}by: Ines Ferro\n {4}date: \d{4}-\d\d-\d\d\n/);
      await write(settingsUri(), before);
      await conflictIn(await seedUri('001'));
      await signs(false);
      await accept();
      assert.doesNotMatch((await settings()).slice(before.length), /\n {4}by:/);
    } finally {
      await signs(undefined);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(git, '..'), { recursive: true });
    }
  });

  test('where there is no corroborate.yaml a decision makes one, which says nothing but that', async () => {
    const { document } = await openSeed('001');
    await vscode.workspace.fs.delete(settingsUri());
    try {
      const { line, character } = find(document, '133 nations');
      // Until the server has heard that the file is gone there is nothing to change.
      await until('the file on the disk', async () => {
        await vscode.commands.executeCommand('corroborate.decide', { uri: document.uri.toString(), position: { line, character } }, { category: 'different-quantity', reason: '133 had signed by 1999' });
        return existsSync(settingsUri().fsPath) && /^decisions:\n {2}- finding: figure-conflict\/country-signed\/\S+\n/.test(readFileSync(settingsUri().fsPath, 'utf8'));
      });
      await isGone(document.uri);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.writeFile(settingsUri(), bytes(before));
    }
    await conflictIn(document.uri);
  });

  // The editor says itself that it could not save, and how to.
  test('a corroborate.yaml without permission to write keeps the decision unsaved in the editor', async () => {
    chmodSync(settingsUri().fsPath, 0o444);
    try {
      await accept();
      const document = await vscode.workspace.openTextDocument(settingsUri());
      assert.ok(document.isDirty && document.getText().includes('reason: 133 had signed by 1999'));
      assert.equal(readFileSync(settingsUri().fsPath, 'utf8'), before);
    } finally {
      chmodSync(settingsUri().fsPath, 0o644);
    }
  });

  test('where a setting makes corroborate.yaml read-only nothing is written, nor looks as if it were', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('readonlyInclude', { '**/corroborate.yaml': true }, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openSeed('001');
      const { start } = (await conflictIn(document.uri)).range;
      await vscode.commands.executeCommand('corroborate.decide', { uri: document.uri.toString(), position: { line: start.line, character: start.character } }, { category: 'different-quantity', reason: 'in vain' });
      assert.equal(await settings(), before);
      assert.equal(readFileSync(settingsUri().fsPath, 'utf8'), before);
      await conflictIn(document.uri);
    } finally {
      await files.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  // In a folder of its own: a text that another suite has opened stays a source, whatever the disk says.
  test('a source that is renamed keeps its decision; one that is deleted leaves an orphan, which holds again when it is back', async () => {
    const folder = vscode.Uri.joinPath(seedsFolder(), 'renaming');
    const [a, b, renamed, own] = ['a.txt', 'b.txt', 'renamed.txt', 'corroborate.yaml'].map((name) => vscode.Uri.joinPath(folder, name));
    assert.ok(a && b && renamed && own);
    const text = bytes('The Harbour Treaty, which was opened in Lisbon, now has over 160 signatories, its office said.\n');
    await vscode.workspace.fs.writeFile(own, bytes('sources: ["*.txt"]\n'));
    await vscode.workspace.fs.writeFile(a, bytes('The Harbour Treaty, which was opened in Lisbon, has been signed by 133 nations, its office said.\n'));
    await vscode.workspace.fs.writeFile(b, text);
    try {
      await conflictIn(a);
      const { document } = await vscode.window.showTextDocument(a);
      await vscode.languages.setTextDocumentLanguage(document, 'source-text');
      const at = find(document, '133 nations');
      await act(document, at, 'Accept: they measure different things', { category: 'different-quantity' });
      await isGone(a, b);
      const rename = new vscode.WorkspaceEdit();
      rename.renameFile(b, renamed);
      await vscode.workspace.applyEdit(rename);
      await until('the renamed source is compared', async () => (await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', a, at)).some(({ uri }) => uri.path === renamed.path));
      assert.deepEqual([a, renamed].flatMap((uri) => [...problems(uri, 'figure-conflict'), ...problems(uri, 'decision-changed')]), []);
      // The watcher swallows what comes and goes at once.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await vscode.workspace.fs.delete(renamed);
      const orphan = await until('an orphan', () => problems(own, 'decision-orphan')[0]);
      assert.equal(orphan.message, 'No source says this any more. The decision is kept until you delete it.');
      await vscode.workspace.fs.writeFile(b, text);
      await until('no orphan', () => problems(own, 'decision-orphan').length === 0);
      await isGone(a, b);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  test('two dossiers side by side keep their decisions apart', async () => {
    const folder = vscode.Uri.joinPath(seedsFolder(), 'second');
    const [a, b, own] = ['a.txt', 'b.txt', 'corroborate.yaml'].map((name) => vscode.Uri.joinPath(folder, name));
    assert.ok(a && b && own);
    await vscode.workspace.fs.writeFile(own, bytes('sources: ["*.txt"]\n'));
    await vscode.workspace.fs.writeFile(a, bytes('The Harbour Treaty, which was opened in Lisbon, has been signed by 133 nations, its office said.\n'));
    await vscode.workspace.fs.writeFile(b, bytes('The Harbour Treaty, which was opened in Lisbon, now has over 160 signatories, its office said.\n'));
    try {
      await conflictIn(a);
      const { document: first } = await accept();
      assert.equal(problems(a, 'figure-conflict').length, 1, 'the same values in another dossier are another finding');
      const { document } = await vscode.window.showTextDocument(a);
      await vscode.languages.setTextDocumentLanguage(document, 'source-text');
      await act(document, find(document, '133 nations'), 'Accept: they are from different dates', { category: 'different-date' });
      await isGone(a, b, first.uri);
      assert.match((await vscode.workspace.openTextDocument(own)).getText(), /^sources: .*\ndecisions:\n {2}- finding: .*\n {4}verdict: accepted\n {4}category: different-date\n/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  test('corroborate.yaml offers what it can say, explains it and leads to the sources', async () => {
    const { document } = await accept();
    const yaml = await vscode.workspace.openTextDocument(settingsUri());
    await write(settingsUri(), `${yaml.getText()}e`);
    const end = yaml.positionAt(yaml.getText().length);
    const offered = await until('keys', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', yaml.uri, end);
      return items.some(({ label }) => label === 'entities') && items.map(({ label }) => label);
    });
    assert.ok(offered.includes('severities') && !offered.includes('documents'), 'not what is there already');
    assert.match(plain(await cardAt(yaml, find(yaml, 'category:'))), /Why it needs no second look/);
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', yaml.uri, find(yaml, 'figure-conflict/'));
    assert.ok(places.some((place) => ('uri' in place ? place.uri : place.targetUri).path === document.uri.path));
  });
});
