// The ways from one source to another: origin, witnesses, the next one, names.
/// <reference types="mocha" />
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allRead, find, openSeed } from './support/seeds';
import { until } from './support/until';

const quote = 'We believe that in the current security environment';

/** The seed's number and the line, which say enough and read well in a failure. */
const brief = (uri: vscode.Uri, range: vscode.Range): string => `${/(\d{3})_[^/]*$/.exec(uri.path)?.[1] ?? uri.path}:${range.start.line + 1}`;

/** Providers may answer with links or with locations. */
async function ask(command: string, uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(command, uri, position);
  return found.map((place) => ('targetUri' in place ? brief(place.targetUri, place.targetSelectionRange ?? place.targetRange) : brief(place.uri, place.range))).sort();
}

suite('Ways between the sources', () => {
  suiteSetup(allRead);

  // A quotation has one origin, whichever of its witnesses one stands in.
  test('the definition of a quotation is its one origin, seen from either source', async () => {
    const origins = [];
    for (const seed of ['000', '001']) {
      const { document } = await openSeed(seed);
      origins.push(await ask('vscode.executeDefinitionProvider', document.uri, find(document, quote)));
    }
    // 001 is the earlier of the two, and has the sentence in full.
    assert.deepEqual(origins, [['001:14'], ['001:14']]);
  });

  // Shift+F12 is how one sees all versions at once.
  test('the references of a quotation are all its witnesses, and who retells it without marks', async () => {
    const { document } = await openSeed('001');
    assert.deepEqual(await ask('vscode.executeReferenceProvider', document.uri, find(document, quote)), ['000:4', '001:14', '003:4']);
  });

  test('the references of a person are his mentions in all sources', async () => {
    const { document } = await openSeed('001');
    assert.deepEqual(await ask('vscode.executeReferenceProvider', document.uri, find(document, 'Pevkur')), ['000:8', '001:28']);
  });

  const next = 'corroborate.nextSource', previous = 'corroborate.previousSource';

  /** Puts the cursor into the first place of `text` and gives the places that the commands lead to. */
  async function walk(seed: string, text: string, commands: readonly string[]): Promise<string[]> {
    const editor = await openSeed(seed);
    const start = find(editor.document, text);
    editor.selection = new vscode.Selection(start, start);
    const trail: string[] = [];
    for (const command of commands) {
      const left = vscode.window.activeTextEditor?.document.uri.path;
      await vscode.commands.executeCommand(command);
      const now = await until('another source is shown', () => {
        const shown = vscode.window.activeTextEditor;
        return shown && shown.document.uri.path !== left && shown;
      });
      trail.push(brief(now.document.uri, now.selection));
    }
    return trail;
  }

  // The key is meant to be pressed again and again without getting lost.
  test('the next source walks through all witnesses and comes back to the start', async () => {
    assert.deepEqual(await walk('001', quote, [next, next, previous, previous]), ['000:4', '001:14', '000:4', '001:14']);
  });

  // The same words stand in line 3 of this source as well, where a walk that only knew sources would end.
  test('a walk that begins at the second of two places in one source ends at the second again', async () => {
    assert.deepEqual(await walk('001', 'light of these', [next, next, previous, previous]), ['004:19', '001:16', '004:19', '001:16']);
  });

  // One source says a name many times; the way back leads to the mention that one came from.
  test('a walk that begins at a name passes each source that has it and ends at the same mention', async () => {
    const once = ['001:14', '002:3', '003:3', '004:5', '000:3'];
    assert.deepEqual(await walk('000', 'NATO', [...once, ...once].map(() => next)), [...once, ...once]);
    const shown = vscode.window.activeTextEditor;
    assert.equal(shown?.document.getText(shown.selection), 'NATO');
    assert.equal(shown.document.getText().indexOf('NATO'), shown.document.offsetAt(shown.selection.start));
  });

  // Ctrl+T with a name answers from all sources.
  test('a name is found among the workspace’s symbols', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Pevkur');
    assert.ok(symbols.some(({ name }) => name === 'Hanno Pevkur'), symbols.map(({ name }) => name).join());
  });

  // The outline is the way through a long source.
  test('a source has an outline', async () => {
    const { document } = await openSeed('001');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.ok(symbols.length > 0);
  });

  // Without an answer of ours the editor would light up every repetition of a word.
  test('the other mentions of a name light up, an ordinary word does not', async () => {
    const { document } = await openSeed('001');
    const lit = async (text: string) => {
      const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>('vscode.executeDocumentHighlights', document.uri, find(document, text));
      return found?.map(({ range }) => document.getText(range)) ?? [];
    };
    assert.ok((await lit('Ottawa Convention')).length >= 2);
    assert.deepEqual(await lit('shortened version'), []);
  });
});
