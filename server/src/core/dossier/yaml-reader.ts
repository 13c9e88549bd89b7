// Reads YAML that may be broken or hostile: values are taken node by node, and every mistake gets its place and one sentence.
import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';
import type { Span } from '../text/span';
import { said, type Sentence, type Unsaid } from '../say';
import { nearest } from './nearest';

export interface YamlProblem extends Span {
  readonly message: Sentence;
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

  add(at: Span, message: Sentence): undefined {
    if (!this.#broken) this.problems.push({ start: at.start, end: at.end, message });
    return undefined;
  }

  /** A mistake in syntax. What else seems wrong after it is mostly its consequence, and is not told. */
  addBroken(at: Span, message: Sentence): void {
    this.add(at, message);
    this.#broken = true;
  }

  /** Whether the file as a whole is refused or broken, so that what was read of it may be a part. */
  get broken(): boolean {
    return this.#broken;
  }

  at(node: Node, message: Sentence): undefined {
    return this.add(spanOf(node), message);
  }

  /** Says that a word is none of those that can stand there, and which one was probably meant. `what` says what it should be. */
  unknown(node: Node, what: Unsaid, word: string, known: readonly string[]): undefined {
    const meant = nearest(word, known);
    return this.at(node, (say) => `${say('Unknown {what} “{word}”.', { what: said(what, say), word: shown(word) })} ${meant === undefined ? say('There are: {words}.', { words: known.join(', ') }) : say('Did you mean “{word}”?', { word: meant })}`);
  }

  nameDocument(path: string, node: Node): void {
    if (!this.#broken) this.named.set(path, spanOf(node));
  }

  /** The pairs of a mapping with their keys as text. `what` says what the keys are: “setting”, “document”. */
  pairs(node: Node, what: Unsaid): readonly { readonly key: string; readonly keyNode: Node; readonly value: Node | undefined }[] {
    if (isEmpty(node)) return [];
    if (!isMap(node)) {
      this.at(node, isAlias(node) ? alias : (say) => say('Here each {what} should stand as “name: value”.', { what: said(what, say) }));
      return [];
    }
    const seen = new Set<string>();
    return node.items.flatMap(({ key, value }) => {
      if (!isNode(key) || !isScalar(key) || key.value === null) {
        this.at(isNode(key) ? key : node, (say) => say('The name of a {what} must be plain text.', { what: said(what, say) }));
        return [];
      }
      const name = printed(key);
      if (seen.has(name)) {
        this.at(key, (say) => say('“{name}” stands here twice. The first one holds.', { name: shown(name) }));
        return [];
      }
      seen.add(name);
      return [{ key: name, keyNode: key, value: isNode(value) ? value : undefined }];
    });
  }

  /** A mapping whose keys are known. An empty value is the same as none. */
  mapping<T>(node: Node, what: Unsaid, readers: MappingReaders<T>): Partial<T> {
    const known = Object.keys(readers) as (keyof T & string)[];
    const result: Partial<T> = {};
    for (const { key, keyNode, value } of this.pairs(node, what)) {
      const name = known.find((candidate) => candidate === key);
      if (name === undefined) this.unknown(keyNode, what, key, known);
      else if (value && !isEmpty(value)) {
        const read = readers[name](value, this, key);
        if (read !== undefined) result[name] = read;
      }
    }
    return result;
  }

  /** A text as printed, so that `title: 1984` is the text it looks like. */
  text(node: Node, name: string, mayBeEmpty = false): string | undefined {
    if (isAlias(node)) return this.at(node, alias);
    if (!isScalar(node)) return this.at(node, (say) => say('“{name}” must be a text.', { name: shown(name) }));
    const text = printed(node).trim();
    return text === '' && !mayBeEmpty ? this.at(node, (say) => say('“{name}” is empty.', { name: shown(name) })) : text;
  }

  spanOf(node: unknown): Span {
    return isNode(node) ? spanOf(node) : { start: 0, end: 0 };
  }

  /** `example` stands in the message for what is no list. */
  list<T>(node: Node, name: string, item: ValueReader<T>, example = '["*.txt"]'): readonly T[] | undefined {
    if (isAlias(node)) return this.at(node, alias);
    if (!isSeq(node)) return this.at(node, (say) => say('“{name}” must be a list, such as {example}.', { name: shown(name), example }));
    return node.items.flatMap((entry) => {
      const read = isNode(entry) ? item(entry, this, name) : undefined;
      return read === undefined ? [] : [read];
    });
  }
}

/** YAML takes “*” for a reference to another value, which no setting needs; mostly it is a pattern without its quotation marks. */
const alias: Sentence = (say) => say('A value that begins with “*” must stand between quotation marks, such as "*.txt".');

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
      report.add(visible(warning.pos[0], warning.pos[1], yaml), warning.code === 'TAG_RESOLVE_FAILED' ? (say) => say('Tags such as !name are not supported here.') : syntaxMessage(warning.code));
    }
    const root = document.contents;
    return { root: isNode(root) && !isEmpty(root) ? root : undefined, report, problems };
  } catch {
    report.addBroken({ start: 0, end: 0 }, (say) => say('This file cannot be read as YAML: it is nested too deeply.'));
    return { root: undefined, report, problems };
  }
}

