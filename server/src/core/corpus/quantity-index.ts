// Keeps the quantities of all documents up to date: a change touches the figures of its document, and those they are compared with.
import type { Bounds } from './bounds';
import type { Candidate } from './candidate';
import { candidatesOf } from './candidates';
import { numbered, quantityOf, type Quantity } from './claims';
import { Components } from './components';
import { DateCounts, dayOfWriting } from './date-counts';
import type { DocumentId, SourceDocument } from './document';
import { FigureBlocks } from './figure-blocks';
import { comesBefore, linksBetween, type Between, type FigureLink, type FigureNode } from './figure-links';
import { SameEvents, type SameEvent } from './same-event';
import { comparesAlike, standsAlike } from './same-figure';
import type { Steps } from './steps';
import type { Work } from './work';
import { WordNumbers } from './word-numbers';
import { WordWeights } from './word-weights';

/** The quantity of one component. */
interface Cell {
  readonly made: Quantity;
  quantity: Quantity;
  /** Which of those of one id it is, from 1 on. */
  number: number;
}

export interface QuantityChange {
  readonly gone: ReadonlySet<Quantity>;
  readonly made: ReadonlySet<Quantity>;
}

export class QuantityIndex {
  readonly #work: Work;
  readonly #documents = new Map<DocumentId, SourceDocument>();
  readonly #numbers = new WordNumbers();
  readonly #weights = new WordWeights(this.#numbers);
  readonly #dates = new DateCounts();
  /** They wait for the dossier to say when they were written. */
  readonly #undated = new Set<DocumentId>();
  readonly #events = new SameEvents();
  readonly #blocks: FigureBlocks;
  /** By the index of the figure in its document. */
  readonly #nodes = new Map<DocumentId, readonly (FigureNode | undefined)[]>();
  readonly #components = new Components<FigureNode>();
  readonly #cells = new Map<FigureNode, Cell>();
  /** By id, in the order of their first figures. */
  readonly #alike = new Map<string, Cell[]>();
  #all: readonly Quantity[] | undefined;
  #draft: DocumentId | undefined;

  constructor(work: Work, bounds: Bounds) {
    this.#work = work;
    this.#blocks = new FigureBlocks(bounds);
  }

