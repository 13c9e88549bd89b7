// Semantic tokens: colours for names, figures and dates, for a whole document and for a part of it.
import { SemanticTokensBuilder, type Range, type SemanticTokens, type SemanticTokensLegend } from 'vscode-languageserver';
import { tokenModifiers, tokensOf, tokenTypes } from '../core/queries/tokens';
import { toOffset } from './convert';
import { handle } from './handle';
import type { Session } from './session';
import { uriKey } from './uri-key';

export const tokensLegend: SemanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

const none: SemanticTokens = { data: [] };

export function registerSemanticTokens(session: Session): void {
  const { semanticTokens } = session.connection.languages;
  semanticTokens.on(handle(session.log, 'semantic tokens', none, ({ textDocument }) => tokensIn(session, textDocument.uri)));
  semanticTokens.onRange(handle(session.log, 'semantic tokens of a range', none, ({ textDocument, range }) => tokensIn(session, textDocument.uri, range)));
}

async function tokensIn(session: Session, uri: string, range?: Range): Promise<SemanticTokens> {
  const found = await session.service.find(uriKey(uri));
  if (!found) return none;
  const { links, id, lines, dossier } = found;
  const part = range && { start: toOffset(lines, range.start), end: toOffset(lines, range.end) };
  const builder = new SemanticTokensBuilder();
  for (const token of tokensOf(links, id, part, dossier.statesOf(links))) {
    const { line, column } = lines.positionAt(token.start);
    const modifiers = token.modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
    builder.push(line, column, token.end - token.start, tokenTypes.indexOf(token.type), modifiers);
  }
  return builder.build();
}
