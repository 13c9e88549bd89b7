// An entity of the dossier: one card for one person, however each article writes the name.
import type { EntityType } from '../extract/names';
import { knownByForm } from '../extract/names/known-names';
import type { EntityRule } from '../extract/names/rules';
import { bySpan, type Span } from '../text/span';
import type { DocumentId } from './document';
import { mainType } from './entity-joins';
import { formOf, printed, type Kind, type Part } from './entity-kinds';

export interface Located extends Span {
  readonly document: DocumentId;
}

export interface EntityRole extends Located {
  readonly text: string;
}

export interface Alias extends Located {
  readonly text: string;
}

/** Its lists may be long, and are made when somebody asks for them. */
export interface Entity {
  /** Stable: from type and canonical name. */
  readonly id: string;
  readonly canonical: string;
  readonly type: EntityType;
  /**
   * Other surface forms, most frequent first, each with one place where it is used. No two entities have one in common, and none
   * is another's `canonical`; case, accents and the stops of acronyms do not count.
   */
  readonly aliases: readonly Alias[];
  /**
   * Surface forms that mean another entity as well: the surname of two, a town's name for its team. They are nobody's alias; who
   * is meant is known for each mention.
   */
  readonly ambiguous: readonly Alias[];
  readonly roles: readonly EntityRole[];
  /** In order of document and start. */
  readonly mentions: readonly Located[];
  /** The entities of single documents that were linked, in order of document and index. */
  readonly parts: readonly PartOf[];
  /** The first of them. */
  readonly first: PartOf | undefined;
  /** How often each of its surface forms is used. */
  readonly uses: ReadonlyMap<string, number>;
}

type PartOf = { readonly document: DocumentId; readonly entity: number };

/** All names of an entity: its own, those that it alone has, those that mean others too. */
export function namesOf({ canonical, aliases, ambiguous }: Entity): readonly string[] {
  return [canonical, ...aliases.map(({ text }) => text), ...ambiguous.map(({ text }) => text)];
}

/**
 * The entity of kinds that are one. `isShared`: whether another entity has a name of this key; asked anew each time, because others
 * come and go. `retype`: an entry of corroborate.yaml that gives no more than the type.
 */
export function entityOf(kinds: readonly Kind[], isShared: (key: string) => boolean, retype: EntityRule | undefined, numbered?: string): Entity {
  const rule = kinds.find(({ local }) => local.rule)?.local.rule ?? retype;
  const type = rule?.type ?? retype?.type ?? mainType(kinds);
  const uses = usesOf(kinds);
  const canonical = rule?.name ?? canonicalOf(type, uses);
  return new LinkedEntity(numbered ?? slugOf(type, canonical), canonical, type, uses, kinds, isShared);
}

/** Of a class, because there are tens of thousands: a function for each of their lists would be most of what they take. */
class LinkedEntity implements Entity {
  readonly #kinds: readonly Kind[];
  readonly #isShared: (key: string) => boolean;
  #ownParts: readonly Part[] | undefined;
  #places: readonly Alias[] | undefined;
  #forms: readonly { readonly alias: Alias; readonly key: string }[] | undefined;
  #roles: readonly EntityRole[] | undefined;
  #mentions: readonly Located[] | undefined;
  #parts: readonly PartOf[] | undefined;
  #first: { readonly part: PartOf | undefined } | undefined;

  constructor(readonly id: string, readonly canonical: string, readonly type: EntityType, readonly uses: ReadonlyMap<string, number>, kinds: readonly Kind[], isShared: (key: string) => boolean) {
    this.#kinds = kinds;
    this.#isShared = isShared;
  }

  get aliases(): readonly Alias[] {
    return this.#otherForms().flatMap(({ alias, key }) => (this.#isShared(key) ? [] : [alias]));
  }

  get ambiguous(): readonly Alias[] {
    return this.#otherForms().flatMap(({ alias, key }) => (this.#isShared(key) ? [alias] : []));
  }

