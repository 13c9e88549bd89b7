// The comparison table as an editor tab: opens it, answers its page from the server, and goes to the sentences that it shows.
import { commands, l10n, Range, TextEditorRevealType, Uri, ViewColumn, window, type Disposable, type TextEditor, type WebviewPanel } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type * as protocol from '../../../server/src/protocol';
import { cursor } from '../commands/cursor';
import { isOurs } from '../source-language';
import { exportReport } from './export';
import type { FromPage, PageState, Place, ToPage, View } from './messages';
import { pageOf } from './page';

const DOSSIERS: typeof protocol.comparedDossiersMethod = 'corroborate/comparedDossiers';
const AT: typeof protocol.comparedAtMethod = 'corroborate/comparedAt';
const TABLE: typeof protocol.comparisonMethod = 'corroborate/comparison';
const TIMELINE: typeof protocol.timelineMethod = 'corroborate/timeline';
const TYPE = 'corroborate.comparison';
const MESSAGE_MS = 4000;

export class ComparisonPanel implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #whenReady: () => Promise<void>;
  readonly #extension: Uri;
  readonly #subscriptions: Disposable[];
  #panel: WebviewPanel | undefined;
  /** What the page is to show as soon as it listens. */
  #next: Extract<ToPage, { type: 'show' }> | undefined;
  #folder: string | undefined;
  /** Where Escape goes back to. */
  #text: Pick<TextEditor, 'document' | 'selection' | 'viewColumn'> | undefined;

  constructor(client: BaseLanguageClient, whenReady: () => Promise<void>, extension: Uri) {
    this.#client = client;
    this.#whenReady = whenReady;
    this.#extension = extension;
    this.#remember(window.activeTextEditor);
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor((editor) => this.#remember(editor)),
      // After a reload of the window the page brings its own state along; only the dossier is known here.
      window.registerWebviewPanelSerializer(TYPE, {
        deserializeWebviewPanel: async (panel, state: PageState | undefined) => {
          this.#folder = state?.folder;
          this.#next = state && { type: 'show', folder: state.folder };
          this.#adopt(panel);
          if (!state) await this.open();
        },
      }),
    ];
  }

  /** At the claim under the cursor, or the one that a card is about; else at the first dossier. Says so where there are no sources. */
  async open(target?: protocol.CommandTarget, view?: View): Promise<void> {
    const from = target ?? cursor();
    // Right after the window was opened the server may still be on its way.
    if (this.#client.state === State.Starting) await this.#client.start().catch(() => undefined);
    if (!this.#client.isRunning()) return;
    const at = from && (await this.#client.sendRequest<protocol.ComparedAtResult>(AT, from));
    const folder = at?.folder ?? (await this.#chooseDossier());
    if (folder === undefined) return;
    const shown = view ?? at?.what;
    this.#folder = folder;
    this.#next = { type: 'show', folder, ...(shown && { view: shown }), ...(at?.row !== undefined && view === undefined && { row: at.row }) };
    if (this.#panel) {
      this.#panel.reveal();
      await this.#show();
      return;
    }
    this.#adopt(window.createWebviewPanel(TYPE, l10n.t('Comparison'), { viewColumn: ViewColumn.Active }, {}));
  }

  /** What is shown may not be so any more. */
  changed(): void {
    this.#post({ type: 'changed' });
  }

  async export(answer?: { readonly view?: View; readonly format?: protocol.ReportParams['format']; readonly target?: string }): Promise<void> {
    const from = cursor();
    const at = from && this.#client.isRunning() ? await this.#client.sendRequest<protocol.ComparedAtResult>(AT, from) : null;
    const folder = this.#panel?.active === true ? this.#folder : (at?.folder ?? (await this.#chooseDossier()));
    if (folder !== undefined) await exportReport(this.#client, this.#whenReady, folder, answer);
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  async #chooseDossier(): Promise<string | undefined> {
    await this.#whenReady();
    const dossiers = (await this.#client.sendRequest<protocol.ComparedDossiersResult>(DOSSIERS, {})).filter(({ sources }) => sources > 0);
    if (dossiers.length === 0) window.setStatusBarMessage(l10n.t('There are no sources to compare.'), MESSAGE_MS);
    const [only, ...more] = dossiers;
    if (more.length === 0) return only?.folder;
    const items = dossiers.map(({ name, folder, sources }) => ({ label: name, description: sources === 1 ? l10n.t('1 source') : l10n.t('{count} sources', { count: sources }), folder }));
    return (await window.showQuickPick(items, { title: l10n.t('Compare which sources?'), placeHolder: l10n.t('These folders are compared each on its own.') }))?.folder;
  }

  #adopt(panel: WebviewPanel): void {
    this.#panel = panel;
    panel.webview.options = { enableScripts: true, enableCommandUris: false, enableForms: false, localResourceRoots: [Uri.joinPath(this.#extension, 'dist')] };
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#answer(message));
    panel.webview.html = pageOf(panel.webview, this.#extension);
  }

  #post(message: ToPage): void {
    void this.#panel?.webview.postMessage(message);
  }

  /** Before all sources are read “one source only” would be wrong. */
  async #show(): Promise<void> {
    await this.#whenReady();
    const next = this.#next;
    this.#next = undefined;
    if (next) this.#post(next);
    else if (this.#folder !== undefined) this.#post({ type: 'show', folder: this.#folder });
  }

  async #answer(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#show();
      case 'table': {
        const { folder, what, wanted, request } = message;
        if (!this.#client.isRunning()) return;
        const params: protocol.ComparisonParams = { folder, what, ...wanted };
        return this.#post({ type: 'table', request, page: await this.#client.sendRequest<protocol.ComparisonResult>(TABLE, params) });
      }
      case 'timeline': {
        const { folder, from, events, request } = message;
        if (!this.#client.isRunning()) return;
        const params: protocol.TimelineParams = { folder, from, events };
        return this.#post({ type: 'timeline', request, timeline: await this.#client.sendRequest<protocol.TimelineResult>(TIMELINE, params) });
      }
      case 'open':
        return goTo(message.at, message.beside);
      case 'decide': {
        const { uri, range } = message.at;
        const target: protocol.FindingTarget = { uri, position: range.start, finding: message.finding };
        await commands.executeCommand('corroborate.decide', target);
        return;
      }
      case 'back':
        return this.#back();
      case 'export':
        return exportReport(this.#client, this.#whenReady, message.folder, { view: message.view });
    }
  }

  #remember(editor: TextEditor | undefined): void {
    if (editor && isOurs(editor.document)) this.#text = editor;
  }

  async #back(): Promise<void> {
    if (!this.#text) return;
    const { document, selection, viewColumn } = this.#text;
    await window.showTextDocument(document.uri, { selection, ...(viewColumn !== undefined && { viewColumn }) });
  }
}

/** In the group of the table, which stays behind it as a tab, or in the one beside. */
async function goTo({ uri, range: { start, end } }: Place, beside: boolean): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  const editor = await window.showTextDocument(Uri.parse(uri), { selection, ...(beside && { viewColumn: ViewColumn.Beside }) });
  editor.revealRange(selection, TextEditorRevealType.InCenter);
}
