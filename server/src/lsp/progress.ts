// Work-done progress while sources are read, for clients that show it.
import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Session } from './session';

export class ReadingProgress {
  readonly #session: Session;
  #shown: Promise<WorkDoneProgressServerReporter | undefined> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  report(read: number, total: number): void {
    if (!this.#session.features.workDoneProgress || total === 0) return;
    const percentage = Math.floor((read / total) * 100);
    const message = `${read} of ${total}`;
    this.#shown ??= this.#session.connection.window.createWorkDoneProgress().then((progress) => {
      progress.begin('Reading sources', percentage, message, false);
      return progress;
    }).catch(() => undefined);
    const shown = this.#shown;
    const over = read >= total;
    if (over) this.#shown = undefined;
    void shown.then((progress) => (over ? progress?.done() : progress?.report(percentage, message)));
  }
}
