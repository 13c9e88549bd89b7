// Rename on a name: writes the name that cards show into corroborate.yaml. Sources keep their words.
import { LSPErrorCodes, ResponseError, type PrepareRenameParams, type RenameParams, type WorkspaceEdit } from 'vscode-languageserver';
import { nameChoicesAt } from '../core/queries/name-choices';
import { locate, toRange } from './convert';
import { nameEdit } from './decide-name';
import { handle } from './handle';
import type { Session } from './session';

export function registerRename(session: Session): void {
  const choicesAt = async (params: PrepareRenameParams) => {
    const found = await locate(session, params);
    const choices = found && nameChoicesAt(found.links, found.id, found.offset);
    return found && choices && { found, choices };
  };
  session.connection.onPrepareRename(handle(session.log, 'prepare rename', null, async (params: PrepareRenameParams) => {
    const at = await choicesAt(params);
    return at ? { range: toRange(at.found.lines, at.choices.span), placeholder: at.choices.entity } : null;
  }));
  session.connection.onRenameRequest(handle<RenameParams, WorkspaceEdit | ResponseError | null>(session.log, 'rename', null, async (params) => {
    const at = await choicesAt(params);
    const name = params.newName.trim().replace(/\s+/gu, ' ');
    if (!at) return null;
    const result = /[\p{L}\p{N}]/u.test(name) ? nameEdit(session, at.found.dossier, { kind: 'rename', entity: at.choices.entity, name }) : { problem: session.say('A name needs a letter or a digit.') };
    return 'edit' in result ? result.edit : new ResponseError(LSPErrorCodes.RequestFailed, result.problem);
  }));
}
