// Finds the counted noun behind a number: "23 Somali and Yemeni [pirates]", "two of the five [ships]".
import contextsYaml from '../../../../lexicon/figure-contexts.yaml';
import phraseEndersYaml from '../../../../lexicon/phrase-enders.yaml';
import pluralNounsYaml from '../../../../lexicon/plural-nouns.yaml';
import stopWordsYaml from '../../../../lexicon/stop-words.yaml';
import { mapping, wordSet } from '../../lexicon';
import { looksPlural } from '../../text/inflection';
import { TokenKind } from '../../text/tokens';
import { readDate } from './dates';
import { readNumber } from './numbers';
import type { Piece } from './pieces';

export interface NounPhrase {
  /** Piece behind the phrase. */
  readonly to: number;
  /** Piece of the head noun. */
  readonly head: number;
  /** What stands between the number and the noun, in lower case. */
  readonly qualifiers: readonly string[];
  /** Whether the number takes a part of what the noun names: "two of the ships". */
  readonly partitive: boolean;
}

const enders = wordSet(phraseEndersYaml, 'phrase-enders');
const stops = wordSet(stopWordsYaml, 'stop-words');
const inside = wordSet(mapping(contextsYaml, 'figure-contexts')['inside'], 'figure-contexts');
const changing = wordSet(mapping(contextsYaml, 'figure-contexts')['changing'], 'figure-contexts');
const pluralOnly = wordSet(pluralNounsYaml, 'plural-nouns');
/** Behind a number and a hyphen these count nothing: "two-way", "10-strong". */
const unhyphened = wordSet(mapping(contextsYaml, 'figure-contexts')['hyphened'], 'figure-contexts');
/** Adjectives that stand for people: "two of the dead". */
export const adjectival = wordSet(mapping(contextsYaml, 'figure-contexts')['adjectival'], 'figure-contexts');
const LONGEST = 7;

/** The noun phrase at piece `i`; undefined where no noun follows. */
export function readNounPhrase(pieces: readonly Piece[], i: number, singular: boolean): NounPhrase | undefined {
  if (pieces[i]?.lower === 'of') {
    let at = i + 1;
    const partitive = /^(?:the|these|those|them|their|his|her|its|whom|which|our|my|your)$/.test(pieces[at]?.lower ?? '');
    // "ten of them passengers"
    const apart = /^(?:them|whom)$/.test(pieces[at]?.lower ?? '') && looksPlural(pieces[at + 1]?.lower ?? '') ? run(pieces, at + 1, false) : undefined;
    if (apart) return { ...apart, partitive: true };
    if (/^(?:them|whom|which|us)$/.test(pieces[at]?.lower ?? '')) return { to: at + 1, head: at, qualifiers: [], partitive: true };
    // "two of the injured were flown out", "310,000 of those": who was told of before
    const whom = pieces[at]?.lower === 'those' && !looksPlural(pieces[at + 1]?.lower ?? '') ? at : adjectival.has(pieces[at + 1]?.lower ?? '') && !looksPlural(pieces[at + 2]?.lower ?? '') ? at + 1 : undefined;
    if (partitive && whom !== undefined) return { to: whom + 1, head: whom, qualifiers: [], partitive: true };
    if (partitive) at += 1;
    // "fifteen of the 19 hijackers": the noun is shared, the second number is a figure of its own
    const second = readNumber(pieces, at);
    if (second) {
      const shared = run(pieces, second.to, false);
      // … and the part has been counted, so that it is a number of its own
      return shared && { ...shared, to: i, partitive: false };
    }
    const inner = run(pieces, at, singular);
    return inner && { ...inner, partitive };
  }
  const hyphen = pieces[i]?.text === '-';
  return (hyphen && pieces[i + 1]?.glued ? hyphened(pieces, i + 1) : undefined) ?? run(pieces, hyphen ? i + 1 : i, singular);
}

/** "a 620-bed hospital", "the 36-seat assembly": what is counted hangs on the number, and the noun behind it is what has so many. */
function hyphened(pieces: readonly Piece[], at: number): NounPhrase | undefined {
  const noun = pieces[at];
  const next = pieces[at + 1];
  if (noun?.kind !== TokenKind.word || noun.lower.length < 3 || looksPlural(noun.lower) || next?.kind !== TokenKind.word || stops.has(noun.lower) || enders.has(noun.lower) || unhyphened.has(noun.lower) || stops.has(next.lower)) return undefined;
  return { to: at + 1, head: at, qualifiers: [], partitive: false };
}

