// Finds the names in one document: persons, organisations, places, agreements, events, and which of them are one.
import type { Paragraph } from '../text/paragraphs';
import { collapsed } from '../text/one-line';
import { packed } from '../text/packed-list';
import { tokensIn, type SourceText } from '../text/source-text';
import { lastAtOrBefore, overlaps, type Span } from '../text/span';
import { Casing } from '../text/casing';
import type { Candidate, Range } from './names/candidate';
import { CandidateReader } from './names/candidates';
import { addTeamVote, weigh } from './names/evidence';
import { gendersByPronouns } from './names/genders';
import { groupAlike, partsOf, weighTowns, type Group } from './names/groups';
import { Forms, readHeading } from './names/headings';
import { linkGroups, withoutSuffix } from './names/linking';
import { rolesOf } from './names/roles';
import { applyRules, noRules, type EntityRule, type NameRules } from './names/rules';
import { isAboutSport, teamsAmong } from './names/teams';
import { Is } from './names/word-classes';
import { endsLike } from './names/word-endings';
import { Words } from './names/words';

export type EntityType = 'person' | 'organization' | 'place' | 'agreement' | 'event' | 'other';

/** Where a name stands, without a possessive 's and without titles. */
export interface NameMention extends Span {
  /** Index into `DocumentNames.entities`. */
  readonly entity: number;
}

/** A title or post that the document gives a person, as printed: “Estonia’s minister of defense”. */
export interface Role extends Span {
  readonly text: string;
}

/** An entity as far as one document tells. */
export interface LocalEntity {
  /** The fullest form in this document. */
  readonly canonical: string;
  readonly type: EntityType;
  /** The other surface forms, in order of appearance. */
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly gender?: 'female' | 'male' | undefined;
  /**
   * Whether the document alone proves this to be a name. A single capitalised word at the start of a sentence is
   * unsure until the dossier shows it capitalised elsewhere.
   */
  readonly sure: boolean;
  /** Whether anything speaks for the type; `false` with the type “other” that stands for none. */
  readonly typed: boolean;
  /** Indices into `DocumentNames.mentions`. */
  readonly mentions: readonly number[];
  /** The entry of corroborate.yaml that names it. */
  readonly rule?: EntityRule;
  /** An entry that only gives the type, to whatever in the dossier has for its own one of the names here. */
  readonly retype?: EntityRule;
  /** The type that the text shows where the rule gives another. Links go by it, so that no other entity changes. */
  readonly readAs?: EntityType;
  /** Names of the entries that say that this is another. */
  readonly apart?: readonly string[];
}

export interface DocumentNames {
  /** In order of `start`, disjoint. */
  readonly mentions: readonly NameMention[];
  readonly entities: readonly LocalEntity[];
}

/** `rules` is what corroborate.yaml says of names; it wins over what the text shows. */
export function readNames(source: SourceText, rules: NameRules = noRules): DocumentNames {
  return applyRules(source, namesIn(source), rules);
}

function namesIn(source: SourceText): DocumentNames {
  const words = new Words(source);
  const { prose, headings } = readCandidates(source, words);
  const candidates = [...prose, ...unseen(source, words, prose, headings)].sort((a, b) => a.from - b.from);
  const votes = candidates.map((candidate) => weigh(source, words, candidate));
  const teams = isAboutSport(words) ? teamsAmong(source, words, candidates) : new Set<number>();
  for (const team of teams) addTeamVote(votes[team]);
  const alike = groupAlike(source.text, words, candidates, votes, teams);
  const groups = [...alike.values()];
  const groupOf: Group[] = [];
  for (const group of groups) for (const member of group.members) groupOf[member] = group;
  settleOpenings(words, candidates, groups);
  const surnames = new Set(groups.filter(({ type, parts }) => type === 'person' && parts.length > 1).map(({ parts }) => withoutSuffix(parts).at(-1)));
  weighTowns(groups, surnames);
  const kept = groups.filter((group) => !isCommon(words, group, surnames));
  for (const group of kept) if (isFamily(group, surnames)) makeFamily(group);
  const links = linkGroups(source, candidates, groupOf, kept);
  return gather(source, words, candidates, links.sets(), headings.map(({ range }) => range));
}

interface Heading {
  readonly range: Range;
  /** What the lexicons know in it. */
  readonly known: readonly Candidate[];
}

