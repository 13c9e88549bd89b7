// The user's own text beside the seeds: it keeps its Markdown, and is checked against the sources while it is written.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allRead, cardAt, find, plain, problems, seedsFolder, seedUri } from './support/seeds';
import { until } from './support/until';

const settingsUri = () => vscode.Uri.joinPath(seedsFolder(), 'corroborate.yaml');
const draftUri = () => vscode.Uri.joinPath(seedsFolder(), 'draft', 'article.md');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const right = 'The **Ottawa Convention** has been signed by 133 nations, one of which may leave.\n';
const draft = `# Four neighbours of Russia

${right.replace('133', '123')}
- “It is important that all NATO countries can assess their defence capabilities in accordance with the prevailing threat situation,” Hanno Pevkur said.
- “With this decision, we are sending a clear warning: our countries are prepared and can use every necessary measure to defend our territory and freedom,” the joint statement said.
`;

suite('Drafts', () => {
  let before: Uint8Array = bytes('');
  suiteSetup(async () => {
    await allRead();
    before = await vscode.workspace.fs.readFile(settingsUri());
    await vscode.workspace.fs.writeFile(draftUri(), bytes(draft));
    await vscode.workspace.fs.writeFile(settingsUri(), bytes(`${new TextDecoder().decode(before)}drafts: ["draft/*.md"]\n`));
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.writeFile(settingsUri(), before);
    // The decision has opened the file, and the suites behind this one read it there.
    await until('the settings as before', async () => (await vscode.workspace.openTextDocument(settingsUri())).getText() === new TextDecoder().decode(before));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(seedsFolder(), 'draft'), { recursive: true });
  });

  test('a Markdown draft stays Markdown, and what differs from the sources is underlined in it and in no source', async () => {
    const source = await seedUri('001');
    const { document } = await vscode.window.showTextDocument(draftUri());
    const [figure] = await until('a wrong figure', () => { const all = problems(draftUri(), 'figure-conflict'); return all.length > 0 && all; });
    assert.match(figure?.message ?? '', /^No source says 123 nations: 133 nations in Breaking Defense/);
    assert.equal(document.getText(figure?.range), '123 nations');
    assert.deepEqual(problems(draftUri(), 'quote-altered').map(({ message }) => message), ['Quoted with another word in Breaking Defense: “clear message our”.']);
    assert.match(problems(draftUri(), 'quote-misattributed')[0]?.message ?? '', /Pevkur here, .*Kopra in Breaking Defense/);
    assert.equal(document.languageId, 'markdown');
    const related = vscode.languages.getDiagnostics(source).flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri.path));
    assert.ok(related.length > 0 && related.every((path) => path !== draftUri().path), related.join());
  });

  test('cards, colours, jumps and the light bulb work in it, each once', async () => {
    const { document } = await vscode.window.showTextDocument(draftUri());
    const at = find(document, '123 nations');
    await until('what the server was asked to offer here', async () => (await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at)).length > 0);
    assert.equal(plain(await cardAt(document, at)).match(/^Countries that signed the Ottawa Convention/gmu)?.length, 1);
    const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    assert.ok(data.length >= 5 * 5);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at));
    assert.equal(actions.filter(({ title }) => title === 'Accept: they measure different things').length, 1);
    const [place] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, find(document, 'With this decision'));
    assert.ok(place);
    assert.match(('uri' in place ? place.uri : place.targetUri).path, /\/00\d_\w+\.txt$/);
  });

  test('what is typed is checked before it is saved; another Markdown file is left alone', async () => {
    const editor = await vscode.window.showTextDocument(draftUri());
    const start = find(editor.document, '123 nations', 0);
    await editor.edit((edit) => edit.replace(new vscode.Range(start, start.translate(0, 3)), '133'));
    await until('no other figure than this source’s', () => problems(draftUri(), 'figure-conflict').every(({ message }) => !message.includes('133 nations in')));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const notes = vscode.Uri.joinPath(seedsFolder(), 'draft', 'notes', 'mine.md');
    await vscode.workspace.fs.writeFile(notes, bytes(draft));
    const { document } = await vscode.window.showTextDocument(notes);
    assert.deepEqual(await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', notes, find(document, '123 nations')), []);
    assert.deepEqual([document.languageId, vscode.languages.getDiagnostics(notes)], ['markdown', []]);
  });

  test('the keys know it, and a decision on it is written like any other', async () => {
    const editor = await vscode.window.showTextDocument(draftUri());
    const at = await until('a wrong figure', () => problems(draftUri(), 'figure-conflict')[0]?.range.start);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('corroborate.decide', undefined, { category: 'different-date', reason: 'as of the first year' });
    await until('no underline', () => problems(draftUri(), 'figure-conflict').length === 0);
    const settings = await vscode.workspace.openTextDocument(settingsUri());
    await until('the decision on disk', () => !settings.isDirty);
    assert.match(settings.getText(), /drafts: \["draft\/\*\.md"\]\ndecisions:\n {2}- finding: figure-conflict\/.*\n {4}verdict: accepted\n {4}category: different-date\n/);
  });
});
