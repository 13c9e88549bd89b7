// Who is meant by "he", "they" or "the minister": the last fitting person or body that was subject or speaker.
import genderPronounsYaml from '../../../../lexicon/gender-pronouns.yaml';
import genderedNounsYaml from '../../../../lexicon/gendered-nouns.yaml';
import phraseFillersYaml from '../../../../lexicon/phrase-fillers.yaml';
import { classReader, wordClasses, wordSet } from '../../lexicon';
import { lastAtOrBefore, type Span } from '../../text/span';
import type { Attribution } from '../quotes';
import type { OuterSentence, Reading, Words } from './clauses';
import { speakerNoun } from './speaker-nouns';
import { mainSubject, reporterIn, type Subject } from './subjects';

const genderedNouns = wordClasses(genderedNounsYaml, 'gendered-nouns');
const pronouns = classReader(genderPronounsYaml, 'gender-pronouns');
const fillers = wordSet(phraseFillersYaml, 'phrase-fillers');

/** Somebody found: the name a reader would use, and the entity where it is one. */
export interface Referent {
  readonly name: string;
  readonly entity?: number;
  readonly plural?: boolean;
  /** The sentence that names a body. */
  readonly inSentence?: Words;
}

/** What is known of the speakers of the sentences before. */
type Spoken = ReadonlyMap<OuterSentence, readonly Attribution[]>;

/** A pronoun looks back over so many paragraphs; further away a reader would name the person again. */
const PARAGRAPHS_BACK = 2;
/** … and, where every paragraph in between speaks of the same "he", no further than this. */
const PARAGRAPHS_IN_CHAIN = 6;
/** Bounds for texts without paragraphs: nobody remembers who was named so long ago. */
const SENTENCES_BACK = 40;
const MENTIONS_BACK = 300;

export interface Place {
  readonly words: Words;
  /** Index of the sentence in its group. */
  readonly index: number;
}

/**
 * Whom the pronoun means, or undefined where nobody fits. `inside` is the quotation that is being attributed: who is
 * named there does not speak it.
 */
export function antecedent(reading: Reading, place: Place, subject: Subject, inside: Span, spoken: Spoken): Referent | undefined {
  const named = entitiesIn(reading, inside);
  switch (subject.head) {
    case 'he': case 'his':
      return lastPerson(reading, place, subject.from, 'male', named, spoken);
    case 'she': case 'her':
      return lastPerson(reading, place, subject.from, 'female', named, spoken);
    case 'it': case 'its':
      return lastBody(reading, place, subject.from, false, spoken);
    case 'they': case 'their':
      return lastBody(reading, place, subject.from, true, spoken) ?? lastPerson(reading, place, subject.from, undefined, named, spoken);
    default:
      return undefined;
  }
}

/** The person whom the document gives the role that the phrase names, by its last mention before the phrase. */
export function bearer(reading: Reading, subject: Subject): Referent | undefined {
  if (!/^the\s/i.test(subject.text) && !/^\p{Lu}/u.test(subject.text)) return undefined;
  const wanted = contentWords(subject.text);
  if (!wanted.length || subject.plural) return undefined;
  const { mentions, entities } = reading.names;
  const last = lastAtOrBefore(mentions.length, (at) => mentions[at]?.end ?? 0, subject.at.start);
  for (let i = last; i >= 0 && i > last - MENTIONS_BACK; i--) {
    const mention = mentions[i];
    const entity = mention && entities[mention.entity];
    if (!mention || entity?.type !== 'person') continue;
    const holds = entity.roles.some(({ text }) => {
      const words = contentWords(text);
      return words.length > 0 && wanted.every((word) => words.includes(word)) && words.includes('former') === wanted.includes('former');
    });
    if (holds) return { name: entity.canonical, entity: mention.entity };
  }
  return undefined;
}

function contentWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}-]+/gu)?.filter((word) => !fillers.has(word)) ?? [];
}

function entitiesIn(reading: Reading, span: Span): ReadonlySet<number> {
  const { mentions } = reading.names;
  const found = new Set<number>();
  for (let i = lastAtOrBefore(mentions.length, (at) => mentions[at]?.start ?? 0, span.start - 1) + 1; i < mentions.length; i++) {
    const mention = mentions[i];
    if (!mention || mention.end > span.end) break;
    found.add(mention.entity);
  }
  return found;
}

