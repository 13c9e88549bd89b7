// Keeps the utterances of all documents up to date: a change touches the wordings that its document has, and those that are like them.
import { packed } from '../text/packed-list';
import { usualBounds } from './bounds';
import { Components } from './components';
import type { DocumentId, SourceDocument } from './document';
import { EchoIndex } from './echoes';
import { FormLinks, voicesOf } from './form-links';
import { formOf, goesOn, isOtherHalf, wordingsOf, type Form, type Occurrence, type Worded } from './quote-forms';
import { SplitQuotations } from './split-quotations';
import type { Steps } from './steps';
import { byPlace, utteranceOf, type Uttered, type Utterance } from './utterances';
import { nameOf, type EntityOf } from './voices';
import type { Work } from './work';

/** The utterance of one component. */
interface Cell {
  readonly uttered: Uttered;
  utterance: Utterance;
}

export interface UtteranceChange {
  readonly gone: ReadonlySet<Utterance>;
  readonly made: ReadonlySet<Utterance>;
}

export class UtteranceIndex {
  readonly #work: Work;
  readonly #forms = new Map<string, Form>();
  /** By the index of the quotation. */
  readonly #inDocument = new Map<DocumentId, readonly (Form | undefined)[]>();
  readonly #links: FormLinks;
  /** By its own choice, where there is any. */
  readonly #chosen = new Map<Form, readonly Form[]>();
  readonly #continued = new Map<DocumentId, readonly (readonly [Form, Form])[]>();
  readonly #components = new Components<Form>();
  readonly #split: SplitQuotations;
  readonly #cells = new Map<Form, Cell>();
  /** Utterances of one id, which happens where short words of two people look alike. */
  readonly #alike = new Map<string, Set<Cell>>();
  readonly #saidBy = new Map<string, Set<Utterance>>();
  readonly #echoes = new EchoIndex();
  #all: readonly Utterance[] | undefined;

  constructor(work: Work, bounds = usualBounds) {
    this.#work = work;
    this.#links = new FormLinks(work, bounds);
    this.#split = new SplitQuotations(work);
  }

