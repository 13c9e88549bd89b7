// A document that has been read, as bytes: to be handed from thread to thread or kept in a cache.
import { deserialize, serialize } from 'node:v8';
import { documentId, type SourceDocument } from '../core/corpus/document';
import { packText, unpackText, type PackedText } from '../core/text/source-text';
import type { ReadingJob } from '../document-reader';

/** Without what the one who unpacks it knows: path, text and facts. */
type Packed = Omit<SourceDocument, 'id' | 'facts' | 'source'> & { readonly source: PackedText };

export function packDocument({ id: _, facts: __, source, ...found }: SourceDocument): Uint8Array {
  const packed: Packed = { ...found, source: packText(source) };
  return serialize(packed);
}

/** The job is the one that the document was read for. Throws where the bytes are not those of a packed document. */
export function unpackDocument(bytes: Uint8Array, { path, text, facts }: ReadingJob): SourceDocument {
  const { source, ...found } = deserialize(bytes) as Packed;
  return { id: documentId(path), facts, ...found, source: unpackText(text, source) };
}
