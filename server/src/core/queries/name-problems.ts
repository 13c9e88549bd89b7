// What the Problems list says of names: two posts of one person at one time, two spellings that may be one name.
import type { Links } from '../corpus/corpus';
import type { Entity, Located } from '../corpus/entities';
import type { RoleFinding, VariantFinding } from '../corpus/findings';
import type { PostRole } from '../corpus/role-conflicts';
import { exclude } from '../corpus/posts';
import type { EntityType } from '../extract/names';
import type { Say } from '../say';
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
export function roleProblem(links: Links, { conflict: { entity, roles } }: RoleFinding, at: PostRole, say: Say): NameProblem | undefined {
  const others = roles.filter((other) => other.document !== at.document && exclude(other.post, at.post));
  const [other] = others;
  if (!other) return undefined;
  const print = ({ text }: PostRole): string => shorten(text.replace(/\s+/gu, ' '), LONGEST_ROLE);
  return { span: at, message: say('Two posts at one time for {name}: {here} here, {there} in {source}.', { name: shorten(entity.canonical, 30), here: print(at), there: print(other), source: nameOfSource(links, other.document) }), others };
}

function question(type: EntityType, say: Say): string {
  return type === 'person' ? say('The same person?') : type === 'place' ? say('The same place?') : say('The same?');
}

export function variantProblem(links: Links, { variant: { entities, mentions } }: VariantFinding, at: Located, say: Say): NameProblem | undefined {
  const [here, there] = bears(entities[0], at) ? entities : [entities[1], entities[0]];
  const others = mentions.filter((other) => bears(there, other));
  const [other] = others;
  if (!other) return undefined;
  const print = (place: Located): string => quoted(shorten((links.documents.get(place.document)?.source.text.slice(place.start, place.end) ?? '').replace(/\s+/gu, ' '), 30), say);
  const type = here.type === 'other' ? there.type : here.type;
  return { span: at, message: `${say('Two spellings: {here} here, {there} in {source}.', { here: print(at), there: print(other), source: nameOfSource(links, other.document) })} ${question(type, say)}`, others };
}

function bears({ mentions }: Entity, at: Located): boolean {
  return mentions.some(({ document, start }) => document === at.document && start === at.start);
}
