// What is told of each document, as rows of numbers: the first thing to be seen after a start.
import type { DocumentId } from '../corpus/document';
import type { Steps } from '../corpus/steps';
import type { Problem } from '../queries/problems';
import { ColumnReader, ColumnWriter, type Columns } from './columns';

export interface PackedProblems extends Columns {
  readonly documents: readonly string[];
  /** By the index of the document. */
  readonly rows: Int32Array;
}

/** A step for each document. */
export function* packingProblems(documents: readonly DocumentId[], problemsOf: (document: DocumentId) => readonly Problem[]): Steps<PackedProblems> {
  const writer = new ColumnWriter();
  const rows = new Int32Array(documents.length);
  for (const [i, document] of documents.entries()) {
    rows[i] = writer.at;
    writer.list(problemsOf(document), ({ start, end, code, severity, message, related, finding }) => {
      writer.int(start);
      writer.int(end);
      for (const text of [code, severity, message, finding]) writer.text(text);
      writer.list(related, (at) => {
        writer.text(at.document);
        writer.int(at.start);
        writer.int(at.end);
        writer.text(at.message);
      });
    });
    yield;
  }
  return { ...writer.columns(), documents, rows };
}

/** Undefined for a document of which nothing was packed. */
export function unpackProblems(packed: PackedProblems): (document: DocumentId) => readonly Problem[] | undefined {
  const numbers = new Map(packed.documents.map((id, i) => [id, i]));
  return (id) => {
    const number = numbers.get(id);
    if (number === undefined) return undefined;
    const reader = new ColumnReader(packed, packed.rows[number] ?? 0);
    return reader.list((): Problem => {
      const [start, end] = [reader.int(), reader.int()];
      const [code, severity, message, finding] = [reader.text() as Problem['code'], reader.text() as Problem['severity'], reader.text(), reader.text()];
      const related = reader.list(() => ({ document: reader.text() as DocumentId, start: reader.int(), end: reader.int(), message: reader.text() }));
      return { start, end, code, severity, message, related, finding };
    });
  };
}
