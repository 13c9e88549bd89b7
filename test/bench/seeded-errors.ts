// Puts errors into figures of a copy of some sources, and counts which of them the program finds, and what else it then says.
import { Corpus, type Links } from '../../server/src/core/corpus/corpus';
import { documentId, readDocument, type DocumentFacts, type DocumentId, type SourceDocument } from '../../server/src/core/corpus/document';
import type { Finding } from '../../server/src/core/corpus/findings';
import type { FigureMention } from '../../server/src/core/extract/figures';
import { meets, same } from '../../server/src/core/extract/interval';
import { contains, overlaps, type Span } from '../../server/src/core/text/span';
import { randomOf } from './random';

export const kinds = ['digit', 'unit', 'modifier', 'swap'] as const;
export type Kind = (typeof kinds)[number];

export interface Sources {
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, DocumentFacts>;
}

/** How many changed figures there were, and how many of them the program … */
export interface Tally {
  readonly changed: number;
  /** … could have found: another document has a figure of the same sort with the value that was changed. */
  readonly elsewhere: number;
  /** … had linked to such a figure before the change. */
  readonly linked: number;
  /** … tells as a conflict or a tension after it. Of those that could be found, and of those that were linked. */
  readonly found: number;
  readonly foundElsewhere: number;
  readonly foundLinked: number;
  /** … tells in other words: older than another count, a falling count, two parties that disagree, a quotation that is altered. */
  readonly otherwise: number;
  /** Findings of the changed copies that the unchanged sources do not have and no changed figure takes part in. */
  readonly others: number;
}

export interface Options {
  readonly seed: number;
  /** Copies that are made. */
  readonly copies: number;
  /** Figures that are changed in each; fewer where there are not so many. */
  readonly changes: number;
}

/** A change of one figure: one edit, or two where two figures swap their numbers. */
interface Change {
  readonly kind: Kind;
  readonly document: SourceDocument;
  readonly figure: FigureMention;
  readonly edits: readonly (Span & { readonly text: string })[];
}

/** The sources as they are; a corpus changes its own. */
interface Before extends Pick<Links, 'quantities'> {
  readonly documents: readonly SourceDocument[];
}

/**
 * `report` gets a line for each change: what was changed, and whether it was found.
 * Nothing is written anywhere: the copies are texts in memory. The same sources and options give the same tallies.
 */
export function seededErrors(sources: Sources, { seed, copies, changes }: Options, report?: (outcome: string) => void): ReadonlyMap<Kind, Tally> {
  const corpus = new Corpus();
  for (const [path, text] of sources.texts) corpus.update(readDocument(documentId(path), text, sources.facts.get(path)));
  const before = { documents: [...corpus.links.documents.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), quantities: [...corpus.links.quantities] };
  const { findings } = corpus.links;
  const known = new Set(findings.map(({ id }) => id));
  const disputed = placesOf(findings);
  const eligible = before.documents.flatMap((document) => document.figures.flatMap((figure) =>
    isPrinted(document, figure) && !(disputed.get(document.id) ?? []).some((place) => overlaps(place, figure)) ? [{ document, figure }] : []));
  const tallies = new Map<Kind, Tally>(kinds.map((kind) => [kind, { changed: 0, elsewhere: 0, linked: 0, found: 0, foundElsewhere: 0, foundLinked: 0, otherwise: 0, others: 0 }]));
  const random = randomOf(seed);
  for (let copy = 0; copy < copies; copy++) {
    const kind = kinds[copy % kinds.length] ?? 'digit';
    const made = choose(eligible, kind, changes, random);
    const changed = apply(made);
    for (const [id, { text }] of changed) corpus.update(readDocument(id, text, sources.facts.get(id)));
    const after = corpus.links.findings;
    const counted = made.map((change) => outcomeOf(change, before, after, changed.get(change.document.id)?.place ?? ((span) => span)));
    if (report) made.forEach((change, i) => report(describe(change, counted[i])));
    const fresh = after.filter((finding) => !known.has(finding.id) && !made.some((change) => takesPart(finding, change, changed.get(change.document.id)?.place ?? ((span) => span))));
    const tally = tallies.get(kind);
    if (tally) tallies.set(kind, [...counted, { others: fresh.length }].reduce<Tally>((sum, one) => add(sum, one), tally));
    for (const { document } of made) corpus.update(document);
  }
  return tallies;
}

function add(sum: Tally, one: Partial<Tally>): Tally {
  return Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + (one[key as keyof Tally] ?? 0)])) as unknown as Tally;
}

