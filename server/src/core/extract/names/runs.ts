// Finds where a run of capitalised words begins and ends, and which names of the lexicons stand in it.
import calendarWordsYaml from '../../../../lexicon/calendar-words.yaml';
import nameLinksYaml from '../../../../lexicon/name-links.yaml';
import namePartsYaml from '../../../../lexicon/name-parts.yaml';
import { classReader } from '../../lexicon';
import { perLexeme } from '../../text/lexemes';
import type { SourceText } from '../../text/source-text';
import { Casing } from '../../text/casing';
import type { Range } from './candidate';
import { headsOf } from './heads';
import { knownFrom, type KnownName } from './known-names';
import { HEADS, Is } from './word-classes';
import type { Words } from './words';

const INITIAL_LETTER = /^\p{Lu}$/u;

const OWNERS = headsOf('owners');
const calendar = classReader(calendarWordsYaml, 'calendar-words');
const GIVEN_MONTHS = calendar('given');
const BEFORE_MONTHS = calendar('before-months');
const parts = classReader(namePartsYaml, 'name-parts');
const SAINTS = parts('saints');
const WITH_STOP = parts('with-stop');
const WORK_LINKS = classReader(nameLinksYaml, 'name-links')('works');
/** Tokens of a run; what is longer is no name, and must not cost its square in time. */
const LONGEST = 40;

