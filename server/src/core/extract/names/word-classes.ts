// What the lexicons know of a single word, as bits: a given name, a title, the head of an organisation's name.
import agreementHeadsYaml from '../../../../lexicon/agreement-heads.yaml';
import calendarWordsYaml from '../../../../lexicon/calendar-words.yaml';
import commonAcronymsYaml from '../../../../lexicon/common-acronyms.yaml';
import commonOpenersYaml from '../../../../lexicon/common-openers.yaml';
import companyEndingsYaml from '../../../../lexicon/company-endings.yaml';
import countriesYaml from '../../../../lexicon/countries.yaml';
import eventHeadsYaml from '../../../../lexicon/event-heads.yaml';
import givenNamesYaml from '../../../../lexicon/given-names.yaml';
import namePartsYaml from '../../../../lexicon/name-parts.yaml';
import organisationHeadsYaml from '../../../../lexicon/organisation-heads.yaml';
import peoplesYaml from '../../../../lexicon/peoples.yaml';
import personPostsYaml from '../../../../lexicon/person-posts.yaml';
import placeHeadsYaml from '../../../../lexicon/place-heads.yaml';
import surnamesYaml from '../../../../lexicon/surnames.yaml';
import titleWordsYaml from '../../../../lexicon/title-words.yaml';
import { mapping, wordClasses, wordList } from '../../lexicon';

export const Is = {
  male: 1 << 0,
  female: 1 << 1,
  given: 1 << 2, // a given name, of either gender
  /** A title that stands only before a name: Mr, Gen. */
  honorific: 1 << 3,
  /** A post that is capitalised before a name: President. */
  title: 1 << 4,
  /** What a person is called in lower case: striker, wife. Titles are callings too. */
  calling: 1 << 5,
  /** A word that stands before a title: Prime, Defence. */
  beforeTitle: 1 << 6,
  organisationLast: 1 << 7,
  organisationFirst: 1 << 8,
  placeLast: 1 << 9,
  placeFirst: 1 << 10,
  agreement: 1 << 11,
  event: 1 << 12,
  people: 1 << 13, // Russian, Poles, Muslim
  calendar: 1 << 14,
  /** A word without content, never a name by itself: the, of, meanwhile. */
  functional: 1 << 15,
  /** A word that often opens a sentence: officials, shares. */
  opener: 1 << 16,
  companyEnding: 1 << 17,
  suffix: 1 << 18,
  particle: 1 << 19,
  notABody: 1 << 20, // an acronym that is no organisation: GDP
  month: 1 << 21,
  direction: 1 << 22,
  surname: 1 << 23,
} as const;

/** Words that give a name its type where it ends with one. */
export const HEADS = Is.organisationLast | Is.companyEnding | Is.placeLast | Is.agreement | Is.event;

const classes = new Map<string, number>();

/** Keys are lower case. The title of a man or woman tells gender by the same bits as a given name. */
function add(words: readonly string[], bits: number): void {
  for (const word of words) classes.set(word.toLowerCase(), (classes.get(word.toLowerCase()) ?? 0) | bits);
}

function list(value: unknown, lexicon: string, name: string): readonly string[] {
  return wordClasses(value, lexicon).get(name) ?? [];
}

const withPlural = (words: readonly string[]): readonly string[] => [...words, ...words.map((word) => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`))];

add(list(givenNamesYaml, 'given-names', 'male'), Is.given | Is.male);
add(list(givenNamesYaml, 'given-names', 'female'), Is.given | Is.female);
add(list(givenNamesYaml, 'given-names', 'either'), Is.given | Is.male | Is.female);
/** Words that count only in this very spelling: "Ms" is a title, "MS" a disease; "XI" is a number, "Xi" a name. */
const exactly = new Map<string, number>();
for (const [name, bits] of [['male', Is.male], ['female', Is.female], ['either', 0]] as const) {
  for (const word of list(titleWordsYaml, 'title-words', name)) exactly.set(word, Is.honorific | bits);
}
add(wordList(surnamesYaml, 'surnames'), Is.surname);
add(list(titleWordsYaml, 'title-words', 'before'), Is.beforeTitle);
add(withPlural(list(personPostsYaml, 'person-posts', 'titles')), Is.title | Is.calling);
add(list(personPostsYaml, 'person-posts', 'callings'), Is.calling);
add(withPlural(list(organisationHeadsYaml, 'organisation-heads', 'last')), Is.organisationLast);
add(list(organisationHeadsYaml, 'organisation-heads', 'first'), Is.organisationFirst);
add(list(placeHeadsYaml, 'place-heads', 'last'), Is.placeLast);
add(list(placeHeadsYaml, 'place-heads', 'first'), Is.placeFirst);
add(list(placeHeadsYaml, 'place-heads', 'direction'), Is.direction);
add(withPlural(wordList(agreementHeadsYaml, 'agreement-heads')), Is.agreement);
add(withPlural(wordList(eventHeadsYaml, 'event-heads')), Is.event);
add(list(organisationHeadsYaml, 'organisation-heads', 'company'), Is.companyEnding);
add(wordList(companyEndingsYaml, 'company-endings'), Is.companyEnding);
for (const word of list(namePartsYaml, 'name-parts', 'suffixes')) exactly.set(word, Is.suffix);
add(list(namePartsYaml, 'name-parts', 'particles'), Is.particle);
add(list(calendarWordsYaml, 'calendar-words', 'months'), Is.calendar | Is.month);
add([...list(calendarWordsYaml, 'calendar-words', 'days'), ...list(calendarWordsYaml, 'calendar-words', 'other')], Is.calendar);
add(list(commonOpenersYaml, 'common-openers', 'function'), Is.functional);
add(list(commonOpenersYaml, 'common-openers', 'news'), Is.opener);
add(wordList(commonAcronymsYaml, 'common-acronyms'), Is.notABody);
for (const entry of Object.values(mapping(countriesYaml, 'countries'))) {
  const { demonyms } = mapping(entry, 'countries');
  if (demonyms !== undefined) add(wordList(demonyms, 'countries').flatMap((name) => name.split(' ').slice(-1)).flatMap((name) => [name, `${name}s`]), Is.people);
}
add(wordList(peoplesYaml, 'peoples').flatMap((name) => [name, `${name}s`]), Is.people);

const TO_COME = new RegExp(`-(?:${list(namePartsYaml, 'name-parts', 'of-posts').join('|')})$`, 'i');

/** The classes of a word, given as printed without a possessive 's. */
export function classesOf(word: string): number {
  const lower = word.toLowerCase();
  const own = (classes.get(lower) ?? personalClasses(lower)) | (exactly.get(word) ?? 0);
  const hyphen = own ? -1 : word.lastIndexOf('-');
  // "Representative-elect": what stands before it is.
  if (hyphen > 0 && TO_COME.test(word)) return (classes.get(word.replace(TO_COME, '').toLowerCase()) ?? 0) & (Is.title | Is.calling);
  // "Lieutenant-Colonel", "Co-Chairman": what the last part is.
  return hyphen > 0 ? (classes.get(word.slice(hyphen + 1).toLowerCase()) ?? 0) & (Is.title | Is.calling | Is.people | Is.calendar) : own;
}

/** "Tomás" is the given name that the lexicon spells "Tomas"; other words with accents are foreign ones and stand for themselves. */
function personalClasses(lower: string): number {
  const plain = /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
  return plain === lower ? 0 : (classes.get(plain) ?? 0) & (Is.given | Is.male | Is.female | Is.surname);
}