  get roles(): readonly EntityRole[] {
    return (this.#roles ??= this.#partsInOrder().flatMap(({ document, local }) => local.roles.map(({ start, end, text }): EntityRole => ({ document: document.id, start, end, text }))));
  }

  get mentions(): readonly Located[] {
    return (this.#mentions ??= this.#placesInOrder().map(({ document, start, end }): Located => ({ document, start, end })));
  }

  get parts(): readonly PartOf[] {
    return (this.#parts ??= this.#partsInOrder().map(partOf));
  }

  get first(): PartOf | undefined {
    return (this.#first ??= { part: firstOf(this.#kinds) }).part;
  }

  #partsInOrder(): readonly Part[] {
    return (this.#ownParts ??= this.#kinds.flatMap((kind) => [...kind.parts.values()].flat()).sort((a, b) => comesFirst(partOf(a), partOf(b))));
  }

  #placesInOrder(): readonly Alias[] {
    return (this.#places ??= this.#partsInOrder().flatMap(placesOf).sort(byPlace));
  }

  #otherForms(): readonly { readonly alias: Alias; readonly key: string }[] {
    if (this.#forms) return this.#forms;
    const first = new Map<string, Alias>();
    for (const at of this.#placesInOrder()) if (at.text !== this.canonical && !first.has(at.text)) first.set(at.text, at);
    return (this.#forms = [...first.values()].sort((a, b) => (this.uses.get(b.text) ?? 0) - (this.uses.get(a.text) ?? 0) || (a.text < b.text ? -1 : 1)).map((alias) => ({ alias, key: formOf(alias.text).key })));
  }
}

function firstOf(kinds: readonly Kind[]): PartOf | undefined {
  let first: PartOf | undefined;
  for (const { parts } of kinds) {
    for (const [part] of parts.values()) {
      const at = part && partOf(part);
      if (at && (!first || comesFirst(at, first) < 0)) first = at;
    }
  }
  return first;
}

function partOf({ document, entity }: Part): PartOf {
  return { document: document.id, entity };
}

export function comesFirst(a: PartOf | undefined, b: PartOf | undefined): number {
  if (!a || !b) return 0;
  return a.document === b.document ? a.entity - b.entity : a.document < b.document ? -1 : 1;
}

function placesOf({ document, local }: Part): (Located & { readonly text: string })[] {
  return local.mentions.flatMap((index) => {
    const mention = document.names.mentions[index];
    return mention ? [{ document: document.id, start: mention.start, end: mention.end, text: printed(document.source.text, mention) }] : [];
  });
}

/** How often each surface form is used. */
function usesOf(kinds: readonly Kind[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const kind of kinds) for (const [text, count] of kind.uses) uses.set(text, (uses.get(text) ?? 0) + count);
  return uses;
}

/** The key of the name that the texts themselves give what the kinds are. */
export function nameKeyOf(kinds: readonly Kind[]): string {
  return formOf(canonicalOf(mainType(kinds), usesOf(kinds))).key;
}

/** Persons by their fullest name in regular capitals; others by a lexicon's form, else by the form that is used most, of two the fuller. */
function canonicalOf(type: EntityType, uses: ReadonlyMap<string, number>): string {
  // Most have one form.
  const [only] = uses.size === 1 ? uses.keys() : [];
  if (only !== undefined) return only;
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
  return [...uses].map(([text, count]) => ({ text, rank: rank(text, count) }))
    .sort((a, b) => b.rank - a.rank || fullness(b.text) - fullness(a.text) || (a.text < b.text ? -1 : 1))[0]?.text ?? '';
}

function slugOf(type: EntityType, canonical: string): string {
  return `${type}/${canonical.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}`;
}

function byPlace(a: Located, b: Located): number {
  return a.document === b.document ? bySpan(a, b) : a.document < b.document ? -1 : 1;
}
