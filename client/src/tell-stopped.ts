// The one message when a server that kept stopping is not started again: what happened, and the two ways on.
import { commands, l10n, window } from 'vscode';

export async function tellStopped(): Promise<void> {
  const log = l10n.t('Show Log');
  const again = l10n.t('Start It Again');
  const said = l10n.t('Corroborate stopped five times within three minutes and is not started again. Nothing of your sources is lost; the log says what happened.');
  const chosen = await window.showErrorMessage(said, log, again);
  if (chosen === log) await commands.executeCommand('corroborate.showLog');
  if (chosen === again) await commands.executeCommand('corroborate.restartServer');
}
