// A card as Markdown. All text is escaped here, so no source can speak Markdown, HTML or commands.
import type { Block, Card, CardAction, Inline } from '../core/queries/card';
import type { Located } from '../core/corpus/entities';
import { harmless, unbroken } from '../core/text/one-line';

export interface CardLinks {
  /** The address of a place in a source. */
  readonly place: (at: Located) => string;
  /** The address of an action's command; undefined where the client has none. */
  readonly command: (action: CardAction) => string | undefined;
}

export function markdownCard(card: Card, links: CardLinks): string {
  const actions = card.actions.flatMap((action) => {
    const address = links.command(action);
    return address === undefined ? [] : [`[${escapeMarkdown(action.title)}](${address})`];
  });
  return [...card.blocks.map((block) => markdownBlock(block, links)), ...(actions.length > 0 ? [actions.join(' · ')] : [])].join('\n\n');
}

/**
 * Text that shows as it is. Every ASCII punctuation character may be escaped by a backslash in CommonMark; “&” and “<” become
 * entities, so that a client that hands Markdown on as HTML is safe too. Escaping “$” also stops the editor's icon syntax.
 */
export function escapeMarkdown(text: string): string {
  return harmless(unbroken(text))
    .replace(/[!"#$%'()*+,\-./:;=?@[\\\]^_`{|}~]/gu, '\\$&')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;');
}

function markdownBlock(block: Block, links: CardLinks): string {
  switch (block.kind) {
    case 'paragraph':
      return markdownInline(block.inline, links);
    case 'list':
      return block.items.map((item) => `- ${markdownInline(item, links)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      return [
        row(block.head.map(escapeMarkdown)),
        row(block.head.map(() => ':--')),
        ...block.rows.map((cells) => row(cells.map((cell) => markdownInline(cell, links)))),
      ].join('\n');
    }
  }
}

function markdownInline(inline: readonly Inline[], links: CardLinks): string {
  return inline.map((part) => {
    if ('to' in part) return `[${escapeMarkdown(part.text)}](${links.place(part.to)})`;
    return emphasised(part.text, part.bold ? '**' : part.italic ? '*' : '');
  }).join('');
}

/** Marks take effect only right at a word, so blanks stay outside them. */
function emphasised(text: string, mark: string): string {
  const inside = text.trim();
  if (inside === '') return text === '' ? '' : ' ';
  return `${/^\s/u.test(text) ? ' ' : ''}${mark}${escapeMarkdown(inside)}${mark}${/\s$/u.test(text) ? ' ' : ''}`;
}
