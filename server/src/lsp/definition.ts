// Go to definition: the origin of a quotation, one place or none. A client that gets several opens a list in the reader's way.
import { definitionAt } from '../core/queries/navigate';
import { locate, toLocation, toRange } from './convert';
import { handle } from './handle';
import type { Session } from './session';
import { settingsDefinition, settingsPlace } from './settings-file';

export function registerDefinition(session: Session): void {
  session.connection.onDefinition(handle(session.log, 'definition', null, async (params) => {
    const settings = settingsPlace(session, params);
    if (settings) return settingsDefinition(session, settings);
    const found = await locate(session, params);
    const to = found && definitionAt(found.links, found.id, found.offset);
    if (!to) return null;
    const { uri, range } = toLocation(session, found.dossier, to);
    if (!session.features.locationLinks) return { uri, range };
    return [{ originSelectionRange: toRange(found.lines, to.from), targetUri: uri, targetRange: range, targetSelectionRange: range }];
  }));
}
