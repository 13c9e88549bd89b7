// The timeline as a list: a heading for each year, an entry for each event, each account of a conflict below it.
import type { PlacedEvent, TimelineResult } from '../../server/src/protocol';
import type { Place } from '../src/comparison/messages';
import { element, own, shown, spoken } from './dom';
import { t } from './texts';

export type TimelinePage = NonNullable<TimelineResult>;
type PlacedAccount = PlacedEvent['accounts'][number];

/** Each account, in the order in which it is shown: the elements with `data-account` count into it. */
export interface ShownTimeline {
  readonly list: HTMLElement;
  readonly accounts: readonly { readonly at: Place; readonly event: PlacedEvent; readonly index: number }[];
}

export function timelineOf({ sources, events, from }: TimelinePage): ShownTimeline {
  const accounts: { at: Place; event: PlacedEvent; index: number }[] = [];
  const link = (event: PlacedEvent, index: number, account: PlacedAccount, ...children: readonly (Node | string)[]): HTMLElement => {
    accounts.push({ at: account.at, event, index });
    return element('span', { role: 'link', tabindex: -1, class: 'account', 'data-account': accounts.length - 1, title: t('line {line}', { line: account.line }) }, ...children);
  };
  const source = ({ source: at }: PlacedAccount): HTMLElement => element('small', {}, own(sources[at]?.name ?? ''));
  const entry = (event: PlacedEvent, index: number): HTMLElement => {
    const [lead, ...others] = event.accounts;
    const when = [own(event.when), event.vague === undefined ? '' : element('small', {}, ` ${event.vague}`)];
    if (!lead) return element('li');
    if (event.disagree) {
      return element('li', { class: 'disagrees' }, element('div', { class: 'event' }, shown('≠ '), spoken(`${t('Sources disagree:')} `), element('strong', {}, ...when), element('small', {}, ` ${event.counted}`), event.decision === undefined ? '' : element('small', { class: 'decision' }, ' · ', own(event.decision))),
        element('ul', {}, ...event.accounts.map((account) => element('li', {}, link(event, index, account, own(account.when), ' · ', own(account.sentence), ' · ', source(account))))));
    }
    return element('li', { class: others.length > 0 ? 'agrees' : 'alone' },
      link(event, index, lead, others.length > 0 ? shown('= ') : '', element('strong', {}, ...when), ' · ', own(lead.sentence), ' · ', source(lead)),
      ...(others.length === 0 ? [] : [element('div', { class: 'also' }, `${event.counted}; ${t('also:')} `,
        ...others.flatMap((account, n) => [n > 0 ? ', ' : '', link(event, index, account, own(sources[account.source]?.name ?? ''), ' (', own(account.says), ')')]))]));
  };
  const list = element('div', { class: 'timeline' });
  let heading: string | undefined;
  let entries = element('ol');
  events.forEach((event, i) => {
    if (event.heading !== heading) {
      heading = event.heading;
      entries = element('ol');
      list.append(element('h2', {}, own(heading)), entries);
    }
    entries.append(entry(event, from + i));
  });
  return { list, accounts };
}
