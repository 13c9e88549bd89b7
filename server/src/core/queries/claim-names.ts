// What a claim is called: what its figures measure, and the names and words that their sentences share.
import type { FigureAt, Quantity } from '../corpus/claims';
import type { Links } from '../corpus/corpus';
import type { SourceDocument } from '../corpus/document';
import type { Entity } from '../corpus/entities';
import { lookupOf } from '../corpus/lookup';
import type { FigureMention } from '../extract/figures';
import { conceptOf } from '../extract/figures/concepts';
import type { Say } from '../say';
import { contains } from '../text/span';
import { mentionOf } from './quantities';
import { measureOf, tellingFigure } from './readings';

/** What is measured, in the words of the figure under the cursor where these tell it. */
export function titleOf(links: Links, document: SourceDocument, figure: FigureMention, quantity: Quantity, say: Say): string {
  const telling = figure.claim.predicate?.sure ? figure : (tellingFigure(quantity, (i) => mentionOf(links, quantity.figures[i])) ?? figure);
  const subject = telling.claim.predicate?.ladder === 'treaty' ? subjectOf(links, quantity) : undefined;
  const claim = measureOf(telling, say);
  return datedName(links, document, figure, say) ?? (subject === undefined ? claim : say('{claim} the {name}', { claim, name: subject }));
}

/** "Year of the Ottawa Convention" for “the 1997 Ottawa Treaty”. */
export function datedName(links: Links, document: SourceDocument, figure: FigureMention, say: Say): string | undefined {
  if (figure.kind !== 'year') return undefined;
  const name = document.names.mentions.find(({ start, end }) => end > figure.end && start <= figure.end + 1);
  const entity = name && lookupOf(links).entityOf(document.id, name.entity);
  return entity && (entity.type === 'agreement' || entity.type === 'event') ? say('year of the {name}', { name: entity.canonical }) : undefined;
}

/** The agreement that most of the figures' sentences name. */
export function subjectOf(links: Links, quantity: Quantity): string | undefined {
  const counts = new Map<string, number>();
  for (const at of quantity.figures) {
    for (const { type, canonical } of entitiesBeside(links, at).values()) if (type === 'agreement') counts.set(canonical, (counts.get(canonical) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

/** The entities that the figure's sentence names, by id. */
function entitiesBeside(links: Links, at: FigureAt): ReadonlyMap<string, Entity> {
  const document = links.documents.get(at.document);
  const sentence = document?.source.sentences[document.figures[at.figure]?.sentence ?? -1];
  const entities = new Map<string, Entity>();
  for (const name of document?.names.mentions ?? []) {
    const entity = sentence && contains(sentence, name) ? lookupOf(links).entityOf(at.document, name.entity) : undefined;
    if (entity) entities.set(entity.id, entity);
  }
  return entities;
}

export function commonNames(links: Links, a: FigureAt, b: FigureAt): string[] {
  const other = entitiesBeside(links, b);
  return [...entitiesBeside(links, a).values()].filter(({ id }) => other.has(id)).map(({ canonical }) => canonical);
}

/** Words of one meaning that both sentences hold, as the first one prints them; the longest first, which are seldom the common ones. */
export function commonWords(links: Links, at: FigureAt, x: FigureMention, y: FigureMention): string[] {
  const source = links.documents.get(at.document)?.source;
  const sentence = source?.sentences[x.sentence];
  if (!source || !sentence) return [];
  const words = new Map<string, string>();
  for (let i = source.tokens.firstFrom(sentence.start); i < source.tokens.length && source.tokens.start(i) < sentence.end; i++) {
    const concept = conceptOf(source.tokens.lower(i));
    if (x.claim.words.has(concept) && y.claim.words.has(concept) && !words.has(concept)) words.set(concept, source.tokens.text(i));
  }
  return [...words].sort(([a], [b]) => b.length - a.length).map(([, word]) => word);
}
