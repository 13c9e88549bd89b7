// The analysis as JSON: what `corroborate export` prints. The shape is a contract; fields may be added, none renamed.
import { valueOf } from '../corpus/candidates';
import type { FigureAt, FigurePair, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { Located } from '../corpus/entities';
import type { Verdict } from '../corpus/verdict';
import { isoDay } from '../extract/figures/dates';
import type { Interval } from '../extract/interval';
import type { EntityType } from '../extract/names';
import { english } from '../say';
import { measureOf } from './readings';
import type { FigureKind, FigureMention } from '../extract/figures';
import { factorOf } from '../extract/figures/units';

export interface Analysis {
  readonly version: 1;
  readonly documents: readonly { path: string; title: string; words: number; publisher?: string; published?: string }[];
  readonly entities: readonly { id: string; canonical: string; type: EntityType; aliases: string[]; ambiguous?: string[]; roles?: string[]; mentions: Mention[] }[];
  /** “the four countries”: members by the ids of their entities. */
  readonly groups: readonly { id: string; canonical: string; type: EntityType; aliases: string[]; members: string[]; mentions: Mention[] }[];
  readonly figures: readonly (Mention & { id: string; kind: FigureKind; value: Value; unit?: string; about?: string })[];
  readonly quotes: readonly {
    id: string;
    speaker?: string;
    wording: 'single' | 'identical' | 'variant';
    mentions: (Mention & { speaker?: string; cue?: string })[];
  }[];
  readonly conflicts: readonly Link[];
  readonly corroborations: readonly Link[];
}

/** `start` and `end` in UTF-16 code units of the text without its byte-order mark, `end` exclusive. */
export interface Mention {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Link {
  readonly id: string;
  readonly message: string;
  readonly mentions: readonly (Mention & { value: Value })[];
  /** Indices into `mentions`; the two stand in different documents. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Numbers, or ISO dates; `min` or `max` alone for "more than", "fewer than". */
export interface Value {
  readonly min?: number | string;
  readonly max?: number | string;
  readonly exact?: boolean;
}

export function exportAnalysis(links: Links): Analysis {
  const { documents, entities, utterances, quantities, dayOf } = links;
  const mention = (at: Located): Mention => {
    const text = documents.get(at.document)?.source.text ?? '';
    return { path: at.document, start: at.start, end: at.end, text: text.slice(at.start, at.end) };
  };
  return {
    version: 1,
    documents: [...documents.values()].map(({ id, facts, source }) => ({
      path: id,
      title: facts.title ?? source.text.slice(source.paragraphs[0]?.start, source.paragraphs[0]?.end),
      words: countWords(source.tokens),
      ...(facts.publisher !== undefined && { publisher: facts.publisher }),
      ...(facts.published !== undefined && { published: facts.published }),
    })),
    entities: entities.map((entity) => ({
      id: entity.id,
      canonical: entity.canonical,
      type: entity.type,
      aliases: entity.aliases.map(({ text }) => text),
      ...(entity.ambiguous.length > 0 && { ambiguous: entity.ambiguous.map(({ text }) => text) }),
      ...(entity.roles.length > 0 && { roles: entity.roles.map(({ text }) => text) }),
      mentions: entity.mentions.map(mention),
    })),
    groups: links.groups.all.map(({ id, canonical, type, aliases, ambiguous, members, mentions }) => ({
      id, canonical, type, aliases: [...aliases, ...ambiguous].map(({ text }) => text), members: members.map((member) => member.id), mentions: mentions.map(mention),
    })),
    figures: [...documents.values()].flatMap((document) =>
      document.figures.map((figure, index) => ({
        id: `${document.id}#${index}`,
        ...mention({ document: document.id, start: figure.start, end: figure.end }),
        kind: figure.kind,
        value: printedValue(figure, dayOf(document.id)),
        ...unitOf(figure),
        about: measureOf(figure, english),
      })),
    ),
    quotes: utterances.map((utterance) => ({
      id: utterance.id,
      ...(utterance.speaker !== undefined && { speaker: utterance.speaker }),
      wording: utterance.wording,
      mentions: utterance.witnesses.map((witness) => {
        const speaker = documents.get(witness.document)?.quotes[witness.quote]?.speaker;
        return {
          ...mention(witness),
          ...(speaker && { speaker: utterance.speaker ?? speaker.name }),
          ...(speaker?.cue && { cue: speaker.cue.verb }),
        };
      }),
    })),
    conflicts: quantities.flatMap((quantity) => linkOf(quantity, ['conflict', 'falls', 'disputed'], mention, documents)),
    corroborations: quantities.flatMap((quantity) => linkOf(quantity, ['agree'], mention, documents)),
  };
}

/** The pairs of the verdicts, with only the figures that take part. */
function linkOf(quantity: Quantity, verdicts: readonly Verdict[], mention: (at: Located) => Mention, documents: Links['documents']): Link[] {
  const all = quantity.pairs.filter((pair) => verdicts.includes(pair.verdict));
  const pairs = verdicts.includes('agree') ? firstOfEach(quantity, all.filter(({ a, b }) => !quantity.figures[a]?.dateLine && !quantity.figures[b]?.dateLine)) : all;
  if (pairs.length === 0) return [];
  const used = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b);
  const figures = used.flatMap((i) => quantity.figures[i] ?? []);
  return [{
    id: `${verdicts[0] ?? ''}/${quantity.id}`,
    message: figures.map((at) => `“${mention(at).text}” in ${at.document}`).join('; '),
    mentions: figures.map((at) => ({ ...mention(at), value: valueIn(at, documents.get(at.document)?.figures[at.figure]) })),
    pairs: pairs.map(({ a, b }) => [used.indexOf(a), used.indexOf(b)] as const),
  }];
}

/** A document states a value where it first gives it: two documents agree on it by their first agreeing figures, and what either repeats adds nothing. */
function firstOfEach({ figures }: Quantity, pairs: readonly FigurePair[]): FigurePair[] {
  const first = new Map<string, FigurePair>();
  for (const pair of pairs) {
    const [a, b] = pair.a < pair.b ? [pair.a, pair.b] : [pair.b, pair.a];
    const value = figures[a]?.value;
    const key = `${figures[a]?.document ?? ''}\n${figures[b]?.document ?? ''}\n${value?.min} ${value?.max}`;
    const known = first.get(key);
    if (!known || a < known.a || (a === known.a && b < known.b)) first.set(key, { ...pair, a, b });
  }
  return [...first.values()];
}

/** In the unit that is printed; dates as ISO days. Empty for a day that nothing in the dossier tells. */
function printedValue(figure: FigureMention, written: number | undefined): Value {
  const read = valueOf(figure, written);
  return read && read.key !== 'weekday' ? bounds(read.value, figure) : {};
}

function valueIn({ value, yearless }: FigureAt, figure: FigureMention | undefined): Value {
  if (yearless) return {};
  // A weekday without a day of writing is compared with weekdays, and is no date.
  return figure?.date && value.max <= 6 && value.min >= 0 ? {} : bounds(value, figure);
}

function bounds({ min, max }: Interval, figure: FigureMention | undefined): Value {
  const dated = figure?.date !== undefined;
  const factor = dated ? 1 : printedFactor(figure);
  const bound = (value: number): number | string => (dated ? isoDay(value) : Math.round((value / factor) * 1e6) / 1e6);
  return {
    ...(Number.isFinite(min) && { min: bound(min) }),
    ...(Number.isFinite(max) && { max: bound(max) }),
    ...(min === max && { exact: true }),
  };
}

/** Base units for each of the printed unit; ages are kept in years. */
function printedFactor(figure: FigureMention | undefined): number {
  if (figure?.kind !== 'measure' && figure?.kind !== 'duration' && figure?.kind !== 'age') return 1;
  const factor = factorOf(figure.unit ?? '') ?? 1;
  return figure.kind === 'age' ? factor / (factorOf('year') ?? 1) : factor;
}

function unitOf({ kind, unit, claim }: FigureMention): { readonly unit?: string } {
  if (kind === 'time') return { unit: 'minutes since midnight' };
  const period = kind === 'money' ? claim.qualifiers[0] : undefined;
  return unit === undefined ? {} : { unit: period === undefined ? unit : `${unit} a ${period}` };
}

function countWords(tokens: { readonly length: number; isWord(i: number): boolean; isNumber(i: number): boolean }): number {
  let count = 0;
  for (let i = 0; i < tokens.length; i++) if (tokens.isWord(i) || tokens.isNumber(i)) count++;
  return count;
}
