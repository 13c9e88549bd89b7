// What a source lets a place stand for: a capital for its government, a group for its members.
import countriesYaml from '../../../lexicon/countries.yaml';
import governmentsYaml from '../../../lexicon/governments.yaml';
import type { Links } from '../corpus/corpus';
import type { SourceDocument } from '../corpus/document';
import type { Entity, Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { FigureMention } from '../extract/figures';
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

interface Members {
  readonly names: readonly string[];
  /** Where the source lists them. */
  readonly at: Located;
}

const groupWords = words('groups');
/** A comma alone would make the next country a neighbour: “the Baltic states, Poland and Finland”. */
const LIST_OPENS = /^(?:\s*[—–:(]\s*|\s+-\s+|,?\s+(?:of|namely)\s+)(?:the\s+)?$/u;
const LIST_GOES_ON = /^(?:,|,?\s+and|,?\s*&)\s+(?:the\s+)?$/u;

/** The members that the first source to list them gives; undefined for what is no group. */
export function membersOf(links: Links, entity: Entity): Members | undefined {
  const known = knownByForm(entity.canonical);
  if (entity.type !== 'place' || (known ? known.kind !== 'group' : !groupWords.has(entity.canonical.toLowerCase().split(' ').at(-1) ?? ''))) return undefined;
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

const examples = words('examples');
const definite = words('definite');

/**
 * Whom “the four countries” means: the nearest list of as many countries before it in the same text, else the first behind it.
 * A group in the list counts by its members. Undefined where nothing says that all are meant: “four countries”, “about four”.
 */
export function countedMembers(links: Links, document: SourceDocument, { start, end, kind, value, claim }: FigureMention): Members | undefined {
  const { tokens } = document.source;
  const first = tokens.firstFrom(start);
  const isDefinite = definite.has(tokens.text(first - 1).toLowerCase()) || definite.has(tokens.text(first).toLowerCase());
  if (kind !== 'count' || claim.nounClass !== 'country' || claim.proper.length > 0 || value.min !== value.max || !isDefinite) return undefined;
  const fitting = countryLists(links, document).filter(({ names }) => names.length === value.min);
  return fitting.findLast(({ at }) => at.start < start) ?? fitting.find(({ at }) => at.start > end);
}

/** The lists of two and more countries in a text, in order; lists of examples are left out. */
function countryLists(links: Links, { id, names: { mentions }, source: { text, tokens } }: SourceDocument): Members[] {
  const { entityOf } = lookupOf(links);
  const lists: Members[] = [];
  let open: { readonly names: Set<string>; readonly start: number; end: number } | undefined;
  const close = (): void => {
    if (open && open.names.size > 1) lists.push({ names: [...open.names], at: { document: id, start: open.start, end: open.end } });
    open = undefined;
  };
  for (const { start, end, entity: local } of mentions) {
    const entity = entityOf(id, local);
    const countries = entity && countriesIn(links, entity);
    if (open && !(countries && LIST_GOES_ON.test(text.slice(open.end, start)))) close();
    if (!countries) continue;
    const before = tokens.firstFrom(start) - 1;
    const word = tokens.text(tokens.text(before) === 'the' ? before - 1 : before).toLowerCase();
    if (!open && examples.has(word)) continue;
    open ??= { names: new Set(), start, end };
    for (const country of countries) open.names.add(country);
    open.end = end;
  }
  close();
  return lists;
}

/** A country is one; a group is as many as a source says. */
function countriesIn(links: Links, entity: Entity): readonly string[] | undefined {
  return entity.type === 'place' && knownByForm(entity.canonical)?.kind === 'country' ? [entity.canonical] : membersOf(links, entity)?.names;
}
