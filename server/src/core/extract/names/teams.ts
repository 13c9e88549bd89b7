// In texts about sport a town's name stands for its team; this tells the two apart.
import teamContextsYaml from '../../../../lexicon/team-contexts.yaml';
import { classReader } from '../../lexicon';
import type { SourceText } from '../../text/source-text';
import type { Candidate } from './candidate';
import { Is } from './word-classes';
import type { Words } from './words';

const context = classReader(teamContextsYaml, 'team-contexts');
const before = context('before');
const after = context('after');
const ownName = context('own-name');
const placing = context('placing');
/** Sports words a hundred tokens; reports of other events stay well below. */
const SPORTS_SHARE = 0.035;

export function isAboutSport(words: Words): boolean {
  let count = 0;
  for (let i = 0; i < words.length; i++) if (words.at(i).sport) count++;
  return words.length > 30 && count / words.length > SPORTS_SHARE;
}

/** Indices of the candidates that name a team by a town, or that play as only teams do. */
export function teamsAmong({ tokens }: SourceText, words: Words, candidates: readonly Candidate[]): ReadonlySet<number> {
  const teams = new Set<number>();
  candidates.forEach((candidate, index) => {
    if (mayBeTeam(candidate) && playsAt(candidate)) teams.add(index);
  });
  // "Riga, Denver and Lyon all won": what stands in one list is of one kind.
  for (let pass = 0; pass < 2; pass++) {
    candidates.forEach((candidate, index) => {
      const next = candidates[index + 1];
      if (!next || next.sentence !== candidate.sentence || !isList(candidate.to, next.from)) return;
      if (teams.has(index) && mayBeTeam(next) && next.known) teams.add(index + 1);
      if (teams.has(index + 1) && mayBeTeam(candidate) && candidate.known && !placing.has(words.at(candidate.from - 1).lower)) teams.add(index);
    });
  }
  return teams;

  function playsAt({ from, to }: Candidate): boolean {
    const previous = words.at(from - 1).lower;
    if (placing.has(previous)) return false;
    if (words.at(to - 1).possessive) return words.at(to).nameLike || words.is(to, Is.calling) || words.at(to).sport;
    return before.has(previous) || after.has(words.at(to).lower) || (tokens.isNumber(to) && /^\d{1,3}$/.test(tokens.text(to)));
  }

  function isList(from: number, to: number): boolean {
    const link = tokens.text(from);
    return (to === from + 1 && (link === ',' || link === 'and' || link === 'v')) || (to === from + 2 && link === ',' && tokens.text(from + 1) === 'and');
  }
}

function mayBeTeam({ known, type, title, from, to }: Candidate): boolean {
  if (title) return false;
  if (known && ownName.has(known.canonical)) return false;
  if (known) return known.kind === 'city' || known.kind === 'state' || known.kind === 'region' || known.kind === 'capital';
  return type === undefined && to - from === 1;
}
