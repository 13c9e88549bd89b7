// Keeps the findings up to date: those of a quantity, an utterance or an entity are made anew when it is.
import type { Quantity } from './claims';
import type { Links } from './corpus';
import type { DocumentId } from './document';
import type { Entity } from './entities';
import { byPlace, figureFindings, quoteFindings, roleFindings, variantFinding, type Finding, type FindingCount } from './findings';
import { NameVariants } from './name-variants';
import { ingredientsOf, samePlaces } from './same-telling';
import type { Steps } from './steps';
import type { Utterance } from './utterances';
import type { Work } from './work';

interface Difference<T> {
  readonly gone: ReadonlySet<T>;
  readonly made: ReadonlySet<T>;
}

/** What a change made of the groups that findings are about. */
interface GroupChanges {
  readonly quantities: Difference<Quantity>;
  readonly utterances: Difference<Utterance>;
  readonly entities: Difference<Entity>;
  /** Documents that changed, or whose names are other entities now. */
  readonly documents: ReadonlySet<DocumentId>;
}

/** A finding, and what it is about. */
interface Cell {
  readonly made: Finding;
  finding: Finding;
  /** What its messages come of (same-telling.ts). */
  readonly ingredients: string | undefined;
}

/** What a change did to findings, by the documents that they stand in. */
export interface FindingChange {
  /** Where findings came, went, or say something else. */
  readonly told: ReadonlySet<DocumentId>;
  /** These, and where findings were made anew to say the same. */
  readonly renewed: ReadonlySet<DocumentId>;
}

export class FindingIndex {
  readonly #of = new Map<object, readonly Cell[]>();
  readonly #inDocument = new Map<DocumentId, Set<Cell>>();
  readonly #alike = new Map<string, Set<Cell>>();
  readonly #names: NameVariants;
  readonly #variants = new Map<string, Cell>();
  readonly #counts = new Map<string, FindingCount>();
  #all: readonly Finding[] | undefined;
  /** All that were there when they were last asked for. */
  #sorted: readonly Finding[] = [];

  constructor(work: Work) {
    this.#names = new NameVariants(work);
  }

