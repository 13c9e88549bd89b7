// Finds the stretches between quotation marks, whatever the family of the marks, their balance and the line ends between them.
import type { SourceText } from '../../text/source-text';
import { TokenKind } from '../../text/tokens';
import { closesBefore, isBlank, isDigit, opensAfter, trimmed } from './neighbours';
import { withSingles } from './single-marks';

/** What stands between two marks, without blanks at its ends. Offsets are UTF-16 code units of the original text. */
export interface MarkedStretch {
  readonly start: number;
  readonly end: number;
  /** Where the opening mark starts and the closing one ends; `start` and `end` again where a mark is missing. */
  readonly outerStart: number;
  readonly outerEnd: number;
  readonly closed: boolean;
  /** Single marks are weaker: in most texts they set off a word, not speech. */
  readonly single: boolean;
  /** Index of the paragraph that holds the opening mark. */
  readonly paragraph: number;
  /** Whether the stretch goes on with an unclosed one at the end of the paragraph before. */
  readonly continues: boolean;
}

const Kind = { straight: 0, curlyOpen: 1, curlyClose: 2, low: 3, ticks: 4, apostrophes: 5, angleLeft: 6, angleRight: 7, cornerOpen: 8, cornerClose: 9 } as const;
type Kind = (typeof Kind)[keyof typeof Kind];
const KINDS = 10;

/** Where a mark seems to belong by its neighbours: to what follows, to what stands before, to either. */
type Lean = 'open' | 'close' | 'both';

interface Mark {
  readonly kind: Kind;
  readonly lean: Lean;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  /** First of its paragraph, so that it may go on with an unclosed quotation. */
  readonly first: boolean;
  /** Behind ", " or ". ": in texts whose blanks are askew the closing mark stands there. */
  readonly afterStop: boolean;
  /** Directly behind a digit: inches are written so. */
  readonly afterDigit: boolean;
}

// The marks of a document are read as the cheapest sequence of opening, closing, nested and stray marks. The costs
// below say how odd each reading is; one missing mark costs about 1, and only their order matters. Reading the whole
// row at once keeps one wrong mark from turning every later quotation inside out.
const NEVER = Infinity;
const UNCLOSED = 1;
const CONTINUED = 0.15;
const STRAY = 1.2;
const INCHES = 0.1;
const REOPENED = 1.2;
/** Where every line is one sentence, a quotation of two sentences has two lines. */
const CARRIED_SENTENCE = 0.25;
const CARRIED_LINE = 0.9;
const CARRIED_PARAGRAPH = 1.5;
/** A quotation runs on over no more paragraphs than these without a mark of its own: it never takes the rest of the file. */
const CARRIED_MOST = 5;
const NO_OPENING = 0.9;

const opening = (mark: Mark): number => {
  const { kind, lean } = mark;
  switch (kind) {
    case Kind.straight:
      return lean === 'open' ? 0 : lean === 'both' ? 0.5 : STRAY;
    case Kind.curlyOpen:
      return lean === 'close' ? 0.8 : 0;
    case Kind.curlyClose:
      return lean === 'open' ? 0.6 : 1.5;
    case Kind.apostrophes:
      return lean === 'open' ? 0.2 : lean === 'both' ? 0.6 : STRAY;
    case Kind.angleLeft:
      return lean === 'close' ? 0.8 : 0;
    case Kind.angleRight:
      return lean === 'open' ? 0.3 : 1.3;
    case Kind.cornerClose:
      return NEVER;
    case Kind.low:
    case Kind.ticks:
    case Kind.cornerOpen:
      return 0;
  }
};

