// The view of entities: by type or by the number of sources; below each its titles, quotations, other names and mentions.
import type { Links } from '../../corpus/corpus';
import { namesOf, type Alias, type Entity, type Located } from '../../corpus/entities';
import { groupsIn, type GroupEntity } from '../../corpus/group-entities';
import { listedMembers } from '../../corpus/group-members';
import { lookupOf } from '../../corpus/lookup';
import type { EntityType } from '../../extract/names';
import { excerpt, quoted } from '../excerpts';
import { independentNote, listed, nameOfSource } from '../places';
import { english } from '../../say';
import { typeNames } from '../type-names';
import { quotesBy } from './quotes';
import type { Detail, Entry, Group, ItemKind, View } from './view';
import { counted, documentsOf, elsewhere, lineNumber, placeAt, placed, placeInWords } from './wording';

export type EntityOrder = 'type' | 'sources';

const views = new WeakMap<Links, Map<EntityOrder, View>>();

/** Made once for each state of the corpus. */
export function entitiesView(links: Links, order: EntityOrder): View {
  const known = views.get(links) ?? new Map<EntityOrder, View>();
  const view = known.get(order) ?? (order === 'type' ? byType(links) : bySources(links));
  views.set(links, known.set(order, view));
  return view;
}

const groups: readonly { readonly type: EntityType; readonly kind: ItemKind; readonly label: string }[] = [
  { type: 'person', kind: 'persons', label: 'People' },
  { type: 'organization', kind: 'organizations', label: 'Organisations' },
  { type: 'place', kind: 'places', label: 'Places' },
  { type: 'agreement', kind: 'agreements', label: 'Treaties and laws' },
  { type: 'event', kind: 'events', label: 'Events' },
  { type: 'other', kind: 'unsorted', label: 'Unsorted' },
];

interface Ranked {
  readonly entity: Entity | GroupEntity;
  readonly sources: number;
}

/** Those that most sources name first, then those that are named most often. */
function ranked(links: Links): readonly Ranked[] {
  return [...links.entities, ...groupsIn(links).all].map((entity) => ({ entity, sources: documentsOf(entity.mentions).size }))
    .sort((a, b) => b.sources - a.sources || b.entity.mentions.length - a.entity.mentions.length || (a.entity.canonical < b.entity.canonical ? -1 : 1));
}

function byType(links: Links): View {
  const all = ranked(links);
  return groups.flatMap(({ type, kind, label }): Group[] => {
    const entries = all.filter(({ entity }) => entity.type === type).map((one) => entityEntry(links, one));
    return entries.length > 0 ? [{ id: type, kind, label, entries: () => entries }] : [];
  });
}

function bySources(links: Links): View {
  const byCount = new Map<number, Entry[]>();
  for (const one of ranked(links)) {
    const group = byCount.get(one.sources);
    if (group) group.push(entityEntry(links, one));
    else byCount.set(one.sources, [entityEntry(links, one)]);
  }
  return [...byCount].map(([count, entries]): Group => ({ id: `sources/${count}`, kind: 'number-of-sources', label: count === 1 ? 'Named by one source' : `Named by ${counted(count, 'source')}`, entries: () => entries }));
}

function entityEntry(links: Links, { entity, sources }: Ranked): Entry {
  return {
    id: entity.id,
    words: () => [...namesOf(entity), ...membersOf(links, entity).map(({ canonical }) => canonical), ...entity.roles.map(({ text }) => text)].join(' '),
    item: () => {
      const said = lookupOf(links).saidBy(entity.id).length;
      const members = 'members' in entity ? [listed(entity.members.map(({ canonical }) => canonical))] : [];
      const counts = [...members, `${counted(sources, 'source')}${independentNote(links, documentsOf(entity.mentions))}`, ...(said > 0 ? [counted(said, 'quote')] : [])].join(', ');
      const first = entity.mentions[0];
      const other = first && elsewhere(entity.mentions, first);
      return {
        kind: entity.type === 'other' ? 'name' : entity.type, label: entity.canonical, description: counts, spoken: `${entity.canonical}, ${typeNames(english)[entity.type]}, ${counts}`,
        tooltip: `${entity.canonical}, ${typeNames(english)[entity.type]}, named ${counted(entity.mentions.length, 'time')} in ${counts}`, ...(first && { at: placeAt(first) }), ...(other && { other }),
      };
    },
    children: () => [...membersIn(links, entity), ...titles(links, entity), ...quotesBy(links, entity), ...otherNames(links, entity), ...mentionsBySource(links, entity)],
  };
}

/** Whom a group means, as far as a source says it. */
function membersOf(links: Links, entity: Entity | GroupEntity): readonly Entity[] {
  return 'members' in entity ? entity.members : (listedMembers(links, entity)?.entities ?? []);
}

function membersIn(links: Links, group: Entity | GroupEntity): Detail[] {
  return membersOf(links, group).flatMap((member): Detail[] => {
    const [first] = member.mentions;
    return first ? [placed(links, member.type === 'other' ? 'name' : member.type, `member/${member.id}`, member.canonical, first, { said: 'a member' })] : [];
  });
}

function titles(links: Links, { roles }: Entity): Detail[] {
  const distinct = [...new Map(roles.map((role) => [role.text.toLowerCase(), role])).values()];
  return distinct.map((role) => placed(links, 'title', `title/${role.text}`, quoted(role.text.replace(/\s+/gu, ' ')), role));
}

function otherNames(links: Links, { aliases, ambiguous }: Entity): Detail[] {
  const named = (said: string) => (alias: Alias): Detail => placed(links, 'alias', `alias/${alias.text}`, quoted(alias.text), alias, { said });
  return [...aliases.map(named('another name')), ...ambiguous.map(named('another name, not in all sources'))];
}

/** One line a source, with its mentions below where it has several. */
function mentionsBySource(links: Links, { mentions }: Entity): Detail[] {
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
    const said = places.length === 1 ? `named in ${lineNumber(links, first)}` : `named ${places.length} times, first in ${lineNumber(links, first)}`;
    const other = elsewhere(mentions, first);
    return [{
      id: `source/${id}`,
      item: () => ({ kind: 'source', label: name, description: said, spoken: `${name}, ${said}`, tooltip: excerpt(links, first, 200), at: placeAt(first), ...(other && { other }) }),
      ...(places.length > 1 && { children: () => places.map((at): Detail => mentionDetail(links, at, mentions)) }),
    }];
  });
}

function mentionDetail(links: Links, at: Located, mentions: readonly Located[]): Detail {
  return {
    id: `mention/${at.start}`,
    item: () => {
      const other = elsewhere(mentions, at);
      const label = excerpt(links, at, 80);
      return { kind: 'mention', label, description: lineNumber(links, at), spoken: `${label}, ${placeInWords(links, at)}`, tooltip: excerpt(links, at, 300), at: placeAt(at), ...(other && { other }) };
    },
  };
}
