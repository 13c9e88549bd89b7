// What sources say differently of one person: posts that nobody can hold together.
import { remembering } from '../text/remembering';
import { bySpan } from '../text/span';
import type { Links } from './corpus';
import type { DocumentId } from './document';
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

/** Posts change hands in time: texts written further apart than this are about two times. In days. */
const AT_ONE_TIME = 31;

/** A president is called so in thousands of texts, and looked at anew with each edit of one. */
const postOf = remembering((role: string): { readonly post: Post | undefined } => ({ post: postIn(role) }), 20_000, 100);

/** Undefined where one person can have had all the posts. */
export function roleConflict({ documents }: Pick<Links, 'documents'>, entity: Entity): RoleConflict | undefined {
  if (entity.type !== 'person') return undefined;
  const held = entity.roles.flatMap((role): PostRole[] => {
    const { post } = postOf(role.text);
    return post ? [{ ...role, post }] : [];
  });
  const posts = [...holdingsOf(held, (id) => documents.get(id)?.written).values()];
  const roles = posts.flatMap((mine) => {
    // A text that gives both knows that they go together, or tells how one followed the other.
    const others = posts.filter((other) => exclude(mine.post, other.post) && !haveCommon(mine.documents, other.documents));
    return mine.roles.filter(({ document }) => others.some((other) => isHeldAbout(other, documents.get(document)?.written)));
  });
  return roles.length > 0 ? { entity, roles: roles.sort(byPlace) } : undefined;
}

/** What all texts say of one post: an officeholder is named in thousands of them. */
interface Holding {
  readonly post: Post;
  readonly roles: PostRole[];
  readonly documents: Set<DocumentId>;
  /** When the texts were written, those that say so. */
  readonly days: Set<number>;
  undated: boolean;
}

function holdingsOf(held: readonly PostRole[], dayOf: (id: DocumentId) => number | undefined): ReadonlyMap<string, Holding> {
  const holdings = new Map<string, Holding>();
  for (const role of held) {
    const { post, document } = role;
    const key = `${post.group} ${post.post} ${post.country ?? ''}`;
    const holding = holdings.get(key) ?? { post, roles: [], documents: new Set(), days: new Set(), undated: false };
    holdings.set(key, holding);
    holding.roles.push(role);
    holding.documents.add(document);
    const day = dayOf(document);
    if (day === undefined) holding.undated = true;
    else holding.days.add(day);
  }
  return holdings;
}

/** Whether a text gives the post at the time of one that was written on the day. */
function isHeldAbout({ days, undated }: Holding, day: number | undefined): boolean {
  if (undated || day === undefined) return true;
  for (let away = 0; away <= AT_ONE_TIME; away++) if (days.has(day - away) || days.has(day + away)) return true;
  return false;
}

function haveCommon(a: ReadonlySet<DocumentId>, b: ReadonlySet<DocumentId>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  for (const id of fewer) if (more.has(id)) return true;
  return false;
}

function byPlace(a: Located, b: Located): number {
  return a.document === b.document ? bySpan(a, b) : a.document < b.document ? -1 : 1;
}