/** How the sign before a word may make it the first of something. */
const openingOf = perLexeme(({ text }): 'colon' | 'mark' | 'stop' | 'none' => {
  if (text === ':') return 'colon';
  return /^["“‘«„'[•*·—–]$/.test(text) ? 'mark' : /^[.!?…-]$/.test(text) ? 'stop' : 'none';
});

/** Looks at one sentence at a time. Positions are tokens. */
export class Runs {
  readonly #source: SourceText;
  readonly #words: Words;
  #from = 0;
  #to = 0;

  constructor(source: SourceText, words: Words) {
    this.#source = source;
    this.#words = words;
  }

  /** Goes on to the sentence in the range. */
  enter({ from, to }: Range): void {
    this.#from = from;
    this.#to = to;
  }

  /** The end of the sentence. */
  get to(): number {
    return this.#to;
  }

  /** Whether the token's capital may be owed to its place: first in a sentence, a quotation, or behind a colon. */
  opens(index: number): boolean {
    const { tokens } = this.#source;
    if (index === this.#from) return true;
    switch (openingOf(tokens.lexeme(index - 1))) {
      case 'colon':
        return true;
      case 'mark':
        // A mark opens something if nothing or a blank stands before it.
        return !tokens.glued(index - 1) || index === 1;
      case 'stop':
        return !tokens.glued(index);
      case 'none':
        return false;
    }
  }

  /** Whether the run opens a sentence with a word that says nothing. */
  opensPlainly(index: number): boolean {
    return this.opens(index) && (this.#words.is(index, Is.opener) || this.#words.lowerCase.has(this.#words.at(index).lower));
  }

  startsName(index: number): boolean {
    const word = this.#words.at(index);
    if (!word.nameLike) return false;
    if (word.classes & Is.functional && word.classes & Is.given) return this.continuesName(index + 1) && !this.#words.is(index + 1, Is.functional);
    // "@handle", "#tag"
    if (/^[@#]$/.test(this.#source.tokens.text(index - 1)) && this.#source.tokens.glued(index)) return false;
    return !(word.classes & Is.functional && word.casing !== Casing.upper) && (!(word.classes & Is.calendar) || this.#isGivenMonth(index));
  }

  /** "April Lindt", but not "in April Lindt": a month that is a given name before a word that can only be a surname. */
  #isGivenMonth(index: number): boolean {
    const [month, next] = [this.#words.at(index), this.#words.at(index + 1)];
    const taken = Is.calendar | Is.functional | Is.people | Is.title | Is.honorific | Is.beforeTitle | Is.opener | HEADS;
    return GIVEN_MONTHS.has(month.base) && !month.possessive && index + 1 < this.#to && next.casing === Casing.capital && !(next.classes & taken)
      && !this.#words.lowerCase.has(next.lower) && this.matchKnown(index + 1) === undefined && !BEFORE_MONTHS.has(this.#words.at(index - 1).lower);
  }

  /** A known name that begins with a word that names do not begin with: "All Blacks", "9/11", "Sept. 11 attacks". */
  matchLate(index: number): boolean {
    const known = this.matchKnown(index);
    return known !== undefined && known.to > index + 1;
  }

  continuesName(index: number): boolean {
    if (index >= this.#to) return false;
    const word = this.#words.at(index);
    if (!word.nameLike) return false;
    // "Theresa May"
    if (word.classes & Is.month) return this.#words.is(index - 1, Is.given) && word.casing === Casing.capital;
    if (word.classes & Is.functional) return (word.classes & (Is.given | Is.suffix)) !== 0 || word.casing === Casing.mixed || this.#bridges(index);
    return !(word.classes & Is.calendar);
  }

  /** "Letters To Grumbold": a capital in mid-sentence on a small word between capitals. */
  #bridges(index: number): boolean {
    const word = this.#words.at(index);
    return (word.classes & Is.functional) !== 0 && word.casing === Casing.capital && WORK_LINKS.has(word.lower)
      && !this.opens(index - 1) && this.#words.at(index + 1).nameLike && !this.#words.is(index + 1, Is.functional | Is.calendar) && index + 1 < this.#to;
  }

  /** A full stop that belongs to the word before it. */
  stopBelongs(index: number): boolean {
    const { tokens } = this.#source;
    if (tokens.text(index) !== '.' || !tokens.glued(index)) return false;
    const word = this.#words.at(index - 1);
    if (word.classes & (Is.companyEnding | Is.suffix) && word.casing === Casing.capital) return true;
    if (index + 1 >= this.#to) return word.base.length <= 5 && word.state;
    return INITIAL_LETTER.test(word.base) || (word.classes & Is.honorific) !== 0 || WITH_STOP.has(word.base) || word.state;
  }

  /** The end of the run of capitalised words from a token on, with initials, particles and & inside. */
  endOf(from: number): number {
    const { tokens } = this.#source;
    let end = from + 1;
    while (end - from < LONGEST) {
      const last = this.#words.at(end - 1);
      if (last.possessive && !this.#bindsPossessive(from, end)) return end;
      let next = end;
      if (this.stopBelongs(next) && next < this.#to) next++;
      if (this.continuesName(next)) {
        end = next + 1;
        continue;
      }
      if (tokens.text(next) === '&' && this.continuesName(next + 1)) {
        end = next + 2;
        continue;
      }
      const nickname = this.#nicknameEnd(end, next);
      if (nickname > 0) {
        end = nickname;
        continue;
      }
      // "Karl R. Brandt, Jr."
      if (tokens.text(next) === ',' && this.#words.is(next + 1, Is.suffix) && next + 1 < this.#to && !last.possessive && end - from > 1) {
        end = this.stopBelongs(next + 2) ? next + 3 : next + 2;
        continue;
      }
      if (/^['’]$/.test(tokens.text(next)) && tokens.glued(next) && last.lower.endsWith('s') && this.#headsBody(next + 1)) {
        end = next + 2;
        continue;
      }
      let inner = next;
      while (inner < next + 3 && inner < this.#to && this.#words.is(inner, Is.particle) && !this.#words.at(inner).nameLike) inner++;
      if (inner > next && this.continuesName(inner) && !last.possessive && !(last.classes & Is.people)) {
        end = inner + 1;
        continue;
      }
      // The stop of "Jr." or "Inc." is part of the name, that of an initial only if the name goes on.
      const keepsStop = next > end && (last.classes & (Is.companyEnding | Is.suffix) || last.state || (last.classes & Is.honorific && next < this.#to && this.continuesName(next)));
      return keepsStop ? next : end;
    }
    return end;
  }

  /** 'Robert C. "Bobby" Quill': the token behind the nickname and its surname; 0 where there is none. */
  #nicknameEnd(end: number, next: number): number {
    const { tokens } = this.#source;
    if (!/^["“‘(]$/.test(tokens.text(next)) || tokens.glued(next) || !this.#words.at(next + 1).nameLike || next + 3 >= this.#to) return 0;
    if (!/^["”’)]$/.test(tokens.text(next + 2)) || !tokens.glued(next + 2) || tokens.glued(next + 3) || !this.continuesName(next + 3)) return 0;
    const given = this.#words.is(end - 1, Is.given) || INITIAL_LETTER.test(this.#words.at(end - 1).base);
    return given && this.#words.at(next + 3).casing !== Casing.upper && this.#words.at(next + 1).casing === Casing.capital ? next + 4 : 0;
  }

  /** "Millers' [Guild Association]": capitalised words up to the head of a body. */
  #headsBody(index: number): boolean {
    for (let i = index; i < index + 4 && this.continuesName(i); i++) {
      if (this.#words.is(i, Is.organisationLast) && !this.continuesName(i + 1)) return true;
    }
    return false;
  }

  /** "Children's Garden Fund", "St. Mary's Hospital": the possessive is part of the name. */
  #bindsPossessive(from: number, end: number): boolean {
    const word = this.#words.at(end - 1);
    const known = knownFrom(word.base);
    if (known?.some((name) => name.words.length === 1 && !name.doubtful)) return false;
    const longer = this.matchKnown(from);
    if (longer && longer.to > end) return true;
    if (OWNERS.has(word.lower)) return this.#words.is(end, HEADS | Is.opener) || this.#words.at(end).nameLike;
    return end - from >= 2 && this.beginsSaint(from);
  }

  /** "St. Anne", "Saint Mary". */
  beginsSaint(index: number): boolean {
    return SAINTS.has(this.#words.at(index).base) && this.continuesName(this.stopBelongs(index + 1) ? index + 2 : index + 1);
  }

  /** The longest known name that begins at the token. */
  matchKnown(index: number): { readonly name: KnownName; readonly to: number } | undefined {
    const word = this.#words.at(index);
    if (!word.known) return undefined;
    for (const name of word.known) {
      let to = this.#matchWords(index, name.words);
      if (to === 0) continue;
      if (name.stopped) {
        if (this.#source.tokens.text(to) !== '.' || !this.#source.tokens.glued(to)) continue;
        to++;
      }
      // Postal codes are words too (OH, HI): only behind a town and a comma.
      if (name.kind === 'state' && /^[A-Z]{2}$/.test(word.base) && word.base !== 'DC' && this.#source.tokens.text(index - 1) !== ',') continue;
      return { name, to };
    }
    return undefined;
  }

  #matchWords(index: number, wanted: readonly string[]): number {
    const { tokens } = this.#source;
    let at = index;
    for (let k = 0; k < wanted.length; k++) {
      const word = this.#words.at(at);
      const whole = word.possessive && `${word.base}'s` === wanted[k];
      if (at >= this.#to || (word.base !== wanted[k] && !whole && word.shouted !== wanted[k])) return 0;
      if (word.possessive && !whole && k < wanted.length - 1) return 0;
      at++;
      if (tokens.text(at) === '.' && tokens.glued(at) && k < wanted.length - 1) at++;
      if (tokens.text(at) === ',' && k < wanted.length - 1 && wanted.length === 2 && wanted[1] === 'D.C.') at++;
    }
    return at;
  }

  knownWhole(from: number, to: number): KnownName | undefined {
    const known = this.matchKnown(from);
    if (known?.to === to || (known && known.to === to - 1 && this.#source.tokens.text(to - 1) === '.')) return known.name;
    return undefined;
  }

  /** Where a known name of two words or more begins inside: "Brandt [White House]"; else `from`. */
  knownTail(from: number, to: number): number {
    for (let i = from + 1; i < to - 1; i++) {
      const known = this.knownWhole(i, to);
      // "Bavaria Democratic Party" is one name.
      if (!known || known.type !== 'place') continue;
      const all = Array.from({ length: i - from }, (_, k) => this.#words.at(from + k).classes);
      if (!all.every((classes) => classes & (Is.direction | Is.placeFirst))) return i;
    }
    return from;
  }

  /** A word that is a name by itself: a known place or body, a given name, an acronym. */
  isOwnName(index: number): boolean {
    const word = this.#words.at(index);
    return word.casing === Casing.upper || (word.classes & Is.given) !== 0 || this.matchKnown(index) !== undefined;
  }

  /** Two words or more in capitals are a shout or a headline, of which only known names are taken. */
  shouts(from: number, end: number): boolean {
    let long = 0;
    for (let i = from; i < end; i++) {
      const { casing, base } = this.#words.at(i);
      if (casing === Casing.upper && base.length > 3) long++;
      else if (casing !== Casing.upper && casing !== Casing.none) return false;
    }
    return end - from > 1 && long > 0;
  }
}