function run(pieces: readonly Piece[], from: number, singular: boolean): NounPhrase | undefined {
  let head = -1;
  let at = from;
  const qualifiers: string[] = [];
  for (; at < pieces.length && at - from < LONGEST; at++) {
    const piece = pieces[at];
    if (!piece) break;
    const { lower } = piece;
    // "the 19 Sept. 11 hijackers": a day that names the counted
    const date = head < 0 ? readDate(pieces, at) : undefined;
    if (date?.parts.month !== undefined && date.parts.day !== undefined && pieces[date.to]?.kind === TokenKind.word) {
      at = date.to - 1;
      continue;
    }
    if (piece.kind !== TokenKind.word) {
      // "12 AK 47 guns": a number right behind capitals is part of a name
      const before = pieces[at - 1];
      if (piece.kind === TokenKind.number && at > from && before && /^\p{Lu}{1,4}$/u.test(before.text)) {
        qualifiers.push(`${qualifiers.pop() ?? ''}-${piece.lower}`);
        continue;
      }
      // "5.56mm", "heavily armed, masked men": only a hyphen goes on
      if (piece.text === '-' && piece.glued) continue;
      break;
    }
    if (lower === 'and' && head < 0 && joinsAdjectives(pieces, at)) continue;
    if ((stops.has(lower) && !inside.has(lower)) || (enders.has(lower) && head >= 0) || enders.has(lower)) break;
    const found = head >= 0;
    if (found && !looksPlural(lower)) break;
    // "the number of tax bands | falls from eight to five"
    if (found && (/(?:ly|ing|ed)$/.test(lower) || changing.has(lower))) break;
    if (looksPlural(lower) || pluralOnly.has(lower) || lower === 'others') {
      if (found) qualifiers.push(pieces[head]?.lower ?? '');
      head = at;
      continue;
    }
    if (found) break;
    if (/ly$/.test(lower) && at > from && !singular) break;
    qualifiers.push(lower);
  }
  if (head < 0) {
    // No plural in sight: the last word of the run, unless that is an adverb or a participle.
    let last = at - 1;
    while (last >= from && !(pieces[last]?.kind === TokenKind.word && !/^(?:and|more|such|own|other)$/.test(pieces[last]?.lower ?? ''))) last--;
    if (last < from) {
      return pieces[from]?.lower === 'other' || pieces[from]?.lower === 'more' ? { to: from + 1, head: from, qualifiers: [], partitive: false } : undefined;
    }
    // "the 1000-member church | burned"
    if (!singular && last > from && pieces[last - 1]?.kind === TokenKind.word && /ed$/.test(pieces[last]?.lower ?? '')) qualifiers.splice(qualifiers.lastIndexOf(pieces[last--]?.lower ?? ''), 1);
    // "only one deputy | voted"
    if (singular && last > from && /[^e]ed$/.test(pieces[last]?.lower ?? '') && pieces[last - 1]?.kind === TokenKind.word) qualifiers.splice(qualifiers.lastIndexOf(pieces[last--]?.lower ?? ''), 1);
    if (!singular && /(?:ed|ing)$/.test(pieces[last]?.lower ?? '')) return undefined;
    // "14 were hurt, three | seriously"
    if (!singular && last === from && /[^l]ly$/.test(pieces[last]?.lower ?? '')) return undefined;
    qualifiers.splice(qualifiers.lastIndexOf(pieces[last]?.lower ?? ''), 1);
    return { to: last + 1, head: last, qualifiers, partitive: false };
  }
  return { to: head + 1, head, qualifiers, partitive: false };
}

/** "Somali and Yemeni pirates": two adjectives before one noun, not "one person and injured dozens". */
function joinsAdjectives(pieces: readonly Piece[], and: number): boolean {
  const before = pieces[and - 1];
  const after = pieces[and + 1];
  const noun = pieces[and + 2];
  return before !== undefined && after?.kind === TokenKind.word && noun?.kind === TokenKind.word && !looksPlural(before.lower) && !stops.has(after.lower) &&
    !enders.has(after.lower) && !stops.has(noun.lower) && !looksPlural(after.lower) && !/(?:ed|ing)$/.test(after.lower) && !readNumber(pieces, and + 2);
}
