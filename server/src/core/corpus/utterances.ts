// One utterance: all documents that carry it, in what words, who said it, and where it comes from.
import { hash32 } from '../text/hash';
import { packed } from '../text/packed-list';
import type { Located } from './entities';
import type { Form, Occurrence } from './quote-forms';
import { nameOf, settledVoice } from './voices';
import { areOtherParts, wordingOf } from './wording';

/** How a witness's words stand to the origin's, from same to worst. */
export type Wording =
  | 'identical' // but for case, marks and spelling of blanks
  | 'truncated' // a part of it, or more of it
  | 'stitched' // two passages joined
  | 'bracketed' // insertions or gaps that are marked as such
  | 'spelling' // defence / defense, function words, punctuation
  | 'reworded' // a content word differs
  | 'meaning'; // a negation or a number differs

export interface Witness extends Located {
  /** Index of the quote in its document. */
  readonly quote: number;
  /** Against the utterance's origin; the origin's own is `identical`. */
  readonly wording: Wording;
}

/** A passage without marks that retells an utterance. */
type Echo = Located;

export interface Utterance {
  /** Stable: from its words. */
  readonly id: string;
  /** Who said it, where all witnesses that name somebody agree. */
  readonly speaker?: string;
  /** Id of the entity where the speaker is one. */
  readonly speakerEntity?: string;
  readonly wording: 'single' | 'identical' | 'variant';
  /** In order of document and start. */
  readonly witnesses: readonly Witness[];
  /** Index into `witnesses`: the earliest by date, else the fullest. */
  readonly origin: number;
  readonly echoes: readonly Echo[];
}

/** An utterance before its echoes are asked for. */
export type Uttered = Omit<Utterance, 'echoes'>;

/** The result does not depend on the order of `linked`. */
export function utteranceOf(linked: readonly Form[]): Uttered {
  const [only] = linked;
  const [alone] = only?.occurrences ?? [];
  if (only && alone && linked.length === 1 && only.occurrences.length === 1) return singleOf(only, alone);
  const forms = linked.length === 1 ? linked : [...linked].sort((a, b) => (a.key < b.key ? -1 : 1));
  const found = forms.flatMap((form) => form.occurrences.map((occurrence) => ({ form, occurrence })))
    .sort((a, b) => byPlace(a.occurrence, b.occurrence));
  const origin = originOf(found);
  const original = found[origin]?.form;
  // The paragraphs of one quotation: each witness is set against the one whose words it has.
  const parts = [...new Set(found.filter(({ occurrence }) => occurrence.document === found[origin]?.occurrence.document).map(({ form }) => form))];
  const counterpart = (form: Form): Form | undefined =>
    original && parts.length > 1 && areOtherParts(form.row, original.row) ? parts.find((part) => !areOtherParts(form.row, part.row)) ?? original : original;
  const wordings = new Map<Form, Wording>(forms.map((form) => {
    const against = form === original ? form : counterpart(form);
    return [form, !against || form === against ? 'identical' : wordingOf(form.row, against.row)];
  }));
  const witnesses = packed(found, ({ form, occurrence: { document, start, end, quote } }): Witness =>
    ({ document, start, end, quote, wording: wordings.get(form) ?? 'identical' }));
  const speaker = settledVoice(found.flatMap(({ occurrence: { voice } }) => voice ?? []));
  const carriers = new Set(witnesses.map(({ document }) => document)).size;
  const fullest = forms.reduce((best, form) => (form.row.length > best.row.length ? form : best));
  return {
    id: `q-${hash(fullest.said)}`,
    ...(speaker && { speaker: nameOf(speaker) }),
    ...(speaker?.entity && { speakerEntity: speaker.entity.id }),
    wording: carriers < 2 ? 'single' : witnesses.every(({ wording }) => wording === 'identical' || wording === 'truncated') ? 'identical' : 'variant',
    witnesses,
    origin,
  };
}

/** Most quotations stand once; for them nothing has to be weighed. */
function singleOf({ said }: Form, { document, start, end, quote, voice: speaker }: Occurrence): Uttered {
  return {
    id: `q-${hash(said)}`,
    ...(speaker && { speaker: nameOf(speaker) }),
    ...(speaker?.entity && { speakerEntity: speaker.entity.id }),
    wording: 'single', witnesses: [{ document, start, end, quote, wording: 'identical' }], origin: 0,
  };
}

/** The earliest by the document's date where any is known, then the fullest, then the wording that most have, then by its words: names of files decide only between equals. */
function originOf(found: readonly { readonly form: Form; readonly occurrence: Occurrence }[]): number {
  const date = ({ published }: Occurrence): string => published ?? '9999';
  let best = 0;
  found.forEach((candidate, i) => {
    const known = found[best];
    if (!known) return;
    const earlier = date(candidate.occurrence) < date(known.occurrence);
    const sameDay = date(candidate.occurrence) === date(known.occurrence);
    const longer = candidate.form.row.length - known.form.row.length;
    if (earlier || (sameDay && (longer > 0 || (longer === 0 && comesBefore(candidate.form, known.form))))) best = i;
  });
  return best;
}

function comesBefore(a: Form, b: Form): boolean {
  return a.occurrences.length !== b.occurrences.length ? a.occurrences.length > b.occurrences.length : a.key < b.key;
}

export function byPlace(a: Located, b: Located): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start;
}

/** Short, the same on every machine, no security meant: two FNV-1a sums over UTF-16 code units. */
function hash(text: string): string {
  return ((hash32(text) >>> 0).toString(36) + (hash32(text, 0x9dc5811c) >>> 0).toString(36)).slice(0, 10);
}
