// One document's tokens as a reader of names sees them: the base word, its classes, and whether its capital means anything.
import nameAdjectivesYaml from '../../../../lexicon/name-adjectives.yaml';
import sportsWordsYaml from '../../../../lexicon/sports-words.yaml';
import wordEndingsYaml from '../../../../lexicon/word-endings.yaml';
import { classReader, wordSet } from '../../lexicon';
import { Meetings, perLexeme } from '../../text/lexemes';
import type { SourceText } from '../../text/source-text';
import { Casing, casingOf } from '../../text/casing';
import { TokenKind } from '../../text/tokens';
import { classesOf } from './word-classes';
import { knownByForm, knownFrom, plainQuotes, type KnownName } from './known-names';

/** What is the same for all places where one word is printed. */
interface Word {
  /** Without a possessive 's, with straight apostrophes. */
  readonly base: string;
  readonly lower: string;
  /** In lower case without stops and accents. */
  readonly bare: string;
  readonly classes: number;
  readonly casing: Casing;
  readonly possessive: boolean;
  /** Whether it is written as names are: with a capital, or as al-Aqsa, eBay. */
  readonly nameLike: boolean;
  /** A word in capitals that is too long for an acronym of three, as it is spelt elsewhere: "Washington" for "WASHINGTON". */
  readonly shouted: string | undefined;
  /** The names of the lexicons that begin with it, longest first. */
  readonly known: readonly KnownName[] | undefined;
  /** Whether it is a state's abbreviation where a full stop follows: "Fla". */
  readonly state: boolean;
  /** Whether reports of sport use it and others seldom do. */
  readonly sport: boolean;
}

const NO_WORD: Word = { base: '', lower: '', bare: '', classes: 0, casing: Casing.none, possessive: false, nameLike: false, shouted: undefined, known: undefined, state: false, sport: false };
const sportsWords = wordSet(sportsWordsYaml, 'sports-words');
const POSSESSIVE = /['’ʼ][sS]$/;
/** "AK-47": a model. */
const WEAPON = /^\p{Lu}{1,3}-\d+s?$/u;
const adjectives = classReader(nameAdjectivesYaml, 'name-adjectives');
const oneOf = (name: string): string => [...adjectives(name)].join('|');
/** "Riga-based", "anti-Brandt": adjectives built on a name; "PACs": several of a kind. No names. */
const NO_NAME = new RegExp(`^(?:${oneOf('before')})-\\p{Lu}|-(?:${oneOf('behind')})$|^\\p{Lu}{2,}s$|^(?!(?:${oneOf('articles')})-)\\p{Ll}+-`, 'u');
const ADDRESS = new RegExp(`\\.(?:${[...classReader(wordEndingsYaml, 'word-endings')('addresses')].join('|')})$`);

const meetings = new Meetings();

export class Words {
  readonly length: number;
  /** Lower-case words that the document has as such: their capital at a sentence's start means nothing. */
  readonly lowerCase: ReadonlySet<string>;
  readonly #words: readonly Word[];

  constructor(source: SourceText) {
    const words: Word[] = [];
    const lowerCase = new Set<string>();
    const { tokens } = source;
    meetings.begin();
    for (let i = 0; i < tokens.length; i++) {
      const lexeme = tokens.lexeme(i);
      const word = wordOf(lexeme);
      if (word.casing === Casing.lower && meetings.isFirst(lexeme)) lowerCase.add(word.lower);
      words.push(word);
    }
    this.length = words.length;
    this.lowerCase = lowerCase;
    this.#words = words;
  }

  /** Outside the array a word without any class. */
  at(index: number): Word {
    return this.#words[index] ?? NO_WORD;
  }

  is(index: number, classes: number): boolean {
    return (this.at(index).classes & classes) !== 0;
  }
}

const wordOf = perLexeme(({ text, kind }): Word => {
  if (kind === TokenKind.word) return read(text);
  const base = plainQuotes(text);
  return { ...NO_WORD, base, lower: text, bare: bareWord(text), known: knownAs(base, false, undefined), sport: sportsWords.has(text) };
});

function read(text: string): Word {
  const possessive = POSSESSIVE.test(text);
  const base = plainQuotes(possessive ? text.slice(0, -2) : text);
  const casing = casingOf(base);
  const nameLike = casing !== Casing.lower && casing !== Casing.none && !NO_NAME.test(base) && !WEAPON.test(base);
  const shouted = casing === Casing.upper && base.length > 3 ? base.charAt(0) + base.slice(1).toLowerCase() : undefined;
  const lower = base.toLowerCase();
  return { base, lower, bare: bareWord(lower), classes: classesOf(base), casing, possessive, nameLike, shouted, known: knownAs(base, possessive, shouted), state: knownByForm(`${base}.`)?.kind === 'state', sport: sportsWords.has(lower) };
}

function knownAs(base: string, possessive: boolean, shouted: string | undefined): readonly KnownName[] | undefined {
  return knownFrom(base) ?? (possessive ? knownFrom(`${base}'s`) : undefined) ?? (shouted === undefined ? undefined : knownFrom(shouted));
}

/** A word in lower case without stops and accents: "Pudāns" and "Pudans" are one. */
export function bareWord(lower: string): string {
  const plain = /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('đ', 'd');
  return plain.includes('.') ? plain.replace(ADDRESS, '').replaceAll('.', '') : plain;
}
