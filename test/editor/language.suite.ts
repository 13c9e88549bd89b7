// Which files are sources, and that the extension under test is the one that runs.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allRead, openSeed, seedsFolder } from './support/seeds';

suite('The language of sources', () => {
  // A run against another installed copy would prove nothing.
  test('the extension that runs is the one that was installed', async () => {
    await openSeed('001');
    const extension = vscode.extensions.getExtension('corroborate.corroborate');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.extensionPath, process.env['INSTALLED_EXTENSION']);
    console.log(`      VS Code ${vscode.version}, ${vscode.env.appHost}, Node ${process.version}`);
  });

  // The file pattern decides, so that a folder named seeds or sources works without any setting.
  test('a text in seeds is a source', async () => {
    assert.equal((await openSeed('001')).document.languageId, 'source-text');
  });

  // All other texts of the user's are none of our business.
  test('a text elsewhere stays plain text', async () => {
    const elsewhere = vscode.Uri.joinPath(seedsFolder(), '..', 'notes.txt');
    await vscode.workspace.fs.writeFile(elsewhere, new TextEncoder().encode('133 nations signed.\n'));
    assert.equal((await vscode.workspace.openTextDocument(elsewhere)).languageId, 'plaintext');
  });

  // The semantic colours come from the server, by the legend that the manifest's themes know.
  test('names and figures are given their kinds', async () => {
    await allRead();
    const { document } = await openSeed('001');
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    const kinds = new Map<string, string | undefined>();
    let line = 0, character = 0;
    for (let i = 0; i + 4 < tokens.data.length; i += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = tokens.data.slice(i, i + 5);
      character = lines > 0 ? characters : character + characters;
      line += lines;
      kinds.set(document.getText(new vscode.Range(line, character, line, character + length)), legend.tokenTypes[type]);
    }
    assert.equal(kinds.get('Hanno Pevkur'), 'person');
    assert.equal(kinds.get('Ottawa Convention'), 'agreement');
    assert.equal([...kinds].find(([text]) => text.startsWith('133'))?.[1], 'figure');
  });
});
