// The card of a quotation: who said it and how we know, where else it stands, and in what words.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import { byGravity } from '../corpus/differences';
import type { Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { Utterance, Witness } from '../corpus/utterances';
import type { Attribution, SpeakerRule } from '../extract/quotes';
import { overlaps } from '../text/span';
import type { Say } from '../say';
import type { Block, Card, Inline } from './card';
import { changesOf, isMinor, isOtherPart, wordingInWords, type Change, type Run } from './changes';
import { marksIn, quoted, shorten } from './excerpts';
import { aloneBlocks, countedWithIndependent, lineOf, listed, nameOfSource, placeOf, sourcesAmong } from './places';

const MOST_CHANGES = 4;
const MOST_COPIES = 4;
const MOST_AGAIN = 4;

/** `index` is that of the quote in its document. */
export function quoteCard(links: Links, document: SourceDocument, index: number, reading: boolean, say: Say): Card | undefined {
  const quote = document.quotes[index];
  if (!quote) return undefined;
  const here: Located = { document: document.id, start: quote.start, end: quote.end };
  const utterance = lookupOf(links).utteranceOf(document.id, index);
  const others = counterpartsOf(links, here, utterance?.witnesses ?? []);
  const carriers = sourcesAmong(links, utterance?.witnesses.map((witness) => witness.document) ?? []);
  return {
    span: { start: quote.start, end: quote.end },
    blocks: [
      { kind: 'paragraph', inline: [...speakerLine(document, quote.speaker, utterance, say), ...countLine(links, carriers, say)] },
      ...(others.length > 0 ? witnessBlocks(links, here, others, say) : aloneBlocks(links, reading, say('No other source quotes this.'), say)),
      ...againBlocks(links, here, utterance?.witnesses ?? [], say),
      ...originBlocks(links, carriers, say),
      ...echoBlocks(links, utterance, say),
    ],
    actions: [
      ...(others.length > 0 ? [{ kind: 'next-source' as const, title: say('Go to the other version'), at: here }] : []),
      ...(others.length > 0 ? [{ kind: 'compare-wording' as const, title: say('Compare side by side'), at: here }] : []),
      ...(others.length > 0 ? [{ kind: 'all-mentions' as const, title: say('All versions'), at: here }] : []),
    ],
  };
}

/** What other sources have of it. A source that has these words, and other parts of the quotation besides, is named for these words. */
function counterpartsOf(links: Links, here: Located, witnesses: readonly Witness[]): readonly Witness[] {
  const inOthers = witnesses.filter(({ document }) => document !== here.document);
  const bySource = new Map<DocumentId, Witness[]>();
  for (const witness of inOthers) {
    const known = bySource.get(witness.document);
    if (known) known.push(witness);
    else bySource.set(witness.document, [witness]);
  }
  if (bySource.size === inOthers.length) return inOthers;
  return [...bySource.values()].flatMap((those) => {
    const same = those.length > 1 ? those.filter((witness) => !isOtherPart(links, here, witness)) : those;
    return same.length > 0 ? same : those.slice(0, 1);
  });
}

/** Where this source itself quotes the same words once more. */
function againBlocks(links: Links, here: Located, witnesses: readonly Witness[], say: Say): Block[] {
  const again = witnesses.filter((witness) => witness.document === here.document && witness.start !== here.start && !isOtherPart(links, here, witness));
  if (again.length === 0) return [];
  const lines = again.slice(0, MOST_AGAIN).flatMap((witness, i): Inline[] => [{ text: i > 0 ? ', ' : '' }, lineOf(links, witness, say)]);
  const more = again.length - MOST_AGAIN;
  return [{ kind: 'paragraph', inline: [{ text: `${say('Quoted again in this source:')} ` }, ...lines, { text: more > 0 ? ` ${say('and {count} more.', { count: more })}` : '.' }] }];
}

function speakerLine({ source }: SourceDocument, speaker: Attribution | undefined, utterance: Utterance | undefined, say: Say): Inline[] {
  if (!speaker) {
    return utterance?.speaker === undefined ? [{ text: say('Speaker not found'), bold: true }] : [{ text: utterance.speaker, bold: true }, { text: ` · ${say('named by another source')}` }];
  }
  const name = utterance?.speaker ?? speaker.name;
  return [{ text: name.charAt(0).toUpperCase() + name.slice(1), bold: true }, { text: ` · ${howFound(source.text, speaker, say)}` }];
}

/** Undefined where the words that tell it are shown. */
function ruleInWords(rule: SpeakerRule, say: Say): string | undefined {
  switch (rule) {
    case 'cue':
    case 'according-to':
    case 'pronoun':
    case 'role':
      return undefined;
    case 'colon':
      return say('named before the colon');
    case 'dash':
      return say('named behind the dash');
    case 'split':
      return say('goes on in the same paragraph');
    case 'continued':
      return say('goes on from the paragraph before');
    case 'following':
      return say('follows a quotation of the same speaker');
    case 'only-name':
      return say('the only name in the sentence, unsure');
  }
}

function howFound(text: string, { rule, cue, at, confidence }: Attribution, say: Say): string {
  const words = ruleInWords(rule, say);
  const unsure = confidence === 'low' && rule !== 'only-name' ? `, ${say('unsure')}` : '';
  if (words !== undefined) return words + unsure;
  const [start, end] = cue ? [Math.min(cue.start, at.start), Math.max(cue.end, at.end)] : [at.start, at.end];
  const span = end - start < 120 && !/[“”"]/.test(text.slice(start, end)) ? text.slice(start, end) : `${text.slice(at.start, at.end)}${cue ? ` ${text.slice(cue.start, cue.end)}` : ''}`;
  return `${say('speaker found from {words}', { words: quoted(shorten(span.replace(/\s+/g, ' '), 60), say) })}${unsure}`;
}

/** How many sources carry it, and how many of them are no copies of one text. */
function countLine(links: Links, carriers: ReadonlySet<DocumentId>, say: Say): Inline[] {
  return carriers.size < 2 ? [] : [{ text: ` · ${countedWithIndependent(links, carriers, say)}` }];
}

/** Which of the sources count once, so that the reader can check it. */
function originBlocks(links: Links, carriers: ReadonlySet<DocumentId>, say: Say): Block[] {
  const { origins } = links;
  const copies = new Map<DocumentId, string[]>();
  for (const id of carriers) {
    const origin = origins.originOf(id);
    const names = copies.get(origin);
    if (names) names.push(nameOfSource(links, id));
    else copies.set(origin, [nameOfSource(links, id)]);
  }
  const named = (names: readonly string[]): string => (names.length > MOST_COPIES ? say('{words} and {count} more', { words: names.slice(0, MOST_COPIES).join(', '), count: names.length - MOST_COPIES }) : listed(names, say));
  const same = [...copies.values()].filter((names) => names.length > 1).slice(0, 2).map((names) => say('{sources} print one text and count as one source.', { sources: named(names) }));
  const partly = origins.partlyShared(carriers).map(([one, other]) => say('{source} and {other} share part of their text.', { source: nameOfSource(links, one), other: nameOfSource(links, other) }));
  const sentences = [...same, ...partly.slice(0, 1)];
  return sentences.length > 0 ? [{ kind: 'paragraph', inline: [{ text: sentences.join(' ') }] }] : [];
}

function witnessBlocks(links: Links, here: Located, others: readonly Witness[], say: Say): Block[] {
  const changes = others.map((witness) => ({ witness, changes: changesOf(links, here, witness) }));
  const altered = changes.find((entry) => entry.changes.some(({ kind }) => kind === 'meaning')) ?? changes.find((entry) => entry.changes.some((change) => !isMinor(change))) ?? changes.find((entry) => entry.changes.length > 0);
  const same = changes.filter((entry) => entry !== altered);
  return [
    ...(altered ? alteredBlocks(links, here, altered.witness, altered.changes, say) : []),
    ...(same.length > 0
      ? [{ kind: 'paragraph' as const, inline: [{ text: `${altered ? say('Also in') : say('Also quoted in')} ` }, ...same.slice(0, 4).flatMap(({ witness, changes: found }, i): Inline[] => [{ text: i > 0 ? '; ' : '' }, ...placeOf(links, witness, undefined, say), { text: `, ${wordingInWords(links, here, witness, found, say)}` }]), { text: same.length > 4 ? ` ${say('and {count} more.', { count: same.length - 4 })}` : '.' }] }]
      : []),
  ];
}

function alteredBlocks(links: Links, here: Located, other: Witness, all: readonly Change[], say: Say): Block[] {
  // Where words differ, spelling and punctuation are said in a sentence; alone they are shown.
  const words = all.filter((change) => !isMinor(change));
  const changes = words.length > 0 ? words : all;
  const leading = [...changes].sort((a, b) => byGravity(a.kind, b.kind)).slice(0, MOST_CHANGES);
  const rows = changes.filter((change) => leading.includes(change));
  const meaning = rows.some(({ kind }) => kind === 'meaning');
  const more = changes.length - rows.length;
  const beside = (kind: Change['kind']): boolean => words.length > 0 && all.some((change) => change.kind === kind);
  const [spelling, punctuation] = [beside('spelling'), beside('punctuation')];
  const notes = [
    ...(more > 0 ? [more === 1 ? say('1 smaller difference more.') : say('{count} smaller differences more.', { count: more })] : []),
    ...(spelling && punctuation ? [say('Spelling and punctuation also differ.')] : spelling ? [say('Spelling also differs.')] : punctuation ? [say('Punctuation also differs.')] : []),
    ...(meaning ? [] : [say('No number and no “not” differs.')]),
  ];
  const heading = meaning ? say('changes the meaning') : wordingInWords(links, here, other, all, say);
  return [
    { kind: 'paragraph', inline: [{ text: `${say('Also quoted in')} ` }, { text: nameOfSource(links, other.document), bold: true }, { text: ', ' }, lineOf(links, other, say), { text: ', ' }, { text: `${heading}:`, bold: true }] },
    { kind: 'table', head: [say('Here'), nameOfSource(links, other.document)], rows: (meaning ? [...rows].sort((a, b) => byGravity(a.kind, b.kind)) : rows).map(({ here: mine, there, kind }) => [side(mine, kind, say), side(there, kind, say)]) },
    { kind: 'paragraph', inline: [{ text: notes.join(' ') }] },
  ];
}

/** One version with a little context; what differs is bold. That a “not” is absent is also said. */
function side(runs: readonly Run[], kind: Change['kind'], say: Say): Inline[] {
  const words = runs.flatMap(({ text, differs }, i): Inline[] => [...(i > 0 ? [{ text: ' ' }] : []), { text, bold: differs }]);
  const missing = kind === 'meaning' && !runs.some(({ differs }) => differs);
  const [open, close] = marksIn(say);
  return [{ text: open }, ...words, { text: missing ? `${close} ${say('(missing)')}` : close }];
}

/** Passages that retell the words; a few of them in marks are no retelling, and are told apart. */
function echoBlocks(links: Links, utterance: Utterance | undefined, say: Say): Block[] {
  const echoes = utterance?.echoes ?? [];
  const inMarks = (at: Located): boolean => links.documents.get(at.document)?.quotes.some((quote) => overlaps(quote, at)) ?? false;
  const list = (heading: string, places: readonly Located[]): Block[] =>
    places.length === 0 ? [] : [{ kind: 'paragraph', inline: [{ text: `${heading} ` }, ...places.slice(0, 4).flatMap((at, i): Inline[] => [{ text: i > 0 ? '; ' : '' }, ...placeOf(links, at, undefined, say)]), { text: places.length > 4 ? ` ${say('and {count} more.', { count: places.length - 4 })}` : '.' }] }];
  return [...list(say('Retold without quotation marks:'), echoes.filter((at) => !inMarks(at))), ...list(say('A few of these words, in quotation marks:'), echoes.filter(inMarks))];
}
