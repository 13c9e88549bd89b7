// The four views of the side bar: filter, order, badge, what they say when empty, and the way to a line in them.
import { commands, env, l10n, window, type Disposable, type Memento, type QuickPickItem, type TreeView } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  CommandTarget, entityLinesMethod, EntityLinesParams, EntityLinesResult, Status, ViewLinesResult, ViewName, ViewOrder, ViewOrders,
} from '../../../server/src/protocol';
import { foundInWords } from '../status-text';
import { translate } from '../translate';
import { LineTree, type Node } from './line-tree';

const ENTITY: typeof entityLinesMethod = 'corroborate/entityLines';
const MESSAGE_MS = 4000;
/** While somebody types a filter. */
const TYPING_MS = 200;

interface Order<V extends ViewName> {
  readonly order: ViewOrders[V];
  readonly label: string;
  readonly detail: string;
  /** What stands beside the view's title; the usual order is not named. */
  readonly by?: string;
}

interface Described<V extends ViewName> {
  readonly filter: string;
  readonly question: string;
  /** How much a filter leaves. */
  readonly some: (values: { readonly words: string; readonly shown: number; readonly all: number }) => string;
  /** The first is the usual one. */
  readonly orders: readonly [Order<V>, ...Order<V>[]];
}

/** In the order of the side bar. */
const names: readonly ViewName[] = ['findings', 'entities', 'quotes', 'sources'];

/** Made when it is shown, because the texts are in the editor's language. */
const described: { readonly [V in ViewName]: () => Described<V> } = {
  findings: () => ({
    filter: l10n.t('Filter findings'), question: l10n.t('Group findings by…'), some: (values) => l10n.t('Only with “{words}”: {shown} of {all} findings', values),
    orders: [
      { order: 'kind', label: l10n.t('Kind'), detail: l10n.t('Sources disagree, quoted in other words, another speaker, worth a look') },
      { order: 'source', label: l10n.t('Source'), by: l10n.t('by source'), detail: l10n.t('One group for each source, with all that concerns it') },
    ],
  }),
  entities: () => ({
    filter: l10n.t('Filter names'), question: l10n.t('Group names by…'), some: (values) => l10n.t('Only with “{words}”: {shown} of {all} names', values),
    orders: [
      { order: 'type', label: l10n.t('Type'), detail: l10n.t('People, organisations, places, treaties and laws, events') },
      { order: 'sources', label: l10n.t('Number of Sources'), by: l10n.t('by number of sources'), detail: l10n.t('Those that most sources name first') },
    ],
  }),
  quotes: () => ({
    filter: l10n.t('Filter quotations'), question: l10n.t('Group quotations by…'), some: (values) => l10n.t('Only with “{words}”: {shown} of {all} quotations', values),
    orders: [
      { order: 'speaker', label: l10n.t('Speaker'), detail: l10n.t('Who said how much; retold passages last') },
      { order: 'sources', label: l10n.t('Number of Sources'), by: l10n.t('by number of sources'), detail: l10n.t('Those that most sources carry first') },
    ],
  }),
  sources: () => ({
    filter: l10n.t('Filter sources'), question: l10n.t('Sort sources by…'), some: (values) => l10n.t('Only with “{words}”: {shown} of {all} sources', values),
    orders: [
      { order: 'name', label: l10n.t('Name'), detail: l10n.t('The publisher or the file’s name, from A to Z') },
      { order: 'date', label: l10n.t('Date'), by: l10n.t('by date'), detail: l10n.t('The earliest first, those without a date last') },
      { order: 'publisher', label: l10n.t('Publisher'), by: l10n.t('by publisher'), detail: l10n.t('One group for each publisher') },
    ],
  }),
};

/** What the welcome texts of package.json go by, beside what each view was found to be: no sources, reading them, or all read. */
type Situation = 'none' | Status['state'] | 'stopped';

