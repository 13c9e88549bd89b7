// What corroborate.yaml says of names, put on the names that a document's text shows: the user's word wins.
import type { SourceText } from '../../text/source-text';
import { overlaps, type Span } from '../../text/span';
import type { DocumentNames, EntityType, LocalEntity, NameMention, Role } from '../names';
import { nameKey } from './groups';

/** One entry of `entities`: its names are one entity, found wherever they stand in a text. */
export interface EntityRule {
  /** The form that all views show, whether or not a source prints it. */
  readonly name: string;
  readonly type?: EntityType;
  readonly aliases: readonly string[];
  /** Names that are never this entity. */
  readonly not: readonly string[];
}

export interface NameRules {
  /** No form stands in two of them; dossier/entity-rules.ts sees to it. */
  readonly entities: readonly EntityRule[];
  /** Forms that are no names. */
  readonly ignored: readonly string[];
}

export const noRules: NameRules = { entities: [], ignored: [] };

/**
 * Whether an entry gives a name another type and says no more. It neither joins nor parts names: "Jordan" stays a country here and
 * a man there, and the dossier tells which of them is meant.
 */
export function isRetype({ type, aliases, not }: EntityRule): boolean {
  return type !== undefined && aliases.length + not.length === 0;
}

export function formsOf({ name, aliases }: EntityRule): readonly string[] {
  return [name, ...aliases];
}

/** The rules that can matter to a text: a document is read again only where these change. */
export function rulesFor(text: string, { entities, ignored }: NameRules): NameRules {
  if (entities.length + ignored.length === 0) return noRules;
  const key = nameKey(text);
  const occurs = (form: string): boolean => key.includes(nameKey(form));
  const [some, forms] = [entities.filter((rule) => formsOf(rule).some(occurs) || rule.not.some(occurs)), ignored.filter(occurs)];
  return some.length + forms.length === 0 ? noRules : { entities: some, ignored: forms };
}

/** A mention on its way to its entity. */
interface Placed extends Span {
  readonly key: string;
  /** The entity that the text gave it; none for a name that only the user knows. */
  readonly local: number | undefined;
}

/** What stays together: an entity of the text, the mentions of one rule, or a form that is split off. */
interface Gathered {
  readonly rule: EntityRule | undefined;
  readonly mentions: (Placed & { readonly index: number })[];
}

export function applyRules(source: SourceText, names: DocumentNames, rules: NameRules): DocumentNames {
  if (rules.entities.length + rules.ignored.length === 0) return names;
  const ruleOf = new Map<string, EntityRule>();
  for (const rule of rules.entities) for (const form of formsOf(rule)) if (!ruleOf.has(nameKey(form))) ruleOf.set(nameKey(form), rule);
  const claims = (key: string, local: number | undefined): EntityRule | undefined => {
    const rule = ruleOf.get(key);
    return rule && local !== undefined && isRetype(rule) ? undefined : rule;
  };
  const barred = new Map(rules.entities.map((rule) => [rule, new Set(rule.not.map(nameKey))]));
  const placed = placeMentions(source, names, rules);
  const mains = mainRules(names, placed, claims);
  const gathered = new Map<string, Gathered>();
  placed.forEach((mention, index) => {
    const main = mention.local === undefined ? undefined : mains.get(mention.local);
    const away = main !== undefined && (barred.get(main)?.has(mention.key) ?? false);
    const rule = claims(mention.key, mention.local) ?? (away ? undefined : main);
    const id = rule ? `rule ${rule.name}` : away ? `${mention.local ?? ''} ${mention.key}` : String(mention.local);
    const group = gathered.get(id) ?? { rule, mentions: [] };
    group.mentions.push({ ...mention, index });
    gathered.set(id, group);
  });
  const groups = [...gathered.values()];
  const roles = rolesByMention(names, placed);
  const mentions: NameMention[] = [];
  groups.forEach((group, entity) => {
    for (const { index, start, end } of group.mentions) mentions[index] = { start, end, entity };
  });
  return { mentions, entities: groups.map((group) => entityOf(source, names, group, roles, rules.entities)) };
}

