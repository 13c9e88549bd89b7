// Where a source lets a capital stand for the government that sits there.
import countriesYaml from '../../../lexicon/countries.yaml';
import governmentsYaml from '../../../lexicon/governments.yaml';
import type { SourceDocument } from '../corpus/document';
import type { Entity } from '../corpus/entities';
import { knownByForm } from '../extract/names/known-names';
import { cueForm } from '../extract/quotes/cue-verbs';
import { classReader, mapping, wordList } from '../lexicon';
import { formsOf } from '../text/inflection';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';

/** By capital; undefined where two countries have one of that name. */
const countryOfCapital = new Map<string, string | undefined>();
for (const [country, entry] of Object.entries(mapping(countriesYaml, 'countries'))) {
  for (const capital of wordList(mapping(entry, 'countries')['capitals'] ?? [], 'countries')) countryOfCapital.set(capital, countryOfCapital.has(capital) ? undefined : country);
}

const words = classReader(governmentsYaml, 'governments');
const verbs = new Set([...words('verbs')].flatMap((verb) => formsOf(verb).filter((form) => form !== verb)));
const auxiliaries = words('auxiliaries');
const owned = words('owned');
const clauseOpeners = words('clause-openers');
const MARKS = /^[“"”—,]$/;

/** The country whose government the name at `mention` stands for, only where it does or owns what governments do and own. */
export function governmentOf({ names, source }: SourceDocument, mention: number, entity: Entity): string | undefined {
  const at = names.mentions[mention];
  if (!at || entity.type !== 'place') return undefined;
  const capital = knownByForm(source.text.slice(at.start, at.end));
  const country = capital?.kind === 'capital' ? countryOfCapital.get(capital.canonical) : undefined;
  return country !== undefined && (actsAsGovernment(source, at) || ownsAsGovernment(source, at)) ? country : undefined;
}

/** "Moscow has said", "Helsinki is considering": the subject of its clause, before a verb of speaking or of a government's will. */
function actsAsGovernment({ tokens, sentences }: SourceText, { start, end }: Span): boolean {
  const first = tokens.firstFrom(start);
  const before = tokens.text(first - 1);
  if (!sentences.some((sentence) => tokens.firstFrom(sentence.start) === first) && !clauseOpeners.has(before.toLowerCase()) && !MARKS.test(before)) {
    // "indicated that", and without "that": "indicated Helsinki is considering".
    if (cueForm(before.toLowerCase())?.form !== 'past') return false;
  }
  let verb = tokens.firstFrom(end);
  while (verb < tokens.length && auxiliaries.has(tokens.text(verb))) verb++;
  if (verb >= tokens.length) return false;
  const cue = cueForm(tokens.text(verb));
  // In the present many words of speaking are nouns as well: “Moscow reports”.
  return verbs.has(tokens.text(verb)) || (cue !== undefined && cue.tier !== 'weak' && (cue.form === 'past' || tokens.text(verb) === 'says'));
}

/** "Moscow’s ongoing war" */
function ownsAsGovernment({ tokens, text }: SourceText, { end }: Span): boolean {
  if (!/^['’]s\s/u.test(text.slice(end, end + 3))) return false;
  const next = tokens.firstFrom(end + 2);
  return owned.has(tokens.text(next)) || owned.has(tokens.text(next + 1));
}
