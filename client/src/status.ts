// The status item: reading, what was found, or why nothing is.
import { StatusBarAlignment, window, type Disposable } from 'vscode';
import type { Status } from '../../server/src/protocol';
import { statusText } from './status-text';
import { translate } from './translate';

interface StatusItem extends Disposable {
  show(status: Status | 'stopped'): void;
}

export function createStatusItem(): StatusItem {
  const item = window.createStatusBarItem('corroborate.status', StatusBarAlignment.Left);
  item.name = 'Corroborate';
  return {
    show(status) {
      const said = statusText(status, translate);
      if (!said) return item.hide();
      item.text = said.text;
      item.tooltip = said.tooltip;
      item.command = said.command;
      item.accessibilityInformation = { label: said.spoken, role: 'button' };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
