// Small dossiers for tests: texts by file name, linked.
import { Corpus, type Links } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import type { DocumentFacts } from '../../../server/src/core/corpus/document';

export function dossierOf(texts: Readonly<Record<string, string>>, facts: Readonly<Record<string, DocumentFacts>> = {}): Links {
  const corpus = new Corpus();
  for (const [path, text] of Object.entries(texts)) corpus.update(readDocument(documentId(path), text, facts[path]));
  return corpus.links;
}
