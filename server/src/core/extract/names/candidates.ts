// Cuts the capitalised runs of one sentence into names, each with its title and what its words say of the type.
import lowerHeadsYaml from '../../../../lexicon/lower-heads.yaml';
import nameContextsYaml from '../../../../lexicon/name-contexts.yaml';
import shipPrefixesYaml from '../../../../lexicon/ship-prefixes.yaml';
import { classReader, wordClasses, wordSet } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import { Casing } from '../../text/casing';
import type { EntityType } from '../names';
import type { Candidate, Range } from './candidate';
import { headsOf, headType } from './heads';
import { Joins } from './joins';
import { knownByForm, type KnownName } from './known-names';
import { Persons } from './persons';
import { Runs } from './runs';
import { Is } from './word-classes';
import { endsLike } from './word-endings';
import type { Words } from './words';

const shipPrefixes = wordSet(shipPrefixesYaml, 'ship-prefixes');
const lowerHeads = wordClasses(lowerHeadsYaml, 'lower-heads');
const bodies = new Set(lowerHeads.get('bodies'));
const sites = new Set(lowerHeads.get('sites'));
const context = classReader(nameContextsYaml, 'name-contexts');
const BEFORE_CAMPS = context('before-camps');
const OF_PERSONS = context('person-owned');
/** Heads that a nationality before them does not belong to: "Russian Foreign Ministry". */
const NATIONAL_HEADS = headsOf('without-nationality');
const EVENTS_BEFORE = headsOf('event-before');
const PARTY_STATE = /^[DRI]-(\p{Lu}.*)$/u;

export class CandidateReader {
  readonly #source: SourceText;
  readonly #words: Words;
  readonly #runs: Runs;
  readonly #joins: Joins;
  readonly #persons: Persons;
  #found: Candidate[] = [];
  #sentence = 0;

  constructor(source: SourceText, words: Words) {
    this.#source = source;
    this.#words = words;
    this.#runs = new Runs(source, words);
    this.#joins = new Joins(source, words, this.#runs);
    this.#persons = new Persons(source, words, this.#runs);
  }