/** Whether the number stands there in digits: a digit, a unit or a modifier can be wrong in one keystroke or one word. */
function isPrinted({ source }: SourceDocument, { kind, start, end, date }: FigureMention): boolean {
  return kind !== 'rank' && kind !== 'score' && (kind !== 'date' || date?.day !== undefined) && /\d/.test(source.text.slice(start, end));
}

function placesOf(findings: readonly Finding[]): ReadonlyMap<DocumentId, readonly Span[]> {
  const places = new Map<DocumentId, Span[]>();
  for (const { mentions } of findings) for (const { document, start, end } of mentions) places.set(document, [...(places.get(document) ?? []), { start, end }]);
  return places;
}

function choose(eligible: readonly { readonly document: SourceDocument; readonly figure: FigureMention }[], kind: Kind, count: number, random: (below: number) => number): readonly Change[] {
  const left = [...eligible];
  const made: Change[] = [];
  while (made.length < count && left.length > 0) {
    const [picked] = left.splice(random(left.length), 1);
    if (!picked) break;
    const { document, figure } = picked;
    // With its counterpart changed as well, nothing would be left that corroborates it.
    if (made.some((other) => other.document !== document && isSame(other.figure, figure))) continue;
    const edits = editsFor(kind, document, figure, random);
    const isFree = edits?.every((edit) => !made.some((other) => other.document === document && other.edits.some((taken) => taken.start <= edit.end && edit.start <= taken.end)));
    if (edits && isFree && isWrong(document, figure, edits)) made.push({ kind, document, figure, edits });
  }
  return made;
}

/** Whether the changed words contradict the old ones: “about 14,000” made “about 14,200” is a change that no reader could call wrong. */
function isWrong(document: SourceDocument, figure: FigureMention, edits: readonly (Span & { readonly text: string })[]): boolean {
  const { text, place } = edited(document.source.text, edits);
  const at = place(figure);
  const again = readDocument(document.id, text, document.facts).figures.find((other) => overlaps(other, at));
  if (!again || again.kind !== figure.kind) return false;
  if (figure.date || again.date) return JSON.stringify(again.date) !== JSON.stringify(figure.date);
  return again.claim.dimension !== figure.claim.dimension || !meets(again.value, figure.value);
}

const swaps: readonly (readonly [string, string])[] = [
  ['million', 'billion'], ['thousand', 'million'], ['km', 'miles'], ['kilometres', 'miles'], ['kilometers', 'miles'], ['metres', 'feet'], ['meters', 'feet'], ['hectares', 'acres'],
  ['hours', 'days'], ['minutes', 'hours'], ['days', 'weeks'], ['weeks', 'months'], ['months', 'years'], ['hour', 'day'], ['day', 'week'], ['month', 'year'], ['tonnes', 'pounds'], ['tons', 'kilos'],
  ['litres', 'gallons'], ['$', '€'], ['€', '£'], ['%', ' percentage points'], ['per cent', 'percentage points'], ['percent', 'percentage points'], ['a.m.', 'p.m.'],
];

function editsFor(kind: Kind, { source, figures }: SourceDocument, figure: FigureMention, random: (below: number) => number): readonly (Span & { readonly text: string })[] | undefined {
  const printed = source.text.slice(figure.start, figure.end);
  const number = numberIn(figure, printed);
  if (!number) return undefined;
  switch (kind) {
    case 'digit': {
      const digits = [...number.text.matchAll(/\d/g)];
      const picked = digits[random(digits.length)];
      if (!picked) return undefined;
      const at = number.start + picked.index;
      const least = picked.index === 0 ? 1 : 0;
      const digit = least + random(10 - least);
      return String(digit) === picked[0] ? undefined : [{ start: at, end: at + 1, text: String(digit) }];
    }
    case 'unit':
      for (const pair of swaps) {
        for (const [from, to] of [pair, [pair[1], pair[0]]] as const) {
          const at = wordAt(printed, from);
          if (at >= 0) return [{ start: figure.start + at, end: figure.start + at + from.length, text: to }];
        }
      }
      return undefined;
    case 'modifier': {
      if (figure.date || figure.kind === 'age' || figure.kind === 'time') return undefined;
      const said = /^(?:more than|over|at least|fewer than|less than|under|up to|nearly|almost|about|around|some)(?= )/i.exec(printed)?.[0];
      const word = /^(?:more than|over|at least)$/i.test(said ?? '') ? 'fewer than' : 'more than';
      return said === undefined ? [{ start: figure.start, end: figure.start, text: `${word} ` }] : [{ start: figure.start, end: figure.start + said.length, text: word }];
    }
    case 'swap': {
      const partners = figures.filter((other) => other !== figure && other.kind === figure.kind);
      const partner = partners[random(Math.max(1, partners.length))];
      const theirs = partner && numberIn(partner, source.text.slice(partner.start, partner.end));
      return theirs && theirs.text !== number.text ? [{ ...number, text: theirs.text }, { ...theirs, text: number.text }] : undefined;
    }
  }
}

