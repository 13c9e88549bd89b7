// Gathers the candidates of one document that are written alike, and settles the type of each group.
import { collapsed } from '../../text/one-line';
import { packed } from '../../text/packed-list';
import type { EntityType } from '../names';
import type { Candidate } from './candidate';
import { addVotes, noVotes, type Votes } from './evidence';
import { plainQuotes, type KnownName } from './known-names';
import { isTown } from './towns';
import { Is } from './word-classes';
import { bareWord, type Words } from './words';

/** Candidates with one surface form. */
export interface Group {
  /** Lower case, without the stops of acronyms and initials. */
  readonly parts: readonly string[];
  /** As first printed, possessive left out. */
  readonly text: string;
  /** As first printed in regular capitals, where it ever is: "Washington" for WASHINGTON. */
  regular: string | undefined;
  readonly members: number[];
  readonly votes: Votes;
  readonly known: KnownName | undefined;
  /** Classes of the first and last word that are no stops. */
  readonly firstClasses: number;
  readonly lastClasses: number;
  readonly acronym: boolean;
  type: EntityType;
  /** Whether something besides the start of a sentence speaks for it. */
  sure: boolean;
  /** Whether a title or an age beside it shows a person. */
  titled: boolean;
  /** Whether its first mention bears a post (President), not only an honorific (Mr). */
  readonly inPost: boolean;
  /** Bits of Is.male and Is.female that honorifics show; 0 where none does. */
  gender: number;
}

const TYPES: readonly EntityType[] = ['person', 'organization', 'place', 'agreement', 'event', 'other'];
/** Fewer votes than this leave a name untyped. */
const ENOUGH = 0.9;

const PLAIN = /^[a-z]+(?: [a-z]+)*$/;

/** The words of a name that make it the same name wherever it stands: lower case, without stops and accents, apostrophes straight. */
export function nameWords(text: string): readonly string[] {
  const lower = text.toLowerCase();
  // Most names are nothing but letters and single blanks.
  return PLAIN.test(lower) ? lower.split(' ') : plainQuotes(lower).split(/[\s,]+/).map(bareWord).filter(Boolean);
}

export function nameKey(text: string): string {
  return nameWords(text).join(' ');
}

/** The words of a candidate as a key: case and the stops of acronyms do not count. */
export function partsOf(words: Words, { from, to, start, end }: Candidate, text: string): string[] {
  const parts: string[] = [];
  for (let i = from; i < to; i++) {
    const { bare, base } = words.at(i);
    if (base !== '.' && base !== ',') parts.push(bare);
  }
  // "D-N.Y.", "Russia-Ukraine": the candidate is a part of its token.
  const { base } = words.at(from);
  if (to - from === 1 && end - start < base.length && base.includes('-')) return [bareWord(text.slice(start, end).toLowerCase())];
  return parts;
}

export function groupAlike(text: string, words: Words, candidates: readonly Candidate[], votes: readonly Votes[], teams: ReadonlySet<number>): Map<string, Group> {
  const groups = new Map<string, Group>();
  const allParts = packed(candidates, (candidate) => partsOf(words, candidate, text));
  const couples = couplesAmong(words, candidates, allParts);
  candidates.forEach((candidate, index) => {
    const parts = allParts[index] ?? [];
    const name = parts.join(' ');
    // A town and the team that bears its name are two; so are Mr. and Mrs. Roe.
    const team = candidate.known?.type === 'place' && teams.has(index);
    const gender = couples.has(name) ? genderOf(words, candidate) : 0;
    const key = team ? `team ${name}` : gender !== 0 ? `${gender} ${name}` : name;
    let group = groups.get(key);
    if (!group) {
      const last = words.at(candidate.to - 1).base === '.' ? candidate.to - 2 : candidate.to - 1;
      const first = words.at(candidate.from);
      group = {
        parts, text: collapsed(text.slice(candidate.start, candidate.end)), regular: undefined, members: [], votes: noVotes(), known: team ? undefined : candidate.known, type: 'other',
        gender: 0, firstClasses: first.classes, lastClasses: words.at(last).classes, sure: false, titled: false, inPost: candidate.title !== undefined && words.is(candidate.title.to - 1, Is.title),
        acronym: parts.length === 1 && /^\p{Lu}[\p{Lu}\p{N}&.-]{1,7}$/u.test(first.base) && !(first.classes & Is.notABody),
      };
      groups.set(key, group);
    }
    group.members.push(index);
    if (group.regular === undefined) {
      const printed = collapsed(text.slice(candidate.start, candidate.end));
      if (printed !== printed.toUpperCase() || printed.length < 5) group.regular = printed;
    }
    addVotes(group.votes, votes[index]);
    if (team) group.votes.place = 0;
    if (candidate.title) {
      group.titled = true;
      group.gender |= genderOf(words, candidate);
    }
    if (!candidate.opening || (candidate.known && !candidate.known.doubtful) || group.acronym) group.sure = true;
  });
  for (const group of groups.values()) {
    // A known place stays one, whatever stands beside it; a person can bear its name.
    if (group.known?.type === 'place') group.votes.organization = 0;
    group.type = strongest(group.votes);
  }
  return groups;
}

/**
 * Where a town bears the name of a group, that counts for what is said too little of to tell its type. A given name or a surname
 * needs words around it that place it; `surnames` are those of persons whom the text names in full.
 */
export function weighTowns(groups: readonly Group[], surnames: ReadonlySet<string | undefined>): void {
  for (const group of groups) {
    const { parts, votes, known, titled, acronym, firstClasses, lastClasses } = group;
    if (known || titled || acronym || (firstClasses | lastClasses) & (Is.given | Is.surname)) continue;
    if (parts.length === 1 && surnames.has(parts[0]) || !isTown(parts.join(' '))) continue;
    votes.place += parts.length > 1 ? 2 : 1;
    group.type = strongest(votes);
  }
}

/** The bit that an honorific tells; 0 where there is none, or one for both. */
function genderOf(words: Words, { title }: Candidate): number {
  return title && words.is(title.from, Is.honorific) ? words.at(title.from).classes & (Is.male | Is.female) : 0;
}

/** Names that a man and a woman of the text bear, as their honorifics tell. */
function couplesAmong(words: Words, candidates: readonly Candidate[], parts: readonly (readonly string[])[]): ReadonlySet<string> {
  const told = new Map<string, number>();
  candidates.forEach((candidate, index) => {
    const gender = genderOf(words, candidate);
    if (gender !== Is.male && gender !== Is.female) return;
    const name = parts[index]?.join(' ') ?? '';
    told.set(name, (told.get(name) ?? 0) | gender);
  });
  return new Set([...told].filter(([, genders]) => genders === (Is.male | Is.female)).map(([name]) => name));
}

function strongest(votes: Votes): EntityType {
  let best: EntityType = 'other';
  let most = ENOUGH;
  for (const type of TYPES) {
    if (votes[type] > most) {
      best = type;
      most = votes[type];
    }
  }
  return best;
}
