// The card of a group: whom “both companies” means, and where it is named.
import type { Links } from '../corpus/corpus';
import type { SourceDocument } from '../corpus/document';
import { groupAt } from '../corpus/group-entities';
import type { GroupEntity } from '../corpus/group-index';
import type { Say } from '../say';
import type { Span } from '../text/span';
import type { Block, Card } from './card';
import { mentionsOf } from './entity-card';
import { quoted } from './excerpts';
import { groupActions, membersBlock } from './member-blocks';
import { placeOf, shareOf } from './places';

/** Other names that a card lists. */
const MOST = 3;

export function groupCard(links: Links, document: SourceDocument, span: Span, say: Say): Card | undefined {
  const found = groupAt(links, document.id, span.start);
  if (!found) return undefined;
  const { group, members } = found;
  const documents = new Set(group.mentions.map((place) => place.document));
  return {
    span,
    blocks: [
      { kind: 'paragraph', inline: [{ text: group.canonical, bold: true }, { text: ` · ${say('a group of {count}, named in {sources}', { count: group.members.length, sources: shareOf(links, documents, say) })}` }] },
      membersBlock(links, say('These are:'), members, document, say),
      ...otherNames(links, group, document, say),
      ...mentionsOf(links, group, document.id, say),
    ],
    actions: [...(documents.size > 1 ? [{ kind: 'next-source' as const, title: say('Next source'), at: { document: document.id, ...span } }] : []), ...groupActions({ document: document.id, ...span }, say)],
  };
}

function otherNames(links: Links, { aliases, ambiguous }: GroupEntity, here: SourceDocument, say: Say): Block[] {
  const names = [...aliases, ...ambiguous].slice(0, MOST);
  if (names.length === 0) return [];
  return [{ kind: 'paragraph', inline: [{ text: say('Also written'), bold: true }] }, { kind: 'list', items: names.map((name) => [{ text: `${quoted(name.text, say)} · ` }, ...placeOf(links, name, here.id, say)]) }];
}
