// What the status item says, in words and for screen readers.
import type { Status } from '../../server/src/protocol';

interface StatusText {
  /** With the editor's icon names: “$(law) 1 disagreement”. */
  readonly text: string;
  /** The same without icons. */
  readonly spoken: string;
  readonly tooltip: string;
  /** What a click does. */
  readonly command: 'workbench.actions.view.problems' | 'corroborate.showLog';
}

/** Undefined hides the item: there are no sources. */
export function statusText(status: Status | 'stopped'): StatusText | undefined {
  if (status === 'stopped') {
    return item('$(error)', 'Stopped: show log', 'Corroborate has stopped. Click for its log; “Restart the Language Server” starts it again.', 'corroborate.showLog');
  }
  if (status.problem) return item('$(warning)', status.problem, 'The settings of the dossier have a mistake. Click for the Problems list.');
  if (status.total === 0) return undefined;
  if (status.state === 'reading') return item('$(loading~spin)', `Reading ${status.read} of ${status.total}`, 'Corroborate is reading the sources.');
  const disagreements = status.disagreements === 0 ? 'No disagreements' : counted(status.disagreements, 'disagreement');
  const found = status.notes === 0 ? disagreements : `${disagreements}, ${counted(status.notes, 'note')}`;
  return item('$(law)', found, `Corroborate has compared ${counted(status.total, 'source')}. Click for the Problems list.`);
}

function item(icon: string, spoken: string, tooltip: string, command: StatusText['command'] = 'workbench.actions.view.problems'): StatusText {
  return { text: `${icon} ${spoken}`, spoken: `Corroborate: ${spoken}`, tooltip, command };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
