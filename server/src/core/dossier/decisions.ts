// The setting `decisions`: what the user made of findings, each with the words that it rests on.
import { isMap, isNode, isSeq, type Node } from 'yaml';
import type { DocumentId } from '../corpus/document';
import { findingCodes, type FindingCode } from '../corpus/finding-codes';
import type { Span } from '../text/span';
import type { TextQuote } from '../text/text-quote';
import { unsaid, type Sentence } from '../say';
import type { DecisionBlock } from './decision-block';
import { readDate } from './document-facts';
import { nearest } from './nearest';
import { oneOf } from './one-of';
import { readPlainEntry } from './plain-entry';
import { readTextQuote } from './text-quotes';
import { readYaml, type MappingReaders, type ValueReader, type YamlProblem, type YamlReport } from './yaml-reader';

/** Why a finding needs no second look. In the order in which an editor offers them. */
export const categories = ['different-quantity', 'different-date', 'superseded', 'source-dispute', 'use-this-one', 'wrong-reading'] as const;
export type Category = (typeof categories)[number];

/** What a decision can say. A finding that is left open needs none. */
export const verdicts = ['accepted'] as const;

export interface Decision {
  /** The finding's id when it was decided; its code, what the sources differ on, and their values. */
  readonly finding: string;
  readonly verdict: (typeof verdicts)[number];
  readonly category: Category;
  readonly reason?: string;
  /** The words that are right, where one source is. */
  readonly use?: string;
  readonly by?: string;
  /** ISO date. */
  readonly date?: string;
  /** The passages that it rests on, one for each value at least. A decision that was written by hand may have none. */
  readonly quotes: readonly TextQuote[];
}

/** A decision in its file: `at` is the span of its finding's id, `item` that of the whole entry. */
export interface WrittenDecision extends Decision {
  readonly at: Span;
  readonly item: Span;
}

/** What became of a value that a decision rests on. Spans are of the document as it is now. */
export type Change =
  | { readonly kind: 'value'; readonly before: string; readonly now: string; readonly document: DocumentId }
  | { readonly kind: 'joined'; readonly now: string; readonly document: DocumentId }
  | { readonly kind: 'gone'; readonly before: string }
  /** The words are the same, and stand for something else, such as “today” on another day. */
  | { readonly kind: 'reading'; readonly now: string; readonly document: DocumentId };

export type FindingState =
  | { readonly state: 'open' }
  | { readonly state: 'decided'; readonly decision: WrittenDecision }
  /** Open again, because what it rests on has changed. `changes` has one at least. */
  | { readonly state: 'changed'; readonly decision: WrittenDecision; readonly changes: readonly Change[] };

/** An id's code; undefined where it has none. */
function codeOf(finding: string): FindingCode | undefined {
  return findingCodes.find((code) => finding.startsWith(`${code}/`));
}

/** Whether a text looks like an id: a code, a claim and values. */
const ID = /^[^/\s]+\/\S[^/\s]*\/\S*$/u;

const text: ValueReader<string> = (node, report, name) => report.text(node, name);

/** One reader for each key of a decision; the keys' order is that in which they are written. */
const properties: MappingReaders<Decision> = {
  finding: (node, report, name) => {
    const id = report.text(node, name);
    if (id === undefined || (codeOf(id) !== undefined && ID.test(id))) return id;
    const code = id.split('/', 1)[0] ?? '';
    const meant = nearest(code, findingCodes);
    return report.at(node, (say) => `${say('Unknown {what} “{word}”.', { what: say('finding'), word: id })} ${meant && meant !== code ? say('Did you mean “{word}”?', { word: `${meant}/…` }) : say('It begins with a code, such as “figure-conflict/…”.')}`);
  },
  verdict: oneOf(verdicts, unsaid('verdict')),
  category: oneOf(categories, unsaid('category')),
  reason: text,
  use: text,
  by: text,
  date: readDate,
  quotes: (node, report, name) => report.list(node, name, readTextQuote, '[{ text: 133 nations, before: signed by }]'),
};

/** What was read of single entries, by their text. Handed on from one reading of the file to the next. */
export type KnownEntries = ReadonlyMap<string, ReadEntry>;

/** Spans count from the start of the entry's text. */
interface ReadEntry {
  readonly decision: WrittenDecision | undefined;
  readonly problems: readonly YamlProblem[];
}

/** The parser takes a second for so much; five thousand decisions have two thirds of it. In UTF-16 code units. */
const LARGEST_BLOCK = 3 * 1024 * 1024;
/** Entries without anything in them would take as long in fewer megabytes. */
const MOST_ENTRIES = 12_000;
/** So many are no slips: the file is not what it should be, and to read on would take seconds. */
const MOST_MISTAKES = 500;
/** Of one entry; a decision with eight passages has 2,000. */
const LARGEST_ENTRY = 16 * 1024;

