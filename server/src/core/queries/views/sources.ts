// The view of sources: title, publisher, date, size; below each what it shares with which other source, and who copied whom.
import type { Links } from '../../corpus/corpus';
import type { SourceDocument } from '../../corpus/document';
import { lookupOf } from '../../corpus/lookup';
import { oncePer } from '../../text/remembering';
import { shorten } from '../excerpts';
import { nameOfSource } from '../places';
import { dayInWords } from '../readings';
import { sectionHeadings } from '../sections';
import { sourceName } from '../source-names';
import type { Detail, Entry, Group, ItemKind, View } from './view';
import { counted } from './wording';

export type SourceOrder = 'name' | 'date' | 'publisher';

/** A source that could not be read, and one sentence why. */
export interface UnreadSource {
  readonly path: string;
  readonly message: string;
}

/** Those that could not be read stand last. */
export function sourcesView(links: Links, order: SourceOrder, unread: readonly UnreadSource[] = []): View {
  const documents = [...links.documents.values()];
  const last = unread.map(unreadEntry);
  if (order === 'publisher') return [...byPublisher(links, documents), ...last];
  // Those without a date stand behind the dated ones.
  const key = (document: SourceDocument): string => (order === 'date' ? String(document.written ?? 1e9).padStart(10, '0') : '') + sourceName(document).toLowerCase();
  return [...inOrder(documents, key).map((document) => sourceEntry(links, document)), ...last];
}

function byPublisher(links: Links, documents: readonly SourceDocument[]): Group[] {
  const groups = new Map<string, SourceDocument[]>();
  for (const document of documents) {
    const publisher = document.facts.publisher ?? '';
    groups.set(publisher, [...(groups.get(publisher) ?? []), document]);
  }
  return [...groups].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)).map(([publisher, members]): Group => ({
    id: `publisher/${publisher}`, kind: 'publisher', label: publisher === '' ? 'Publisher not known' : publisher,
    entries: () => inOrder(members, (document) => String(document.written ?? 1e9).padStart(10, '0')).map((document) => sourceEntry(links, document)),
  }));
}

function inOrder(documents: readonly SourceDocument[], key: (document: SourceDocument) => string): readonly SourceDocument[] {
  return documents.map((document) => ({ document, key: key(document) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ document }) => document);
}

function sourceEntry(links: Links, document: SourceDocument): Entry {
  const name = sourceName(document);
  const title = titleOf(document);
  const at = { document: document.id, start: 0, end: 0 };
  return {
    id: document.id,
    words: () => [name, title, document.id, document.facts.author ?? ''].join(' '),
    item: () => {
      const date = document.written === undefined ? 'no date' : dayInWords(document.written);
      const size = counted(wordCount(document.source), 'word');
      const texts = sharedTexts(links, document);
      // Before all else: what is one text is no second source.
      const same = texts.filter(({ one }) => one).slice(0, 1).map(({ label }) => `${label.charAt(0).toLowerCase()}${label.slice(1)}`);
      return {
        kind: 'source', label: name, description: [...same, date.replace(/^(\d+ \p{L}{3})\p{L}*/u, '$1'), size].join(', '), at, // “18 Mar 2025”: the line is short.
        spoken: [name, title, date, size, ...texts.map(({ label }) => label)].filter((part) => part !== '').join(', '),
        tooltip: [title === '' ? name : title, `${document.id}, ${date}, ${size}`].join(' · '),
      };
    },
    children: () => detailsOf(links, document, title),
  };
}

function detailsOf(links: Links, document: SourceDocument, title: string): Detail[] {
  const at = { document: document.id, start: 0, end: 0 };
  const line = (id: string, kind: ItemKind, label: string, description: string): Detail =>
    ({ id, item: () => ({ kind, label, description, spoken: `${label}, ${description}`, at }) });
  const { facts, written, figures, quotes, names } = document;
  const findings = lookupOf(links).findingsIn(document.id).length;
  const counts = [counted(figures.length, 'figure'), counted(quotes.filter(({ kind }) => kind === 'quote').length, 'quotation'), counted(names.mentions.length, 'name')];
  return [
    ...(title === '' ? [] : [line('title', 'heading', title, 'title')]),
    ...(facts.author === undefined ? [] : [line('author', 'person', facts.author, 'author')]),
    written === undefined
      ? line('date', 'date', 'No date', 'the text gives none, nor does corroborate.yaml')
      : line('date', 'date', dayInWords(written), facts.published === undefined ? 'dated by its text or its name' : 'published, says corroborate.yaml'),
    line('counts', 'count', counts.join(', '), 'found in it'),
    ...(findings > 0 ? [line('findings', 'disagreement', counted(findings, 'finding'), 'it has part in them')] : []),
    ...sharedTexts(links, document).map(({ other, label, description, spoken }): Detail => ({
      id: `shares/${other}`, item: () => ({ kind: 'shared-text', label, description, spoken, at: { document: other, start: 0, end: 0 }, other: { document: other, start: 0, end: 0 } }),
    })),
    line('file', 'source', document.id, 'file'),
  ];
}

interface SharedLine {
  readonly other: SourceDocument['id'];
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  /** Whether the two count as one source. */
  readonly one: boolean;
}

/** Who shares how much with whom; of two with one text the later one is called the copy, where both have a date. */
function sharedTexts(links: Links, document: SourceDocument): SharedLine[] {
  return sharedBy(links).get(document.id)?.flatMap(({ shorter, longer, part }): SharedLine[] => {
    const other = shorter === document.id ? longer : shorter;
    const there = links.documents.get(other);
    if (!there) return [];
    const name = nameOfSource(links, other);
    const percent = `${Math.round(part * 100)} %`;
    const amount = shorter === document.id ? `${percent} of it stands there` : `${percent} of that stands here`;
    const one = links.origins.originOf(other) === links.origins.originOf(document.id);
    const label = one ? `One text with ${name}` : `Shares text with ${name}`;
    const description = [amount, ...(one ? [whoCopied(document, there)] : [])].join(', ');
    return [{ other, label, description, one, spoken: `${label}, ${description}${one ? ', they count as one source' : ''}` }];
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

function whoCopied({ written: here }: SourceDocument, { written: there }: SourceDocument): string {
  if (here === undefined || there === undefined) return 'no dates tell who was first';
  if (here === there) return 'both of one day';
  const days = counted(Math.abs(here - there), 'day');
  return here > there ? `${days} later, so copied from there` : `${days} earlier, so copied there`;
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
