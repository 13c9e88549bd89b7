// Tells a person's gender by the pronouns that follow the name where no title and no given name tells it.
import genderPronounsYaml from '../../../../lexicon/gender-pronouns.yaml';
import { classReader } from '../../lexicon';
import { tokensIn, type SourceText } from '../../text/source-text';
import type { NameMention } from '../names';
import type { Words } from './words';

const pronouns = classReader(genderPronounsYaml, 'gender-pronouns');
const MALE = pronouns('male');
const FEMALE = pronouns('female');
/** One pronoun may mean somebody else; this many of one kind seldom do. */
const ENOUGH = 2;
const SHARE = 0.8;

/** By entity; only the persons whose pronouns agree. */
export function gendersByPronouns(source: SourceText, words: Words, mentions: readonly NameMention[], isPerson: (entity: number) => boolean): Map<number, 'female' | 'male'> {
  const counts = new Map<number, { male: number; female: number }>();
  let next = 0;
  let last: number | undefined; // the only person of the sentence before
  for (const sentence of source.sentences) {
    const range = tokensIn(source, sentence);
    const persons = new Set<number>();
    let from = range.to;
    for (; next < mentions.length && (mentions[next]?.start ?? 0) < sentence.end; next++) {
      const mention = mentions[next];
      if (!mention || !isPerson(mention.entity)) continue;
      if (persons.size === 0) from = source.tokens.firstFrom(mention.end);
      persons.add(mention.entity);
    }
    const [only] = persons;
    if (persons.size === 1 && only !== undefined) countIn(from, range.to, only);
    else if (persons.size === 0 && last !== undefined) countIn(range.from, Math.min(range.from + 1, range.to), last);
    last = persons.size === 1 ? only : undefined;
  }
  const genders = new Map<number, 'female' | 'male'>();
  for (const [entity, { male, female }] of counts) {
    const most = Math.max(male, female);
    if (most >= ENOUGH && most >= SHARE * (male + female)) genders.set(entity, male > female ? 'male' : 'female');
  }
  return genders;

  /** What is quoted is about others more often than about its speaker. */
  function countIn(from: number, to: number, entity: number): void {
    let quoted = false;
    for (let i = from; i < to; i++) {
      const { lower } = words.at(i);
      if (lower === '“' || lower === '”' || lower === '"') quoted = lower === '"' ? !quoted : lower === '“';
      if (quoted || !(MALE.has(lower) || FEMALE.has(lower))) continue;
      const count = counts.get(entity) ?? { male: 0, female: 0 };
      if (MALE.has(lower)) count.male++;
      else count.female++;
      counts.set(entity, count);
    }
  }
}
