// Short pieces of a source for cards and messages: on one line, cut at words, with what was cut off marked.
import type { Links } from '../corpus/corpus';
import type { Located } from '../corpus/entities';
import type { Say } from '../say';
import { sentenceAt } from '../text/source-text';

/** In the quotation marks of the language. */
export function quoted(text: string, say: Say): string {
  return say('“{words}”', { words: text });
}

/** These marks alone, for words of which some are bold. */
export function marksIn(say: Say): readonly [open: string, close: string] {
  const [open = '', close = ''] = quoted('\n', say).split('\n');
  return [open, close];
}

/** At most `longest` code units, cut at a word. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > longest / 2 ? cut.slice(0, blank) : cut).replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The place with as much of its sentence around it as fits, in quotation marks. */
export function excerpt(links: Links, at: Located, longest: number, say: Say): string {
  const { before, text, after } = around(links, at, longest);
  if (text.length >= longest) return quoted(shorten(text, longest), say);
  return quoted(`${before}${text}${after}`, say);
}

/** The text at a place, and what stands around it in its sentence. */
export function around(links: Links, at: Located, longest: number): { readonly before: string; readonly text: string; readonly after: string } {
  const source = links.documents.get(at.document)?.source;
  if (!source) return { before: '', text: '', after: '' };
  const text = oneLine(source.text.slice(at.start, at.end));
  const sentence = source.sentences[sentenceAt(source, at.start)] ?? at;
  const left = oneLine(source.text.slice(Math.min(sentence.start, at.start), at.start));
  const right = oneLine(source.text.slice(at.end, Math.max(sentence.end, at.end)));
  const room = Math.max(0, longest - text.length);
  // Two thirds of the room before the figure: there stands what it counts.
  const leftRoom = Math.max(Math.floor(room * 0.6), room - right.length);
  const before = left.length <= leftRoom ? left : `…${left.slice(left.length - leftRoom).replace(/^\S*\s/, '')}`;
  const after = shorten(right, Math.max(1, room - before.length));
  return { before, text, after: right.length > 0 && after === '…' ? '…' : after };
}

/** Most pieces are on one line already. */
function oneLine(text: string): string {
  return /[^\S ]|  /.test(text) ? text.replace(/\s+/g, ' ') : text;
}
