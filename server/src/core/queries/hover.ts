// The card for what lies under the cursor: a figure, a quote or a name.
import type { Links } from '../corpus/corpus';
import type { DocumentId } from '../corpus/document';
import type { Block, Card } from './card';
import { decisionBlocks } from './decision-blocks';
import { entityCard } from './entity-card';
import { figureCard } from './figure-card';
import { allOpen, type FindingStates } from './finding-states';
import { quoteCard } from './quote-card';
import { nameOfSource } from './places';
import { targetAt } from './target';

/**
 * Undefined where nothing that a source says lies at the offset. Figures and names win over the quotation around them.
 * `reading`: whether other sources are still to be read, so that the card may not say what they lack.
 */
export function hoverAt(links: Links, document: DocumentId, offset: number, reading = false, states: FindingStates = allOpen): Card | undefined {
  const found = cardAt(links, document, offset, reading);
  const card = found && { ...found, blocks: [...decisionBlocks(links, states, document, found.span), ...found.blocks, ...reliabilityBlocks(links, document)] };
  if (!card || !reading) return card;
  return { ...card, blocks: [...card.blocks, { kind: 'paragraph', inline: [{ text: 'Not all sources have been read yet.', italic: true }] }] };
}

/** What the user noted of the source under the cursor. */
function reliabilityBlocks(links: Links, document: DocumentId): readonly Block[] {
  const note = links.documents.get(document)?.facts.reliability;
  return note === undefined ? [] : [{ kind: 'paragraph', inline: [{ text: `On ${nameOfSource(links, document)}: `, bold: true }, { text: note }] }];
}

function cardAt(links: Links, document: DocumentId, offset: number, reading: boolean): Card | undefined {
  const target = targetAt(links, document, offset);
  const found = links.documents.get(document);
  if (!target || !found) return undefined;
  switch (target.kind) {
    case 'figure':
      return figureCard(links, found, target.index, reading);
    case 'entity':
      return entityCard(links, found, target.index);
    case 'quote':
      return quoteCard(links, found, target.index, reading);
  }
}
