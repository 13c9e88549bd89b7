// Links documents in tests.
import { Corpus, type Links } from '../../../server/src/core/corpus/corpus';
import type { SourceDocument } from '../../../server/src/core/corpus/document';

export function linksOf(documents: Iterable<SourceDocument>): Links {
  const corpus = new Corpus();
  for (const document of documents) corpus.update(document);
  return corpus.links;
}
