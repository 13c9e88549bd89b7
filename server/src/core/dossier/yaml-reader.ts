// Reads YAML that may be broken or hostile: values are taken node by node, and every mistake gets its place and one sentence.
import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';
import type { Span } from '../text/span';
import { nearest } from './nearest';

export interface YamlProblem extends Span {
  readonly message: string;
}

/** Reads one value; undefined where it is wrong, which the reader has reported. */
export type ValueReader<T> = (node: Node, report: YamlReport, name: string) => T | undefined;
export type MappingReaders<T> = { readonly [K in keyof T]-?: ValueReader<NonNullable<T[K]>> };

/** A dossier of the largest allowed size takes a tenth of this, in UTF-16 code units; the parser needs a second for it at worst. */
const LARGEST = 256 * 1024;
/** More mistakes than this help nobody, and one broken bracket can make thousands. */
export const mostProblems = 20;
/** The parser recurses for each level and a deep enough file ends the whole process, so depth is refused before it parses. */
const TOO_DEEP = /(?:[-?:][ \t]+){40}|^[ \t]{100}(?=[ \t]*[^\s#])/mu;
/** Nothing but brackets, marks and commas: the parser takes seconds to make an error of each. */
const RUBBLE = /(?:[,[\]{}"'!&*|>%@`]\s*){60}|(?:(?<!\S)[&*!]\S*\s+){60}/u;

export class YamlReport {
  readonly problems: YamlProblem[] = [];
  /** Where each document is named, by path. */
  readonly named = new Map<string, Span>();
  #broken = false;

  add(at: Span, message: string): undefined {
    if (!this.#broken) this.problems.push({ start: at.start, end: at.end, message });
    return undefined;
  }

  /** A mistake in syntax. What else seems wrong after it is mostly its consequence, and is not told. */
  addBroken(at: Span, message: string): void {
    this.add(at, message);
    this.#broken = true;
  }

  /** Whether the file as a whole is refused or broken, so that what was read of it may be a part. */
  get broken(): boolean {
    return this.#broken;
  }

  at(node: Node, message: string): undefined {
    return this.add(spanOf(node), message);
  }

  nameDocument(path: string, node: Node): void {
    if (!this.#broken) this.named.set(path, spanOf(node));
  }

  /** The pairs of a mapping with their keys as text. `what` says what the keys are: “setting”, “document”. */
  pairs(node: Node, what: string): readonly { readonly key: string; readonly keyNode: Node; readonly value: Node | undefined }[] {
    if (isEmpty(node)) return [];
    if (!isMap(node)) {
      this.at(node, isAlias(node) ? ALIAS : `Here each ${what} should stand as “name: value”.`);
      return [];
    }
    const seen = new Set<string>();
    return node.items.flatMap(({ key, value }) => {
      if (!isNode(key) || !isScalar(key) || key.value === null) {
        this.at(isNode(key) ? key : node, `The name of a ${what} must be plain text.`);
        return [];
      }
      const name = printed(key);
      if (seen.has(name)) {
        this.at(key, `“${shown(name)}” stands here twice. The first one holds.`);
        return [];
      }
      seen.add(name);
      return [{ key: name, keyNode: key, value: isNode(value) ? value : undefined }];
    });
  }

  /** A mapping whose keys are known. An empty value is the same as none. */
  mapping<T>(node: Node, what: string, readers: MappingReaders<T>): Partial<T> {
    const known = Object.keys(readers) as (keyof T & string)[];
    const result: Partial<T> = {};
    for (const { key, keyNode, value } of this.pairs(node, what)) {
      const name = known.find((candidate) => candidate === key);
      if (name === undefined) {
        const meant = nearest(key, known);
        this.at(keyNode, `Unknown ${what} “${shown(key)}”. ${meant ? `Did you mean “${meant}”?` : `There are: ${known.join(', ')}.`}`);
      } else if (value && !isEmpty(value)) {
        const read = readers[name](value, this, key);
        if (read !== undefined) result[name] = read;
      }
    }
    return result;
  }

  /** A text as printed, so that `title: 1984` is the text it looks like. */
  text(node: Node, name: string, mayBeEmpty = false): string | undefined {
    if (isAlias(node)) return this.at(node, ALIAS);
    if (!isScalar(node)) return this.at(node, `“${shown(name)}” must be a text.`);
    const text = printed(node).trim();
    return text === '' && !mayBeEmpty ? this.at(node, `“${shown(name)}” is empty.`) : text;
  }

  spanOf(node: unknown): Span {
    return isNode(node) ? spanOf(node) : { start: 0, end: 0 };
  }

  /** `example` stands in the message for what is no list. */
  list<T>(node: Node, name: string, item: ValueReader<T>, example = '["*.txt"]'): readonly T[] | undefined {
    if (isAlias(node)) return this.at(node, ALIAS);
    if (!isSeq(node)) return this.at(node, `“${shown(name)}” must be a list, such as ${example}.`);
    return node.items.flatMap((entry) => {
      const read = isNode(entry) ? item(entry, this, name) : undefined;
      return read === undefined ? [] : [read];
    });
  }
}

/** YAML takes “*” for a reference to another value, which no setting needs; mostly it is a pattern without its quotation marks. */
const ALIAS = 'A value that begins with “*” must stand between quotation marks, such as "*.txt".';

/** Never throws. `root` is undefined for an empty file and for one that is refused. */
export function readYaml(yaml: string): { readonly root: Node | undefined; readonly report: YamlReport; readonly problems: () => readonly YamlProblem[] } {
  const report = new YamlReport();
  const problems = (): readonly YamlProblem[] =>
    report.problems
      .map((problem) => ({ ...problem, start: Math.min(problem.start, yaml.length), end: Math.min(problem.end, yaml.length) }))
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .slice(0, mostProblems);
  const refused = refuse(yaml);
  if (refused) {
    report.addBroken(refused, refused.message);
    return { root: undefined, report, problems };
  }
  try {
    // Duplicates are found in `pairs`: the parser's own check compares every key with every other.
    const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false, prettyErrors: false });
    const broken = document.errors[0];
    if (broken) report.addBroken(visible(broken.pos[0], broken.pos[1], yaml), syntaxMessage(broken.code));
    const warning = document.warnings[0];
    if (!broken && warning) {
      report.add(visible(warning.pos[0], warning.pos[1], yaml), warning.code === 'TAG_RESOLVE_FAILED' ? 'Tags such as !name are not supported here.' : syntaxMessage(warning.code));
    }
    const root = document.contents;
    return { root: isNode(root) && !isEmpty(root) ? root : undefined, report, problems };
  } catch {
    report.addBroken({ start: 0, end: 0 }, 'This file cannot be read as YAML: it is nested too deeply.');
    return { root: undefined, report, problems };
  }
}

/** Whether a text may be parsed at all. */
export function yamlLimits(yaml: string): boolean {
  return refuse(yaml) === undefined;
}

function refuse(yaml: string): YamlProblem | undefined {
  if (yaml.length > LARGEST) {
    return { start: 0, end: 0, message: `This file is too large: ${Math.ceil(yaml.length / 1024)} KB, and settings may have ${LARGEST / 1024} KB. Nothing of it is used.` };
  }
  const zero = yaml.indexOf('\0');
  if (zero >= 0) return { start: zero, end: zero + 1, message: 'This file is not text: there is a NUL character here. Nothing of it is used.' };
  const refusal = (pattern: RegExp, message: string): YamlProblem | undefined => {
    const found = pattern.exec(yaml);
    return found ? { start: found.index, end: found.index + found[0].length, message } : undefined;
  };
  return refusal(TOO_DEEP, 'This file is nested too deeply. Nothing of it is used.') ?? refusal(RUBBLE, 'This is not valid YAML. Nothing of it is used.');
}

/** What a person can do about the parser's commonest complaints. */
function syntaxMessage(code: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'A tab cannot indent a line in YAML. Use blanks.';
    case 'BAD_INDENT':
      return 'This line is indented differently from the ones it belongs to, or a bracket above is not closed.';
    case 'MISSING_CHAR':
      return 'Something is missing here: a closing quotation mark, bracket or comma, or a blank after a colon.';
    case 'MULTIPLE_DOCS':
      return 'Only the first part of this file is used: “---” begins another document.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return 'There are two colons in one value, or a comma is missing. Put text with a colon between quotation marks.';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'There is no colon in this line.';
    case 'BAD_SCALAR_START':
      return 'A value cannot begin with this character. Put the text between quotation marks.';
    case 'UNEXPECTED_TOKEN':
      return 'This does not belong here. Text with quotation marks or brackets in it must itself stand between quotation marks.';
    case 'BAD_DQ_ESCAPE':
      return 'After a backslash between double quotation marks only certain letters may stand. Use single quotation marks or “/”.';
    case 'RESOURCE_EXHAUSTION':
      return 'This file is nested too deeply. Nothing of it is used.';
    default:
      return 'This is not valid YAML.';
  }
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

/** A scalar as it is written: `1984` is the text “1984”. */
export function printed(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

function spanOf(node: Node): Span {
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
}

/** At least one code unit wide where the text has one, so that an editor has something to underline. */
function visible(start: number, end: number, yaml: string): Span {
  return { start: Math.min(start, Math.max(0, yaml.length - 1)), end: Math.max(end, start + 1) };
}

/** A name for a message: one line, not too long. */
function shown(name: string): string {
  const line = name.replace(/\s+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