  *update(changes: GroupChanges, links: Links): Steps<FindingChange> {
    const { quantities, utterances, entities } = changes;
    const [gone, made] = [new Set<Cell>(), new Set<Cell>()];
    for (const group of [...quantities.gone, ...utterances.gone, ...entities.gone]) {
      for (const cell of this.#of.get(group) ?? []) gone.add(cell);
      this.#of.delete(group);
    }
    const enter = (group: object, findings: readonly Finding[]): void => {
      if (findings.length === 0) return;
      const cells = findings.map((finding): Cell => ({ made: finding, finding, ingredients: ingredientsOf(links, finding) }));
      this.#of.set(group, cells);
      for (const cell of cells) made.add(cell);
    };
    for (const quantity of quantities.made) {
      enter(quantity, figureFindings(links, quantity));
      yield;
    }
    for (const utterance of utterances.made) {
      enter(utterance, quoteFindings(links, utterance));
      yield;
    }
    for (const entity of entities.made) {
      enter(entity, roleFindings(links, entity));
      yield;
    }
    yield* this.#renewVariants(changes, links, gone, made);
    return this.#settle(gone, made, changes.documents);
  }

  /** In order of code and id. */
  get all(): readonly Finding[] {
    if (this.#all) return this.#all;
    const now = new Set([...[...this.#of.values()].flat(), ...this.#variants.values()].map(({ finding }) => finding));
    // What is in order already costs the sorting next to nothing.
    const before = this.#sorted.filter((finding) => now.delete(finding));
    return (this.#all = this.#sorted = [...before, ...now].sort(inOrder));
  }

  /** In no order that means anything. Kept by difference: it is asked for after each edit. */
  get counts(): Iterable<FindingCount> {
    return this.#counts.values();
  }

  in(document: DocumentId): readonly Finding[] {
    return [...(this.#inDocument.get(document) ?? [])].map(({ finding }) => finding).sort(inOrder);
  }

  *#renewVariants(changes: GroupChanges, links: Links, gone: Set<Cell>, made: Set<Cell>): Steps<void> {
    for (const [key, variant] of yield* this.#names.update(changes, links)) {
      const before = this.#variants.get(key);
      if (before) gone.add(before);
      if (!variant) {
        this.#variants.delete(key);
        continue;
      }
      const finding = variantFinding(variant);
      const cell: Cell = { made: finding, finding, ingredients: undefined };
      this.#variants.set(key, cell);
      made.add(cell);
    }
  }

  #settle(gone: ReadonlySet<Cell>, made: ReadonlySet<Cell>, changed: ReadonlySet<DocumentId>): FindingChange {
    const [told, renewed] = [new Set<DocumentId>(), new Set<DocumentId>()];
    const quiet = this.#sayingTheSame(gone, made, changed);
    const ids = new Set<string>();
    for (const cell of gone) {
      ids.add(cell.made.id);
      this.#count(cell.made, -1);
      this.#alike.get(cell.made.id)?.delete(cell);
      for (const { document } of cell.made.mentions) {
        (quiet.has(cell) ? renewed : told).add(document);
        const inside = this.#inDocument.get(document);
        if (inside?.delete(cell) && inside.size === 0) this.#inDocument.delete(document);
      }
    }
    for (const cell of made) {
      ids.add(cell.made.id);
      this.#count(cell.made, 1);
      const alike = this.#alike.get(cell.made.id);
      if (alike) alike.add(cell);
      else this.#alike.set(cell.made.id, new Set([cell]));
      for (const { document } of cell.made.mentions) {
        (quiet.has(cell) ? renewed : told).add(document);
        const inside = this.#inDocument.get(document);
        if (inside) inside.add(cell);
        else this.#inDocument.set(document, new Set([cell]));
      }
    }
    for (const id of ids) for (const document of this.#number(id)) told.add(document);
    if (gone.size + made.size > 0) this.#all = undefined;
    for (const document of told) renewed.add(document);
    return { told, renewed };
  }

  #count({ code, severity }: Finding, by: 1 | -1): void {
    const kind = `${code} ${severity}`;
    const count = (this.#counts.get(kind)?.count ?? 0) + by;
    if (count > 0) this.#counts.set(kind, { code, severity, count });
    else this.#counts.delete(kind);
  }

  /** Cells that went and came again with the same to say; they keep their number. */
  #sayingTheSame(gone: ReadonlySet<Cell>, made: ReadonlySet<Cell>, changed: ReadonlySet<DocumentId>): ReadonlySet<Cell> {
    const quiet = new Set<Cell>();
    const before = new Map<string, Cell[]>();
    for (const cell of gone) {
      if (cell.ingredients === undefined) continue;
      const alike = before.get(cell.made.id);
      if (alike) alike.push(cell);
      else before.set(cell.made.id, [cell]);
    }
    for (const cell of made) {
      if (cell.ingredients === undefined) continue;
      const same = before.get(cell.made.id)?.find((old) => !quiet.has(old) && old.ingredients === cell.ingredients && samePlaces(old.made, cell.made, changed));
      if (!same) continue;
      quiet.add(same).add(cell);
      if (same.finding.id !== cell.made.id) cell.finding = { ...cell.made, id: same.finding.id };
    }
    return quiet;
  }

  /** Two findings with one claim and the same values are told apart by number, in the order of their first mentions. */
  #number(id: string): DocumentId[] {
    const alike = [...(this.#alike.get(id) ?? [])];
    if (alike.length === 0) this.#alike.delete(id);
    alike.sort(({ made: { mentions: [a], code: x } }, { made: { mentions: [b], code: y } }) => (a && b ? byPlace(a, b) : 0) || (x < y ? -1 : 1));
    return alike.flatMap((cell, i) => {
      const numbered = i === 0 ? id : `${id}~${i + 1}`;
      if (cell.finding.id === numbered) return [];
      cell.finding = { ...cell.made, id: numbered };
      return cell.made.mentions.map(({ document }) => document);
    });
  }
}

/** By code and id, which no two findings share. */
export function inOrder(a: Finding, b: Finding): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
