// Shows two witnesses of a quotation in the editor's own diff view. Their texts are documents that exist nowhere on a disk.
import { commands, l10n, languages, Uri, window, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CommandTarget, WitnessesResult, WitnessItem, witnessesMethod, wordingMethod, WordingResult } from '../../../server/src/protocol';
import { harmless } from '../../../server/src/core/text/one-line';
import { plainLabel } from '../plain-label';
import { cursor } from './cursor';

const WITNESSES: typeof witnessesMethod = 'corroborate/witnesses';
const WORDING: typeof wordingMethod = 'corroborate/wording';
const SCHEME = 'corroborate-wording';
/** Of its own, so that its long lines are wrapped and nobody takes it for a source. */
const LANGUAGE = 'source-wording';
const MESSAGE_MS = 4000;

/** The texts are read when they are shown, so that a window that is opened anew shows them again. */
export function provideWordings(client: BaseLanguageClient, whenReady: () => Promise<void>): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ query }) => {
      await whenReady();
      return (await client.sendRequest<WordingResult>(WORDING, JSON.parse(query) as CommandTarget)) ?? l10n.t('The source does not have this quotation any more.');
    },
  });
}

/** From the quotation at the cursor, or from the one that a hover card is about. Asks which other one where there are several. */
export async function compareWording(client: BaseLanguageClient, whenReady: () => Promise<void>, target?: CommandTarget): Promise<void> {
  const from = target ?? cursor();
  // Before all sources are read “no other” would be wrong.
  await whenReady();
  const found = from && (await client.sendRequest<WitnessesResult>(WITNESSES, from));
  const here = found?.witnesses[found.here];
  if (!found || !here) {
    if (from) window.setStatusBarMessage(l10n.t('No other quotation has these words.'), MESSAGE_MS);
    return;
  }
  const others = found.witnesses.filter((witness) => witness !== here);
  const other = others.length > 1 ? await choose(here, others) : others[0];
  if (!other) return;
  // The origin stands on the left, so that the right side shows what became of it.
  const [left, right] = other === found.witnesses[found.origin] ? [other, here] : [here, other];
  const documents = await Promise.all([open(left), open(right)]);
  await commands.executeCommand('vscode.diff', documents[0], documents[1], `${nameOf(left)} ↔ ${nameOf(right)}`);
}

async function choose(here: WitnessItem, others: readonly WitnessItem[]): Promise<WitnessItem | undefined> {
  const items = others.map((witness) => ({ label: plainLabel(witness.source), description: l10n.t('line {line} · {wording}', { line: witness.position.line + 1, wording: witness.wording }), detail: plainLabel(`“${witness.opening}”`), witness }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Compare the wording in {source}', { source: nameOf(here) }), placeHolder: l10n.t('With which other version?'), matchOnDescription: true, matchOnDetail: true });
  return chosen?.witness;
}

async function open(witness: WitnessItem): Promise<Uri> {
  const target: CommandTarget = { uri: witness.uri, position: witness.position };
  const document = await workspace.openTextDocument(Uri.from({ scheme: SCHEME, path: `/${nameOf(witness).replace(/[\\/]/g, ' ')}`, query: JSON.stringify(target) }));
  await languages.setTextDocumentLanguage(document, LANGUAGE);
  return document.uri;
}

function nameOf({ source, position }: WitnessItem): string {
  return l10n.t('{source}, line {line}', { source: harmless(source), line: position.line + 1 });
}