/** The text's own mentions without the ignored ones, and the user's names wherever nothing longer stands; in order of start. */
function placeMentions(source: SourceText, names: DocumentNames, { entities, ignored }: NameRules): Placed[] {
  const unwanted = new Set(ignored.map(nameKey));
  const own = names.mentions.map(({ start, end, entity }): Placed => ({ start, end, local: entity, key: nameKey(source.text.slice(start, end)) }));
  const forms = [...new Set(entities.flatMap(formsOf))].filter((form) => !unwanted.has(nameKey(form))).sort((a, b) => b.length - a.length);
  const added: Placed[] = [];
  for (const form of forms) {
    for (const span of occurrences(source.text, form)) {
      const covers = (other: Span): boolean => other.start <= span.start && other.end >= span.end;
      if (!own.some(covers) && !added.some((other) => overlaps(other, span))) added.push({ ...span, key: nameKey(form), local: undefined });
    }
  }
  return [...own.filter((mention) => !unwanted.has(mention.key) && !added.some((other) => overlaps(other, mention))), ...added].sort((a, b) => a.start - b.start);
}

/** Whole words, as the user writes them; a line may break inside. */
function occurrences(text: string, form: string): Span[] {
  const words = form.trim().split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&').replace(/['’]/gu, "['’]"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** For each entity of the text the rule that most of its mentions are named by; it takes the surname and the acronym along. */
function mainRules(names: DocumentNames, placed: readonly Placed[], claims: (key: string, local: number | undefined) => EntityRule | undefined): Map<number, EntityRule> {
  const counts = names.entities.map(() => new Map<EntityRule, number>());
  for (const { local, key } of placed) {
    const rule = claims(key, local);
    const count = local === undefined ? undefined : counts[local];
    if (rule && count) count.set(rule, (count.get(rule) ?? 0) + 1);
  }
  const mains = new Map<number, EntityRule>();
  counts.forEach((count, local) => {
    const [main] = [...count].sort((a, b) => b[1] - a[1] || (a[0].name < b[0].name ? -1 : 1));
    if (main) mains.set(local, main[0]);
  });
  return mains;
}

/** Each role with the mention that it stands beside, by the index in `placed`. */
function rolesByMention(names: DocumentNames, placed: readonly Placed[]): Map<number, Role[]> {
  const roles = new Map<number, Role[]>();
  names.entities.forEach((entity, local) => {
    for (const role of entity.roles) {
      let nearest = -1;
      let least = Infinity;
      placed.forEach((mention, index) => {
        const distance = mention.start >= role.end ? mention.start - role.end : role.start - mention.end;
        if (mention.local === local && distance < least) [nearest, least] = [index, distance];
      });
      if (nearest >= 0) roles.set(nearest, [...(roles.get(nearest) ?? []), role]);
    }
  });
  return roles;
}

function entityOf(source: SourceText, names: DocumentNames, { rule, mentions }: Gathered, roles: ReadonlyMap<number, Role[]>, all: readonly EntityRule[]): LocalEntity {
  const uses = new Map<string, number>();
  const counts = new Map<number, number>();
  for (const { start, end, local } of mentions) {
    const text = source.text.slice(start, end).replace(/\s+/gu, ' ');
    uses.set(text, (uses.get(text) ?? 0) + 1);
    if (local !== undefined) counts.set(local, (counts.get(local) ?? 0) + 1);
  }
  const locals = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).flatMap(([local]) => names.entities[local] ?? []);
  const [main] = locals;
  const fullest = [...uses.keys()].sort((a, b) => b.split(' ').length - a.split(' ').length || (uses.get(b) ?? 0) - (uses.get(a) ?? 0))[0] ?? '';
  const canonical = main && uses.has(main.canonical) ? main.canonical : fullest;
  uses.delete(canonical);
  const keys = new Set(mentions.map(({ key }) => key));
  const apart = all.filter((other) => other !== rule && other.not.some((form) => keys.has(nameKey(form)))).map(({ name }) => name);
  const retype = all.find((other) => isRetype(other) && keys.has(nameKey(other.name)));
  const named = rule && !isRetype(rule) ? rule : undefined;
  const genders = new Set(locals.flatMap(({ gender }) => gender ?? []));
  const [gender] = genders;
  return {
    canonical, type: named?.type ?? main?.type ?? 'other', aliases: [...uses.keys()], roles: mentions.flatMap(({ index }) => roles.get(index) ?? []),
    sure: named !== undefined || retype !== undefined || (main?.sure ?? false), typed: locals.some(({ typed }) => typed), mentions: mentions.map(({ index }) => index),
    ...(gender && genders.size === 1 && { gender }), ...(named && { rule: named }), ...(retype && { retype }), ...(named?.type && { readAs: main?.type ?? 'other' }), ...(apart.length > 0 && { apart }),
  };
}
