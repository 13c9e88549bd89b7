// A change of corroborate.yaml's text: the one stretch that becomes another.
import type { Span } from '../text/span';
import { decisionBlockOf } from './decision-block';
import { NotEditable } from './yaml-edit';

/** A span of the old text, in UTF-16 code units, and what stands there now. */
export interface TextChange extends Span {
  readonly text: string;
}

/** `problem` is one plain sentence. */
export type Edited = { readonly ok: true; readonly change: TextChange } | { readonly ok: false; readonly problem: string };

/** The one stretch in which two texts differ. */
export function difference(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

export function apply(yaml: string, { start, end, text }: TextChange): string {
  return yaml.slice(0, start) + text + yaml.slice(end);
}

/** Edits the file without the entries of `decisions`, of which there may be thousands that no other setting's edit has to parse. */
export function editRest(yaml: string, edit: (rest: string) => string): string {
  const block = decisionBlockOf(yaml);
  if (!block) return edit(yaml);
  const rest = yaml.slice(0, block.start) + yaml.slice(block.end);
  const { start, end, text } = difference(rest, edit(rest));
  if (start < block.start && end > block.start) throw new NotEditable((say) => say('corroborate.yaml is written in a way that cannot be changed here.'));
  // What is put right behind “decisions:” belongs behind its entries.
  const shift = start >= block.start ? block.end - block.start : 0;
  const between = shift > 0 && start === block.start && text !== '' && !yaml.slice(0, block.end).endsWith('\n') ? (yaml.includes('\r\n') ? '\r\n' : '\n') : '';
  return apply(yaml, { start: start + shift, end: end + shift, text: between + (between === '' ? text : text.replace(/\r?\n$/u, '')) });
}
