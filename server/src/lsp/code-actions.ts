// Code actions on a finding and on a name: what is decided about them. All of them write into corroborate.yaml alone.
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { entityTypes } from '../core/dossier/entity-rules';
import { changeFor, nameChoicesAt, type Decision, type NameChoices } from '../core/queries/name-choices';
import { typeNames } from '../core/queries/type-names';
import type { CommandTarget, NameCommand } from '../protocol';
import type { Found } from '../service';
import { locate, toPosition } from './convert';
import { nameEdit } from './decide-name';
import { actionsOnFindings, findingActions } from './finding-actions';
import { handle } from './handle';
import type { Session } from './session';

/** None of them mends anything by itself, so no light bulb asks for attention. */
export const nameActions = `${CodeActionKind.Refactor}.name`;
const MOST_OFFERED = 3;

export function registerCodeActions(session: Session): void {
  session.connection.onCodeAction(handle<CodeActionParams, CodeAction[]>(session.log, 'code actions', [], async ({ textDocument, range, context }) => {
    const wanted = (own: string): boolean => !context.only || context.only.some((kind) => kind === '' || own === kind || own.startsWith(`${kind}.`));
    if (!session.features.codeActionLiterals || !(wanted(findingActions) || wanted(nameActions))) return [];
    const found = await locate(session, { textDocument, position: range.start });
    if (!found) return [];
    const choices = wanted(nameActions) ? nameChoicesAt(found.links, found.id, found.offset) : undefined;
    return [
      ...(wanted(findingActions) ? actionsOnFindings(session, found, textDocument.uri, context) : []),
      ...(choices ? [...commandsFor(session, found, choices, textDocument.uri), ...editsFor(session, found, choices)] : []),
    ];
  }));
}

/** Those that ask first, where the client has the means to ask. */
function commandsFor(session: Session, found: Found, choices: NameChoices, uri: string): CodeAction[] {
  const target: CommandTarget = { uri, position: toPosition(found.lines, choices.span.start) };
  const asking = (kind: NameCommand, title: string): CodeAction[] => {
    const command = session.options.nameCommands?.[kind];
    return command === undefined ? [] : [{ title, kind: nameActions, command: { title, command, arguments: [target] } }];
  };
  return [
    ...(choices.entities.length > 0 ? asking('same', session.say('This is the same as…')) : []),
    ...(choices.forms.length > 0 ? asking('apart', session.say('Not the same as…')) : []),
    ...asking('no-name', session.say('This is not a name')),
    ...asking('type', session.say('Change type…')),
  ];
}

/** For clients without these commands: what needs no question, and the likeliest answers to the others. */
function editsFor(session: Session, found: Found, choices: NameChoices): CodeAction[] {
  const offered = session.options.nameCommands ?? {};
  const ready = (kind: NameCommand, title: string, decision: Decision): CodeAction[] => {
    const result = offered[kind] === undefined ? nameEdit(session, found.dossier, changeFor(choices, decision)) : { problem: '' };
    return 'edit' in result ? [{ title, kind: nameActions, edit: result.edit }] : [];
  };
  return [
    ...choices.entities.filter(({ alike }) => alike).slice(0, MOST_OFFERED).flatMap(({ name }) => ready('same', session.say('This is the same as “{name}”', { name }), { kind: 'same', name })),
    ...choices.forms.slice(0, MOST_OFFERED).flatMap((form) => ready('apart', session.say('Not the same as “{name}”', { name: form === choices.form ? choices.entity : form }), { kind: 'apart', form })),
    ...ready('no-name', session.say('This is not a name'), { kind: 'no-name' }),
    ...entityTypes.filter((type) => type !== choices.type).flatMap((type) => ready('type', session.say('Change type to {type}', { type: typeNames(session.say)[type] }), { kind: 'type', type })),
  ];
}
