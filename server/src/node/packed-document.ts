// A document that has been read, as bytes: to be handed from thread to thread or kept in a cache, and unpacked when somebody asks what is in it.
import { deserialize, serialize } from 'node:v8';
import { documentId, readDocument, type SourceDocument } from '../core/corpus/document';
import { LineIndex } from '../core/text/line-index';
import { once } from '../core/text/remembering';
import { packText, unpackText, type PackedText } from '../core/text/source-text';
import type { ReadingJob } from '../document-reader';

/** Without what the one who unpacks it knows, path, text and facts, and without the day of writing and the number of mentions, which stand before it. */
type Packed = Omit<SourceDocument, 'id' | 'facts' | 'source' | 'written' | 'mentions'> & { readonly source: PackedText };

/** Bytes of the day of writing, no number where there is none, and of the number of mentions. */
const DAY = 8;
const COUNT = 4;

export function packDocument({ id: _, facts: __, source, written, mentions, ...found }: SourceDocument): Uint8Array {
  const packed: Packed = { ...found, source: packText(source) };
  const head = Buffer.alloc(DAY + COUNT);
  head.writeDoubleLE(written ?? NaN);
  head.writeUInt32LE(mentions, DAY);
  return Buffer.concat([head, serialize(packed)]);
}

/**
 * The job is the one that the document was read for. Most documents of a large folder are seldom looked into, so they stay bytes until
 * then. Bytes that are not those of a packed document are as good as none: then it is read.
 */
export function unpackDocument(bytes: Uint8Array, job: ReadingJob): SourceDocument {
  const { path, text, facts, rules, words } = job;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const written = head.readDoubleLE();
  const lines = once(() => new LineIndex(text));
  let packed: Uint8Array | undefined = bytes.subarray(DAY + COUNT);
  const found = once(() => {
    try {
      const { source, ...rest } = deserialize(packed ?? new Uint8Array()) as Packed;
      return { ...rest, source: unpackText(text, lines(), source) };
    } catch {
      return readDocument(documentId(path), text, facts, rules, words);
    } finally {
      // They may be a piece of a file of a hundred megabytes.
      packed = undefined;
    }
  });
  return {
    id: documentId(path), facts, written: Number.isNaN(written) ? undefined : written, mentions: head.readUInt32LE(DAY),
    source: {
      text,
      get lines() {
        return lines();
      },
      get tokens() {
        return found().source.tokens;
      },
      get paragraphs() {
        return found().source.paragraphs;
      },
      get sentences() {
        return found().source.sentences;
      },
    },
    get names() {
      return found().names;
    },
    get figures() {
      return found().figures;
    },
    get quotes() {
      return found().quotes;
    },
    get groups() {
      return found().groups;
    },
  };
}
