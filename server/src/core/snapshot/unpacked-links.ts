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
import { NameSearch } from '../corpus/name-search';
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

/** In more documents than this nobody can wait for echoes, which are found among the words of all: there are none until the corpus answers. */
const MOST_FOR_ECHOES = 500;

/** By the number of the document; undefined for one that is not there any more as it was. */
type Ids = readonly (DocumentId | undefined)[];

/**
 * `documents` are those whose links were packed, in order of id. Where some are missing, what stands in them is left out, and all
 * findings on what they have a part in: the others may say something else without them.
 */
export function unpackLinks(packed: PackedLinks, documents: ReadonlyMap<DocumentId, SourceDocument>): Links {
  const ids: Ids = (packed.documents as readonly DocumentId[]).map((id) => (documents.has(id) ? id : undefined));
  const numbers = once(() => new Map(ids.flatMap((id, i) => (id === undefined ? [] : [[id, i] as const]))));
  const at = (place: number): ColumnReader => new ColumnReader(packed, place);
  const isWhole = !ids.includes(undefined);
  const entities = new Rows(packed.entities, (place) => {
    const entity = readEntity(at(place), ids);
    return isWhole || entity.parts.length > 0 ? entity : undefined;
  });
  const echoes = once((): EchoIndex => echoesAmong(utterances.all, documents));
  const utterances: Rows<Utterance> = new Rows(packed.utterances, (place) => readUtterance(at(place), ids, (utterance) => (documents.size > MOST_FOR_ECHOES ? [] : echoes().of(utterance))));
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
    return reader.list(() => [ids[reader.int()], ids[reader.int()], reader.float()] as const)
      .flatMap(([shorter, longer, part]) => (shorter === undefined || longer === undefined ? [] : [{ shorter, longer, part }]));
  });
  const bearers = once(() => {
    const found = new Map<string, Entity[]>();
    packed.entities.forEach((place, i) => {
      const entity = entities.get(i);
      if (entity) for (const key of keysOf(at(place))) put(found, key, entity);
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
  const search = once(() => {
    const index = new NameSearch();
    index.update({ gone: new Set(), made: new Set(entities.all) });
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
    get findingCounts() {
      return findings.all.map(({ code, severity }) => ({ code, severity, count: 1 }));
    },
    entityOf: (id, local) => entities.get(numberIn(id, 2, local)),
    utteranceOf: (id, quote) => utterances.get(numberIn(id, 3, quote)),
    quantityOf: (id, figure) => quantities.get(numberIn(id, 4, figure)),
    calledSo: (name) => bearers().get(formOf(name).key) ?? [],
    searchNames: (query, most, others) => search().search(query, most, others),
    saidBy: (entity) => saidBy().get(entity) ?? [],
    dayOf: (id) => dayIn(listsOf(id)?.nth(0) ?? at(packed.otherDay)),
    findingsIn: (id) => {
      const reader = listsOf(id)?.nth(1);
      return reader ? reader.list(() => reader.int()).flatMap((i) => findings.get(i) ?? []) : [];
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
  readonly #read: (place: number) => T | undefined;
  readonly #made: (T | null)[] = [];
  #all: readonly T[] | undefined;

  /** `read` gives undefined for what is left out. */
  constructor(places: Int32Array, read: (place: number) => T | undefined) {
    this.#places = places;
    this.#read = read;
  }

  /** Undefined for -1 as well. */
  get(index: number): T | undefined {
    const place = this.#places[index];
    if (place === undefined) return undefined;
    let made = this.#made[index];
    if (made === undefined) this.#made[index] = made = this.#read(place) ?? null;
    return made ?? undefined;
  }

  get all(): readonly T[] {
    return (this.#all ??= Array.from(this.#places, (_, i) => this.get(i)).flatMap((item) => item ?? []));
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

function locatedIn(reader: ColumnReader, ids: Ids): Located | undefined {
  const [document, start, end] = [ids[reader.int()], reader.int(), reader.int()];
  return document === undefined ? undefined : { document, start, end };
}

/** Those that are there. */
function listIn<T extends object>(reader: ColumnReader, read: () => T | undefined): T[] {
  return reader.list(read).filter((item) => item !== undefined);
}

function dayIn(reader: ColumnReader): number | undefined {
  return reader.list(() => reader.float())[0];
}

function keysOf(reader: ColumnReader): readonly string[] {
  for (let i = 0; i < 3; i++) reader.text();
  const keys = reader.nth(0);
  return keys.list(() => keys.text());
}

function readEntity(reader: ColumnReader, ids: Ids): Entity {
  const [id, canonical, type] = [reader.text(), reader.text(), reader.text() as EntityType];
  const listAt = <T extends object>(nth: number, read: (list: ColumnReader) => T | undefined): (() => readonly T[]) => once(() => {
    const list = reader.nth(nth);
    return listIn(list, () => read(list));
  });
  const named = (list: ColumnReader): Alias | undefined => {
    const text = list.text();
    const at = locatedIn(list, ids);
    return at && { ...at, text };
  };
  const uses = once(() => new Map(listAt(1, (list) => [list.text(), list.int()] as const)()));
  const lists = {
    aliases: listAt(2, named), ambiguous: listAt(3, named), roles: listAt(4, named),
    mentions: listAt(5, (list) => locatedIn(list, ids)),
    parts: listAt(6, (list) => {
      const [document, entity] = [ids[list.int()], list.int()];
      return document === undefined ? undefined : { document, entity };
    }),
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

/** What has lost a part, and is not what the findings on it are about any more. */
const maimed = new WeakSet();

function readUtterance(reader: ColumnReader, ids: Ids, echoesOf: (utterance: Utterance) => Utterance['echoes']): Utterance | undefined {
  const [id, speaker, speakerEntity] = [reader.text(), reader.optionalText(), reader.optionalText()];
  const wording = utteranceWordings[reader.int()] ?? 'single';
  const origin = reader.int();
  const all = reader.list((): Witness | undefined => {
    const at = locatedIn(reader, ids);
    const [quote, stands] = [reader.int(), wordings[reader.int()] ?? 'identical'];
    return at && { ...at, quote, wording: stands };
  });
  const witnesses = all.flatMap((witness) => witness ?? []);
  if (witnesses.length === 0) return undefined;
  const first = all[origin];
  const utterance: Utterance = {
    id, ...(speaker !== undefined && { speaker }), ...(speakerEntity !== undefined && { speakerEntity }), wording, witnesses, origin: first ? witnesses.indexOf(first) : 0,
    get echoes(): Utterance['echoes'] {
      return echoesOf(utterance);
    },
  };
  if (witnesses.length < all.length) maimed.add(utterance);
  return utterance;
}

function readFigure(reader: ColumnReader, ids: Ids): FigureAt | undefined {
  const at = locatedIn(reader, ids);
  const [figure, min, max, marks] = [reader.int(), reader.float(), reader.float(), reader.int()];
  const [minOpen, maxOpen] = [openings[marks & 3], openings[(marks >> 2) & 3]];
  const value: Interval = { min, max, minOpen, maxOpen };
  return at && { ...at, figure, value, dateLine: (marks & Mark.dateLine) > 0, ...((marks & Mark.yearless) > 0 && { yearless: true as const }) };
}

function readQuantity(reader: ColumnReader, ids: Ids): Quantity | undefined {
  const id = reader.text();
  const all = reader.list(() => readFigure(reader, ids));
  const figures = all.flatMap((at) => at ?? []);
  const places = new Map(all.flatMap((at, i) => (at ? [i] : [])).map((old, now) => [old, now]));
  const [ofPairs, ofBeside] = [reader.nth(0), reader.nth(1)];
  const pairs = once(() => listIn(ofPairs, (): FigurePair | undefined => {
    const [a, b, verdict, score] = [places.get(ofPairs.int()), places.get(ofPairs.int()), verdicts[ofPairs.int()] ?? 'agree', ofPairs.float()];
    return a === undefined || b === undefined ? undefined : { a, b, verdict, score };
  }));
  const beside = once(() => listIn(ofBeside, () => {
    const [figure, at] = [places.get(ofBeside.int()), readFigure(ofBeside, ids)];
    return figure === undefined || at === undefined ? undefined : { figure, at };
  }));
  if (figures.length < 2 && beside().length === 0) return undefined;
  const byVerdict = once(() => {
    const found = new Map<Verdict, Set<number>>();
    for (const { a, b, verdict } of pairs()) found.set(verdict, (found.get(verdict) ?? new Set()).add(a).add(b));
    return new Map([...found].map(([verdict, some]) => [verdict, new Set([...some].sort((a, b) => a - b))]));
  });
  const quantity: Quantity = {
    id, figures,
    get pairs() {
      return pairs();
    },
    pairsOf: (figure) => pairs().filter(({ a, b }) => a === figure || b === figure),
    beside: (figure, wanted) => pairs().flatMap(({ a, b, verdict }) => (verdict !== wanted ? [] : a === figure ? [b] : b === figure ? [a] : [])),
    pairsKey: (verdict) => pairsKeyOf(pairs(), verdict),
    onOtherRungs: (figure) => beside().flatMap((one) => (one.figure === figure ? [one.at] : [])),
    get byVerdict() {
      return byVerdict();
    },
  };
  if (figures.length < all.length) maimed.add(quantity);
  return quantity;
}

function readFinding(reader: ColumnReader, ids: Ids, entities: Rows<Entity>, utterances: Rows<Utterance>, quantities: Rows<Quantity>): Finding | undefined {
  const kind = findingKinds[reader.int()] ?? 'figure';
  const [id, code, claim, severity] = [reader.text(), reader.text() as FindingCode, reader.text(), reader.text() as Severity];
  const values = reader.list(() => reader.text());
  const common = { id, code, claim, severity };
  const some = <T>(all: readonly T[]): readonly T[] => reader.list(() => reader.int()).flatMap((i) => all[i] ?? []);
  switch (kind) {
    case 'figure': {
      const quantity = quantities.get(reader.int());
      return quantity && !maimed.has(quantity) ? { kind, ...common, mentions: some(quantity.figures), values, quantity } : undefined;
    }
    case 'quote': {
      const utterance = utterances.get(reader.int());
      if (!utterance || maimed.has(utterance)) return undefined;
      return { kind, ...common, code: code as 'quote-altered' | 'quote-misattributed', mentions: some(utterance.witnesses), values, utterance };
    }
    case 'role': {
      const entity = entities.get(reader.int());
      const roles = listIn(reader, (): PostRole | undefined => {
        const at = locatedIn(reader, ids);
        const [text, group, post, country] = [reader.text(), reader.text(), reader.text(), reader.optionalText()];
        return at && { ...at, text, post: { group, post, ...(country !== undefined && { country }) } };
      });
      return entity && roles.length === values.length ? { kind, ...common, mentions: roles, values, conflict: { entity, roles } } : undefined;
    }
    case 'variant': {
      const [a, b] = [entities.get(reader.int()), entities.get(reader.int())];
      const mentions = listIn(reader, () => locatedIn(reader, ids));
      return a && b && mentions.length === values.length ? { kind, ...common, mentions, values, variant: { entities: [a, b], mentions } } : undefined;
    }
  }
}
