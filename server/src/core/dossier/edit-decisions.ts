// What the user decides on findings, written into corroborate.yaml: one change of its text, everything else as it was.
import { isMap, isNode, isSeq, Lexer, Scalar } from 'yaml';
import type { FindingCode } from '../corpus/finding-codes';
import { english, type Say } from '../say';
import type { TextQuote } from '../text/text-quote';
import { decisionBlockOf } from './decision-block';
import type { Decision, KnownEntries, WrittenDecision } from './decisions';
import { parseDossier } from './dossier';
import { difference, editRest, type Edited } from './edited';
import { addItem, addPair, appendLines, mistakeAt, NotEditable, pairOf, removeItem, rootOf, valueOf, written } from './yaml-edit';

export type DecisionChange =
  /** `instead`: the entry whose place it takes. */
  | { readonly kind: 'decide'; readonly decisions: readonly { readonly decision: Decision; readonly instead?: WrittenDecision }[] }
  | { readonly kind: 'reopen'; readonly decisions: readonly WrittenDecision[] }
  | { readonly kind: 'ignore-figure'; readonly quote: TextQuote }
  /** No finding of this kind is told any more. */
  | { readonly kind: 'switch-off'; readonly code: FindingCode };

/** `yaml` is the file's text, empty where there is no file; `known`, what was read of it before. Never throws: what stands in the way is one plain sentence. */
export function editDecisions(yaml: string, change: DecisionChange, known?: KnownEntries, say: Say = english): Edited {
  try {
    const before = parseDossier(yaml, known, say);
    const [mistake] = before.problems;
    if (before.broken && mistake) throw new NotEditable(mistakeAt(yaml, { start: mistake.start, message: () => mistake.message }));
    const text = changed(yaml, change);
    const after = parseDossier(text, before.entries);
    // A mistake in syntax hides all others, so that there may be fewer of them.
    if (after.broken || after.problems.length > before.problems.length) throw new NotEditable((say) => say('corroborate.yaml is written in a way that cannot be changed here. Write the decision there.'));
    return { ok: true, change: difference(yaml, text) };
  } catch (error) {
    if (error instanceof NotEditable) return { ok: false, problem: error.why(say) };
    throw error;
  }
}

function changed(yaml: string, change: DecisionChange): string {
  switch (change.kind) {
    case 'decide': {
      // From the end, so that the places of the entries before stay what they are.
      const [old, fresh] = [change.decisions.filter(({ instead }) => instead), change.decisions.filter(({ instead }) => !instead)];
      const replaced = byPlace(old.flatMap(({ decision, instead }) => (instead ? [{ decision, at: instead.item.start }] : []))).reduce((text, { decision, at }) => replaceEntry(text, at, decision), yaml);
      return fresh.length > 0 ? addEntries(replaced, fresh.map(({ decision }) => decision)) : replaced;
    }
    case 'reopen':
      return byPlace(change.decisions.map(({ item }) => ({ at: item.start }))).reduce((text, { at }) => replaceEntry(text, at, undefined), yaml);
    case 'ignore-figure':
      return editRest(yaml, (rest) => ignoreFigure(rest, change.quote));
    case 'switch-off':
      return editRest(yaml, (rest) => switchOff(rest, change.code));
  }
}

function byPlace<T extends { readonly at: number }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => b.at - a.at);
}

