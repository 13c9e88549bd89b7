// The custom requests behind “Compare Wording”: the witnesses to choose from, and the text of one of them.
import { comparisonAt, wordingAt } from '../core/queries/compare-wording';
import { witnessesMethod, wordingMethod, type CommandTarget, type WitnessesResult, type WordingResult } from '../protocol';
import { locate, toLocation } from './convert';
import { handle } from './handle';
import type { Session } from './session';

export function registerCompareWording(session: Session): void {
  session.connection.onRequest(witnessesMethod, handle<CommandTarget, WitnessesResult>(session.log, 'witnesses', null, async ({ uri, position }) => {
    const found = await locate(session, { textDocument: { uri }, position });
    const comparison = found && comparisonAt(found.links, found.id, found.offset, session.say);
    if (!comparison) return null;
    const witnesses = comparison.witnesses.map(({ at, ...words }) => {
      const { uri: source, range } = toLocation(session, found.dossier, at);
      return { ...words, uri: source, position: range.start };
    });
    return { ...comparison, witnesses };
  }));
  session.connection.onRequest(wordingMethod, handle<CommandTarget, WordingResult>(session.log, 'wording', null, async ({ uri, position }) => {
    const found = await locate(session, { textDocument: { uri }, position });
    return (found && wordingAt(found.links, found.id, found.offset)) ?? null;
  }));
}
