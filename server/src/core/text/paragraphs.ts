// Cuts a text into paragraphs and says what each is: news texts mix prose with headings, datelines and captions.
import type { LineIndex } from './line-index';
import type { Span } from './span';

type ParagraphKind =
  | 'heading' // a headline or a heading between sections: a short line with no sentence end
  | 'byline' // "By Jane Doe"
  | 'date' // a line that is nothing but a date and a time
  | 'bullet' // an item of a list
  | 'teaser' // "RELATED: …", "READ MORE: …": a pointer to another text
  | 'prose';

export interface Paragraph extends Span {
  readonly kind: ParagraphKind;
}

interface Line extends Span {
  readonly text: string;
}

const STOPS = '.!?…:;';
const CLOSING = '])}”’"\'»';
const BULLET = /^\s*(?:[-–—•·*▪●◦‣]|\(?\d{1,2}[.)])\s+\S/u;
const TEASER = /^\s*\p{Lu}{3,}(?:\s\p{Lu}{2,})*:\s/u;
const BYLINE = /^\s*(?:By|BY|Written by|Reported by|Story by)\s+\p{Lu}[^.!?]{2,80}$/u;
const DATE_LINE = /^\W{0,80}(?:(?:published|updated|posted|last updated at)\W{0,80})?(?:\p{L}{1,80}day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2})(?:[\s\d:,–—\-|.+]|[ap]\.?m\.?|at|GMT|UTC|[A-Z]{2,4}T|last updated)*$/iu;
/** A line that dates a text is shorter; in UTF-16 code units, and no part of the expression above repeats more often. */
const LONGEST_DATE_LINE = 80;
const HEADING_WORDS = 18;

/** Paragraphs in order, without the blanks at their ends; lines of a hard-wrapped text are joined. */
export function paragraphsOf(text: string, lines: LineIndex): Paragraph[] {
  const blocks = blocksOf(text, lines);
  const wrapped = isHardWrapped(blocks);
  const paragraphs: Paragraph[] = [];
  for (const block of blocks) {
    for (const lines of wrapped ? unwrap(block) : block.map((line) => [line])) {
      const first = lines[0];
      const last = lines.at(-1);
      if (!first || !last) continue;
      const span = { start: first.start, end: last.end };
      paragraphs.push({ ...span, kind: kindOf(text.slice(span.start, span.end), block.length === 1 || !wrapped) });
    }
  }
  return paragraphs;
}

/** Runs of lines that no blank line parts. */
function blocksOf(text: string, lines: LineIndex): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  for (let i = 0; i < lines.count; i++) {
    const raw = text.slice(lines.startOf(i), lines.startOf(i + 1));
    const trimmed = raw.trim();
    if (trimmed) {
      const start = lines.startOf(i) + raw.length - raw.trimStart().length;
      block.push({ start, end: start + trimmed.length, text: trimmed });
    } else if (block.length) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length) blocks.push(block);
  return blocks;
}

/** Whether line ends fall inside sentences at about one width, as in plain-text mail and old archives. */
function isHardWrapped(blocks: readonly Line[][]): boolean {
  const inner = blocks.flatMap((block) => block.slice(0, -1));
  if (inner.length < 3) return false;
  const width = longest(inner);
  if (width > 110) return false;
  const full = inner.filter((line) => line.text.length > width * 0.7 && !endsSentence(line.text));
  return full.length >= inner.length * 0.5;
}

function unwrap(block: readonly Line[]): Line[][] {
  const width = longest(block);
  const paragraphs: Line[][] = [];
  let open = false;
  for (const line of block) {
    if (open && !BULLET.test(line.text)) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    open = line.text.length > width * 0.6 || !endsSentence(line.text);
  }
  return paragraphs;
}

function longest(lines: readonly Line[]): number {
  return lines.reduce((width, line) => Math.max(width, line.text.length), 0);
}

function kindOf(text: string, standsAlone: boolean): ParagraphKind {
  if (BULLET.test(text)) return 'bullet';
  if (BYLINE.test(text)) return 'byline';
  if (text.length < LONGEST_DATE_LINE && DATE_LINE.test(text)) return 'date';
  if (TEASER.test(text) && !/[.!?]$/.test(text)) return 'teaser';
  // A number alone on its line is a count of comments or a page, not a headline.
  const heading = standsAlone && text.length < 200 && !endsSentence(text) && !/^["“‘«„]/.test(text) && /\p{L}/u.test(text) && text.split(/\s+/).length <= HEADING_WORDS;
  return heading ? 'heading' : 'prose';
}

/** Whether the line ends with a stop and its closing marks; looked at from its end. */
function endsSentence(line: string): boolean {
  let at = line.length - 1;
  while (at >= 0 && CLOSING.includes(line.charAt(at))) at--;
  return at >= 0 && STOPS.includes(line.charAt(at));
}
