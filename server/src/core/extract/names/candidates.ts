// Cuts the capitalised runs of one sentence into names: what belongs together, what is a title, what the head word says of the type.
import lowerHeadsYaml from '../../../../lexicon/lower-heads.yaml';
import shipPrefixesYaml from '../../../../lexicon/ship-prefixes.yaml';
import surnameHeadsYaml from '../../../../lexicon/surname-heads.yaml';
import { wordClasses, wordSet } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import { Casing, casingOf } from '../../text/tokens';
import type { EntityType } from '../names';
import { knownByForm, knownFrom, type KnownName } from './known-names';
import { Is } from './word-classes';
import type { Words } from './words';

/** A half-open range of tokens. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A stretch that may be a name. Offsets count UTF-16 code units and leave out a possessive 's. */
export interface Candidate extends Range {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** What the words themselves say; undefined where only the surroundings can tell. */
  readonly type?: EntityType;
  readonly known?: KnownName;
  /** The title before the name, in tokens. */
  readonly title?: Range;
  /** A capital at the start of a sentence is all that speaks for it. */
  readonly opening: boolean;
}

const surnameHeads = wordSet(surnameHeadsYaml, 'surname-heads');
const shipPrefixes = wordSet(shipPrefixesYaml, 'ship-prefixes');
const lowerHeads = wordClasses(lowerHeadsYaml, 'lower-heads');
const bodies = new Set(lowerHeads.get('bodies'));
const sites = new Set(lowerHeads.get('sites'));
const HEADS = Is.organisationLast | Is.companyEnding | Is.placeLast | Is.agreement | Is.event;
const FORMAL_LINKS = new Set(['of', 'on', 'the', 'and', 'or', 'for', 'in', 'to', 'against', 'their', 'its', 'with', 'between', 'by', 'concerning', 'relating']);
const OPENING_LINKS = new Set(['of', 'for', 'on', 'against', 'to', 'between']);
/** Heads that a nationality before them does not belong to: "Russian Foreign Ministry". */
const NATIONAL_HEADS = new Set(['ministry', 'government', 'parliament', 'embassy', 'consulate', 'department', 'cabinet', 'constitution']);
const PLACES_WITH_OF = new Set(['gulf', 'horn', 'republic', 'isle', 'bay', 'strait', 'straits', 'cape', 'state', 'commonwealth', 'kingdom', 'islands', 'coast', 'sea', 'valley', 'city', 'port', 'ring', 'province', 'region', 'island', 'point', 'district', 'duchy', 'emirate', 'principality']);
const EVENTS_WITH_OF = new Set(['war', 'battle', 'siege', 'day', 'festival', 'march', 'feast', 'massacre', 'operation', 'tour']);
const INITIAL_LETTER = /^\p{Lu}$/u;
const DOTTED_INITIALS = /^(?:\p{Lu}\.){2,3}$/u;
const PARTY_STATE = /^[DRI]-(\p{Lu}.*)$/u;

/** A word in capitals that is too long for an acronym of three: "WASHINGTON", "IRAN". */
function isShouted(word: string): boolean {
  return word.length > 3 && casingOf(word) === Casing.upper;
}

