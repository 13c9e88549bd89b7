// The view of quotations: by speaker or by the number of sources, with their witnesses and who retells them below.
import type { Links } from '../../corpus/corpus';
import type { Entity, Located } from '../../corpus/entities';
import { lookupOf } from '../../corpus/lookup';
import type { Utterance, Wording } from '../../corpus/utterances';
import { overlaps } from '../../text/span';
import { comparisonAt } from '../compare-wording';
import { quoted, shorten } from '../excerpts';
import { independentNote, nameOfSource } from '../places';
import type { Detail, Entry, Group, ItemKind, View } from './view';
import { counted, documentsOf, elsewhere, lineNumber, LONGEST_LABEL, placeAt, placeInWords, wordsAt } from './wording';

export type QuoteOrder = 'speaker' | 'sources';

const LONGEST_TOOLTIP = 600;
const views = new WeakMap<Links, Map<QuoteOrder, View>>();

/** Made once for each state of the corpus. */
export function quotesView(links: Links, order: QuoteOrder): View {
  const known = views.get(links) ?? new Map<QuoteOrder, View>();
  const view = known.get(order) ?? (order === 'speaker' ? bySpeaker(links) : bySources(links));
  views.set(links, known.set(order, view));
  return view;
}

function bySpeaker(links: Links): View {
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
    ...speakers.map(([key, { label, kind, utterances }]): Group => ({ id: `speaker/${key}`, kind, label, entries: () => sorted(links, utterances).map((one) => quoteEntry(links, one)) })),
    ...(unknown.length > 0 ? [{ id: 'no-speaker', kind: 'no-speaker' as const, label: 'Speaker not found', entries: () => sorted(links, unknown).map((one) => quoteEntry(links, one)) }] : []),
    // Whether there are any is found out when somebody opens the group: it takes a search through all sources.
    ...(links.documents.size > 1 && links.utterances.length > 0 ? [{ id: 'retold', kind: 'retold' as const, label: 'Retold', empty: 'No source retells a quotation without quotation marks.', entries: () => links.utterances.flatMap((one) => retellings(links, one)) }] : []),
  ];
}

