// The parts of cards that tell of groups: their members, and of whom an entity is a member.
import type { Links } from '../corpus/corpus';
import type { SourceDocument } from '../corpus/document';
import type { Entity, Located } from '../corpus/entities';
import { membershipsOf } from '../corpus/group-entities';
import type { Members } from '../corpus/group-members';
import type { Say } from '../say';
import type { Block, CardAction, Inline } from './card';
import { placeOf } from './places';

/** Memberships that a card names. */
const MOST = 3;

/** What a card offers to do with a group, one that is a figure as well among them. */
export function groupActions(here: Located, say: Say): readonly CardAction[] {
  return [{ kind: 'all-mentions', title: say('All mentions'), at: here }, { kind: 'show-entity', title: say('Show in Entities'), at: here }];
}

/** “These are: Estonia, Latvia and Lithuania · Caliber.Az, line 4”, each name a jump to where it stands. */
export function membersBlock(links: Links, heading: string, { entities, at }: Members, here: SourceDocument | undefined, say: Say): Block {
  const names = entities.flatMap((entity, i): Inline[] => {
    const place = entity.mentions.find(({ document, start }) => document === at.document && start >= at.start) ?? entity.mentions[0];
    const joint = i === 0 ? ' ' : i === entities.length - 1 ? ` ${say('and')} ` : ', ';
    return [{ text: joint }, place ? { text: entity.canonical, to: place } : { text: entity.canonical }];
  });
  return { kind: 'paragraph', inline: [{ text: heading, bold: true }, ...names, { text: ' · ' }, ...placeOf(links, at, here?.id, say)] };
}

/** “One of the four countries, of the Baltic states”. */
export function membershipBlocks(links: Links, document: SourceDocument, entity: Entity, say: Say): readonly Block[] {
  const all = membershipsOf(links, document, entity);
  const groups = [...new Map(all.map((one) => [one.name, one])).values()].slice(0, MOST);
  if (groups.length === 0) return [];
  return [{ kind: 'paragraph', inline: [{ text: say('One of') }, ...groups.flatMap(({ name, at }, i): Inline[] => [{ text: i === 0 ? ' ' : ', ' }, { text: name, to: at }])] }];
}
