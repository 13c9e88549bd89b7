// The differences in wording between two witnesses of an utterance, each with a little of the words around.
import type { Links } from '../corpus/corpus';
import { byGravity, differenceIn, innerSegments, type Difference } from '../corpus/differences';
import type { Located } from '../corpus/entities';
import { markChanges } from '../corpus/punctuation';
import type { Witness } from '../corpus/utterances';
import { wordsIn, type WordRow } from '../corpus/word-row';
import { areOtherParts } from '../corpus/wording';
import type { Say } from '../say';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';

/** A run of words of one witness; `differs` where the other has others. */
export interface Run {
  readonly text: string;
  readonly differs: boolean;
}

export interface Change {
  readonly kind: Difference;
  /** The words here, with the nearest common ones around. Without a run that differs the words are missing here. */
  readonly here: readonly Run[];
  readonly there: readonly Run[];
  /** Where it differs here; the common words around where the words are missing here. */
  readonly at: Span;
}

/** Common words between two differences that are shown as one. */
const BRIDGE_WORDS = 2;
/** Common words shown before and behind a difference. */
const CONTEXT_WORDS = 1;

/** In order of the text. What one witness has before the other begins or after it ends is no change of wording. */
export function changesOf(links: Links, here: Located, there: Located): readonly Change[] {
  const [a, b] = [links.documents.get(here.document)?.source, links.documents.get(there.document)?.source];
  if (!a || !b) return [];
  const [mine, theirs] = [wholeWords(a, here), wholeWords(b, there)];
  if (mine === undefined || theirs === undefined) return changesBetween(a, here, b, there);
  const key = `${mine.length} ${mine}${theirs}`;
  let known = remembered.get(key);
  if (!known) {
    known = changesBetween(a, here, b, there).map((change) => moved(change, -here.start));
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    if (key.length <= LONGEST_REMEMBERED) remembered.set(key, known);
  }
  return known.map((change) => moved(change, here.start));
}

/** Each edit asks again for the same pairs of wordings in all sources that have them, and setting word against word is what costs. */
const remembered = new Map<string, readonly Change[]>();
const MOST_REMEMBERED = 4000;
/** In UTF-16 code units: what is kept stays under ten megabytes. */
const LONGEST_REMEMBERED = 1200;

/** All that the comparison looks at: the passage, two code units before it and one behind; undefined where its ends cut words. */
function wholeWords({ text, tokens }: SourceText, { start, end }: Span): string | undefined {
  const [first, next] = [tokens.firstFrom(start), tokens.firstFrom(end)];
  if (tokens.start(first) < start || tokens.start(next) < end) return undefined;
  return `${text.slice(Math.max(0, start - 2), start).padStart(2, '\n')}${text.slice(start, end)}${text.charAt(end) || '\n'}`;
}

function moved(change: Change, by: number): Change {
  return { ...change, at: { start: change.at.start + by, end: change.at.end + by } };
}

function changesBetween(a: SourceText, here: Span, b: SourceText, there: Span): readonly Change[] {
  const segments = innerSegments(a, here, b, there);
  const changes: Change[] = [];
  let from = 0;
  while (from < segments.length) {
    if (segments[from]?.kind === 'equal') {
      from += 1;
      continue;
    }
    let to = from + 1;
    while (to + 1 < segments.length && segments[to]?.kind === 'equal' && wordCount(a, segments[to]?.here) <= BRIDGE_WORDS) to += 2;
    const group = segments.slice(from, to);
    const differing = group.flatMap(({ kind, here: span }) => (kind !== 'equal' && span ? [span] : []));
    const [first, last] = [differing[0], differing.at(-1)];
    changes.push({
      at: first && last ? { start: first.start, end: last.end } : gapBetween(a, segments[from - 1]?.here, segments[to]?.here, here),
      kind: group.filter(({ kind }) => kind !== 'equal').map((segment) => differenceIn(a, here, b, there, segment)).sort(byGravity)[0] ?? 'spelling',
      here: runsOf(a, segments[from - 1]?.here, group.map((segment) => ({ span: segment.here, differs: segment.kind !== 'equal' })), segments[to]?.here),
      there: runsOf(b, segments[from - 1]?.there, group.map((segment) => ({ span: segment.there, differs: segment.kind !== 'equal' })), segments[to]?.there),
    });
    from = to;
  }
  const runs = (source: SourceText, marked: Span, next: Span | undefined): Run[] =>
    [{ text: slice(source, marked), differs: true }, ...(next ? [{ text: slice(source, next), differs: false }] : [])];
  const punctuated = markChanges(a, here, b, there).map((change): Change =>
    ({ at: change.here, kind: 'punctuation', here: runs(a, change.here, change.nextHere), there: runs(b, change.there, change.nextThere) }));
  return punctuated.length > 0 ? [...changes, ...punctuated].sort((x, y) => x.at.start - y.at.start) : changes;
}

