// What is underlined, and that it follows every change, in the editor and outside of it.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { conflictIn, find, openSeed, problems, seedsFolder, seedUri } from './support/seeds';
import { until } from './support/until';

/** Rewrites a file on disk past the editor, as another program would. */
async function rewrite(uri: vscode.Uri, change: (text: string) => string): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(change(text)));
}

suite('Findings', () => {
  // The first thing the project promises: two sources that cannot both be right.
  test('133 nations and over 160 signatories carry a warning each, and name each other', async () => {
    const { document } = await openSeed('001');
    const other = await seedUri('004');
    const here = await conflictIn(document.uri);
    assert.equal(here.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(here.source, 'Corroborate');
    assert.ok(here.range.contains(find(document, '133 nations')), JSON.stringify(here.range));
    assert.match(here.message, /133 nations/);
    assert.ok(here.relatedInformation?.some(({ location }) => location.uri.path === other.path), JSON.stringify(here.relatedInformation));

    const there = await conflictIn(other); // not open in any editor
    const text = await vscode.workspace.openTextDocument(other);
    assert.ok(there.range.contains(find(text, '160 signatories')), JSON.stringify(there.range));
    assert.ok(there.relatedInformation?.some(({ location }) => location.uri.path === document.uri.path));
  });

  // Being party comes after signing, and signing (1997) before entry into force (1999): nobody contradicts anybody.
  test('the countries that are party, and the years, carry no warning', async () => {
    const { document } = await openSeed('000');
    await conflictIn(await seedUri('001'));
    const warnings = vscode.languages.getDiagnostics(document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(warnings.map(({ message }) => message), []);
  });

  // The answer to a keystroke is what a correction is judged by.
  test('an edit that settles the conflict takes the warnings away, and its undoing brings them back', async () => {
    const { document } = await openSeed('001');
    const other = await seedUri('004');
    await conflictIn(document.uri);
    const edit = new vscode.WorkspaceEdit();
    const start = find(document, '133 nations', 0);
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 3)), '165');
    await vscode.workspace.applyEdit(edit);
    try {
      await until('no conflict is left', () => problems(document.uri, 'figure-conflict').length === 0 && problems(other, 'figure-conflict').length === 0);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await conflictIn(document.uri);
    await conflictIn(other);
  });

  // Sources are often replaced by another program while they are compared.
  test('a change on disk to a source that is not open is seen', async () => {
    const { document } = await openSeed('001');
    const other = await seedUri('004');
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
    await conflictIn(document.uri);
    await rewrite(other, (text) => text.replace('over 160 signatories', '133 signatories'));
    try {
      await until('no conflict is left', () => problems(document.uri, 'figure-conflict').length === 0);
    } finally {
      await rewrite(other, (text) => text.replace('133 signatories', 'over 160 signatories'));
    }
    await conflictIn(document.uri);
  });

  // What was found must not outlive the source it was found in.
  test('a source that is added is compared, and takes its findings along when it is deleted', async () => {
    await openSeed('001');
    const added = vscode.Uri.joinPath(seedsFolder(), '005_added.txt');
    await vscode.workspace.fs.copy(await seedUri('004'), added);
    await conflictIn(added).finally(() => vscode.workspace.fs.delete(added));
    await until('no conflict is left', () => problems(added, 'figure-conflict').length === 0);
  });

  // The way out when anything hangs, so it must bring everything back.
  test('after a restart of the server all is as before', async () => {
    const { document } = await openSeed('001');
    const before = await conflictIn(document.uri);
    await vscode.commands.executeCommand('corroborate.restartServer');
    const after = await conflictIn(document.uri);
    assert.deepEqual([after.message, after.range], [before.message, before.range]);
  });
});
