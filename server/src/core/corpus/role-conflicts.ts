// What sources say differently of one person: posts that nobody can hold together.
import { bySpan } from '../text/span';
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

function byPlace(a: Located, b: Located): number {
  return a.document === b.document ? bySpan(a, b) : a.document < b.document ? -1 : 1;
}