  /** Takes in what the documents are now; `documentOf` gives undefined for those that are gone. */
  *update(changed: Iterable<DocumentId>, documentOf: (id: DocumentId) => SourceDocument | undefined, entityOf: EntityOf): Steps<UtteranceChange> {
    const first = this.#forms.size === 0;
    const choosing = new Set<Form>();
    const voices = new Map<Form, string>();
    const dead = new Set<Form>();
    for (const id of changed) {
      const document = documentOf(id);
      this.#echoes.documents.update(id, document);
      this.#disconnect(id);
      const before = this.#inDocument.get(id) ?? [];
      for (const form of new Set(before)) {
        if (!form) continue;
        if (!voices.has(form)) voices.set(form, voicesKey(form));
        dropDocument(form.occurrences, id);
        this.#components.touch(form);
        this.#split.touch(form);
      }
      const now = document ? packed(wordingsOf(document, entityOf), (worded) => worded && this.#enter(worded, first, choosing, voices)) : [];
      if (now.some((form) => form !== undefined)) this.#inDocument.set(id, now);
      else this.#inDocument.delete(id);
      for (const form of new Set(before)) if (form?.occurrences.length === 0) dead.add(form);
      if (document) this.#connect(document, now);
      this.#split.replace(id, document ? halvesIn(document, now) : [], (one, other) => this.#components.part(one, other));
      yield;
    }
    for (const form of dead) if (form.occurrences.length === 0) this.#leave(form, choosing);
    for (const [form, key] of voices) {
      if (form.occurrences.length === 0 || voicesKey(form) === key) continue;
      choosing.add(form);
      for (const other of this.#links.hearing(form)) choosing.add(other);
    }
    for (const form of choosing) {
      if (this.#forms.get(form.key) === form) this.#choose(form, this.#links.linksOf(form));
      yield;
    }
    this.#split.settle((form) => this.#chosen.get(form) ?? [], documentOf, (one, other) => this.#components.join(one, other), (one, other) => this.#components.part(one, other));
    return yield* this.#renew(dead);
  }

  utteranceOf(document: DocumentId, quote: number): Utterance | undefined {
    const form = this.#inDocument.get(document)?.[quote];
    return form && this.#cells.get(form)?.utterance;
  }

  /** What an entity is quoted with, in order of document and start. */
  saidBy(entity: string): readonly Utterance[] {
    return [...(this.#saidBy.get(entity) ?? [])].sort(byFirstWitness);
  }

  /** Takes one document more into what echoes are found in; false where all are. */
  prepare(): boolean {
    return this.#echoes.documents.takeOne();
  }

  /** In order of their first witnesses. */
  get all(): readonly Utterance[] {
    return (this.#all ??= [...new Set(this.#cells.values())].map(({ utterance }) => utterance).sort(byFirstWitness));
  }

  #enter(worded: Worded, first: boolean, choosing: Set<Form>, voices: Map<Form, string>): Form {
    let form = this.#forms.get(worded.key);
    if (form) {
      if (!voices.has(form)) voices.set(form, voicesKey(form));
      insert(form.occurrences, worded.occurrence);
    } else {
      form = formOf(worded, [worded.occurrence]);
      this.#forms.set(worded.key, form);
      this.#links.add(form);
      choosing.add(form);
      // At the first reading everybody chooses anyway.
      if (!first) for (const other of this.#links.concerned(form)) choosing.add(other);
    }
    this.#components.touch(form);
    this.#split.touch(form);
    return form;
  }

  #leave(form: Form, choosing: Set<Form>): void {
    for (const other of this.#links.concerned(form)) choosing.add(other);
    this.#links.remove(form);
    this.#forms.delete(form.key);
    this.#choose(form, []);
    this.#components.remove(form);
  }

  #choose(form: Form, linked: readonly Form[]): void {
    for (const other of this.#chosen.get(form) ?? []) this.#components.part(form, other);
    for (const other of linked) this.#components.join(form, other);
    this.#split.touch(form);
    if (linked.length > 0) this.#chosen.set(form, linked);
    else this.#chosen.delete(form);
  }

  /** The paragraphs of one quotation are one utterance. */
  #connect(document: SourceDocument, forms: readonly (Form | undefined)[]): void {
    const pairs = document.quotes.flatMap((mention, i): (readonly [Form, Form])[] => {
      const [form, before, previous] = [forms[i], forms[i - 1], document.quotes[i - 1]];
      return form && before && previous && form !== before && goesOn(document, previous, mention) ? [[form, before]] : [];
    });
    for (const [form, before] of pairs) this.#components.join(form, before);
    if (pairs.length > 0) this.#continued.set(document.id, pairs);
  }

  #disconnect(id: DocumentId): void {
    for (const [form, before] of this.#continued.get(id) ?? []) this.#components.part(form, before);
    this.#continued.delete(id);
  }

  *#renew(dead: ReadonlySet<Form>): Steps<UtteranceChange> {
    const gone = new Set<Cell>();
    const take = (form: Form): void => {
      const cell = this.#cells.get(form);
      if (!cell) return;
      gone.add(cell);
      this.#cells.delete(form);
    };
    for (const form of dead) if (form.occurrences.length === 0) take(form);
    const made: Cell[] = [];
    const components = this.#components.renew();
    for (const forms of components) forms.forEach(take);
    for (const forms of components) {
      this.#work.groups++;
      const uttered = utteranceOf(forms);
      const cell = { uttered, utterance: this.#withEchoes(uttered, uttered.id) };
      for (const form of forms) this.#cells.set(form, cell);
      made.push(cell);
      yield;
    }
    return this.#settle(gone, made);
  }

  /** Numbers the utterances of one id, by their first witnesses, and notes who is said to have spoken. */
  #settle(gone: ReadonlySet<Cell>, made: readonly Cell[]): UtteranceChange {
    const change = { gone: new Set([...gone].map(({ utterance }) => utterance)), made: new Set(made.map(({ utterance }) => utterance)) };
    const ids = new Set<string>();
    for (const cell of gone) {
      ids.add(cell.uttered.id);
      this.#alike.get(cell.uttered.id)?.delete(cell);
      this.#echoes.forget(cell.uttered);
    }
    for (const cell of made) {
      ids.add(cell.uttered.id);
      const alike = this.#alike.get(cell.uttered.id);
      if (alike) alike.add(cell);
      else this.#alike.set(cell.uttered.id, new Set([cell]));
      this.#echoes.note(cell.uttered, this.#rowOf(cell.uttered));
    }
    for (const id of ids) {
      const alike = [...(this.#alike.get(id) ?? [])].sort((a, b) => byFirstWitness(a.uttered, b.uttered));
      if (alike.length === 0) this.#alike.delete(id);
      alike.forEach((cell, i) => {
        const numbered = i === 0 ? id : `${id}-${i + 1}`;
        if (cell.utterance.id === numbered) return;
        if (!change.made.delete(cell.utterance)) change.gone.add(cell.utterance);
        cell.utterance = this.#withEchoes(cell.uttered, numbered);
        change.made.add(cell.utterance);
      });
    }
    for (const utterance of change.gone) {
      const said = utterance.speakerEntity === undefined ? undefined : this.#saidBy.get(utterance.speakerEntity);
      if (said?.delete(utterance) && said.size === 0) this.#saidBy.delete(utterance.speakerEntity ?? '');
    }
    for (const utterance of change.made) {
      if (utterance.speakerEntity === undefined) continue;
      const said = this.#saidBy.get(utterance.speakerEntity);
      if (said) said.add(utterance);
      else this.#saidBy.set(utterance.speakerEntity, new Set([utterance]));
    }
    if (change.gone.size + change.made.size > 0) this.#all = undefined;
    return change;
  }

  #rowOf({ witnesses, origin }: Uttered): Form['row'] | undefined {
    const at = witnesses[origin];
    return at && this.#inDocument.get(at.document)?.[at.quote]?.row;
  }

  /** Echoes are found when somebody asks for them: a keystroke must not pay for a search through all sources. */
  #withEchoes(uttered: Uttered, id: string): Utterance {
    const find = (): Utterance['echoes'] => this.#echoes.of(uttered);
    return {
      ...uttered,
      id,
      get echoes(): Utterance['echoes'] {
        return find();
      },
    };
  }
}

function halvesIn({ quotes }: SourceDocument, forms: readonly (Form | undefined)[]): readonly (readonly [Form, Form])[] {
  return quotes.flatMap((mention, i): (readonly [Form, Form])[] => {
    const [first, second, previous] = [forms[i - 1], forms[i], quotes[i - 1]];
    return first && second && previous && first !== second && isOtherHalf(previous, mention) ? [[first, second]] : [];
  });
}

function byFirstWitness({ witnesses: [a] }: Uttered, { witnesses: [b] }: Uttered): number {
  return a && b ? byPlace(a, b) : 0;
}

/** What links of short wordings hang on. */
function voicesKey(form: Form): string {
  return voicesOf(form).map((voice) => `${voice.entity?.id ?? ''} ${voice.entity?.type ?? ''} ${nameOf(voice)}`).join('\n');
}

function insert(occurrences: Occurrence[], occurrence: Occurrence): void {
  let [low, high] = [0, occurrences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = occurrences[middle];
    if (other && byPlace(other, occurrence) < 0) low = middle + 1;
    else high = middle;
  }
  occurrences.splice(low, 0, occurrence);
}

function dropDocument(occurrences: Occurrence[], id: DocumentId): void {
  for (let i = occurrences.length - 1; i >= 0; i--) if (occurrences[i]?.document === id) occurrences.splice(i, 1);
}
