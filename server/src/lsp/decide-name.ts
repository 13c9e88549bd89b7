// The custom requests behind the commands on names: what can be decided, and the edit that writes a decision down.
import { editNames, type NameChange } from '../core/dossier/edit-names';
import { changeFor, nameChoicesAt } from '../core/queries/name-choices';
import type { OpenDossier } from '../open-dossier';
import { decideNameMethod, nameChoicesMethod, type CommandTarget, type DecideNameParams, type DecideNameResult, type NameChoicesResult } from '../protocol';
import { locate, toRange } from './convert';
import { dossierEdit } from './dossier-edit';
import { handle } from './handle';
import type { Session } from './session';

export function nameEdit(session: Session, dossier: OpenDossier, change: NameChange): ReturnType<typeof dossierEdit> {
  return dossierEdit(session, dossier, (yaml) => editNames(yaml, change, session.say));
}

export function registerDecideName(session: Session): void {
  const choicesAt = async ({ uri, position }: CommandTarget) => {
    const found = await locate(session, { textDocument: { uri }, position });
    const choices = found && nameChoicesAt(found.links, found.id, found.offset);
    return found && choices && { found, choices };
  };
  session.connection.onRequest(nameChoicesMethod, handle<CommandTarget, NameChoicesResult>(session.log, 'name choices', null, async (target) => {
    const at = await choicesAt(target);
    if (!at) return null;
    const { span, entities, ...choices } = at.choices;
    return { ...choices, entities: entities.map(({ counted, ...entity }) => ({ ...entity, counted: counted(session.say) })), range: toRange(at.found.lines, span) };
  }));
  session.connection.onRequest(decideNameMethod, handle<DecideNameParams, DecideNameResult>(session.log, 'decide name', null, async ({ decision, ...target }) => {
    const at = await choicesAt(target);
    return at ? nameEdit(session, at.found.dossier, changeFor(at.choices, decision)) : null;
  }));
}