/** Paragraphs whose capitals tell nothing are read afterwards, by the names that the rest has shown. */
function readCandidates(source: SourceText, words: Words): { prose: Candidate[]; headings: Heading[] } {
  const reader = new CandidateReader(source, words);
  const prose: Candidate[] = [];
  const headings: Heading[] = [];
  const capitals = packed(source.paragraphs, (paragraph) => capitalsOf(source, words, paragraph));
  source.sentences.forEach((sentence, index) => {
    const range = tokensIn(source, sentence);
    if (capitals[sentence.paragraph]) headings.push({ range, known: reader.readHeading(index, range) });
    else for (const candidate of reader.read(index, range)) prose.push(candidate);
  });
  return { prose, headings };
}

/** What lexicons know in headings, where no name of the text itself stands. */
function unseen(source: SourceText, words: Words, prose: readonly Candidate[], headings: readonly Heading[]): Candidate[] {
  if (headings.every(({ known }) => known.length === 0)) return [];
  const forms = new Forms(prose.map((candidate) => ({ parts: partsOf(words, candidate, source.text), set: 0 })));
  return headings.flatMap(({ range, known }) => {
    const seen = readHeading(source, words, range, forms);
    return known.filter((candidate) => !seen.some((span) => overlaps(span, candidate)));
  });
}

/** Whether a short paragraph is set in Title Case or ALL CAPS, so that a capital does not mark a name. */
function capitalsOf(source: SourceText, words: Words, paragraph: Paragraph): boolean {
  if (paragraph.kind === 'byline' || paragraph.end - paragraph.start > 300) return false;
  const { from, to } = tokensIn(source, paragraph);
  let capital = 0;
  let upper = 0;
  let lower = 0;
  let plain = 0; // lower-case words that a headline would capitalise
  for (let i = from; i < to; i++) {
    const { casing, base, classes } = words.at(i);
    if (casing === Casing.lower && (base.length > 4 || !(classes & (Is.functional | Is.particle)))) plain++;
    if (casing === Casing.none || base.length < 4 && casing !== Casing.upper) continue;
    if (casing === Casing.lower) lower++;
    else if (casing === Casing.upper) upper++;
    else capital++;
  }
  if (upper > 0 && upper >= 4 * (lower + capital)) return true;
  const titled = capital + upper;
  // The first line is a headline even where it ends in a stop.
  if (paragraph === source.paragraphs[0] && titled >= 6 && plain === 0) return true;
  return paragraph.kind === 'heading' && (titled >= 4 ? titled >= 4 * lower : lower === 0 && to - from <= 4);
}

/** A single word that opens a sentence is proven by the same word inside another sentence or name. */
function settleOpenings(words: Words, candidates: readonly Candidate[], groups: readonly Group[]): void {
  const inside = new Set<string>();
  for (const { from, to } of candidates) {
    if (to - from > 1) for (let i = from; i < to; i++) inside.add(words.at(i).lower);
  }
  for (const group of groups) {
    const [only] = group.parts;
    if (!group.sure && group.parts.length === 1 && only !== undefined && inside.has(only) && !words.lowerCase.has(only)) group.sure = true;
  }
}

/** "the Brandts": persons of one surname, no body. */
function isFamily({ parts, known }: Group, surnames: ReadonlySet<string | undefined>): boolean {
  const [only = ''] = parts;
  return parts.length === 1 && !known && only.endsWith('s') && !surnames.has(only) && surnames.has(only.slice(0, -1));
}

function makeFamily(group: Group): void {
  group.type = 'other';
  group.votes.other += 10;
}

/** A word that only its place capitalises and that the language uses in lower case. */
function isCommon(words: Words, group: Group, surnames: ReadonlySet<string | undefined>): boolean {
  const [only = ''] = group.parts;
  if (group.parts.length > 1 || group.known || group.titled || surnames.has(only)) return false;
  if (group.firstClasses & Is.notABody) return true;
  // "the Committee", "the Agency": a head without a name, even in mid-sentence.
  const heads = Is.direction | Is.honorific | Is.beforeTitle | Is.title | Is.organisationLast | Is.placeLast | Is.event | Is.agreement | Is.functional;
  if (group.firstClasses & heads && (!group.acronym || group.firstClasses & Is.functional) && !(group.firstClasses & Is.given)) return true;
  // In lower case elsewhere in the text: an emphasis, a heading's word, an adjective.
  if (words.lowerCase.has(only) && !(group.firstClasses & (Is.given | Is.surname)) && (!group.acronym || only.length > 3)) return true;
  if (group.sure) return false;
  return group.firstClasses & (Is.opener | Is.calling) ? true : words.lowerCase.has(only) || (endsLike('alone', only) && !group.known && !(group.firstClasses & Is.given));
}

