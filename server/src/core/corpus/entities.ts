// Links the entities of single documents over the dossier: one card for one person, however each article writes the name.
import type { EntityType, LocalEntity } from '../extract/names';
import { nameWords } from '../extract/names/groups';
import { knownByForm } from '../extract/names/known-names';
import { acronymsOf, agreementKey, endsWith, isSurnameAlone, NAMESAKES, samePersons, withoutSuffix } from '../extract/names/linking';
import type { EntityRule } from '../extract/names/rules';
import { bySpan, type Span } from '../text/span';
import type { DocumentId, SourceDocument } from './document';

export interface Located extends Span {
  readonly document: DocumentId;
}

export interface EntityRole extends Located {
  readonly text: string;
}

export interface Entity {
  /** Stable: from type and canonical name. */
  readonly id: string;
  readonly canonical: string;
  readonly type: EntityType;
  /** Other surface forms, most frequent first, each with one place where it is used. */
  readonly aliases: readonly (Located & { readonly text: string })[];
  readonly roles: readonly EntityRole[];
  /** In order of document and start. */
  readonly mentions: readonly Located[];
  /** The entities of single documents that were linked. */
  readonly parts: readonly { readonly document: DocumentId; readonly entity: number }[];
}

/** An entity of one document on its way into the dossier. */
interface Part {
  readonly document: SourceDocument;
  readonly entity: number;
  readonly local: LocalEntity;
  readonly forms: readonly Form[];
}

interface Form {
  readonly text: string;
  /** Lower case, without stops, apostrophes straight. */
  readonly words: readonly string[];
  readonly key: string;
}

/** The result does not depend on the order of `documents`. */
export function linkEntities(unordered: readonly SourceDocument[]): readonly Entity[] {
  const documents = [...unordered].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parts = provenParts(documents);
  const links = new UnionFind(parts.map(({ local }) => local));
  linkByRule(parts, links);
  linkByForm(parts, links);
  linkPersons(parts, links);
  linkAcronyms(parts, links);
  linkShortForms(parts, links);
  const retyped = retypedSets(parts, links);
  const ids = new Set<string>();
  return links.sets().map((set) => entityOf(membersOf(set, parts), retyped.get(set[0] ?? -1), ids));
}

function membersOf(set: readonly number[], parts: readonly Part[]): readonly Part[] {
  return set.map((index) => parts[index]).filter((part) => part !== undefined);
}

/** Unsure names stay only where another document proves them: the dossier is its own gazetteer. */
function provenParts(documents: readonly SourceDocument[]): Part[] {
  const parts: Part[] = [];
  const proven = new Set<string>();
  for (const document of documents) {
    document.names.entities.forEach((known, entity) => {
      const local = known.readAs === undefined ? known : { ...known, type: known.readAs };
      const forms = [local.canonical, ...local.aliases].map(formOf);
      parts.push({ document, entity, local, forms });
      if (!local.sure) return;
      for (const { key, words } of forms) {
        proven.add(key);
        // A full name proves its surname.
        if (local.type === 'person') for (const word of words) proven.add(word);
      }
    });
  }
  return parts.filter(({ local, forms }) => local.mentions.length > 0 && (local.sure || forms.some(({ key }) => proven.has(key))));
}

function formOf(text: string): Form {
  const words = nameWords(text);
  return { text, words, key: words.join(' ') };
}

/** What corroborate.yaml calls one entity is one. */
function linkByRule(parts: readonly Part[], links: UnionFind): void {
  const first = new Map<string, number>();
  parts.forEach(({ local: { rule } }, index) => {
    if (!rule) return;
    const other = first.get(rule.name);
    if (other === undefined) first.set(rule.name, index);
    else links.join(other, index);
  });
}

/**
 * The entries that only retype, by the first part of the set that they are about: that whose own name it is, not one that is
 * called so as well. Where no set has the name for its own, the only one that is called so is meant.
 */
function retypedSets(parts: readonly Part[], links: UnionFind): Map<number, EntityRule> {
  const retyped = new Map<number, EntityRule>();
  const rules = new Map(parts.flatMap(({ local: { retype } }) => (retype ? [[retype.name, retype] as const] : [])));
  if (rules.size === 0) return retyped;
  const sets = links.sets();
  for (const rule of rules.values()) {
    const called = sets.filter((set) => set.some((index) => parts[index]?.local.retype?.name === rule.name));
    const own = called.filter((set) => formOf(nameOf(membersOf(set, parts))).key === formOf(rule.name).key);
    const meant = own.length > 0 ? own : called.length === 1 ? called : [];
    for (const [first = -1] of meant) retyped.set(first, rule);
  }
  return retyped;
}

/** The name that the texts themselves give what the parts are. */
function nameOf(parts: readonly Part[]): string {
  return canonicalOf(mainType(parts), usesOf(parts));
}

