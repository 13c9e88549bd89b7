// The view of quotations: by speaker or by the number of sources, with their witnesses and who retells them below.
import type { Links } from '../../corpus/corpus';
import type { Entity, Located } from '../../corpus/entities';
import { lookupOf } from '../../corpus/lookup';
import type { Utterance, Wording } from '../../corpus/utterances';
import { english, said, unsaid, type Say, type Unsaid } from '../../say';
import { oncePerTwo } from '../../text/remembering';
import { overlaps } from '../../text/span';
import { comparisonAt } from '../compare-wording';
import { quoted, shorten } from '../excerpts';
import { countedWithIndependent, nameOfSource } from '../places';
import { numberInWords } from '../readings';
import type { Detail, Entry, Group, ItemKind, View } from './view';
import { documentsOf, elsewhere, lineNumber, LONGEST_LABEL, placeAt, placeInWords, wordsAt } from './wording';

export type QuoteOrder = 'speaker' | 'sources';

const LONGEST_TOOLTIP = 600;

/** Made once for each state of the corpus, in each language. */
export function quotesView(links: Links, order: QuoteOrder, say: Say = english): View {
  return views[order](links, say);
}

function bySpeaker(links: Links, say: Say): View {
  const groups = new Map<string, { readonly label: string; readonly kind: ItemKind; readonly utterances: Utterance[] }>();
  const unknown: Utterance[] = [];
  const entities = new Map(links.entities.map((entity) => [entity.id, entity]));
  for (const utterance of links.utterances) {
    const { speaker, speakerEntity } = utterance;
    if (speaker === undefined) {
      unknown.push(utterance);
      continue;
    }
    const key = speakerEntity ?? speaker.toLowerCase();
    const group = groups.get(key);
    if (group) group.utterances.push(utterance);
    else groups.set(key, { label: capital(speaker), kind: speakerKind(speaker, entities.get(speakerEntity ?? '')), utterances: [utterance] });
  }
  const speakers = [...groups].sort(([, a], [, b]) => b.utterances.length - a.utterances.length || (a.label < b.label ? -1 : 1));
  return [
    ...speakers.map(([key, { label, kind, utterances }]): Group => ({ id: `speaker/${key}`, kind, label, entries: () => sorted(links, utterances).map((one) => quoteEntry(links, one, say)) })),
    ...(unknown.length > 0 ? [{ id: 'no-speaker', kind: 'no-speaker' as const, label: say('Speaker not found'), entries: () => sorted(links, unknown).map((one) => quoteEntry(links, one, say)) }] : []),
    // Whether there are any is found out when somebody opens the group: it takes a search through all sources.
    ...(links.documents.size > 1 && links.utterances.length > 0 ? [{ id: 'retold', kind: 'retold' as const, label: say('Retold'), empty: say('No source retells a quotation without quotation marks.'), entries: () => links.utterances.flatMap((one) => retellings(links, one, say)) }] : []),
  ];
}