/** The cost of `mark` closing what a mark of kind `open` began. */
function closing(open: Kind, mark: Mark): number {
  const { kind, lean, afterStop } = mark;
  const straight = lean === 'close' ? 0 : lean === 'both' ? 0.4 : afterStop ? 0.4 : 0.9;
  switch (open) {
    case Kind.straight:
      return kind === Kind.straight ? straight : kind === Kind.curlyClose ? 0.3 : kind === Kind.apostrophes ? 0.6 : kind === Kind.curlyOpen ? 2 : NEVER;
    case Kind.curlyOpen:
    case Kind.curlyClose:
      return kind === Kind.curlyClose ? 0 : kind === Kind.straight ? 0.3 + straight : kind === Kind.apostrophes ? 0.5
        : kind === Kind.curlyOpen ? (lean === 'close' ? 0.7 : 2) : NEVER;
    case Kind.low:
      return kind === Kind.curlyOpen || kind === Kind.curlyClose ? 0 : kind === Kind.straight ? 0.4 + straight : NEVER;
    case Kind.ticks:
    case Kind.apostrophes:
      return kind === Kind.apostrophes ? (lean === 'open' ? 0.9 : 0) : kind === Kind.straight ? 0.2 + straight : kind === Kind.curlyClose ? 0.3 : NEVER;
    case Kind.angleLeft:
      return kind === Kind.angleRight ? 0 : kind === Kind.angleLeft && lean === 'close' ? 0.5 : NEVER;
    case Kind.angleRight:
      return kind === Kind.angleLeft ? 0 : kind === Kind.angleRight && lean === 'close' ? 0.2 : NEVER;
    case Kind.cornerOpen:
      return kind === Kind.cornerClose ? 0 : NEVER;
    case Kind.cornerClose:
      return NEVER;
  }
}

/** The cost of `mark` belonging to a quotation inside the one that a mark of kind `open` began. */
function nested(open: Kind, mark: Mark): number {
  if (mark.afterDigit && mark.kind === Kind.straight && open !== Kind.straight) return INCHES;
  const same = open === mark.kind || (open === Kind.curlyOpen && mark.kind === Kind.curlyClose);
  return same ? 1.1 : 0.33;
}

/** Disjoint, in order; nested stretches belong to the outer one. Linear in the length of the text. */
export function markedStretches(source: SourceText): MarkedStretch[] {
  return withBlocks(source, withSingles(source, doubleStretches(source)));
}

/** Marks are read in portions that end with a paragraph, so that a file of nothing but marks takes no more memory. */
const PORTION = 2048;
const LARGEST_PORTION = 16_384;

function doubleStretches(source: SourceText): MarkedStretch[] {
  const { text, tokens, paragraphs } = source;
  const lineCost = sentenceALine(source) ? CARRIED_SENTENCE : CARRIED_LINE;
  const stretches: MarkedStretch[] = [];
  let marks: Mark[] = [];
  let paragraph = 0;
  const flush = (): void => {
    for (const stretch of read(source, marks, lineCost)) stretches.push(stretch);
    marks = [];
  };
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind(i) !== TokenKind.mark) continue;
    const start = tokens.start(i);
    const kind = kindAt(text, start);
    if (kind === undefined) continue;
    const end = kind === Kind.ticks || kind === Kind.apostrophes ? start + 2 : start + 1;
    if (end === start + 2) i++;
    while (paragraph + 1 < paragraphs.length && (paragraphs[paragraph + 1]?.start ?? 0) <= start) paragraph++;
    const own = paragraphs[paragraph];
    if (!own) continue;
    const last = marks.at(-1)?.paragraph;
    if (marks.length >= LARGEST_PORTION || (marks.length >= PORTION && last !== paragraph)) flush();
    const atStart = start === own.start;
    const atEnd = end === own.end;
    const before = atStart || opensAfter(text.charCodeAt(start - 1));
    const after = atEnd || closesBefore(text.charCodeAt(end));
    const blank = text.charCodeAt(start - 1);
    marks.push({
      kind, start, end, paragraph,
      lean: atStart ? 'open' : atEnd ? 'close' : before === after ? 'both' : before ? 'open' : 'close',
      first: last !== paragraph,
      afterStop: isBlank(blank) && /[,.!?]/.test(text.charAt(start - 2)),
      afterDigit: blank >= 48 && blank <= 57,
    });
  }
  flush();
  return stretches;
}

function kindAt(text: string, at: number): Kind | undefined {
  switch (text.charCodeAt(at)) {
    case 0x22: case 0xff02:
      return Kind.straight;
    case 0x201c: case 0x201f:
      return Kind.curlyOpen;
    case 0x201d:
      return Kind.curlyClose;
    case 0x201e:
      return Kind.low;
    case 0xab:
      return Kind.angleLeft;
    case 0xbb:
      return Kind.angleRight;
    case 0x300c: case 0x300e:
      return Kind.cornerOpen;
    case 0x300d: case 0x300f:
      return Kind.cornerClose;
    case 0x60:
      return text.charCodeAt(at + 1) === 0x60 ? Kind.ticks : undefined;
    case 0x27: case 0x2019:
      // Two apostrophes are a mark of typewriters and of TeX; behind a digit they are seconds or inches.
      return text.charCodeAt(at + 1) === text.charCodeAt(at) && !isDigit(text.charCodeAt(at - 1)) ? Kind.apostrophes : undefined;
    default:
      return undefined;
  }
}

