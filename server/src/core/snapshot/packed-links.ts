// What links the documents of a dossier, as rows of numbers: made once all is found, to be kept until the next start.
import type { FigureAt, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import { documentId, type DocumentId, type SourceDocument } from '../corpus/document';
import type { Alias, Entity, Located } from '../corpus/entities';
import { formOf } from '../corpus/entity-kinds';
import type { Finding } from '../corpus/findings';
import type { Steps } from '../corpus/steps';
import type { Utterance, Wording } from '../corpus/utterances';
import type { Verdict } from '../corpus/verdict';
import { ColumnWriter, type Columns } from './columns';

/** Rows by the index of what they say in `links`, each a place in the numbers; unpacked-links.ts reads them in the same order. */
export interface PackedLinks extends Columns {
  readonly documents: readonly string[];
  readonly entities: Int32Array;
  readonly utterances: Int32Array;
  readonly quantities: Int32Array;
  readonly findings: Int32Array;
  /** What a document's names, figures and quotations belong to, by the document's index. */
  readonly inDocument: Int32Array;
  readonly sharedTexts: number;
  /** The day of what is no document here. */
  readonly otherDay: number;
}

/** By their numbers in a row; what stands in none has -1. */
export const verdicts: readonly Verdict[] = ['agree', 'conflict', 'tension', 'superseded', 'falls', 'disputed'];
export const wordings: readonly Wording[] = ['identical', 'truncated', 'stitched', 'bracketed', 'spelling', 'reworded', 'meaning'];
export const findingKinds: readonly Finding['kind'][] = ['figure', 'quote', 'role', 'variant'];
export const utteranceWordings: readonly Utterance['wording'][] = ['single', 'identical', 'variant'];

/** What may be said of a bound: nothing is another thing than false. */
export const openings: readonly (boolean | undefined)[] = [undefined, false, true];
/** Bits, above those of the two bounds. */
export const Mark = { dateLine: 16, yearless: 32 } as const;

/** A step for each row. Whoever goes on with it makes sure that nothing has changed meanwhile: `links` must be the present ones. */
export function* packing(links: Links): Steps<PackedLinks> {
  const writer = new ColumnWriter();
  const documents = [...links.documents.keys()];
  const numbers: Numbers = {
    documents: numbered(documents), entities: numbered(links.entities), utterances: numbered(links.utterances), quantities: numbered(links.quantities),
  };
  const rows = function* <T>(items: readonly T[], write: (item: T) => void): Steps<Int32Array> {
    const starts = new Int32Array(items.length);
    for (const [i, item] of items.entries()) {
      starts[i] = writer.at;
      write(item);
      yield;
    }
    return starts;
  };
  const located = ({ document, start, end }: Located): void => {
    writer.int(numbers.documents.get(document) ?? -1);
    writer.int(start);
    writer.int(end);
  };
  const entities = yield* rows(links.entities, (entity) => writeEntity(writer, entity, links, numbers, located));
  const utterances = yield* rows(links.utterances, (utterance) => writeUtterance(writer, utterance, located));
  const quantities = yield* rows(links.quantities, (quantity) => writeQuantity(writer, quantity, located));
  const findings = yield* rows(links.findings, (finding) => writeFinding(writer, finding, numbers, located));
  const findingNumbers = numbered(links.findings);
  const inDocument = yield* rows([...links.documents.values()], (document) => writeDocument(writer, document, links, numbers, findingNumbers));
  const sharedTexts = writer.at;
  writer.list(links.origins.sharedTexts(), ({ shorter, longer, part }) => {
    writer.int(numbers.documents.get(shorter) ?? -1);
    writer.int(numbers.documents.get(longer) ?? -1);
    writer.float(part);
  });
  const otherDay = writer.at;
  writeDay(writer, links.dayOf(documentId('')));
  return { ...writer.columns(), documents, entities, utterances, quantities, findings, inDocument, sharedTexts, otherDay };
}

interface Numbers {
  readonly documents: ReadonlyMap<DocumentId, number>;
  readonly entities: ReadonlyMap<Entity, number>;
  readonly utterances: ReadonlyMap<Utterance, number>;
  readonly quantities: ReadonlyMap<Quantity, number>;
}

function numbered<T>(items: readonly T[]): ReadonlyMap<T, number> {
  return new Map(items.map((item, i) => [item, i]));
}

function writeEntity(writer: ColumnWriter, entity: Entity, { documents }: Links, numbers: Numbers, located: (at: Located) => void): void {
  const named = (alias: Alias): void => {
    writer.text(alias.text);
    located(alias);
  };
  const keys = new Set([formOf(entity.canonical).key]);
  for (const { document, entity: local } of entity.parts) {
    const part = documents.get(document)?.names.entities[local];
    if (part) for (const name of [part.canonical, ...part.aliases]) keys.add(formOf(name).key);
  }
  writer.text(entity.id);
  writer.text(entity.canonical);
  writer.text(entity.type);
  writer.lists([
    () => writer.list([...keys], (key) => writer.text(key)),
    () => writer.list([...entity.uses], ([text, count]) => {
      writer.text(text);
      writer.int(count);
    }),
    () => writer.list(entity.aliases, named),
    () => writer.list(entity.ambiguous, named),
    () => writer.list(entity.roles, named),
    () => writer.list(entity.mentions, located),
    () => writer.list(entity.parts, ({ document, entity: local }) => {
      writer.int(numbers.documents.get(document) ?? -1);
      writer.int(local);
    }),
  ]);
}

/** Without its echoes: to find those of all takes longer than all the rest. */
function writeUtterance(writer: ColumnWriter, { id, speaker, speakerEntity, wording, witnesses, origin }: Utterance, located: (at: Located) => void): void {
  writer.text(id);
  writer.text(speaker);
  writer.text(speakerEntity);
  writer.int(utteranceWordings.indexOf(wording));
  writer.int(origin);
  writer.list(witnesses, (witness) => {
    located(witness);
    writer.int(witness.quote);
    writer.int(wordings.indexOf(witness.wording));
  });
}

function writeQuantity(writer: ColumnWriter, { id, figures, pairs, onOtherRungs }: Quantity, located: (at: Located) => void): void {
  const figureAt = (at: FigureAt): void => {
    located(at);
    writer.int(at.figure);
    writer.float(at.value.min);
    writer.float(at.value.max);
    writer.int(openings.indexOf(at.value.minOpen) | (openings.indexOf(at.value.maxOpen) << 2) | (at.dateLine ? Mark.dateLine : 0) | (at.yearless ? Mark.yearless : 0));
  };
  writer.text(id);
  writer.list(figures, figureAt);
  writer.lists([
    () => writer.list(pairs, ({ a, b, verdict, score }) => {
      writer.int(a);
      writer.int(b);
      writer.int(verdicts.indexOf(verdict));
      writer.float(score);
    }),
    () => writer.list(figures.flatMap((_, i) => onOtherRungs(i).map((at) => [i, at] as const)), ([i, at]) => {
      writer.int(i);
      figureAt(at);
    }),
  ]);
}

function writeFinding(writer: ColumnWriter, finding: Finding, numbers: Numbers, located: (at: Located) => void): void {
  const { kind, id, code, claim, severity, values } = finding;
  writer.int(findingKinds.indexOf(kind));
  for (const text of [id, code, claim, severity]) writer.text(text);
  writer.list(values, (value) => writer.text(value));
  switch (kind) {
    case 'figure':
      writer.int(numbers.quantities.get(finding.quantity) ?? -1);
      return writePlaces(writer, finding.mentions, finding.quantity.figures);
    case 'quote':
      writer.int(numbers.utterances.get(finding.utterance) ?? -1);
      return writePlaces(writer, finding.mentions, finding.utterance.witnesses);
    case 'role':
      writer.int(numbers.entities.get(finding.conflict.entity) ?? -1);
      return writer.list(finding.conflict.roles, (role) => {
        located(role);
        for (const text of [role.text, role.post.group, role.post.post, role.post.country]) writer.text(text);
      });
    case 'variant':
      for (const entity of finding.variant.entities) writer.int(numbers.entities.get(entity) ?? -1);
      return writer.list(finding.variant.mentions, located);
  }
}

/** Those of all that a finding tells of, by index. */
function writePlaces(writer: ColumnWriter, some: readonly Located[], all: readonly Located[]): void {
  const places = numbered(all);
  writer.list(some, (at) => writer.int(places.get(at) ?? -1));
}

/** Where it comes from, its day, its findings, and what its names, quotations and figures belong to. */
function writeDocument(writer: ColumnWriter, { id, names, quotes, figures }: SourceDocument, links: Links, numbers: Numbers, findings: ReadonlyMap<Finding, number>): void {
  const numberOf = <T>(found: T | undefined, known: ReadonlyMap<T, number>): void => writer.int(found === undefined ? -1 : (known.get(found) ?? -1));
  writer.int(numbers.documents.get(links.origins.originOf(id)) ?? -1);
  writer.lists([
    () => writeDay(writer, links.dayOf(id)),
    () => writer.list(links.findingsIn(id), (finding) => numberOf(finding, findings)),
    () => writer.list(names.entities, (_, i) => numberOf(links.entityOf(id, i), numbers.entities)),
    () => writer.list(quotes, (_, i) => numberOf(links.utteranceOf(id, i), numbers.utterances)),
    () => writer.list(figures, (_, i) => numberOf(links.quantityOf(id, i), numbers.quantities)),
  ]);
}

function writeDay(writer: ColumnWriter, day: number | undefined): void {
  writer.list(day === undefined ? [] : [day], (known) => writer.float(known));
}