/** Whether the change is one that a house makes to all that it prints. */
export function isMinor({ kind }: Change): boolean {
  return kind === 'spelling' || kind === 'punctuation';
}

/** The last common word before the missing ones, and the first behind. */
function gapBetween(source: SourceText, before: Span | undefined, after: Span | undefined, whole: Span): Span {
  const [left, right] = [before && wordsIn(source, before), after && wordsIn(source, after)];
  return { start: left?.starts[left.length - 1] ?? whole.start, end: right?.ends[0] ?? whole.end };
}

function wordCount(source: SourceText, span: Span | undefined): number {
  return span ? wordsIn(source, span).length : 0;
}

function runsOf(source: SourceText, before: Span | undefined, parts: readonly { readonly span: Span | undefined; readonly differs: boolean }[], after: Span | undefined): Run[] {
  const runs: Run[] = [];
  const left = before && wordsIn(source, before);
  if (left && left.length > 0) runs.push({ text: slice(source, { start: left.starts[Math.max(0, left.length - CONTEXT_WORDS)] ?? 0, end: left.ends[left.length - 1] ?? 0 }), differs: false });
  for (const { span, differs } of parts) if (span) runs.push({ text: slice(source, withBrackets(source, span)), differs });
  const right = after && wordsIn(source, after);
  if (right && right.length > 0) runs.push({ text: slice(source, { start: right.starts[0] ?? 0, end: right.ends[Math.min(right.length, CONTEXT_WORDS) - 1] ?? 0 }), differs: false });
  return runs;
}

/** "[NATO]" is shown with its brackets: they say that the words are not the speaker's. */
function withBrackets({ text }: SourceText, { start, end }: Span): Span {
  return text[start - 1] === '[' && text[end] === ']' ? { start: start - 1, end: end + 1 } : { start, end };
}

function slice({ text }: SourceText, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}

/** How another version stands to the one here: it is the two of them that the reader sees, not the origin. */
export function wordingInWords(links: Links, here: Located, there: Witness, changes: readonly Change[], say: Say): string {
  if (changes.some((change) => !isMinor(change) && change.kind !== 'bracketed')) return say('in other words');
  if (changes.some(({ kind }) => kind === 'bracketed')) return say('with words in brackets');
  if (changes.some(({ kind }) => kind === 'spelling')) return say('in another spelling');
  if (changes.length > 0) return say('with other punctuation');
  if (there.wording === 'stitched') return say('put together from two passages');
  const [mine, theirs] = [here, there].map((at) => rowAt(links, at));
  if (!mine || !theirs) return say('in the same words');
  if (areOtherParts(mine, theirs)) return say('another part of it');
  if (mine.length === theirs.length) return say('in the same words');
  return theirs.length < mine.length ? say('shortened') : say('in a longer passage');
}

/** Whether the two have other words of one quotation: its halves, or its paragraphs. */
export function isOtherPart(links: Links, here: Located, there: Located): boolean {
  const [mine, theirs] = [rowAt(links, here), rowAt(links, there)];
  return mine !== undefined && theirs !== undefined && areOtherParts(mine, theirs);
}

function rowAt(links: Links, at: Located): WordRow | undefined {
  const source = links.documents.get(at.document)?.source;
  return source && wordsIn(source, at);
}

/** One side in plain text. */
export function plainRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join(' ');
}
