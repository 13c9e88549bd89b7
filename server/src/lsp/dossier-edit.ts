// A change of corroborate.yaml as an edit that the client applies; where there is no such file the edit creates it.
import type { WorkspaceEdit } from 'vscode-languageserver';
import { defaultDossier, dossierFile } from '../core/dossier/dossier';
import type { Edited } from '../core/dossier/edited';
import { LineIndex } from '../core/text/line-index';
import { joinKey } from '../keys';
import type { OpenDossier } from '../open-dossier';
import { toRange } from './convert';
import type { Session } from './session';

/** `edit` takes the file's text, empty where there is none. Sources are never edited. A problem is one plain sentence. */
export function dossierEdit(session: Session, dossier: OpenDossier, edit: (yaml: string) => Edited): { readonly edit: WorkspaceEdit } | { readonly problem: string } {
  const uri = session.uriOf(joinKey(dossier.folder, dossierFile));
  const isNew = dossier.settingsText === undefined;
  const [unreadable] = isNew ? dossier.settingsProblems : [];
  if (unreadable) return { problem: session.say('corroborate.yaml cannot be changed. {why}', { why: unreadable.message }) };
  if (isNew && !session.features.createFiles) return { problem: session.say('This editor cannot create files here. Create an empty corroborate.yaml beside the sources first.') };
  const before = dossier.settingsText ?? '';
  // A new file must not widen what is compared: its default is every text of the folder.
  const first = isNew ? sourcesLine(dossier) : before;
  const edited = edit(first);
  if (!edited.ok) return { problem: edited.problem };
  const { start, end, text } = edited.change;
  if (isNew) {
    const whole = { range: toRange(new LineIndex(''), { start: 0, end: 0 }), newText: first.slice(0, start) + text + first.slice(end) };
    return { edit: { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, { textDocument: { uri, version: null }, edits: [whole] }] } };
  }
  const edits = text === '' && start === end ? [] : [{ range: toRange(new LineIndex(before), { start, end }), newText: text }];
  return { edit: session.features.documentChanges ? { documentChanges: [{ textDocument: { uri, version: null }, edits }] } : { changes: { [uri]: edits } } };
}

function sourcesLine({ settings: { sources }, paths }: OpenDossier): string {
  if (JSON.stringify(sources) === JSON.stringify(defaultDossier.sources)) return '';
  return `sources: ${JSON.stringify(sources.length > 0 ? sources : paths)}\n`;
}
