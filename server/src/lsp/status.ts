// The status notification, for clients that asked for it: how far reading is, and how much was found.
import { dossierFile } from '../core/dossier/dossier';
import { countFindings } from '../core/queries/count-findings';
import { joinKey } from '../keys';
import { statusMethod, type Status } from '../protocol';
import type { Session } from './session';
import { parsedKey } from './uri-key';

const EVERY_MS = 100;

type Findings = Omit<Status, 'state' | 'read' | 'total'>;

export class StatusReporter {
  readonly #session: Session;
  #findings: Findings = { disagreements: 0, notes: 0, decided: 0 };
  #sent = -Infinity;
  #isOpen = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The folders are known. Before that an open document stands alone, and “all read, no disagreements” would be said of it. */
  open(hasFolders: boolean): void {
    this.#isOpen = true;
    if (!hasFolders) this.ready();
  }

  reading(read: number, total: number): void {
    const now = performance.now();
    if (now - this.#sent < EVERY_MS) return;
    this.#sent = now;
    this.#send({ state: 'reading', read, total, ...this.#findings });
  }

  ready(): void {
    if (!this.#isOpen) return;
    const { service } = this.#session;
    this.#findings = findingsOf(this.#session);
    this.#sent = -Infinity;
    const total = service.dossiers.reduce((sum, dossier) => sum + dossier.size, 0);
    const unread = service.paused ? service.progress.total - service.progress.read : 0;
    this.#send({ state: service.paused ? 'paused' : service.reading ? 'reading' : 'ready', read: Math.max(0, total - unread), total, ...this.#findings });
  }

  #send(status: Status): void {
    if (this.#session.options.status === true) void this.#session.connection.sendNotification(statusMethod, status);
  }
}

function findingsOf({ service, say }: Session): Findings {
  let disagreements = 0;
  let notes = 0;
  let decided = 0;
  let inDrafts = 0;
  let problem: string | undefined;
  for (const dossier of service.dossiers) {
    const { links } = dossier;
    const counts = countFindings(links, dossier.statesOf(links));
    disagreements += counts.disagreements;
    notes += counts.notes;
    decided += counts.decided;
    inDrafts += dossier.openInDrafts;
    const [first] = dossier.settingsProblems;
    if (first && problem === undefined) {
      const { lines } = service.problemsAt(joinKey(dossier.folder, dossierFile));
      problem = `${dossierFile}: ${say('line {line}', { line: lines.positionAt(first.start).line + 1 })}`;
    }
  }
  const limit = [...new Set(service.limitsMet.map(({ folder, message }) => `${parsedKey(folder).fsPath}: ${message}`))].join(' ');
  return { disagreements, notes, decided, ...(inDrafts > 0 && { inDrafts }), ...(problem !== undefined && { problem }), ...(limit !== '' && { limit }) };
}
