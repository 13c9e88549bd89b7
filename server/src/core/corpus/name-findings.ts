// What two sources say differently of one name: a person’s posts, and spellings that may be one name. Nothing is merged for it.
import { nameWords } from '../extract/names/groups';
import { knownByForm } from '../extract/names/known-names';
import { editDistance } from '../text/edit-distance';
import { bySpan, lastAtOrBefore } from '../text/span';
import type { FigureAt } from './claims';
import type { Links } from './corpus';
import type { Entity, EntityRole, Located } from './entities';
import { exclude, postIn, type Post } from './posts';

/** Roles of one person that two documents give and that exclude each other. */
export interface RoleConflict {
  readonly entity: Entity;
  /** In order of document and start. */
  readonly roles: readonly PostRole[];
}

export interface PostRole extends EntityRole {
  readonly post: Post;
}

/** Two entities whose names look alike and of whom the same is said. */
export interface NameVariant {
  /** In order of id. */
  readonly entities: readonly [Entity, Entity];
  /** The first mention in each document. */
  readonly mentions: readonly Located[];
}

/** Posts change hands in time: texts written further apart than this are about two times. In days. */
const AT_ONE_TIME = 31;

/** Undefined where one person can have had all the posts. */
export function roleConflict({ documents }: Pick<Links, 'documents'>, entity: Entity): RoleConflict | undefined {
  if (entity.type !== 'person') return undefined;
  const held = entity.roles.flatMap((role): PostRole[] => {
    const post = postIn(role.text);
    return post ? [{ ...role, post }] : [];
  });
  const posts = [...new Map(held.map(({ post }) => [`${post.group} ${post.post} ${post.country ?? ''}`, post])).values()];
  if (!posts.some((a, i) => posts.slice(i + 1).some((b) => exclude(a, b)))) return undefined;
  const atOneTime = (a: PostRole, b: PostRole): boolean => {
    const [x, y] = [documents.get(a.document)?.written, documents.get(b.document)?.written];
    return x === undefined || y === undefined || Math.abs(x - y) <= AT_ONE_TIME;
  };
  // A text that gives both knows that they go together, or tells how one followed the other.
  const together = (a: PostRole, b: PostRole): boolean => held.some((x) => samePost(x, a) && held.some((y) => y.document === x.document && samePost(y, b)));
  const roles = held.filter((a) => held.some((b) => a.document !== b.document && exclude(a.post, b.post) && atOneTime(a, b) && !together(a, b)));
  return roles.length > 0 ? { entity, roles: roles.sort(byPlace) } : undefined;
}

function samePost({ post: a }: PostRole, { post: b }: PostRole): boolean {
  return a.group === b.group && a.post === b.post && a.country === b.country;
}

/** Entities that have one piece of evidence in common; more of them and it tells nothing. */
const MOST_ALIKE = 30;

/** Names that look alike are told only where the same title, the same words, one event or a companion in the sentence speaks for one. */
export function nameVariants(links: Links): readonly NameVariant[] {
  const found = new Map<string, readonly [Entity, Entity]>();
  const words = new Map(links.entities.map((entity) => [entity, nameWords(entity.canonical)]));
  for (const group of [...byRole(links).values(), ...bySpeech(links), ...byEvent(links), ...byCompanion(links).values()]) {
    if (group.size < 2 || group.size > MOST_ALIKE) continue;
    const all = [...group].sort((a, b) => (a.id < b.id ? -1 : 1));
    all.forEach((a, i) => all.slice(i + 1).forEach((b) => {
      if (wordsLookAlike(words.get(a) ?? [], words.get(b) ?? []) && mayBeOne(links, a, b)) found.set(`${a.id} ${b.id}`, [a, b]);
    }));
  }
  return [...found.values()].map(([a, b]) => variantOf(a, b));
}

/** The two must be given in order of id. */
export function variantOf(a: Entity, b: Entity): NameVariant {
  return { entities: [a, b], mentions: [a, b].flatMap(firstMentions).sort(byPlace) };
}

function firstMentions({ mentions }: Entity): readonly Located[] {
  return mentions.filter((at, i) => mentions[i - 1]?.document !== at.document);
}

/** Persons by each title that they are given. */
function byRole({ entities }: Links): Map<string, Set<Entity>> {
  const groups = new Map<string, Set<Entity>>();
  for (const entity of entities) for (const { text } of entity.roles) collect(groups, nameWords(text).join(' '), entity);
  return groups;
}

