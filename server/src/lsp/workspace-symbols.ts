// Workspace symbols: the entities of all dossiers.
import { SymbolKind, type SymbolInformation } from 'vscode-languageserver';
import type { EntityType } from '../core/extract/names';
import { findEntities } from '../core/queries/symbols';
import { typeNames } from '../core/queries/type-names';
import { harmless } from '../core/text/one-line';
import { toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';

/** The protocol has no kinds for people and places; these have icons that differ. */
const kinds: Readonly<Record<EntityType, SymbolKind>> = {
  person: SymbolKind.Class,
  organization: SymbolKind.Module,
  place: SymbolKind.Namespace,
  agreement: SymbolKind.Interface,
  event: SymbolKind.Event,
  other: SymbolKind.Object,
};

export function registerWorkspaceSymbols(session: Session): void {
  session.connection.onWorkspaceSymbol(handle(session.log, 'workspace symbols', [], ({ query }): SymbolInformation[] => {
    const types = typeNames(session.say);
    return session.service.dossiers.flatMap((dossier) =>
      findEntities(dossier.links, query).map(({ entity, name, at }) => ({
        name: harmless(name),
        kind: kinds[entity.type],
        containerName: name === entity.canonical ? types[entity.type] : `${harmless(entity.canonical)}, ${types[entity.type]}`,
        location: toLocation(session, dossier, at),
      })),
    );
  }));
}