/** Puts another entry, or none, in the place of the one whose first key is at `at`. Comments in it stay. */
function replaceEntry(yaml: string, at: number, decision: Decision | undefined): string {
  const block = decisionBlockOf(yaml);
  const item = block?.items.find(({ start, end }) => start <= at && at < end);
  if (block && item) {
    const before = yaml.slice(item.start, item.end);
    const kept = commentsIn(before);
    const lines = [...(decision ? entryLines(decision, markIn(before)) : []), ...kept.map((comment) => `${' '.repeat(block.indent)}${comment}`)];
    const text = lines.map((line, i) => (decision && i < lines.length - kept.length ? `${' '.repeat(block.indent)}${i === 0 ? '- ' : '  '}${line}` : line));
    const rest = block.items.length === 1 && !decision;
    return spliceLines(yaml, item.start, item.end, rest && kept.length === 0 ? [] : text);
  }
  const list = listOf(yaml);
  const index = list?.items.findIndex((entry) => isMap(entry) && (entry.range?.[0] ?? -1) === at) ?? -1;
  const entry = list?.items[index];
  if (!list || !isNode(entry)) throw new NotEditable((say) => say('The decision is not where it was in corroborate.yaml.'));
  const [start, end] = [entry.range?.[0] ?? 0, entry.range?.[1] ?? 0];
  if (!list.flow || commentsIn(yaml.slice(start, end)).length > 0) throw new NotEditable((say) => say('The decision in corroborate.yaml is written in a way that cannot be changed here.'));
  return decision ? yaml.slice(0, start) + inlineEntry(decision, markIn(yaml)) + yaml.slice(end) : removeItem(yaml, list, index);
}

function addEntries(yaml: string, decisions: readonly Decision[]): string {
  const block = decisionBlockOf(yaml);
  if (block) {
    const last = block.items.at(-1);
    const mark = last && markIn(yaml.slice(last.start, last.end));
    return spliceLines(yaml, block.end, block.end, decisions.flatMap((decision) => entryLines(decision, mark).map((line, i) => `${' '.repeat(block.indent)}${i === 0 ? '- ' : '  '}${line}`)));
  }
  const root = rootOf(yaml);
  const list = root && valueOf(root, 'decisions');
  if (list === undefined) {
    const pair = root && pairOf(root, 'decisions');
    if (root?.flow || pair) return addPair(yaml, root, 'decisions', `[${decisions.map((decision) => inlineEntry(decision, undefined)).join(', ')}]`);
    return appendLines(yaml, root, ['decisions:', ...decisions.flatMap((decision) => entryLines(decision, undefined).map((line, i) => `  ${i === 0 ? '- ' : '  '}${line}`))]);
  }
  if (!isSeq(list)) throw new NotEditable((say) => say('“decisions” in corroborate.yaml is no list. Mend it first.'));
  return decisions.reduce((text, decision) => {
    const now = listOf(text);
    if (!now) throw new NotEditable((say) => say('“decisions” in corroborate.yaml is no list. Mend it first.'));
    const inline = inlineEntry(decision, markIn(text));
    return addItem(text, now, [inline], inline);
  }, yaml);
}

function listOf(yaml: string) {
  const root = rootOf(yaml);
  const list = root && valueOf(root, 'decisions');
  return isSeq(list) ? list : undefined;
}

/** Each key on a line of its own, in the order in which a person reads them; passages one a line. */
function entryLines(decision: Decision, mark: Mark): string[] {
  const pairs = pairsOf(decision, mark).map(([key, value]) => `${key}: ${value}`);
  return [...pairs, ...(decision.quotes.length > 0 ? ['quotes:', ...decision.quotes.map((quote) => `  - ${quoteText(quote, mark)}`)] : [])];
}

function inlineEntry(decision: Decision, mark: Mark): string {
  const quotes = decision.quotes.map((quote) => quoteText(quote, mark)).join(', ');
  return `{ ${[...pairsOf(decision, mark).map(([key, value]) => `${key}: ${value}`), ...(quotes === '' ? [] : [`quotes: [${quotes}]`])].join(', ')} }`;
}

function pairsOf({ finding, verdict, category, use, reason, by, date }: Decision, mark: Mark): (readonly [string, string])[] {
  const optional = (key: string, value: string | undefined): (readonly [string, string])[] => (value === undefined ? [] : [[key, inMarks(value, mark)]]);
  return [['finding', written(finding)], ['verdict', verdict], ['category', category], ...optional('use', use), ...optional('reason', reason), ...optional('by', by), ...optional('date', date)];
}

