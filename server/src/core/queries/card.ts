// A hover card as plain data. Text of sources is only ever a `text`: what renders a card escapes it, so no source can speak Markdown.
import type { Located } from '../corpus/entities';
import type { Span } from '../text/span';

export type Inline =
  | { readonly text: string; readonly bold?: boolean; readonly italic?: boolean }
  /** A jump to a place in a source; `text` is what is shown, such as "line 21". */
  | { readonly text: string; readonly to: Located };

export type Block =
  | { readonly kind: 'paragraph'; readonly inline: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** Cells hold one line each. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly (readonly Inline[])[])[] };

export interface Card {
  /** What the card is about, in the document under the cursor. */
  readonly span: Span;
  /** The first five lines must suffice: a hover shows little more without scrolling. */
  readonly blocks: readonly Block[];
  /** What the reader can do next; a client that knows no commands leaves them out. */
  readonly actions: readonly CardAction[];
}

export type CardAction =
  | { readonly kind: 'next-source'; readonly title: string; readonly at: Located }
  | { readonly kind: 'all-mentions'; readonly title: string; readonly at: Located }
  | { readonly kind: 'show-entity'; readonly title: string; readonly at: Located }
  | { readonly kind: 'compare-wording'; readonly title: string; readonly at: Located }
  | { readonly kind: 'comparison'; readonly title: string; readonly at: Located };
