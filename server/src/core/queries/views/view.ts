// A view as plain data: a tree of groups, entries and their details, in words. Whoever shows it chooses icons and colours.
import type { Located } from '../../corpus/entities';

/** What a line of a view is about. */
export type ItemKind =
  // Groups of findings, of entities by type, and others.
  | 'draft' | 'disagreements' | 'altered-quotes' | 'other-speakers' | 'notes' | 'changed' | 'decided'
  | 'persons' | 'organizations' | 'places' | 'agreements' | 'events' | 'unsorted' | 'number-of-sources'
  | 'joint-speaker' | 'no-speaker' | 'retold' | 'publisher'
  // Entries and details.
  | 'disagreement' | 'note' | 'decided-finding' | 'changed-finding'
  | 'person' | 'organization' | 'place' | 'agreement' | 'event' | 'name'
  | 'quote' | 'witness' | 'echo' | 'figure' | 'title' | 'heading' | 'alias' | 'mention' | 'source' | 'unread' | 'date' | 'count' | 'shared-text';

/** One line of a view. All strings are plain text on one line, and may hold the words of sources. */
export interface ViewItem {
  readonly kind: ItemKind;
  /** Values first: about 35 characters of label and description show at the usual width. */
  readonly label: string;
  readonly description?: string;
  /** The whole line for screen readers, which may leave a description out. */
  readonly spoken: string;
  /** More than the line holds, such as a whole quotation. */
  readonly tooltip?: string;
  readonly at?: Located;
  /** Where another source says it, or says otherwise. */
  readonly other?: Located;
  /** Of the line of a finding its id. */
  readonly finding?: string;
}

/** A line below an entry. Children are made when they are asked for: a dossier may name ten thousand things. */
export interface Detail {
  /** Stable, and unlike those of its siblings. */
  readonly id: string;
  readonly item: () => ViewItem;
  readonly children?: () => readonly Detail[];
}

/** A finding, an entity, a quotation or a source. */
export interface Entry extends Detail {
  /** What the filter looks through. */
  readonly words: () => string;
}

export interface Group {
  readonly id: string;
  readonly kind: ItemKind;
  readonly label: string;
  readonly entries: () => readonly Entry[];
  /** Set where finding its entries takes a search, so that they are not counted before somebody opens it: what it says where there are none. */
  readonly empty?: string;
}

export type View = readonly (Group | Entry)[];

/** The lines at one place of a view. */
interface Level {
  readonly lines: readonly (Group | Detail)[];
}

/** Only what holds the words of `filter`, in any case and with or without accents. Groups without such entries are gone. */
export function filtered(view: View, filter: string): View {
  const wanted = plain(filter).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return view;
  const holds = ({ words }: Entry): boolean => {
    const text = plain(words());
    return wanted.every((word) => text.includes(word));
  };
  return view.flatMap((line): (Group | Entry)[] => {
    if (!isGroup(line)) return holds(line) ? [line] : [];
    const entries = line.entries().filter(holds);
    return entries.length > 0 ? [{ ...line, entries: () => entries }] : [];
  });
}

/** How many entries a view has, each once however many groups have it; those that take a search are left out. */
export function countEntries(view: View): number {
  return new Set(view.flatMap((line) => (isGroup(line) ? (line.empty === undefined ? line.entries().map(({ id }) => id) : []) : [line.id]))).size;
}

/** The lines below the one that `path` leads to, by ids from the top; undefined where one of them is gone. */
export function linesAt(view: View, path: readonly string[]): Level['lines'] | undefined {
  let lines: Level['lines'] | undefined = view;
  for (const id of path) {
    const line: Group | Detail | undefined = lines?.find((candidate) => candidate.id === id);
    lines = line && below(line);
  }
  return lines;
}

/** The ids that lead to an entry; undefined where the view has it not. */
export function pathTo(view: View, entry: string): readonly string[] | undefined {
  for (const line of view) {
    if (line.id === entry) return [line.id];
    if (isGroup(line) && line.entries().some(({ id }) => id === entry)) return [line.id, entry];
  }
  return undefined;
}

export function itemOf(line: Group | Detail): ViewItem {
  if (!isGroup(line)) return line.item();
  if (line.empty !== undefined) return { kind: line.kind, label: line.label, spoken: line.label };
  const count = line.entries().length;
  return { kind: line.kind, label: line.label, description: String(count), spoken: `${line.label}, ${count}` };
}

function below(line: Group | Detail): readonly Detail[] {
  if (!isGroup(line)) return line.children?.() ?? [];
  const entries = line.entries();
  return entries.length === 0 && line.empty !== undefined ? [nothing(line.empty)] : entries;
}

function nothing(label: string): Detail {
  return { id: 'nothing', item: () => ({ kind: 'note', label, spoken: label }) };
}

export function isGroup(line: Group | Detail): line is Group {
  return 'entries' in line;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