function gather(source: SourceText, words: Words, candidates: readonly Candidate[], sets: readonly (readonly Group[])[], headings: readonly Range[]): DocumentNames {
  const found: (Span & { readonly set: number })[] = [];
  const types = packed(sets, typeOf);
  const roles = packed(sets, (): Role[] => []);
  const genders = packed(sets, () => 0);
  sets.forEach((set, index) => {
    for (const group of set) {
      for (const member of group.members) {
        const candidate = candidates[member];
        if (!candidate) continue;
        found.push({ start: candidate.start, end: candidate.end, set: index });
        if (group.type !== 'person') continue;
        for (const role of rolesOf(source, words, candidate)) roles[index]?.push(role);
        genders[index] = (genders[index] ?? 0) | genderOf(words, candidate);
      }
    }
  });
  const forms = Forms.of(sets);
  found.sort((a, b) => a.start - b.start);
  const read = found.length;
  for (const range of headings) {
    const first = lastAtOrBefore(read, (i) => found[i]?.start ?? 0, source.tokens.start(range.from) - 1) + 1;
    const last = lastAtOrBefore(read, (i) => found[i]?.start ?? 0, source.tokens.end(range.to - 1));
    const told = found.slice(first, last + 1);
    for (const at of readHeading(source, words, range, forms)) if (!told.some((span) => overlaps(span, at))) found.push(at);
  }
  if (found.length > read) found.sort((a, b) => a.start - b.start);
  const mentions = packed(found, ({ start, end, set }) => ({ start, end, entity: set }));
  const owned = packed(sets, (): number[] => []);
  mentions.forEach(({ entity }, index) => owned[entity]?.push(index));
  const pronouns = gendersByPronouns(source, words, mentions, (entity) => types[entity] === 'person');
  const entities = packed(sets, (set, index): LocalEntity => {
    const canonical = fullest(set, types[index] === 'person');
    const own = owned[index] ?? [];
    const forms = new Set(own.map((i) => collapsed(source.text.slice(mentions[i]?.start, mentions[i]?.end))));
    forms.delete(canonical);
    const told = genders[index] ?? 0;
    const gender = told === Is.male ? 'male' : told === Is.female ? 'female' : told === 0 ? pronouns.get(index) : undefined;
    return {
      canonical, type: types[index] ?? 'other', aliases: [...forms], roles: roles[index] ?? [], sure: set.some((group) => group.sure),
      typed: set.some((group) => group.type !== 'other' || group.votes.other > 0), mentions: own,
      gender,
    };
  });
  return { mentions, entities };
}

/** The type that most mentions have; what is untyped hardly counts. */
function typeOf(set: readonly Group[]): EntityType {
  const counts = new Map<EntityType, number>();
  for (const { type, members, votes } of set) counts.set(type, (counts.get(type) ?? 0) + members.length * (type === 'other' && votes.other <= 0 ? 0.1 : 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'other';
}

/** A title or a given name that only one gender has; 0 where neither tells. */
function genderOf(words: Words, { from, to, title }: Candidate): number {
  const both = Is.male | Is.female;
  for (let i = title?.from ?? from; i < (title?.to ?? from); i++) {
    const told = words.at(i).classes & both;
    if (words.is(i, Is.honorific) && told) return told;
  }
  const told = to - from > 1 ? words.at(from).classes & both : 0;
  return told === both ? 0 : told;
}

/** Persons by their longest form, others by the one that is used most. */
function fullest(set: readonly Group[], person: boolean): string {
  const rank = (group: Group): number => (person ? group.parts.length * 1000 : group.acronym ? 0 : 500) + group.members.length;
  const best = [...set].sort((a, b) => rank(b) - rank(a))[0];
  return best?.regular ?? best?.text ?? '';
}