function bySources(links: Links): View {
  const groups = new Map<number, Utterance[]>();
  for (const utterance of links.utterances) {
    const count = documentsOf(utterance.witnesses).size;
    groups.set(count, [...(groups.get(count) ?? []), utterance]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([count, utterances]): Group => ({
    id: `sources/${count}`, kind: 'number-of-sources', label: count === 1 ? 'In one source' : `In ${counted(count, 'source')}`, entries: () => sorted(links, utterances).map((one) => quoteEntry(links, one, true)),
  }));
}

/** Those that most sources carry first, then in order of document and place, as `links` has them. */
function sorted(links: Links, utterances: readonly Utterance[]): readonly Utterance[] {
  return utterances.map((utterance) => ({ utterance, carriers: documentsOf(utterance.witnesses).size })).sort((a, b) => b.carriers - a.carriers).map(({ utterance }) => utterance);
}

/** `named`: whether the line names the speaker, where no group above it does. */
function quoteEntry(links: Links, utterance: Utterance, named = false): Entry {
  const origin = utterance.witnesses[utterance.origin];
  const at: Located = origin ?? { document: '' as Located['document'], start: 0, end: 0 };
  const whole = (): string => wordsAt(links, at, LONGEST_TOOLTIP);
  return {
    id: utterance.id,
    words: () => `${utterance.speaker ?? ''} ${whole()} ${[...documentsOf(utterance.witnesses)].map((id) => nameOfSource(links, id)).join(' ')}`,
    item: () => {
      const label = quoted(shorten(whole(), LONGEST_LABEL));
      const speaker = utterance.speaker === undefined ? 'speaker not found' : capital(utterance.speaker);
      const spread = spreadInWords(links, utterance, at);
      const other = elsewhere(utterance.witnesses, at);
      return {
        kind: 'quote', label, description: named ? `${speaker}, ${spread}` : spread, spoken: `${quoted(shorten(whole(), 120))}, ${speaker}, ${spread}`,
        tooltip: `${quoted(whole())} ${speaker}`, at: placeAt(at), ...(other && { other }),
      };
    },
    children: () => [...witnesses(links, utterance, at), ...echoes(links, utterance).map((echo): Detail => echoDetail(links, echo, at))],
  };
}

const wordings: Readonly<Record<Wording, string>> = {
  meaning: 'another meaning', reworded: 'other words', spelling: 'another spelling', bracketed: 'words added in brackets', stitched: 'two passages joined', truncated: 'same words', identical: 'same words',
};
/** The gravest first. */
const gravity = Object.keys(wordings) as readonly Wording[];

/** “2 sources, same words”; the source's name where it is the only one. */
function spreadInWords(links: Links, { witnesses: all }: Utterance, at: Located): string {
  const carriers = documentsOf(all);
  if (carriers.size < 2) return placeInWords(links, at);
  const worst = gravity.find((wording) => all.some((witness) => witness.wording === wording)) ?? 'identical';
  return `${counted(carriers.size, 'source')}${independentNote(links, carriers)}, ${wordings[worst]}`;
}

/** One line a source, and how its words stand to the origin's. */
function witnesses(links: Links, utterance: Utterance, at: Located): Detail[] {
  const compared = comparisonAt(links, at.document, at.start);
  const found = compared?.witnesses ?? [{ at, source: nameOfSource(links, at.document), wording: '', opening: wordsAt(links, at, 80) }];
  return found.map((witness, i): Detail => ({
    id: `witness/${witness.at.document}/${witness.at.start}`,
    item: () => {
      const how = i === compared?.origin ? 'origin' : witness.wording;
      const said = how === '' ? lineNumber(links, witness.at) : `${lineNumber(links, witness.at)}, ${how}`;
      const other = i === compared?.origin ? elsewhere(utterance.witnesses, witness.at) : placeAt(at);
      return {
        kind: 'witness', label: witness.source, description: said, spoken: `${witness.source}, ${said}, ${quoted(witness.opening)}`,
        tooltip: quoted(wordsAt(links, witness.at, LONGEST_TOOLTIP)), at: placeAt(witness.at), ...(compared && other && { other }),
      };
    },
  }));
}

/** Passages that retell the words; a few of the words in marks are no retelling. */
function echoes(links: Links, { echoes: all }: Utterance): readonly Located[] {
  return all.filter((at) => !links.documents.get(at.document)?.quotes.some((quote) => overlaps(quote, at)));
}

function retellings(links: Links, utterance: Utterance): readonly Entry[] {
  const origin = utterance.witnesses[utterance.origin];
  return !origin ? [] : echoes(links, utterance).map((echo): Entry => {
    const detail = echoDetail(links, echo, origin);
    return { ...detail, words: () => `${utterance.speaker ?? ''} ${wordsAt(links, echo, LONGEST_TOOLTIP)} ${nameOfSource(links, echo.document)}` };
  });
}

function echoDetail(links: Links, echo: Located, origin: Located): Detail {
  return {
    id: `echo/${echo.document}/${echo.start}`,
    item: () => {
      const place = placeInWords(links, echo);
      return {
        kind: 'echo', label: wordsAt(links, echo), description: `${place}, retold`, spoken: `Retold without quotation marks: ${wordsAt(links, echo, 120)}, ${place}`,
        tooltip: `${wordsAt(links, echo, LONGEST_TOOLTIP)} Retells ${quoted(wordsAt(links, origin, 200))} (${placeInWords(links, origin)}).`, at: placeAt(echo), other: placeAt(origin),
      };
    },
  };
}

/** What an entity is quoted with, as lines below it. */
export function quotesBy(links: Links, entity: Entity): readonly Entry[] {
  return sorted(links, lookupOf(links).saidBy(entity.id)).map((utterance) => quoteEntry(links, utterance));
}

function speakerKind(speaker: string, entity: Entity | undefined): ItemKind {
  if (!entity) return /^joint\b|\band\b/iu.test(speaker) ? 'joint-speaker' : 'person';
  return entity.type === 'other' ? 'name' : entity.type;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
