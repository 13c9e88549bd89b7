// The buttons that go from page to page, where not everything fits on one.
import { element } from './dom';

export interface Pages {
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
  pager.replaceChildren(...long.map(({ what, from, length, total, step, go }) => {
    const button = (text: string, name: string, to: number): HTMLElement => {
      const made = element('button', { type: 'button', id: `${what}-${name}`, 'aria-label': `${what}: ${name}`, 'aria-disabled': to < 0 || to >= total ? 'true' : undefined }, text);
      made.addEventListener('click', () => { if (to >= 0 && to < total) go(to); });
      return made;
    };
    return element('span', {}, button('‹', 'previous page', from - step), ` ${what} ${from + 1}–${from + length} of ${total} `, button('›', 'next page', from + step));
  }));
  if (focused !== undefined) document.getElementById(focused)?.focus();
}
