// Hover: the card of what lies under the cursor.
import { MarkupKind, type Hover } from 'vscode-languageserver';
import type { Card, CardAction } from '../core/queries/card';
import { hoverAt } from '../core/queries/hover';
import { plainCard } from '../core/queries/plain-card';
import type { LineIndex } from '../core/text/line-index';
import { joinKey } from '../keys';
import type { OpenDossier } from '../open-dossier';
import type { CommandTarget } from '../protocol';
import { locate, toPosition, toRange } from './convert';
import { handle } from './handle';
import { markdownCard, type CardLinks } from './render-card';
import type { Session } from './session';
import { settingsCard, settingsPlace } from './settings-file';
import { keyUri } from './uri-key';

export function registerHover(session: Session): void {
  session.connection.onHover(handle(session.log, 'hover', null, async (params) => {
    const settings = settingsPlace(session, params);
    if (settings) return hoverOf(session, settings.dossier, settingsCard(settings), settings.lines);
    const found = await locate(session, params);
    const card = found && hoverAt(found.links, found.id, found.offset, session.service.reading, found.dossier.statesOf(found.links), session.say);
    return found ? hoverOf(session, found.dossier, card, found.lines) : null;
  }));
}

function hoverOf(session: Session, dossier: OpenDossier, card: Card | undefined, lines: LineIndex): Hover | null {
  if (!card) return null;
  const contents = session.features.markdown
    ? { kind: MarkupKind.Markdown, value: markdownCard(card, cardLinks(session, dossier)) }
    : { kind: MarkupKind.PlainText, value: plainCard(card) };
  return { contents, range: toRange(lines, card.span) };
}

function cardLinks(session: Session, dossier: OpenDossier): CardLinks {
  return {
    place: (at) => {
      const { line, column } = dossier.linesOf(at.document).positionAt(at.start);
      // Line and column count from one here. A column of one says nothing.
      return `${keyUri(joinKey(dossier.folder, at.document))}#L${line + 1}${column > 0 ? `,${column + 1}` : ''}`;
    },
    command: (action: CardAction) => {
      const command = session.options.cardCommands?.[action.kind];
      if (command === undefined) return undefined;
      const target: CommandTarget = {
        uri: session.uriOf(joinKey(dossier.folder, action.at.document)),
        position: toPosition(dossier.linesOf(action.at.document), action.at.start),
      };
      // Parentheses would end the Markdown link, and encodeURIComponent leaves them.
      return `command:${command}?${encodeURIComponent(JSON.stringify([target])).replace(/[()]/gu, (mark) => (mark === '(' ? '%28' : '%29'))}`;
    },
  };
}
