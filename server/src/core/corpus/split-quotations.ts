// The halves of a split quotation (“A,” she said. “B.”): they are one utterance where another source carries both in one place.
import { sentenceAt } from '../text/source-text';
import type { Span } from '../text/span';
import type { DocumentId, SourceDocument } from './document';
import { heavyEnough, LINKED } from './form-links';
import type { Form, Occurrence } from './quote-forms';
import { partOf, wordsIn, type WordRow } from './word-row';
import { alignRows, overlapOf } from './wording';
import type { Work } from './work';

/** Two wordings with nothing but who said it between them, in the same words in all these documents. */
interface Halves {
  readonly first: Form;
  readonly second: Form;
  readonly documents: Set<DocumentId>;
  /** The wordings on which the answer rests. */
  looked: readonly Form[];
  together: boolean;
}

type Joining = (first: Form, second: Form) => void;

/** Fewer words in a row are no part of a quotation that could be recognised. */
const FEWEST_WORDS = 4;
/** Of a wording that thousands have, so many sources are looked at. */
const SOURCES = 2;
const LOOKED_THROUGH = 8;

/**
 * Each half may stand alone in some source, and what such a source says of one half it does not say of the other: so halves
 * are parted until another source has both, as one quotation, or one quoted and the other retold in the sentence beside it.
 */
export class SplitQuotations {
  readonly #work: Work;
  readonly #in = new Map<DocumentId, readonly Halves[]>();
  readonly #of = new Map<Form, Set<Halves>>();
  readonly #lookingAt = new Map<Form, Set<Halves>>();
  readonly #open = new Set<Halves>();

  constructor(work: Work) {
    this.#work = work;
  }

  /** Puts the document's pairs of halves in place of those that it had. */
  replace(id: DocumentId, pairs: readonly (readonly [Form, Form])[], part: Joining): void {
    const now = pairs.map(([first, second]) => this.#find(first, second, id));
    for (const halves of this.#in.get(id) ?? []) {
      if (now.includes(halves)) continue;
      halves.documents.delete(id);
      this.#open.add(halves);
      if (halves.documents.size === 0) this.#forget(halves, part);
    }
    if (now.length > 0) this.#in.set(id, now);
    else this.#in.delete(id);
  }

  /** Something has changed about the wording: where it stands, or which others it is linked with. */
  touch(form: Form): void {
    for (const halves of this.#of.get(form) ?? []) this.#open.add(halves);
    for (const halves of this.#lookingAt.get(form) ?? []) this.#open.add(halves);
  }

  /** Looks anew at the halves that a change may concern; `linksOf` gives the wordings with which one is linked by its own choice. */
  settle(linksOf: (form: Form) => readonly Form[], documentOf: (id: DocumentId) => SourceDocument | undefined, join: Joining, part: Joining): void {
    for (const halves of this.#open) {
      const { first, second } = halves;
      const [ofFirst, ofSecond] = [[first, ...linksOf(first)], [second, ...linksOf(second)]];
      this.#look(halves, [...ofFirst, ...ofSecond]);
      const together = ofFirst.some((form) => this.#hasBoth(halves, form, 'second', documentOf)) || ofSecond.some((form) => this.#hasBoth(halves, form, 'first', documentOf));
      if (together === halves.together) continue;
      halves.together = together;
      (together ? join : part)(first, second);
    }
    this.#open.clear();
  }

  #find(first: Form, second: Form, id: DocumentId): Halves {
    let halves = [...(this.#of.get(first) ?? [])].find((one) => one.first === first && one.second === second);
    if (!halves) {
      halves = { first, second, documents: new Set(), looked: [], together: false };
      note(this.#of, first, halves);
      note(this.#of, second, halves);
    }
    halves.documents.add(id);
    this.#open.add(halves);
    return halves;
  }

  #forget(halves: Halves, part: Joining): void {
    if (halves.together) part(halves.first, halves.second);
    this.#look(halves, []);
    drop(this.#of, halves.first, halves);
    drop(this.#of, halves.second, halves);
    this.#open.delete(halves);
  }

  #look(halves: Halves, looked: readonly Form[]): void {
    for (const form of halves.looked) drop(this.#lookingAt, form, halves);
    for (const form of looked) note(this.#lookingAt, form, halves);
    halves.looked = looked;
  }

  /** Whether a source with this wording, which is linked with one half, has the missing one too: in the rest of the quotation, or beside it. */
  #hasBoth({ first, second, documents }: Halves, form: Form, missing: 'first' | 'second', documentOf: (id: DocumentId) => SourceDocument | undefined): boolean {
    const [known, other] = missing === 'first' ? [second, first] : [first, second];
    if (form === other) return false;
    const elsewhere = form.occurrences.slice(0, LOOKED_THROUGH).filter(({ document }) => !documents.has(document)).slice(0, SOURCES);
    if (elsewhere.length === 0) return false;
    this.#work.pairs++;
    const partner = alignRows(known.row, form.row).filter((at) => at >= 0);
    const rest = missing === 'first' ? partOf(form.row, 0, partner[0] ?? 0) : partOf(form.row, (partner.at(-1) ?? form.row.length) + 1, form.row.length);
    if (has(rest, other.row)) return true;
    return elsewhere.some((occurrence) => {
      const document = documentOf(occurrence.document);
      if (!document) return false;
      const beside = wordsIn(document.source, besideOf(document, occurrence, missing));
      this.#work.pairs++;
      return has(other.row, beside) && heavyEnough(other.row, beside, 1);
    });
  }
}

function has(one: WordRow, other: WordRow): boolean {
  return Math.min(one.length, other.length) >= FEWEST_WORDS && overlapOf(one, other) >= LINKED;
}

/** The sentence before or behind the quotation, as far as it stands outside of other quotations. */
function besideOf({ source, quotes }: SourceDocument, { start, end, quote }: Occurrence, side: 'first' | 'second'): Span {
  const { sentences } = source;
  const whole = ({ kind }: { readonly kind: string }): boolean => kind === 'quote';
  if (side === 'first') {
    const from = sentences[sentenceAt(source, start) - 1]?.start ?? 0;
    return { start: Math.max(from, quotes.slice(0, quote).findLast(whole)?.end ?? 0), end: start };
  }
  const to = sentences[sentenceAt(source, Math.max(start, end - 1)) + 1]?.end ?? source.text.length;
  return { start: end, end: Math.max(end, Math.min(to, quotes.slice(quote + 1).find(whole)?.start ?? to)) };
}

function note(map: Map<Form, Set<Halves>>, form: Form, halves: Halves): void {
  const known = map.get(form);
  if (known) known.add(halves);
  else map.set(form, new Set([halves]));
}

function drop(map: Map<Form, Set<Halves>>, form: Form, halves: Halves): void {
  const known = map.get(form);
  if (known?.delete(halves) && known.size === 0) map.delete(form);
}
