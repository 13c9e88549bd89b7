// What links documents, out of its rows: each entity, utterance, quantity and finding is made when somebody asks for it. What is not in them, echoes and groups, is found anew then.
import { pairsKeyOf, type FigureAt, type FigurePair, type Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import { EchoIndex } from '../corpus/echoes';
import type { Alias, Entity, Located } from '../corpus/entities';
import { formOf } from '../corpus/entity-kinds';
import type { Finding, Severity } from '../corpus/findings';
import type { FindingCode } from '../corpus/finding-codes';
import { GroupIndex } from '../corpus/group-index';
import type { PostRole } from '../corpus/role-conflicts';
import type { Utterance, Witness } from '../corpus/utterances';
import type { Verdict } from '../corpus/verdict';
import { noWork } from '../corpus/work';
import { rowOf } from '../corpus/quote-forms';
import type { EntityType } from '../extract/names';
import type { Interval } from '../extract/interval';
import { once } from '../text/remembering';
import { ColumnReader } from './columns';
import { findingKinds, Mark, openings, utteranceWordings, verdicts, wordings, type PackedLinks } from './packed-links';

/** `documents` are those whose links were packed, in order of id. */
export function unpackLinks(packed: PackedLinks, documents: ReadonlyMap<DocumentId, SourceDocument>): Links {
  const ids = packed.documents as readonly DocumentId[];
  const numbers = once(() => new Map(ids.map((id, i) => [id, i])));
  const at = (place: number): ColumnReader => new ColumnReader(packed, place);
  const entities = new Rows(packed.entities, (place) => readEntity(at(place), ids));
  const echoes = once((): EchoIndex => echoesAmong(utterances.all, documents));
  const utterances: Rows<Utterance> = new Rows(packed.utterances, (place) => readUtterance(at(place), ids, (utterance) => echoes().of(utterance)));
  const quantities = new Rows(packed.quantities, (place) => readQuantity(at(place), ids));
  const findings = new Rows(packed.findings, (place) => readFinding(at(place), ids, entities, utterances, quantities));
  const listsOf = (id: DocumentId): ColumnReader | undefined => {
    const number = numbers().get(id);
    if (number === undefined) return undefined;
    const reader = at(packed.inDocument[number] ?? 0);
    reader.int();
    return reader;
  };
  /** The nth number of a list. */
  const numberIn = (id: DocumentId, list: number, n: number): number => {
    const reader = listsOf(id)?.nth(list);
    return reader && n < reader.int() ? reader.ahead(n) : -1;
  };
  const originOf = (id: DocumentId): DocumentId => {
    const number = numbers().get(id);
    return number === undefined ? id : (ids[at(packed.inDocument[number] ?? 0).int()] ?? id);
  };
  const sharedTexts = once(() => {
    const reader = at(packed.sharedTexts);
    return reader.list(() => ({ shorter: idIn(reader, ids), longer: idIn(reader, ids), part: reader.float() }));
  });
  const bearers = once(() => {
    const found = new Map<string, Entity[]>();
    packed.entities.forEach((place, i) => {
      for (const key of keysOf(at(place))) put(found, key, entities.get(i));
    });
    return found;
  });
  const saidBy = once(() => {
    const found = new Map<string, Utterance[]>();
    for (const utterance of utterances.all) if (utterance.speakerEntity !== undefined) put(found, utterance.speakerEntity, utterance);
    return found;
  });
  const groups = once(() => {
    const index = new GroupIndex(noWork());
    index.update(documents.keys(), { gone: new Set(), made: new Set(entities.all), renamed: new Set() }, links);
    return index;
  });
  const links: Links = {
    documents, draft: undefined,
    get groups() {
      return groups().groups;
    },
    get entities() {
      return entities.all;
    },
    get utterances() {
      return utterances.all;
    },
    get quantities() {
      return quantities.all;
    },
    get findings() {
      return findings.all;
    },
    entityOf: (id, local) => entities.at(numberIn(id, 2, local)),
    utteranceOf: (id, quote) => utterances.at(numberIn(id, 3, quote)),
    quantityOf: (id, figure) => quantities.at(numberIn(id, 4, figure)),
    calledSo: (name) => bearers().get(formOf(name).key) ?? [],
    saidBy: (entity) => saidBy().get(entity) ?? [],
    dayOf: (id) => dayIn(listsOf(id)?.nth(0) ?? at(packed.otherDay)),
    findingsIn: (id) => {
      const reader = listsOf(id)?.nth(1);
      return reader ? reader.list(() => findings.get(reader.int())) : [];
    },
    origins: {
      originOf,
      sharedTexts,
      independentOf: (some) => new Set([...some].map(originOf)).size,
      partlyShared: (some) => sharedTexts().filter(({ shorter, longer }) => some.has(shorter) && some.has(longer) && originOf(shorter) !== originOf(longer))
        .map(({ shorter, longer }) => (shorter < longer ? [shorter, longer] as const : [longer, shorter] as const))
        .sort(([a, b], [c, d]) => compare(a, c) || compare(b, d)),
    },
  };
  return links;
}

/** What stands in rows, each made once. */
class Rows<T extends object> {
  readonly #places: Int32Array;
  readonly #read: (place: number) => T;
  readonly #made: T[] = [];
  #all: readonly T[] | undefined;

  constructor(places: Int32Array, read: (place: number) => T) {
    this.#places = places;
    this.#read = read;
  }

  get(index: number): T {
    return (this.#made[index] ??= this.#read(this.#places[index] ?? 0));
  }

  /** Undefined for -1. */
  at(index: number): T | undefined {
    return index < 0 ? undefined : this.get(index);
  }

  get all(): readonly T[] {
    return (this.#all ??= Array.from(this.#places, (_, i) => this.get(i)));
  }
}

function echoesAmong(utterances: readonly Utterance[], documents: ReadonlyMap<DocumentId, SourceDocument>): EchoIndex {
  const index = new EchoIndex();
  for (const utterance of utterances) {
    const at = utterance.witnesses[utterance.origin];
    const document = at && documents.get(at.document);
    const mention = at && document?.quotes[at.quote];
    index.note(utterance, mention && rowOf(document, mention));
  }
  for (const [id, document] of documents) index.documents.update(id, document);
  return index;
}

function put<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function idIn(reader: ColumnReader, ids: readonly DocumentId[]): DocumentId {
  return ids[reader.int()] ?? ('' as DocumentId);
}

function locatedIn(reader: ColumnReader, ids: readonly DocumentId[]): Located {
  return { document: idIn(reader, ids), start: reader.int(), end: reader.int() };
}

function dayIn(reader: ColumnReader): number | undefined {
  return reader.list(() => reader.float())[0];
}

function keysOf(reader: ColumnReader): readonly string[] {
  for (let i = 0; i < 3; i++) reader.text();
  const keys = reader.nth(0);
  return keys.list(() => keys.text());
}

function readEntity(reader: ColumnReader, ids: readonly DocumentId[]): Entity {
  const [id, canonical, type] = [reader.text(), reader.text(), reader.text() as EntityType];
  const listAt = <T>(nth: number, read: (list: ColumnReader) => T): (() => readonly T[]) => once(() => {
    const list = reader.nth(nth);
    return list.list(() => read(list));
  });
  const named = (list: ColumnReader): Alias => {
    const text = list.text();
    return { ...locatedIn(list, ids), text };
  };
  const uses = once(() => new Map(listAt(1, (list) => [list.text(), list.int()] as const)()));
  const lists = {
    aliases: listAt(2, named), ambiguous: listAt(3, named), roles: listAt(4, named),
    mentions: listAt(5, (list) => locatedIn(list, ids)),
    parts: listAt(6, (list) => ({ document: idIn(list, ids), entity: list.int() })),
  };
  return {
    id, canonical, type,
    get uses() {
      return uses();
    },
    get aliases() {
      return lists.aliases();
    },
    get ambiguous() {
      return lists.ambiguous();
    },
    get roles() {
      return lists.roles();
    },
    get mentions() {
      return lists.mentions();
    },
    get parts() {
      return lists.parts();
    },
    get first() {
      return lists.parts()[0];
    },
  };
}

function readUtterance(reader: ColumnReader, ids: readonly DocumentId[], echoesOf: (utterance: Utterance) => Utterance['echoes']): Utterance {
  const [id, speaker, speakerEntity] = [reader.text(), reader.optionalText(), reader.optionalText()];
  const wording = utteranceWordings[reader.int()] ?? 'single';
  const origin = reader.int();
  const witnesses = reader.list((): Witness => ({ ...locatedIn(reader, ids), quote: reader.int(), wording: wordings[reader.int()] ?? 'identical' }));
  const utterance: Utterance = {
    id, ...(speaker !== undefined && { speaker }), ...(speakerEntity !== undefined && { speakerEntity }), wording, witnesses, origin,
    get echoes(): Utterance['echoes'] {
      return echoesOf(utterance);
    },
  };
  return utterance;
}

function readQuantity(reader: ColumnReader, ids: readonly DocumentId[]): Quantity {
  const id = reader.text();
  const figures = reader.list((): FigureAt => {
    const at = locatedIn(reader, ids);
    const [figure, min, max, marks] = [reader.int(), reader.float(), reader.float(), reader.int()];
    const [minOpen, maxOpen] = [openings[marks & 3], openings[(marks >> 2) & 3]];
    const value: Interval = { min, max, ...(minOpen !== undefined && { minOpen }), ...(maxOpen !== undefined && { maxOpen }) };
    return { ...at, figure, value, dateLine: (marks & Mark.dateLine) > 0, ...((marks & Mark.yearless) > 0 && { yearless: true as const }) };
  });
  const pairs = once(() => reader.list((): FigurePair => ({ a: reader.int(), b: reader.int(), verdict: verdicts[reader.int()] ?? 'agree', score: reader.float() })));
  const byVerdict = once(() => {
    const found = new Map<Verdict, Set<number>>();
    for (const { a, b, verdict } of pairs()) found.set(verdict, (found.get(verdict) ?? new Set()).add(a).add(b));
    return new Map([...found].map(([verdict, some]) => [verdict, new Set([...some].sort((a, b) => a - b))]));
  });
  return {
    id, figures,
    get pairs() {
      return pairs();
    },
    pairsOf: (figure) => pairs().filter(({ a, b }) => a === figure || b === figure),
    pairsKey: (verdict) => pairsKeyOf(pairs(), verdict),
    get byVerdict() {
      return byVerdict();
    },
  };
}

function readFinding(reader: ColumnReader, ids: readonly DocumentId[], entities: Rows<Entity>, utterances: Rows<Utterance>, quantities: Rows<Quantity>): Finding {
  const kind = findingKinds[reader.int()] ?? 'figure';
  const [id, code, claim, severity] = [reader.text(), reader.text() as FindingCode, reader.text(), reader.text() as Severity];
  const values = reader.list(() => reader.text());
  const common = { id, code, claim, severity };
  const some = <T>(all: readonly T[]): readonly T[] => reader.list(() => reader.int()).flatMap((i) => all[i] ?? []);
  switch (kind) {
    case 'figure': {
      const quantity = quantities.get(reader.int());
      return { kind, ...common, mentions: some(quantity.figures), values, quantity };
    }
    case 'quote': {
      const utterance = utterances.get(reader.int());
      return { kind, ...common, code: code as 'quote-altered' | 'quote-misattributed', mentions: some(utterance.witnesses), values, utterance };
    }
    case 'role': {
      const entity = entities.get(reader.int());
      const roles = reader.list((): PostRole => {
        const at = locatedIn(reader, ids);
        const [text, group, post, country] = [reader.text(), reader.text(), reader.text(), reader.optionalText()];
        return { ...at, text, post: { group, post, ...(country !== undefined && { country }) } };
      });
      return { kind, ...common, mentions: roles, values, conflict: { entity, roles } };
    }
    case 'variant': {
      const [a, b] = [entities.get(reader.int()), entities.get(reader.int())];
      const mentions = reader.list(() => locatedIn(reader, ids));
      return { kind, ...common, mentions, values, variant: { entities: [a, b], mentions } };
    }
  }
}
