// The lines of one view: asks the server for those that are open, a page at a time, and makes tree items of them.
import { env, EventEmitter, l10n, Range, TreeItem, TreeItemCollapsibleState, type Command, type TreeDataProvider } from 'vscode';
import { ErrorCodes, ResponseError, type BaseLanguageClient } from 'vscode-languageclient';
import type { FindingTarget, ViewLine, ViewLinesParams, viewLinesMethod, ViewLinesResult, ViewName, ViewOrder } from '../../../server/src/protocol';
import { iconOf } from './icons';

const LINES: typeof viewLinesMethod = 'corroborate/viewLines';

/** More lines than anybody reads at a time; a line at the end of them brings as many again. */
const PAGE = 200;
/** So few groups of quotations are shown open. */
const FEW_GROUPS = 8;

/** A line with its way to the top; without `line` the one that brings more of its siblings. That of a finding says which, so that it can be decided on. */
export interface Node extends Partial<FindingTarget> {
  readonly line?: ViewLine;
  readonly parent?: Node;
  readonly path: readonly string[];
  /** How many lines are not shown yet, or how many siblings the line has. */
  readonly count: number;
}

export class LineTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #client: BaseLanguageClient;
  readonly #isReady: () => boolean;
  readonly #onTop: (result: ViewLinesResult) => void;
  readonly #shown = new Map<string, number>();
  /** How the lines are put in order, and what they must hold. */
  asked: ViewOrder;
  filter = '';

  /** `isReady`: whether the server can be asked. `onTop` is told what it answered for the top of the view. */
  constructor(client: BaseLanguageClient, isReady: () => boolean, asked: ViewOrder, onTop: (result: ViewLinesResult) => void) {
    this.#client = client;
    this.#isReady = isReady;
    this.asked = asked;
    this.#onTop = onTop;
  }

  /** Has the editor ask again for all lines that are open. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Shows one more page of the lines beside `node`. */
  showMore({ parent }: Node): void {
    const key = keyOf(parent?.path ?? []);
    this.#shown.set(key, (this.#shown.get(key) ?? PAGE) + PAGE);
    this.#changed.fire(parent);
  }

  /** A node for each of the lines that lead to one, with every page on the way open. */
  pathOf(lines: readonly { readonly line: ViewLine; readonly index: number }[]): Node | undefined {
    let node: Node | undefined;
    for (const { line, index } of lines) {
      const key = keyOf(node?.path ?? []);
      this.#shown.set(key, Math.max(this.#shown.get(key) ?? PAGE, Math.ceil((index + 1) / PAGE) * PAGE));
      node = { line, path: [...(node?.path ?? []), line.id], count: 0, ...(node && { parent: node }) };
    }
    return node;
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    if (!this.#isReady()) return [];
    const path = parent?.path ?? [];
    const params: ViewLinesParams = { ...this.asked, filter: this.filter, path, most: this.#shown.get(keyOf(path)) ?? PAGE };
    const result = await this.#client.sendRequest<ViewLinesResult>(LINES, params).catch(nothingFromTheDead);
    if (!result) return [];
    const { lines, total } = result;
    if (!parent) this.#onTop(result);
    const nodes = lines.map((line): Node => ({ ...targetOf(line), line, path: [...path, line.id], count: total, ...(parent && { parent }) }));
    const left = total - lines.length;
    return left > 0 ? [...nodes, { path: [...path, 'more'], count: left, ...(parent && { parent }) }] : nodes;
  }

  getParent({ parent }: Node): Node | undefined {
    return parent;
  }

  getTreeItem(node: Node): TreeItem {
    const { line } = node;
    if (!line) return this.#moreItem(node);
    const item = new TreeItem(line.label, stateOf(this.asked.view, line, node.count));
    item.id = keyOf(node.path);
    item.iconPath = iconOf(line.kind);
    if (line.description !== undefined) item.description = line.description;
    item.tooltip = line.tooltip ?? line.spoken;
    item.accessibilityInformation = { label: line.spoken };
    item.contextValue = [line.kind, ...(line.at ? ['place'] : []), ...(line.other ? ['beside'] : []), ...(line.finding === undefined ? [] : [line.kind === 'decided-finding' ? 'decided' : 'undecided'])].join(' ');
    const command = this.#opening(line);
    if (command) item.command = command;
    return item;
  }

  /** The editor's own command: a click previews and leaves the focus here, Enter opens, with Ctrl or Alt beside. */
  #opening({ at }: ViewLine): Command | undefined {
    if (!at) return undefined;
    const { start, end } = at.range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    return { command: 'vscode.open', title: l10n.t('Open'), arguments: [this.#client.protocol2CodeConverter.asUri(at.uri), { selection }] };
  }

  #moreItem(node: Node): TreeItem {
    const label = l10n.t('Show more ({count} left)', { count: node.count.toLocaleString(env.language) });
    const item = new TreeItem(label);
    item.id = keyOf(node.path);
    item.command = { command: 'corroborate.showMoreLines', title: label, arguments: [this.asked.view, node] };
    return item;
  }
}

/** A server that died while it was asked: the next one says when it can be asked again, and the editor would show the error in a box. */
function nothingFromTheDead(error: unknown): undefined {
  const { PendingResponseRejected, ConnectionInactive } = ErrorCodes;
  if (error instanceof ResponseError && (error.code === PendingResponseRejected || error.code === ConnectionInactive)) return undefined;
  throw error;
}

function targetOf({ finding, at }: ViewLine): Partial<FindingTarget> {
  return finding === undefined || !at ? {} : { finding, uri: at.uri, position: at.range.start };
}

/** Groups are open where that leaves the view short; the details below a line never are. */
function stateOf(view: ViewName, { kind, below }: ViewLine, siblings: number): TreeItemCollapsibleState {
  if (below === undefined) return TreeItemCollapsibleState.None;
  const opened: Readonly<Record<ViewName, boolean>> = {
    findings: kind !== 'decided', entities: kind === 'persons', quotes: kind !== 'retold' && siblings <= FEW_GROUPS, sources: true,
  };
  return below === 'entries' && (kind === 'dossier' || opened[view]) ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
