// One document's text with what reading it gives: lines, paragraphs, sentences and tokens.
import { LineIndex } from './line-index';
import { paragraphsOf, type Paragraph } from './paragraphs';
import { sentencesOf, type Sentence } from './sentences';
import { lastAtOrBefore, type Span } from './span';
import { Tokens } from './tokens';

export interface SourceText {
  /** The original text, never normalised; a byte-order mark is no part of it. */
  readonly text: string;
  readonly lines: LineIndex;
  readonly tokens: Tokens;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
}

export function readText(text: string): SourceText {
  const lines = new LineIndex(text);
  const paragraphs = paragraphsOf(text, lines);
  return { text, lines, tokens: Tokens.of(text), paragraphs, sentences: sentencesOf(text, paragraphs) };
}

/** What reading a text gave, as plain data without the text itself. */
export interface PackedText {
  readonly tokens: Uint8Array;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
}

export function packText({ tokens, paragraphs, sentences }: SourceText): PackedText {
  return { tokens: tokens.pack(), paragraphs, sentences };
}

/** `text` is the one that was packed, with its lines. */
export function unpackText(text: string, lines: LineIndex, { tokens, paragraphs, sentences }: PackedText): SourceText {
  return { text, lines, tokens: Tokens.unpack(text, tokens), paragraphs, sentences };
}

/** The index of the sentence at the offset, or of the last one before it; -1 before the first. */
export function sentenceAt(source: SourceText, offset: number): number {
  return lastAtOrBefore(source.sentences.length, (i) => source.sentences[i]?.start ?? 0, offset);
}

/** The index of the paragraph at the offset, or of the last one before it; -1 before the first. */
export function paragraphAt(source: SourceText, offset: number): number {
  return lastAtOrBefore(source.paragraphs.length, (i) => source.paragraphs[i]?.start ?? 0, offset);
}

/** Indices of the tokens that lie in the span, as a half-open range. */
export function tokensIn(source: SourceText, span: Span): { readonly from: number; readonly to: number } {
  return { from: source.tokens.firstFrom(span.start), to: source.tokens.firstFrom(span.end) };
}
