// The comparison's page: tabs, what is shown, the keyboard, and the talk with the extension. It holds one page of the data at a time.
import type { FromPage, ToPage, View } from '../src/comparison/messages';
import { element } from './dom';
import { drawPager } from './pager';
import { atFirst, COLUMNS, EVENTS, groupNames, ROWS, views, type Group, type State, type Table } from './state';
import './style.css';
import { CLAIM, FIRST_SOURCE, tableOf, type Spot, type TablePage } from './table';
import { counted, t } from './texts';
import { timelineOf, type ShownTimeline, type TimelinePage } from './timeline';

/** What the editor gives to a page. */
declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; getState(): State | undefined; setState(state: State): void };

/** Rows that Page Up and Page Down go. */
const JUMP = 10;

const vscode = acquireVsCodeApi();
let state: State = vscode.getState() ?? atFirst;
let table: TablePage | undefined;
let timeline: TimelinePage | undefined;
let shownTimeline: ShownTimeline | undefined;
let request = 0;
/** What is to be focused when the answer is there. */
let focusNext = false;

const keep = (change: Partial<State>): void => {
  state = { ...state, ...change };
  vscode.setState(state);
};

const title = element('h1', {}, t('Comparison'));
const tabs = views.map(({ view, title: name }) => element('button', { role: 'tab', type: 'button', id: `tab-${view}`, 'aria-controls': 'panel', 'data-view': view }, name));
const filters = element('fieldset', { class: 'show' });
const exporting = element('button', { type: 'button', class: 'export' }, t('Export…'));
const scroller = element('div', { class: 'scroll' });
const panel = element('div', { role: 'tabpanel', id: 'panel' }, scroller);
const pager = element('nav', { class: 'pages', 'aria-label': t('Pages') });
const live = element('div', { class: 'spoken', role: 'status' });
const keys = element('p', { class: 'keys' });

document.body.append(element('main', {}, element('header', {}, title, element('div', { class: 'bar' }, element('div', { role: 'tablist', 'aria-label': t('Comparison') }, ...tabs), filters, exporting)), panel, pager, keys, live));

// ---- asking

function ask(): void {
  if (state.folder === '') return;
  request += 1;
  if (state.view === 'timeline') {
    vscode.postMessage({ type: 'timeline', request, folder: state.folder, from: state.from.timeline, events: EVENTS });
    return;
  }
  const what = state.view;
  vscode.postMessage({
    type: 'table', request, folder: state.folder, what,
    wanted: { show: state.show[what], ...(state.row !== '' && { row: state.row }), from: state.from[what], rows: ROWS, firstSource: state.firstSource, columns: COLUMNS },
  });
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'show': {
      const other = data.folder !== state.folder;
      keep({
        folder: data.folder, ...(data.view && { view: data.view }), ...(other && { row: '', from: { figures: 0, quotes: 0, timeline: 0 }, firstSource: 0, spot: { row: 0, column: CLAIM, statement: 0 } }),
        ...(data.row !== undefined && { row: data.row, spot: { row: -1, column: CLAIM, statement: 0 } }),
      });
      focusNext = true;
      drawBar();
      ask();
      return;
    }
    case 'table':
      if (data.request === request) showTable(data.page ?? undefined);
      return;
    case 'timeline':
      if (data.request === request) showTimeline(data.timeline ?? undefined);
      return;
    case 'changed':
      ask();
      return;
  }
});

// ---- drawing

