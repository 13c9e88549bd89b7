// The names that the lexicons hold: countries, capitals, cities, states, bodies, teams. Found by their words, longest first.
import countriesYaml from '../../../../lexicon/countries.yaml';
import knownOrganizationsYaml from '../../../../lexicon/known-organizations.yaml';
import knownPlacesYaml from '../../../../lexicon/known-places.yaml';
import doubtfulNamesYaml from '../../../../lexicon/doubtful-names.yaml';
import knownThingsYaml from '../../../../lexicon/known-things.yaml';
import sportsTeamsYaml from '../../../../lexicon/sports-teams.yaml';
import { mapping, wordClasses, wordList, wordSet } from '../../lexicon';
import { Tokens } from '../../text/tokens';
import type { EntityType } from '../names';

export interface KnownName {
  readonly type: EntityType;
  /** The form that all other forms of this name stand for. */
  readonly canonical: string;
  /** One for all forms of this name and type. */
  readonly key: string;
  readonly kind: 'country' | 'capital' | 'city' | 'state' | 'region' | 'group' | 'body' | 'team' | 'event' | 'thing';
  /** A common word as well ("Nice", "Target"): a capital at the start of a sentence proves nothing. */
  readonly doubtful: boolean;
  readonly words: readonly string[];
  /** An abbreviation with a full stop that is no part of its word: "Fla." */
  readonly stopped: boolean;
}

const doubtful = wordSet(doubtfulNamesYaml, 'doubtful-names');
const byFirstWord = new Map<string, KnownName[]>();
const byForm = new Map<string, KnownName>();

/** Curly and straight apostrophes are one. */
export function plainQuotes(word: string): string {
  return word.includes('’') || word.includes('ʼ') ? word.replace(/[’ʼ]/g, "'") : word;
}

/** The words of a name as the tokens of a text would be, without full stops that stand by themselves. */
function wordsOf(name: string): string[] {
  const tokens = Tokens.of(plainQuotes(name));
  return Array.from({ length: tokens.length }, (_, i) => tokens.text(i)).filter((word) => word !== '.' && word !== ',');
}

function add(form: string, canonical: string, type: EntityType, kind: KnownName['kind']): void {
  const words = wordsOf(form);
  const [first] = words;
  const key = words.join(' ');
  if (first === undefined || byForm.has(key)) return;
  const stopped = form.endsWith('.') && !words.at(-1)?.endsWith('.');
  const name = { type, canonical, key: `${type}/${canonical}`, kind, words, stopped, doubtful: doubtful.has(form) };
  byForm.set(stopped ? `${key}.` : key, name);
  if (!byForm.has(form)) byForm.set(form, name);
  const others = byFirstWord.get(first) ?? [];
  byFirstWord.set(first, [...others, name].sort((a, b) => b.words.length - a.words.length));
}

for (const [country, entry] of Object.entries(mapping(countriesYaml, 'countries'))) {
  const { also = [], capitals = [] } = mapping(entry, 'countries');
  for (const form of [country, ...wordList(also, 'countries')]) add(form, country, 'place', 'country');
  for (const capital of wordList(capitals, 'countries')) add(capital, capital, 'place', 'capital');
}
const places = mapping(knownPlacesYaml, 'known-places');
for (const [list, kind] of [['states', 'state'], ['groups', 'group']] as const) {
  for (const [name, forms] of wordClasses(places[list], 'known-places')) for (const form of [name, ...forms]) add(form, name, 'place', kind);
}
for (const [list, kind] of [['regions', 'region'], ['cities', 'city']] as const) {
  for (const name of wordList(places[list], 'known-places')) add(name, name, 'place', kind);
}
for (const [body, forms] of wordClasses(knownOrganizationsYaml, 'known-organizations')) {
  for (const form of [body, ...forms]) add(form, body, 'organization', 'body');
}
for (const [type, kind] of [['event', 'event'], ['other', 'thing']] as const) {
  for (const [name, forms] of wordClasses(mapping(knownThingsYaml, 'known-things')[type], 'known-things')) {
    for (const form of [name, ...forms]) add(form, name, type, kind);
  }
}
for (const names of wordClasses(sportsTeamsYaml, 'sports-teams').values()) {
  for (const name of names) add(name, name, 'organization', 'team');
}

/** By a form as printed; one in capitals is found by its regular spelling ("LATVIA"). */
export function knownByForm(form: string): KnownName | undefined {
  const known = byForm.get(form);
  if (known || form.length < 4 || form !== form.toUpperCase()) return known;
  return byForm.get(form.toLowerCase().replace(/(?<=^|[\s.-])\p{L}/gu, (letter) => letter.toUpperCase()));
}

/** Known names that begin with the word, longest first. */
export function knownFrom(word: string): readonly KnownName[] | undefined {
  return byFirstWord.get(word);
}