function wordAt(printed: string, word: string): number {
  const pattern = /^\p{L}/u.test(word) ? new RegExp(`(?<!\\p{L})${word.replaceAll('.', '\\.')}(?!\\p{L})`, 'u') : undefined;
  return pattern ? (pattern.exec(printed)?.index ?? -1) : printed.indexOf(word);
}

/** The figure's first run of digits. Of a date the day: another year would be of another story. */
function numberIn({ start, date }: FigureMention, printed: string): (Span & { readonly text: string }) | undefined {
  const found = date?.day === undefined ? /\d[\d,.]*(?<![,.])/.exec(printed) : /(?<!\d)\d{1,2}(?!\d)/.exec(printed);
  return found ? { start: start + found.index, end: start + found.index + found[0].length, text: found[0] } : undefined;
}

function edited(text: string, edits: readonly (Span & { readonly text: string })[]): { readonly text: string; readonly place: (span: Span) => Span } {
  const ordered = [...edits].sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  const moved = (offset: number, isEnd: boolean): number =>
    offset + ordered.filter(({ start, end }) => (isEnd ? end <= offset : start < offset)).reduce((sum, { start, end, text: by }) => sum + by.length - (end - start), 0);
  return { text: result + text.slice(at), place: ({ start, end }) => ({ start: moved(start, false), end: moved(end, true) }) };
}

function apply(changes: readonly Change[]): ReadonlyMap<DocumentId, ReturnType<typeof edited>> {
  const documents = new Set(changes.map(({ document }) => document));
  return new Map([...documents].map((document) => [document.id, edited(document.source.text, changes.flatMap((change) => (change.document === document ? change.edits : [])))]));
}

function takesPart({ mentions }: Finding, { document, figure, edits }: Change, place: (span: Span) => Span): boolean {
  return mentions.some((mention) => mention.document === document.id && [figure, ...edits].some((span) => overlaps(mention, place(span))));
}

function outcomeOf(change: Change, before: Before, after: readonly Finding[], place: (span: Span) => Span): Omit<Tally, 'others'> {
  const { document, figure } = change;
  const told = after.filter((finding) => takesPart(finding, change, place)).map(({ code }) => code);
  const found = Number(told.some((code) => code === 'figure-conflict' || code === 'date-conflict' || code === 'figure-tension'));
  const elsewhere = Number(before.documents.some((other) => other !== document && other.figures.some((theirs) => isSame(theirs, figure))));
  const linked = Number(before.quantities.some(({ figures, pairs }) => pairs.some(({ a, b, verdict }) => verdict === 'agree' && [a, b].some((i) => {
    const at = figures[i];
    return at?.document === document.id && contains(figure, at);
  }))));
  return { changed: 1, elsewhere, linked, found, foundElsewhere: found * elsewhere, foundLinked: found * linked, otherwise: Number(found === 0 && told.length > 0) };
}

/** "found  digit  coast.txt: 14 people → 74 people" */
function describe({ kind, document, figure, edits }: Change, outcome: Omit<Tally, 'others'> | undefined): string {
  const { text, place } = edited(document.source.text, edits);
  const at = place({ start: Math.min(figure.start, edits[0]?.start ?? figure.start), end: figure.end });
  const became = outcome?.found ? 'found' : outcome?.otherwise ? 'told otherwise' : outcome?.linked ? 'missed, was linked' : outcome?.elsewhere ? 'missed, stands elsewhere' : 'stands nowhere else';
  return `${became}: ${kind}, ${document.id}: “${document.source.text.slice(figure.start, figure.end)}” → “${text.slice(at.start, at.end)}”`;
}

function isSame(a: FigureMention, b: FigureMention): boolean {
  if (a.kind !== b.kind || a.claim.dimension !== b.claim.dimension) return false;
  if (a.date || b.date) return a.date?.month === b.date?.month && a.date?.day === b.date?.day;
  return (a.claim.nounClass ?? a.claim.noun) === (b.claim.nounClass ?? b.claim.noun) && same(a.value, b.value);
}
