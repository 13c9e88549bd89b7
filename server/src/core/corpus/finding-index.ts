// Keeps the findings up to date: those of a quantity, an utterance or an entity are made anew when it is.
import type { Quantity } from './claims';
import type { Links } from './corpus';
import type { DocumentId } from './document';
import type { Entity } from './entities';
import { byPlace, figureFindings, quoteFindings, roleFindings, variantFinding, type Finding } from './findings';
import { nameVariants, variantOf } from './name-findings';
import type { Utterance } from './utterances';

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
  readonly documents: Iterable<DocumentId>;
}

/** A finding, and what it is about. */
interface Cell {
  readonly made: Finding;
  finding: Finding;
}

export class FindingIndex {
  readonly #of = new Map<object, readonly Cell[]>();
  readonly #inDocument = new Map<DocumentId, Set<Cell>>();
  readonly #alike = new Map<string, Set<Cell>>();
  /** What speaks for two spellings of one name: who stands, speaks and serves where. */
  readonly #evidence = new Map<DocumentId, string>();
  readonly #speakers = new Map<Utterance, string>();
  #variants = new Map<string, Cell>();
  #all: readonly Finding[] | undefined;
  /** All that were there when they were last asked for. */
  #sorted: readonly Finding[] = [];

  /** Gives the documents in which findings came, went or changed. */
  update({ quantities, utterances, entities, documents }: GroupChanges, links: Links): ReadonlySet<DocumentId> {
    const [gone, made] = [new Set<Cell>(), new Set<Cell>()];
    for (const group of [...quantities.gone, ...utterances.gone, ...entities.gone]) {
      for (const cell of this.#of.get(group) ?? []) gone.add(cell);
      this.#of.delete(group);
    }
    const enter = (group: object, findings: readonly Finding[]): void => {
      if (findings.length === 0) return;
      const cells = findings.map((finding): Cell => ({ made: finding, finding }));
      this.#of.set(group, cells);
      for (const cell of cells) made.add(cell);
    };
    for (const quantity of quantities.made) enter(quantity, figureFindings(links, quantity));
    for (const utterance of utterances.made) enter(utterance, quoteFindings(links, utterance));
    for (const entity of entities.made) enter(entity, roleFindings(links, entity));
    this.#renewVariants(links, this.#isOtherEvidence(utterances, documents, links), entities, gone, made);
    return this.#settle(gone, made);
  }

  /** In order of code and id. */
  get all(): readonly Finding[] {
    if (this.#all) return this.#all;
    const now = new Set([...[...this.#of.values()].flat(), ...this.#variants.values()].map(({ finding }) => finding));
    // What is in order already costs the sorting next to nothing.
    const before = this.#sorted.filter((finding) => now.delete(finding));
    return (this.#all = this.#sorted = [...before, ...now].sort(inOrder));
  }

  in(document: DocumentId): readonly Finding[] {
    return [...(this.#inDocument.get(document) ?? [])].map(({ finding }) => finding).sort(inOrder);
  }

  /** Two spellings are compared anew only where a change brings or takes what could speak for one name. */
  #renewVariants(links: Links, compare: boolean, entities: Difference<Entity>, gone: Set<Cell>, made: Set<Cell>): void {
    const before = this.#variants;
    if (compare) {
      this.#variants = new Map(nameVariants(links).map((variant) => {
        const finding = variantFinding(variant);
        return [variant.entities.map(({ id }) => id).join(' '), { made: finding, finding }];
      }));
      for (const cell of before.values()) gone.add(cell);
      for (const cell of this.#variants.values()) made.add(cell);
      return;
    }
    const now = new Map([...entities.made].map((entity) => [entity.id, entity]));
    for (const [key, cell] of before) {
      if (cell.made.kind !== 'variant') continue;
      const [a, b] = cell.made.variant.entities;
      const [x, y] = [now.get(a.id), now.get(b.id)];
      if (!x && !y) continue;
      const finding = variantFinding(variantOf(x ?? a, y ?? b));
      const renewed = { made: finding, finding };
      before.set(key, renewed);
      gone.add(cell);
      made.add(renewed);
    }
  }

  #isOtherEvidence(utterances: Difference<Utterance>, documents: Iterable<DocumentId>, links: Links): boolean {
    let other = false;
    for (const id of documents) {
      const now = evidenceIn(links, id);
      if ((this.#evidence.get(id) ?? '') !== now) other = true;
      if (now === '') this.#evidence.delete(id);
      else this.#evidence.set(id, now);
    }
    const balance = new Map<string, number>();
    const count = (speakers: string, by: 1 | -1): void => void balance.set(speakers, (balance.get(speakers) ?? 0) + by);
    for (const utterance of utterances.gone) {
      const speakers = this.#speakers.get(utterance);
      if (speakers !== undefined) count(speakers, -1);
      this.#speakers.delete(utterance);
    }
    for (const utterance of utterances.made) {
      const speakers = speakersOf(links, utterance);
      if (speakers.length < 2) continue;
      this.#speakers.set(utterance, speakers.join('\n'));
      count(speakers.join('\n'), 1);
    }
    return other || [...balance.values()].some((sum) => sum !== 0);
  }

  #settle(gone: ReadonlySet<Cell>, made: ReadonlySet<Cell>): ReadonlySet<DocumentId> {
    const touched = new Set<DocumentId>();
    const ids = new Set<string>();
    for (const cell of gone) {
      ids.add(cell.made.id);
      this.#alike.get(cell.made.id)?.delete(cell);
      for (const { document } of cell.made.mentions) {
        touched.add(document);
        const inside = this.#inDocument.get(document);
        if (inside?.delete(cell) && inside.size === 0) this.#inDocument.delete(document);
      }
    }
    for (const cell of made) {
      ids.add(cell.made.id);
      const alike = this.#alike.get(cell.made.id);
      if (alike) alike.add(cell);
      else this.#alike.set(cell.made.id, new Set([cell]));
      for (const { document } of cell.made.mentions) {
        touched.add(document);
        const inside = this.#inDocument.get(document);
        if (inside) inside.add(cell);
        else this.#inDocument.set(document, new Set([cell]));
      }
    }
    for (const id of ids) for (const document of this.#number(id)) touched.add(document);
    if (gone.size + made.size > 0) this.#all = undefined;
    return touched;
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

/** The entities that stand together in the document's sentences, the titles that they are given there, and what they are said not to be. */
function evidenceIn(links: Links, id: DocumentId): string {
  const document = links.documents.get(id);
  if (!document) return '';
  const { names, source } = document;
  const nameOf = (local: number): string => {
    const entity = links.entityOf(id, local);
    return entity ? `${entity.id} ${entity.canonical}` : '';
  };
  const lines: string[] = [];
  let sentence = -1;
  let from = 0;
  names.mentions.forEach((mention) => {
    while (from + 1 < source.sentences.length && (source.sentences[from]?.end ?? Infinity) <= mention.start) from++;
    if (from !== sentence) lines.push('');
    sentence = from;
    lines.push(nameOf(mention.entity));
  });
  names.entities.forEach(({ roles, apart = [] }, local) => [...roles.map(({ text }) => text), ...apart].forEach((text) => lines.push(`${nameOf(local)}: ${text}`)));
  return lines.join('\n');
}

/** Who is named for the words, where it is more than one. */
function speakersOf(links: Links, { witnesses }: Utterance): readonly string[] {
  const speakers = new Set(witnesses.flatMap(({ document, quote }) => {
    const local = links.documents.get(document)?.quotes[quote]?.speaker?.entity;
    return (local === undefined ? undefined : links.entityOf(document, local)?.id) ?? [];
  }));
  return [...speakers].sort();
}
