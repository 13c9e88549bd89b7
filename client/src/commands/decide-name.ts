// Commands that decide on a name: each asks what is still open, and has the server's edit of corroborate.yaml applied.
import { l10n, window, type QuickPickItem } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CommandTarget, decideNameMethod, DecideNameParams, DecideNameResult, NameChoicesResult, NameCommand, nameChoicesMethod } from '../../../server/src/protocol';
import { cursor } from './cursor';
import { applySettingsEdit } from './settings-edit';

const CHOICES: typeof nameChoicesMethod = 'corroborate/nameChoices';
const DECIDE: typeof decideNameMethod = 'corroborate/decideName';
const MESSAGE_MS = 4000;

/** What the server's code actions call. */
export const nameCommands: Readonly<Record<NameCommand, string>> = {
  same: 'corroborate.sameName', apart: 'corroborate.notSameName', 'no-name': 'corroborate.noName', type: 'corroborate.changeType',
};

type Choices = NonNullable<NameChoicesResult>;
type Decision = DecideNameParams['decision'];

const types = (): readonly (QuickPickItem & { readonly type: Choices['type'] })[] => [
  { type: 'person', label: l10n.t('Person') }, { type: 'organization', label: l10n.t('Organisation'), description: l10n.t('a company, a body, a team') }, { type: 'place', label: l10n.t('Place') },
  { type: 'agreement', label: l10n.t('Treaty or law') }, { type: 'event', label: l10n.t('Event') }, { type: 'other', label: l10n.t('Another kind of name'), description: l10n.t('gets no colour') },
];

/** From the name at the cursor, or from the one that a code action is about. `answer` is what the user would choose when asked. */
export async function decideName(client: BaseLanguageClient, whenReady: () => Promise<void>, kind: NameCommand, target?: CommandTarget, answer?: string): Promise<void> {
  const at = target ?? cursor();
  if (!at) return;
  // Before all sources are read the names to choose from are not complete.
  await whenReady();
  const choices = await client.sendRequest<NameChoicesResult>(CHOICES, at);
  if (!choices) {
    window.setStatusBarMessage(l10n.t('There is no name here.'), MESSAGE_MS);
    return;
  }
  const decision = await ask(kind, choices, answer);
  if (!decision) return;
  const result = await client.sendRequest<DecideNameResult>(DECIDE, { ...at, decision });
  if (await applySettingsEdit(client, result)) window.setStatusBarMessage(l10n.t('Written to corroborate.yaml. Undo works there.'), MESSAGE_MS);
}

async function ask(kind: NameCommand, choices: Choices, answer?: string): Promise<Decision | undefined> {
  switch (kind) {
    case 'same': {
      const name = answer ?? await pick(l10n.t('“{name}” is the same as…', { name: choices.entity }), choices.entities.map((entity) => ({ label: entity.name, description: `${types().find(({ type }) => type === entity.type)?.label ?? ''} · ${entity.counted}` })));
      return name === undefined ? undefined : { kind, name };
    }
    case 'apart': {
      if (choices.forms.length === 0) window.setStatusBarMessage(l10n.t('“{name}” has no other name.', { name: choices.entity }), MESSAGE_MS);
      const [only, ...more] = choices.forms;
      const form = answer ?? (more.length === 0 ? only : await pick(l10n.t('“{name}” is not the same as…', { name: choices.entity }), choices.forms.map((label) => ({ label }))));
      return form === undefined ? undefined : { kind, form };
    }
    case 'type': {
      const label = answer === undefined ? await pick(l10n.t('What is “{name}”?', { name: choices.entity }), types().filter(({ type }) => type !== choices.type)) : undefined;
      const type = types().find((known) => known.label === label || known.type === answer)?.type;
      return type && { kind, type };
    }
    case 'no-name':
      return { kind };
  }
}

async function pick(title: string, items: readonly QuickPickItem[]): Promise<string | undefined> {
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('Written to corroborate.yaml; the sources are not changed.'), matchOnDescription: true }))?.label;
}
