// The view of sources: title, publisher, date, size; below each what it shares with which other source, and who copied whom.
import type { Links } from '../../corpus/corpus';
import type { SourceDocument } from '../../corpus/document';
import { lookupOf } from '../../corpus/lookup';
import { yearlessDateLine } from '../../extract/date-line';
import { english, type Say } from '../../say';
import { oneLine } from '../../text/one-line';
import { oncePer } from '../../text/remembering';
import { counted } from '../counted';
import { shorten } from '../excerpts';
import { nameOfSource } from '../places';
import { dayInWords, shortDay } from '../readings';
import { sectionHeadings } from '../sections';
import { sourceName } from '../source-names';
import type { Detail, Entry, Group, ItemKind, View } from './view';

export type SourceOrder = 'name' | 'date' | 'publisher';

/** A source that could not be read, and one sentence why. */
export interface UnreadSource {
  readonly path: string;
  readonly message: string;
}

/** Those that could not be read stand last. */
export function sourcesView(links: Links, order: SourceOrder, unread: readonly UnreadSource[] = [], say: Say = english): View {
  const documents = [...links.documents.values()];
  const last = unread.map(unreadEntry);
  if (order === 'publisher') return [...byPublisher(links, documents, say), ...last];
  // Those without a date stand behind the dated ones.
  const key = (document: SourceDocument): string => (order === 'date' ? String(document.written ?? 1e9).padStart(10, '0') : '') + sourceName(document).toLowerCase();
  return [...inOrder(documents, key).map((document) => sourceEntry(links, document, say)), ...last];
}

function byPublisher(links: Links, documents: readonly SourceDocument[], say: Say): Group[] {
  const groups = new Map<string, SourceDocument[]>();
  for (const document of documents) {
    const publisher = document.facts.publisher ?? '';
    groups.set(publisher, [...(groups.get(publisher) ?? []), document]);
  }
  return [...groups].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)).map(([publisher, members]): Group => ({
    id: `publisher/${publisher}`, kind: 'publisher', label: publisher === '' ? say('Publisher not known') : publisher,
    entries: () => inOrder(members, (document) => String(document.written ?? 1e9).padStart(10, '0')).map((document) => sourceEntry(links, document, say)),
  }));
}

function inOrder(documents: readonly SourceDocument[], key: (document: SourceDocument) => string): readonly SourceDocument[] {
  return documents.map((document) => ({ document, key: key(document) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ document }) => document);
}

function sourceEntry(links: Links, document: SourceDocument, say: Say): Entry {
  const name = sourceName(document);
  const title = titleOf(document);
  const at = { document: document.id, start: 0, end: 0 };
  return {
    id: document.id,
    words: () => [name, title, document.id, document.facts.author ?? ''].join(' '),
    item: () => {
      const { written } = document;
      const date = written === undefined ? yearlessDay(document) ?? say('no date') : dayInWords(written, say);
      const size = counted.words(wordCount(document.source), say);
      const texts = sharedTexts(links, document, say);
      // Before all else: what is one text is no second source.
      const same = texts.filter(({ one }) => one).slice(0, 1).map(({ name: other }) => say('one text with {source}', { source: other }));
      return {
        kind: 'source', label: name, description: [...same, written === undefined ? date : shortDay(written, say), size].join(', '), at,
        spoken: [name, title, date, size, ...texts.map(({ label }) => label)].filter((part) => part !== '').join(', '),
        tooltip: [title === '' ? name : title, `${document.id}, ${date}, ${size}`].join(' · '),
      };
    },
    children: () => detailsOf(links, document, title, say),
  };
}

function detailsOf(links: Links, document: SourceDocument, title: string, say: Say): Detail[] {
  const at = { document: document.id, start: 0, end: 0 };
  const line = (id: string, kind: ItemKind, label: string, description: string): Detail =>
    ({ id, item: () => ({ kind, label, description, spoken: `${label}, ${description}`, at }) });
  const { facts, figures, quotes, names } = document;
  const findings = lookupOf(links).findingsIn(document.id).length;
  const counts = [counted.figures(figures.length, say), counted.quotations(quotes.filter(({ kind }) => kind === 'quote').length, say), counted.names(names.mentions.length, say)];
  return [
    ...(title === '' ? [] : [line('title', 'heading', title, say('title'))]),
    ...(facts.author === undefined ? [] : [line('author', 'person', facts.author, say('author'))]),
    dateLine(document, line, say),
    line('counts', 'count', counts.join(', '), say('found in it')),
    ...(findings > 0 ? [line('findings', 'disagreement', counted.findings(findings, say), say('it has part in them'))] : []),
    ...sharedTexts(links, document, say).map(({ other, label, description, spoken }): Detail => ({
      id: `shares/${other}`, item: () => ({ kind: 'shared-text', label, description, spoken, at: { document: other, start: 0, end: 0 }, other: { document: other, start: 0, end: 0 } }),
    })),
    line('file', 'source', document.id, say('file')),
  ];
}