/** `retro`: closes a quotation that began, without a mark, with the paragraph. */
type Move = 'open' | 'close' | 'nest' | 'stray' | 'reopen' | 'retro';

/** One step of the reading: what the mark was taken for, and the state before it. */
interface Step {
  readonly move: Move;
  readonly from: number;
  /** Whether the quotation that was open ended at a paragraph before this mark. */
  readonly ended: boolean;
}

const OUT = KINDS;

function read(source: SourceText, marks: readonly Mark[], lineCost: number): MarkedStretch[] {
  let costs: number[] = new Array<number>(KINDS + 1).fill(NEVER);
  costs[OUT] = 0;
  const steps: (Step | undefined)[][] = [];
  let previous: Mark | undefined;
  for (const mark of marks) {
    // Between paragraphs a quotation may end without a mark or run on.
    const into = [...costs];
    let endedFrom = -1;
    if (previous && mark.paragraph !== previous.paragraph) {
      const fresh = mark.start === source.paragraphs[mark.paragraph]?.start;
      const over = carried(source, previous.paragraph, mark.paragraph - (fresh ? 1 : 0), lineCost);
      const end = fresh ? Math.min(UNCLOSED, CONTINUED + over) : UNCLOSED;
      const carry = fresh ? NEVER : over;
      for (let state = 0; state < KINDS; state++) {
        const cost = costs[state] ?? NEVER;
        if (cost + end < (into[OUT] ?? NEVER)) {
          into[OUT] = cost + end;
          endedFrom = state;
        }
        into[state] = cost + carry;
      }
    }
    const next: number[] = new Array<number>(KINDS + 1).fill(NEVER);
    const step: (Step | undefined)[] = new Array<Step | undefined>(KINDS + 1).fill(undefined);
    const offer = (to: number, cost: number, move: Move, from: number): void => {
      if (!(cost < (next[to] ?? NEVER))) return;
      next[to] = cost;
      const ended = from === OUT && endedFrom >= 0;
      step[to] = { move, from: ended ? endedFrom : from, ended };
    };
    const out = into[OUT] ?? NEVER;
    offer(OUT, out + (mark.afterDigit && mark.lean !== 'open' ? INCHES : STRAY), 'stray', OUT);
    offer(mark.kind, out + opening(mark), 'open', OUT);
    if (mark.first && lacksOpening(source, mark)) offer(OUT, out + NO_OPENING, 'retro', OUT);
    for (let state = 0; state < KINDS; state++) {
      const cost = into[state] ?? NEVER;
      if (cost === NEVER) continue;
      const open = state as Kind;
      offer(OUT, cost + closing(open, mark), 'close', state);
      offer(state, cost + nested(open, mark), 'nest', state);
      offer(mark.kind, cost + REOPENED + opening(mark), 'reopen', state);
    }
    steps.push(step);
    costs = next;
    previous = mark;
  }
  return trace(source, marks, steps, costs, lineCost);
}

/** The cost of a quotation that runs on without a mark from one paragraph into another. */
function carried({ text, paragraphs }: SourceText, from: number, to: number, lineCost: number): number {
  if (to - from > CARRIED_MOST) return NEVER;
  let cost = 0;
  for (let i = from + 1; i <= to; i++) {
    const next = paragraphs[i];
    if (next?.kind !== 'prose' && next?.kind !== 'heading') return NEVER;
    const gap = text.slice(paragraphs[i - 1]?.end, next.start);
    cost += /\n\s*\n|\r\s*\r/.test(gap) ? CARRIED_PARAGRAPH : lineCost;
  }
  return cost;
}

/** Texts out of corpora and transcripts have a line for each sentence instead of paragraphs. */
function sentenceALine({ paragraphs, sentences }: SourceText): boolean {
  return paragraphs.length > 4 && sentences.length < paragraphs.length * 1.35;
}

/** A closing mark in a paragraph that opened none: the quotation began with the paragraph. */
function lacksOpening({ text, paragraphs }: SourceText, mark: Mark): boolean {
  const start = paragraphs[mark.paragraph]?.start ?? 0;
  if (mark.start - start < 8 || mark.kind === Kind.curlyOpen || mark.kind === Kind.ticks || mark.kind === Kind.low) return false;
  const before = text.charAt(mark.start - 1);
  // A full stop is enough at the paragraph's end only; elsewhere a comma must lead on to who says it.
  if (mark.lean === 'close') return /[,!?]/.test(before) || (before === '.' && mark.end === paragraphs[mark.paragraph]?.end);
  const leadsOn = mark.afterStop && text.charAt(mark.start - 2) === ',' && /\p{L}/u.test(text.charAt(mark.end));
  return leadsOn && !SAID_BEFORE.test(text.slice(Math.max(start, mark.start - 12), mark.start));
}

