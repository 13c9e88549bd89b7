// What a reader calls a source: its publisher, else the number that its file begins with, else the file's name.
import type { SourceDocument } from '../corpus/document';

export function sourceName({ id, facts }: SourceDocument): string {
  if (facts.publisher !== undefined) return facts.publisher;
  const file = id.slice(id.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return /^(\d{2,})[_\-\s.]/.exec(file)?.[1] ?? file;
}
