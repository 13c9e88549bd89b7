// Finds the phrases of one document that mean all of a number of things: “the four countries”, “both companies”. Whom they mean is for the corpus.
import groupPhrasesYaml from '../../../lexicon/group-phrases.yaml';
import numberWordsYaml from '../../../lexicon/number-words.yaml';
import { classReader, mapping } from '../lexicon';
import { baseOf, formsOf, looksPlural } from '../text/inflection';
import { sentenceAt, type SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import { nameKey } from './names/groups';
import { classesOf, Is } from './names/word-classes';
import { endsLike } from './names/word-endings';

/** What is counted. “state”: countries or the parts of one; “either”: countries or bodies. */
export type CountedKind = 'country' | 'state' | 'town' | 'region' | 'organization' | 'person' | 'either';

/** The span runs from the number, or from “both”, to the noun. */
export interface GroupPhrase extends Span {
  readonly count: number;
  readonly kind: CountedKind;
  /** Lower case, as printed: “ministers”. */
  readonly noun: string;
  /** What the group is called: “the four NATO nations”, “the two companies” for “both companies”. */
  readonly name: string;
  /** Whether a name stands between number and noun, so that not all who are near need be meant: “the two Democratic candidates”. */
  readonly narrowed: boolean;
  /** Of persons, where the noun tells it. */
  readonly gender?: 'female' | 'male';
  /** Index of its sentence. */
  readonly sentence: number;
}

const lexicon = classReader(groupPhrasesYaml, 'group-phrases');
const plurals = (name: string): ReadonlySet<string> => new Set([...lexicon(name)].flatMap((noun) => formsOf(noun).filter((form) => form !== noun && looksPlural(form))));
const kinds = (['country', 'state', 'town', 'region', 'organization', 'either'] as const).map((kind) => [kind, plurals(kind)] as const);
const men = plurals('men');
const women = plurals('women');
const nameless = new Set([...lexicon('nameless')].flatMap(formsOf));
const others = lexicon('others');
const restrictors = lexicon('restrictors');
/** More than a text lists. */
const MOST = 12;
const numbers = new Map([...Object.entries(mapping(mapping(numberWordsYaml, 'number-words')['unit'], 'number-words'))].flatMap(([word, value]) =>
  (typeof value === 'number' && value >= 2 && value <= MOST ? [[word, value] as const, [String(value), value] as const] : [])));
const oneOf = (words: Iterable<string>): string => `(?:${[...words].join('|')})`;
const DEFINITE = oneOf(lexicon('definite'));
/** The words before the number, the number; “both” is all of it. */
const OPENING = new RegExp(`(?<![\\p{L}\\p{N}])(?:(?:${DEFINITE}(?:\\s+of)?(?:\\s+${DEFINITE})?|(${oneOf(lexicon('owned'))}))\\s+(${oneOf(numbers.keys())})|(${oneOf(lexicon('both'))}))(?=\\s+\\p{L})`, 'giu');
/** Words between the number and its noun. */
const BETWEEN = 3;

/** In order of `start`, disjoint. `ignored`: what corroborate.yaml says is no name, and so no group: “both companies”, “the four countries”. */
export function readGroupPhrases(source: SourceText, ignored: readonly string[] = []): readonly GroupPhrase[] {
  const unwanted = new Set(ignored.map(nameKey));
  const phrases: GroupPhrase[] = [];
  for (const match of source.text.matchAll(OPENING)) {
    const [whole, owner, number, both] = match;
    const phrase = phraseAt(source, match.index + whole.length - (number ?? both ?? '').length, number?.toLowerCase());
    if (owner !== undefined && phrase?.kind !== 'country' && phrase?.kind !== 'state') continue;
    if (!phrase || phrase.start < (phrases.at(-1)?.end ?? 0)) continue;
    if ([phrase.name, source.text.slice(phrase.start, phrase.end)].some((form) => unwanted.has(nameKey(form)))) continue;
    phrases.push(phrase);
  }
  return phrases;
}

/** `number`: undefined for “both”. */
function phraseAt(source: SourceText, start: number, number: string | undefined): GroupPhrase | undefined {
  const { tokens, text } = source;
  const first = tokens.firstFrom(start);
  for (let i = first + 1; i <= first + 1 + BETWEEN && tokens.isWord(i); i++) {
    const lower = tokens.text(i).toLowerCase();
    if (others.has(lower) || classesOf(lower) & Is.functional) return undefined;
    const kind = looksPlural(lower) ? kindOf(lower) : undefined;
    if (kind === undefined) continue;
    const behind = tokens.text(i + 1).toLowerCase();
    // "the five nations making up the committee": as good as a relative clause.
    if (restrictors.has(behind) || endsLike('restricting', behind)) return undefined;
    const end = tokens.end(i);
    const counted = number ?? 'two';
    return {
      start, end, kind, noun: lower, count: numbers.get(counted) ?? 2, sentence: sentenceAt(source, start), narrowed: /\p{Lu}/u.test(text.slice(tokens.start(first + 1), end)),
      name: `the ${counted} ${text.slice(tokens.start(first + 1), end).replace(/\s+/gu, ' ')}`,
      ...(men.has(lower) ? { gender: 'male' as const } : women.has(lower) ? { gender: 'female' as const } : {}),
    };
  }
  return undefined;
}

function kindOf(plural: string): CountedKind | undefined {
  const known = kinds.find(([, nouns]) => nouns.has(plural));
  if (known) return known[0];
  if (men.has(plural) || women.has(plural)) return 'person';
  const singulars = [baseOf(plural) ?? plural.slice(0, -1), plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.slice(0, -2)];
  return !nameless.has(plural) && [plural, ...singulars].some((noun) => classesOf(noun) & Is.calling) ? 'person' : undefined;
}
