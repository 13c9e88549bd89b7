// Finds the titles and posts that the text gives a person: before the name, and in apposition behind or before it.
import appositionsYaml from '../../../../lexicon/appositions.yaml';
import nameContextsYaml from '../../../../lexicon/name-contexts.yaml';
import { classReader } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import { bySpan } from '../../text/span';
import type { Role } from '../names';
import type { Candidate } from './candidate';
import { Is } from './word-classes';
import type { Words } from './words';

const apposition = classReader(appositionsYaml, 'appositions');
const OPENERS = apposition('openers');
const CLAUSE = apposition('clause');
const ENDERS = apposition('enders');
const ARTICLES = classReader(nameContextsYaml, 'name-contexts')('articles');
const STOP = /^[.,;:!?()[\]—–"“”„«»…-]$/;
const LONGEST = 14; // tokens of an apposition; longer ones are clauses

export function rolesOf(source: SourceText, words: Words, person: Candidate): Role[] {
  const sentence = source.sentences[person.sentence];
  const from = sentence ? source.tokens.firstFrom(sentence.start) : 0;
  const to = sentence ? source.tokens.firstFrom(sentence.end) : words.length;
  const roles = [roleBefore(source, words, person, from), appositionBefore(source, words, person, from), appositionBehind(source, words, person, to)];
  return roles.filter((role) => role !== undefined).sort(bySpan);
}

function roleFrom({ tokens, text }: SourceText, from: number, to: number): Role {
  const [start, end] = [tokens.start(from), tokens.end(to - 1)];
  return { start, end, text: text.slice(start, end) };
}

/** "Estonia's Defense Minister [Hanno Pevkur]", "coach [Jane Roe]". */
function roleBefore(source: SourceText, words: Words, { from, title }: Candidate, first: number): Role | undefined {
  let start = title?.from ?? from;
  let end = title?.to ?? from;
  if (title) {
    while (start < end && words.is(start, Is.honorific) && !words.is(start, Is.title)) start += source.tokens.text(start + 1) === '.' ? 2 : 1;
    if (start >= end) return undefined;
  } else {
    if (!words.is(from - 1, Is.calling) || words.at(from - 1).possessive || words.at(from - 1).nameLike || from - 1 < first) return undefined;
    start = from - 1;
    end = from;
  }
  while (start - 1 >= first && (words.is(start - 1, Is.beforeTitle | Is.people) || words.is(start - 1, Is.calling) && !words.at(start - 1).possessive)) start--;
  // The body or country that the post belongs to: "Estonia's", "NATO".
  let owner = start - 1;
  if (owner >= first && words.at(owner).nameLike && !words.is(owner, Is.functional | Is.calendar)) {
    const possessive = words.at(owner).possessive;
    while (owner - 1 >= first && words.at(owner - 1).nameLike && !words.at(owner - 1).possessive && !words.is(owner - 1, Is.functional | Is.calendar)) owner--;
    if (possessive || start - owner <= 3) start = owner;
  }
  return roleFrom(source, start, end);
}

/** "[Latvia's chief of defence,] Major General Kaspars Pudāns". */
function appositionBefore(source: SourceText, words: Words, { from, title }: Candidate, first: number): Role | undefined {
  const comma = (title?.from ?? from) - 1;
  if (comma <= first || source.tokens.text(comma) !== ',') return undefined;
  let start = comma;
  let calling = false;
  while (start > first && comma - start < 10 && !STOP.test(source.tokens.text(start - 1))) {
    start--;
    if (words.is(start, Is.calling) && !words.at(start).possessive) calling = true;
  }
  // Only a phrase that begins its clause and with an owner or an article: a verb inside would make it a clause.
  const opener = words.at(start);
  const begins = start === first || /^[—–"“,]$/.test(source.tokens.text(start - 1));
  if (!calling || !begins || !(opener.possessive || ARTICLES.has(opener.lower))) return undefined;
  const head = firstCalling(words, start, comma);
  if (head < 0 || head - start > 4) return undefined;
  return roleFrom(source, opener.possessive ? start : start + 1, comma);
}

/** "Hanno Pevkur, [Estonia's minister of defense] and a signatory …, told". */
function appositionBehind(source: SourceText, words: Words, { to }: Candidate, last: number): Role | undefined {
  const { tokens } = source;
  if (tokens.text(to) !== ',') return undefined;
  let start = to + 1;
  if (tokens.isNumber(start) && tokens.text(start + 1) === ',') start += 2; // the age
  if (OPENERS.has(words.at(start).lower)) start++;
  const head = firstCalling(words, start, Math.min(start + 6, last));
  if (head < 0) return undefined;
  for (let i = start; i < head; i++) if (CLAUSE.has(words.at(i).lower) || STOP.test(tokens.text(i))) return undefined;
  let end = head + 1;
  while (end < last && end - start < LONGEST && !STOP.test(tokens.text(end)) && !ENDERS.has(words.at(end).lower)) end++;
  // What no comma or verb closes is no apposition but the next member of a list.
  if (end >= last || end - start >= LONGEST) return undefined;
  return roleFrom(source, start, end);
}

function firstCalling(words: Words, from: number, to: number): number {
  for (let i = from; i < to; i++) if (words.is(i, Is.calling) && !words.at(i).possessive && !words.at(i).nameLike) return i;
  return -1;
}
