// Which kinds of entities are one, group by group: one spelling, one surname, an acronym and its expansion, a name and its short form.
import type { EntityType } from '../extract/names';
import { knownByForm } from '../extract/names/known-names';
import { acronymsOf, endsWith, isSurnameAlone, NAMESAKES, samePersons, withoutSuffix } from '../extract/names/linking';
import { acronymIn, fullNames, hasAcronym, isLone, isShortened, longForms, shortenedForms, shortForms, surnameOf, type Kind } from './entity-kinds';

export type Pair = readonly [Kind, Kind];
/** Whether the levels before have joined two kinds. */
type Joined = (a: Kind, b: Kind) => boolean;

/** The pairs of a group that are one, each listed once. The result does not depend on the order of `members`. */
export function joinsIn(group: string, members: Iterable<Kind>, joined: Joined): readonly Pair[] {
  const kinds = [...members];
  if (kinds.length < 2) return [];
  kinds.sort((a, b) => (a.key < b.key ? -1 : 1));
  const [rule = ''] = group.split(' ', 1);
  const word = group.slice(rule.length + 1);
  switch (rule) {
    case 'rule':
      return starOf(kinds, () => '');
    case 'surname':
      return joinNamesakes(word, kinds);
    case 'lone':
      return joinSurnames(kinds, joined);
    case 'acronym':
      return joinAcronyms(word, kinds, joined);
    case 'short':
      return joinShortForms(word, kinds, joined);
    default:
      return joinAlike(kinds);
  }
}

/** Joins those of one sort with the first of it. */
function starOf(kinds: readonly Kind[], sortOf: (kind: Kind) => string): Pair[] {
  const first = new Map<string, Kind>();
  return kinds.flatMap((kind): Pair[] => {
    const known = first.get(sortOf(kind));
    if (known) return [[known, kind]];
    first.set(sortOf(kind), kind);
    return [];
  });
}

/** Joins entities of one spelling: those of the main type with the untyped and the few that were taken for another type. */
function joinAlike(kinds: readonly Kind[]): Pair[] {
  const type = mainType(kinds);
  const mainIsPlace = kinds.some((kind) => kind.local.type === type && isPlaceName(kind));
  return starOf(kinds, (kind) => {
    const own = kind.local.type;
    // Boston the town and Boston the team, Jordan the country and Jordan the man: a known place is joined to places only.
    const apart = own !== type && kind.local.typed && (isPlaceName(kind) || mainIsPlace);
    return !kind.local.typed || (!apart && mayErr(kind, type)) ? type : own;
  });
}

function isPlaceName({ local, forms }: Kind): boolean {
  return local.type === 'place' && forms.some(({ text }) => knownByForm(text)?.type === 'place');
}

/** Whether the document may have mistaken the type: bodies, places and events are taken for each other, persons seldom. */
function mayErr({ local, often }: Kind, type: EntityType): boolean {
  return local.type !== type && ((local.type !== 'person' && type !== 'person') || !often);
}

/** The type that most mentions have; ten untyped ones count as one. */
export function mainType(kinds: Iterable<Kind>): EntityType {
  let only: EntityType | undefined;
  let isOne = true;
  for (const { local: { type } } of kinds) {
    isOne &&= only === undefined || only === type;
    only = type;
  }
  if (isOne) return only ?? 'other';
  const counts = new Map<EntityType, number>();
  for (const { local, mentions } of kinds) counts.set(local.type, (counts.get(local.type) ?? 0) + mentions * (local.typed ? 10 : 1));
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'other';
}

/** A form, and the first kind that has it; equal forms are joined already. */
interface Bearer {
  readonly kind: Kind;
  readonly words: readonly string[];
}

function bearersOf(kinds: readonly Kind[], ofType: (type: EntityType) => boolean, fits: (words: readonly string[], type: EntityType) => boolean): Bearer[] {
  const seen = new Set<string>();
  return kinds.flatMap((kind) => (ofType(kind.local.type) ? longForms(kind.forms) : []).flatMap(({ words, key }): Bearer[] => {
    const form = `${kind.local.type} ${key}`;
    if (seen.has(form) || !fits(words, kind.local.type)) return [];
    seen.add(form);
    return [{ kind, words }];
  }));
}

/** Full names that fit. */
function joinNamesakes(surname: string, kinds: readonly Kind[]): Pair[] {
  const namesakes = bearersOf(kinds, (type) => type === 'person', (words) => !isSurnameAlone(words) && surnameOf(words) === surname);
  return samePersons(namesakes.slice(0, NAMESAKES)).flatMap(([a, b]): Pair[] => (a.kind === b.kind ? [] : [[a.kind, b.kind]]));
}

