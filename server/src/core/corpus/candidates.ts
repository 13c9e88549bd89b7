// Makes the figures of a document ready to be compared: their values in the dossier, the words around them, their rivals.
import { isInDateLine } from '../extract/date-line';
import contextsYaml from '../../../lexicon/figure-contexts.yaml';
import stopWordsYaml from '../../../lexicon/stop-words.yaml';
import type { FigureMention } from '../extract/figures';
import { isOfThem } from '../extract/figures/antecedents';
import type { Claim } from '../extract/figures/claim';
import { conceptOf } from '../extract/figures/concepts';
import { dayNumberOf, resolveDate, yearOf } from '../extract/figures/dates';
import { isPersonClass, isPersonNoun } from '../extract/figures/persons';
import { exactly, inFull, type Interval } from '../extract/interval';
import { mapping, wordSet } from '../lexicon';
import { packed } from '../text/packed-list';
import { lastAtOrBefore, type Span } from '../text/span';
import { dayOfWriting } from './date-counts';
import type { Candidate, Digits } from './candidate';
import type { SourceDocument } from './document';
import { FEW } from './figure-pairs';
import { pastFigures } from './past-figures';
import { atOnce, distancesOf, vectorOf, type WordVector } from './word-vectors';

const kin = wordSet(mapping(contextsYaml, 'figure-contexts')['kin'], 'figure-contexts');
const daily = new Set([...wordSet(mapping(contextsYaml, 'figure-contexts')['daily'], 'figure-contexts')].map(conceptOf));

/** Distances in words at which a word counts half. */
const FAR = 8;
const NEAR = 2;
/** A sentence with fewer content words says too little to contradict another. */
const FEWEST_WORDS = 3;

/** What completes the dates of documents that do not say when they were written. */
export interface Calendar {
  /** The day that most dated documents were written on, in days since 1970-01-01. */
  readonly day: number | undefined;
  /** The year that most documents name: it stands in where no document is dated at all. */
  readonly year: number;
}

/** Words as numbers, and what each weighs in the dossier. */
export interface Weighing {
  readonly numberOf: (word: string) => number;
  readonly weightOf: (word: number) => number;
}

