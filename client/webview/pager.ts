// The buttons that go from page to page, where not everything fits on one.
import { element } from './dom';
import { t } from './texts';

export interface Pages {
  /** Unlike those of other buttons. */
  readonly id: string;
  readonly what: string;
  readonly from: number;
  readonly length: number;
  readonly total: number;
  readonly step: number;
  readonly go: (from: number) => void;
}

/** Only what does not fit on one page is paged. */
export function drawPager(pager: HTMLElement, all: readonly Pages[]): void {
  const focused = pager.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const long = all.filter(({ total, step }) => total > step);
  pager.hidden = long.length === 0;
  pager.replaceChildren(...long.map(({ id, what, from, length, total, step, go }) => {
    const button = (text: string, side: 'before' | 'after', name: string, to: number): HTMLElement => {
      const made = element('button', { type: 'button', id: `${id}-${side}`, 'aria-label': `${what}: ${name}`, 'aria-disabled': to < 0 || to >= total ? 'true' : undefined }, text);
      made.addEventListener('click', () => { if (to >= 0 && to < total) go(to); });
      return made;
    };
    return element('span', {}, button('‹', 'before', t('previous page'), from - step), ` ${t('{what} {from}–{to} of {total}', { what, from: from + 1, to: from + length, total })} `, button('›', 'after', t('next page'), from + step));
  }));
  if (focused !== undefined) document.getElementById(focused)?.focus();
}
