// The card of a name: what it is, its other names, a person's titles and quotations, and where it stands.
import type { Links } from '../corpus/corpus';
import type { DocumentId, SourceDocument } from '../corpus/document';
import type { Entity, Located } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { Block, Card, Inline } from './card';
import { quoted, shorten } from './excerpts';
import { independentNote, lineOf, listed, nameOfSource, placeOf, shareOf } from './places';
import { governmentOf, membersOf } from './stands-for';
import { typeNames } from './type-names';

const MOST = 3;

/** `mention` is the index of the name in its document. */
export function entityCard(links: Links, document: SourceDocument, mention: number): Card | undefined {
  const at = document.names.mentions[mention];
  const entity = at && lookupOf(links).entityOf(document.id, at.entity);
  if (!at || !entity) return undefined;
  const here: Located = { document: document.id, start: at.start, end: at.end };
  const documents = new Set(entity.mentions.map((place) => place.document));
  return {
    span: { start: at.start, end: at.end },
    blocks: [
      { kind: 'paragraph', inline: [{ text: entity.canonical, bold: true }, { text: ` · ${typeNames[entity.type]}, named in ${shareOf(links, documents)}` }] },
      ...standsFor(links, document, mention, entity),
      ...rolesOf(links, entity),
      ...quotesOf(links, entity),
      ...namesOf(links, entity),
      ...mentionsOf(links, entity, document.id),
    ],
    actions: [
      ...(documents.size > 1 ? [{ kind: 'next-source' as const, title: 'Next source', at: here }] : []),
      ...(entity.mentions.length > 1 ? [{ kind: 'all-mentions' as const, title: 'All mentions', at: here }] : []),
      { kind: 'show-entity', title: 'Show in Entities', at: here },
    ],
  };
}

/** A capital stays a place, whoever speaks by its name; a group is as many as a source says. */
function standsFor(links: Links, document: SourceDocument, mention: number, entity: Entity): Block[] {
  const country = governmentOf(document, mention, entity);
  const members = membersOf(links, entity);
  return [
    ...(country === undefined ? [] : [{ kind: 'paragraph' as const, inline: [{ text: `Here it stands for its government (${country}).` }] }]),
    ...(members ? [{ kind: 'paragraph' as const, inline: [{ text: 'Members: ', bold: true }, { text: `${listed(members.names)} · ` }, ...placeOf(links, members.at)] }] : []),
  ];
}

function rolesOf(links: Links, entity: Entity): Block[] {
  const distinct = new Map<string, Located>();
  for (const role of entity.roles) if (!distinct.has(role.text)) distinct.set(role.text, role);
  return listOf([...distinct].map(([text, at]): Inline[] => [{ text: `${quoted(shorten(text, 80))} · ` }, ...placeOf(links, at)]), 'titles');
}

/** What a person or body said, over all sources. */
function quotesOf(links: Links, entity: Entity): Block[] {
  const said = lookupOf(links).saidBy(entity.id);
  if (said.length === 0) return [];
  const items = said.map((utterance): Inline[] => {
    const origin = utterance.witnesses[utterance.origin];
    if (!origin) return [];
    const text = links.documents.get(origin.document)?.source.text.slice(origin.start, origin.end) ?? '';
    const carriers = new Set(utterance.witnesses.map((witness) => witness.document));
    return [{ text: `${quoted(shorten(text.replace(/\s+/g, ' '), 60))} · ` }, ...placeOf(links, origin), ...(carriers.size > 1 ? [{ text: ` and ${carriers.size - 1} more${independentNote(links, carriers)}` }] : [])];
  });
  return [{ kind: 'paragraph', inline: [{ text: `Quoted ${timesOf(said.length)}`, bold: true }] }, ...listOf(items, 'quotations')];
}

/** Other names, each with the sources that use it. */
function namesOf(links: Links, entity: Entity): Block[] {
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
    { text: `${quoted(shorten(text, 80))} · ` },
    ...[...places.values()].slice(0, 4).flatMap((at, i): Inline[] => [{ text: `${i > 0 ? '; ' : ''}${nameOfSource(links, at.document)}, ` }, lineOf(links, at)]),
    ...(places.size > 4 ? [{ text: ` and ${places.size - 4} more` }] : []),
  ]);
  return [{ kind: 'paragraph', inline: [{ text: 'Also written', bold: true }] }, ...listOf(items, 'names')];
}

/** How often each source names it, with the first place. */
function mentionsOf(links: Links, entity: Entity, here: DocumentId): Block[] {
  const counts = new Map<DocumentId, { readonly first: Located; count: number }>();
  for (const at of entity.mentions) {
    const entry = counts.get(at.document);
    if (entry) entry.count += 1;
    else counts.set(at.document, { first: at, count: 1 });
  }
  const parts = [...counts].slice(0, 8).flatMap(([document, { first, count }], i): Inline[] => [
    { text: `${i > 0 ? '; ' : ''}${nameOfSource(links, document)}${document === here ? ' (here)' : ''} ${timesOf(count)}, ` },
    lineOf(links, first),
  ]);
  return [{ kind: 'paragraph', inline: [{ text: 'Named by ', bold: true }, ...parts, ...(counts.size > 8 ? [{ text: `; and ${counts.size - 8} more` }] : [])] }];
}

function timesOf(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

function listOf(items: readonly (readonly Inline[])[], what: string): Block[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST);
  return [{ kind: 'list', items: items.length > MOST ? [...shown, [{ text: `and ${items.length - MOST} more ${what}` }]] : shown }];
}