const SAID_BEFORE = /\b(?:says?|said|added|wrote|asked)\s*,\s*$/;

function trace(source: SourceText, marks: readonly Mark[], steps: readonly (Step | undefined)[][], costs: readonly number[], lineCost: number): MarkedStretch[] {
  // What is open at the end of the text is unclosed.
  let state: number = OUT;
  let best = costs[OUT] ?? NEVER;
  for (let open = 0; open < KINDS; open++) {
    if ((costs[open] ?? NEVER) + UNCLOSED < best) {
      best = (costs[open] ?? NEVER) + UNCLOSED;
      state = open;
    }
  }
  const path: (Step | undefined)[] = new Array<Step | undefined>(marks.length);
  for (let i = marks.length - 1; i >= 0; i--) {
    const step = steps[i]?.[state];
    path[i] = step;
    state = step?.from ?? OUT;
  }
  const stretches: MarkedStretch[] = [];
  let open: Mark | undefined;
  let continues = false;
  const close = (from: Mark, end: number, outerEnd: number, closed: boolean): void => {
    const span = trimmed(source.text, from.end, end);
    if (span.start < span.end) {
      stretches.push({ start: span.start, end: span.end, outerStart: from.start, outerEnd, closed, single: false, paragraph: from.paragraph, continues });
    }
    open = undefined;
  };
  const paragraphEnd = (mark: Mark): number => source.paragraphs[mark.paragraph]?.end ?? source.text.length;
  marks.forEach((mark, i) => {
    const step = path[i];
    if (!step) return;
    let goesOn = false;
    if (step.ended && open) {
      const fresh = step.move === 'open' && mark.start === source.paragraphs[mark.paragraph]?.start;
      goesOn = fresh && carried(source, open.paragraph, mark.paragraph - 1, lineCost) + CONTINUED < UNCLOSED;
      const end = goesOn ? source.paragraphs[mark.paragraph - 1]?.end ?? mark.start : paragraphEnd(open);
      close(open, end, end, false);
    }
    switch (step.move) {
      case 'open':
        open = mark;
        continues = goesOn;
        break;
      case 'close':
        if (open) close(open, mark.start, mark.end, true);
        break;
      case 'reopen':
        if (open) close(open, mark.paragraph === open.paragraph ? mark.start : paragraphEnd(open), mark.start, false);
        open = mark;
        continues = false;
        break;
      case 'retro': {
        const start = source.paragraphs[mark.paragraph]?.start ?? 0;
        const span = trimmed(source.text, start, mark.start);
        stretches.push({ ...span, outerStart: start, outerEnd: mark.end, closed: true, single: false, paragraph: mark.paragraph, continues: false });
        break;
      }
      case 'nest': case 'stray':
        break;
    }
  });
  if (open) close(open, paragraphEnd(open), paragraphEnd(open), false);
  return stretches;
}

/** Paragraphs behind ">" are quoted whole, as in mail and in Markdown; marks inside them belong to them. */
function withBlocks(source: SourceText, marked: readonly MarkedStretch[]): MarkedStretch[] {
  const blocks: MarkedStretch[] = [];
  source.paragraphs.forEach(({ start, end }, paragraph) => {
    if (source.text.charAt(start) !== '>') return;
    const span = trimmed(source.text, start + 1, end);
    if (span.start >= span.end) return;
    const continues = blocks.at(-1)?.paragraph === paragraph - 1 && paragraph > 0;
    blocks.push({ ...span, outerStart: start, outerEnd: end, closed: true, single: false, paragraph, continues });
  });
  if (!blocks.length) return [...marked];
  const merged: MarkedStretch[] = [];
  let block = 0;
  for (const stretch of marked) {
    while ((blocks[block]?.outerEnd ?? Infinity) <= stretch.outerStart) merged.push(blocks[block++] as MarkedStretch);
    if ((blocks[block]?.outerStart ?? Infinity) >= stretch.outerEnd) merged.push(stretch);
  }
  return [...merged, ...blocks.slice(block)];
}
