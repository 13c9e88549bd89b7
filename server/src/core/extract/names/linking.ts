// Joins the names of one document that mean one: surname and full name, acronym and expansion, "also known as".
import nameLinksYaml from '../../../../lexicon/name-links.yaml';
import namePartsYaml from '../../../../lexicon/name-parts.yaml';
import nicknamesYaml from '../../../../lexicon/nicknames.yaml';
import statedNamesYaml from '../../../../lexicon/stated-names.yaml';
import { classReader, wordClasses } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import type { EntityType } from '../names';
import type { Candidate } from './candidate';
import type { Group } from './groups';
import { headsOf } from './heads';
import { classesOf, Is } from './word-classes';

const nicknames = new Map<string, Set<string>>();
for (const [name, forms] of wordClasses(nicknamesYaml, 'nicknames')) {
  const all = [name, ...forms].map((form) => form.toLowerCase());
  for (const form of all) nicknames.set(form, new Set([...(nicknames.get(form) ?? []), ...all]));
}
const GENERATIONS = new Set([...classReader(namePartsYaml, 'name-parts')('generations')].map((suffix) => suffix.toLowerCase()));
/** Heads that a place's short form leaves out. */
const PLACE_KINDS = headsOf('left-out');
/** Words of a name that may be shortened by some; a longer one is formal. */
const LONGEST = 12;
/** Persons of one surname that are compared with each other; a list of more is no news text. */
export const NAMESAKES = 200;
const MINOR = classReader(nameLinksYaml, 'name-links')('not-in-acronyms');
const GENERIC_AGREEMENTS = headsOf('agreements-alike');
const stated = classReader(statedNamesYaml, 'stated-names');
const oneOf = (words: Iterable<string>): string => [...words].map((word) => word.replaceAll('.', '\\.')).join('|');
const ALSO_KNOWN = new RegExp(`^\\)?,?\\s*\\(?(?:(?:${oneOf(stated('copulas'))})\\s+)?(?:(?:${oneOf(stated('adverbs'))}) )*(?:${oneOf(stated('verbs'))})(?:\\s+as)?\\s+(?:the\\s+)?["“‘]?$`, 'i');
const FORMAL_NAME = new RegExp(`\\b(?:${oneOf(stated('kinds'))}) name,?\\s*(?:(?:${oneOf(stated('behind-kinds'))})\\s*)?(?:the\\s+)?["“‘]?$`, 'i');
const ALSO_OR = new RegExp(`^,?\\s*(?:${oneOf(stated('conjunctions'))})\\s+(?:as\\s+)?(?:simply\\s+)?(?:the\\s+)?["“‘]?$`, 'i');

/** Given names that may be one person's: equal, initial and name, short form. */
function sameGiven(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return nicknames.get(a)?.has(b) ?? false;
}

