// Help in corroborate.yaml: completion; hover and definition for hover.ts and definition.ts. The server needs no other extension for it.
import { CompletionItemKind, type CompletionItem, type Location, type TextDocumentPositionParams } from 'vscode-languageserver';
import type { Card } from '../core/queries/card';
import { settingsCardAt, settingsTargetsAt, suggestionsAt, type Dictionary } from '../core/queries/settings-help';
import { LineIndex } from '../core/text/line-index';
import type { OpenDossier } from '../open-dossier';
import { toLocation, toOffset, toRange } from './convert';
import { handle } from './handle';
import type { Session } from './session';
import { uriKey } from './uri-key';

/** More than so many findings are too many to choose from; what is typed narrows them. */
const MOST_OFFERED = 500;

export const completionTriggers = [':', ' ', '-', '/', '"'];

export function registerCompletion(session: Session): void {
  session.connection.onCompletion(handle<TextDocumentPositionParams, CompletionItem[] | null>(session.log, 'completion', null, (params) => {
    const at = settingsPlace(session, params);
    if (!at) return null;
    return suggestionsAt(at.yaml, at.offset, at.dictionary).slice(0, MOST_OFFERED).map(({ kind, label, text, detail, doc, span }, i): CompletionItem => ({
      label,
      kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.Value,
      sortText: String(i).padStart(4, '0'),
      filterText: label,
      textEdit: { range: toRange(at.lines, span), newText: text },
      ...(detail !== undefined && { detail }),
      ...(doc !== undefined && { documentation: doc }),
    }));
  }));
}

interface At {
  readonly dossier: OpenDossier;
  readonly yaml: string;
  readonly offset: number;
  readonly lines: LineIndex;
  readonly dictionary: Dictionary;
}

/** Undefined where the file is not the settings of a dossier. */
export function settingsPlace(session: Session, { textDocument, position }: TextDocumentPositionParams): At | undefined {
  const dossier = session.service.dossierAt(uriKey(textDocument.uri));
  const yaml = dossier?.settingsText;
  if (!dossier || yaml === undefined) return undefined;
  const lines = new LineIndex(yaml);
  const { links, settings, paths, drafts } = dossier;
  return { dossier, yaml, lines, offset: toOffset(lines, position), dictionary: { say: session.say, links, states: dossier.statesOf(links), decisions: settings.decisions, documents: [...paths, ...drafts] } };
}

export function settingsCard({ yaml, offset, dictionary }: At): Card | undefined {
  return settingsCardAt(yaml, offset, dictionary);
}

/** All passages: a decision has several, and each of them is what the reader wants to see. */
export function settingsDefinition(session: Session, { dossier, yaml, offset, dictionary }: At): Location[] | null {
  const targets = settingsTargetsAt(yaml, offset, dictionary);
  return targets ? targets.to.map((at) => toLocation(session, dossier, at)) : null;
}
