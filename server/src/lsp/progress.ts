// Work-done progress while many sources are read, for clients that show it; whoever cancels it stops the reading.
import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { readOnMethod, stopReadingMethod } from '../protocol';
import { react } from './handle';
import type { Session } from './session';

/** Shorter reading is over before anybody could wish to stop it, and a message that comes and goes is in the way. */
const LONG_MS = 2000;

export class ReadingProgress {
  readonly #session: Session;
  readonly #now: () => number;
  #began: number | undefined;
  #shown: Promise<WorkDoneProgressServerReporter | undefined> | undefined;

  /** `now` in milliseconds. */
  constructor(session: Session, now = (): number => performance.now()) {
    this.#session = session;
    this.#now = now;
  }

  report(read: number, total: number): void {
    if (!this.#session.features.workDoneProgress || total === 0) return;
    if (read >= total) return this.end();
    const percentage = Math.floor((read / total) * 100);
    const message = this.#session.say('{read} of {total}', { read, total });
    this.#began ??= this.#now();
    if (this.#now() - this.#began < LONG_MS) return;
    this.#shown ??= this.#begin(percentage, message);
    void this.#shown.then((progress) => progress?.report(percentage, message));
  }

  /** Reading is over, or has been stopped. */
  end(): void {
    this.#began = undefined;
    void this.#shown?.then((progress) => progress?.done());
    this.#shown = undefined;
  }

  async #begin(percentage: number, message: string): Promise<WorkDoneProgressServerReporter | undefined> {
    const { connection, service, say } = this.#session;
    const progress = await connection.window.createWorkDoneProgress().catch(() => undefined);
    progress?.begin(say('Corroborate is reading the sources'), percentage, message, true);
    progress?.token.onCancellationRequested(() => service.pause());
    return progress;
  }
}

export function registerReadOn({ connection, service, log }: Session): void {
  connection.onNotification(readOnMethod, react(log, 'reading on', () => service.readOn()));
  connection.onNotification(stopReadingMethod, react(log, 'stopping', () => service.pause()));
}
