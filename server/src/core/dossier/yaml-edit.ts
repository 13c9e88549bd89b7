// Small changes to the text of a YAML file, each made where the parser says that the value stands: all other bytes stay as they are.
import { isMap, isNode, isScalar, isSeq, parse, Scalar, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { english, type Sentence } from '../say';
import { readYaml } from './yaml-reader';

/** A change that the shape of the file does not allow; `why` says what stands in the way. */
export class NotEditable extends Error {
  readonly why: Sentence;

  constructor(why: Sentence) {
    super(why(english));
    this.why = why;
  }
}

export function mistakeAt(yaml: string, { start, message }: { readonly start: number; readonly message: Sentence }): Sentence {
  return (say) => say('corroborate.yaml has a mistake in line {line}. Mend it first: {mistake}', { line: yaml.slice(0, start).split('\n').length, mistake: message(say) });
}

/** The top of the file; undefined where it holds nothing but comments. Throws NotEditable for what is no mapping or no YAML. */
export function rootOf(yaml: string): YAMLMap | undefined {
  const { root, problems } = readYaml(yaml);
  const [mistake] = problems();
  if (mistake) throw new NotEditable(mistakeAt(yaml, mistake));
  if (root === undefined || isMap(root)) return root;
  throw new NotEditable((say) => say('corroborate.yaml does not begin with a setting such as “sources:”.'));
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** A value that is there and not empty. */
export function valueOf(map: YAMLMap, key: string): Node | undefined {
  const value: unknown = pairOf(map, key)?.value;
  return isNode(value) && !(isScalar(value) && value.value === null) ? value : undefined;
}

/** Writes a pair whose value is on one line; a key that is there without a value gets it. `map` is undefined for an empty file. */
export function addPair(yaml: string, map: YAMLMap | undefined, key: string, value: string): string {
  const pair = map && pairOf(map, key);
  if (pair) return setValue(yaml, pair, value);
  if (map?.flow) return insertIntoFlow(yaml, map, map.items.at(-1), `${key}: ${value}`);
  const first: unknown = map?.items[0]?.key;
  const indent = ' '.repeat(isNode(first) ? columnOf(yaml, startOf(first)) : 0);
  return insertLines(yaml, map ? endOf(yaml, map) : yaml.length, [`${indent}${key}: ${value}`]);
}

/** Writes lines at the end of the file, as deep as its settings are. */
export function appendLines(yaml: string, root: YAMLMap | undefined, lines: readonly string[]): string {
  const first: unknown = root?.items[0]?.key;
  const indent = ' '.repeat(isNode(first) ? columnOf(yaml, startOf(first)) : 0);
  return insertLines(yaml, yaml.length, lines.map((line) => `${indent}${line}`));
}

/** Puts a value in the place of the one that a pair has. */
export function setValue(yaml: string, { key, value }: Pair, written: string): string {
  if (!isNode(key)) throw new NotEditable((say) => say('A name in corroborate.yaml is no plain text.'));
  if (isNode(value) && startOf(value) < (value.range?.[1] ?? 0)) return splice(yaml, startOf(value), value.range?.[1] ?? 0, written);
  const at = colonBehind(yaml, key);
  return splice(yaml, at, at, ` ${written}`);
}

/** `lines` for a block list: the first is what stands behind its dash; `inline` for a list in brackets. */
export function addItem(yaml: string, list: YAMLSeq, lines: readonly string[], inline: string): string {
  const last = list.items.at(-1);
  if (list.flow || !isNode(last)) return insertIntoFlow(yaml, list, last, inline);
  const dash = startOf(list);
  if (yaml[dash] !== '-') throw new NotEditable((say) => say('A list in corroborate.yaml is written in a way that cannot be changed here.'));
  const indent = ' '.repeat(columnOf(yaml, dash));
  return insertLines(yaml, endOf(yaml, list), lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`));
}

/** Takes an item out; comments beside it stay. */
export function removeItem(yaml: string, list: YAMLSeq, index: number): string {
  const item = list.items[index];
  if (!isNode(item)) return yaml;
  const [start, end] = [startOf(item), endOf(yaml, item)];
  if (list.flow) {
    const next = list.items[index + 1];
    const previous = list.items[index - 1];
    if (isNode(next)) {
      const comma = skipComments(yaml, end);
      const behind = comma + 1 + (/^[ \t]*/u.exec(yaml.slice(comma + 1))?.[0].length ?? 0);
      return `${yaml.slice(0, start)}${yaml.slice(end, comma)}${yaml.slice(behind)}`;
    }
    // Its own comma, where it has one although it is the last.
    const own = skipComments(yaml, end);
    if (yaml[own] === ',') return `${yaml.slice(0, start)}${yaml.slice(end, own)}${yaml.slice(own + 1)}`;
    // A comma may stand before a closing bracket, so it can be left where comments make it hard to tell.
    const from = isNode(previous) && /^\s*,\s*$/u.test(yaml.slice(endOf(yaml, previous), start)) ? endOf(yaml, previous) : start;
    return splice(yaml, from, end, '');
  }
  const dash = yaml.lastIndexOf('-', start - 1);
  const line = dash - columnOf(yaml, dash);
  if (dash < 0 || yaml.slice(line, dash).trim() !== '' || yaml.slice(dash + 1, start).trim() !== '') throw new NotEditable((say) => say('A list in corroborate.yaml is written in a way that cannot be changed here.'));
  const rest = yaml.slice(end, afterLine(yaml, end));
  return rest.trim() === '' ? splice(yaml, line, afterLine(yaml, end), '') : splice(yaml, dash, end + (rest.length - rest.trimStart().length), '');
}

/** A text as a YAML value, plain where it may be, else in the marks that the values beside it have. */
export function written(text: string, beside?: unknown): string {
  const mark = isScalar(beside) ? beside.type : undefined;
  if (mark === Scalar.QUOTE_SINGLE) return `'${text.replaceAll("'", "''")}'`;
  return mark !== Scalar.QUOTE_DOUBLE && isPlain(text) ? text : JSON.stringify(text);
}

function isPlain(text: string): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .’'&/()+-]*$/u.test(text) || text.endsWith(' ')) return false;
  // “1984”, “true” and “null” would be no texts.
  const read: unknown = parse(`[${text}]`, { schema: 'core' });
  return Array.isArray(read) && read.length === 1 && read[0] === text;
}

function insertIntoFlow(yaml: string, collection: YAMLMap | YAMLSeq, last: unknown, text: string): string {
  if (!collection.flow || !/^[[{]/u.test(yaml.slice(startOf(collection)))) throw new NotEditable((say) => say('A list in corroborate.yaml is written in a way that cannot be changed here.'));
  const at = last === undefined ? startOf(collection) + 1 : endOfItem(yaml, last);
  const padded = last === undefined && isMap(collection) ? ` ${text} ` : text;
  return splice(yaml, at, at, last === undefined ? padded : `, ${text}`);
}

/** Behind the line in which `position` lies; a file without a last line end keeps to that. */
function insertLines(yaml: string, position: number, lines: readonly string[]): string {
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const at = afterLine(yaml, position);
  const text = lines.join(eol);
  return at > 0 && yaml[at - 1] !== '\n' ? splice(yaml, at, at, `${eol}${text}`) : splice(yaml, at, at, `${text}${eol}`);
}

function afterLine(yaml: string, position: number): number {
  if (position > 0 && yaml[position - 1] === '\n') return position;
  const end = yaml.indexOf('\n', position);
  return end < 0 ? yaml.length : end + 1;
}

/** Where a value ends; the parser counts the comments behind the last value of a block to the block. */
function endOf(yaml: string, node: Node): number {
  const last: unknown = (isMap(node) || isSeq(node)) && !node.flow ? node.items.at(-1) : undefined;
  return last === undefined ? (node.range?.[1] ?? yaml.length) : endOfItem(yaml, last);
}

function endOfItem(yaml: string, item: unknown): number {
  if (isNode(item)) return endOf(yaml, item);
  const { key, value } = item as Pair;
  if (isNode(value) && startOf(value) < (value.range?.[1] ?? 0)) return endOf(yaml, value);
  if (!isNode(key)) throw new NotEditable((say) => say('A name in corroborate.yaml is no plain text.'));
  return yaml[skipComments(yaml, endOf(yaml, key))] === ':' ? colonBehind(yaml, key) : endOf(yaml, key);
}

/** Behind the colon that follows a key. */
function colonBehind(yaml: string, key: Node): number {
  const colon = yaml.indexOf(':', endOf(yaml, key));
  if (colon < 0) throw new NotEditable((say) => say('A name in corroborate.yaml has no colon.'));
  return colon + 1;
}

function skipComments(yaml: string, from: number): number {
  return from + (/^(?:\s|#[^\n]*)*/u.exec(yaml.slice(from))?.[0].length ?? 0);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function columnOf(yaml: string, position: number): number {
  return position - (yaml.lastIndexOf('\n', position - 1) + 1);
}

function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
