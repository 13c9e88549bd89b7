// What the Problems list says of names: two posts of one person at one time, two spellings that may be one name.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Located } from '../corpus/entities';
import type { RoleFinding, VariantFinding } from '../corpus/findings';
import { bearersOf } from '../corpus/name-variants';
import { exclude, type Post } from '../corpus/posts';
import type { PostRole, RoleConflict } from '../corpus/role-conflicts';
import type { EntityType } from '../extract/names';
import type { Say } from '../say';
import { oncePer, remembering } from '../text/remembering';
import type { Span } from '../text/span';
import { quoted, shorten } from './excerpts';
import { nameOfSource } from './places';

interface NameProblem {
  readonly span: Span;
  readonly message: string;
  /** One at least. */
  readonly others: readonly Located[];
}

const LONGEST_ROLE = 35;

/** Undefined where no other source's post excludes the one here. */
export function roleProblem(links: Links, { conflict }: RoleFinding, at: PostRole, say: Say): NameProblem | undefined {
  const { entity } = conflict;
  const others = othersOf(conflict)(keyOf(at.post)).filter(({ document }) => document !== at.document);
  const [other] = others;
  if (!other) return undefined;
  const print = ({ text }: PostRole): string => shorten(text.replace(/\s+/gu, ' '), LONGEST_ROLE);
  return { span: at, message: say('Two posts at one time for {name}: {here} here, {there} in {source}.', { name: shorten(entity.canonical, 30), here: print(at), there: print(other), source: nameOfSource(links, other.document) }), others };
}

/** More than are ever shown, where one of them is the document itself. */
const MOST_DOCUMENTS = 16;

/** Who is said to have a post that excludes another: an officeholder has posts in thousands of texts, and few different ones. */
const othersOf = oncePer(({ roles }: RoleConflict) => remembering((key: string) => {
  const post = roles.find((role) => keyOf(role.post) === key)?.post;
  const documents = new Set<DocumentId>();
  return post ? roles.filter((role) => exclude(role.post, post) && documents.add(role.document).size <= MOST_DOCUMENTS) : [];
}, 1000, Infinity));

function question(type: EntityType, say: Say): string {
  return type === 'person' ? say('The same person?') : type === 'place' ? say('The same place?') : say('The same?');
}

export function variantProblem(links: Links, { variant }: VariantFinding, at: Located, say: Say): NameProblem | undefined {
  const { bearerOf, mentionsOf } = bearersOf(variant);
  const here = bearerOf(at);
  const there = variant.entities[here === variant.entities[0] ? 1 : 0];
  const others = mentionsOf(there);
  const [other] = others;
  if (!other) return undefined;
  const print = (place: Located): string => quoted(shorten((links.documents.get(place.document)?.source.text.slice(place.start, place.end) ?? '').replace(/\s+/gu, ' '), 30), say);
  const type = here.type === 'other' ? there.type : here.type;
  return { span: at, message: `${say('Two spellings: {here} here, {there} in {source}.', { here: print(at), there: print(other), source: nameOfSource(links, other.document) })} ${question(type, say)}`, others };
}

function keyOf({ group, post, country }: Post): string {
  return `${group} ${post} ${country ?? ''}`;
}
