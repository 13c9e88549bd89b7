// The commands of the views: filter, order, more lines, and both sides of a line beside each other.
import { commands, Disposable } from 'vscode';
import type { CommandTarget, ViewName } from '../../../server/src/protocol';
import { cursor } from '../commands/cursor';
import type { Node } from './line-tree';
import type { Views } from './views';

/** `corroborate.showEntity` is called by hover cards as well, with a place. */
export function registerViewCommands(views: Views): Disposable {
  return Disposable.from(
    commands.registerCommand('corroborate.filterFindings', () => views.filter('findings')),
    commands.registerCommand('corroborate.filterEntities', () => views.filter('entities')),
    commands.registerCommand('corroborate.filterQuotes', () => views.filter('quotes')),
    commands.registerCommand('corroborate.filterSources', () => views.filter('sources')),
    commands.registerCommand('corroborate.clearFilters', () => views.clearFilters()),
    commands.registerCommand('corroborate.groupFindings', () => views.arrange('findings')),
    commands.registerCommand('corroborate.groupEntities', () => views.arrange('entities')),
    commands.registerCommand('corroborate.groupQuotes', () => views.arrange('quotes')),
    commands.registerCommand('corroborate.sortSources', () => views.arrange('sources')),
    commands.registerCommand('corroborate.showMoreLines', (name: ViewName, node: Node) => views.showMore(name, node)),
    commands.registerCommand('corroborate.showEntity', (target?: CommandTarget) => views.showEntity(target ?? cursor())),
  );
}
