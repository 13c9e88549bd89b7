// The witnesses of a quotation as they can be compared side by side, and the text of each with one sentence a line.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import type { Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { Witness } from '../corpus/utterances';
import { english, type Say } from '../say';
import { paragraphAt } from '../text/source-text';
import { overlaps } from '../text/span';
import { changesOf, wordingInWords } from './changes';
import { shorten } from './excerpts';
import { nameOfSource } from './places';
import { quoteAt } from './target';

interface ComparedWitness {
  /** Where its first words stand. */
  readonly at: Located;
  readonly source: string;
  /** "in the same words", "in other words", "shortened": against the one under the cursor. */
  readonly wording: string;
  /** Its first words, on one line. */
  readonly opening: string;
}

interface Comparison {
  /** In order of document and start; two at least. */
  readonly witnesses: readonly ComparedWitness[];
  /** Indices of the one under the cursor and of the origin. */
  readonly here: number;
  readonly origin: number;
}

const LONGEST_OPENING = 80;

/** Undefined where no quotation lies at the offset, or where it stands nowhere else. */
export function comparisonAt(links: Links, document: DocumentId, offset: number, say: Say = english): Comparison | undefined {
  const target = quoteAt(links, document, offset);
  const utterance = target && lookupOf(links).utteranceOf(document, target.index);
  if (!target || !utterance) return undefined;
  const passages = passagesOf(links, utterance.witnesses);
  const holding = (id: DocumentId, quote: number): number => passages.findIndex((parts) => parts.some((part) => part.document === id && part.quote === quote));
  const here = holding(document, target.index);
  const mine = passages[here]?.[0];
  const origin = utterance.witnesses[utterance.origin];
  if (passages.length < 2 || !mine || !origin) return undefined;
  const witnesses = passages.flatMap((parts) => {
    const [first] = parts;
    const source = first && links.documents.get(first.document);
    if (!first || !source) return [];
    return [{
      at: { document: first.document, start: first.start, end: first.end },
      source: nameOfSource(links, first.document),
      wording: wordingInWords(links, mine, first, changesOf(links, mine, first), say),
      opening: shorten(source.source.text.slice(first.start, first.end).replace(/\s+/g, ' '), LONGEST_OPENING),
    }];
  });
  return { witnesses, here, origin: holding(origin.document, origin.quote) };
}

/** The quotation at the offset with all its paragraphs or halves, one sentence a line. */
export function wordingAt(links: Links, document: DocumentId, offset: number): string | undefined {
  const source = links.documents.get(document);
  const target = quoteAt(links, document, offset);
  const utterance = target && lookupOf(links).utteranceOf(document, target.index);
  const parts = utterance && passagesOf(links, utterance.witnesses).find((passage) => passage.some((part) => part.document === document && part.quote === target.index));
  return source && parts?.flatMap((part) => linesOf(source, part)).join('\n');
}

/** Witnesses that are read as one: the paragraphs of a continued quotation, and the halves of one that “he said” parts. */
function passagesOf(links: Links, witnesses: readonly Witness[]): Witness[][] {
  const passages: Witness[][] = [];
  for (const witness of witnesses) {
    const before = passages.at(-1)?.at(-1);
    const source = links.documents.get(witness.document);
    if (before && source && before.document === witness.document && before.quote === witness.quote - 1 && goesOn(source, before, witness)) passages.at(-1)?.push(witness);
    else passages.push([witness]);
  }
  return passages;
}

function goesOn({ source, quotes }: SourceDocument, before: Witness, witness: Witness): boolean {
  return quotes[witness.quote]?.continues === before.quote || paragraphAt(source, before.start) === paragraphAt(source, witness.start);
}

/** What is left of a sentence without a letter or digit, such as a mark, stays with the one before. */
function linesOf({ source: { text, sentences } }: SourceDocument, part: Located): string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    if (!overlaps(sentence, part)) continue;
    const line = text.slice(Math.max(sentence.start, part.start), Math.min(sentence.end, part.end)).replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}]/u.test(line) || lines.length === 0) lines.push(line);
    else lines[lines.length - 1] += line;
  }
  return lines;
}