/** One spelling, one entity, unless the documents take it for things of different types. */
function linkByForm(parts: readonly Part[], links: UnionFind): void {
  const byKey = new Map<string, number[]>();
  const note = (key: string, part: number): void => {
    const others = byKey.get(key);
    if (!others) byKey.set(key, [part]);
    else if (others.at(-1) !== part) others.push(part);
  };
  parts.forEach(({ local, forms }, index) => {
    for (const { text, key, words } of forms) {
      // A surname is shared by many; linkPersons decides on it.
      if (local.type === 'person' && words.length < 2) continue;
      note(key, index);
      const known = knownByForm(text);
      if (known && known.type === local.type) note(`known ${known.canonical}`, index);
      const agreement = local.type === 'agreement' ? agreementKey(words) : undefined;
      if (agreement !== undefined) note(`agreement ${agreement}`, index);
    }
  });
  for (const alike of byKey.values()) {
    joinAlike(alike, parts, links);
  }
}

/** Joins entities of one spelling: those of the main type with the untyped and the few that were taken for another type. */
function joinAlike(alike: readonly number[], parts: readonly Part[], links: UnionFind): void {
  const members = alike.map((index) => ({ index, part: parts[index] })).filter((member): member is { index: number; part: Part } => member.part !== undefined);
  const type = mainType(members.map(({ part }) => part));
  const firstOf = new Map<EntityType, number>();
  for (const { index, part } of members) {
    const own = part.local.type;
    // Boston the town and Boston the team, Jordan the country and Jordan the man: a known place is joined to places only.
    const apart = own !== type && part.local.typed && (isPlaceName(part) || members.some(({ part: other }) => other.local.type === type && isPlaceName(other)));
    const kind = !part.local.typed || (!apart && mayErr(part, type)) ? type : own;
    const first = firstOf.get(kind);
    if (first === undefined) firstOf.set(kind, index);
    else links.join(first, index);
  }
}

function isPlaceName({ local }: Part): boolean {
  return local.type === 'place' && [local.canonical, ...local.aliases].some((text) => knownByForm(text)?.type === 'place');
}

/** Whether the document may have mistaken the type: bodies, places and events are taken for each other, persons seldom. */
function mayErr({ local }: Part, type: EntityType): boolean {
  return local.type !== type && ((local.type !== 'person' && type !== 'person') || local.mentions.length <= 2);
}

/** The type that most mentions have; an untyped one hardly counts. */
function mainType(parts: readonly Part[]): EntityType {
  const counts = new Map<EntityType, number>();
  for (const { local } of parts) counts.set(local.type, (counts.get(local.type) ?? 0) + local.mentions.length * (local.typed ? 1 : 0.1));
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'other';
}

/** Words of a form that others may shorten; longer ones are formal names, which nobody shortens by a word. */
const LONGEST = 12;

/** A form of two words or more, and the first part that has it; equal forms are joined already. */
interface LongForm {
  readonly index: number;
  readonly words: readonly string[];
}

/** The distinct longer forms of the parts, by what `keysOf` gives for each. */
function longForms(parts: readonly Part[], ofType: (type: EntityType) => boolean, keysOf: (words: readonly string[], type: EntityType) => readonly string[]): Map<string, LongForm[]> {
  const byKey = new Map<string, LongForm[]>();
  const seen = new Set<string>();
  parts.forEach(({ local: { type }, forms }, index) => {
    if (!ofType(type)) return;
    for (const { words, key } of forms) {
      if (words.length < 2 || words.length > LONGEST || seen.has(`${type} ${key}`)) continue;
      seen.add(`${type} ${key}`);
      for (const of of new Set(keysOf(words, type))) {
        const others = byKey.get(of);
        if (others) others.push({ index, words });
        else byKey.set(of, [{ index, words }]);
      }
    }
  });
  return byKey;
}

/** Full names that fit; a surname alone where one person of the dossier bears it. */
function linkPersons(parts: readonly Part[], links: UnionFind): void {
  const bySurname = longForms(parts, (type) => type === 'person', (words) => (isSurnameAlone(words) ? [] : [withoutSuffix(words).at(-1) ?? '']));
  for (const same of bySurname.values()) for (const [a, b] of samePersons(same.slice(0, NAMESAKES))) links.join(a.index, b.index);
  const bearers = bearersOf(parts);
  const unknown = new Map<string, number[]>();
  parts.forEach((part, index) => {
    const { local, forms } = part;
    if (forms.some(({ words }) => !isSurnameAlone(words)) || (local.type !== 'person' && local.type !== 'other')) return;
    const { key = '', words = [] } = forms[0] ?? {};
    const fits = (bearers.get(withoutSuffix(words).at(-1) ?? '') ?? []).filter((other) => parts[other]?.forms.some((form) => endsWith(withoutSuffix(form.words), withoutSuffix(words))));
    const meant = theOneMeant(parts, links, part, fits);
    if (meant !== undefined) links.join(meant, index);
    else if (local.type === 'person' && fits.length === 0) {
      const others = unknown.get(key);
      if (others) others.push(index);
      else unknown.set(key, [index]);
    }
  });
  for (const same of unknown.values()) joinUnknown(same, parts, links);
}

