// Posts of which a person holds one at a time: which one a title names, for which country, and which two contradict each other.
import countriesYaml from '../../../lexicon/countries.yaml';
import exclusivePostsYaml from '../../../lexicon/exclusive-posts.yaml';
import { plainQuotes } from '../extract/names/known-names';
import { mapping, wordClasses, wordList, wordSet } from '../lexicon';

export interface Post {
  readonly group: string;
  readonly post: string;
  readonly country?: string;
}

const RANKS = 'ranks';
const lexicon = mapping(exclusivePostsYaml, 'exclusive-posts');
const notHeld = wordSet(lexicon['not-held'], 'exclusive-posts, not-held');
const ranks = wordSet(lexicon[RANKS], 'exclusive-posts, ranks');
const LONGEST_FORM = 5;

const posts = new Map<string, Post>();
for (const [group, classes] of Object.entries(mapping(lexicon['posts'], 'exclusive-posts'))) {
  for (const [post, forms] of wordClasses(classes, `exclusive-posts, ${group}`)) for (const form of forms) posts.set(form, { group, post });
}

/** Lower-case names and adjectives of countries, one or more words; undefined where an adjective is that of two: “Congolese”. */
const countries = new Map<string, string | undefined>();
for (const [country, entry] of Object.entries(mapping(countriesYaml, 'countries'))) {
  const { also = [], demonyms = [] } = mapping(entry, 'countries');
  for (const form of [country, ...wordList(also, 'countries'), ...wordList(demonyms, 'countries')]) countries.set(bare(form), countries.has(bare(form)) && countries.get(bare(form)) !== country ? undefined : country);
}

/**
 * A title as printed: “Estonia’s minister of defense”, “navy spokesman Commander”. Undefined where it names no such post, one that is
 * not held now, or one of something else than a country: “president of the club”.
 */
export function postIn(role: string): Post | undefined {
  const printed = plainQuotes(role).split(/\s+/u).filter(Boolean);
  const words = printed.map(bare);
  if (words.some((word) => word.split('-').some((part) => notHeld.has(part)))) return rankIn(printed);
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + LONGEST_FORM); to > from; to--) {
      const post = posts.get(words.slice(from, to).join(' '));
      if (!post) continue;
      const owner = countryIn(words.slice(0, from).filter((word) => word !== 'the'));
      const rest = words.slice(to);
      const behind = rest[0] === 'of' ? countryIn(rest.slice(1).filter((word) => word !== 'the')) : undefined;
      if (owner === null || behind === null || (rest.length > 0 && rest[0] !== 'of')) return undefined;
      const country = owner ?? behind;
      return country === undefined ? post : { ...post, country };
    }
  }
  return rankIn(printed);
}

/** Whether one person cannot have both at a time. */
export function exclude(a: Post, b: Post): boolean {
  if (a.group !== b.group) return false;
  if (a.group === RANKS) return !` ${a.post}`.endsWith(` ${b.post}`) && !` ${b.post}`.endsWith(` ${a.post}`);
  return a.post !== b.post || (a.country !== undefined && b.country !== undefined && a.country !== b.country);
}

/** A capitalised rank at the end, right before the name; a capitalised word before it may make it a post: “NATO Commander”. */
function rankIn(printed: readonly string[]): Post | undefined {
  for (let from = Math.max(0, printed.length - 2); from < printed.length; from++) {
    const form = printed.slice(from);
    const before = printed[from - 1];
    if (ranks.has(form.map(bare).join(' ')) && form.every(isCapitalised) && (before === undefined || !isCapitalised(before))) return { group: RANKS, post: form.map(bare).join(' ') };
  }
  return undefined;
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Undefined for no words and for a country that they do not tell, null for words that are no country. */
function countryIn(words: readonly string[]): string | null | undefined {
  const key = words.join(' ');
  return words.length === 0 || countries.has(key) ? countries.get(key) : null;
}

/** Lower case, without stops and a possessive ending. */
function bare(words: string): string {
  return words.toLowerCase().replaceAll('.', '').replace(/'s?$/u, '');
}