/** The parts of a person's name without Jr. and III. */
export function withoutSuffix(parts: readonly string[]): readonly string[] {
  return parts.length > 1 && GENERATIONS.has(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts;
}

/** "Merwe", "van der Merwe": a surname without a given name before it. */
export function isSurnameAlone(parts: readonly string[]): boolean {
  const name = withoutSuffix(parts);
  return name.length === 1 || (classesOf(name[0] ?? '') & (Is.particle | Is.given)) === Is.particle;
}

/**
 * The pairs among namesakes that are one person: with and without a middle name, by a short form. A name that fits two others
 * which do not fit each other is joined to neither: James Colby, beside James R. Colby and James T. Colby.
 */
export function samePersons<T extends { readonly words: readonly string[] }>(namesakes: readonly T[]): (readonly [T, T])[] {
  const fits = namesakes.map((a) => namesakes.filter((b) => samePerson(a.words, b.words)));
  return namesakes.flatMap((a, i) => namesakes.flatMap((b, j): (readonly [T, T])[] => {
    if (j <= i || !fits[i]?.includes(b)) return [];
    return fits[i].every((c) => samePerson(b.words, c.words)) && fits[j]?.every((c) => samePerson(a.words, c.words)) ? [[a, b]] : [];
  }));
}

/** Whether two full names can be one person's: one surname, given names that fit, middle names that do not contradict. */
function samePerson(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [withoutSuffix(a), withoutSuffix(b)];
  if (x.length < 2 || y.length < 2 || x.at(-1) !== y.at(-1)) return false;
  if (!sameGiven(x[0] ?? '', y[0] ?? '')) return false;
  if (x.length > 2 && y.length > 2) {
    const [middle, other] = [x[1] ?? '', y[1] ?? ''];
    if (middle[0] !== other[0]) return false;
  }
  const [end, otherEnd] = [a.length > x.length ? a.at(-1) : undefined, b.length > y.length ? b.at(-1) : undefined];
  return end === undefined || otherEnd === undefined || end === otherEnd;
}

export function endsWith(long: readonly string[], short: readonly string[]): boolean {
  return short.length < long.length && short.every((part, i) => part === long[long.length - short.length + i]);
}

/** Whether the letters are the initials of the words; small words may be left out. */
function isAcronymOf(acronym: string, parts: readonly string[]): boolean {
  const letters = lettersOf(acronym);
  return letters.length > 1 && parts.length > 1 && acronymsOf(parts).includes(letters);
}

/** "National Bank of Norland (BNN)": the initials in the order of another language; only where they stand in brackets behind the name. */
function isForeignAcronymOf(acronym: string, parts: readonly string[]): boolean {
  const sorted = (letters: string): string => [...letters].sort().join('');
  const letters = sorted(lettersOf(acronym));
  return letters.length > 2 && acronym === acronym.toUpperCase() && parts.length > 2 && acronymsOf(parts).some((initials) => sorted(initials) === letters);
}

function lettersOf(acronym: string): string {
  return acronym.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function file(map: Map<string, Group[]>, key: string, group: Group): void {
  const others = map.get(key);
  if (others) others.push(group);
  else map.set(key, [group]);
}

/** The initials of the words in lower case: of all, and of all but the small ones. */
export function acronymsOf(parts: readonly string[]): readonly string[] {
  const words = parts.flatMap((part) => part.split('-'));
  const all = words.map((part) => part[0] ?? '').join('');
  const major = words.filter((part) => !MINOR.has(part)).map((part) => part[0] ?? '').join('');
  return [all, major];
}

/** Sets of groups that are one entity. */
class LinkedGroups {
  readonly #parent = new Map<Group, Group>();
  readonly #groups: readonly Group[];

  constructor(groups: readonly Group[]) {
    this.#groups = groups;
  }

  find(group: Group): Group {
    let root = group;
    for (let up = this.#parent.get(root); up; up = this.#parent.get(root)) root = up;
    return root;
  }

  join(a: Group, b: Group): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.#parent.set(y, x);
  }

  joined(a: Group, b: Group): boolean {
    return this.find(a) === this.find(b);
  }

  /** In order of first appearance. */
  sets(): Group[][] {
    const sets = new Map<Group, Group[]>();
    for (const group of this.#groups) {
      const root = this.find(group);
      const set = sets.get(root);
      if (set) set.push(group);
      else sets.set(root, [group]);
    }
    return [...sets.values()];
  }
}

export function linkGroups(source: SourceText, candidates: readonly Candidate[], groupOf: readonly Group[], groups: readonly Group[]): LinkedGroups {
  const links = new LinkedGroups(groups);
  linkKnown(groups, links);
  linkStated(source, candidates, groupOf, links);
  linkAcronyms(groups, links);
  linkPersons(groups, links);
  linkParts(groups, links);
  linkAgreements(groups, links);
  return links;
}

function linkKnown(groups: readonly Group[], links: LinkedGroups): void {
  const byCanonical = new Map<string, Group>();
  for (const group of groups) {
    if (!group.known || group.type !== group.known.type) continue;
    const { key } = group.known;
    const other = byCanonical.get(key);
    if (other) links.join(other, group);
    else byCanonical.set(key, group);
  }
}

/** "X, also known as the Y or the Z"; "X (XYZ)"; "X, a shortened version of its formal name Y". */
function linkStated({ text }: SourceText, candidates: readonly Candidate[], groupOf: readonly Group[], links: LinkedGroups): void {
  let goesOn = false;
  for (let i = 1; i < candidates.length; i++) {
    const [before, candidate] = [candidates[i - 1], candidates[i]];
    const [a, b] = [groupOf[i - 1], groupOf[i]];
    if (!before || !candidate || !a || !b || before.sentence !== candidate.sentence) {
      goesOn = false;
      continue;
    }
    const between = text.slice(before.end, Math.min(candidate.start, before.end + 90));
    const said = ALSO_KNOWN.test(between) || (/name/i.test(between) && FORMAL_NAME.test(between)) || (goesOn && ALSO_OR.test(between));
    if (said && compatible(a, b)) {
      unite(a, b, links);
      goesOn = true;
      continue;
    }
    goesOn = false;
    if (/^\s*\(["“‘]?$/.test(between) && /^["”’]?\)/.test(text.slice(candidate.end, candidate.end + 2)) && (isAcronymOf(b.text, a.parts) || isAcronymOf(a.text, b.parts) || isForeignAcronymOf(b.text, a.parts))) {
      unite(a, b, links);
    }
  }
}

function compatible(a: Group, b: Group): boolean {
  return a.type === b.type || a.type === 'other' || b.type === 'other' || (a.acronym !== b.acronym && a.type !== 'person' && b.type !== 'person');
}

/** Joins two names; the longer one's type is the surer one. */
function unite(a: Group, b: Group, links: LinkedGroups): void {
  const fuller = b.parts.length > a.parts.length ? b : a;
  const type = fuller.type !== 'other' ? fuller.type : fuller === a ? b.type : a.type;
  a.type = b.type = type;
  a.sure = b.sure = true;
  links.join(a, b);
}

function linkAcronyms(groups: readonly Group[], links: LinkedGroups): void {
  if (!groups.some(({ acronym, known }) => acronym && !known)) return;
  const expansions = new Map<string, Group[]>();
  for (const group of groups) {
    if (group.parts.length < 2 || group.type === 'person' || group.type === 'place' || group.type === 'event') continue;
    for (const letters of new Set(acronymsOf(group.parts))) file(expansions, letters, group);
  }
  for (const group of groups) {
    if (!group.acronym || group.known) continue;
    const fits = expansions.get(lettersOf(group.text)) ?? [];
    const [only] = fits;
    if (only && fits.every((other) => links.joined(other, only))) unite(only, group, links);
  }
}

function linkPersons(groups: readonly Group[], links: LinkedGroups): void {
  const full = new Set(groups.filter((group) => group.type === 'person' && !isSurnameAlone(group.parts)));
  const byGiven = new Map<string, Group[]>();
  const bySurname = new Map<string, Group[]>();
  for (const person of full) {
    const surname = withoutSuffix(person.parts).at(-1) ?? '';
    file(bySurname, surname, person);
    const [given = ''] = person.parts;
    if (given.length > 1) for (const form of nicknames.get(given) ?? [given]) file(byGiven, form, person);
  }
  for (const same of bySurname.values()) {
    for (const [a, b] of samePersons(same.slice(0, NAMESAKES).map((group) => ({ group, words: group.parts })))) links.join(a.group, b.group);
  }
  for (const group of groups) {
    if (full.has(group)) continue;
    const surname = withoutSuffix(group.parts).at(-1) ?? '';
    const fits = (bySurname.get(surname) ?? []).filter((person) => person !== group && endsWith(withoutSuffix(person.parts), withoutSuffix(group.parts)) && !isIntroduced(group, person));
    // Not the known place by its own votes but a person by the text's: "Washington", after "Xolani Washington".
    // Or nothing at all speaks for the place and every bearer was introduced before: "Karl Washington spoke. Washington left."
    const evidence = group.votes.place - 3 * group.members.length;
    const unplaced = group.known?.type === 'place' && (group.votes.person > 0 ? evidence <= 0.7 * group.members.length : evidence <= 0 && fits.every(({ members }) => (members[0] ?? 0) < (group.members[0] ?? 0)));
    const mayBe = unplaced || group.type === 'person' || group.type === 'other' || (group.votes.person >= group.votes[group.type] - 2 && !group.known) || (group.known !== undefined && group.titled);
    if (fits.length > 0 && mayBe) {
      group.type = 'person';
      joinOnly(group, meantBy(group, fits, links), links);
    } else if (group.parts.length === 1 && fits.length === 0 && group.firstClasses & Is.given && (group.type === 'person' || group.type === 'other')) {
      const called = byGiven.get(group.parts[0] ?? '') ?? [];
      if (called.length > 0) {
        group.type = 'person';
        joinOnly(group, called, links);
      }
    }
  }
}

/** Of several persons with one surname those that fit the honorific, and of these those that were introduced before it. */
function meantBy(surname: Group, fits: readonly Group[], links: LinkedGroups): readonly Group[] {
  const both = Is.male | Is.female;
  const told = surname.gender;
  const fitting = told === Is.male || told === Is.female ? fits.filter(({ firstClasses, gender }) => {
    const own = gender !== 0 ? gender : firstClasses & both;
    return own === 0 || own === both || own === told;
  }) : fits;
  const introduced = fitting.filter(({ members }) => (members[0] ?? 0) < (surname.members[0] ?? 0));
  const [first] = introduced;
  return first && introduced.every((other) => links.joined(other, first)) ? introduced : fitting;
}

/** "President Roe" before any "Anna Roe": a post with a surname introduces a person of its own. */
function isIntroduced(surname: Group, full: Group): boolean {
  return surname.inPost && (surname.members[0] ?? 0) < (full.members[0] ?? 0);
}

/** Joins where all that fit are one person already; two persons of one name block it. */
function joinOnly(group: Group, fits: readonly Group[], links: LinkedGroups): void {
  const [first] = fits;
  if (!first) return;
  group.sure = true;
  if (fits.every((other) => links.joined(other, first))) links.join(first, group);
}

/** "Grumbold" for Grumbold Distribution, "Brandt" for INS Brandt, "Quill" for Quill County. */
function linkParts(groups: readonly Group[], links: LinkedGroups): void {
  const byBeginning = new Map<string, Group[]>();
  const byEnd = new Map<string, Group[]>();
  for (const group of groups) {
    if (group.parts.length < 2 || group.parts.length > LONGEST || group.type === 'person') continue;
    for (let i = 1; i < group.parts.length; i++) {
      file(byBeginning, group.parts.slice(0, i).join(' '), group);
      file(byEnd, group.parts.slice(i).join(' '), group);
    }
  }
  for (const group of groups) {
    if (group.known && group.known.kind !== 'team') continue;
    if (group.type === 'person' && group.titled) continue;
    const placed = group.votes.place >= 1.5;
    const key = group.parts.join(' ');
    const longer = (byBeginning.get(key) ?? []).filter((other) => mayShorten(group, other)
      && (other.type === 'place' ? PLACE_KINDS.has(other.parts.at(-1) ?? '') && other.parts.length === group.parts.length + 1 : !placed));
    const [first] = longer;
    if (first && longer.every((other) => other.type === first.type) && longer.every((other) => links.joined(other, first))) {
      group.type = first.type;
      group.sure = true;
      links.join(first, group);
      continue;
    }
    const tails = (byEnd.get(key) ?? []).filter((other) => ((other.type === 'other' && other.votes.other > 0) || group.known?.kind === 'team' || group.parts.length > 1) && mayShorten(group, other));
    const [tail] = tails;
    if (tail && tails.every((other) => links.joined(other, tail))) {
      group.type = tail.type;
      group.sure = true;
      links.join(tail, group);
    }
  }
}

function mayShorten(short: Group, long: Group): boolean {
  const kinds: readonly EntityType[] = ['organization', 'place', 'other'];
  if (!kinds.includes(long.type)) return false;
  if (short.parts.length === 1 && short.lastClasses & (Is.organisationLast | Is.placeLast | Is.event | Is.agreement | Is.functional | Is.opener)) return false;
  if (short.type === long.type || short.type === 'other') return true;
  // "Quill" beside "Quill SA": the ending of a company settles it.
  if (long.lastClasses & Is.companyEnding && !short.titled && !short.known) return true;
  return short.votes[short.type] < 3 && !short.known;
}

/** "Ottawa Treaty" and "Ottawa Convention": the heads are synonyms. */
function linkAgreements(groups: readonly Group[], links: LinkedGroups): void {
  const byName = new Map<string, Group>();
  for (const group of groups) {
    if (group.type !== 'agreement') continue;
    const key = agreementKey(group.parts);
    if (key === undefined) continue;
    const other = byName.get(key);
    if (other) links.join(other, group);
    else byName.set(key, group);
  }
}

/** What names an agreement beside a generic head; undefined where nothing does. */
export function agreementKey(parts: readonly string[]): string | undefined {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 && GENERIC_AGREEMENTS.has(last) ? parts.slice(0, -1).join(' ') : undefined;
}