function bySources(links: Links, say: Say): View {
  const groups = new Map<number, Utterance[]>();
  for (const utterance of links.utterances) {
    const count = documentsOf(utterance.witnesses).size;
    groups.set(count, [...(groups.get(count) ?? []), utterance]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([count, utterances]): Group => ({
    id: `sources/${count}`, kind: 'number-of-sources', label: count === 1 ? say('In one source') : say('In {count} sources', { count: numberInWords(count, say) }), entries: () => sorted(links, utterances).map((one) => quoteEntry(links, one, say, true)),
  }));
}

const views: Readonly<Record<QuoteOrder, (links: Links, say: Say) => View>> = { speaker: oncePerTwo(bySpeaker), sources: oncePerTwo(bySources) };

/** Those that most sources carry first, then in order of document and place, as `links` has them. */
function sorted(links: Links, utterances: readonly Utterance[]): readonly Utterance[] {
  return utterances.map((utterance) => ({ utterance, carriers: documentsOf(utterance.witnesses).size })).sort((a, b) => b.carriers - a.carriers).map(({ utterance }) => utterance);
}

/** `named`: whether the line names the speaker, where no group above it does. */
function quoteEntry(links: Links, utterance: Utterance, say: Say, named = false): Entry {
  const origin = utterance.witnesses[utterance.origin];
  const at: Located = origin ?? { document: '' as Located['document'], start: 0, end: 0 };
  const whole = (): string => wordsAt(links, at, LONGEST_TOOLTIP);
  return {
    id: utterance.id,
    words: () => `${utterance.speaker ?? ''} ${whole()} ${[...documentsOf(utterance.witnesses)].map((id) => nameOfSource(links, id)).join(' ')}`,
    item: () => {
      const label = quoted(shorten(whole(), LONGEST_LABEL), say);
      const speaker = utterance.speaker === undefined ? say('speaker not found') : capital(utterance.speaker);
      const spread = spreadInWords(links, utterance, at, say);
      const other = elsewhere(utterance.witnesses, at);
      return {
        kind: 'quote', label, description: named ? `${speaker}, ${spread}` : spread, spoken: `${quoted(shorten(whole(), 120), say)}, ${speaker}, ${spread}`,
        tooltip: `${quoted(whole(), say)} ${speaker}`, at: placeAt(at), ...(other && { other }),
      };
    },
    children: () => [...witnesses(links, utterance, at, say), ...echoes(links, utterance).map((echo): Detail => echoDetail(links, echo, at, say))],
  };
}

const wordings: Readonly<Record<Wording, Unsaid>> = {
  meaning: unsaid('another meaning'), reworded: unsaid('other words'), spelling: unsaid('another spelling'), bracketed: unsaid('words added in brackets'), stitched: unsaid('two passages joined'), truncated: unsaid('same words'), identical: unsaid('same words'),
};
/** The gravest first. */
const gravity = Object.keys(wordings) as readonly Wording[];

/** “2 sources, same words”; the source's name where it is the only one. */
function spreadInWords(links: Links, { witnesses: all }: Utterance, at: Located, say: Say): string {
  const carriers = documentsOf(all);
  if (carriers.size < 2) return placeInWords(links, at, say);
  const worst = gravity.find((wording) => all.some((witness) => witness.wording === wording)) ?? 'identical';
  return `${countedWithIndependent(links, carriers, say)}, ${said(wordings[worst], say)}`;
}

/** One line a source, and how its words stand to the origin's. */
function witnesses(links: Links, utterance: Utterance, at: Located, say: Say): Detail[] {
  const compared = comparisonAt(links, at.document, at.start, say);
  const found = compared?.witnesses ?? [{ at, source: nameOfSource(links, at.document), wording: '', opening: wordsAt(links, at, 80) }];
  return found.map((witness, i): Detail => ({
    id: `witness/${witness.at.document}/${witness.at.start}`,
    item: () => {
      const how = i === compared?.origin ? say('origin') : witness.wording;
      const line = lineNumber(links, witness.at, say);
      const where = how === '' ? line : `${line}, ${how}`;
      const other = i === compared?.origin ? elsewhere(utterance.witnesses, witness.at) : placeAt(at);
      return {
        kind: 'witness', label: witness.source, description: where, spoken: `${witness.source}, ${where}, ${quoted(witness.opening, say)}`,
        tooltip: quoted(wordsAt(links, witness.at, LONGEST_TOOLTIP), say), at: placeAt(witness.at), ...(compared && other && { other }),
      };
    },
  }));
}

/** Passages that retell the words; a few of the words in marks are no retelling. */
function echoes(links: Links, { echoes: all }: Utterance): readonly Located[] {
  return all.filter((at) => !links.documents.get(at.document)?.quotes.some((quote) => overlaps(quote, at)));
}

function retellings(links: Links, utterance: Utterance, say: Say): readonly Entry[] {
  const origin = utterance.witnesses[utterance.origin];
  return !origin ? [] : echoes(links, utterance).map((echo): Entry => {
    const detail = echoDetail(links, echo, origin, say);
    return { ...detail, words: () => `${utterance.speaker ?? ''} ${wordsAt(links, echo, LONGEST_TOOLTIP)} ${nameOfSource(links, echo.document)}` };
  });
}

function echoDetail(links: Links, echo: Located, origin: Located, say: Say): Detail {
  return {
    id: `echo/${echo.document}/${echo.start}`,
    item: () => {
      const place = placeInWords(links, echo, say);
      return {
        kind: 'echo', label: wordsAt(links, echo), description: `${place}, ${say('retold')}`, spoken: `${say('Retold without quotation marks:')} ${wordsAt(links, echo, 120)}, ${place}`,
        tooltip: `${wordsAt(links, echo, LONGEST_TOOLTIP)} ${say('Retells {words} ({place}).', { words: quoted(wordsAt(links, origin, 200), say), place: placeInWords(links, origin, say) })}`, at: placeAt(echo), other: placeAt(origin),
      };
    },
  };
}

/** What an entity is quoted with, as lines below it. */
export function quotesBy(links: Links, entity: Entity, say: Say): readonly Entry[] {
  return sorted(links, lookupOf(links).saidBy(entity.id)).map((utterance) => quoteEntry(links, utterance, say));
}

function speakerKind(speaker: string, entity: Entity | undefined): ItemKind {
  if (!entity) return /^joint\b|\band\b/iu.test(speaker) ? 'joint-speaker' : 'person';
  return entity.type === 'other' ? 'name' : entity.type;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
