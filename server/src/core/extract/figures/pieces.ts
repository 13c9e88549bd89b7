// A sentence's words for the figure readers: as the tokens are, but with hyphens taken apart where a number or unit is inside.
import calendarYaml from '../../../../lexicon/calendar.yaml';
import numberWordsYaml from '../../../../lexicon/number-words.yaml';
import unitsYaml from '../../../../lexicon/units.yaml';
import { mapping } from '../../lexicon';
import { lexemeAt, perLexeme, type Lexeme } from '../../text/lexemes';
import type { SourceText } from '../../text/source-text';
import { TokenKind } from '../../text/tokens';
import type { Span } from '../../text/span';
import type { OwnMeaning, OwnMeanings } from './own-words';

export interface Piece extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  /** Its spelling, for what is known of each. */
  readonly lexeme: Lexeme;
  /** Whether nothing stands between it and the piece before. */
  readonly glued: boolean;
  /** What the dossier says of the word. */
  readonly own: OwnMeaning | undefined;
}

const numbers = mapping(numberWordsYaml, 'number-words');
/** Words that can begin a figure or date, for a quick look whether a sentence holds any. */
const signals = new Set<string>([
  ...['unit', 'ten', 'scale', 'fraction', 'vague', 'compound', 'ordinal'].flatMap((group) => Object.keys(mapping(numbers[group], 'number-words'))),
  ...(numbers['none'] as string[]), 'nobody', 'no', 'minus', 'noon', 'midnight', 'single', 'lone', 'hour', 'minute', 'last', 'next', 'weekend', 'decade',
  ...Object.values(mapping(mapping(calendarYaml, 'calendar')['month'], 'calendar')).flatMap((names) => names as string[]),
  ...Object.values(mapping(mapping(calendarYaml, 'calendar')['weekday'], 'calendar')).flatMap((names) => names as string[]),
  ...Object.keys(mapping(mapping(calendarYaml, 'calendar')['relative'], 'calendar')),
]);
const unitWords = new Set(
  Object.values(mapping(unitsYaml, 'units')).flatMap((units) =>
    Object.values(mapping(units, 'units')).flatMap((unit) => (mapping(unit, 'units')['names'] as string[]).filter((name) => name.length > 3 && !name.includes(' '))),
  ),
);

const HYPHEN = /[-‑–]/;

/** What decides whether a sentence is read for figures, and whether a word of it is taken apart. */
interface Outset {
  /** Whether a figure or date can begin with it. */
  readonly signal: boolean;
  /** What a word with hyphens consists of. */
  readonly parts: readonly Lexeme[] | undefined;
  /** Whether a number or unit is among the parts. */
  readonly compound: boolean;
}

const outsetOf = perLexeme(({ text, lower, kind }): Outset => {
  const parts = kind === TokenKind.word && HYPHEN.test(text) ? text.split(HYPHEN).map(partOf) : undefined;
  const signal = kind === TokenKind.number || (kind === TokenKind.word && (signals.has(lower) || signals.has(lower.replace(/['’]s$/, '')) || parts?.some((part) => signals.has(part.lower)) === true)) || /\p{N}/u.test(lower);
  return { signal, parts, compound: parts?.some((part) => signals.has(part.lower) || unitWords.has(part.lower)) === true };
});

function partOf(text: string): Lexeme {
  return lexemeAt(text, 0, text.length, /^\p{N}/u.test(text) ? TokenKind.number : TokenKind.word);
}

/** The pieces of the sentence, or undefined where no word of it can belong to a figure. */
export function piecesOf({ tokens }: SourceText, sentence: Span, own: OwnMeanings): readonly Piece[] | undefined {
  const first = tokens.firstFrom(sentence.start);
  const behind = tokens.firstStartingFrom(sentence.end);
  // Most sentences have none, so it is looked for before anything is made of their words.
  let signal = false;
  for (let i = first; i < behind && !signal; i++) signal = outsetOf(tokens.lexeme(i)).signal;
  if (!signal) return undefined;
  const pieces: Piece[] = [];
  for (let i = first; i < behind; i++) {
    const lexeme = tokens.lexeme(i);
    const { text, lower, kind } = lexeme;
    const { parts, compound } = outsetOf(lexeme);
    if (parts && (compound || parts.some(({ lower: part }) => own.get(part)?.unit))) pushParts(pieces, parts, tokens.start(i), tokens.glued(i), own);
    else pieces.push({ start: tokens.start(i), end: tokens.end(i), text, lower, kind, lexeme, glued: tokens.glued(i), own: own.size > 0 ? own.get(lower) : undefined });
  }
  return pieces;
}

const hyphen = lexemeAt('-', 0, 1, TokenKind.mark);

/** The parts of a word in their order, a hyphen between each two. */
function pushParts(pieces: Piece[], parts: readonly Lexeme[], start: number, glued: boolean, own: OwnMeanings): void {
  let at = start;
  parts.forEach((lexeme, n) => {
    if (n > 0) {
      pieces.push({ start: at, end: at + 1, text: '-', lower: '-', kind: TokenKind.mark, lexeme: hyphen, glued: true, own: undefined });
      at += 1;
    }
    const { text, lower, kind } = lexeme;
    if (text) pieces.push({ start: at, end: at + text.length, text, lower, kind, lexeme, glued: n > 0 || glued, own: own.get(lower) });
    at += text.length;
  });
}