/** The document's figures by the block in which they are compared. */
export function candidatesOf(document: SourceDocument, calendar: Calendar, { numberOf, weightOf }: Weighing): Map<string, Candidate[]> {
  const writing = dayOfWriting(document, calendar);
  const anchor = writing.known ? writing.day : undefined;
  const read = packed(document.figures, (mention) => valueOf(mention, anchor) ?? inYear(mention, calendar.year));
  const now = anchor === undefined ? calendar.year : yearOf(anchor);
  const past = pastFigures(document, now);
  const put = (map: Map<string, Set<string>>, key: string, value: string): void => {
    const known = map.get(key);
    if (known) known.add(value);
    else map.set(key, new Set([value]));
  };
  const values = packed(read, (found) => `${found?.value.min} ${found?.value.max}`);
  const rivals = new Map<string, Set<string>>();
  const isPart = (mention: FigureMention): boolean => mention.claim.partitive && isOfThem(document.source, mention);
  const groups = packed(document.figures, (mention, i) => {
    const found = read[i];
    // What is recalled of other years is no rival of what is told now.
    const group = found && `${rivalry(found, mention)}${past.has(i) ? ' past' : ''}`;
    // "90 firefighters, eleven of them German": a part is no rival of the whole.
    if (group !== undefined && !isPart(mention)) put(rivals, group, values[i] ?? '');
    return group ?? '';
  });
  const years = new Map<number, Set<number>>();
  for (const { sentence, date } of document.figures) if (date?.year !== undefined) years.set(sentence, (years.get(sentence) ?? new Set()).add(date.year));
  const names = namesBySentence(document);
  const datings = new Map<string, Set<number>>();
  document.figures.forEach(({ kind, claim: { event } }, i) => {
    if (event) datings.set(`${kind === 'time'} ${event.name}`, (datings.get(`${kind === 'time'} ${event.name}`) ?? new Set()).add(read[i]?.value.min ?? 0));
  });
  const days = daysBySentence(document, read, anchor);
  const main = document.figures.findIndex(({ claim: { event } }, i) => event !== undefined && isDayBefore(read[i]?.value, anchor));
  const mainDay = read[main]?.value.min;
  const ofNoun = new Map<string, Set<string>>();
  const ofRung = new Map<string, Set<string>>();
  const rungKeyOf = (key: string, { claim: { predicate } }: FigureMention, i: number): string => `${key} ${predicate?.rung} ${past.has(i)}`;
  const nounKeyOf = (key: string, { claim }: FigureMention, i: number): string => `${nounKey(key, claim)} ${past.has(i)}`;
  document.figures.forEach((mention, i) => {
    const found = read[i];
    if (!found) return;
    if (mention.claim.predicate?.sure) put(ofRung, rungKeyOf(found.key, mention, i), values[i] ?? '');
    if (mention.kind === 'count' && !isPart(mention)) put(ofNoun, nounKeyOf(found.key, mention, i), values[i] ?? '');
  });
  const told = new Map<number, Set<string>>();
  document.figures.forEach((mention, i) => {
    const found = read[i];
    if (!found || (mention.kind === 'count' && mention.number <= FEW)) return;
    const keys = told.get(mention.sentence) ?? new Set();
    told.set(mention.sentence, keys);
    if (keys.size < MOST_TOLD) keys.add(figureKey(found, mention));
  });
  const candidates = new Map<string, Candidate[]>();
  let daySeen = false;
  document.figures.forEach((mention, figure) => {
    const found = read[figure];
    if (!found) return;
    const sentence = document.source.sentences[mention.sentence];
    const dateLine = isInDateLine(document.source, mention) || (mention.date !== undefined && mention.claim.words.size < FEWEST_WORDS && !mention.claim.event);
    const firstDay = !daySeen && !dateLine && mention.date !== undefined && isRecentDay(found.value, anchor);
    daySeen ||= firstDay;
    const around = distancesOf(mention.claim.words, numberOf);
    const { bearer, roles } = bearerOf(document, mention);
    const day = dayBeside(days.get(mention.sentence), mention);
    const candidate: Candidate = {
      document: document.id,
      start: mention.start,
      end: mention.end,
      figure,
      value: mention.date ? inFull(found.value) : found.value,
      yearless: anchor === undefined && mention.date !== undefined && mention.date.year === undefined && found.key === 'date',
      mention,
      digits: digitsOf(mention.number),
      clause: isDated(mention) ? vectorOf(atOnce(mention.claim.clause, numberOf), weightOf, FAR) : noWords,
      names: names.get(mention.sentence) ?? nothing,
      far: vectorOf(around, weightOf, FAR),
      near: vectorOf(around, weightOf, NEAR),
      written: writing.own ? writing.day : undefined,
      perhapsWritten: writing.day,
      datings: mention.claim.event ? (datings.get(`${mention.kind === 'time'} ${mention.claim.event.name}`)?.size ?? 0) : 0,
      bearer,
      roles,
      owner: ownerOf(document, mention),
      left: mention.kind === 'count' && LEFT.test(document.source.text.slice(Math.max(mention.start - 12, sentence?.start ?? 0), Math.min(mention.end + 24, sentence?.end ?? Infinity))),
      told: told.get(mention.sentence) ?? nothing,
      key: figureKey(found, mention),
      past: past.has(figure),
      years: years.get(mention.sentence) ?? noYears,
      rivalry: groups[figure] ?? '',
      rivals: Math.max(1, rivals.get(groups[figure] ?? '')?.size ?? 1),
      ofNoun: ofNoun.size > 0 ? (ofNoun.get(nounKeyOf(found.key, mention, figure))?.size ?? 0) : 0,
      ofRung: mention.claim.predicate ? (ofRung.get(rungKeyOf(found.key, mention, figure))?.size ?? 0) : 0,
      day: day.day,
      otherDay: mainDay !== undefined && day.ofEvent && day.day !== mainDay,
      dateLine,
      headline: isHeadline(document, mention.sentence),
      firstDay,
      opening: mention.kind === 'duration' && FIRST.test(document.source.text.slice(Math.max(0, mention.start - 12), mention.start)),
      apart: mention.kind === 'duration' && APART.test(document.source.text.slice(mention.end - 8, mention.end + 12)),
      daily: tellsDaily(mention.claim.words),
    };
    const block = candidates.get(found.key);
    if (block) block.push(candidate);
    else candidates.set(found.key, [candidate]);
  });
  return candidates;
}