/** Who is said to have spoken the same words. */
function bySpeech(links: Links): readonly ReadonlySet<Entity>[] {
  const of = links.entityOf;
  return links.utterances.map(({ witnesses }) => new Set(witnesses.flatMap(({ document, quote }) => {
    const speaker = links.documents.get(document)?.quotes[quote]?.speaker;
    return (speaker?.entity === undefined ? undefined : of(document, speaker.entity)) ?? [];
  })));
}

/** The places beside two figures that measure one thing: where the ferry sank that 12 people died on. */
function byEvent(links: Links): readonly ReadonlySet<Entity>[] {
  const of = links.entityOf;
  const placesBeside = ({ document, figure }: FigureAt): Entity[] => {
    const found = links.documents.get(document);
    const sentence = found?.source.sentences[found.figures[figure]?.sentence ?? -1];
    if (!found || !sentence) return [];
    const { mentions } = found.names;
    const inside: Entity[] = [];
    for (let i = lastAtOrBefore(mentions.length, (k) => mentions[k]?.start ?? 0, sentence.start - 1) + 1; i < mentions.length && (mentions[i]?.start ?? 0) < sentence.end; i++) {
      const entity = of(document, mentions[i]?.entity ?? -1);
      if (entity?.type === 'place' || entity?.type === 'other') inside.push(entity);
    }
    return inside;
  };
  return links.quantities.flatMap(({ figures }) => (figures.length > 1 ? [new Set(figures.slice(0, MOST_ALIKE).flatMap(placesBeside))] : []));
}

/** Entities by each other one that stands in a sentence with them. */
function byCompanion(links: Links): Map<string, Set<Entity>> {
  const groups = new Map<string, Set<Entity>>();
  const of = links.entityOf;
  for (const { id, names, source } of links.documents.values()) {
    let sentence = 0;
    let inside = new Set<Entity>();
    const close = (): void => {
      for (const a of inside) for (const b of inside) if (a !== b) collect(groups, a.id, b);
      inside = new Set();
    };
    for (const mention of names.mentions) {
      const before = sentence;
      while (sentence + 1 < source.sentences.length && (source.sentences[sentence]?.end ?? Infinity) <= mention.start) sentence++;
      if (sentence !== before) close();
      const entity = of(id, mention.entity);
      if (entity) inside.add(entity);
    }
    close();
  }
  return groups;
}

function collect(groups: Map<string, Set<Entity>>, key: string, entity: Entity): void {
  const group = groups.get(key);
  if (group) group.add(entity);
  else groups.set(key, new Set([entity]));
}

/** Whether two names that look alike could be one. Who writes both in one text knows two. */
function mayBeOne({ documents }: Links, a: Entity, b: Entity): boolean {
  if (a.type !== b.type && a.type !== 'other' && b.type !== 'other') return false;
  if (knownByForm(a.canonical) && knownByForm(b.canonical)) return false;
  if (a.parts.some((part) => b.parts.some((other) => other.document === part.document))) return false;
  const saysApart = (one: Entity, other: Entity): boolean => one.parts.some(({ document, entity }) => documents.get(document)?.names.entities[entity]?.apart?.includes(other.canonical) ?? false);
  return !saysApart(a, b) && !saysApart(b, a);
}

/** Shorter words differ by chance: “Ada”, “Ida”. */
const SHORTEST = 4;
const LETTERS_AN_EDIT = 5;

/** One edit for every five letters of a word, and no ending that makes another word of it: “Virginia”, “Virginian”. */
export function lookAlike(a: string, b: string): boolean {
  return wordsLookAlike(nameWords(a), nameWords(b));
}

function wordsLookAlike(x: readonly string[], y: readonly string[]): boolean {
  if (x.length !== y.length) return false;
  const differing = x.flatMap((word, i) => (word === y[i] ? [] : [[word, y[i] ?? ''] as const]));
  return differing.length > 0 && differing.every(([one, other]) => {
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    const allowed = Math.max(differing.length < x.length ? 1 : 0, Math.floor(short.length / LETTERS_AN_EDIT));
    if (short.length < SHORTEST || long.length - short.length > allowed || /\d/u.test(one + other)) return false;
    return !(long.startsWith(short) && /^(?:s|'s|n|an|ian|i|ese|ish)$/u.test(long.slice(short.length))) && editDistance(one, other) <= allowed;
  });
}

function byPlace(a: Located, b: Located): number {
  return a.document === b.document ? bySpan(a, b) : a.document < b.document ? -1 : 1;
}
