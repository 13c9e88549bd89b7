// What the status item says, in words and for screen readers.
import type { Status } from '../../server/src/protocol';

/** A text in the editor's language: the English one with names in braces, and what they stand for. */
type Translate = (text: string, values?: Record<string, string | number>) => string;

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
export function statusText(status: Status | 'stopped', t: Translate): StatusText | undefined {
  if (status === 'stopped') {
    return item('$(error)', t('Stopped: show log'), t('Corroborate has stopped. Click for its log; “Restart the Language Server” starts it again.'), 'corroborate.showLog');
  }
  if (status.problem) return item('$(warning)', status.problem, t('The settings of the dossier have a mistake. Click for the Problems list.'), 'workbench.actions.view.problems');
  if (status.total === 0) return undefined;
  if (status.state === 'reading') return item('$(loading~spin)', t('Reading {read} of {total}', { read: status.read, total: status.total }), t('Corroborate is reading the sources. Click for the findings.'));
  if (status.state === 'paused') {
    const tooltip = t('You have stopped the reading. So far: {found}. Click to read the remaining sources.', { found: foundInWords(status, t) });
    return item('$(debug-pause)', t('Read {read} of {total}: read on', { read: status.read, total: status.total }), tooltip, 'corroborate.readOn');
  }
  if (status.limit) return item('$(warning)', t('{found}, not all sources read', { found: foundInWords(status, t) }), t('{limit} Click for the log.', { limit: status.limit }), 'corroborate.showLog');
  return item('$(law)', foundInWords(status, t), status.total === 1 ? t('Corroborate has read 1 source. Click for the findings.') : t('Corroborate has compared {count} sources. Click for the findings.', { count: status.total }));
}

/** “1 disagreement, 2 notes”, “Nothing open, 3 decided”, “No disagreements, 2 in your draft” */
export function foundInWords({ disagreements, notes, decided, inDrafts = 0 }: Pick<Status, 'disagreements' | 'notes' | 'decided' | 'inDrafts'>, t: Translate): string {
  if (disagreements + notes + inDrafts === 0 && decided > 0) return t('Nothing open, {decided} decided', { decided });
  return [
    disagreements === 0 ? t('No disagreements') : disagreements === 1 ? t('1 disagreement') : t('{count} disagreements', { count: disagreements }),
    ...(notes === 0 ? [] : [notes === 1 ? t('1 note') : t('{count} notes', { count: notes })]),
    ...(inDrafts === 0 ? [] : [t('{count} in your draft', { count: inDrafts })]),
  ].join(', ');
}

function item(icon: string, spoken: string, tooltip: string, command: StatusText['command'] = 'corroborate.findings.focus'): StatusText {
  return { text: `${icon} ${spoken}`, spoken: `Corroborate: ${spoken}`, tooltip, command };
}