function titleCase(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

export class CandidateReader {
  readonly #source: SourceText;
  readonly #words: Words;
  #found: Candidate[] = [];
  #sentence = 0;
  #to = 0;

  constructor(source: SourceText, words: Words) {
    this.#source = source;
    this.#words = words;
  }

  /** Candidates of the sentence in the token range, in order and disjoint. */
  read(sentence: number, { from, to }: Range): readonly Candidate[] {
    this.#found = [];
    this.#sentence = sentence;
    this.#to = to;
    let i = from;
    while (i < to) {
      if (this.#startsName(i)) i = this.#readRun(i);
      else if (this.#matchLate(i)) i = this.#readRun(i);
      else i++;
    }
    return this.#found;
  }

  /** In a heading only names that a lexicon holds, and persons by their given name. */
  readHeading(sentence: number, { from, to }: Range): readonly Candidate[] {
    this.#found = [];
    this.#sentence = sentence;
    this.#to = to;
    for (let i = from; i < to; i++) {
      if (!this.#words.at(i).nameLike) continue;
      const known = this.#matchKnown(i);
      if (known && (!known.name.doubtful || known.to > i + 1)) this.#push(i, known.to, { type: known.name.type, known: known.name });
      else if (this.#isPlainPerson(i)) this.#push(i, i + 2, { type: 'person' });
      else continue;
      i = (this.#found.at(-1)?.to ?? i + 1) - 1;
    }
    return this.#found;
  }

  /** A given name and a word that means nothing else. */
  #isPlainPerson(from: number): boolean {
    const [first, last] = [this.#words.at(from), this.#words.at(from + 1)];
    return from + 1 < this.#to && (first.classes & Is.given) !== 0 && !(first.classes & Is.functional) && !first.possessive && last.casing === Casing.capital
      && last.classes === 0 && !this.#words.lowerCase.has(last.lower) && !/(?:ed|ing|es|ts)$/.test(last.lower);
  }

  /** Whether the token's capital may be owed to its place: first in a sentence, a quotation, or behind a colon. */
  #opens(index: number): boolean {
    const { tokens, sentences } = this.#source;
    if (tokens.start(index) === sentences[this.#sentence]?.start || this.#found.length === 0 && index === tokens.firstFrom(sentences[this.#sentence]?.start ?? 0)) return true;
    const before = tokens.text(index - 1);
    if (/^["“‘«„'(\[•*·:—–]$/.test(before)) return before !== '(' ? this.#quoteOpens(index - 1, before) : false;
    return /^[.!?…-]$/.test(before) && !tokens.glued(index);
  }

  /** A known name that begins with a word that names do not begin with: "All Blacks", "9/11", "Sept. 11 attacks". */
  #matchLate(index: number): boolean {
    const known = this.#matchKnown(index);
    return known !== undefined && known.to > index + 1;
  }

  /** A mark opens something if nothing or a blank stands before it. */
  #quoteOpens(mark: number, text: string): boolean {
    return text === ':' || !this.#source.tokens.glued(mark) || mark === 0;
  }

  #startsName(index: number): boolean {
    const word = this.#words.at(index);
    if (word.nameLike && word.classes & Is.functional && word.classes & Is.given) return this.#continuesName(index + 1) && !this.#words.is(index + 1, Is.functional);
    // "@handle", "#tag"
    if (/^[@#]$/.test(this.#source.tokens.text(index - 1)) && this.#source.tokens.glued(index)) return false;
    return word.nameLike && !(word.classes & Is.functional && word.casing !== Casing.upper) && !(word.classes & Is.calendar);
  }

  #continuesName(index: number): boolean {
    if (index >= this.#to) return false;
    const word = this.#words.at(index);
    if (!word.nameLike) return false;
    if (word.classes & Is.functional) return (word.classes & (Is.given | Is.suffix)) !== 0 || word.casing === Casing.mixed || this.#bridges(index);
    return !(word.classes & Is.calendar) || (word.classes & Is.month) !== 0 && this.#words.is(index - 1, Is.given) && word.casing === Casing.capital;
  }

  /** "Research In Motion": a capital in mid-sentence on a small word between capitals. */
  #bridges(index: number): boolean {
    const word = this.#words.at(index);
    return (word.classes & Is.functional) !== 0 && word.casing === Casing.capital && /^(?:in|on|of|the|and|for|with|out|against|to|at|without|from|over)$/.test(word.lower)
      && !this.#opens(index - 1) && this.#words.at(index + 1).nameLike && !this.#words.is(index + 1, Is.functional | Is.calendar) && index + 1 < this.#to;
  }

  /** A full stop that belongs to the word before it. */
  #stopBelongs(index: number): boolean {
    const { tokens } = this.#source;
    if (tokens.text(index) !== '.' || !tokens.glued(index)) return false;
    const word = this.#words.at(index - 1);
    if (word.classes & (Is.companyEnding | Is.suffix) && word.casing === Casing.capital) return true;
    if (index + 1 >= this.#to) return word.base.length <= 5 && knownByForm(`${word.base}.`)?.kind === 'state';
    return INITIAL_LETTER.test(word.base) || (word.classes & Is.honorific) !== 0 || word.base === 'Mt' || word.base === 'Ft' || knownByForm(`${word.base}.`)?.kind === 'state';
  }

  /** The end of the run of capitalised words from a token on, with initials, particles and & inside. */
  #runEnd(from: number): number {
    const { tokens } = this.#source;
    let end = from + 1;
    for (;;) {
      const last = this.#words.at(end - 1);
      if (last.possessive && !this.#bindsPossessive(from, end)) return end;
      let next = end;
      if (this.#stopBelongs(next) && next < this.#to) next++;
      if (this.#continuesName(next)) {
        end = next + 1;
        continue;
      }
      if (tokens.text(next) === '&' && this.#continuesName(next + 1)) {
        end = next + 2;
        continue;
      }
      const nickname = this.#nicknameEnd(end, next);
      if (nickname > 0) {
        end = nickname;
        continue;
      }
      // "Joseph R. Biden, Jr."
      if (tokens.text(next) === ',' && this.#words.is(next + 1, Is.suffix) && next + 1 < this.#to && !last.possessive && end - from > 1) {
        end = this.#stopBelongs(next + 2) ? next + 3 : next + 2;
        continue;
      }
      if (/^['’]$/.test(tokens.text(next)) && tokens.glued(next) && last.lower.endsWith('s') && this.#headsBody(next + 1)) {
        end = next + 2;
        continue;
      }
      let inner = next;
      while (inner < next + 3 && inner < this.#to && this.#words.is(inner, Is.particle) && !this.#words.at(inner).nameLike) inner++;
      if (inner > next && this.#continuesName(inner) && !last.possessive && !(last.classes & Is.people)) {
        end = inner + 1;
        continue;
      }
      // The stop of "Jr." or "Inc." is part of the name, that of an initial only if the name goes on.
      const keepsStop = next > end && (last.classes & (Is.companyEnding | Is.suffix) || knownByForm(`${last.base}.`)?.kind === 'state' || (last.classes & Is.honorific && next < this.#to && this.#continuesName(next)));
      return keepsStop ? next : end;
    }
  }

  /** 'Robert C. "Bobby" Scott': the token behind the nickname and its surname; 0 where there is none. */
  #nicknameEnd(end: number, next: number): number {
    const { tokens } = this.#source;
    if (!/^["“‘(]$/.test(tokens.text(next)) || tokens.glued(next) || !this.#words.at(next + 1).nameLike || next + 3 >= this.#to) return 0;
    if (!/^["”’)]$/.test(tokens.text(next + 2)) || !tokens.glued(next + 2) || tokens.glued(next + 3) || !this.#continuesName(next + 3)) return 0;
    const given = this.#words.is(end - 1, Is.given) || INITIAL_LETTER.test(this.#words.at(end - 1).base);
    return given && this.#words.at(next + 3).casing !== Casing.upper && this.#words.at(next + 1).casing === Casing.capital ? next + 4 : 0;
  }

  /** "Traders' [Bond Association]": capitalised words up to the head of a body. */
  #headsBody(index: number): boolean {
    for (let i = index; i < index + 4 && this.#continuesName(i); i++) {
      if (this.#words.is(i, Is.organisationLast) && !this.#continuesName(i + 1)) return true;
    }
    return false;
  }

  /** "Children's Defense Fund", "St. Mary's Hospital": the possessive is part of the name. */
  #bindsPossessive(from: number, end: number): boolean {
    const word = this.#words.at(end - 1);
    const known = knownFrom(word.base);
    if (known?.some((name) => name.words.length === 1 && !name.doubtful)) return false;
    const longer = this.#matchKnown(from);
    if (longer && longer.to > end) return true;
    if (/^(?:children|women|men|people|workers|veterans|farmers|king|queen|prince|saint|moody|lloyd|mother|father|nurse|driver)$/.test(word.lower)) return this.#words.is(end, HEADS | Is.opener) || this.#words.at(end).nameLike;
    return end - from >= 2 && /^St$/.test(this.#words.at(from).base);
  }

  /** The longest known name that begins at the token. */
  #matchKnown(index: number): { readonly name: KnownName; readonly to: number } | undefined {
    const word = this.#words.at(index);
    const names = knownFrom(word.base) ?? (word.possessive ? knownFrom(`${word.base}'s`) : undefined) ?? (isShouted(word.base) ? knownFrom(titleCase(word.base)) : undefined);
    for (const name of names ?? []) {
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
      const shouted = isShouted(word.base) && titleCase(word.base) === wanted[k];
      if (at >= this.#to || (word.base !== wanted[k] && !whole && !shouted)) return 0;
      if (word.possessive && !whole && k < wanted.length - 1) return 0;
      at++;
      if (tokens.text(at) === '.' && tokens.glued(at) && k < wanted.length - 1) at++;
      if (tokens.text(at) === ',' && k < wanted.length - 1 && wanted.length === 2 && wanted[1] === 'D.C.') at++;
    }
    return at;
  }

  /** Reads the run at the token and what is joined to it; gives the token to go on from. */
  #readRun(from: number): number {
    const tag = PARTY_STATE.exec(this.#words.at(from).base);
    if (tag?.[1] !== undefined) return this.#readPartyState(from, tag[1]);
    const parted = this.#readPair(from);
    if (parted > from) return parted;
    const known = this.#matchKnown(from);
    const dateline = this.#datelineEnd(from);
    if (dateline > from) {
      this.#push(from, dateline, { type: 'place', known: this.#knownWhole(from, dateline) });
      return dateline;
    }
    let end = Math.max(this.#runEnd(from), known?.to ?? 0);
    if (this.#shouts(from, end)) return this.#readKnown(from, end);
    const office = this.#lowerOffice(from);
    if (office > 0) {
      this.#push(from + 1, end, { type: 'person', title: { from: office, to: from + 1 } });
      return end;
    }
    const numbered = this.#modelEnd(from, end);
    if (numbered > end) {
      this.#push(from, numbered, { type: 'other' });
      return numbered;
    }
    const law = this.#lawEnd(from, end);
    if (law > end) {
      this.#push(from, law, { type: 'agreement' });
      return law;
    }
    const joined = this.#join(from, end);
    if (joined > end) {
      end = joined;
      this.#readCompound(from, end);
      return end;
    }
    const named = this.#officeEnd(from, end);
    if (named > end) {
      const to = this.#runEnd(named);
      this.#segmentBeforeTitle(from, end);
      this.#push(named, to, { type: 'person', title: { from, to: named } });
      return to;
    }
    this.#segment(from, end);
    return end;
  }

  /** Two words or more in capitals are a shout or a headline, of which only known names are taken. */
  #shouts(from: number, end: number): boolean {
    let long = 0;
    for (let i = from; i < end; i++) {
      const { casing, base } = this.#words.at(i);
      if (casing === Casing.upper && base.length > 3) long++;
      else if (casing !== Casing.upper && casing !== Casing.none) return false;
    }
    return end - from > 1 && long > 0;
  }

  /** Takes the known names of a run; gives its end. */
  #readKnown(from: number, end: number): number {
    let i = from;
    while (i < end) {
      const known = this.#matchKnown(i);
      if (known) this.#push(i, known.to, { type: known.name.type, known: known.name });
      i = known?.to ?? i + 1;
    }
    return Math.max(i, end);
  }

  /** "secretary of [State Jane Roe]": where the title in lower case begins; 0 where there is none. */
  #lowerOffice(from: number): number {
    const before = this.#words.at(from - 2);
    return this.#words.at(from - 1).base === 'of' && before.classes & Is.title && !before.nameLike && this.#words.is(from, Is.beforeTitle)
      && !this.#words.at(from).possessive && this.#continuesName(from + 1) ? from - 2 : 0;
  }

  /** "BlackBerry Curve 8900", "the Boeing 747": the end with the model's number; else `end`. */
  #modelEnd(from: number, end: number): number {
    const { tokens } = this.#source;
    if (!tokens.isNumber(end) || !/^\d{3,4}$/.test(tokens.text(end)) || /^(?:19|20)\d\d$/.test(tokens.text(end))) return end;
    if (this.#words.at(end - 1).possessive || this.#words.is(end - 1, Is.calendar)) return end;
    const thing = this.#matchKnown(from)?.name.kind === 'thing';
    return thing || (/^(?:the|a|an|its|new|his|her)$/.test(this.#words.at(from - 1).lower) && this.#matchKnown(from) === undefined) ? end + 1 : end;
  }

  /** "Justice Against Sponsors of Terrorism Act": a law's name over small words; else `end`. */
  #lawEnd(from: number, end: number): number {
    if (this.#isOwnName(from) || this.#opensPlainly(from) || this.#words.at(end - 1).possessive) return end;
    let links = 0;
    let i = from;
    for (; i < Math.min(from + 10, this.#to); i++) {
      const word = this.#words.at(i);
      if (/^(?:act|bill)$/.test(word.lower) && word.nameLike) return links > 0 ? i + 1 : end;
      const link = /^(?:of|for|to|and|against|on|in|from)$/.test(word.lower);
      if (link) links++;
      else if (!word.nameLike || this.#source.tokens.text(i + 1) === ',' || this.#isOwnName(i)) return end;
    }
    return end;
  }

  /** "Secretary [of State] Mike Pompeo": where the name begins behind an office over "of"; else `end`. */
  #officeEnd(from: number, end: number): number {
    if (!this.#words.is(end - 1, Is.title) || this.#words.at(end - 1).possessive || this.#words.at(end).base !== 'of') return end;
    let next = this.#words.at(end + 1).base === 'the' ? end + 2 : end + 1;
    const office = next;
    while (next < this.#to && next < office + 4 && (this.#words.is(next, Is.beforeTitle) || this.#words.at(next).base === 'and' && next > office) && (this.#words.at(next).nameLike || this.#words.at(next).base === 'and')) next++;
    return next > office && this.#continuesName(next) && !this.#words.at(next - 1).possessive ? next : end;
  }

  /** What stands before a title in its run: "U.S. [Secretary of State …]". */
  #segmentBeforeTitle(from: number, end: number): void {
    let start = end - 1;
    while (start > from && this.#words.is(start - 1, Is.beforeTitle | Is.title)) start--;
    if (start > from) this.#segment(from, start);
  }

  /** "Russia-Ukraine border": two known places in one word; gives the next token, or `from`. */
  #readPair(from: number): number {
    const { tokens } = this.#source;
    const { base } = this.#words.at(from);
    const hyphen = base.indexOf('-');
    if (hyphen < 0) return from;
    const [first, second] = [knownByForm(base.slice(0, hyphen)), knownByForm(base.slice(hyphen + 1))];
    if (first?.type !== 'place' || second?.type !== 'place' || knownByForm(base)) return from;
    const start = tokens.start(from);
    const common = { from, to: from + 1, sentence: this.#sentence, type: 'place', opening: false } as const;
    this.#found.push({ ...common, start, end: start + hyphen, known: first }, { ...common, start: start + hyphen + 1, end: start + base.length, known: second });
    return from + 1;
  }

  /** "GREENVILLE, S.C. (AP) — …": the end of a town in capitals that opens a paragraph and stands before a dash; else `from`. */
  #datelineEnd(from: number): number {
    const { tokens, sentences, paragraphs } = this.#source;
    const sentence = sentences[this.#sentence];
    if (!sentence || tokens.start(from) !== paragraphs[sentence.paragraph]?.start || !isShouted(this.#words.at(from).base)) return from;
    let end = from + 1;
    while (end < from + 4 && this.#words.at(end).casing === Casing.upper) end++;
    for (let i = end; i < Math.min(end + 8, this.#to); i++) {
      if (/^[—–-]$/.test(tokens.text(i)) && !tokens.glued(i)) return end;
      if (!this.#words.at(i).nameLike && !/^[,.()\/]$/.test(tokens.text(i)) && !tokens.isNumber(i)) break;
    }
    return from;
  }

  /** "D-N.Y.": the state behind the party's letter is a place. */
  #readPartyState(index: number, state: string): number {
    const known = knownByForm(state) ?? knownByForm(`${state}.`);
    const { tokens } = this.#source;
    if (known) {
      const start = tokens.start(index) + 2;
      const stop = tokens.text(index + 1) === '.' && tokens.glued(index + 1) ? 1 : 0;
      this.#found.push({ from: index, to: index + 1, start, end: start + state.length + stop, sentence: this.#sentence, type: 'place', known, opening: false });
      return index + 1 + stop;
    }
    return index + 1;
  }

  /** Extends a run over "of", "for", "and" where its head asks for it; gives the new end, or the old one. */
  #join(from: number, end: number): number {
    const last = this.#words.at(end - 1);
    if (last.possessive) return end;
    const link = this.#words.at(end).base;
    const opensBody = (last.classes & Is.organisationFirst) !== 0 && !(last.classes & Is.title && end - from === 1 && last.lower !== 'house');
    const formal = (last.classes & Is.agreement) !== 0;
    if (link === 'of' && this.#continuesName(end + 1)) {
      // "Gold Fields of South Africa Ltd"
      const company = this.#runEnd(end + 1);
      const ending = this.#source.tokens.text(company - 1) === '.' ? company - 2 : company - 1;
      if (this.#words.is(ending, Is.companyEnding) && !this.#words.is(end - 1, Is.title)) return company;
    }
    const opensPlace = link === 'of' && (PLACES_WITH_OF.has(last.lower) || EVENTS_WITH_OF.has(last.lower));
    if (OPENING_LINKS.has(link) && (opensBody || formal || opensPlace)) {
      const only = link !== 'of' && !formal;
      let to = this.#joinedEnd(end, formal, only);
      if (to > end) {
        for (let more = this.#joinedAnd(to, formal); more > to; more = this.#joinedAnd(to, formal)) to = more;
        return to;
      }
    }
    if (link === 'and' && end - from <= 2 && !this.#isOwnName(end - 1) && !this.#opensPlainly(from) && this.#continuesName(end + 1)) {
      const to = this.#runEnd(end + 1);
      const head = this.#words.at(to - 1);
      const singular = (head.classes & Is.organisationLast) !== 0 && !/(?:[^s]s|ies)$/.test(head.lower);
      if (to - end >= 3 && singular && !this.#isOwnName(end + 1) && !this.#words.is(end + 1, Is.title | Is.honorific)) return to;
    }
    return end;
  }

  /** The end of the capitalised words behind "of the"; stops before a title ("Bank of England Governor …"). */
  #joinedEnd(link: number, formal: boolean, bodyOnly: boolean): number {
    let next = link + 1;
    while (next < link + (formal ? 4 : 2) && (FORMAL_LINKS.has(this.#words.at(next).base) || /^an?$/.test(this.#words.at(next).base))) next++;
    if (!this.#continuesName(next)) return link;
    if (bodyOnly && this.#matchKnown(next)) return link;
    if (this.#words.is(next, Is.honorific | Is.title)) return link;
    const run = this.#runEnd(next);
    for (let i = next + 1; i < run; i++) {
      if (this.#words.is(i, Is.title | Is.honorific) && i + 1 < run && !this.#words.is(run - 1, HEADS)) return i;
    }
    return run;
  }

  /** "… and Human Services", ", Production and Transfer": goes on with a formal name. */
  #joinedAnd(end: number, formal: boolean): number {
    const { tokens } = this.#source;
    let next = end;
    const comma = tokens.text(next) === ',';
    if (comma && (!formal || !this.#listGoesOn(next))) return end;
    if (!comma && !FORMAL_LINKS.has(this.#words.at(next).base)) return end;
    next++;
    if (comma && this.#words.at(next).base === 'and') next++;
    if (formal || !comma) while (next < end + 5 && FORMAL_LINKS.has(this.#words.at(next).base)) next++;
    if (!this.#continuesName(next)) return end;
    const link = this.#words.at(end).base;
    if (!formal && link !== 'and' && link !== 'of' && link !== 'for') return end;
    if ((link === 'and' || comma) && (this.#isOwnName(next) || this.#isOwnName(end - 1) || this.#words.is(next, Is.title | Is.honorific))) return end;
    return this.#runEnd(next);
  }

  /** Whether a list of capitalised common words with an "and" before its last follows the comma. */
  #listGoesOn(comma: number): boolean {
    for (let i = comma + 1; i < Math.min(comma + 14, this.#to); i++) {
      const word = this.#words.at(i);
      if (word.base === 'and' && this.#continuesName(i + 1)) return true;
      if (!word.nameLike && !FORMAL_LINKS.has(word.base) && this.#source.tokens.text(i) !== ',') return false;
      if (this.#isOwnName(i)) return false;
    }
    return false;
  }

  /** A word that is a name by itself: a known place or body, a given name, an acronym. */
  #isOwnName(index: number): boolean {
    const word = this.#words.at(index);
    return word.casing === Casing.upper || (word.classes & Is.given) !== 0 || this.#matchKnown(index) !== undefined;
  }

  /** Whether the run opens a sentence with a word that says nothing. */
  #opensPlainly(index: number): boolean {
    return this.#opens(index) && (this.#words.is(index, Is.opener) || this.#words.lowerCase.has(this.#words.at(index).lower));
  }

  /** A name over "of" or "and": its type is the first head's. */
  #readCompound(from: number, to: number): void {
    let start = from;
    while (start < to && this.#words.is(start, Is.functional | Is.beforeTitle) && this.#opens(start)) start++;
    // A nationality before the head stays outside.
    const first = this.#words.at(start);
    if (first.classes & Is.people && NATIONAL_HEADS.has(this.#words.at(start + 1).lower)) start++;
    const known = this.#knownWhole(start, to);
    const headWord = this.#firstHead(start, to);
    this.#push(start, to, { type: known?.type ?? headWord, known });
  }

  #firstHead(from: number, to: number): EntityType {
    for (let i = from; i < to; i++) {
      const word = this.#words.at(i);
      if (FORMAL_LINKS.has(word.base)) {
        const head = this.#words.at(i - 1);
        if (head.classes & Is.agreement) return 'agreement';
        if (head.classes & (Is.organisationFirst | Is.organisationLast) && !PLACES_WITH_OF.has(head.lower)) return 'organization';
        if (EVENTS_WITH_OF.has(head.lower)) return 'event';
        if (PLACES_WITH_OF.has(head.lower)) return 'place';
        break;
      }
    }
    return this.#headType(from, to) ?? 'organization';
  }

  #knownWhole(from: number, to: number): KnownName | undefined {
    const known = this.#matchKnown(from);
    if (known?.to === to || (known && known.to === to - 1 && this.#source.tokens.text(to - 1) === '.')) return known.name;
    return undefined;
  }

  /** What the last word says of a run of two or more words. */
  #headType(from: number, to: number): EntityType | undefined {
    let last = to - 1;
    if (this.#source.tokens.text(last) === '.') last--;
    const word = this.#words.at(last);
    if (last === from) return undefined;
    if (word.classes & Is.companyEnding) return 'organization';
    if (word.classes & Is.agreement) return /^conventions?$/.test(word.lower) && this.#words.at(last - 1).lower === 'national' ? 'event' : 'agreement';
    // "Tiger Woods", "Colin Powell Post": a surname as well; the surroundings decide.
    if (last - from === 1 && surnameHeads.has(word.lower) && this.#words.at(from).classes === 0) return undefined;
    if (word.classes & Is.organisationLast && !(word.classes & Is.placeLast && !(word.classes & Is.organisationFirst))) return 'organization';
    if (word.classes & Is.placeLast) return 'place';
    if (word.classes & Is.event) return 'event';
    return undefined;
  }

  /** Cuts a plain run into titles, names and what goes before them. */
  #segment(from: number, to: number): void {
    let start = from;
    while (start < to && this.#words.is(start, Is.functional) && !this.#knownWhole(start, to) && !this.#words.is(start, Is.given) && this.#words.at(start).casing !== Casing.upper) start++;
    if (start >= to) return;
    const whole = this.#knownWhole(start, to);
    if (whole) return this.#push(start, to, { type: whole.type, known: whole });
    const title = this.#titleEnd(start, to);
    if (title > start && title < to) return this.#readTitled(start, title, to);
    if (title >= to && this.#onlyTitle(start, to)) {
      // "King" alone may be a surname; the rest of the document decides.
      if (to - start === 1) this.#push(start, to, {});
      return;
    }
    const inner = this.#innerTitle(start, to);
    if (inner < 0) {
      let end = start + 1;
      while (!this.#words.is(end, Is.title)) end++;
      return this.#readTitled(start, end + 1, to);
    }
    if (inner > start) {
      this.#segment(start, inner);
      return this.#segment(inner, to);
    }
    const split = this.#personAt(start, to);
    if (split > start) return this.#readPersonBehind(start, split, to);
    const tail = this.#knownTail(start, to);
    if (tail > start) {
      this.#segment(start, tail);
      return this.#segment(tail, to);
    }
    const head = this.#headType(start, to);
    if (this.#opens(start) && this.#words.is(start, Is.calling) && !this.#words.is(start, Is.title | Is.given) && this.#isPerson(start + 1, to, undefined)) {
      return this.#push(start + 1, to, { type: 'person', title: { from: start, to: start + 1 } });
    }
    const person = this.#isPerson(start, to, head);
    if (person) return this.#push(start, to, { type: 'person' });
    if (to - start >= 2 && this.#words.is(to - 1, Is.people)) return this.#segmentBeforePeople(start, to - 1);
    if (this.#words.is(start, Is.people) && to - start >= 2) {
      if (this.#knownWhole(start + 1, to)) return this.#segment(start + 1, to);
      const next = this.#words.at(start + 1);
      const national = NATIONAL_HEADS.has(this.#words.at(to - 1).lower) || next.classes & (Is.title | Is.honorific | Is.given | Is.people);
      if (!head || national || this.#isPerson(start + 1, to, undefined)) return this.#segment(start + 1, to);
    }
    if (this.#words.is(start, Is.people) && to - start === 1) return this.#readNationalBody(start);
    if (this.#readSite(start, to)) return;
    if (head) {
      if (this.#opensPlainly(start) && to - start === 2 && this.#words.is(start, Is.opener) && !this.#words.is(to - 1, Is.companyEnding) && this.#words.lowerCase.has(this.#words.at(to - 1).lower)) return;
      return this.#push(start, to, { type: head });
    }
    if (this.#words.is(start, Is.direction)) {
      const place = this.#knownWhole(start + 1, to);
      if (place?.type === 'place' && !this.#opensPlainly(start)) return this.#push(start, to, { type: 'place' });
    }
    const known = this.#matchKnown(start);
    if (known && known.to < to) {
      const rest = this.#knownWhole(known.to, to);
      if (rest?.kind === 'team' && known.name.type === 'place') return this.#push(start, to, { type: 'organization' });
      if (rest || known.name.type === 'organization' || this.#isPerson(known.to, to, undefined)) {
        this.#segment(start, known.to);
        return this.#segment(known.to, to);
      }
      if (known.name.type === 'place' && known.to === to - 1 && this.#words.at(known.to).casing === Casing.upper && known.name.kind !== 'country') {
        this.#segment(start, known.to);
        return this.#segment(known.to, to);
      }
      if (known.name.kind === 'thing') return this.#push(start, to, { type: 'other' });
      // "Texas Instruments": a place with another word is most often a body.
      return this.#push(start, to, {});
    }
    if (shipPrefixes.has(this.#words.at(start).base) && to - start >= 2) return this.#push(start, to, { type: 'other' });
    if (this.#words.is(start, Is.event) && to - start >= 2 && /^(?:hurricane|typhoon|cyclone|operation|storm)$/.test(this.#words.at(start).lower)) return this.#push(start, to, { type: 'event' });
    if (this.#opens(start) && to - start >= 2 && (this.#words.is(start, Is.opener) || this.#words.lowerCase.has(this.#words.at(start).lower) || /(?:ly|ing|ed)$/.test(this.#words.at(start).lower)) && !this.#words.is(start, Is.given)) {
      // The first word owes its capital to the sentence; the rest stands on its own.
      return this.#segment(start + 1, to);
    }
    this.#push(start, to, {});
  }

  /** "Indian navy": a body, if the dossier has it in capitals somewhere. */
  #readNationalBody(people: number): void {
    const head = people + 1;
    if (head < this.#to && bodies.has(this.#words.at(head).base) && !this.#words.at(people).possessive) this.#push(people, head + 1, { type: 'organization', unsure: true });
  }

  /** "Carlton hotel", "Yida refugee camp": the lower-case head is part of the name. */
  #readSite(from: number, to: number): boolean {
    if (this.#words.at(to - 1).possessive || this.#opensPlainly(from)) return false;
    for (let i = from; i < to; i++) if (this.#matchKnown(i)) return false;
    const head = this.#words.at(to).base === 'refugee' ? to + 1 : to;
    if (head >= this.#to || !sites.has(this.#words.at(head).base)) return false;
    // "the Roe camp" is a candidate's.
    if (head === to && this.#words.at(head).base === 'camp' && !/^(?:in|at|to|from|near)$/.test(this.#words.at(from - 1).lower)) return false;
    this.#push(from, head + 1, { type: 'place' });
    return true;
  }

  /** "U.S. Roman [Catholics]", "North [Africans]": what is left of a people's name is a place only if it is known. */
  #segmentBeforePeople(from: number, to: number): void {
    if (to - from === 1 && this.#words.is(from, Is.placeFirst | Is.direction | Is.people | Is.given) && !this.#knownWhole(from, to)) return;
    this.#segment(from, to);
  }

  /** Where a person's name begins behind words that are no part of it: "Washington Managing Editor [Bill Roe]"; else `from`. */
  #personAt(from: number, to: number): number {
    const plain = Is.opener | Is.organisationLast | Is.beforeTitle | Is.calling | Is.title | Is.placeLast | Is.people | Is.event;
    for (let i = from + 1; i < to - 1; i++) {
      const before = this.#words.at(i - 1);
      if (!this.#words.is(i, Is.given) || before.classes & (Is.given | Is.particle | Is.placeFirst) || before.base === '.' || before.base === '&') continue;
      if (!(before.classes & plain) && before.casing !== Casing.upper) continue;
      if (this.#isPerson(i, to, this.#headType(i, to))) return i;
    }
    return from;
  }

  /** The words before the person are a title where they hold a post, else names of their own. */
  #readPersonBehind(from: number, person: number, to: number): void {
    let post = person;
    for (let i = from; i < person; i++) if (this.#words.is(i, Is.calling)) post = Math.min(post, i);
    if (post === person) {
      this.#segment(from, person);
      return this.#segment(person, to);
    }
    let start = post;
    while (start > from && this.#words.is(start - 1, Is.beforeTitle)) start--;
    const known = this.#matchKnown(from);
    if (known && known.to <= start) this.#segment(from, known.to);
    this.#push(person, to, { type: 'person', title: { from: known && known.to <= start ? known.to : from, to: person } });
  }

  /** Where a known name of two words or more begins inside: "Bush [White House]"; else `from`. */
  #knownTail(from: number, to: number): number {
    for (let i = from + 1; i < to - 1; i++) {
      const known = this.#knownWhole(i, to);
      if (!known || known.kind === 'team' || known.kind === 'thing') continue;
      const all = Array.from({ length: i - from }, (_, k) => this.#words.at(from + k).classes);
      if (!all.every((classes) => classes & (Is.direction | Is.placeFirst))) return i;
    }
    return from;
  }

  /** A given name first, an initial inside, "Jr." last. */
  #isPerson(from: number, to: number, head: EntityType | undefined): boolean {
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
      const known = this.#knownWhole(from, to);
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

  /** The end of the title that the run begins with, or `from`: "[Russian Foreign Minister] Sergei Lavrov". */
  #titleEnd(from: number, to: number): number {
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
    // "King County", "Justice Department", "General Motors": the title word begins another name.
    if (end > from && end < to && this.#headType(from, to) && !this.#words.is(end, Is.given) && to - end <= 1 && !this.#words.is(end - 1, Is.honorific)) {
      const last = this.#words.at(to - 1);
      if (!surnameHeads.has(last.lower) || this.#words.at(from).classes & Is.organisationLast) return from;
    }
    return end;
  }

  #onlyTitle(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      if (!this.#words.is(i, Is.title | Is.honorific | Is.beforeTitle | Is.people) && this.#source.tokens.text(i) !== '.') return false;
    }
    return !(to - from === 1 && this.#words.is(from, Is.given));
  }

  /** Where a title begins inside the run behind a known name: "Fed [Chairman Alan Greenspan]". */
  #innerTitle(from: number, to: number): number {
    for (let i = from + 1; i < to - 1; i++) {
      if (!this.#words.is(i, Is.title | Is.honorific)) continue;
      if (this.#words.is(i, Is.given) && this.#words.is(i - 1, Is.given)) continue;
      let start = i;
      while (start > from && this.#words.is(start - 1, Is.beforeTitle)) start--;
      if (start === from) return from;
      const before = this.#words.at(start - 1);
      const known = this.#matchKnown(from);
      // "Privatisation Minister …": a word of the title that no lexicon has, unless it is somebody's given name.
      if (!known && /^(?:minister|secretary|commissioner|ombudsman)s?$/.test(this.#words.at(i).lower) && !this.#words.is(from, Is.given)) return -1;
      if (/^(?:ceo|cfo|chairman|chairwoman|president|director|spokesman|spokeswoman|coach|manager|leader)$/.test(this.#words.at(i).lower) && !this.#words.is(from, Is.given)) return start;
      if (before.casing === Casing.upper || (known && known.to >= start) || before.classes & Is.people || (this.#words.is(i, Is.honorific) && this.#source.tokens.text(i + 1) === '.') || before.classes & Is.organisationLast) {
        return start;
      }
      return from;
    }
    return from;
  }

  #readTitled(from: number, title: number, to: number): void {
    let start = title;
    while (start < to && this.#words.is(start, Is.people)) start++;
    if (start >= to) return;
    const known = this.#knownWhole(start, to);
    if (known && known.type === 'organization' && known.kind !== 'team' && to - start > 1) return this.#push(start, to, { type: known.type, known });
    this.#push(start, to, { type: 'person', title: { from, to: title } });
  }

  /** Notes a candidate, its possessive left out. */
  #push(from: number, to: number, what: { readonly type?: EntityType | undefined; readonly known?: KnownName | undefined; readonly title?: Range | undefined; readonly unsure?: boolean }): void {
    const { tokens } = this.#source;
    const last = this.#words.at(to - 1);
    let end = tokens.end(to - 1);
    if (last.possessive && !(what.known && what.known.words.at(-1)?.endsWith("'s"))) end -= 2;
    // A letter alone is a grade, a list mark or a currency ("C$").
    if (end - tokens.start(from) < 2) return;
    const opening = (this.#opens(from) && to - from === 1 && !what.title) || what.unsure === true;
    const { type, known, title } = what;
    this.#found.push({ from, to, start: tokens.start(from), end, sentence: this.#sentence, opening,
      ...(type && { type }), ...(known && { known }), ...(title && { title }) });
  }
}