/** Reads the entries of a block one by one: those that are as they were are not parsed again, and a broken one costs no other. */
export function readDecisionBlock(yaml: string, block: DecisionBlock, known: KnownEntries): { readonly decisions: readonly WrittenDecision[]; readonly problems: readonly YamlProblem[]; readonly entries: KnownEntries; readonly broken: boolean } {
  if (block.end - block.start > LARGEST_BLOCK || block.items.length > MOST_ENTRIES) {
    const size = { count: block.items.length, megabytes: Math.ceil((block.end - block.start) / 1048576), most: MOST_ENTRIES, mostMegabytes: LARGEST_BLOCK / 1048576 };
    const message: Sentence = (say) => say('There is more here than can be read: {count} decisions, {megabytes} MB; there may be {most} with {mostMegabytes} MB. None of them is used.', size);
    return { decisions: [], problems: [{ start: block.start, end: block.start, message }], entries: new Map(), broken: true };
  }
  const entries = new Map<string, ReadEntry>();
  const decisions: WrittenDecision[] = [];
  const problems: YamlProblem[] = [];
  for (const { start, end } of block.items) {
    const text = yaml.slice(start, end);
    const entry = known.get(text) ?? readEntry(text);
    entries.set(text, entry);
    const { decision } = entry;
    if (decision) decisions.push({ ...decision, at: shifted(decision.at, start), item: shifted(decision.item, start) });
    if (problems.length > MOST_MISTAKES) return { decisions, problems, entries, broken: true };
    for (const problem of entry.problems) problems.push({ ...shifted(problem, start), message: problem.message });
  }
  return { decisions, problems, entries, broken: false };
}

function readEntry(text: string): ReadEntry {
  if (text.length > LARGEST_ENTRY) return { decision: undefined, problems: [{ start: 0, end: 1, message: (say) => say('This decision is too long: {size} KB. It is not used.', { size: Math.ceil(text.length / 1024) }) }] };
  const plain = readPlain(text);
  if (plain) return { decision: plain, problems: [] };
  const { root, report, problems } = readYaml(text);
  const [item] = isSeq(root) ? root.items : [];
  const decision = isNode(item) ? readDecision(item, report) : undefined;
  return { decision, problems: problems() };
}

/** Days that every month has: for others the parser's reader looks at the calendar. */
const ANY_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/u;
const KEYS: ReadonlySet<string> = new Set(['finding', 'verdict', 'category', 'use', 'reason', 'by', 'date']);

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Undefined where anything is not as it should be: the parser then says what. */
function readPlain(text: string): WrittenDecision | undefined {
  const entry = readPlainEntry(text);
  if (!entry) return undefined;
  const { values, quotes, at, item } = entry;
  for (const key of values.keys()) if (!KEYS.has(key)) return undefined;
  const finding = values.get('finding') ?? '';
  const category = categories.find((known) => known === values.get('category'));
  const verdict = verdicts.find((known) => known === (values.get('verdict') ?? 'accepted'));
  const date = values.get('date');
  if (!category || !verdict || codeOf(finding) === undefined || !ID.test(finding) || (date !== undefined && !ANY_MONTH.test(date))) return undefined;
  const decision: Writable<WrittenDecision> = { finding, verdict, category, quotes, at, item };
  for (const key of ['reason', 'use', 'by', 'date'] as const) {
    const value = values.get(key);
    if (value !== undefined) decision[key] = value;
  }
  return decision;
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** In the file's order. An entry without a finding or a category is left out. */
export const readDecisions: ValueReader<readonly WrittenDecision[]> = (node, report, name) =>
  report.list(node, name, (item) => readDecision(item, report), '[{ finding: figure-conflict/…, category: different-quantity }]');

function readDecision(item: Node, report: YamlReport): WrittenDecision | undefined {
  const read = report.mapping(item, unsaid('part of a decision'), properties);
  const { finding, category, verdict = 'accepted', quotes = [] } = read;
  const has = (key: string): boolean => isMap(item) && item.has(key);
  if (finding === undefined) return has('finding') ? undefined : report.at(item, (say) => say('A decision needs a finding, such as “finding: figure-conflict/…”.'));
  const id: unknown = isMap(item) ? item.get('finding', true) : undefined;
  if (category === undefined) return has('category') ? undefined : report.at(item, (say) => say('A decision needs a category: {words}.', { words: categories.join(', ') }));
  return { ...read, finding, category, verdict, quotes, at: report.spanOf(id), item: report.spanOf(item) };
}
