// A card as plain text: for the terminal, and for editors that show no Markdown.
import { harmless, unbroken } from '../text/one-line';
import type { Block, Card, Inline } from './card';

export function plainCard(card: Card): string {
  return card.blocks.map(plainBlock).join('\n\n');
}

function plainBlock(block: Block): string {
  const plain = (inline: readonly Inline[]): string => inline.map(({ text }) => harmless(unbroken(text))).join('');
  switch (block.kind) {
    case 'paragraph':
      return plain(block.inline);
    case 'list':
      return block.items.map((item) => `• ${plain(item)}`).join('\n');
    case 'table':
      return block.rows.map((cells) => cells.map((cell, i) => `${block.head[i] ?? ''}: ${plain(cell)}`).join('; ')).join('\n');
  }
}