function quoteText({ text, before, after }: TextQuote, mark: Mark): string {
  return `{ ${[`text: ${inMarks(text, mark)}`, ...(before === '' ? [] : [`before: ${inMarks(before, mark)}`]), ...(after === '' ? [] : [`after: ${inMarks(after, mark)}`])].join(', ')} }`;
}

/** The marks that the file has around its texts; undefined where it has none. */
type Mark = Scalar.Type | undefined;

function inMarks(text: string, mark: Mark): string {
  // Single marks know no escapes, so that what is on more than one line needs double ones.
  if (mark === Scalar.QUOTE_SINGLE && !/[^\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const scalar = new Scalar(text);
  if (mark === Scalar.QUOTE_DOUBLE) scalar.type = mark;
  return written(text, scalar);
}

/** Of the first text that stands in marks. */
function markIn(yaml: string): Mark {
  for (const token of lexed(yaml)) {
    if (token.startsWith('"')) return Scalar.QUOTE_DOUBLE;
    if (token.startsWith("'")) return Scalar.QUOTE_SINGLE;
  }
  return undefined;
}

function commentsIn(yaml: string): string[] {
  return lexed(yaml).filter((token) => token.startsWith('#')).map((token) => token.trimEnd());
}

/** Tokens of the YAML lexer: a comment begins with “#”, a text with its mark; plain text has a control character before it. */
function lexed(yaml: string): string[] {
  return [...new Lexer().lex(yaml)];
}

function ignoreFigure(yaml: string, quote: TextQuote): string {
  const item = quoteText(quote, undefined);
  const root = rootOf(yaml);
  const ignore = root && valueOf(root, 'ignore');
  if (ignore === undefined) return root?.flow || (root && pairOf(root, 'ignore')) ? addPair(yaml, root, 'ignore', `{ figures: [${item}] }`) : appendLines(yaml, root, ['ignore:', '  figures:', `    - ${item}`]);
  if (!isMap(ignore)) throw new NotEditable((say) => say('“ignore” in corroborate.yaml is not written as “figures: […]”. Mend it first.'));
  const list = valueOf(ignore, 'figures');
  if (list === undefined) return addPair(yaml, ignore, 'figures', `[${item}]`);
  if (!isSeq(list)) throw new NotEditable((say) => say('“figures” below “ignore” in corroborate.yaml is no list. Mend it first.'));
  return addItem(yaml, list, [item], item);
}

function switchOff(yaml: string, code: FindingCode): string {
  const root = rootOf(yaml);
  const levels = root && valueOf(root, 'severities');
  if (levels === undefined) return root?.flow || (root && pairOf(root, 'severities')) ? addPair(yaml, root, 'severities', `{ ${code}: off }`) : appendLines(yaml, root, ['severities:', `  ${code}: off`]);
  if (!isMap(levels)) throw new NotEditable((say) => say('“severities” in corroborate.yaml is not written as “figure-tension: off”. Mend it first.'));
  const pair = pairOf(levels, code);
  if (!pair) return addPair(yaml, levels, code, 'off');
  const [start, end] = (isNode(pair.value) ? pair.value.range : undefined) ?? [];
  if (start === undefined || end === undefined) throw new NotEditable((say) => say('“{name}” in corroborate.yaml has no level. Mend it first.', { name: code }));
  return `${yaml.slice(0, start)}off${yaml.slice(end)}`;
}

/** Whole lines, with the line ends that the file has; a file without a last line end keeps to that. */
function spliceLines(yaml: string, start: number, end: number, lines: readonly string[]): string {
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const [before, after] = [yaml.slice(0, start), yaml.slice(end)];
  const text = lines.join(eol);
  const ended = /\n$/u.test(yaml.slice(start, end)) || (start === end && (before === '' || before.endsWith('\n')));
  if (ended) return `${before}${text}${text === '' ? '' : eol}${after}`;
  return start === end ? `${before}${eol}${text}${after}` : `${before}${text}${after}`;
}
