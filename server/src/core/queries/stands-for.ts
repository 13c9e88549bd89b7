// What a source lets a place stand for: a capital for its government, a group for the members that are listed beside it.
import countriesYaml from '../../../lexicon/countries.yaml';
import type { Links } from '../corpus/corpus';
import type { SourceDocument } from '../corpus/document';
import type { Entity, Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import { knownByForm } from '../extract/names/known-names';
import { cueForm } from '../extract/quotes/cue-verbs';
import { mapping, wordList } from '../lexicon';

/** By capital; undefined where two countries have one of that name. */
const countryOfCapital = new Map<string, string | undefined>();
for (const [country, entry] of Object.entries(mapping(countriesYaml, 'countries'))) {
  for (const capital of wordList(mapping(entry, 'countries')['capitals'] ?? [], 'countries')) countryOfCapital.set(capital, countryOfCapital.has(capital) ? undefined : country);
}

/** What may stand before the subject of a clause; a preposition would make somebody else the speaker: “officials in Moscow said”. */
const CLAUSE_OPENERS = new Set(['that', 'but', 'while', 'because', 'when', 'after', 'although', 'though', 'if', 'whereas', '“', '"', '”', '—', ',']);
const BETWEEN = new Set(['has', 'had', 'also', 'later', 'then', 'itself', 'again']);

/** The country whose government the name at `mention` stands for, only where it is the subject of a verb of speaking. */
export function governmentOf({ names, source: { tokens, sentences, text } }: SourceDocument, mention: number, entity: Entity): string | undefined {
  const at = names.mentions[mention];
  if (!at || entity.type !== 'place') return undefined;
  const capital = knownByForm(text.slice(at.start, at.end));
  const country = capital?.kind === 'capital' ? countryOfCapital.get(capital.canonical) : undefined;
  if (country === undefined) return undefined;
  const first = tokens.firstFrom(at.start);
  const opens = sentences.some(({ start }) => tokens.firstFrom(start) === first);
  if (!opens && !CLAUSE_OPENERS.has(tokens.text(first - 1).toLowerCase())) return undefined;
  let verb = tokens.firstFrom(at.end);
  while (verb < tokens.length && BETWEEN.has(tokens.text(verb))) verb++;
  const cue = verb < tokens.length ? cueForm(tokens.text(verb)) : undefined;
  // In the present many of these words are nouns as well: “Moscow reports”.
  return cue && cue.tier !== 'weak' && (cue.form === 'past' || tokens.text(verb) === 'says') ? country : undefined;
}

interface Members {
  readonly names: readonly string[];
  /** Where the source lists them. */
  readonly at: Located;
}

const GROUP_WORDS = /\b(?:states|countries|nations|republics|four|three|six)$/iu;
/** A comma alone would make the next country a neighbour: “the Baltic states, Poland and Finland”. */
const LIST_OPENS = /^(?:\s*[—–:(]\s*|\s+-\s+|,?\s+(?:of|namely)\s+)(?:the\s+)?$/u;
const LIST_GOES_ON = /^(?:,|,?\s+and|,?\s*&)\s+(?:the\s+)?$/u;

/** The members that the first source to list them gives; undefined for what is no group. */
export function membersOf(links: Links, entity: Entity): Members | undefined {
  const known = knownByForm(entity.canonical);
  if (entity.type !== 'place' || (known ? known.kind !== 'group' : !GROUP_WORDS.test(entity.canonical))) return undefined;
  const { entityOf } = lookupOf(links);
  for (const at of entity.mentions) {
    const document = links.documents.get(at.document);
    if (!document) continue;
    const { names: { mentions }, source: { text } } = document;
    const found: Entity[] = [];
    let end = at.end;
    for (let i = mentions.findIndex(({ start }) => start === at.start) + 1; i < mentions.length; i++) {
      const next = mentions[i];
      const member = next && entityOf(at.document, next.entity);
      if (!next || member?.type !== 'place' || member === entity || !(found.length === 0 ? LIST_OPENS : LIST_GOES_ON).test(text.slice(end, next.start))) break;
      found.push(member);
      end = next.end;
    }
    if (found.length > 1) return { names: [...new Set(found.map(({ canonical }) => canonical))], at };
  }
  return undefined;
}