/** A surname that no document gives in full is one person, unless it is said to be a man's and a woman's. */
function joinUnknown(same: readonly number[], parts: readonly Part[], links: UnionFind): void {
  const genders = new Set(same.flatMap((index) => parts[index]?.local.gender ?? []));
  const firstOf = new Map<string, number>();
  for (const index of same) {
    const kind = genders.size > 1 ? (parts[index]?.local.gender ?? '') : '';
    const first = firstOf.get(kind);
    if (first === undefined) firstOf.set(kind, index);
    else links.join(first, index);
  }
}

/** For each last word of a surname, the parts with a full name that ends in it. */
function bearersOf(parts: readonly Part[]): Map<string, number[]> {
  const bearers = new Map<string, number[]>();
  parts.forEach(({ local, forms }, index) => {
    if (local.type !== 'person') return;
    const own = new Set(forms.filter(({ words }) => words.length <= LONGEST && !isSurnameAlone(words)).map(({ words }) => withoutSuffix(words).at(-1) ?? ''));
    for (const surname of own) {
      const others = bearers.get(surname);
      if (others) others.push(index);
      else bearers.set(surname, [index]);
    }
  });
  return bearers;
}

/**
 * Of the persons with one surname: the only one; else the only one in the same post; else the only one that others call by it
 * alone. Nobody where the gender contradicts, or where the document itself names the only one and keeps the two apart.
 */
function theOneMeant(parts: readonly Part[], links: UnionFind, { document, local }: Part, fits: readonly number[]): number | undefined {
  const only = (some: readonly number[]): number | undefined => (some.every((other) => links.joined(other, some[0] ?? other)) ? some[0] : undefined);
  const posts = new Set(local.roles.map(({ text }) => text.toLowerCase()));
  const single = only(fits);
  if (single !== undefined && fits.some((index) => parts[index]?.document === document)) return undefined;
  const meant = single
    ?? only(fits.filter((index) => parts[index]?.local.roles.some(({ text }) => posts.has(text.toLowerCase()))))
    ?? only(fits.filter((index) => parts[index]?.forms.some(({ words }) => isSurnameAlone(words))));
  const gender = meant === undefined ? undefined : parts[meant]?.local.gender;
  return gender === undefined || local.gender === undefined || gender === local.gender ? meant : undefined;
}

/** An acronym in one document, its expansion in another, where only one fits. */
function linkAcronyms(parts: readonly Part[], links: UnionFind): void {
  const expansions = longForms(parts, (type) => type === 'organization' || type === 'agreement', acronymsOf);
  parts.forEach(({ local, forms }, index) => {
    if (local.type !== 'organization' && local.type !== 'other' && local.type !== 'agreement') return;
    const acronym = forms.find(({ text, words }) => words.length === 1 && /^\p{Lu}[\p{Lu}.]{2,7}$/u.test(text));
    if (!acronym || knownByForm(acronym.text)) return;
    joinOnly(expansions.get(acronym.key) ?? [], index, links);
  });
}

/** "Grumbold" in one document, "Grumbold Distribution" in another; "Brandt" and the ship "INS Brandt". */
function linkShortForms(parts: readonly Part[], links: UnionFind): void {
  const short = (type: EntityType): boolean => type === 'organization' || type === 'other';
  // A body is shortened at its end, a ship or a product at its beginning.
  const longer = longForms(parts, short, (words, type) => words.slice(1).map((_, i) => (type === 'other' ? words.slice(i + 1) : words.slice(0, i + 1)).join(' ')));
  parts.forEach(({ local, forms }, index) => {
    if (!short(local.type)) return;
    for (const { text, key } of forms) {
      const known = knownByForm(text);
      if (!known || known.kind === 'team') joinOnly(longer.get(key) ?? [], index, links);
    }
  });
}

function joinOnly(fits: readonly LongForm[], index: number, links: UnionFind): void {
  const [first] = fits;
  if (first && fits.every((other) => links.joined(other.index, first.index))) links.join(first.index, index);
}

/** How often each surface form is used, and one place where it is. */
function usesOf(parts: readonly Part[]): Map<string, { count: number; readonly at: Located }> {
  const uses = new Map<string, { count: number; readonly at: Located }>();
  for (const at of placesOf(parts)) {
    const use = uses.get(at.text);
    if (use) use.count++;
    else uses.set(at.text, { count: 1, at: { document: at.document, start: at.start, end: at.end } });
  }
  return uses;
}