function dateLine(document: SourceDocument, line: (id: string, kind: ItemKind, label: string, description: string) => Detail, say: Say): Detail {
  const { facts, written } = document;
  if (written !== undefined) return line('date', 'date', dayInWords(written, say), facts.published === undefined ? say('dated by its text or its name') : say('published, says corroborate.yaml'));
  const yearless = yearlessDay(document);
  if (yearless !== undefined) return line('date', 'date', yearless, say('dated by its text, which names no year'));
  return line('date', 'date', say('No date'), say('the text gives none, nor does corroborate.yaml'));
}

/** “June 14”, in the words of the text. */
function yearlessDay({ source, figures }: SourceDocument): string | undefined {
  const day = yearlessDateLine(source, figures);
  return day && oneLine(source.text.slice(day.start, day.end));
}

interface SharedLine {
  readonly other: SourceDocument['id'];
  /** What the other source is called. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  /** Whether the two count as one source. */
  readonly one: boolean;
}

/** Who shares how much with whom; of two with one text the later one is called the copy, where both have a date. */
function sharedTexts(links: Links, document: SourceDocument, say: Say): SharedLine[] {
  return sharedBy(links).get(document.id)?.flatMap(({ shorter, longer, part }): SharedLine[] => {
    const other = shorter === document.id ? longer : shorter;
    const there = links.documents.get(other);
    if (!there) return [];
    const name = nameOfSource(links, other);
    const percent = Math.round(part * 100);
    const amount = shorter === document.id ? say('{percent} % of it stands there', { percent }) : say('{percent} % of that stands here', { percent });
    const one = links.origins.originOf(other) === links.origins.originOf(document.id);
    const label = one ? say('One text with {source}', { source: name }) : say('Shares text with {source}', { source: name });
    const description = [amount, ...(one ? [whoCopied(document, there, say)] : [])].join(', ');
    return [{ other, name, label, description, one, spoken: `${label}, ${description}${one ? `, ${say('they count as one source')}` : ''}` }];
  }) ?? [];
}

type Shared = ReturnType<Links['origins']['sharedTexts']>;

/** By document; the greatest part first. */
const sharedBy = oncePer((links: Links): ReadonlyMap<string, Shared> => {
  const found = new Map<string, Shared[number][]>();
  for (const text of links.origins.sharedTexts()) {
    for (const id of [text.shorter, text.longer]) {
      const texts = found.get(id);
      if (texts) texts.push(text);
      else found.set(id, [text]);
    }
  }
  return found;
});

function whoCopied({ written: here }: SourceDocument, { written: there }: SourceDocument, say: Say): string {
  if (here === undefined || there === undefined) return say('no dates tell who was first');
  if (here === there) return say('both of one day');
  const count = Math.abs(here - there);
  if (here > there) return count === 1 ? say('1 day later, so copied from there') : say('{count} days later, so copied from there', { count });
  return count === 1 ? say('1 day earlier, so copied there') : say('{count} days earlier, so copied there', { count });
}

function unreadEntry({ path, message }: UnreadSource): Entry {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { id: `unread/${path}`, words: () => path, item: () => ({ kind: 'unread', label: name, description: message, spoken: `${name}, ${message}`, tooltip: `${path}: ${message}` }) };
}

/** What corroborate.yaml says, else the first heading. */
function titleOf(document: SourceDocument): string {
  if (document.facts.title !== undefined) return document.facts.title;
  const heading = sectionHeadings(document.source)[0];
  return heading ? shorten(document.source.text.slice(heading.start, heading.end).replace(/\s+/gu, ' '), 200) : '';
}

const wordCount = oncePer(({ tokens }: SourceDocument['source']): number => {
  let count = 0;
  for (let i = 0; i < tokens.length; i++) if (tokens.isWord(i) || tokens.isNumber(i)) count++;
  return count;
});
