// Tells the editor what can be done at the cursor, so that menus offer no command that would do nothing.
import { commands, Disposable, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { placeMethod, PlaceResult } from '../../../server/src/protocol';
import { cursor } from './cursor';

const PLACE: typeof placeMethod = 'corroborate/place';
/** While the cursor is on its way. */
const MOVING_MS = 120;

const nothing: PlaceResult = { elsewhere: false, versions: false, name: false, entity: false };

/** Told by `changed` that the sources say something else now. */
interface CursorFollower extends Disposable {
  changed(): void;
}

/** Keys do not go by it: they must work right after a jump, and say so where there is nothing. */
export function followCursor(client: BaseLanguageClient): CursorFollower {
  let told = '';
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (place: PlaceResult): void => {
    if (JSON.stringify(place) === told) return;
    told = JSON.stringify(place);
    for (const [name, holds] of Object.entries(place)) void commands.executeCommand('setContext', `corroborate.${name}`, holds);
  };
  const look = async (): Promise<void> => {
    const at = cursor();
    const mine = ++asked;
    const place = at && client.isRunning() ? await client.sendRequest<PlaceResult>(PLACE, at).catch(() => nothing) : nothing;
    if (mine === asked) tell(place);
  };
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), MOVING_MS);
  };
  const subscriptions = Disposable.from(
    window.onDidChangeTextEditorSelection(lookSoon),
    window.onDidChangeActiveTextEditor(lookSoon),
    new Disposable(() => clearTimeout(timer)),
  );
  return { changed: lookSoon, dispose: () => void subscriptions.dispose() };
}
