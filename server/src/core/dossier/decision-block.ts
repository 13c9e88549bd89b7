// The entries of `decisions` as stretches of text: a file with thousands of them is read and edited entry by entry.
import type { Span } from '../text/span';

/** A block list below `decisions:` at the top of the file, as this program writes it. Positions are in UTF-16 code units. */
export interface DecisionBlock extends Span {
  /** Blanks before each dash. */
  readonly indent: number;
  /** From the start of an entry's line to the start of the next one's, comments between them included; the last ends with the block. */
  readonly items: readonly Span[];
}

/**
 * Undefined where the list is written in another way, such as in brackets; the YAML parser then reads it with the rest of
 * the file. `start` is behind the line of `decisions:`, `end` behind the last line of the last entry.
 */
export function decisionBlockOf(yaml: string): DecisionBlock | undefined {
  const head = /^decisions:[ \t]*(?:#[^\n]*)?\r?\n/mu.exec(yaml);
  if (!head || !isPlainTop(yaml, head.index)) return undefined;
  const start = head.index + head[0].length;
  const starts: number[] = [];
  let indent = -1;
  let end = start;
  for (let at = start; at < yaml.length;) {
    const newline = yaml.indexOf('\n', at);
    const next = newline < 0 ? yaml.length : newline + 1;
    let first = at;
    while (yaml.charCodeAt(first) === 0x20) first++;
    const mark = yaml[first];
    const column = first - at;
    if (mark === undefined || mark === '\n' || mark === '\r' || mark === '#') {
      // Deeper than the dash it is a comment in the entry, or no comment at all but a line of a text that goes over many.
      if (mark === '#' && indent >= 0 && column > indent) end = next;
      at = next;
      continue;
    }
    const isDash = mark === '-' && /[ \r\n]/u.test(yaml[first + 1] ?? '\n');
    if (indent < 0 && isDash) indent = column;
    // The next setting, or a list that is indented in some other way.
    if (column === 0 && !(indent === 0 && isDash)) {
      if (yaml.startsWith('---', first) || yaml.startsWith('...', first)) return undefined;
      break;
    }
    if (mark === '\t' || indent < 0 || column < indent || (column === indent && !isDash)) return undefined;
    if (column === indent) starts.push(at);
    end = next;
    at = next;
  }
  if (starts.length === 0) return undefined;
  return { start, end, indent, items: starts.map((from, i) => ({ start: from, end: starts[i + 1] ?? end })) };
}

/** Whether `decisions:` there is a key of the file's top mapping, and the only one of its name. */
function isPlainTop(yaml: string, at: number): boolean {
  const before = yaml.slice(0, at).replace(/^---[ \t]*\r?\n/u, '');
  return !/^[[{]/mu.test(before) && !/^(?:---|\.\.\.)/mu.test(before) && !/^decisions[ \t]*:/mu.test(yaml.slice(at + 1));
}
