// The card of a name: what it is, its other names, a person's titles and quotations, and where it stands.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import type { Entity, Located } from '../corpus/entities';
import { listedMembers } from '../corpus/group-members';
import { lookupOf } from '../corpus/lookup';
import type { Say } from '../say';
import type { Block, Card, Inline } from './card';
import { quoted, shorten } from './excerpts';
import { independentNote, lineOf, listed, nameOfSource, placeOf, shareOf, sourcesAmong } from './places';
import { membersBlock, membershipBlocks } from './member-blocks';
import { governmentOf } from './stands-for';
import { typeNames } from './type-names';

const MOST = 3;

/** `mention` is the index of the name in its document. */
export function entityCard(links: Links, document: SourceDocument, mention: number, say: Say): Card | undefined {
  const at = document.names.mentions[mention];
  const entity = at && lookupOf(links).entityOf(document.id, at.entity);
  if (!at || !entity) return undefined;
  const here: Located = { document: document.id, start: at.start, end: at.end };
  const documents = new Set(entity.mentions.map((place) => place.document));
  return {
    span: { start: at.start, end: at.end },
    blocks: [
      { kind: 'paragraph', inline: [{ text: entity.canonical, bold: true }, { text: ` · ${say('{kind}, named in {sources}', { kind: typeNames(say)[entity.type], sources: shareOf(links, documents, say) })}` }] },
      ...standsFor(links, document, mention, entity, say),
      ...othersCalledSo(links, document, here, entity, say),
      ...rolesOf(links, entity, say),
      ...quotesOf(links, entity, say),
      ...namesOf(links, entity, say),
      ...mentionsOf(links, entity, document.id, say),
    ],
    actions: [
      ...(documents.size > 1 ? [{ kind: 'next-source' as const, title: say('Next source'), at: here }] : []),
      ...(entity.mentions.length > 1 ? [{ kind: 'all-mentions' as const, title: say('All mentions'), at: here }] : []),
      { kind: 'show-entity', title: say('Show in Entities'), at: here },
    ],
  };
}

/** A capital stays a place, whoever speaks by its name; a group is as many as a source says. */
function standsFor(links: Links, document: SourceDocument, mention: number, entity: Entity, say: Say): Block[] {
  const country = governmentOf(document, mention, entity);
  const members = listedMembers(links, entity);
  return [
    ...(country === undefined ? [] : [{ kind: 'paragraph' as const, inline: [{ text: say('Here it stands for its government ({country}).', { country }) }] }]),
    ...(members ? [membersBlock(links, say('Members:'), members, undefined, say)] : []),
    ...membershipBlocks(links, document, entity, say),
  ];
}

/** Whom the name under the cursor means in other sources: the surname of two, a town and its team. */
function othersCalledSo(links: Links, { source }: SourceDocument, { start, end }: Located, entity: Entity, say: Say): Block[] {
  const form = source.text.slice(start, end).replace(/\s+/gu, ' ');
  const others = links.calledSo(form).filter((other) => other !== entity);
  if (others.length === 0) return [];
  const names = others.slice(0, MOST).map(({ canonical, type }) => `${canonical} (${typeNames(say)[type]})`);
  const more = others.length > MOST ? [say('{count} more', { count: others.length - MOST })] : [];
  return [{ kind: 'paragraph', inline: [{ text: say('Elsewhere {name} means {others}.', { name: quoted(shorten(form, 80), say), others: listed([...names, ...more], say) }) }] }];
}

function rolesOf(links: Links, entity: Entity, say: Say): Block[] {
  const distinct = new Map<string, Located>();
  for (const role of entity.roles) if (!distinct.has(role.text)) distinct.set(role.text, role);
  return listOf([...distinct].map(([text, at]): Inline[] => [{ text: `${quoted(shorten(text, 80), say)} · ` }, ...placeOf(links, at, undefined, say)]), (count) => (count === 1 ? say('and 1 more title') : say('and {count} more titles', { count })));
}

