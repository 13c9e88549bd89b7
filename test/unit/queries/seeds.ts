// The sample dossier, read from disk and linked, for tests of the queries.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Corpus, type Links } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument, type DocumentId } from '../../../server/src/core/corpus/document';
import { parseDossier } from '../../../server/src/core/dossier/dossier';
import type { Card, Inline } from '../../../server/src/core/queries/card';

export function readSeeds(): Links {
  const folder = join(process.cwd(), 'seeds');
  const { dossier } = parseDossier(readFileSync(join(folder, 'corroborate.yaml'), 'utf8'));
  const corpus = new Corpus();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    corpus.update(readDocument(documentId(file), readFileSync(join(folder, file), 'utf8'), dossier.documents.get(file)));
  }
  return corpus.links;
}

/** The document whose file name begins so, and the offset of the words in it. */
export function find(links: Links, file: string, words: string): { readonly id: DocumentId; readonly offset: number } {
  const document = [...links.documents.values()].find(({ id }) => id.startsWith(file));
  const offset = document?.source.text.indexOf(words) ?? -1;
  if (!document || offset < 0) throw new Error(`no “${words}” in ${file}`);
  return { id: document.id, offset };
}

/** A card as plain text, a line a block, item or row. */
export function textOf(card: Card | undefined): string {
  const line = (inline: readonly Inline[]): string => inline.map(({ text }) => text).join('');
  return (card?.blocks ?? []).map((block) => {
    if (block.kind === 'paragraph') return line(block.inline);
    return block.kind === 'list' ? block.items.map((item) => `- ${line(item)}`).join('\n') : block.rows.map((row) => row.map(line).join(' | ')).join('\n');
  }).join('\n');
}