function digitsOf(number: number): Digits {
  return { sorted: [...String(number).replace('.', '')].sort().join(''), significant: String(Math.abs(number)).replace('.', '').replace(/(?<!0)0+$/, '').length };
}

const nothing: ReadonlySet<string> = new Set();
const noYears: ReadonlySet<number> = new Set();

function tellsDaily(words: ReadonlyMap<string, number>): boolean {
  for (const word of words.keys()) if (daily.has(word)) return true;
  return false;
}

/** A sentence with more different figures is a list, and most of what it holds tells it as well. */
const MOST_TOLD = 24;

/** Equal figures of one kind have one key. */
function figureKey({ value }: { readonly value: Interval }, { kind, unit, date }: FigureMention): string {
  return `${date ? 'date' : kind} ${kind === 'count' ? '' : unit} ${value.min} ${value.max}`;
}

/** The dead and the passengers are two counts of people. */
function nounKey(block: string, { noun, predicate }: Claim): string {
  return `${block} ${noun} ${predicate?.sure ? predicate.rung : ''}`;
}

interface DayOfSentence {
  /** Undefined where the sentence tells of several, and none stands close to the figure. */
  readonly day: number | undefined;
  /** Whether something happened on it; otherwise somebody only spoke. */
  readonly ofEvent: boolean;
}

interface DatedSpan extends Span {
  readonly day: number;
  readonly ofEvent: boolean;
}

const noDay: DayOfSentence = { day: undefined, ofEvent: false };

/** The recent days that sentences tell of, in order. */
function daysBySentence({ figures }: SourceDocument, read: readonly ({ readonly value: Interval } | undefined)[], anchor: number | undefined): ReadonlyMap<number, readonly DatedSpan[]> {
  const days = new Map<number, DatedSpan[]>();
  figures.forEach(({ sentence, date, claim, start, end }, i) => {
    const value = read[i]?.value;
    if (!date || !value || !isDayBefore(value, anchor)) return;
    const dated = { start, end, day: value.min, ofEvent: claim.event !== undefined };
    const known = days.get(sentence);
    if (known) known.push(dated);
    else days.set(sentence, [dated]);
  });
  return days;
}

/** The one day of the figure's sentence; of several the one close by: "8 percent on Monday and another 3 percent yesterday". */
function dayBeside(days: readonly DatedSpan[] | undefined, { start, end, date }: FigureMention): DayOfSentence {
  const first = days?.[0];
  if (!days || !first) return noDay;
  const ofEvent = days.some((one) => one.ofEvent);
  if (days.every(({ day }) => day === first.day)) return { day: first.day, ofEvent };
  if (date || days.length > MOST_DAYS) return { day: undefined, ofEvent: false };
  let [nearest, least] = [first, Infinity];
  for (const one of days) {
    const away = one.start >= end ? one.start - end : start - one.end;
    if (away < least) [nearest, least] = [one, away];
  }
  return least <= CLOSE_BY ? { day: nearest.day, ofEvent } : { day: undefined, ofEvent: false };
}

/** A sentence with more of them is a list. */
const MOST_DAYS = 4;

/** In UTF-16 units: "on Monday" behind a figure, or before it. */
const CLOSE_BY = 16;

/** Whether it is one day of the month before the day of writing. */
function isDayBefore(value: Interval | undefined, anchor: number | undefined): boolean {
  return value !== undefined && anchor !== undefined && value.min === value.max && value.min <= anchor && anchor - value.min <= RECENT;
}

/**
 * The names that each sentence holds, in lower case: persons by their last name, all others in their fullest form. A sentence
 * that only says "he" or "her" speaks of the persons of the sentence before.
 */
