// Extends a name over small words, lists and numbers: "Bank of Latvia", "Department of Health and Human Services", "Grumbold 8900".
import nameContextsYaml from '../../../../lexicon/name-contexts.yaml';
import nameLinksYaml from '../../../../lexicon/name-links.yaml';
import { classReader } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import type { EntityType } from '../names';
import { headsOf, headType } from './heads';
import type { Runs } from './runs';
import { HEADS, Is } from './word-classes';
import type { Words } from './words';

/** Tokens of the longest formal name; real ones stay below 50. */
const LONGEST = 80;
const links = classReader(nameLinksYaml, 'name-links');
const FORMAL_LINKS = links('formal');
const OPENING_LINKS = links('opening');
const LAW_LINKS = links('laws');
const context = classReader(nameContextsYaml, 'name-contexts');
const ARTICLES = context('articles');
const BEFORE_MODELS = context('before-models');
const PLACES_WITH_OF = headsOf('place-of');
const EVENTS_WITH_OF = headsOf('event-of');
const LAWS = headsOf('laws');

export class Joins {
  readonly #source: SourceText;
  readonly #words: Words;
  readonly #runs: Runs;

  constructor(source: SourceText, words: Words, runs: Runs) {
    this.#source = source;
    this.#words = words;
    this.#runs = runs;
  }

  /** Extends a run over "of", "for", "and" where its head asks for it; gives the new end, or the old one. */
  endOf(from: number, end: number): number {
    const last = this.#words.at(end - 1);
    if (last.possessive) return end;
    const link = this.#words.at(end).base;
    const opensBody = (last.classes & Is.organisationFirst) !== 0 && !(last.classes & Is.title && end - from === 1 && last.lower !== 'house');
    const formal = (last.classes & Is.agreement) !== 0;
    if (link === 'of' && this.#runs.continuesName(end + 1) && !this.#runs.isOwnName(from)) {
      // "Silver Mills of Grumbold Ltd"
      const company = this.#runs.endOf(end + 1);
      const ending = this.#source.tokens.text(company - 1) === '.' ? company - 2 : company - 1;
      if (this.#words.is(ending, Is.companyEnding) && !this.#words.is(end - 1, Is.title)) return company;
    }
    const opensPlace = link === 'of' && (PLACES_WITH_OF.has(last.lower) || EVENTS_WITH_OF.has(last.lower));
    if (OPENING_LINKS.has(link) && (opensBody || formal || opensPlace)) {
      const only = link !== 'of' && !formal;
      let to = this.#joinedEnd(end, formal, only);
      if (to > end) {
        for (let more = this.#joinedAnd(to, formal); more > to && more - from < LONGEST; more = this.#joinedAnd(to, formal)) to = more;
        return to;
      }
    }
    if (link === 'and' && end - from <= 2 && !this.#runs.isOwnName(end - 1) && !this.#runs.opensPlainly(from) && this.#runs.continuesName(end + 1)) {
      const to = this.#runs.endOf(end + 1);
      const head = this.#words.at(to - 1);
      const singular = (head.classes & Is.organisationLast) !== 0 && !/(?:[^s]s|ies)$/.test(head.lower);
      if (to - end >= 3 && singular && !this.#runs.isOwnName(end + 1) && !this.#words.is(end + 1, Is.title | Is.honorific)) return to;
    }
    return end;
  }

  /** The end of the capitalised words behind "of the"; stops before a title ("Bank of Latvia Governor …"). */
  #joinedEnd(link: number, formal: boolean, bodyOnly: boolean): number {
    let next = link + 1;
    while (next < link + (formal ? 4 : 2) && (FORMAL_LINKS.has(this.#words.at(next).base) || ARTICLES.has(this.#words.at(next).base))) next++;
    if (!this.#runs.continuesName(next)) return link;
    if (bodyOnly && this.#runs.matchKnown(next)) return link;
    if (this.#words.is(next, Is.honorific | Is.title)) return link;
    const run = this.#runs.endOf(next);
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
    if (!this.#runs.continuesName(next)) return end;
    const link = this.#words.at(end).base;
    if (!formal && link !== 'and' && link !== 'of' && link !== 'for') return end;
    if ((link === 'and' || comma) && (this.#runs.isOwnName(next) || this.#runs.isOwnName(end - 1) || this.#words.is(next, Is.title | Is.honorific))) return end;
    return this.#runs.endOf(next);
  }

  /** Whether a list of capitalised common words with an "and" before its last follows the comma. */
  #listGoesOn(comma: number): boolean {
    for (let i = comma + 1; i < Math.min(comma + 14, this.#runs.to); i++) {
      const word = this.#words.at(i);
      if (word.base === 'and' && this.#runs.continuesName(i + 1)) return true;
      if (!word.nameLike && !FORMAL_LINKS.has(word.base) && this.#source.tokens.text(i) !== ',') return false;
      if (this.#runs.isOwnName(i)) return false;
    }
    return false;
  }

  /** "Relief for Victims of Fire Act": a law's name over small words; else `end`. */
  lawEnd(from: number, end: number): number {
    if (this.#runs.isOwnName(from) || this.#runs.opensPlainly(from) || this.#words.at(end - 1).possessive) return end;
    let linked = false;
    let i = from;
    for (; i < Math.min(from + 10, this.#runs.to); i++) {
      const word = this.#words.at(i);
      if (LAWS.has(word.lower) && word.nameLike) return linked ? i + 1 : end;
      if (LAW_LINKS.has(word.lower)) linked = true;
      else if (!word.nameLike || this.#source.tokens.text(i + 1) === ',' || this.#runs.isOwnName(i)) return end;
    }
    return end;
  }

  /** "the Grumbold 8900": the end with the model's number; else `end`. */
  modelEnd(from: number, end: number): number {
    const { tokens } = this.#source;
    if (!tokens.isNumber(end) || !/^\d{3,4}$/.test(tokens.text(end)) || /^(?:19|20)\d\d$/.test(tokens.text(end))) return end;
    if (this.#words.at(end - 1).possessive || this.#words.is(end - 1, Is.calendar)) return end;
    const thing = this.#runs.matchKnown(from)?.name.kind === 'thing';
    return thing || (BEFORE_MODELS.has(this.#words.at(from - 1).lower) && this.#runs.matchKnown(from) === undefined) ? end + 1 : end;
  }

  firstHead(from: number, to: number): EntityType {
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
    return headType(this.#source, this.#words, from, to) ?? 'organization';
  }
}
