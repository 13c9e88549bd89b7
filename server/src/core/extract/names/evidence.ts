// Weighs what the words around a candidate say of its type.
import nameContextsYaml from '../../../../lexicon/name-contexts.yaml';
import lowerHeadsYaml from '../../../../lexicon/lower-heads.yaml';
import organisationHeadsYaml from '../../../../lexicon/organisation-heads.yaml';
import { classReader } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import { Casing } from '../../text/casing';
import type { EntityType } from '../names';
import type { Candidate } from './candidate';
import { surnameHeads } from './heads';
import { knownByForm } from './known-names';
import { isTown } from './towns';
import { Is } from './word-classes';
import type { Words } from './words';

/** Votes for each type; the weights were chosen on news texts, larger is surer. */
export type Votes = Record<EntityType, number>;

export function noVotes(): Votes {
  return { person: 0, organization: 0, place: 0, agreement: 0, event: 0, other: 0 };
}

/** "McDonald", "O'Neill" */
const MIXED_SURNAME = /^(?:\p{Lu}\p{Ll}+|O')\p{Lu}\p{Ll}+/u;
const context = classReader(nameContextsYaml, 'name-contexts');
const placeBefore = context('place-before');
const placeWeakBefore = context('place-weak-before');
const placeOf = context('place-of');
const placeAfter = context('place-after');
const bodyBefore = context('body-before');
const bodyAfter = context('body-after');
const personAfter = context('person-after');
const personOwned = context('person-owned');
const ships = classReader(lowerHeadsYaml, 'lower-heads')('ships');
const bodiesAbroad = classReader(organisationHeadsYaml, 'organisation-heads')('abroad');
const personEra = context('person-era');
const named = context('named');
const shops = context('shops');
const bodyOwned = context('body-owned');
const bodyOf = context('body-of');
const bodyOfLinks = context('body-of-links');
const lists = context('lists');
const stakes = context('stakes');
const bodyClause = context('body-clause');
const placeClause = context('place-clause');
const indefinite = context('indefinite');
const personClause = context('person-clause');
const opensCalling = context('opens-calling');

/** Adds to the first votes the second ones. */
export function addVotes(sum: Votes, votes: Votes | undefined): void {
  if (!votes) return;
  sum.person += votes.person;
  sum.organization += votes.organization;
  sum.place += votes.place;
  sum.agreement += votes.agreement;
  sum.event += votes.event;
  sum.other += votes.other;
}

/** For a name that plays as teams do. */
export function addTeamVote(votes: Votes | undefined): void {
  if (votes) votes.organization += 2;
}

/** The name's own words and its surroundings, as votes. */
export function weigh(source: SourceText, words: Words, candidate: Candidate): Votes {
  const votes = noVotes();
  weighWords(source, words, candidate, votes);
  weighSurroundings(source, words, candidate, votes);
  return votes;
}

function weighWords(source: SourceText, words: Words, { from, to, type, known, title }: Candidate, votes: Votes): void {
  if (known) votes[known.type] += to - from > 1 ? 5 : 3;
  else if (type) votes[type] += title ? 4 : 5;
  if (known || type) return;
  const first = words.at(from);
  const count = to - from;
  if (count === 1) {
    if (first.classes & Is.surname) votes.person += 0.6;
    if (first.casing === Casing.upper && first.base.length <= 6) votes.organization += 1.5;
    else if (first.casing === Casing.mixed && !MIXED_SURNAME.test(first.base)) votes.organization += 1;
    else if (first.classes & Is.given) votes.person += 1.5;
    else votes.person += 0.4;
    return;
  }
  let plain = 0;
  for (let i = from; i < to; i++) {
    const word = words.at(i);
    if ((word.casing === Casing.capital || MIXED_SURNAME.test(word.base)) && !(word.classes & (Is.opener | Is.organisationLast | Is.placeLast | Is.agreement | Is.event | Is.people | Is.beforeTitle)) && !words.lowerCase.has(word.lower) && !knownByForm(word.base)) plain++;
    if (word.casing === Casing.upper && i > from) votes.organization += 0.6;
    if (word.base === '&') votes.organization += 2;
    if (knownByForm(word.base)?.type === 'place') {
      // "Xolani Washington" is a person, "Telecom Estonia" a body.
      if (i === to - 1 && count === 2 && surnameHeads.has(word.lower)) votes.person += 2;
      else votes.organization += 0.8;
    }
  }
  const last = words.at(to - 1);
  // "Kotwica Tarnow": a club or a firm of the town, where nothing shows a person's name.
  if (!((first.classes | last.classes) & (Is.given | Is.surname)) && !surnameHeads.has(last.lower) && isTown(last.bare)) votes.organization += 1.5;
  if (last.classes & Is.surname) votes.person += 1;
  if (surnameHeads.has(last.lower)) {
    if (last.classes & Is.placeLast) votes.place += 1;
    else if (last.classes & Is.organisationLast) votes.organization += 1;
    votes.person += 0.7;
  }
  if (bodiesAbroad.has(first.lower)) votes.organization += 3;
  if (first.classes & Is.placeFirst) votes.place += 1.8;
  if (first.classes & Is.direction) votes.place += 0.8;
  if (plain === count && count <= 3) votes.person += 1.4;
  else if (plain < count) votes.organization += 0.6;
  if (count >= 4) votes.organization += 0.8;
}

function isPlace(word: string): boolean {
  const known = knownByForm(word);
  return known?.type === 'place' && !known.doubtful;
}

/** "Riverton, Ohio": what stands behind the comma is known to hold towns. */
function namesRegion(word: string): boolean {
  return isPlace(word) || isPlace(`${word}.`);
}

function weighSurroundings({ tokens }: SourceText, words: Words, { from, to, title, known }: Candidate, votes: Votes): void {
  const article = words.at(from - 1).lower === 'the';
  const at = article ? from - 2 : from - 1;
  const before = words.at(at);
  const before2 = words.at(at - 1);
  const after = words.at(to);
  const owns = words.at(to - 1).possessive;
  // "in Anna Brandt's campaign" places nothing.
  if (before.lower === 'in' && stakes.has(before2.lower)) votes.organization += 2;
  else if (placeBefore.has(before.lower)) votes.place += owns ? 1 : 2;
  else if (placeWeakBefore.has(before.lower)) votes.place += 0.95;
  else if (before.lower === 'of' && placeOf.has(before2.lower)) votes.place += 2.5;
  else if (bodyOf.has(before2.lower) && bodyOfLinks.has(before.lower)) votes.organization += 2;
  else if (before.lower === 'at') {
    votes.place += 0.6;
    votes.organization += 0.4;
  }
  if (ships.has(before.lower) && !article) votes.other += 6;
  if (named.has(before.lower)) votes.person += 0.8;
  if (!article && !title && before.classes & Is.calling && before.casing === Casing.lower) votes.person += before2.lower === 'the' && !(before.classes & Is.title) ? 1.2 : 2.2;
  if (!article && bodyBefore.has(before.lower)) votes.organization += 2;
  if (article && !title) {
    votes.organization += 1;
    votes.person -= 2;
    if (!known) votes.place -= 0.3;
  } else if (indefinite.has(before.lower)) {
    votes.organization += 0.5;
    votes.person -= 0.8;
  }
  // "The ferry's operator, Jantar Baltic, said"; "Riga-based Jantar Baltic".
  if (tokens.text(from - 1) === ',' && bodyClause.has(words.at(from - 2).lower) && /^[,;.]$/.test(tokens.text(to))) votes.organization += 2.5;
  if (before.base.endsWith('-based') && !title) votes.organization += 1.5;
  // "to Canton, Akron and Wooster", "from Aith and Bergen": what is listed with a place is one.
  if (!title && lists.has(before.lower) && (isPlace(before2.base) || before2.nameLike && isTown(before2.bare))) votes.place += 1.2;
  else if (lists.has(after.lower) && isPlace(words.at(to + 1).base)) votes.place += 0.6;
  // "Kestrel of Reading" is a firm; a person would have a given name.
  if (after.lower === 'of' && !article && !title && isPlace(words.at(to + 1).base) && !(words.at(from).classes & (Is.given | Is.surname))) votes.organization += 1;
  const behind = tokens.text(to);
  if (owns) {
    if (personOwned.has(after.lower)) votes.person += 1.5;
    else if (bodyOwned.has(after.lower)) votes.organization += 1.5;
    return;
  }
  if (personEra.has(after.lower)) votes.person += article ? 3.5 : 1;
  if (placeAfter.has(after.lower)) votes.place += 1.5;
  if (shops.has(after.lower) || shops.has(words.at(to + 1).lower) && after.casing === Casing.lower) votes.organization += 3;
  if (bodyAfter.has(after.lower)) votes.organization += 1.5;
  // "Grumbold general manager": a post right behind belongs to a body more often than to a person.
  if (after.casing === Casing.lower && after.classes & (Is.title | Is.beforeTitle)) votes.organization += 0.8;
  if (personAfter.has(after.lower)) {
    votes.person += 1.2;
    votes.organization += 0.5;
  }
  if (behind === ',') {
    const next = words.at(to + 1);
    const age = tokens.isNumber(to + 1) && /^\d{1,3}$/.test(tokens.text(to + 1)) && /^[,;.)]$/.test(tokens.text(to + 2));
    if (age) votes.person += 4;
    else if (personClause.has(next.lower)) votes.person += 2.5;
    else if (next.lower === 'which') votes.person -= 1;
    else if (next.nameLike && !next.possessive && namesRegion(next.base)) votes.place += 1.5;
    else if (opensCalling.has(next.lower) || next.possessive) {
      for (let i = to + 2; i < to + 6; i++) {
        if (/^[,.;]$/.test(tokens.text(i))) break;
        const { lower, casing, possessive } = words.at(i);
        if (words.is(i, Is.calling) && !possessive) votes.person += 1.5;
        // "Orlo, a village near the border", "Jantar, the ferry's operator". What the noun is of comes later: "the capital of a region".
        else if (casing === Casing.lower && placeClause.has(lower)) votes.place += 3;
        else if (casing === Casing.lower && bodyClause.has(lower)) votes.organization += 2.5;
        else continue;
        break;
      }
    }
  } else if (behind === '(') {
    const inside = words.at(to + 1);
    if (inside.nameLike && tokens.text(to + 2) === ')' && knownByForm(inside.base)?.kind === 'country' && !known) votes.person += 1;
    else if (tokens.isNumber(to + 1)) votes.person += 0.5;
  }
}