export class Views implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #memento: Memento;
  readonly #trees = new Map<ViewName, { readonly tree: LineTree; readonly view: TreeView<Node> }>();
  readonly #disposables: Disposable[] = [];
  readonly #stale = new Set<ViewName>();
  #situation: Situation;
  /** Whether the sources have been read once: then the lines stay on the screen while some are read anew. */
  #hasLines = false;
  /** “Reading 3 of 5”, as long as there is nothing else to see. */
  #progress = '';
  /** How many names, quotations and sources there are; that of findings is the badge. */
  readonly #counts = new Map<ViewName, number>();

  /** `memento` keeps the chosen orders for this workspace. `hasFolders`: without them nothing is read before somebody opens a source. */
  constructor(client: BaseLanguageClient, memento: Memento, hasFolders: boolean) {
    this.#client = client;
    this.#memento = memento;
    this.#situation = hasFolders ? 'reading' : 'none';
    for (const name of names) this.#create(name);
    this.#tellSituation();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** What the server says of its reading, or that it has stopped. */
  show(status: Status | 'stopped'): void {
    const before = this.#situation;
    this.#situation = status === 'stopped' ? 'stopped' : status.total === 0 ? 'none' : status.state;
    const hadLines = this.#hasLines;
    this.#hasLines = this.#situation === 'ready' || this.#situation === 'paused' || (hadLines && this.#situation === 'reading');
    this.#tellProgress(status);
    const findings = this.#trees.get('findings')?.view;
    if (findings && status !== 'stopped' && status.state !== 'reading') {
      const open = status.disagreements + status.notes + (status.inDrafts ?? 0);
      findings.badge = open === 0 ? undefined : { value: open, tooltip: foundInWords(status, translate) };
    }
    if (this.#situation === before) return;
    this.#tellSituation();
    if (!(hadLines && this.#situation === 'reading')) this.refresh();
  }

  /** Asks for words while the list already follows them. Leaving with Escape brings back what was there before. */
  async filter(name: ViewName): Promise<void> {
    const tree = this.#trees.get(name)?.tree;
    if (!tree) return;
    const before = tree.filter;
    const input = window.createInputBox();
    input.title = described[name]().filter;
    input.placeholder = l10n.t('Words that the line, its source or its sentence must hold');
    input.prompt = l10n.t('Enter keeps the filter, Escape leaves it as it was. Empty shows everything.');
    input.value = before;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (words: string): void => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#setFilter(name, words), TYPING_MS);
    };
    let kept: string | undefined;
    await new Promise<void>((done) => {
      input.onDidChangeValue(take);
      input.onDidAccept(() => {
        kept = input.value;
        input.hide();
      });
      input.onDidHide(() => done());
      input.show();
    });
    input.dispose();
    clearTimeout(timer);
    this.#setFilter(name, kept ?? before);
    if (kept !== undefined) await commands.executeCommand(`corroborate.${name}.focus`);
  }

  clearFilters(): void {
    for (const name of this.#trees.keys()) this.#setFilter(name, '');
  }

  async arrange(name: ViewName): Promise<void> {
    const tree = this.#trees.get(name)?.tree;
    if (!tree) return;
    const items = described[name]().orders.map(({ order, label, detail }) => ({ label, detail, order, ...(order === tree.asked.order && { description: l10n.t('now') }) }));
    const chosen = await window.showQuickPick<QuickPickItem & { readonly order: string }>(items, { title: described[name]().question, matchOnDetail: true });
    if (!chosen) return;
    await this.#memento.update(orderKey(name), chosen.order);
    this.#setOrder(name, chosen.order);
  }

  showMore(name: ViewName, node: Node): void {
    this.#trees.get(name)?.tree.showMore(node);
  }

  /** Selects the entity at a place in its view. */
  async showEntity(target: CommandTarget | undefined): Promise<void> {
    const { tree, view } = this.#trees.get('entities') ?? {};
    if (!tree || !view || !target || tree.asked.view !== 'entities') return;
    const params: EntityLinesParams = { ...target, order: tree.asked.order };
    const lines = await this.#client.sendRequest<EntityLinesResult>(ENTITY, params);
    if (!lines) {
      window.setStatusBarMessage(l10n.t('There is no name here.'), MESSAGE_MS);
      return;
    }
    this.#setFilter('entities', '');
    const node = tree.pathOf(lines);
    // The page that holds it may have to be asked for anew.
    tree.refresh();
    if (node) await view.reveal(node, { select: true, focus: true, expand: true });
  }

  #create(name: ViewName): void {
    const tree = new LineTree(this.#client, () => this.#hasLines, this.#orderOf(name), (result) => this.#tellTop(name, result));
    const view = window.createTreeView(`corroborate.${name}`, { treeDataProvider: tree, showCollapseAll: true });
    this.#trees.set(name, { tree, view });
    this.#disposables.push(view, view.onDidChangeVisibility(({ visible }) => {
      if (visible && this.#stale.delete(name)) tree.refresh();
    }));
    this.#describe(name);
  }

  #orderOf(name: ViewName): ViewOrder {
    const kept = this.#memento.get<string>(orderKey(name));
    return orderNamed(name, kept);
  }

  #setOrder(name: ViewName, order: string): void {
    const tree = this.#trees.get(name)?.tree;
    if (!tree) return;
    tree.asked = orderNamed(name, order);
    this.#describe(name);
    tree.refresh();
  }

  /** How far reading is, before all else; then how much there is, and an order that is not the usual one. */
  #describe(name: ViewName): void {
    const { tree, view } = this.#trees.get(name) ?? {};
    const orders: readonly { readonly order: string; readonly by?: string }[] = described[name]().orders;
    const count = this.#counts.get(name)?.toLocaleString(env.language);
    const by = orders.find(({ order }) => order === tree?.asked.order)?.by;
    if (view) view.description = this.#progress || [count, by].filter((part) => part !== undefined).join(', ');
  }

  #setFilter(name: ViewName, words: string): void {
    const { tree, view } = this.#trees.get(name) ?? {};
    if (!tree || !view || tree.filter === words) return;
    tree.filter = words;
    if (words.trim() === '') view.message = '';
    void commands.executeCommand('setContext', `corroborate.${name}.filtered`, words.trim() !== '');
    tree.refresh();
  }

  /** Only what the server found to be empty is called so: while it reads, and where it failed, nobody knows. */
  #tellTop(name: ViewName, { total, entries }: ViewLinesResult): void {
    const { tree, view } = this.#trees.get(name) ?? {};
    if (!tree || !view) return;
    void commands.executeCommand('setContext', `corroborate.${name}.empty`, entries !== undefined && total === 0);
    if (!entries) return;
    const { shown, all } = entries;
    if (name !== 'findings') this.#counts.set(name, all);
    this.#describe(name);
    view.message = tree.filter.trim() === '' || shown === 0 ? '' : described[name]().some({ words: tree.filter.trim(), shown, all });
  }

  #tellSituation(): void {
    void commands.executeCommand('setContext', 'corroborate.state', this.#situation);
    if (!this.#hasLines) for (const name of names) void commands.executeCommand('setContext', `corroborate.${name}.empty`, false);
  }

  #tellProgress(status: Status | 'stopped'): void {
    const progress = status !== 'stopped' && status.state === 'reading' && !this.#hasLines ? l10n.t('Reading {read} of {total}', { read: status.read, total: status.total }) : '';
    if (progress === this.#progress) return;
    this.#progress = progress;
    for (const name of names) this.#describe(name);
  }

  /** What the views show may have changed. Views that nobody sees ask when they are seen again. */
  refresh(): void {
    for (const [name, { tree, view }] of this.#trees) {
      if (view.visible) tree.refresh();
      else this.#stale.add(name);
    }
  }
}

function orderKey(name: ViewName): string {
  return `order.${name}`;
}

/** The usual order where a workspace keeps one that is no longer known. */
function orderNamed(view: ViewName, wanted: string | undefined): ViewOrder {
  const orders: readonly { readonly order: string }[] = described[view]().orders;
  const { order } = orders.find((known) => known.order === wanted) ?? described[view]().orders[0];
  return { view, order } as ViewOrder;
}
