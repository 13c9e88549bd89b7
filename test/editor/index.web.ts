// The tests' entry in the browser's extension host, a web worker: the extension and its server run there without Node.
/// <reference types="mocha" />
import * as vscode from 'vscode';
import type { CorroborateApi } from '../../client/src/client';
import type { ViewLinesResult } from '../../server/src/protocol';
import { leaveResults } from './support/results';
import { cardAt, conflictIn, find, openSeed, plain, seedUri } from './support/seeds';
import { until } from './support/until';

/** The worker has no node:assert. */
function check(holds: boolean, seen: unknown): asserts holds {
  if (!holds) throw new Error(`seen: ${JSON.stringify(seen)}`);
}

function defineSuite(): void {
  suite('In the browser’s extension host', () => {
    // With Node at hand the desktop's extension would run, and this suite would prove nothing.
    test('there is no Node', () => {
      check(typeof process === 'undefined' || !process.versions?.node, typeof process);
      check(vscode.env.uiKind === vscode.UIKind.Web, vscode.env.uiKind);
    });

    // The server's worker has no files of its own: all sources reach it through the editor.
    test('two sources that disagree are underlined, the one that is not open as well', async () => {
      const { document } = await openSeed('001');
      const here = await conflictIn(document.uri);
      check(here.message.includes('133 nations'), here.message);
      const there = await conflictIn(await seedUri('004'));
      check(there.relatedInformation?.some(({ location }) => location.uri.path === document.uri.path) === true, there);
    });

    test('a figure shows each source’s value', async () => {
      const { document } = await openSeed('001');
      const card = plain(await cardAt(document, find(document, '133 nations')));
      check(card.includes('over 160 signatories'), card);
    });

    test('a quotation leads to its other witness', async () => {
      const { document } = await openSeed('001');
      const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, find(document, 'We believe that'));
      const other = await seedUri('000');
      check(found.some(({ uri }) => uri.path === other.path), found);
    });

    test('a jump leads from a figure to the source that says something else', async () => {
      const editor = await openSeed('001');
      const at = find(editor.document, '133 nations');
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('corroborate.nextSource');
      const other = await seedUri('004');
      await until('the other source', () => vscode.window.activeTextEditor?.document.uri.path === other.path);
    });

    // The page is made in the worker, and its data comes from the server's worker.
    test('the comparison table opens, and a report of it is saved', async () => {
      await openSeed('001');
      await vscode.commands.executeCommand('corroborate.comparisonTable');
      const shown = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
      await until('the table', shown);
      const target = vscode.Uri.joinPath((await seedUri('001')), '..', 'comparison.md');
      await vscode.commands.executeCommand('corroborate.exportComparison', { format: 'markdown', target: target.toString() });
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      await vscode.workspace.fs.delete(target);
      check(text.startsWith('# Comparison: 5 sources') && text.includes('over 160 signatories'), text.slice(0, 200));
    });

    test('the view of findings has its lines, and both sides of one open beside each other', async () => {
      const extension = vscode.extensions.getExtension<CorroborateApi>('corroborate.corroborate');
      await extension?.exports.whenReady();
      const ask = async (path: readonly string[]) => (await extension?.exports.client.sendRequest<ViewLinesResult>('corroborate/viewLines', { view: 'findings', order: 'kind', filter: '', path, most: 10 }))?.lines ?? [];
      const [group] = await ask([]);
      const [line] = await ask([group?.id ?? '']);
      check(line?.spoken === 'Sources disagree: 133 or over 160, countries that signed, 2 sources, both independent', line);
      await vscode.commands.executeCommand('corroborate.openBeside', { line });
      const texts = vscode.window.visibleTextEditors.map(({ document, selection }) => document.getText(selection)).sort();
      check(texts.join('|') === '133 nations|over 160 signatories', texts);
    });
  });
}

export async function run(): Promise<void> {
  // Late, because mocha's bundle for browsers takes module.exports for itself.
  await import('mocha/mocha');
  mocha.setup({ ui: 'tdd', color: false, timeout: 30_000, reporter: 'spec', forbidOnly: true });
  defineSuite();
  const stats = await new Promise<Mocha.Stats | undefined>((done) => {
    const runner = mocha.run(() => done(runner.stats));
  });
  await leaveResults({ passed: stats?.passes ?? 0, failed: stats?.failures ?? 0 });
}
