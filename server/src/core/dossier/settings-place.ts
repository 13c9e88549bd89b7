// Which key or value of corroborate.yaml stands at a place of its text, while it is being written too.
import { isMap, isNode, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Span } from '../text/span';
import { decisionBlockOf } from './decision-block';
import { dossierShape, type Shape } from './shape';
import { printed, yamlLimits } from './yaml-reader';

export interface SettingsPlace {
  readonly at: 'key' | 'value';
  /** What stands there, in UTF-16 code units of the file. */
  readonly span: Span;
  readonly text: string;
  /** Of the key, or of the value. Undefined for what the table does not know. */
  readonly shape: Shape | undefined;
  /** The mapping that it stands in, as keys and texts; without the place itself. */
  readonly beside: ReadonlyMap<string, string>;
  /** The keys and positions that lead to it: ["documents", "a.txt", "publisher"]. */
  readonly path: readonly (string | number)[];
}

/** Undefined where nothing stands, and in a file that is refused. */
export function placeAt(yaml: string, offset: number): SettingsPlace | undefined {
  return placeIn(yaml, offset, ({ start, end }) => start <= offset && offset <= end);
}

/** A word that nobody writes; it stands for what is still to be written. */
const BLANK = 'xCorroborateBlankx';

/** Where something is being written: what stands before `offset` in the line is the beginning of a key or a value. */
export function blankAt(yaml: string, offset: number): SettingsPlace | undefined {
  const line = yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1, offset);
  // Behind a colon a value begins, which has blanks in it; anywhere else a word that may become a key.
  const isValue = /:\s/u.test(line.slice(Math.max(line.lastIndexOf(','), line.lastIndexOf('{')) + 1)) || inBrackets(line);
  const value = (isValue ? valueAtEnd(line) : undefined) ?? /(?<![^\s,:[\]{}"'])[^\s,:[\]{}"']*$/u.exec(line)?.[0] ?? '';
  const start = offset - value.length;
  const rest = /^[^\s,\]}"':]*/u.exec(yaml.slice(offset))?.[0] ?? '';
  const end = offset + rest.length;
  const tries = isValue ? [BLANK] : [`${BLANK}: `, BLANK];
  for (const blank of tries) {
    // A colon that is there already makes it a key.
    const filled = yaml.slice(0, start) + (/^\s*:/u.test(yaml.slice(end)) ? BLANK : blank) + yaml.slice(end);
    const place = placeIn(filled, start + 1, (span) => filled.slice(span.start, span.end).includes(BLANK));
    if (!place || (place.at === 'key' && place.shape === undefined && !hasKeys(place.path))) continue;
    const beside = new Map([...place.beside].filter(([key]) => key !== BLANK));
    return { ...place, beside, span: { start, end }, text: yaml.slice(start, offset) };
  }
  return undefined;
}

/** What is written of a value at the line's end, behind a colon, a bracket or a comma and the mark that opens it; undefined where none begins. */
function valueAtEnd(line: string): string | undefined {
  const tail = /(?<![^,{["'])[^,{["']*$/u.exec(line)?.[0] ?? '';
  const [inner] = [...tail.matchAll(/:\s/gu)].slice(-1);
  if (inner) return tail.slice(inner.index + 1).trimStart();
  const before = line.slice(0, line.length - tail.length);
  if (/[[,]$/u.test(before)) return tail.trimStart();
  return /["']$/u.test(before) && /(?:[[,]|:(?=\s))\s*$/u.test(before.slice(0, -1)) ? tail : undefined;
}

/** Whether the innermost bracket that the line has open is that of a list. */
function inBrackets(line: string): boolean {
  let depth = 0;
  for (let i = line.length - 1; i >= 0; i--) {
    const mark = line.charAt(i);
    if (mark === ']' || mark === '}') depth++;
    else if (mark === '[' || mark === '{') {
      if (depth === 0) return mark === '[';
      depth--;
    }
  }
  return false;
}

function hasKeys(path: readonly (string | number)[]): boolean {
  const shape = shapeAt(path.slice(0, -1));
  return shape?.kind === 'map' || shape?.kind === 'table';
}

/** The table's entry for a path of keys and positions. */
export function shapeAt(path: readonly (string | number)[]): Shape | undefined {
  let shape: Shape | undefined = dossierShape;
  for (const step of path) {
    if (shape?.kind === 'map' && typeof step === 'string') shape = shape.keys[step];
    else if (shape?.kind === 'table' && typeof step === 'string') shape = shape.value;
    else if (shape?.kind === 'list' && typeof step === 'number') shape = shape.item;
    else return undefined;
  }
  return shape;
}

function placeIn(yaml: string, offset: number, isThere: (span: Span) => boolean): SettingsPlace | undefined {
  const block = decisionBlockOf(yaml);
  const item = block?.items.findIndex(({ start, end }) => start <= offset && offset < end) ?? -1;
  const entry = block?.items[item];
  const inRest = (at: number): number => (block && at >= block.end ? at - (block.end - block.start) : at);
  const text = entry ? yaml.slice(entry.start, entry.end) : block ? yaml.slice(0, block.start) + yaml.slice(block.end) : yaml;
  if (!yamlLimits(text)) return undefined;
  const toFile = (at: number): number => (entry ? at + entry.start : block && at >= block.start && inRest(offset) >= block.start ? at + (block.end - block.start) : at);
  const root = parsed(text);
  const found = root && search(root, entry ? ['decisions'] : [], (span) => isThere({ start: toFile(span.start), end: toFile(span.end) }));
  return found && { ...found, span: { start: toFile(found.span.start), end: toFile(found.span.end) } };
}

function parsed(text: string): Node | undefined {
  try {
    const { contents } = parseDocument(text, { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    return isNode(contents) ? contents : undefined;
  } catch {
    return undefined;
  }
}

function search(node: Node, path: readonly (string | number)[], isThere: (span: Span) => boolean, beside: ReadonlyMap<string, string> = new Map()): SettingsPlace | undefined {
  if (isMap(node)) {
    const pairs = node.items.flatMap(({ key, value }) => (isScalar(key) ? [{ key, name: printed(key), value: isNode(value) ? value : undefined }] : []));
    const texts = new Map(pairs.map(({ name, value }) => [name, isScalar(value) ? printed(value) : '']));
    for (const { key, name, value } of pairs) {
      const own = [...path, name];
      if (isThere(spanOf(key))) {
        const others = new Map([...texts].filter(([other]) => other !== name));
        return { at: 'key', span: spanOf(key), text: name, shape: shapeAt(own), beside: others, path: own };
      }
      const found = value && search(value, own, isThere, texts);
      if (found) return found;
    }
    return undefined;
  }
  if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) {
      const found = isNode(item) ? search(item, [...path, i], isThere) : undefined;
      if (found) return found;
    }
    return undefined;
  }
  if (!isScalar(node) || node.value === null || !isThere(spanOf(node))) return undefined;
  return { at: 'value', span: spanOf(node), text: printed(node), shape: shapeAt(path), beside, path };
}

function spanOf(node: Node): Span {
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
}