function lastPerson(reading: Reading, place: Place, before: number, gender: 'male' | 'female' | undefined, named: ReadonlySet<number>, spoken: Spoken): Referent | undefined {
  const { entities } = reading.names;
  let self: Referent | undefined;
  let phrase: Referent | undefined;
  const fits = (entity: number | undefined): entity is number => {
    const known = entity === undefined ? undefined : entities[entity];
    if (!known || (gender !== undefined && known.gender !== undefined && known.gender !== gender)) return false;
    // A name of unknown type may be a person's: only persons are "he" and "she".
    return known.type === 'person' || (gender !== undefined && known.type === 'other' && known.canonical.includes(' '));
  };
  const referent = (entity: number): Referent => ({ name: entities[entity]?.canonical ?? '', entity });
  for (const { words, limit } of backwards(reading, place, before, gender)) {
    for (const { entity, name } of [...(spoken.get(words.sentence) ?? [])].reverse()) {
      if (entity === undefined ? gender !== undefined && isOnePerson(name, gender) : fits(entity) && !named.has(entity)) return { name, ...(entity !== undefined && { entity }) };
      // People do speak of themselves by name, but only if nobody else can be meant.
      if (fits(entity)) self ??= referent(entity);
    }
    const reporter = reporterIn(words, limit);
    if (reporter && fits(reporter.entity) && !named.has(reporter.entity)) return referent(reporter.entity);
    let subject: number | undefined;
    let owner: number | undefined;
    let other: number | undefined;
    for (let at = 0; at < limit; at++) {
      const mention = words.mention(at);
      if (mention < 0 || words.mention(at - 1) === mention) continue;
      const entity = reading.names.mentions[mention]?.entity;
      if (!fits(entity) || named.has(entity)) continue;
      let end = at;
      while (words.mention(end + 1) === mention) end++;
      if (!governed(words, at)) {
        if (words.possessive(end)) owner ??= entity;
        else subject ??= entity;
      }
      if (entities[entity]?.type === 'person') other = entity;
    }
    const found = subject ?? owner ?? other;
    if (found !== undefined) return referent(found);
    if (reporter?.kind !== 'role' || reporter.plural || gender === undefined || !isOnePerson(reporter.text, gender)) continue;
    // “the president” has been named before, “a spokesman” has not.
    const known = bearer(reading, reporter);
    if (known || !/^the\s/i.test(reporter.text)) return known ?? { name: reporter.text };
    phrase ??= { name: reporter.text };
  }
  return self ?? phrase;
}

/** “a police spokeswoman”: one person without a name, whose word does not speak against the gender. */
function isOnePerson(phrase: string, gender: 'male' | 'female'): boolean {
  const noun = (phrase.toLowerCase().match(/[\p{L}-]+/gu) ?? []).find((word) => speakerNoun(word)?.kind === 'role') ?? '';
  if (!noun || speakerNoun(noun)?.plural) return false;
  const known = genderOf(noun);
  return known === undefined || known === gender;
}

function genderOf(noun: string): 'male' | 'female' | undefined {
  const is = (gender: string): boolean => genderedNouns.get(gender)?.includes(noun) === true || genderedNouns.get(`${gender}-endings`)?.some((ending) => noun.endsWith(ending)) === true;
  // “woman” ends like “man”.
  return is('female') ? 'female' : is('male') ? 'male' : undefined;
}

/** Whether a preposition stands before the name or its titles. */
function governed(words: Words, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (words.classOf(before) === 'determiner' || (words.classOf(before) === 'other' && words.isWord(before) && words.capitalised(before)) || words.lower(before) === '.')) before--;
  return words.classOf(before) === 'preposition';
}

function lastBody(reading: Reading, place: Place, before: number, plural: boolean, spoken: Spoken): Referent | undefined {
  const { entities } = reading.names;
  const fits = (subject: Subject): boolean => {
    const type = subject.entity === undefined ? undefined : entities[subject.entity]?.type;
    return subject.kind === 'body' || (plural ? subject.plural : subject.kind === 'document') || (subject.kind === 'name' && (type === 'organization' || (plural && type === 'place')));
  };
  const referent = ({ text, entity, plural: several }: Subject, words: Words): Referent => ({ name: text, ...(entity !== undefined && { entity }), plural: several, inSentence: words });
  // Who has said something comes before who is only spoken of.
  let spokenOf: Referent | undefined;
  for (const { words, limit } of backwards(reading, place, before)) {
    const speaker = spoken.get(words.sentence)?.findLast(({ entity, name }) =>
      (entity !== undefined ? entities[entity]?.type !== 'person' : isCollective(name, plural)));
    if (speaker) return { name: speaker.name, ...(speaker.entity !== undefined && { entity: speaker.entity }) };
    const reporter = reporterIn(words, limit);
    if (reporter && fits(reporter)) return referent(reporter, words);
    const subject = spokenOf ? undefined : mainSubject(words, limit);
    if (subject && fits(subject)) spokenOf = referent(subject, words);
  }
  return spokenOf;
}

function isCollective(name: string, plural: boolean): boolean {
  return (name.toLowerCase().match(/[\p{L}-]+/gu) ?? []).some((word) => {
    const noun = speakerNoun(word);
    return noun !== undefined && (plural ? noun.plural || noun.kind !== 'role' : noun.kind !== 'role');
  });
}

/**
 * The sentence up to the position, then the sentences before it, the last one first. A paragraph that speaks of the
 * same "he" or "she" makes the way no longer.
 */
function* backwards(reading: Reading, place: Place, before: number, gender?: 'male' | 'female'): Generator<{ words: Words; limit: number }> {
  yield { words: place.words, limit: before };
  const chain = gender && pronouns(gender);
  let group = place.words.sentence.paragraph;
  let left = SENTENCES_BACK;
  for (let back = 0, seen = 0; back <= PARAGRAPHS_BACK && seen <= PARAGRAPHS_IN_CHAIN && group >= 0; seen++) {
    const sentences = reading.sentencesIn(group);
    let goesOn = false;
    for (let i = seen === 0 ? place.index - 1 : sentences.length - 1; i >= 0; i--) {
      const sentence = sentences[i];
      if (!sentence) continue;
      if (left-- <= 0) return;
      const words = reading.wordsOf(sentence);
      yield { words, limit: words.length };
      for (let at = 0; chain && !goesOn && at < words.length; at++) goesOn = chain.has(words.lower(at));
    }
    group = reading.groupBefore(group);
    if (!goesOn) back++;
  }
}
