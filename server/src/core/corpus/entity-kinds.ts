// Entities of single documents that are alike in all that linking looks at: one kind, however many documents have it.
import type { EntityType, LocalEntity } from '../extract/names';
import { nameWords } from '../extract/names/groups';
import { knownByForm } from '../extract/names/known-names';
import { agreementKey, acronymsOf, endsWith, isSurnameAlone, withoutSuffix } from '../extract/names/linking';
import { packed } from '../text/packed-list';
import type { DocumentId, SourceDocument } from './document';
import { isSpokesman } from './voices';

export interface Form {
  readonly text: string;
  /** Lower case, without stops, apostrophes straight. */
  readonly words: readonly string[];
  readonly key: string;
}

/** An entity of one document on its way into the dossier. */
export interface Part {
  readonly document: SourceDocument;
  /** Its index there. */
  readonly entity: number;
  readonly local: LocalEntity;
  /** How often each surface form is used. */
  readonly uses: ReadonlyMap<string, number>;
  readonly kind: Kind;
}

/** A name group that a kind belongs to, with the level at which the group is decided on. */
export interface GroupKey {
  readonly level: Level;
  readonly key: string;
}

/**
 * Joins are decided from sure to less sure, each level on what the one before has joined: names that are alike; a surname alone;
 * an acronym; a short form.
 */
export type Level = 0 | 1 | 2 | 3;
export const levels: readonly Level[] = [0, 1, 2, 3];

export interface Kind {
  /** Equal for equal kinds, and what decides between kinds: names of files have no say. */
  readonly key: string;
  /** One of the entities; what all have in common may be read from it. */
  readonly local: LocalEntity;
  readonly forms: readonly Form[];
  readonly groups: readonly GroupKey[];
  /** Roles in lower case; only where they can tell of two persons which is meant. */
  readonly posts: ReadonlySet<string>;
  /** Whether its document uses it more than twice, and can hardly have mistaken it. */
  readonly often: boolean;
  /** Whether its document itself gives a full name that it could be short for. */
  readonly besideFullName: boolean;
  /** Whether it speaks for others there. */
  readonly spokesman: boolean;
  readonly parts: Map<DocumentId, readonly Part[]>;
  /** Over all parts. */
  mentions: number;
  readonly uses: Map<string, number>;
}

/** Words of a form that others may shorten; longer ones are formal names, which nobody shortens by a word. */
const LONGEST = 12;

export function formOf(text: string): Form {
  const words = nameWords(text);
  return { text, words, key: words.join(' ') };
}

/** The document's entities without their kinds, with the kinds' keys; in order of their index. */
export function draftsOf(document: SourceDocument): readonly (Omit<Part, 'kind'> & Pick<Kind, 'key' | 'forms' | 'often' | 'besideFullName' | 'spokesman' | 'posts'>)[] {
  const locals = document.names.entities.map((local) => (local.readAs === undefined ? local : { ...local, type: local.readAs }));
  const forms = packed(locals, ({ canonical, aliases }) => packed([canonical, ...[...aliases].sort()], formOf));
  const full = locals.flatMap((local, i) => (local.mentions.length > 0 ? fullNames(local.type, forms[i] ?? []) : []));
  return locals.map((local, entity) => {
    const own = forms[entity] ?? [];
    const lone = isLone(local.type, own);
    const words = withoutSuffix(own[0]?.words ?? []);
    const besideFullName = lone && full.some((name) => endsWith(withoutSuffix(name.words), words));
    const posts = new Set(lone || local.type === 'person' ? local.roles.map(({ text }) => text.toLowerCase()).sort() : []);
    const often = local.mentions.length > 2;
    const spokesman = local.roles.some(({ text }) => isSpokesman(text));
    const key = JSON.stringify([
      local.type, own.map(({ text }) => text), local.typed, local.sure, local.gender ?? '', often, local.mentions.length > 0, besideFullName, spokesman, [...posts],
      local.rule ? [local.rule.name, local.rule.type ?? ''] : '', local.retype ? [local.retype.name, local.retype.type ?? ''] : '', [...(local.apart ?? [])].sort(),
    ]);
    return { document, entity, local, uses: usesOf(document, local), key, forms: own, often, besideFullName, spokesman, posts };
  });
}

