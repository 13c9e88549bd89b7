// The differences in wording between two witnesses of an utterance, each with a little of the words around.
import type { Links } from '../corpus/corpus';
import type { Located } from '../corpus/entities';
import type { Witness } from '../corpus/utterances';
import { compareWordings, Trait, wordsIn, type Segment } from '../corpus/wording';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';

/** A run of words of one witness; `differs` where the other has others. */
export interface Run {
  readonly text: string;
  readonly differs: boolean;
}

export interface Change {
  /** `meaning`: a negation or number; `word`: a content word; `small`: function words; `spelling`: defence, defense. */
  readonly kind: 'meaning' | 'word' | 'small' | 'spelling';
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
  const segments = inner(compareWordings(a, here, b, there));
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
      kind: worst(group.filter(({ kind }) => kind !== 'equal').map((segment) => kindOf(a, b, segment))),
      here: runsOf(a, segments[from - 1]?.here, group.map((segment) => ({ span: segment.here, differs: segment.kind !== 'equal' })), segments[to]?.here),
      there: runsOf(b, segments[from - 1]?.there, group.map((segment) => ({ span: segment.there, differs: segment.kind !== 'equal' })), segments[to]?.there),
    });
    from = to;
  }
  return changes;
}

/** The last common word before the missing ones, and the first behind. */
function gapBetween(source: SourceText, before: Span | undefined, after: Span | undefined, whole: Span): Span {
  const [left, right] = [before && wordsIn(source, before), after && wordsIn(source, after)];
  return { start: left?.starts[left.length - 1] ?? whole.start, end: right?.ends[0] ?? whole.end };
}

/** The segments from the first to the last that both have in common. */
function inner(segments: readonly Segment[]): readonly Segment[] {
  const first = segments.findIndex(({ kind }) => kind === 'equal');
  const last = segments.findLastIndex(({ kind }) => kind === 'equal');
  return first < 0 ? [] : segments.slice(first, last + 1);
}

function wordCount(source: SourceText, span: Span | undefined): number {
  return span ? wordsIn(source, span).length : 0;
}

function kindOf(a: SourceText, b: SourceText, { here, there }: Segment): Change['kind'] {
  const [x, y] = [here && wordsIn(a, here), there && wordsIn(b, there)];
  if (x && y && x.stems.join(' ') === y.stems.join(' ')) return 'spelling';
  const traits = [...(x?.traits ?? []), ...(y?.traits ?? [])];
  if (traits.some((trait) => (trait & (Trait.negation | Trait.number)) > 0)) return 'meaning';
  return traits.some((trait) => (trait & Trait.stop) === 0) ? 'word' : 'small';
}

const severity: Readonly<Record<Change['kind'], number>> = { meaning: 3, word: 2, small: 1, spelling: 0 };

function worst(kinds: readonly Change['kind'][]): Change['kind'] {
  return kinds.reduce((a, b) => (severity[b] > severity[a] ? b : a), 'spelling');
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

/** How a witness's words stand to those here. */
export function wordingInWords({ wording }: Witness, changes: readonly Change[]): string {
  if (changes.some(({ kind }) => kind !== 'spelling')) return 'in other words';
  if (changes.length > 0) return 'in another spelling';
  return wording === 'truncated' ? 'shortened' : wording === 'stitched' ? 'put together from two passages' : 'in the same words';
}

/** One side in plain text. */
export function plainRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join(' ');
}