/** A surname alone where one person of the dossier bears it. */
function joinSurnames(kinds: readonly Kind[], joined: Joined): Pair[] {
  const pairs: Pair[] = [];
  const unknown = new Map<string, Kind[]>();
  const bearers = kinds.map((kind) => ({ kind, full: fullNames(kind.local.type, kind.forms).map(({ words }) => withoutSuffix(words)) })).filter(({ full }) => full.length > 0);
  for (const kind of kinds) {
    if (!isLone(kind.local.type, kind.forms)) continue;
    const { key = '', words = [] } = kind.forms[0] ?? {};
    const fits = bearers.filter(({ full }) => full.some((name) => endsWith(name, withoutSuffix(words)))).map((bearer) => bearer.kind);
    const meant = theOneMeant(kind, fits, joined);
    if (meant) pairs.push([meant, kind]);
    else if (kind.local.type === 'person' && fits.length === 0) {
      const others = unknown.get(key);
      if (others) others.push(kind);
      else unknown.set(key, [kind]);
    }
  }
  for (const same of unknown.values()) pairs.push(...joinUnknown(same));
  return pairs;
}

/** A surname that no document gives in full is one person, unless it is said to be a man's and a woman's. */
function joinUnknown(same: readonly Kind[]): Pair[] {
  const genders = new Set(same.flatMap(({ local }) => local.gender ?? []));
  return starOf(same, ({ local }) => (genders.size > 1 ? (local.gender ?? '') : ''));
}

/**
 * Of the persons with one surname: the only one; else the only one in the same post; else the only one that others call by it
 * alone. Nobody where the gender contradicts, or where the document itself names the only one and keeps the two apart.
 */
function theOneMeant(lone: Kind, fits: readonly Kind[], joined: Joined): Kind | undefined {
  const only = (some: readonly Kind[]): Kind | undefined => (some.every((other) => some[0] && joined(other, some[0])) ? some[0] : undefined);
  const single = only(fits);
  if (single && lone.besideFullName) return undefined;
  const meant = single
    ?? only(fits.filter(({ posts }) => [...posts].some((post) => lone.posts.has(post))))
    ?? only(fits.filter(({ forms }) => forms.some(({ words }) => isSurnameAlone(words))));
  const gender = meant?.local.gender;
  return gender === undefined || lone.local.gender === undefined || gender === lone.local.gender ? meant : undefined;
}

/** An acronym in one document, its expansion in another, where only one fits. */
function joinAcronyms(letters: string, kinds: readonly Kind[], joined: Joined): Pair[] {
  const expansions = bearersOf(kinds, hasAcronym, (words) => acronymsOf(words).includes(letters));
  return joinOnly(expansions, kinds.filter(({ local, forms }) => acronymIn(local.type, forms) === letters), joined);
}

/** "Grumbold" in one document, "Grumbold Distribution" in another; "Brandt" and the ship "INS Brandt". */
function joinShortForms(short: string, kinds: readonly Kind[], joined: Joined): Pair[] {
  const longer = bearersOf(kinds, isShortened, (words, type) => shortenedForms(words, type).includes(short));
  return joinOnly(longer, kinds.filter(({ local, forms }) => isShortened(local.type) && shortForms(forms).some(({ key }) => key === short)), joined);
}

function joinOnly(fits: readonly Bearer[], kinds: readonly Kind[], joined: Joined): Pair[] {
  const [first] = fits;
  if (!first || !fits.every((other) => joined(other.kind, first.kind))) return [];
  return kinds.flatMap((kind): Pair[] => (kind === first.kind ? [] : [[first.kind, kind]]));
}

/** What corroborate.yaml calls one entity or keeps apart is never joined otherwise: the parts of what hangs together by `pairs`, which are taken in order. */
export function partByRules(kinds: readonly Kind[], pairs: readonly Pair[]): readonly (readonly Kind[])[] {
  const root = new Map<Kind, Kind>();
  const rules = new Map<Kind, { readonly name: string | undefined; readonly apart: ReadonlySet<string> }>();
  for (const kind of kinds) if (hasRules(kind)) rules.set(kind, { name: kind.local.rule?.name, apart: new Set(kind.local.apart) });
  const find = (kind: Kind): Kind => {
    let at = kind;
    for (let up = root.get(at); up; up = root.get(at)) at = up;
    return at;
  };
  for (const [one, other] of pairs) {
    const [x, y] = [find(one), find(other)];
    if (x === y) continue;
    const [a, b] = [rules.get(x), rules.get(y)];
    if (a?.name !== undefined && b?.name !== undefined && a.name !== b.name) continue;
    if ((a?.name !== undefined && b?.apart.has(a.name)) || (b?.name !== undefined && a?.apart.has(b.name))) continue;
    root.set(y, x);
    if (a || b) rules.set(x, { name: a?.name ?? b?.name, apart: new Set([...(a?.apart ?? []), ...(b?.apart ?? [])]) });
  }
  const sets = new Map<Kind, Kind[]>();
  for (const kind of kinds) {
    const set = sets.get(find(kind));
    if (set) set.push(kind);
    else sets.set(find(kind), [kind]);
  }
  return [...sets.values()];
}

export function hasRules({ local }: Kind): boolean {
  return local.rule !== undefined || local.apart !== undefined;
}
