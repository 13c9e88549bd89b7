// The card for what lies under the cursor: a figure, a quote or a name.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import { english, type Say } from '../say';
import type { Block, Card } from './card';
import { decisionBlocks } from './decision-blocks';
import { entityCard } from './entity-card';
import { figureCard } from './figure-card';
import { allOpen, type FindingStates } from './finding-states';
import { groupCard } from './group-card';
import { quoteCard } from './quote-card';
import { nameOfSource } from './places';
import { targetAt } from './target';

/**
 * Undefined where nothing that a source says lies at the offset. Figures and names win over the quotation around them.
 * `reading`: whether other sources are still to be read, so that the card may not say what they lack.
 */
export function hoverAt(links: Links, document: DocumentId, offset: number, reading = false, states: FindingStates = allOpen, say: Say = english): Card | undefined {
  const found = cardAt(links, document, offset, reading, say);
  const card = found && { ...found, blocks: [...decisionBlocks(links, states, document, found.span, say), ...found.blocks, ...reliabilityBlocks(links, document, say)] };
  if (!card || !reading) return card;
  return { ...card, blocks: [...card.blocks, { kind: 'paragraph', inline: [{ text: say('Not all sources have been read yet.'), italic: true }] }] };
}

/** What the user noted of the source under the cursor. */
function reliabilityBlocks(links: Links, document: DocumentId, say: Say): readonly Block[] {
  const note = links.documents.get(document)?.facts.reliability;
  return note === undefined ? [] : [{ kind: 'paragraph', inline: [{ text: say('On {source}:', { source: nameOfSource(links, document) }), bold: true }, { text: ` ${note}` }] }];
}

function cardAt(links: Links, document: DocumentId, offset: number, reading: boolean, say: Say): Card | undefined {
  const target = targetAt(links, document, offset);
  const found = links.documents.get(document);
  if (!target || !found) return undefined;
  switch (target.kind) {
    case 'figure':
      return figureCard(links, found, target.index, reading, say);
    case 'entity':
      return entityCard(links, found, target.index, say);
    case 'group':
      return groupCard(links, found, target.span, say);
    case 'quote':
      return quoteCard(links, found, target.index, reading, say);
  }
}