function namesBySentence({ source, names }: SourceDocument): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const persons = new Map<number, Set<string>>();
  const put = (map: Map<number, Set<string>>, at: number, name: string): void => void map.set(at, (map.get(at) ?? new Set()).add(name));
  let sentence = 0;
  for (const mention of names.mentions) {
    while ((source.sentences[sentence]?.end ?? Infinity) <= mention.start) sentence += 1;
    const entity = names.entities[mention.entity];
    const full = (entity?.canonical ?? '').toLowerCase();
    const name = entity?.type === 'person' ? full.slice(full.lastIndexOf(' ') + 1) : full;
    put(found, sentence, name);
    if (entity?.type === 'person') put(persons, sentence, name);
  }
  for (let i = 1; i < source.sentences.length; i++) {
    const [before, here] = [persons.get(i - 1), source.sentences[i]];
    if (!before || !here || persons.has(i) || !PRONOUN.test(source.text.slice(here.start, here.end))) continue;
    for (const name of before) put(found, i, name);
  }
  return found;
}

const PRONOUN = /(?:^|[ “"])(?:he|she|his|her|him)[ ,.]/i;

/** Around a count of what is left. */
const LEFT = /\b(?:still|remain(?:s|ed|ing)?) /;

/** Whose sentence or place it is: of two who are sentenced or ranked, each has one. */
function ownerOf({ source, names }: SourceDocument, { start, sentence, claim: { predicate, dimension } }: FigureMention): string | undefined {
  if (predicate?.ladder !== 'penalty' && dimension !== 'standing') return undefined;
  const from = source.sentences[sentence]?.start ?? start;
  for (let i = lastAtOrBefore(names.mentions.length, (n) => names.mentions[n]?.start ?? 0, start); i >= 0; i--) {
    const mention = names.mentions[i];
    const entity = mention && mention.start >= from ? names.entities[mention.entity] : undefined;
    if (!mention || mention.start < from) break;
    if (entity?.type === 'person') return entity.canonical.toLowerCase();
  }
  return undefined;
}

/** Between a name and an age: "Keane, 61", "Keane, aged 61", "Keane is a 61-year-old", "Keane, a retired driver of 61". */
const BEFORE_AGE = /^,? ?(?:aged|(?:an?|the) (?:[\p{L}’'-]{1,30} ){0,3}[\p{L}’'-]{1,30},|(?:died|dies|is dead) (?:\p{L}{1,20} ){0,2}at the age of|a|an|the|who is|is|was|who was|turned|turns|who turned|who turns|(?:an?|the) (?:[\p{L}’'-]{1,30} ){1,5}of)?[- ]?$/u;
/** "Keane, the diver who …, was 61": the age is told of the subject of the sentence. */
const PREDICATE_AGE = /(?:^|[ ,])(?:is|was|turned|turns) $/;
/** Between an age and a name: "61-year-old Rosa Keane", "61-year-old shop owner Rosa Keane". */
const BEHIND_AGE = /^[ -](?:(?!(?:from|of|in|at|near|with|by|to|for|against|and|who|whose) )[\p{L}’'-]+ ){0,4}$/u;

/** "She was 91.": of the one person named before it. */
const PRONOUN_AGE = /^[“"]?(?:He|She) (?:is|was|turned|turns) $/u;

/** "a boy of seven, Anton, was", "a nine-year-old boy, Anton Reuss, was" */
const APPOSED = /^(?:[ -](?!(?:and|who|from|of|in) )[\p{L}’'-]{2,30}){0,3}, $/u;

/** "a 67-year-old shepherd called Hasan" */
const CALLED = / (?:called|named) $/;
/** "the 44-year-old" */
const DEFINITE_AGE = /(?:^|[^\p{L}])[Tt]he $/u;

/** Behind an age that stands for a name: "the 66-year-old had …"; "the 100-year-old church" is no person. */
const STANDS_FOR_NAME = /^(?:[,.;:’”"]| (?:has|had|was|is|will|would|could|may|did|who|also|told|said|[a-z]{2,12}ed)\b)/;

const nobody = { bearer: undefined, roles: undefined };

/** The person whose age it is, where the sentence names one, and what that person is called by: "captain", "volunteer". */
function bearerOf(document: SourceDocument, mention: FigureMention): Pick<Candidate, 'bearer' | 'roles'> {
  if (mention.kind !== 'age') return nobody;
  const { source, names } = document;
  const entity = bearingEntity(document, mention);
  const roles = new Set<string>();
  // "truck driver" and "train driver" are two roles, and "driver" alone is neither
  const add = (text: string): void => {
    const words = text.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    words.forEach((word, n) => {
      if (!isCalling(word)) return;
      const before = words[n - 1];
      roles.add(before === undefined || isStop(before) || before.includes('-') ? conceptOf(word) : `${before} ${conceptOf(word)}`);
    });
  };
  for (const role of entity === undefined ? [] : (names.entities[entity]?.roles ?? [])) add(role.text);
  add(/^[ -]*((?:[\p{L}-]{1,30} ?){1,3})/u.exec(source.text.slice(mention.end, mention.end + 50))?.[1] ?? '');
  add(/((?:[\p{L}-]{1,30} ){1,3})of (?:aged )?$/u.exec(source.text.slice(Math.max(0, mention.start - 50), mention.start))?.[1] ?? '');
  add(/((?:[\p{L}-]{1,30} ){0,2}[\p{L}-]{1,30}), (?:aged |an? |who (?:is|was) )?$/u.exec(source.text.slice(Math.max(0, mention.start - 60), mention.start))?.[1] ?? '');
  const name = entity === undefined ? undefined : names.entities[entity]?.canonical.toLowerCase();
  return { bearer: name, roles: roles.size > 0 ? roles : undefined };
}

const stops = wordSet(stopWordsYaml, 'stop-words');

function isStop(word: string): boolean {
  return stops.has(word) || word.length < 3;
}

/** Whether people are called so by their trade or part: a man or a woman is everybody, and a daughter that of somebody. */
function isCalling(word: string): boolean {
  return isPersonNoun(word) && !kin.has(word) && !/^(?:person|people|man|woman|men|women|boy|girl|child|children|victim|resident|adult)$/.test(word);
}

/** The one person whom the paragraph has named, or else, if `far`, the nearest before it that names anybody: "the 44-year-old" is nobody else. */
function onlyPersonBefore({ source, names }: Pick<SourceDocument, 'source' | 'names'>, sentence: number, before: number, far: boolean): number | undefined {
  let from = source.paragraphs[source.sentences[sentence]?.paragraph ?? -1]?.start ?? before;
  const persons = new Set<number>();
  for (let i = lastAtOrBefore(names.mentions.length, (n) => names.mentions[n]?.start ?? 0, before); i >= 0; i--) {
    const mention = names.mentions[i];
    if (!mention || (mention.start < from && (persons.size > 0 || !far))) break;
    if (names.entities[mention.entity]?.type !== 'person') continue;
    persons.add(mention.entity);
    if (mention.start < from) from = source.paragraphs[lastAtOrBefore(source.paragraphs.length, (n) => source.paragraphs[n]?.start ?? 0, mention.start)]?.start ?? from;
  }
  return persons.size === 1 ? [...persons][0] : undefined;
}

function bearingEntity({ source, names }: SourceDocument, { start, end, sentence }: FigureMention): number | undefined {
  const behind = lastAtOrBefore(names.mentions.length, (i) => names.mentions[i]?.start ?? 0, start);
  const before = names.mentions[behind];
  const type = before && names.entities[before.entity]?.type;
  if (before && type !== 'place' && type !== 'organization' && before.end <= start && BEFORE_AGE.test(source.text.slice(before.end, start))) return before.entity;
  for (const mention of names.mentions.slice(behind + 1, behind + 4)) {
    const between = source.text.slice(end, mention.start);
    if (mention.start >= end && APPOSED.test(between) && source.text.charAt(mention.end) === ',' && names.entities[mention.entity]?.type !== 'place') return mention.entity;
    if (mention.start < end || !BEHIND_AGE.test(between)) continue;
    if (names.entities[mention.entity]?.type === 'person' || CALLED.test(between)) return mention.entity;
  }
  if (DEFINITE_AGE.test(source.text.slice(Math.max(0, start - 8), start)) && source.text[end - 1] !== 's') return onlyPersonBefore({ source, names }, sentence, start, STANDS_FOR_NAME.test(source.text.slice(end, end + 20)));
  const from = source.sentences[sentence]?.start ?? start;
  if (PRONOUN_AGE.test(source.text.slice(from, start))) return onlyPersonBefore({ source, names }, sentence, from, true);
  if (!PREDICATE_AGE.test(source.text.slice(from, start))) return undefined;
  const persons = names.mentions.slice(Math.max(0, behind - 4), behind + 1).filter((mention) => mention.start >= from && names.entities[mention.entity]?.type === 'person');
  return new Set(persons.map(({ entity }) => entity)).size === 1 ? persons[0]?.entity : undefined;
}

/** A heading, or the first line where that is a sentence without its stop. */
function isHeadline({ source }: SourceDocument, index: number): boolean {
  const sentence = source.sentences[index];
  if (!sentence) return false;
  return source.paragraphs[sentence.paragraph]?.kind === 'heading' || (index === 0 && !endsInStop(source.text, sentence));
}

/** Looked at from its end: as long as it may be, it is asked for each of its figures. */
function endsInStop(text: string, { start, end }: Span): boolean {
  let last = end - 1;
  while (last >= start && /\s/.test(text.charAt(last))) last--;
  return /[.!?]["”’)]?$/.test(text.slice(Math.max(start, last - 1), last + 1));
}

/** "in the first three days": a stretch that begins something, and no distance from it. */
const FIRST = /\b(?:first|last|next|past) $/;

/** "15 years ago", "17 months after": the word may stand in the figure or behind it. */
const APART = /\b(?:ago|earlier|later|before|after|since)\b/;

/** In days: what lies further back is no news. */
const RECENT = 31;

function isRecentDay({ min, max }: Interval, anchor: number | undefined): boolean {
  return max - min <= 1 && (anchor === undefined || Math.abs(min - anchor) <= RECENT);
}

/** Days and years do not rival each other, nor do hours and years: a text dates its event by one day and tells the years of its background. */
function rivalry({ key, value }: { readonly key: string; readonly value: Interval }, { unit, claim: { nounClass } }: FigureMention): string {
  if (key === 'duration') return `${key} ${unit}`;
  if (key === PERSONS) return `count ${nounClass}`;
  return key === 'date' ? `date ${value.max - value.min > 6}` : key;
}

/** The value, and the block in which it is compared. Where nobody knows the day of writing a weekday is compared with weekdays. */
export function valueOf(mention: FigureMention, anchor: number | undefined): { readonly key: string; readonly value: Interval } | undefined {
  if (!mention.date) return { key: blockOf(mention.claim), value: mention.value };
  const value = resolveDate(mention.date, anchor);
  if (value) return { key: 'date', value };
  return mention.date.weekday === undefined ? undefined : { key: 'weekday', value: exactly(mention.date.weekday) };
}

/**
 * "November 19" in a folder where no document is dated: the same day in each of them, whatever the year. A weekday or
 * "today" stays unread.
 */
function inYear({ date }: FigureMention, year: number): { readonly key: string; readonly value: Interval } | undefined {
  const value = date?.month === undefined ? undefined : resolveDate(date, dayNumberOf(year, 7, 1));
  return value && { key: 'date', value };
}

/** The block of all who are persons: 340 people at work are compared with 430 workers. */
const PERSONS = 'count person';

/** Only figures of one block are compared. */
function blockOf({ dimension, nounClass, noun }: Claim): string {
  return dimension === 'count' ? `count ${nounClass === undefined ? (noun ?? '') : isPersonClass(nounClass) ? 'person' : nounClass}` : dimension;
}

/** Only of what dates an event is the clause asked. */
function isDated({ kind, date }: FigureMention): boolean {
  return date !== undefined || kind === 'time';
}

const noWords: WordVector = { words: [], weights: [], norm: 0 };