  /** Takes in what the documents are now; `documentOf` gives undefined for those that are gone. `draft`: the one of them that is no source. */
  *update(changed: Iterable<DocumentId>, documentOf: (id: DocumentId) => SourceDocument | undefined, draft?: DocumentId): Steps<QuantityChange> {
    const isOtherDraft = draft !== this.#draft;
    this.#draft = draft;
    const reading = new Set(changed);
    /** What each of them was. */
    const before = new Map<DocumentId, SourceDocument | undefined>();
    for (const id of reading) {
      before.set(id, this.#documents.get(id));
      this.#replace(id, documentOf(id));
      yield;
    }
    if (this.#dates.settle()) for (const id of this.#undated) reading.add(id);
    const weights = this.#weights.settle();
    const renewed = new Set<FigureNode>();
    const dead = new Set<FigureNode>();
    const kept = new Map<DocumentId, readonly string[]>();
    for (const id of reading) {
      kept.set(id, this.#readFigures(id, renewed, dead, isOtherDraft));
      yield;
    }
    for (const [id, keys] of kept) {
      this.#leaveEvents(id, keys, before, renewed);
      yield;
    }
    const reweighed = weights.all ? [...this.#nodes.values()].flat() : this.#blocks.withWords(weights.words);
    for (const node of this.#reweigh(reweighed, renewed)) {
      // The quantity shows what its figures are now, even where all links stay.
      if (this.#cells.has(node)) this.#components.touch(node);
      renewed.add(node);
    }
    for (const node of dead) this.#clear(node);
    yield* this.#meet(renewed);
    return yield* this.#renew(dead);
  }

  quantityOf(document: DocumentId, figure: number): Quantity | undefined {
    const node = this.#nodes.get(document)?.[figure];
    return node && this.#cells.get(node)?.quantity;
  }

  /** The day on which the document was written, its own or the dossier's. */
  dayOf(document: DocumentId): number | undefined {
    const source = this.#documents.get(document);
    const writing = source && dayOfWriting(source, this.#dates.calendar);
    return writing?.known ? writing.day : this.#dates.calendar.day;
  }

  /** In order of their first figures. */
  get all(): readonly Quantity[] {
    return (this.#all ??= [...new Set(this.#cells.values())].map(({ quantity }) => quantity).sort(byFirstFigure));
  }

  #replace(id: DocumentId, document: SourceDocument | undefined): void {
    const before = this.#documents.get(id);
    if (before) {
      this.#weights.remove(before);
      this.#dates.remove(before);
    }
    this.#undated.delete(id);
    if (document) {
      this.#documents.set(id, document);
      this.#weights.add(document);
      this.#dates.add(document);
      if (document.written === undefined) this.#undated.add(id);
    } else this.#documents.delete(id);
  }

  /**
   * Gives the blocks in which all its figures are to others what they were: there all links stay. In other blocks figures meet anew,
   * but those that are what they were are the same nodes, so that only what comes of it otherwise is put together anew.
   */
  #readFigures(id: DocumentId, renewed: Set<FigureNode>, dead: Set<FigureNode>, all: boolean): readonly string[] {
    const document = this.#documents.get(id);
    const blocks: ReadonlyMap<string, readonly Candidate[]> = document ? this.#candidatesOf(document) : new Map();
    const before = grouped((this.#nodes.get(id) ?? []).flatMap((node) => node ?? []), ({ key }) => key);
    const same = new Map([...before].map(([key, old]) => [key, sameEnds(old, blocks.get(key) ?? [])]));
    for (const [key, old] of before) {
      const { first, last } = same.get(key) ?? nothing;
      for (const node of old.slice(first, old.length - last)) {
        this.#blocks.remove(node);
        dead.add(node);
      }
    }
    const kept: string[] = [];
    const nodes: FigureNode[] = [];
    for (const [key, candidates] of blocks) {
      const old = before.get(key) ?? [];
      const { first, last } = same.get(key) ?? nothing;
      const isKept = !all && first === candidates.length && first === old.length;
      if (isKept) kept.push(key);
      candidates.forEach((candidate, i) => {
        const known = i < first ? old[i] : i >= candidates.length - last ? old[i - candidates.length + old.length] : undefined;
        const node = known ?? { key, candidate, links: new Map<FigureNode, FigureLink>(), onOtherRungs: new Set<FigureNode>() };
        nodes[candidate.figure] = node;
        if (known) this.#move(known, candidate);
        else this.#blocks.add(node);
        if (!isKept) renewed.add(node);
      });
    }
    if (nodes.length > 0) this.#nodes.set(id, nodes);
    else this.#nodes.delete(id);
    return kept;
  }

  /** The quantity shows where its figures stand. */
  #move(node: FigureNode, candidate: Candidate): void {
    if (!standsAlike(node.candidate, candidate) && this.#cells.has(node)) this.#components.touch(node);
    node.candidate = candidate;
  }

  /** A word more or less can make another event of what a text tells: then its figures meet those of another text anew, or for the first time. */
  #leaveEvents(id: DocumentId, kept: readonly string[], before: ReadonlyMap<DocumentId, SourceDocument | undefined>, renewed: Set<FigureNode>): void {
    const [was, is] = [before.get(id), this.#documents.get(id)];
    if (!was || !is || kept.length === 0 || this.#events.areAlike(was, is)) return;
    const met = kept.map((key) => {
      const others = new Set<DocumentId>();
      this.#blocks.pairsOf(key, id, (other) => !others.add(other));
      return { key, others };
    });
    const others = new Set(met.flatMap(({ others }) => [...others]));
    const now = new Map(Array.from(others, (other) => [other, this.#eventWith(is, this.#documents.get(other))]));
    // One text beside many is asked about quickly, and two in turns are not.
    const left = new Set([...others].filter((other) => this.#eventWith(was, before.get(other) ?? this.#documents.get(other)) !== now.get(other)));
    if (left.size === 0) return;
    for (const { key, others } of met) if ([...others].some((other) => left.has(other))) for (const node of this.#blocks.figuresIn(key, id)) renewed.add(node);
  }

  #candidatesOf(document: SourceDocument): ReturnType<typeof candidatesOf> {
    return candidatesOf(document, this.#dates.calendar, { numberOf: this.#numbers.of, weightOf: this.#weights.weightOf });
  }

  /** Gives the figures among these whose words weigh otherwise now. */
  #reweigh(nodes: Iterable<FigureNode | undefined>, renewed: ReadonlySet<FigureNode>): FigureNode[] {
    const documents = new Map<DocumentId, FigureNode[]>();
    for (const node of nodes) {
      if (!node || renewed.has(node)) continue;
      const known = documents.get(node.candidate.document);
      if (known) known.push(node);
      else documents.set(node.candidate.document, [node]);
    }
    return [...documents].flatMap(([id, old]) => {
      const document = this.#documents.get(id);
      const candidates = new Map(document ? [...this.#candidatesOf(document).values()].flat().map((candidate) => [candidate.figure, candidate]) : []);
      for (const node of old) node.candidate = candidates.get(node.candidate.figure) ?? node.candidate;
      return old;
    });
  }

  #clear(node: FigureNode): void {
    for (const other of node.links.keys()) {
      this.#components.part(node, other);
      other.links.delete(node);
      other.verdicts = undefined;
    }
    node.links.clear();
    node.verdicts = undefined;
    for (const other of node.onOtherRungs) {
      other.onOtherRungs.delete(node);
      this.#components.touch(other);
    }
    node.onOtherRungs.clear();
  }

  /** Compares anew what two documents say in one block, wherever one of the figures has changed or the block asks for it. */
  *#meet(renewed: ReadonlySet<FigureNode>): Steps<void> {
    /** By block: the documents that have met all others. */
    const done = new Map<string, Set<DocumentId>>();
    for (const [document, nodes] of grouped(renewed, documentOf)) {
      const eventWith = this.#eventsOf(document);
      for (const key of grouped(nodes, ({ key }) => key).keys()) {
        let met = done.get(key);
        if (!met) done.set(key, (met = new Set()));
        this.#meetIn(key, document, eventWith, met);
        met.add(document);
        yield;
      }
    }
    for (const group of this.#blocks.settle()) {
      const key = group[0]?.key ?? '';
      const met = new Set(done.get(key));
      for (const document of grouped(group, documentOf).keys()) {
        if (!met.has(document)) this.#meetIn(key, document, this.#eventsOf(document), met);
        met.add(document);
        yield;
      }
    }
  }

  /** Whether the document tells of one event with others; asked once for each of them, however many blocks they share. */
  #eventsOf(document: DocumentId): (other: DocumentId) => SameEvent {
    const own = this.#documents.get(document);
    const known = new Map<DocumentId, { readonly event: SameEvent }>();
    return (id) => {
      const found = known.get(id);
      if (found) return found.event;
      const event = own && this.#eventWith(own, this.#documents.get(id));
      known.set(id, { event });
      return event;
    };
  }

  /** A draft is written from these sources, and may have one sentence as yet: too little to show by its words what it is about. */
  #eventWith(a: SourceDocument, b: SourceDocument | undefined): SameEvent {
    return b && (this.#events.between(a, b) ?? (a.id === this.#draft || b.id === this.#draft ? 'perhaps' : undefined));
  }

  /** Compares what the document says in a block with the others. Texts on two events are not compared, and never were: their texts alone decide on that. */
  #meetIn(key: string, document: DocumentId, eventWith: (other: DocumentId) => SameEvent, met: ReadonlySet<DocumentId>): void {
    const pairs = this.#blocks.pairsOf(key, document, (other) => !met.has(other) && eventWith(other) !== undefined);
    const own = this.#blocks.figuresIn(key, document);
    // Those that were compared before and are not now, since a word became common.
    for (const { links, onOtherRungs } of own) for (const other of [...links.keys(), ...onOtherRungs]) if (!met.has(documentOf(other)) && !pairs.has(documentOf(other))) pairs.set(documentOf(other), []);
    const areLinked = own.some(hasOthers);
    for (const [other, two] of pairs) {
      this.#work.pairs += two.length / 2;
      const between = linksBetween(two, eventWith(other));
      if (between.length === 0 && !areLinked) continue;
      const links = new Map<FigureNode, Map<FigureNode, Between>>();
      for (const one of between) links.set(one.a, (links.get(one.a) ?? new Map<FigureNode, Between>()).set(one.b, one));
      const [as, bs] = [own, this.#blocks.figuresIn(key, other)];
      this.#setLinks(...(document < other ? [as, bs] as const : [bs, as] as const), links);
    }
  }

  /** Between the figures of two documents only these links are left. */
  #setLinks(as: readonly FigureNode[], bs: readonly FigureNode[], links: ReadonlyMap<FigureNode, ReadonlyMap<FigureNode, Between>>): void {
    for (const a of as) {
      const found = links.get(a);
      // Most have none and had none.
      if (!found && !hasOthers(a)) continue;
      for (const b of bs) {
        const between = found?.get(b);
        this.#setRungs(a, b, between?.verdict === 'related');
        this.#setLink(a, b, between && between.verdict !== 'related' ? { verdict: between.verdict, score: between.score } : undefined);
      }
    }
  }

  #setRungs(a: FigureNode, b: FigureNode, areLinked: boolean): void {
    if (a.onOtherRungs.has(b) === areLinked) return;
    for (const [one, other] of [[a, b], [b, a]] as const) {
      if (areLinked) one.onOtherRungs.add(other);
      else one.onOtherRungs.delete(other);
      this.#components.touch(one);
    }
  }

  #setLink(a: FigureNode, b: FigureNode, link: FigureLink | undefined): void {
    const known = a.links.get(b);
    if (link && !known) this.#components.join(a, b);
    if (!link && known) this.#components.part(a, b);
    if (link) {
      if (known && (known.verdict !== link.verdict || known.score !== link.score)) this.#components.touch(a);
      a.links.set(b, link);
      b.links.set(a, link);
    } else {
      a.links.delete(b);
      b.links.delete(a);
    }
    if (link || known) a.verdicts = b.verdicts = undefined;
  }

  *#renew(dead: ReadonlySet<FigureNode>): Steps<QuantityChange> {
    const gone = new Set<Cell>();
    const take = (node: FigureNode): void => {
      const cell = this.#cells.get(node);
      if (!cell) return;
      gone.add(cell);
      this.#cells.delete(node);
    };
    for (const node of dead) {
      take(node);
      this.#components.remove(node);
    }
    const components = this.#components.renew();
    for (const nodes of components) nodes.forEach(take);
    const made: Cell[] = [];
    for (const nodes of components) {
      if (nodes.length < 2 && !nodes.some(({ onOtherRungs }) => onOtherRungs.size > 0)) continue;
      this.#work.groups++;
      // In place: next time most of them are in order, and sorting costs next to nothing.
      const quantity = quantityOf(nodes.sort((a, b) => (comesBefore(a.candidate, b.candidate) ? -1 : 1)));
      const cell = { made: quantity, quantity, number: 1 };
      for (const node of nodes) this.#cells.set(node, cell);
      made.push(cell);
      yield;
    }
    return this.#number(gone, made);
  }

  /** Two quantities of one measure and the same values are told apart by number, in the order of their first figures. */
  #number(gone: ReadonlySet<Cell>, made: readonly Cell[]): QuantityChange {
    const change = { gone: new Set([...gone].map(({ quantity }) => quantity)), made: new Set(made.map(({ quantity }) => quantity)) };
    const goneFrom = byId(gone);
    const madeFor = byId(made);
    for (const id of new Set([...goneFrom.keys(), ...madeFor.keys()])) {
      const alike = this.#alike.get(id) ?? [];
      const [less, more] = [goneFrom.get(id) ?? [], madeFor.get(id) ?? []];
      const { from, to } = exchange(alike, less, more);
      if (alike.length === 0) this.#alike.delete(id);
      else this.#alike.set(id, alike);
      for (let i = from; i < to; i++) {
        const cell = alike[i];
        if (!cell || cell.number === i + 1) continue;
        if (!change.made.delete(cell.quantity)) change.gone.add(cell.quantity);
        cell.number = i + 1;
        cell.quantity = numbered(cell.made, i + 1);
        change.made.add(cell.quantity);
      }
    }
    if (change.gone.size + change.made.size > 0) this.#all = undefined;
    return change;
  }
}

function byId(cells: Iterable<Cell>): ReadonlyMap<string, readonly Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.made.id);
    if (group) group.push(cell);
    else groups.set(cell.made.id, [cell]);
  }
  return groups;
}

/** More of them are sorted with all, and not put in their places one by one. */
const FEW = 8;

/** Takes some out of a list that is in order, and puts others in. Gives the stretch outside of which all have the places that they had. */
function exchange(alike: Cell[], less: readonly Cell[], more: readonly Cell[]): { readonly from: number; readonly to: number } {
  if (less.length + more.length > FEW) {
    const gone = new Set(less);
    const all = [...alike.filter((cell) => !gone.has(cell)), ...more].sort((a, b) => byFirstFigure(a.made, b.made));
    alike.splice(0, alike.length);
    for (const cell of all) alike.push(cell);
    return { from: 0, to: alike.length };
  }
  let [from, last] = [Infinity, 0];
  const put = (cell: Cell, take: number, ...instead: readonly Cell[]): void => {
    const at = placeIn(alike, cell);
    alike.splice(at, take, ...instead);
    [from, last] = [Math.min(from, at), Math.max(last, at)];
  };
  for (const cell of less) put(cell, 1);
  for (const cell of more) put(cell, 0, cell);
  // Most come back where others went, and whoever stands well behind them has not moved.
  return { from, to: less.length === more.length ? Math.min(alike.length, last + less.length + more.length + 1) : alike.length };
}

/** Where the quantity stands among those of its id, or is to be put. */
function placeIn(alike: readonly Cell[], { made }: Cell): number {
  let [low, high] = [0, alike.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = alike[middle];
    if (other && other.made !== made && byFirstFigure(other.made, made) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byFirstFigure({ figures: [a], id: idA }: Quantity, { figures: [b], id: idB }: Quantity): number {
  if (!a || !b) return 0;
  return a.document !== b.document ? (a.document < b.document ? -1 : 1) : a.start - b.start || (idA < idB ? -1 : 1);
}

const nothing = { first: 0, last: 0 };

/** How many of the first and of the last figures of a document are to others what they were. */
function sameEnds(before: readonly FigureNode[], now: readonly Candidate[]): { readonly first: number; readonly last: number } {
  const isSame = (was: FigureNode | undefined, is: Candidate | undefined): boolean => was !== undefined && is !== undefined && comparesAlike(was.candidate, is);
  const most = Math.min(before.length, now.length);
  let [first, last] = [0, 0];
  while (first < most && isSame(before[first], now[first])) first++;
  while (last < most - first && isSame(before[before.length - 1 - last], now[now.length - 1 - last])) last++;
  return { first, last };
}

function hasOthers({ links, onOtherRungs }: FigureNode): boolean {
  return links.size > 0 || onOtherRungs.size > 0;
}

function documentOf({ candidate }: FigureNode): DocumentId {
  return candidate.document;
}

function grouped<K>(nodes: Iterable<FigureNode>, keyOf: (node: FigureNode) => K): Map<K, FigureNode[]> {
  const groups = new Map<K, FigureNode[]>();
  for (const node of nodes) {
    const group = groups.get(keyOf(node));
    if (group) group.push(node);
    else groups.set(keyOf(node), [node]);
  }
  return groups;
}
