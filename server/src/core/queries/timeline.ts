// All dated statements of a dossier in order of what they date. Sources that name one event stand under one entry, whether they agree or not.
import type { Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import { isInDateLine } from '../extract/date-line';
import type { FigureMention } from '../extract/figures';
import { isoDay } from '../extract/figures/dates';
import type { Interval } from '../extract/interval';
import { english, type Say } from '../say';
import { oneLine } from '../text/one-line';
import { oncePerTwo } from '../text/remembering';
import { comparedSources, stated, type ComparedSource } from './comparison';
import { alternatives, countedWithIndependent } from './places';
import { comparedWith } from './quantities';
import { readingOf } from './readings';

/** What one source says of an event. */
export interface Account {
  readonly at: Located;
  /** Index into `Timeline.sources`. */
  readonly source: number;
  /** Counts from one. */
  readonly line: number;
  /** The date as printed. */
  readonly says: string;
  /** "18 March 2025" */
  readonly when: string;
  readonly sentence: string;
}

export interface TimelineEvent {
  /** Stable as the analysis is. */
  readonly id: string;
  /** "3 December 1997"; of a conflict the accounts' different days: "17 March 2025 or 18 March 2025". */
  readonly when: string;
  /** Under which it stands: its year, what the source says where that is longer (“late 1990s”), or “Undated”. */
  readonly heading: string;
  /** "year only" and the like, where no day is known. */
  readonly vague?: string;
  readonly disagree: boolean;
  /** "3 sources, 2 independent" */
  readonly counted: string;
  /** Id of the finding that can be decided on, and what was decided. */
  readonly finding?: string;
  readonly decision?: string;
  /** The one that tells most first, then in order of document and start; one at least. */
  readonly accounts: readonly Account[];
}

export interface Timeline {
  readonly sources: readonly ComparedSource[];
  /** By day; in each year what is known by the year alone comes first. Undated events come last. */
  readonly events: readonly TimelineEvent[];
}

/** Made once for each state of the corpus, in each language. */
export function timelineOf(links: Links, say: Say = english): Timeline {
  return made(links, say);
}

const made = oncePerTwo((links: Links, say: Say): Timeline => {
  const sources = comparedSources(links, say);
  const columns = new Map(sources.map(({ document }, i) => [document, i]));
  const events = [...linkedEvents(links, columns, say), ...lonelyEvents(links, columns, say)].sort(byTime).map(({ year: _, from: __, width: ___, ...event }) => event);
  return { sources, events };
});

interface Draft extends TimelineEvent {
  /** Infinity for undated events. */
  readonly year: number;
  /** First day in days since 1970-01-01, and how many days it may be. */
  readonly from: number;
  readonly width: number;
}

function byTime(a: Draft, b: Draft): number {
  if (a.year !== b.year) return a.year < b.year ? -1 : 1;
  return (a.from === b.from ? 0 : a.from - b.from) || b.width - a.width || (a.id < b.id ? -1 : 1);
}

/** An entry for each set of dates that were compared with each other: signing and entry into force are two. */
function linkedEvents(links: Links, columns: ReadonlyMap<DocumentId, number>, say: Say): Draft[] {
  return links.quantities.flatMap((quantity) => {
    const figureAt = (i: number): FigureMention | undefined => {
      const at = quantity.figures[i];
      return at && links.documents.get(at.document)?.figures[at.figure];
    };
    if (!figureAt(0)?.date) return [];
    const placed = new Set<number>();
    return [...quantity.figures.keys()].flatMap((me): Draft[] => {
      if (placed.has(me)) return [];
      const set = [...comparedWith(links, quantity, me)].filter((i) => !placed.has(i)).sort((a, b) => a - b);
      for (const i of set) placed.add(i);
      const accounts = set.flatMap((i) => {
        const [at, figure] = [quantity.figures[i], figureAt(i)];
        return at && figure ? [{ account: accountOf(links, at, figure, at.yearless ? undefined : at.value, columns, say), value: at.value, figure, dateLine: at.dateLine }] : [];
      });
      // The line that dates an article confirms the day and tells nothing of it.
      const telling = accounts.filter(({ dateLine }) => !dateLine);
      if (telling.length === 0) return [];
      const ids = new Set(set);
      const disagree = quantity.pairs.some(({ a, b, verdict }) => ids.has(a) && ids.has(b) && verdict === 'conflict');
      return [eventOf(links, set[0] === 0 ? quantity.id : `${quantity.id}~${set[0] ?? 0}`, telling, disagree, disagree ? findingOf(links, quantity) : undefined, say)];
    });
  });
}

function findingOf(links: Links, quantity: Quantity): string | undefined {
  return lookupOf(links).findings.find((one) => one.kind === 'figure' && one.quantity === quantity)?.id;
}

/** Dates that were compared with none. */
function lonelyEvents(links: Links, columns: ReadonlyMap<DocumentId, number>, say: Say): Draft[] {
  const { quantityOf, valueOf } = lookupOf(links);
  return [...links.documents.values()].flatMap((document) => document.figures.flatMap((figure, index): Draft[] => {
    if (!figure.date || isInDateLine(document.source, figure) || quantityOf(document.id, index)) return [];
    const at = { document: document.id, start: figure.start, end: figure.end };
    const value = valueOf(document.id, figure);
    return [eventOf(links, `${document.id}#${index}`, [{ account: accountOf(links, at, figure, value, columns, say), value, figure }], false, undefined, say)];
  }));
}

interface Told {
  readonly account: Account;
  readonly value: Interval | undefined;
  readonly figure: FigureMention;
}

function eventOf(links: Links, id: string, told: readonly Told[], disagree: boolean, finding: string | undefined, say: Say): Draft {
  const dated = told.filter(isDated);
  const finest = [...dated].sort((a, b) => widthOf(a) - widthOf(b) || (a.value?.min ?? 0) - (b.value?.min ?? 0))[0];
  const lead = finest ?? told[0];
  const accounts = distinct([...(lead ? [lead] : []), ...told.filter((one) => one !== lead)].map(({ account }) => account));
  const days = [...new Map([...dated].sort((a, b) => (a.value?.min ?? 0) - (b.value?.min ?? 0)).map((one) => [one.account.when, one])).keys()];
  const earliest = Math.min(...dated.map(({ value }) => value?.min ?? Infinity));
  const from = disagree ? earliest : (finest?.value?.min ?? Infinity);
  const vague = finest && vagueness(finest, say);
  const year = Number.isFinite(from) ? Number(isoDay(from).slice(0, 4)) : Infinity;
  const heading = !finest ? say('Undated') : widthOf(finest) > LONGEST_YEAR ? finest.account.when : String(year);
  return {
    id,
    when: disagree ? eitherOf(days, say) : (lead?.account.when ?? ''),
    year, heading,
    ...(vague !== undefined && { vague }),
    disagree,
    counted: countedWithIndependent(links, told.map(({ account }) => account.at.document), say),
    ...(finding !== undefined && { finding }),
    accounts, from, width: finest ? widthOf(finest) : 0,
  };
}

/** "17 March 2025 or 18 March 2025"; of many days the first and the last. */
function eitherOf(days: readonly string[], say: Say): string {
  return days.length <= 3 ? alternatives(days, say) : say('{count} different days, {from} to {to}', { count: days.length, from: days[0] ?? '', to: days.at(-1) ?? '' });
}

/** What a source repeats is one account, at its first place. */
function distinct(accounts: readonly Account[]): readonly Account[] {
  const first = new Map<string, Account>();
  for (const account of accounts) {
    const key = `${account.source} ${account.when}`;
    if (!first.has(key)) first.set(key, account);
  }
  return [...first.values()];
}

const LONGEST_YEAR = 366;

/** A weekday that no day of writing resolves is no date, and neither is one without an end. */
function isDated({ value, figure }: Told): boolean {
  return value !== undefined && Number.isFinite(value.min) && Number.isFinite(value.max) && !(figure.date?.weekday !== undefined && value.max <= 6);
}

function widthOf({ value }: Told): number {
  return value ? value.max - value.min : 0;
}

function vagueness(told: Told, say: Say): string | undefined {
  const width = widthOf(told);
  if (width > LONGEST_YEAR) return say('no exact year');
  return width > 340 ? say('year only') : width > 31 ? say('part of a year') : width > 7 ? say('month only') : width > 0 ? say('no day given') : undefined;
}

function accountOf(links: Links, at: Located, figure: FigureMention, value: Interval | undefined, columns: ReadonlyMap<DocumentId, number>, say: Say): Account {
  return {
    ...stated(links, at), source: columns.get(at.document) ?? 0,
    says: oneLine(links.documents.get(at.document)?.source.text.slice(at.start, at.end) ?? ''), when: readingOf(figure, value, say),
  };
}