function usesOf({ names, source }: SourceDocument, { mentions }: LocalEntity): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const index of mentions) {
    const mention = names.mentions[index];
    if (!mention) continue;
    const text = printed(source.text, mention);
    uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  return uses;
}

const UNEVEN = /[^\S ]| {2}/;

/** A name as it stands in the text, on one line. */
export function printed(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const name = text.slice(start, end);
  return UNEVEN.test(name) ? name.replace(/\s+/g, ' ') : name;
}

/** A person's names that give more than the surname. */
export function fullNames(type: EntityType, forms: readonly Form[]): readonly Form[] {
  return type === 'person' ? forms.filter(({ words }) => words.length <= LONGEST && !isSurnameAlone(words)) : [];
}

/** Whether it may be a person's surname and nothing more. */
export function isLone(type: EntityType, forms: readonly Form[]): boolean {
  return (type === 'person' || type === 'other') && forms.every(({ words }) => isSurnameAlone(words));
}

/** Forms of two words or more that others may shorten. */
export function longForms(forms: readonly Form[]): readonly Form[] {
  return forms.filter(({ words }) => words.length > 1 && words.length <= LONGEST);
}

export function surnameOf(words: readonly string[]): string {
  return withoutSuffix(words).at(-1) ?? '';
}

/** The one that stands for a long name: letters of a body or an agreement; known ones stand for themselves. */
export function acronymIn(type: EntityType, forms: readonly Form[]): string | undefined {
  if (type !== 'organization' && type !== 'other' && type !== 'agreement') return undefined;
  const acronym = forms.find(({ text, words }) => words.length === 1 && /^\p{Lu}[\p{Lu}.]{2,7}$/u.test(text));
  return acronym && !knownByForm(acronym.text) ? acronym.key : undefined;
}

export function hasAcronym(type: EntityType): boolean {
  return type === 'organization' || type === 'agreement';
}

export function isShortened(type: EntityType): boolean {
  return type === 'organization' || type === 'other';
}

/** A body is shortened at its end, a ship or a product at its beginning. */
export function shortenedForms(words: readonly string[], type: EntityType): readonly string[] {
  return words.slice(1).map((_, i) => (type === 'other' ? words.slice(i + 1) : words.slice(0, i + 1)).join(' '));
}

/** The forms by which it may be short for something longer: no known name but a team's. */
export function shortForms(forms: readonly Form[]): readonly Form[] {
  return forms.filter(({ text }) => {
    const known = knownByForm(text);
    return !known || known.kind === 'team';
  });
}

/** All groups in which it may be joined with others. */
export function groupsOf({ type, rule }: LocalEntity, forms: readonly Form[]): readonly GroupKey[] {
  const keys = new Map<string, Level>();
  if (rule) keys.set(`rule ${rule.name}`, 0);
  for (const { text, key, words } of forms) {
    // A surname is shared by many; who is meant is decided later.
    if (type === 'person' && words.length < 2) continue;
    keys.set(`form ${key}`, 0);
    const known = knownByForm(text);
    if (known?.type === type) keys.set(`known ${known.canonical}`, 0);
    const agreement = type === 'agreement' ? agreementKey(words) : undefined;
    if (agreement !== undefined) keys.set(`agreement ${agreement}`, 0);
  }
  for (const { words } of fullNames(type, forms)) {
    if (words.length > 1) keys.set(`surname ${surnameOf(words)}`, 0);
    keys.set(`lone ${surnameOf(words)}`, 1);
  }
  if (isLone(type, forms)) keys.set(`lone ${surnameOf(forms[0]?.words ?? [])}`, 1);
  const acronym = acronymIn(type, forms);
  if (acronym !== undefined) keys.set(`acronym ${acronym}`, 2);
  if (hasAcronym(type)) for (const { words } of longForms(forms)) for (const letters of acronymsOf(words)) keys.set(`acronym ${letters}`, 2);
  if (isShortened(type)) {
    for (const { words } of longForms(forms)) for (const short of shortenedForms(words, type)) keys.set(`short ${short}`, 3);
    for (const { key } of shortForms(forms)) keys.set(`short ${key}`, 3);
  }
  return [...keys].map(([key, level]) => ({ key, level }));
}
