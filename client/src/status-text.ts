// What the status item says, in words and for screen readers.
import type { Status } from '../../server/src/protocol';

interface StatusText {
  /** With the editor's icon names: “$(law) 1 disagreement”. */
  readonly text: string;
  /** The same without icons. */
  readonly spoken: string;
  readonly tooltip: string;
  /** What a click does. */
  readonly command: 'corroborate.findings.focus' | 'corroborate.readOn' | 'workbench.actions.view.problems' | 'corroborate.showLog';
}

/** Undefined hides the item: there are no sources. */
export function statusText(status: Status | 'stopped'): StatusText | undefined {
  if (status === 'stopped') {
    return item('$(error)', 'Stopped: show log', 'Corroborate has stopped. Click for its log; “Restart the Language Server” starts it again.', 'corroborate.showLog');
  }
  if (status.problem) return item('$(warning)', status.problem, 'The settings of the dossier have a mistake. Click for the Problems list.', 'workbench.actions.view.problems');
  if (status.total === 0) return undefined;
  if (status.state === 'reading') return item('$(loading~spin)', `Reading ${status.read} of ${status.total}`, 'Corroborate is reading the sources. Click for the findings.');
  if (status.state === 'paused') {
    return item('$(debug-pause)', `Read ${status.read} of ${status.total}: read on`, `You have stopped the reading; ${foundInWords(status).toLowerCase()} so far. Click to read the remaining sources.`, 'corroborate.readOn');
  }
  return item('$(law)', foundInWords(status), `Corroborate has compared ${counted(status.total, 'source')}. Click for the findings.`);
}

/** “1 disagreement, 2 notes”, “Nothing open, 3 decided” */
export function foundInWords({ disagreements, notes, decided }: Pick<Status, 'disagreements' | 'notes' | 'decided'>): string {
  if (disagreements + notes === 0 && decided > 0) return `Nothing open, ${decided} decided`;
  const found = disagreements === 0 ? 'No disagreements' : counted(disagreements, 'disagreement');
  return notes === 0 ? found : `${found}, ${counted(notes, 'note')}`;
}

function item(icon: string, spoken: string, tooltip: string, command: StatusText['command'] = 'corroborate.findings.focus'): StatusText {
  return { text: `${icon} ${spoken}`, spoken: `Corroborate: ${spoken}`, tooltip, command };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