function drawBar(): void {
  for (const tab of tabs) {
    const selected = tab.dataset['view'] === state.view;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
  panel.setAttribute('aria-labelledby', `tab-${state.view}`);
  keys.textContent = state.view === 'timeline'
    ? t('Enter opens the sentence, Ctrl+Enter beside, Esc goes back to the text.')
    : t('Arrow keys move. Enter opens the sentence, Ctrl+Enter beside, D decides, Esc goes back to the text.');
}

function showTable(page: TablePage | undefined): void {
  if (state.view === 'timeline') return;
  const what = state.view;
  const same = page !== undefined && table !== undefined && scroller.dataset['view'] === what && JSON.stringify(page) === JSON.stringify(table);
  const hadFocus = scroller.contains(document.activeElement);
  table = page;
  if (!page) return nothing(t('These sources are not open any more.'));
  const at = state.row === '' ? -1 : page.rows.findIndex(({ id }) => id === state.row);
  const row = at >= 0 ? page.from + at : Math.min(Math.max(state.spot.row, page.from), page.from + page.rows.length - 1);
  keep({ show: { ...state.show, [what]: page.show }, from: { ...state.from, [what]: page.from }, firstSource: page.firstSource, spot: { ...state.spot, row: Math.max(0, row) } });
  if (!same) {
    title.textContent = `${t('Comparison')}: ${counted.sources(page.allSources)}, ${rowsInWords(page.total, what)}`;
    drawFilters(page, what);
    drawPager(pager, [
      { id: 'rows', what: what === 'figures' ? t('Claims') : t('Quotations'), from: page.from, length: page.rows.length, total: page.total, step: ROWS, go: (from) => goTo({ from: { ...state.from, [what]: from }, spot: { row: from, column: CLAIM, statement: 0 } }) },
      { id: 'sources', what: t('Sources'), from: page.firstSource, length: page.sources.length, total: page.allSources, step: COLUMNS, go: (from) => goTo({ firstSource: from, spot: { ...state.spot, column: FIRST_SOURCE + from, statement: 0 } }) },
    ]);
    if (page.rows.length === 0) nothing(what === 'figures' ? emptyFigures(page) : emptyQuotes(page));
    else scroller.replaceChildren(tableOf(page, what, what === 'figures' ? t('Figures by source') : t('Quotations by source')));
    scroller.dataset['view'] = what;
    scroller.scrollTo(state.scroll[0], state.scroll[1]);
  }
  settleFocus(hadFocus, at >= 0 && focusNext);
}

function emptyFigures({ counts }: TablePage): string {
  return counts.disagree + counts.look + counts.agree === 0 ? t('No two sources give a figure for the same thing.') : t('Nothing is chosen above.');
}

function emptyQuotes({ counts }: TablePage): string {
  return counts.disagree + counts.look + counts.agree === 0 ? t('No two sources carry the same quotation.') : t('Nothing is chosen above.');
}

function showTimeline(page: TimelinePage | undefined): void {
  if (state.view !== 'timeline') return;
  const same = page !== undefined && timeline !== undefined && scroller.dataset['view'] === 'timeline' && JSON.stringify(page) === JSON.stringify(timeline);
  const hadFocus = scroller.contains(document.activeElement);
  timeline = page;
  if (!page) return nothing(t('These sources are not open any more.'));
  if (!same) {
    title.textContent = `${t('Timeline')}: ${counted.sources(page.sources.length)}, ${counted.events(page.total)}`;
    filters.hidden = true;
    drawPager(pager, [{ id: 'events', what: t('Events'), from: page.from, length: page.events.length, total: page.total, step: EVENTS, go: (from) => goTo({ from: { ...state.from, timeline: from }, account: 0 }) }]);
    shownTimeline = timelineOf(page);
    if (page.events.length === 0) nothing(t('No source gives a date.'));
    else scroller.replaceChildren(shownTimeline.list);
    scroller.dataset['view'] = 'timeline';
    scroller.scrollTo(state.scroll[0], state.scroll[1]);
  }
  settleFocus(hadFocus, false);
}

function nothing(sentence: string): void {
  scroller.replaceChildren(element('p', { class: 'empty' }, sentence));
}

/** The boxes stay the same elements while one goes through them; only what they say is renewed. */
function drawFilters({ counts, show }: TablePage, what: Table): void {
  const names = groupNames[what];
  const offered = (Object.keys(names) as Group[]).filter((group) => group !== 'look' || counts.look > 0);
  const key = `${what} ${offered.join(' ')}`;
  filters.hidden = false;
  if (filters.dataset['offered'] !== key) {
    filters.dataset['offered'] = key;
    filters.replaceChildren(element('legend', {}, t('Show:')), ...offered.map((group) => {
      const box = element('input', { type: 'checkbox', id: `show-${group}` });
      box.addEventListener('change', () => choose(what, group, box.checked));
      return element('label', {}, box, element('span', { id: `count-${group}` }));
    }));
  }
  for (const group of offered) {
    const [box, count] = [document.getElementById(`show-${group}`), document.getElementById(`count-${group}`)];
    if (box instanceof HTMLInputElement) box.checked = show.includes(group);
    if (count) count.textContent = ` ${names[group]} (${counts[group]})`;
  }
}

function choose(what: Table, group: Group, wanted: boolean): void {
  const others = state.show[what].filter((other) => other !== group);
  keep({ row: '', show: { ...state.show, [what]: wanted ? [...others, group] : others }, from: { ...state.from, [what]: 0 }, spot: { row: 0, column: CLAIM, statement: 0 } });
  ask();
}

/** Another page, from a pager's button. */
function goTo(change: Partial<State>): void {
  keep({ row: '', ...change, scroll: [0, 0] });
  scroller.scrollTo(0, 0);
  ask();
}

function rowsInWords(count: number, what: Table): string {
  return what === 'figures' ? counted.claims(count) : counted.quotations(count);
}

// ---- focus

function spotElement({ row, column, statement }: Spot): HTMLElement | null {
  const at = (n: number): HTMLElement | null => scroller.querySelector(`[data-row="${row}"][data-column="${column}"][data-statement="${n}"]`);
  return at(statement) ?? at(0);
}

function accountElement(index: number): HTMLElement | null {
  return scroller.querySelector(`[data-account="${index}"]`);
}

/** One of the elements takes part in the Tab order: the one where the keyboard was. */
function settleFocus(hadFocus: boolean, move: boolean): void {
  const target = state.view === 'timeline' ? (accountElement(state.account) ?? accountElement(0)) : (spotElement(state.spot) ?? spotElement({ ...state.spot, column: CLAIM }));
  if (!target) return;
  for (const other of scroller.querySelectorAll('[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  target.tabIndex = 0;
  if (hadFocus || focusNext) target.focus({ preventScroll: !move });
  if (move) target.scrollIntoView({ block: 'center', inline: 'nearest' });
  focusNext = false;
}

function moveTo(target: HTMLElement): void {
  for (const other of scroller.querySelectorAll('[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  target.tabIndex = 0;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Goes to a place in the table, on another page where it lies there. `fromStart`: with the first sources beside it. */
function goToSpot(spot: Spot, fromStart = false): void {
  const what = state.view;
  if (!table || what === 'timeline') return;
  const row = Math.max(0, Math.min(spot.row, table.total - 1));
  const column = Math.max(0, Math.min(spot.column, table.allSources + FIRST_SOURCE - 1));
  const source = column - FIRST_SOURCE;
  const rowHere = row >= table.from && row < table.from + table.rows.length;
  const columnHere = fromStart ? table.firstSource === 0 : source < 0 || (source >= table.firstSource && source < table.firstSource + table.sources.length);
  const changed = row !== state.spot.row;
  const id = rowHere ? table.rows[row - table.from]?.id : undefined;
  keep({ spot: { row, column, statement: spot.statement }, row: id ?? '' });
  if (changed) live.textContent = t('{number} of {all}', { number: row + 1, all: rowsInWords(table.total, what) });
  if (rowHere && columnHere) {
    const target = spotElement(state.spot);
    if (target) moveTo(target);
    return;
  }
  focusNext = true;
  keep({ from: { ...state.from, [what]: row }, ...(columnHere ? {} : { firstSource: Math.max(0, source) }) });
  ask();
}

// ---- keyboard and mouse

function onTableKey(event: KeyboardEvent): boolean {
  if (!table) return false;
  const { row, column } = state.spot;
  const statement = Number((document.activeElement as HTMLElement | null)?.dataset['statement'] ?? 0);
  const values = valuesAt(row, column).length;
  const first = (to: Partial<Spot>): void => goToSpot({ row, column, statement: 0, ...to });
  const control = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown': first({ row: row + 1 }); return true;
    case 'ArrowUp': first({ row: row - 1 }); return true;
    case 'ArrowRight':
      if (statement + 1 < values) first({ statement: statement + 1 });
      else first({ column: column + 1 });
      return true;
    case 'ArrowLeft':
      if (statement > 0) first({ statement: statement - 1 });
      else first({ column: column - 1, statement: Math.max(0, valuesAt(row, column - 1).length - 1) });
      return true;
    case 'Home': goToSpot({ row: control ? 0 : row, column: CLAIM, statement: 0 }, true); return true;
    case 'End': first({ ...(control && { row: table.total - 1 }), column: table.allSources + FIRST_SOURCE - 1 }); return true;
    case 'PageDown': first({ row: row + JUMP }); return true;
    case 'PageUp': first({ row: row - JUMP }); return true;
    case 'Enter': openSpot({ row, column, statement }, control); return true;
    case 'd':
    case 'D':
      if (control || event.altKey) return false;
      decide(row);
      return true;
    default: return false;
  }
}

function valuesAt(row: number, column: number): readonly { readonly at: NonNullable<TablePage>['rows'][number]['cells'][number]['statements'][number]['at'] }[] {
  return table?.rows[row - table.from]?.cells.find(({ source }) => source === column - FIRST_SOURCE)?.statements ?? [];
}

/** A claim or its result leads to the first value that disagrees, else to the first one. */
function openSpot({ row, column, statement }: Spot, beside: boolean): void {
  const cells = table?.rows[row - table.from]?.cells ?? [];
  const all = cells.flatMap(({ statements }) => statements);
  const value = column < FIRST_SOURCE ? (all.find(({ standing }) => standing === 'disagrees') ?? all[0]) : (valuesAt(row, column)[statement] ?? valuesAt(row, column)[0]);
  if (value) vscode.postMessage({ type: 'open', at: value.at, beside });
  else live.textContent = t('This source does not mention it.');
}

function decide(row: number): void {
  const found = table?.rows[row - table.from];
  const statements = found?.cells.flatMap((cell) => cell.statements) ?? [];
  const about = statements.find(({ standing }) => standing === 'disagrees') ?? statements[0];
  if (found?.finding !== undefined && about) vscode.postMessage({ type: 'decide', finding: found.finding, at: about.at });
  else live.textContent = t('There is nothing to decide here.');
}

function onTimelineKey(event: KeyboardEvent): boolean {
  const all = shownTimeline?.accounts ?? [];
  const go = (index: number): void => {
    const to = Math.max(0, Math.min(index, all.length - 1));
    const target = accountElement(to);
    const [before, now] = [all[state.account], all[to]];
    keep({ account: to });
    if (target) moveTo(target);
    if (timeline && now && before?.index !== now.index) live.textContent = t('{number} of {all}', { number: now.index + 1, all: counted.events(timeline.total) });
  };
  switch (event.key) {
    case 'ArrowDown': go(state.account + 1); return true;
    case 'ArrowUp': go(state.account - 1); return true;
    case 'PageDown': go(state.account + JUMP); return true;
    case 'PageUp': go(state.account - JUMP); return true;
    case 'Home': go(0); return true;
    case 'End': go(all.length - 1); return true;
    case 'Enter': openAccount(state.account, event.ctrlKey || event.metaKey); return true;
    case 'd':
    case 'D': {
      const account = all[state.account];
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      if (account?.event.finding !== undefined) vscode.postMessage({ type: 'decide', finding: account.event.finding, at: account.at });
      else live.textContent = t('There is nothing to decide here.');
      return true;
    }
    default: return false;
  }
}

function openAccount(index: number, beside: boolean): void {
  const account = shownTimeline?.accounts[index];
  if (account) vscode.postMessage({ type: 'open', at: account.at, beside });
}

function select(view: View, focusTab: boolean): void {
  if (view === state.view) return;
  keep({ view, row: '', spot: { row: 0, column: CLAIM, statement: 0 }, account: 0, scroll: [0, 0] });
  scroller.replaceChildren();
  drawBar();
  if (focusTab) tabs.find((tab) => tab.dataset['view'] === view)?.focus();
  ask();
}

scroller.addEventListener('keydown', (event) => {
  if (state.view === 'timeline' ? onTimelineKey(event) : onTableKey(event)) event.preventDefault();
});

scroller.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const account = target?.closest<HTMLElement>('[data-account]');
  if (account) {
    keep({ account: Number(account.dataset['account']) });
    moveTo(account);
    openAccount(state.account, event.ctrlKey || event.metaKey);
    return;
  }
  const cell = target?.closest<HTMLElement>('[data-column]') ?? target?.closest('td')?.querySelector<HTMLElement>('[data-column]');
  if (!cell) return;
  const [row, column, statement] = [Number(cell.dataset['row']), Number(cell.dataset['column']), Number(cell.dataset['statement'])];
  goToSpot({ row, column, statement });
  // A click on a value goes to it; one beside it only moves there.
  if (target?.closest('[data-open]') || target?.closest('.claim')) openSpot({ row, column, statement }, event.ctrlKey || event.metaKey);
});

let scrolled: ReturnType<typeof setTimeout> | undefined;
scroller.addEventListener('scroll', () => {
  clearTimeout(scrolled);
  scrolled = setTimeout(() => keep({ scroll: [scroller.scrollLeft, scroller.scrollTop] }), 100);
});

for (const tab of tabs) {
  tab.addEventListener('click', () => select(tab.dataset['view'] as View, false));
  tab.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(tab);
    const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : undefined;
    const next = to === undefined ? undefined : views[(to + views.length) % views.length];
    if (!next) return;
    event.preventDefault();
    select(next.view, true);
  });
}

exporting.addEventListener('click', () => vscode.postMessage({ type: 'export', folder: state.folder, view: state.view }));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') vscode.postMessage({ type: 'back' });
});

drawBar();
nothing(t('Reading the sources…'));
vscode.postMessage({ type: 'ready' });