/** Whether a text may be parsed at all. */
export function yamlLimits(yaml: string): boolean {
  return refuse(yaml) === undefined;
}

/** What a sentence about the whole file ends with. */
function unused(sentence: Sentence): Sentence {
  return (say) => `${sentence(say)} ${say('Nothing of it is used.')}`;
}

function refuse(yaml: string): YamlProblem | undefined {
  if (yaml.length > LARGEST) {
    return { start: 0, end: 0, message: unused((say) => say('This file is too large: {size} KB, and settings may have {most} KB.', { size: Math.ceil(yaml.length / 1024), most: LARGEST / 1024 })) };
  }
  const zero = yaml.indexOf('\0');
  if (zero >= 0) return { start: zero, end: zero + 1, message: unused((say) => say('This file is not text: there is a NUL character here.')) };
  const refusal = (pattern: RegExp, message: Sentence): YamlProblem | undefined => {
    const found = pattern.exec(yaml);
    return found ? { start: found.index, end: found.index + found[0].length, message } : undefined;
  };
  return refusal(TOO_DEEP, unused((say) => say('This file is nested too deeply.'))) ?? refusal(RUBBLE, unused((say) => say('This is not valid YAML.')));
}

/** What a person can do about the parser's commonest complaints. */
function syntaxMessage(code: string): Sentence {
  switch (code) {
    case 'TAB_AS_INDENT':
      return (say) => say('A tab cannot indent a line in YAML. Use blanks.');
    case 'BAD_INDENT':
      return (say) => say('This line is indented differently from the ones it belongs to, or a bracket above is not closed.');
    case 'MISSING_CHAR':
      return (say) => say('Something is missing here: a closing quotation mark, bracket or comma, or a blank after a colon.');
    case 'MULTIPLE_DOCS':
      return (say) => say('Only the first part of this file is used: “---” begins another document.');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return (say) => say('There are two colons in one value, or a comma is missing. Put text with a colon between quotation marks.');
    case 'MULTILINE_IMPLICIT_KEY':
      return (say) => say('There is no colon in this line.');
    case 'BAD_SCALAR_START':
      return (say) => say('A value cannot begin with this character. Put the text between quotation marks.');
    case 'UNEXPECTED_TOKEN':
      return (say) => say('This does not belong here. Text with quotation marks or brackets in it must itself stand between quotation marks.');
    case 'BAD_DQ_ESCAPE':
      return (say) => say('After a backslash between double quotation marks only certain letters may stand. Use single quotation marks or “/”.');
    case 'RESOURCE_EXHAUSTION':
      return unused((say) => say('This file is nested too deeply.'));
    default:
      return (say) => say('This is not valid YAML.');
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
