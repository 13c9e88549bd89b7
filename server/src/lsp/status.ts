// The status notification, for clients that asked for it: how far reading is, and how much was found.
import { dossierFile } from '../core/dossier/dossier';
import { joinKey } from '../keys';
import { statusMethod, type Status } from '../protocol';
import type { DossierService } from '../service';
import type { Session } from './session';

const EVERY_MS = 100;

type Findings = Omit<Status, 'state' | 'read' | 'total'>;

export class StatusReporter {
  readonly #session: Session;
  #findings: Findings = { disagreements: 0, notes: 0 };
  #sent = -Infinity;

  constructor(session: Session) {
    this.#session = session;
  }

  reading(read: number, total: number): void {
    const now = performance.now();
    if (now - this.#sent < EVERY_MS) return;
    this.#sent = now;
    this.#send({ state: 'reading', read, total, ...this.#findings });
  }

  ready(): void {
    this.#findings = findingsOf(this.#session.service);
    this.#sent = -Infinity;
    const total = this.#session.service.dossiers.reduce((sum, dossier) => sum + dossier.paths.length, 0);
    this.#send({ state: 'ready', read: total, total, ...this.#findings });
  }

  #send(status: Status): void {
    if (this.#session.options.status === true) void this.#session.connection.sendNotification(statusMethod, status);
  }
}

function findingsOf(service: DossierService): Findings {
  const disagreements = new Set<string>();
  const notes = new Set<string>();
  let problem: string | undefined;
  for (const dossier of service.dossiers) {
    for (const path of dossier.paths) {
      for (const { finding, severity } of dossier.problemsOf(path)) {
        if (finding !== undefined) (severity === 'warning' ? disagreements : notes).add(joinKey(dossier.folder, finding));
      }
    }
    const [first] = dossier.settingsProblems;
    if (first && problem === undefined) {
      const { lines } = service.problemsAt(joinKey(dossier.folder, dossierFile));
      problem = `${dossierFile}: line ${lines.positionAt(first.start).line + 1}`;
    }
  }
  return { disagreements: disagreements.size, notes: notes.size, ...(problem !== undefined && { problem }) };
}
