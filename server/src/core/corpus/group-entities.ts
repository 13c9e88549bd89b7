// Groups as entities: “the four countries” and “the four nations” are one where they mean the same four, in one source or in several.
import type { GroupPhrase } from '../extract/group-phrases';
import { once, oncePer } from '../text/remembering';
import { lastAtOrBefore, touches } from '../text/span';
import type { Links } from './corpus';
import type { DocumentId, SourceDocument } from './document';
import type { Alias, Entity, Located } from './entities';
import { isNamedGroup, listedMembers, withArticle, membersOfPhrase, type Members } from './group-members';

/** Its names are phrases with the article (“the four countries”), its mentions stand without (“four countries”). It has no parts and no roles. */
export interface GroupEntity extends Entity {
  readonly members: readonly Entity[];
}

interface Groups {
  /** In order of their first mentions. */
  readonly all: readonly GroupEntity[];
  /** By the index of the phrase in its document; undefined where nobody says who is meant. */
  readonly meantBy: (document: DocumentId, phrase: number) => MeantGroup | undefined;
  /** The groups that an entity is a member of, those with a name of their own first. */
  readonly withMember: (entity: Entity) => readonly Membership[];
}

interface MeantGroup {
  readonly group: GroupEntity;
  /** As this text names them, where it does; else as another. */
  readonly members: Members;
}

export interface Membership {
  /** What the group is called. */
  readonly name: string;
  /** Where it is called so. */
  readonly at: Located;
}

/** Made once for each state of the corpus, when somebody asks. */
export const groupsIn = oncePer(groupsOf);

/** The phrase at the offset, and the group that it means. */
export function groupAt(links: Links, document: DocumentId, offset: number): { readonly phrase: GroupPhrase; readonly index: number } & MeantGroup | undefined {
  const phrases = links.documents.get(document)?.groups ?? [];
  const index = lastAtOrBefore(phrases.length, (i) => phrases[i]?.start ?? 0, offset);
  const phrase = phrases[index];
  const meant = phrase && touches(phrase, offset) ? groupsIn(links).meantBy(document, index) : undefined;
  return phrase && meant && { phrase, index, ...meant };
}

/** Whom the phrase at the offset means, as far as a card may ask: as its own text says; else as others do. */
export function membersAt(links: Links, document: SourceDocument, offset: number): Members | undefined {
  const index = lastAtOrBefore(document.groups.length, (i) => document.groups[i]?.start ?? 0, offset);
  const phrase = document.groups[index];
  if (!phrase || !touches(phrase, offset)) return undefined;
  return ownMembers(links, document)[index] ?? (links.documents.size <= MOST_DOCUMENTS ? groupsIn(links).meantBy(document.id, index)?.members : undefined);
}

/** A phrase with those whom it means. */
interface Meant {
  readonly document: SourceDocument;
  /** Index in `document.groups`. */
  readonly phrase: number;
  readonly members: Members;
}

/** Phrases that mean the same. */
type Same = readonly [Meant, ...Meant[]];

function groupsOf(links: Links): Groups {
  const sure: Meant[] = [];
  const open: { readonly document: SourceDocument; readonly phrase: number }[] = [];
  for (const document of links.documents.values()) {
    if (document.groups.length === 0) continue;
    ownMembers(links, document).forEach((members, phrase) => (members ? sure.push({ document, phrase, members }) : open.push({ document, phrase })));
  }
  const bySet = new Map<string, [Meant, ...Meant[]]>();
  for (const meant of [...sure, ...inOtherSources(links, sure, open)]) {
    const same = bySet.get(keyOf(meant));
    if (same) same.push(meant);
    else bySet.set(keyOf(meant), [meant]);
  }
  for (const same of bySet.values()) same.sort((a, b) => (a.document.id === b.document.id ? a.phrase - b.phrase : a.document.id < b.document.id ? -1 : 1));
  const all = withoutShared([...bySet].map(([key, same]) => groupFrom(key, same)).sort((a, b) => comesFirst(a.mentions[0], b.mentions[0])));
  const byId = new Map(all.map((group) => [group.id, group]));
  const at = new Map<string, MeantGroup>();
  for (const [key, same] of bySet) {
    const group = byId.get(idOf(key));
    if (group) for (const { document, phrase, members } of same) at.set(`${phrase} ${document.id}`, { group, members });
  }
  const members = once(() => byMember(links, all));
  return { all, meantBy: (document, phrase) => at.get(`${phrase} ${document}`), withMember: (entity) => members().get(entity) ?? [] };
}

/** What a document's own text tells, kept as long as the names in it mean the same. */
const told = new WeakMap<SourceDocument, { readonly entities: readonly (Entity | undefined)[]; readonly members: readonly (Members | undefined)[] }>();

function ownMembers(links: Links, document: SourceDocument): readonly (Members | undefined)[] {
  const entities = document.names.entities.map((_, local) => links.entityOf(document.id, local));
  const before = told.get(document);
  if (before && before.entities.length === entities.length && before.entities.every((entity, i) => entity === entities[i])) return before.members;
  const members = document.groups.map((phrase) => membersOfPhrase(links, document, phrase));
  // Who belongs to a group by name another source may say, and unsay.
  if (!entities.some((entity) => entity && isNamedGroup(entity))) told.set(document, { entities, members });
  return members;
}

