// What the Problems list says of a quotation: which words differ from another source's, or who else is said to have spoken.
import type { Links } from '../corpus/corpus';
import { byGravity } from '../corpus/differences';
import type { Located } from '../corpus/entities';
import { voiceAt, type QuoteFinding } from '../corpus/findings';
import type { Witness } from '../corpus/utterances';
import { contradict, nameOf } from '../corpus/voices';
import type { Say } from '../say';
import { oncePerTwo } from '../text/remembering';
import type { Span } from '../text/span';
import { changesOf, plainRuns, type Change, type Run } from './changes';
import { quoted } from './excerpts';
import { nameOfSource } from './places';

interface QuoteProblem {
  /** What is underlined: the words that differ, or the quotation. */
  readonly span: Span;
  readonly message: string;
  /** The same in other sources, the gravest first; one at least. */
  readonly others: readonly Located[];
}

/** Thousands of copies have a handful of wordings; so many are looked at. */
const MOST_WORDINGS = 8;

/** Undefined where no other source's witness differs enough from the one here. */
export function quoteProblem(links: Links, finding: QuoteFinding, at: Witness, say: Say): QuoteProblem | undefined {
  return finding.code === 'quote-misattributed' ? misattributed(links, finding, at, say) : altered(links, finding, at, say);
}

/** Only what differs is underlined: a whole quotation may be a third of an article. */
function altered(links: Links, finding: QuoteFinding, at: Witness, say: Say): QuoteProblem | undefined {
  const { severity } = finding;
  const wordings = new Map<string, Witness>();
  // Who has the words is told of those that changed them, and who changed them of those that have them.
  const { faithful, changed } = wordingsOf(links, finding);
  for (const { words, witnesses } of isFaithful(at) ? [...changed, ...faithful] : [...faithful, ...changed]) {
    if (wordings.size >= MOST_WORDINGS) break;
    const other = witnesses.find(({ document }) => document !== at.document);
    if (other && !wordings.has(words)) wordings.set(words, other);
  }
  const told = [...wordings.values()].flatMap((other) => {
    const change = gravest(changesOf(links, at, other));
    const enough = change && (severity === 'information' ? change.kind !== 'bracketed' : change.kind === 'meaning' || change.kind === 'replaced');
    return enough ? [{ other, change }] : [];
  }).sort((a, b) => byGravity(a.change.kind, b.change.kind));
  const first = told[0];
  return first && {
    span: first.change.at,
    message: messageOf(first.change, nameOfSource(links, first.other.document), say),
    others: told.map(({ other }) => ({ document: other.document, ...(gravest(changesOf(links, other, at))?.at ?? other) })).map(({ document, start, end }) => ({ document, start, end })),
  };
}

/** One wording with the first witnesses to it of two documents: of each document there is one of another. */
interface Wording {
  readonly words: string;
  readonly witnesses: Witness[];
}

/** What the witnesses print, each wording once, in order of their first witnesses; found once for all of them. */
const wordingsOf = oncePerTwo((links: Links, { mentions }: QuoteFinding) => {
  const [faithful, changed] = [new Map<string, Wording>(), new Map<string, Wording>()];
  for (const witness of mentions) {
    const words = links.documents.get(witness.document)?.source.text.slice(witness.start, witness.end).replace(/\s+/g, ' ');
    if (words === undefined) continue;
    const wordings = isFaithful(witness) ? faithful : changed;
    const known = wordings.get(words);
    if (!known) wordings.set(words, { words, witnesses: [witness] });
    else if (known.witnesses.length === 1 && known.witnesses[0]?.document !== witness.document) known.witnesses.push(witness);
  }
  return { faithful: [...faithful.values()], changed: [...changed.values()] };
});

function isFaithful({ wording }: Witness): boolean {
  return wording !== 'meaning' && wording !== 'reworded';
}

function messageOf({ kind, here, there }: Change, source: string, say: Say): string {
  const words = quoted(plainRuns(there), say);
  switch (kind) {
    case 'meaning':
      return there.some(({ differs }) => differs) ? say('Quoted with another meaning in {source}: {words}.', { source, words }) : say('Quoted with another meaning in {source}: {words} is missing there.', { source, words: quoted(differing(here), say) });
    case 'replaced':
      return say('Quoted with another word in {source}: {words}.', { source, words });
    case 'word':
    case 'small':
    case 'bracketed':
      return say('Quoted in other words in {source}: {words}.', { source, words });
    case 'spelling':
      return say('Quoted in another spelling in {source}: {words}.', { source, words: quoted(differing(there), say) });
    case 'punctuation':
      return say('Punctuated differently in {source}: {words}.', { source, words });
  }
}

function misattributed(links: Links, { mentions }: QuoteFinding, at: Witness, say: Say): QuoteProblem | undefined {
  const mine = voiceAt(links, at);
  // Many witnesses name a handful of speakers.
  const known = new Map<string, boolean>();
  const others = mentions.flatMap((other) => {
    const voice = other.document === at.document ? undefined : voiceAt(links, other);
    if (!mine || !voice) return [];
    const name = `${voice.entity?.id ?? ''} ${voice.attribution.name}`;
    const isOther = known.get(name) ?? contradict(mine, voice);
    known.set(name, isOther);
    return isOther ? [{ other, voice }] : [];
  });
  const first = others[0];
  return mine && first && {
    span: at,
    message: say('Same words, another speaker: {here} here, {there} in {source}.', { here: nameOf(mine), there: nameOf(first.voice), source: nameOfSource(links, first.other.document) }),
    others: [...new Map(others.map(({ other, voice }) => [nameOf(voice), other])).values()],
  };
}

/** The first of the gravest. */
function gravest(changes: readonly Change[]): Change | undefined {
  return [...changes].sort((a, b) => byGravity(a.kind, b.kind))[0];
}

function differing(runs: readonly Run[]): string {
  return plainRuns(runs.filter(({ differs }) => differs));
}
