// Tells the title from the name in a run, and a person's name from others by its parts: given name, initial, Jr.
import personPostsYaml from '../../../../lexicon/person-posts.yaml';
import { wordClasses } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import { Casing } from '../../text/casing';
import type { EntityType } from '../names';
import { headType, surnameHeads } from './heads';
import { knownFrom } from './known-names';
import type { Runs } from './runs';
import { HEADS, Is } from './word-classes';
import { endsLike } from './word-endings';
import type { Words } from './words';

const posts = wordClasses(personPostsYaml, 'person-posts');
const ofGovernments = new Set(posts.get('of-governments'));
const ofBodies = new Set(posts.get('of-bodies'));
const INITIAL_LETTER = /^\p{Lu}$/u;
const DOTTED_INITIALS = /^(?:\p{Lu}\.){2,3}$/u;

export class Persons {
  readonly #source: SourceText;
  readonly #words: Words;
  readonly #runs: Runs;

  constructor(source: SourceText, words: Words, runs: Runs) {
    this.#source = source;
    this.#words = words;
    this.#runs = runs;
  }

  /** The end of the title that the run begins with, or `from`: "[Polish Foreign Minister] Anna Brandt". */
  titleEnd(from: number, to: number): number {
    const { tokens } = this.#source;
    let end = from;
    let i = from;
    while (i < to) {
      const word = this.#words.at(i);
      const stop = tokens.text(i + 1) === '.' && tokens.glued(i + 1) ? 1 : 0;
      if (word.classes & (Is.title | Is.honorific) && !(i + 1 + stop < to && word.classes & Is.given && !(word.classes & Is.honorific))) {
        i += 1 + stop;
        end = i;
        if (word.possessive) break;
      } else if (word.classes & (Is.beforeTitle | Is.people) && !word.possessive) i += 1 + stop;
      else break;
    }
    // "King Street", "Justice Department", "General Motors": the title word begins another name.
    if (end > from && end < to && headType(this.#source, this.#words, from, to) && !this.#words.is(end, Is.given) && to - end <= 1 && !this.#words.is(end - 1, Is.honorific)) {
      const last = this.#words.at(to - 1);
      if (!surnameHeads.has(last.lower) || this.#words.at(from).classes & Is.organisationLast) return from;
    }
    return end;
  }

  /** Where a title begins inside the run behind a known name: "NATO [Chairman Jane Roe]". */
  innerTitle(from: number, to: number): number {
    for (let i = from + 1; i < to - 1; i++) {
      if (!this.#words.is(i, Is.title | Is.honorific)) continue;
      if (this.#words.is(i, Is.given) && this.#words.is(i - 1, Is.given)) continue;
      let start = i;
      while (start > from && this.#words.is(start - 1, Is.beforeTitle)) start--;
      if (start === from) return from;
      const before = this.#words.at(start - 1);
      const known = this.#runs.matchKnown(from);
      // "Fisheries Minister …": a word of the title that no lexicon has, unless it is somebody's given name.
      if (!known && ofGovernments.has(this.#words.at(i).lower) && !this.#words.is(from, Is.given)) return -1;
      if (ofBodies.has(this.#words.at(i).lower) && !this.#words.is(from, Is.given)) return start;
      if (before.casing === Casing.upper || (known && known.to >= start) || before.classes & Is.people || (this.#words.is(i, Is.honorific) && this.#source.tokens.text(i + 1) === '.') || before.classes & Is.organisationLast) {
        return start;
      }
      return from;
    }
    return from;
  }

  onlyTitle(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      if (!this.#words.is(i, Is.title | Is.honorific | Is.beforeTitle | Is.people) && this.#source.tokens.text(i) !== '.') return false;
    }
    return !(to - from === 1 && this.#words.is(from, Is.given));
  }

  /** "Secretary [of State] Jane Roe": where the name begins behind an office over "of"; else `end`. */
  officeEnd(from: number, end: number): number {
    if (!this.#words.is(end - 1, Is.title) || this.#words.at(end - 1).possessive || this.#words.at(end).base !== 'of') return end;
    let next = this.#words.at(end + 1).base === 'the' ? end + 2 : end + 1;
    const office = next;
    while (next < this.#runs.to && next < office + 4 && (this.#words.is(next, Is.beforeTitle) || this.#words.at(next).base === 'and' && next > office) && (this.#words.at(next).nameLike || this.#words.at(next).base === 'and')) next++;
    return next > office && this.#runs.continuesName(next) && !this.#words.at(next - 1).possessive ? next : end;
  }

  /** "secretary of [State Jane Roe]": where the title in lower case begins; 0 where there is none. */
  lowerOffice(from: number): number {
    const before = this.#words.at(from - 2);
    return this.#words.at(from - 1).base === 'of' && before.classes & Is.title && !before.nameLike && this.#words.is(from, Is.beforeTitle)
      && !this.#words.at(from).possessive && this.#runs.continuesName(from + 1) ? from - 2 : 0;
  }

  /** Where a person's name begins behind words that are no part of it: "Riga Managing Editor [Jane Roe]"; else `from`. */
  personAt(from: number, to: number): number {
    const plain = Is.opener | Is.organisationLast | Is.beforeTitle | Is.calling | Is.title | Is.placeLast | Is.people | Is.event;
    for (let i = from + 1; i < to - 1; i++) {
      const before = this.#words.at(i - 1);
      if (!this.#words.is(i, Is.given) || before.classes & (Is.given | Is.particle | Is.placeFirst) || before.base === '.' || before.base === '&') continue;
      if (!(before.classes & plain) && before.casing !== Casing.upper) continue;
      if (this.isPerson(i, to, headType(this.#source, this.#words, i, to))) return i;
    }
    return from;
  }

  /** A given name first, an initial inside, "Jr." last. */
  isPerson(from: number, to: number, head: EntityType | undefined): boolean {
    const { tokens } = this.#source;
    const count = to - from;
    const first = this.#words.at(from);
    if (count < 2) return false;
    let last = to - 1;
    if (tokens.text(last) === '.') last--;
    if (this.#words.is(last, Is.suffix) && last > from) return true;
    const surname = this.#words.at(last);
    if (head && !(first.classes & Is.given && last - from === 1 && surnameHeads.has(surname.lower))) return false;
    for (let i = from; i < to; i++) if (this.#words.at(i).base === '&') return false;
    if (first.classes & Is.given) {
      const known = this.#runs.knownWhole(from, to);
      if (known) return false;
      if (surname.casing === Casing.upper && first.casing !== Casing.upper) return false;
      if (surname.classes & Is.people && !surnameHeads.has(surname.lower)) return false;
      return !(surname.classes & Is.opener) || surnameHeads.has(surname.lower) || !this.#words.lowerCase.has(surname.lower);
    }
    if (DOTTED_INITIALS.test(first.base) && !knownFrom(first.base)) return surname.casing === Casing.capital || surname.casing === Casing.mixed;
    for (let i = from; i < last; i++) {
      if (INITIAL_LETTER.test(this.#words.at(i).base) && tokens.text(i + 1) === '.' && tokens.glued(i + 1) && !(surname.classes & HEADS)) return true;
    }
    return false;
  }

  /** A given name and a word that means nothing else. */
  isPlainPerson(from: number): boolean {
    const [first, last] = [this.#words.at(from), this.#words.at(from + 1)];
    return from + 1 < this.#runs.to && (first.classes & Is.given) !== 0 && !(first.classes & Is.functional) && !first.possessive && last.casing === Casing.capital
      && last.classes === 0 && !this.#words.lowerCase.has(last.lower) && !endsLike('behind-a-given-name', last.lower);
  }
}