/** A text that only says “the four countries” and names all of those four means the only four of that kind that other sources mean. */
function inOtherSources(links: Links, sure: readonly Meant[], open: readonly { readonly document: SourceDocument; readonly phrase: number }[]): Meant[] {
  const byMember = new Map<Entity, Meant[]>();
  for (const meant of sure) {
    for (const member of meant.members.entities) {
      const others = byMember.get(member);
      if (others) others.push(meant);
      else byMember.set(member, [meant]);
    }
  }
  return open.flatMap(({ document, phrase }): Meant[] => {
    const own = document.groups[phrase];
    const named = new Set(document.names.entities.flatMap((_, local) => links.entityOf(document.id, local) ?? []));
    const fitting = new Map<string, Meant>();
    for (const entity of named) {
      for (const other of byMember.get(entity) ?? []) {
        const theirs = other.document.groups[other.phrase];
        if (other.document === document || !own || !theirs || !countSame(own, theirs)) continue;
        if (other.members.entities.every((member) => named.has(member)) && !fitting.has(keyOf(other))) fitting.set(keyOf(other), other);
      }
    }
    const [only] = fitting.values();
    return only && fitting.size === 1 ? [{ document, phrase, members: only.members }] : [];
  });
}

/** Countries are nations; ministers are no senators. */
function countSame(a: GroupPhrase, b: GroupPhrase): boolean {
  return a.kind === b.kind && a.count === b.count && (a.kind !== 'person' || a.noun === b.noun);
}

function keyOf({ members }: Meant): string {
  return members.entities.map(({ id }) => id).sort().join('+');
}

function idOf(key: string): string {
  return `group/${key}`;
}

/** `same`: in order of document and start. */
function groupFrom(key: string, same: Same): GroupEntity {
  const { members } = same[0];
  const uses = new Map<string, Alias[]>();
  const mentions = same.flatMap(({ document, phrase }): Located[] => {
    const at = document.groups[phrase];
    if (!at) return [];
    const mention = { document: document.id, start: at.start, end: at.end };
    uses.set(at.name, [...(uses.get(at.name) ?? []), { ...mention, text: at.name }]);
    return [mention];
  });
  const [canonical = '', ...others] = [...uses].sort(([, a], [, b]) => b.length - a.length).map(([name]) => name);
  return {
    id: idOf(key), canonical, type: members.entities[0]?.type ?? 'other', members: members.entities,
    aliases: others.flatMap((name) => uses.get(name)?.[0] ?? []), ambiguous: [], mentions, roles: [], parts: [],
    first: undefined, uses: new Map([...uses].map(([name, places]) => [name, places.length])),
  };
}

/** A name that two groups have is an alias of neither. */
function withoutShared(groups: readonly GroupEntity[]): readonly GroupEntity[] {
  const bearers = new Map<string, number>();
  for (const { canonical, aliases } of groups) for (const name of [canonical, ...aliases.map(({ text }) => text)]) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const isShared = ({ text }: Alias): boolean => (bearers.get(text) ?? 0) > 1;
  return groups.map((group) => (group.aliases.some(isShared) ? { ...group, aliases: group.aliases.filter((alias) => !isShared(alias)), ambiguous: group.aliases.filter(isShared) } : group));
}

function byMember(links: Links, groups: readonly GroupEntity[]): ReadonlyMap<Entity, readonly Membership[]> {
  const found = new Map<Entity, Membership[]>();
  const note = (name: string, members: readonly Entity[], at: Located | undefined): void => {
    if (!at) return;
    for (const member of members) {
      const others = found.get(member);
      if (others) others.push({ name, at });
      else found.set(member, [{ name, at }]);
    }
  };
  for (const entity of links.entities) note(withArticle(entity.canonical), listedMembers(links, entity)?.entities ?? [], entity.mentions[0]);
  for (const group of groups) note(group.canonical, group.members, group.mentions[0]);
  return found;
}

/** Above so many documents a card tells only what its own says of groups: to look through all takes 25 ms for 500, after each edit. */
const MOST_DOCUMENTS = 500;

/** The groups that an entity is a member of, as far as a card may ask. */
export function membershipsOf(links: Links, document: SourceDocument, entity: Entity): readonly Membership[] {
  if (links.documents.size <= MOST_DOCUMENTS) return groupsIn(links).withMember(entity);
  const found = new Map<string, Membership>();
  ownMembers(links, document).forEach((members, i) => {
    const phrase = members?.entities.includes(entity) ? document.groups[i] : undefined;
    if (phrase && !found.has(phrase.name)) found.set(phrase.name, { name: phrase.name, at: { document: document.id, start: phrase.start, end: phrase.end } });
  });
  return [...found.values()];
}

function comesFirst(a: Located | undefined, b: Located | undefined): number {
  if (!a || !b) return 0;
  return a.document === b.document ? a.start - b.start : a.document < b.document ? -1 : 1;
}