  /** Candidates of the sentence in the token range, in order and disjoint. */
  read(sentence: number, { from, to }: Range): readonly Candidate[] {
    this.#found = [];
    this.#sentence = sentence;
    this.#runs.enter({ from, to });
    let i = from;
    while (i < to) {
      const { nameLike, known } = this.#words.at(i);
      if (!nameLike && !known) i++;
      else if (this.#runs.startsName(i)) i = this.#readRun(i);
      else if (this.#runs.matchLate(i)) i = this.#readRun(i);
      else i++;
    }
    return this.#found;
  }

  /** In a heading only names that a lexicon holds, and persons by their given name. */
  readHeading(sentence: number, { from, to }: Range): readonly Candidate[] {
    this.#found = [];
    this.#sentence = sentence;
    this.#runs.enter({ from, to });
    for (let i = from; i < to; i++) {
      if (!this.#words.at(i).nameLike) continue;
      const known = this.#runs.matchKnown(i);
      if (known && (!known.name.doubtful || known.to > i + 1)) this.#push(i, known.to, { type: known.name.type, known: known.name });
      else if (this.#persons.isPlainPerson(i)) this.#push(i, i + 2, { type: 'person' });
      else continue;
      i = (this.#found.at(-1)?.to ?? i + 1) - 1;
    }
    return this.#found;
  }

  /** Reads the run at the token and what is joined to it; gives the token to go on from. */
  #readRun(from: number): number {
    const tag = PARTY_STATE.exec(this.#words.at(from).base);
    if (tag?.[1] !== undefined) return this.#readPartyState(from, tag[1]);
    const parted = this.#readPair(from);
    if (parted > from) return parted;
    const known = this.#runs.matchKnown(from);
    const dateline = this.#datelineEnd(from);
    if (dateline > from) {
      this.#push(from, dateline, { type: 'place', known: this.#runs.knownWhole(from, dateline) });
      return dateline;
    }
    let end = Math.max(this.#runs.endOf(from), known?.to ?? 0);
    if (this.#runs.shouts(from, end)) return this.#readKnown(from, end);
    const office = this.#persons.lowerOffice(from);
    if (office > 0) {
      this.#push(from + 1, end, { type: 'person', title: { from: office, to: from + 1 } });
      return end;
    }
    const numbered = this.#joins.modelEnd(from, end);
    if (numbered > end) {
      this.#push(from, numbered, { type: 'other' });
      return numbered;
    }
    const law = this.#joins.lawEnd(from, end);
    if (law > end) {
      this.#push(from, law, { type: 'agreement' });
      return law;
    }
    const joined = this.#joins.endOf(from, end);
    if (joined > end) {
      end = joined;
      this.#readCompound(from, end);
      return end;
    }
    const named = this.#persons.officeEnd(from, end);
    if (named > end) {
      const to = this.#runs.endOf(named);
      this.#segmentBeforeTitle(from, end);
      this.#push(named, to, { type: 'person', title: { from, to: named } });
      return to;
    }
    this.#segment(from, end);
    return end;
  }

  /** Takes the known names of a run; gives its end. */
  #readKnown(from: number, end: number): number {
    let i = from;
    while (i < end) {
      const known = this.#runs.matchKnown(i);
      if (known) this.#push(i, known.to, { type: known.name.type, known: known.name });
      i = known?.to ?? i + 1;
    }
    return Math.max(i, end);
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
    const push = (known: KnownName, at: number, end: number): void =>
      void this.#found.push({ from, to: from + 1, start: at, end, sentence: this.#sentence, opening: false, type: 'place', known, title: undefined });
    push(first, start, start + hyphen);
    push(second, start + hyphen + 1, start + base.length);
    return from + 1;
  }

  /** "RIVERTON, Ohio (AP) — …": the end of a town in capitals that opens a paragraph and stands before a dash; else `from`. */
  #datelineEnd(from: number): number {
    const { tokens, sentences, paragraphs } = this.#source;
    const sentence = sentences[this.#sentence];
    if (!sentence || tokens.start(from) !== paragraphs[sentence.paragraph]?.start || this.#words.at(from).shouted === undefined) return from;
    let end = from + 1;
    while (end < from + 4 && this.#words.at(end).casing === Casing.upper) end++;
    for (let i = end; i < Math.min(end + 8, this.#runs.to); i++) {
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
      this.#found.push({ from: index, to: index + 1, start, end: start + state.length + stop, sentence: this.#sentence, opening: false, type: 'place', known, title: undefined });
      return index + 1 + stop;
    }
    return index + 1;
  }

  /** A name over "of" or "and": its type is the first head's. */
  #readCompound(from: number, to: number): void {
    let start = from;
    while (start < to && this.#words.is(start, Is.functional | Is.beforeTitle) && this.#runs.opens(start)) start++;
    // A nationality before the head stays outside.
    const first = this.#words.at(start);
    if (first.classes & Is.people && NATIONAL_HEADS.has(this.#words.at(start + 1).lower)) start++;
    const known = this.#runs.knownWhole(start, to);
    const headWord = this.#joins.firstHead(start, to);
    this.#push(start, to, { type: known?.type ?? headWord, known });
  }

  /** Cuts a plain run into titles, names and what goes before them. */
  #segment(from: number, to: number): void {
    let start = from;
    while (start < to && this.#words.is(start, Is.functional) && !this.#runs.knownWhole(start, to) && !this.#words.is(start, Is.given) && this.#words.at(start).casing !== Casing.upper) start++;
    if (start >= to) return;
    const whole = this.#runs.knownWhole(start, to);
    if (whole) return this.#push(start, to, { type: whole.type, known: whole });
    if (this.#runs.beginsSaint(start)) return this.#readSaint(start, to);
    const title = this.#persons.titleEnd(start, to);
    if (title > start && title < to) return this.#readTitled(start, title, to);
    if (title >= to && this.#persons.onlyTitle(start, to)) {
      // "King" alone may be a surname; the rest of the document decides.
      if (to - start === 1) this.#push(start, to, {});
      return;
    }
    const inner = this.#persons.innerTitle(start, to);
    if (inner < 0) {
      let end = start + 1;
      while (!this.#words.is(end, Is.title)) end++;
      return this.#readTitled(start, end + 1, to);
    }
    if (inner > start) {
      this.#segment(start, inner);
      return this.#segment(inner, to);
    }
    const split = this.#persons.personAt(start, to);
    if (split > start) return this.#readPersonBehind(start, split, to);
    const tail = this.#runs.knownTail(start, to);
    if (tail > start) {
      this.#segment(start, tail);
      return this.#segment(tail, to);
    }
    const head = headType(this.#source, this.#words, start, to);
    if (this.#runs.opens(start) && this.#words.is(start, Is.calling) && !this.#words.is(start, Is.title | Is.given) && this.#persons.isPerson(start + 1, to, undefined)) {
      return this.#push(start + 1, to, { type: 'person', title: { from: start, to: start + 1 } });
    }
    const person = this.#persons.isPerson(start, to, head);
    if (person) return this.#push(start, to, { type: 'person' });
    if (to - start >= 2 && this.#words.is(to - 1, Is.people)) return this.#segmentBeforePeople(start, to - 1);
    if (this.#words.is(start, Is.people) && to - start >= 2) {
      if (this.#runs.knownWhole(start + 1, to)) return this.#segment(start + 1, to);
      const next = this.#words.at(start + 1);
      const national = NATIONAL_HEADS.has(this.#words.at(to - 1).lower) || next.classes & (Is.title | Is.honorific | Is.given | Is.people);
      if (!head || national || this.#persons.isPerson(start + 1, to, undefined)) return this.#segment(start + 1, to);
    }
    if (this.#words.is(start, Is.people) && to - start === 1) return this.#readNationalBody(start);
    if (this.#readSite(start, to)) return;
    if (head) {
      if (this.#runs.opensPlainly(start) && to - start === 2 && this.#words.is(start, Is.opener) && !this.#words.is(to - 1, Is.companyEnding) && this.#words.lowerCase.has(this.#words.at(to - 1).lower)) return;
      return this.#push(start, to, { type: head });
    }
    if (this.#words.is(start, Is.direction)) {
      const place = this.#runs.knownWhole(start + 1, to);
      if (place?.type === 'place' && !this.#runs.opensPlainly(start)) return this.#push(start, to, { type: 'place' });
    }
    const known = this.#runs.matchKnown(start);
    if (known && known.to < to) {
      const rest = this.#runs.knownWhole(known.to, to);
      if (rest?.kind === 'team' && known.name.type === 'place') return this.#push(start, to, { type: 'organization' });
      if (rest || known.name.type === 'organization' || this.#persons.isPerson(known.to, to, undefined)) {
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
    if (this.#words.is(start, Is.event) && to - start >= 2 && EVENTS_BEFORE.has(this.#words.at(start).lower)) return this.#push(start, to, { type: 'event' });
    if (this.#runs.opens(start) && to - start >= 2 && (this.#words.is(start, Is.opener) || this.#words.lowerCase.has(this.#words.at(start).lower) || endsLike('before-a-name', this.#words.at(start).lower)) && !this.#words.is(start, Is.given)) {
      // The first word owes its capital to the sentence; the rest stands on its own.
      return this.#segment(start + 1, to);
    }
    this.#push(start, to, {});
  }

  /** "St. Mary's Hospital"; "the wards of St. Mary's", a house that is called by its saint alone. */
  #readSaint(from: number, to: number): void {
    const head = headType(this.#source, this.#words, from, to);
    const house = !head && this.#words.at(to - 1).possessive && (to >= this.#runs.to || !OF_PERSONS.has(this.#words.at(to).lower));
    this.#push(from, to, house ? { type: 'organization', withPossessive: true } : { type: head });
  }

  /** "Polish navy": a body, if the dossier has it in capitals somewhere. */
  #readNationalBody(people: number): void {
    const head = people + 1;
    if (head < this.#runs.to && bodies.has(this.#words.at(head).base) && !this.#words.at(people).possessive) this.#push(people, head + 1, { type: 'organization', unsure: true });
  }

  /** "Grumbold hotel", "Quill refugee camp": the lower-case head is part of the name. */
  #readSite(from: number, to: number): boolean {
    if (this.#words.at(to - 1).possessive || this.#runs.opensPlainly(from)) return false;
    for (let i = from; i < to; i++) if (this.#runs.matchKnown(i)) return false;
    const head = this.#words.at(to).base === 'refugee' ? to + 1 : to;
    if (head >= this.#runs.to || !sites.has(this.#words.at(head).base)) return false;
    // "the Roe camp" is a candidate's.
    if (head === to && this.#words.at(head).base === 'camp' && !BEFORE_CAMPS.has(this.#words.at(from - 1).lower)) return false;
    this.#push(from, head + 1, { type: 'place' });
    return true;
  }

  /** "Riga [Catholics]", "North [Africans]": what is left of a people's name is a place only if it is known. */
  #segmentBeforePeople(from: number, to: number): void {
    if (to - from === 1 && this.#words.is(from, Is.placeFirst | Is.direction | Is.people | Is.given) && !this.#runs.knownWhole(from, to)) return;
    this.#segment(from, to);
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
    const known = this.#runs.matchKnown(from);
    if (known && known.to <= start) this.#segment(from, known.to);
    this.#push(person, to, { type: 'person', title: { from: known && known.to <= start ? known.to : from, to: person } });
  }

  #readTitled(from: number, title: number, to: number): void {
    let start = title;
    while (start < to && this.#words.is(start, Is.people)) start++;
    if (start >= to) return;
    const known = this.#runs.knownWhole(start, to);
    if (known && known.type === 'organization' && known.kind !== 'team' && to - start > 1) return this.#push(start, to, { type: known.type, known });
    this.#push(start, to, { type: 'person', title: { from, to: title } });
  }

  /** Notes a candidate, its possessive left out unless it is part of the name. */
  #push(from: number, to: number, what: { readonly type?: EntityType | undefined; readonly known?: KnownName | undefined; readonly title?: Range | undefined; readonly unsure?: boolean; readonly withPossessive?: boolean }): void {
    const { tokens } = this.#source;
    const last = this.#words.at(to - 1);
    let end = tokens.end(to - 1);
    if (last.possessive && !what.withPossessive && !(what.known && what.known.words.at(-1)?.endsWith("'s"))) end -= 2;
    // A letter alone is a grade, a list mark or a currency ("C$").
    if (end - tokens.start(from) < 2) return;
    const opening = (this.#runs.opens(from) && to - from === 1 && !what.title) || what.unsure === true;
    const { type, known, title } = what;
    this.#found.push({ from, to, start: tokens.start(from), end, sentence: this.#sentence, opening, type, known, title });
  }
}