function placesOf(parts: readonly Part[]): (Located & { readonly text: string })[] {
  return parts.flatMap(({ document, local }) => local.mentions.flatMap((index) => {
    const mention = document.names.mentions[index];
    if (!mention) return [];
    const { start, end } = mention;
    return [{ document: document.id, start, end, text: document.source.text.slice(start, end).replace(/\s+/g, ' ') }];
  }));
}

function entityOf(parts: readonly Part[], retype: EntityRule | undefined, ids: Set<string>): Entity {
  const rule = parts.find(({ local }) => local.rule)?.local.rule ?? retype;
  const type = rule?.type ?? retype?.type ?? mainType(parts);
  const uses = usesOf(parts);
  const mentions = placesOf(parts).map(({ document, start, end }): Located => ({ document, start, end }));
  const roles = parts.flatMap(({ document, local }) => local.roles.map(({ start, end, text }): EntityRole => ({ document: document.id, start, end, text })));
  const canonical = rule?.name ?? canonicalOf(type, uses);
  const aliases = [...uses].filter(([text]) => text !== canonical).sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
  return {
    id: freshId(type, canonical, ids), canonical, type,
    aliases: aliases.map(([text, { at }]) => ({ ...at, text })),
    roles, mentions: mentions.sort(byPlace), parts: parts.map(({ document, entity }) => ({ document: document.id, entity })),
  };
}

/** Persons by their fullest name in regular capitals; others by a lexicon's form, else by the form that is used most, of two the fuller. */
function canonicalOf(type: EntityType, uses: ReadonlyMap<string, { readonly count: number }>): string {
  const rank = (text: string, count: number): number => {
    const words = text.split(' ').length;
    const shouted = words > 1 || text.length > 6 ? text === text.toUpperCase() : false;
    if (shouted) return -1;
    const initials = text.split(' ').filter((word) => /^\p{Lu}\.?$/u.test(word)).length;
    if (type === 'person') return Math.min(words - initials / 2, 4) * 10_000 + count;
    return (knownByForm(text)?.canonical === text ? 100_000 : 0) + count;
  };
  // Accents make a name fuller as well: who writes them knows it.
  const fullness = (text: string): number => text.normalize('NFD').length;
  return [...uses].sort((a, b) => rank(b[0], b[1].count) - rank(a[0], a[1].count) || fullness(b[0]) - fullness(a[0]) || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

function freshId(type: EntityType, canonical: string, ids: Set<string>): string {
  const slug = `${type}/${canonical.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}`;
  let id = slug;
  for (let n = 2; ids.has(id); n++) id = `${slug}-${n}`;
  ids.add(id);
  return id;
}

function byPlace(a: Located, b: Located): number {
  return a.document === b.document ? bySpan(a, b) : a.document < b.document ? -1 : 1;
}

/** Sets of numbers that are one. What corroborate.yaml keeps apart is never joined. */
class UnionFind {
  readonly #parent: Int32Array;
  /** By root, only where corroborate.yaml has a word: the entry that the set is, and those that it is not. */
  readonly #rules = new Map<number, { readonly name: string | undefined; readonly apart: ReadonlySet<string> }>();

  constructor(locals: readonly LocalEntity[]) {
    this.#parent = Int32Array.from({ length: locals.length }, (_, i) => i);
    locals.forEach(({ rule, apart }, index) => {
      if (rule || apart) this.#rules.set(index, { name: rule?.name, apart: new Set(apart) });
    });
  }

  #find(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    this.#parent[index] = root;
    return root;
  }

  /** The smaller number stays the root, so that the order of joins does not matter. */
  join(a: number, b: number): void {
    const [x, y] = [this.#find(a), this.#find(b)];
    if (x === y || !this.#mayJoin(x, y)) return;
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Also joins what the two sets are and are not. */
  #mayJoin(x: number, y: number): boolean {
    const [a, b] = [this.#rules.get(x), this.#rules.get(y)];
    if (!a && !b) return true;
    if (a?.name !== undefined && b?.name !== undefined && a.name !== b.name) return false;
    if ((a?.name !== undefined && b?.apart.has(a.name)) || (b?.name !== undefined && a?.apart.has(b.name))) return false;
    this.#rules.set(Math.min(x, y), { name: a?.name ?? b?.name, apart: new Set([...(a?.apart ?? []), ...(b?.apart ?? [])]) });
    return true;
  }

  joined(a: number, b: number): boolean {
    return this.#find(a) === this.#find(b);
  }

  /** Members ascending; sets in order of their first member. */
  sets(): number[][] {
    const sets = new Map<number, number[]>();
    for (let i = 0; i < this.#parent.length; i++) {
      const root = this.#find(i);
      const set = sets.get(root);
      if (set) set.push(i);
      else sets.set(root, [i]);
    }
    return [...sets.values()];
  }
}
