// The view of entities: by type or by the number of sources; below each its titles, quotations, other names and mentions.
import type { Links } from '../../corpus/corpus';
import { namesOf, type Alias, type Entity, type Located } from '../../corpus/entities';
import type { GroupEntity } from '../../corpus/group-index';
import { listedMembers } from '../../corpus/group-members';
import { lookupOf } from '../../corpus/lookup';
import type { EntityType } from '../../extract/names';
import { counted } from '../counted';
import { excerpt, quoted } from '../excerpts';
import { countedWithIndependent, listed, nameOfSource } from '../places';
import { numberInWords } from '../readings';
import { english, said, unsaid, type Say, type Unsaid } from '../../say';
import { oncePerTwo } from '../../text/remembering';
import { typeNames } from '../type-names';
import { quotesBy } from './quotes';
import type { Detail, Entry, Group, ItemKind, View } from './view';
import { documentsOf, elsewhere, lineNumber, placeAt, placed, placeInWords } from './wording';

export type EntityOrder = 'type' | 'sources';

/** Made once for each state of the corpus, in each language. */
export function entitiesView(links: Links, order: EntityOrder, say: Say = english): View {
  return views[order](links, say);
}

const groups: readonly { readonly type: EntityType; readonly kind: ItemKind; readonly label: Unsaid }[] = [
  { type: 'person', kind: 'persons', label: unsaid('People') },
  { type: 'organization', kind: 'organizations', label: unsaid('Organisations') },
  { type: 'place', kind: 'places', label: unsaid('Places') },
  { type: 'agreement', kind: 'agreements', label: unsaid('Treaties and laws') },
  { type: 'event', kind: 'events', label: unsaid('Events') },
  { type: 'other', kind: 'unsorted', label: unsaid('Unsorted') },
];

interface Ranked {
  readonly entity: Entity | GroupEntity;
  readonly sources: number;
}

/** Those that most sources name first, then those that are named most often. */
function ranked(links: Links): readonly Ranked[] {
  return [...links.entities, ...links.groups.all].map((entity) => ({ entity, sources: documentsOf(entity.mentions).size }))
    .sort((a, b) => b.sources - a.sources || b.entity.mentions.length - a.entity.mentions.length || (a.entity.canonical < b.entity.canonical ? -1 : 1));
}

function byType(links: Links, say: Say): View {
  const all = ranked(links);
  return groups.flatMap(({ type, kind, label }): Group[] => {
    const entries = all.filter(({ entity }) => entity.type === type).map((one) => entityEntry(links, one, say));
    return entries.length > 0 ? [{ id: type, kind, label: said(label, say), entries: () => entries }] : [];
  });
}

function bySources(links: Links, say: Say): View {
  const byCount = new Map<number, Entry[]>();
  for (const one of ranked(links)) {
    const group = byCount.get(one.sources);
    if (group) group.push(entityEntry(links, one, say));
    else byCount.set(one.sources, [entityEntry(links, one, say)]);
  }
  return [...byCount].map(([count, entries]): Group => ({ id: `sources/${count}`, kind: 'number-of-sources', label: count === 1 ? say('Named by one source') : say('Named by {count} sources', { count: numberInWords(count, say) }), entries: () => entries }));
}

const views: Readonly<Record<EntityOrder, (links: Links, say: Say) => View>> = { type: oncePerTwo(byType), sources: oncePerTwo(bySources) };

function entityEntry(links: Links, { entity }: Ranked, say: Say): Entry {
  return {
    id: entity.id,
    words: () => [...namesOf(entity), ...membersOf(links, entity).map(({ canonical }) => canonical), ...entity.roles.map(({ text }) => text)].join(' '),
    item: () => {
      const quotes = lookupOf(links).saidBy(entity.id).length;
      const members = 'members' in entity ? [listed(entity.members.map(({ canonical }) => canonical), say)] : [];
      const counts = [...members, countedWithIndependent(links, documentsOf(entity.mentions), say), ...(quotes > 0 ? [counted.quotes(quotes, say)] : [])].join(', ');
      const type = typeNames(say)[entity.type];
      const first = entity.mentions[0];
      const other = first && elsewhere(entity.mentions, first);
      return {
        kind: entity.type === 'other' ? 'name' : entity.type, label: entity.canonical, description: counts, spoken: `${entity.canonical}, ${type}, ${counts}`,
        tooltip: `${entity.canonical}, ${type}, ${say('named {times} in {sources}', { times: counted.times(entity.mentions.length, say), sources: counts })}`, ...(first && { at: placeAt(first) }), ...(other && { other }),
      };
    },
    children: () => [...membersIn(links, entity, say), ...titles(links, entity, say), ...quotesBy(links, entity, say), ...otherNames(links, entity, say), ...mentionsBySource(links, entity, say)],
  };
}

/** Whom a group means, as far as a source says it. */
function membersOf(links: Links, entity: Entity | GroupEntity): readonly Entity[] {
  return 'members' in entity ? entity.members : (listedMembers(links, entity)?.entities ?? []);
}

function membersIn(links: Links, group: Entity | GroupEntity, say: Say): Detail[] {
  return membersOf(links, group).flatMap((member): Detail[] => {
    const [first] = member.mentions;
    return first ? [placed(links, member.type === 'other' ? 'name' : member.type, `member/${member.id}`, member.canonical, first, say, { said: say('a member') })] : [];
  });
}

function titles(links: Links, { roles }: Entity, say: Say): Detail[] {
  const distinct = [...new Map(roles.map((role) => [role.text.toLowerCase(), role])).values()];
  return distinct.map((role) => placed(links, 'title', `title/${role.text}`, quoted(role.text.replace(/\s+/gu, ' '), say), role, say));
}

function otherNames(links: Links, { aliases, ambiguous }: Entity, say: Say): Detail[] {
  const named = (how: string) => (alias: Alias): Detail => placed(links, 'alias', `alias/${alias.text}`, quoted(alias.text, say), alias, say, { said: how });
  return [...aliases.map(named(say('another name'))), ...ambiguous.map(named(say('another name, not in all sources')))];
}

/** One line a source, with its mentions below where it has several. */
function mentionsBySource(links: Links, { mentions }: Entity, say: Say): Detail[] {
  const bySource = new Map<string, Located[]>();
  for (const at of mentions) {
    const places = bySource.get(at.document);
    if (places) places.push(at);
    else bySource.set(at.document, [at]);
  }
  return [...bySource].flatMap(([id, places]): Detail[] => {
    const [first] = places;
    if (!first) return [];
    const name = nameOfSource(links, first.document);
    const line = lineNumber(links, first, say);
    const where = places.length === 1 ? say('named in {line}', { line }) : say('named {count} times, first in {line}', { count: places.length, line });
    const other = elsewhere(mentions, first);
    return [{
      id: `source/${id}`,
      item: () => ({ kind: 'source', label: name, description: where, spoken: `${name}, ${where}`, tooltip: excerpt(links, first, 200, say), at: placeAt(first), ...(other && { other }) }),
      ...(places.length > 1 && { children: () => places.map((at): Detail => mentionDetail(links, at, mentions, say)) }),
    }];
  });
}

function mentionDetail(links: Links, at: Located, mentions: readonly Located[], say: Say): Detail {
  return {
    id: `mention/${at.start}`,
    item: () => {
      const other = elsewhere(mentions, at);
      const label = excerpt(links, at, 80, say);
      return { kind: 'mention', label, description: lineNumber(links, at, say), spoken: `${label}, ${placeInWords(links, at, say)}`, tooltip: excerpt(links, at, 300, say), at: placeAt(at), ...(other && { other }) };
    },
  };
}
