// The icon of each kind of line. Colour is on icons alone, and nothing is told by it that the words do not tell.
import { ThemeColor, ThemeIcon } from 'vscode';
import type { ViewLine } from '../../../server/src/protocol';

const warning = 'problemsWarningIcon.foreground';
const information = 'problemsInfoIcon.foreground';
const passed = 'testing.iconPassed';

const icons: Readonly<Record<ViewLine['kind'], readonly [icon: string, color?: string]>> = {
  dossier: ['folder-library'],
  draft: ['edit'], disagreements: ['warning', warning], 'altered-quotes': ['quote'], 'other-speakers': ['person'], notes: ['info', information], changed: ['history', warning], decided: ['pass', passed],
  persons: ['person'], organizations: ['organization'], places: ['location'], agreements: ['law'], events: ['symbol-event'], unsorted: ['question'], 'number-of-sources': ['files'],
  'joint-speaker': ['comment-discussion'], 'no-speaker': ['question'], retold: ['references'], publisher: ['home'],
  disagreement: ['warning', warning], note: ['info', information], 'decided-finding': ['pass', passed], 'changed-finding': ['history', warning],
  person: ['person'], organization: ['organization'], place: ['location'], agreement: ['law'], event: ['symbol-event'], name: ['symbol-misc'],
  quote: ['quote'], witness: ['file-text'], echo: ['references'], figure: ['symbol-number'], title: ['briefcase'], heading: ['book'], alias: ['tag'], mention: ['symbol-string'], source: ['file-text'],
  unread: ['circle-slash', warning], date: ['calendar'], count: ['list-ordered'], 'shared-text': ['references'],
};

export function iconOf(kind: ViewLine['kind']): ThemeIcon {
  const [icon, color] = icons[kind];
  return new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
}