/** What a person or body said, over all sources. */
function quotesOf(links: Links, entity: Entity, say: Say): Block[] {
  const said = lookupOf(links).saidBy(entity.id);
  if (said.length === 0) return [];
  const items = said.map((utterance): Inline[] => {
    const origin = utterance.witnesses[utterance.origin];
    if (!origin) return [];
    const text = links.documents.get(origin.document)?.source.text.slice(origin.start, origin.end) ?? '';
    const carriers = sourcesAmong(links, utterance.witnesses.map((witness) => witness.document));
    return [{ text: `${quoted(shorten(text.replace(/\s+/g, ' '), 60), say)} · ` }, ...placeOf(links, origin, undefined, say), ...(carriers.size > 1 ? [{ text: ` ${say('and {count} more', { count: carriers.size - 1 })}${independentNote(links, carriers, say)}` }] : [])];
  });
  return [{ kind: 'paragraph', inline: [{ text: say('Quoted {times}', { times: timesOf(said.length, say) }), bold: true }] }, ...listOf(items, (count) => (count === 1 ? say('and 1 more quotation') : say('and {count} more quotations', { count })))];
}

/** Other names, each with the sources that use it. */
function namesOf(links: Links, entity: Entity, say: Say): Block[] {
  const users = new Map<string, Map<DocumentId, Located>>();
  for (const at of entity.mentions) {
    const text = links.documents.get(at.document)?.source.text.slice(at.start, at.end).replace(/\s+/g, ' ') ?? '';
    const places = users.get(text) ?? new Map<DocumentId, Located>();
    if (!places.has(at.document)) places.set(at.document, at);
    users.set(text, places);
  }
  const others = [...users].filter(([text]) => text !== entity.canonical).sort(([, a], [, b]) => b.size - a.size);
  if (others.length === 0) return [];
  const items = others.map(([text, places]): Inline[] => [
    { text: `${quoted(shorten(text, 80), say)} · ` },
    ...[...places.values()].slice(0, 4).flatMap((at, i): Inline[] => [{ text: `${i > 0 ? '; ' : ''}${nameOfSource(links, at.document)}, ` }, lineOf(links, at, say)]),
    ...(places.size > 4 ? [{ text: ` ${say('and {count} more', { count: places.size - 4 })}` }] : []),
  ]);
  return [{ kind: 'paragraph', inline: [{ text: say('Also written'), bold: true }] }, ...listOf(items, (count) => (count === 1 ? say('and 1 more name') : say('and {count} more names', { count })))];
}

/** How often each source names it, with the first place. */
export function mentionsOf(links: Links, entity: Entity, here: DocumentId, say: Say): Block[] {
  const counts = new Map<DocumentId, { readonly first: Located; count: number }>();
  for (const at of entity.mentions) {
    const entry = counts.get(at.document);
    if (entry) entry.count += 1;
    else counts.set(at.document, { first: at, count: 1 });
  }
  const parts = [...counts].slice(0, 8).flatMap(([document, { first, count }], i): Inline[] => [
    { text: `${i > 0 ? '; ' : ''}${nameOfSource(links, document)}${document === here ? ` (${say('here')})` : ''} ${timesOf(count, say)}, ` },
    lineOf(links, first, say),
  ]);
  return [{ kind: 'paragraph', inline: [{ text: say('Named by'), bold: true }, { text: ' ' }, ...parts, ...(counts.size > 8 ? [{ text: `; ${say('and {count} more', { count: counts.size - 8 })}` }] : [])] }];
}

function timesOf(count: number, say: Say): string {
  return count === 1 ? say('once') : count === 2 ? say('twice') : say('{count} times', { count });
}

function listOf(items: readonly (readonly Inline[])[], more: (count: number) => string): Block[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST);
  return [{ kind: 'list', items: items.length > MOST ? [...shown, [{ text: more(items.length - MOST) }]] : shown }];
}
