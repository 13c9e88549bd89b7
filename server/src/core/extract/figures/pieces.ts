// A sentence's words for the figure readers: as the tokens are, but with hyphens taken apart where a number or unit is inside.
import calendarYaml from '../../../../lexicon/calendar.yaml';
import numberWordsYaml from '../../../../lexicon/number-words.yaml';
import unitsYaml from '../../../../lexicon/units.yaml';
import { mapping } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import { TokenKind } from '../../text/tokens';
import type { Span } from '../../text/span';
import type { OwnMeaning, OwnMeanings } from './own-words';

export interface Piece extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  /** Whether nothing stands between it and the piece before. */
  readonly glued: boolean;
  /** What the dossier says of the word. */
  readonly own?: OwnMeaning;
}

const numbers = mapping(numberWordsYaml, 'number-words');
/** Words that can begin a figure or date, for a quick look whether a sentence holds any. */
const signals = new Set<string>([
  ...['unit', 'ten', 'scale', 'fraction', 'vague', 'compound', 'ordinal'].flatMap((group) => Object.keys(mapping(numbers[group], 'number-words'))),
  ...(numbers['none'] as string[]), 'nobody', 'no', 'minus', 'noon', 'midnight', 'last', 'next', 'weekend', 'decade',
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

/** The pieces of the sentence, or undefined where no word of it can belong to a figure. */
export function piecesOf(source: SourceText, sentence: Span, own: OwnMeanings): readonly Piece[] | undefined {
  const { tokens } = source;
  const first = tokens.firstFrom(sentence.start);
  if (!hasSignal(source, first, sentence.end)) return undefined;
  const pieces: Piece[] = [];
  const meaning = (lower: string): { readonly own?: OwnMeaning } => {
    const said = own.get(lower);
    return said ? { own: said } : {};
  };
  for (let i = first; i < tokens.length && tokens.start(i) < sentence.end; i++) {
    const text = tokens.text(i);
    const lower = text.toLowerCase();
    const kind = tokens.kind(i) ?? TokenKind.mark;
    const start = tokens.start(i);
    if (kind === TokenKind.word && HYPHEN.test(lower)) {
      const parts = lower.split(HYPHEN);
      if (parts.some((part) => signals.has(part) || unitWords.has(part) || own.get(part)?.unit)) {
        let at = start;
        parts.forEach((part, n) => {
          if (n > 0) {
            pieces.push({ start: at, end: at + 1, text: '-', lower: '-', kind: TokenKind.mark, glued: true });
            at += 1;
          }
          if (part) pieces.push({ start: at, end: at + part.length, text: text.slice(at - start, at - start + part.length), lower: part, kind: /^\p{N}/u.test(part) ? TokenKind.number : kind, glued: n > 0 || tokens.glued(i), ...meaning(part) });
          at += part.length;
        });
        continue;
      }
    }
    pieces.push({ start, end: start + text.length, text, lower, kind, glued: tokens.glued(i), ...meaning(lower) });
  }
  return pieces;
}

/** Most sentences have none, so it is looked for before anything is made of their words. */
function hasSignal({ tokens }: SourceText, from: number, end: number): boolean {
  for (let i = from; i < tokens.length && tokens.start(i) < end; i++) {
    if (tokens.isNumber(i)) return true;
    const lower = tokens.lower(i);
    if (tokens.isWord(i) && (signals.has(lower) || (HYPHEN.test(lower) && lower.split(HYPHEN).some((part) => signals.has(part))))) return true;
    if (/\p{N}/u.test(lower)) return true;
  }
  return false;
}
