// What must hold of any decisions on findings that are written into any corroborate.yaml, and taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMap, isScalar, Lexer, parseDocument } from 'yaml';
import { categories, type Decision, type WrittenDecision } from '../../server/src/core/dossier/decisions';
import { parseDossier } from '../../server/src/core/dossier/dossier';
import { editDecisions, type DecisionChange } from '../../server/src/core/dossier/edit-decisions';
import { apply } from '../../server/src/core/dossier/edited';
import type { Span } from '../../server/src/core/text/span';

const RUNS = Number(process.env['SEQUENCES'] ?? 150);

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('133 nations', 'over 160', '1984', 'true', "it's so", 'a "b" c', '- x', '# no comment', 'a: b', '{x}', '“we will not”', 'ends…', '*.txt', '&a', '1,000') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
).map((text) => text.replace(/\s+/gu, ' ').trim()).filter((text) => text !== '' && !text.includes('\0'));
const maybe = fc.option(words, { nil: undefined });

const decision = fc.record({
  finding: fc.constantFrom('figure-conflict/country-signed/133+160-up', 'figure-conflict/country-signed/134+160-up~2', 'quote-altered/q-1/a+b', 'role-conflict/person/ines-ferro/premier+mayor', 'date-conflict/date/2025-03-17+2025-03-18'),
  category: fc.constantFrom(...categories), reason: maybe, use: maybe, by: maybe, date: fc.constantFrom(undefined, '2025-03-20'),
  quotes: fc.array(fc.record({ text: words, before: fc.oneof(fc.constant(''), words), after: fc.oneof(fc.constant(''), words) }, { noNullPrototype: true }), { maxLength: 3 }),
}, { noNullPrototype: true }).map((drawn): Decision => ({ verdict: 'accepted', ...Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) } as Decision));

const comment = fc.oneof(
  fc.constantFrom('# by phone', '# "quoted" # twice', '#', '#no blank', '# key: value', '# - a dash', "# it's [not, closed", '# été 😀', '# <<: *x'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `# ${text.replace(/[\p{Cc}\u2028\u2029\ufeff\ud800-\udfff]/gu, ' ')}`),
).map((text) => text.trimEnd());
const maybeComment = fc.option(comment, { nil: undefined, freq: 3 });
const behind = (line: string, text: string | undefined): string => (text === undefined ? line : `${line} ${text}`);

/** A short text as people write it in YAML: plain, in marks, with an anchor. */
const scalar = fc.tuple(fc.constantFrom('The Paper', 'older', '12 ships', 'no'), fc.constantFrom('', '\'', '"'), fc.constantFrom('', '', '', '&')).map(([text, mark, anchor]) => `${anchor === '' ? '' : `&${text.replaceAll(' ', '')} `}${mark}${text}${mark}`);

/** Lines between those that say something: none, blank ones, comments of any depth that YAML allows there. */
const between = (depth: number): fc.Arbitrary<readonly string[]> => fc.array(fc.oneof(fc.constant(''), comment.map((text) => `${' '.repeat(depth)}${text}`)), { maxLength: 2 });

/** An entry that is there already, as lines behind `indent` blanks. */
const entry = (indent: number): fc.Arbitrary<readonly string[]> => {
  const id = fc.nat(9).map((n) => `quote-altered/q-${n}/a+b`);
  const outer = ' '.repeat(indent);
  const inner = ' '.repeat(indent + 2);
  const inBrackets = fc.tuple(id, fc.constantFrom(...categories), fc.boolean(), maybeComment).map(([finding, category, isOver, note]) =>
    (isOver ? [`${outer}- {`, `${inner}  finding: ${finding},`, `${inner}  category: ${category} }`] : [`${outer}- { finding: ${finding}, category: ${category} }`]).map((line, i, lines) => (i === lines.length - 1 ? behind(line, note) : line)));
  const reason = fc.oneof(
    scalar.map((text) => [`reason: ${text}`]),
    fc.constantFrom(['reason: |', '  many lines', '  # no comment', '  - but text'], ['reason: >-', '  folded: text', '', '  # and no comment'], ['reason: "over', '  two # lines"']),
  );
  const inLines = fc.record({ finding: id, category: fc.constantFrom(...categories), reason: fc.option(reason, { nil: undefined }), anchor: fc.boolean(), notes: fc.tuple(maybeComment, maybeComment), own: between(indent + 2), quotes: fc.option(fc.tuple(scalar, maybeComment), { nil: undefined }) })
    .map(({ finding, category, reason, anchor, notes, own, quotes }) => [
      behind(`${outer}- finding: ${anchor ? '&id ' : ''}${finding}`, notes[0]), ...own, behind(`${inner}category: ${category}`, notes[1]),
      ...(reason ?? []).map((line) => (line === '' ? '' : inner + line)), ...(quotes ? [`${inner}quotes:`, behind(`${inner}- { text: ${quotes[0]} }`, quotes[1])] : []),
    ]);
  return fc.tuple(fc.oneof({ weight: 3, arbitrary: inLines }, { weight: 1, arbitrary: inBrackets }), between(indent)).map(([lines, after]) => [...lines, ...after]);
};
const listInLines = fc.nat(2).map((half) => half * 2).chain((indent) => fc.tuple(maybeComment, between(indent), fc.array(entry(indent), { minLength: 1, maxLength: 4 })))
  .map(([note, first, entries]) => [behind('decisions:', note), ...first, ...entries.flat()]);
const listInBrackets = fc.tuple(fc.array(fc.tuple(fc.nat(9), maybeComment), { maxLength: 3 }), maybeComment).map(([entries, note]) =>
  (entries.length === 0 ? [behind('decisions: []', note)] : ['decisions: [', ...entries.map(([n, own]) => behind(`  { finding: quote-altered/q-${n}/a+b, category: superseded },`, own)), behind(']', note)]));
const list = fc.oneof({ weight: 5, arbitrary: listInLines }, { weight: 1, arbitrary: listInBrackets }, { weight: 1, arbitrary: maybeComment.map((note) => [behind('decisions:', note)]) }, { weight: 1, arbitrary: fc.constant([]) });

/** Settings of other kinds, with anchors and what refers to them, which our settings do not know and must leave as they are. */
const setting = (n: number): fc.Arbitrary<readonly string[]> => fc.tuple(maybeComment, maybeComment, scalar, between(0)).map(([a, b, text, after]) => [...[
  [behind('sources: ["*.txt"]', a)],
  ['sources:', behind(`- '*.txt'`, a)],
  ['documents:', ...(b === undefined ? [] : [`  ${b}`]), behind(`  a.txt: { publisher: ${text}, title: "a # b" }`, a), '  b.txt: &b', '    publisher: Other'],
  ['entities:', behind('- name: Ada Roe', a), '  aliases: [', behind('    A. Roe,', b), '    Roe', '  ]'],
  ['ignore:', '    entities:', behind('        - RELATED', a)],
  [behind('x-notes: &notes [one, two]', a), behind('x-more: *notes', b)],
][n] ?? [], ...after]);

/** A whole file: any settings in any order, the decisions among them, comments above and below. */
const file = fc.tuple(fc.shuffledSubarray([0, 2, 3, 4, 5]).chain((kinds) => fc.tuple(...kinds.map(setting))), list, fc.nat(5), between(0), fc.option(comment, { nil: undefined }), fc.boolean(), fc.constantFrom('', '', '---'), fc.boolean())
  .map(([settings, decisions, at, head, foot, crlf, start, ended]) => {
    const lines = [...(start === '---' ? ['---'] : []), ...head, ...settings.slice(0, at).flat(), ...decisions, ...settings.slice(at).flat(), ...(foot === undefined ? [] : [foot])];
    const text = `${lines.join('\n')}${ended ? '\n' : ''}`;
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  }).filter((text) => parseDocument(text).errors.length === 0 && !parseDossier(text).broken);

type Step =
  | { readonly kind: 'decide'; readonly decisions: readonly Decision[]; readonly over: number | undefined }
  | { readonly kind: 'reopen'; readonly index: number }
  | { readonly kind: 'ignore'; readonly text: string }
  | { readonly kind: 'off' };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('decide' as const), decisions: fc.array(decision, { minLength: 1, maxLength: 2 }), over: fc.option(fc.nat(5), { nil: undefined }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const), index: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ignore' as const), text: words }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'off' as const }) },
);

/** By the lexer, in order of spelling: a comment's place in the file is the editor's business where its entry is gone. */
const commentsOf = (yaml: string): readonly string[] => [...new Lexer().lex(yaml)].filter((token) => token.startsWith('#')).map((token) => token.trimEnd()).sort();

/** Where the pair of a key at the top of the file begins, and the next one, or the end of the file. */
function stretchOf(yaml: string, key: string): Span | undefined {
  const root = parseDocument(yaml).contents;
  if (!isMap(root)) return undefined;
  const starts = root.items.map(({ key: node }) => (isScalar(node) ? { name: node.value, at: node.range?.[0] ?? 0 } : assert.fail()));
  const index = starts.findIndex(({ name }) => name === key);
  return index < 0 ? undefined : { start: starts[index]?.at ?? 0, end: starts[index + 1]?.at ?? yaml.length };
}

/** The values of all other keys, with what anchors stand for. */
function valuesBeside(yaml: string, ...keys: readonly string[]): unknown {
  const all = (parseDocument(yaml).toJS() ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
}

const plain = ({ at, item, ...content }: WrittenDecision): Decision => {
  assert.ok(at.start >= item.start);
  return content;
};

test('a decision as this program writes it is read the same by the quick way and by the parser', () => {
  fc.assert(fc.property(fc.array(decision, { minLength: 1, maxLength: 3 }), (decisions) => {
    const edited = editDecisions('', { kind: 'decide', decisions: decisions.map((one) => ({ decision: one })) });
    assert.ok(edited.ok);
    const quick = parseDossier(edited.change.text).dossier.decisions;
    // A comment behind each entry's first line leaves it to the parser.
    const parsed = parseDossier(edited.change.text.replace(/^( {2}- finding: .*)$/gmu, '$1 # c')).dossier.decisions;
    assert.deepEqual(quick.map(plain), parsed.map(plain));
    assert.deepEqual(quick.map(plain), decisions);
    for (const { at, finding } of quick) assert.ok(edited.change.text.slice(at.start, at.end).includes(finding.replace('~', '')) || finding.includes('~'));
  }), { numRuns: 300 });
});

function changeOf(one: Step, old: WrittenDecision | undefined): DecisionChange {
  switch (one.kind) {
    case 'reopen':
      return { kind: 'reopen', decisions: old ? [old] : [] };
    case 'decide':
      return { kind: 'decide', decisions: one.decisions.map((decision, i) => ({ decision, ...(i === 0 && old && { instead: old }) })) };
    case 'ignore':
      return { kind: 'ignore-figure', quote: { text: one.text, before: '', after: '' } };
    case 'off':
      return { kind: 'switch-off', code: 'figure-tension' };
  }
}

test('any sequence of decisions on any valid file parses again, keeps every comment and changes nothing else', () => {
  let [written, refused] = [0, 0];
  fc.assert(fc.property(file, fc.array(step, { maxLength: 6 }), (start, steps) => {
    const before = parseDossier(start);
    let text = start;
    let model = before.dossier.decisions.map(plain);
    for (const one of steps) {
      const held = parseDossier(text).dossier.decisions;
      const index = one.kind === 'reopen' ? one.index : one.kind === 'decide' ? one.over : undefined;
      const old = index === undefined ? undefined : held[index];
      if (one.kind === 'reopen' && !old) continue;
      const edited = editDecisions(text, changeOf(one, old));
      // An entry in brackets with comments in it is left alone, and said to be; so is one that something refers to.
      if (!edited.ok) {
        assert.match(edited.problem, /cannot be changed here/u);
        refused++;
        continue;
      }
      written++;
      const { start: from, end, text: by } = edited.change;
      const next = apply(text, edited.change);
      assert.equal(next.slice(0, from) + text.slice(from, end) + next.slice(from + by.length), text, 'one stretch, which one step takes back');
      if (one.kind === 'reopen') model = model.filter((_, i) => i !== index);
      else if (one.kind === 'decide') {
        const [first, ...more] = one.decisions;
        model = [...(old && first ? model.map((known, i) => (i === index ? first : known)) : model), ...(old ? more : one.decisions)];
      }
      const now = parseDossier(next).dossier.decisions;
      assert.deepEqual(now.map(plain), model, next);
      const left = one.kind === 'reopen' ? held.filter((known) => known !== old) : held;
      for (const [i, known] of left.entries()) {
        const same = now[i];
        // Its own text is the same to the letter: marks, order of keys, line breaks.
        if (known !== old && same) assert.equal(next.slice(same.item.start, same.item.end).trimEnd(), text.slice(known.item.start, known.item.end).trimEnd());
      }
      const key = one.kind === 'ignore' ? 'ignore' : one.kind === 'off' ? 'severities' : 'decisions';
      const [was, is] = [stretchOf(text, key), stretchOf(next, key)];
      assert.ok(is ?? one.kind === 'reopen');
      if (was && is) assert.deepEqual([next.slice(0, is.start), next.slice(is.end)], [text.slice(0, was.start), text.slice(was.end)], 'nothing outside of that setting');
      else if (is) assert.equal((next.slice(0, is.start) + next.slice(is.end)).trimEnd(), text.trimEnd());
      text = next;
    }
    assert.equal(parseDocument(text).errors.length, 0, text);
    const after = parseDossier(text);
    assert.deepEqual(commentsOf(text), commentsOf(start), text);
    assert.equal(/(?<!\r)\n/u.test(text) && text.includes('\r\n'), false, 'one kind of line ends');
    assert.ok(text.endsWith('\n') || !start.endsWith('\n'), 'the last line ends as it did');
    assert.deepEqual(valuesBeside(text, 'decisions', 'ignore', 'severities'), valuesBeside(start, 'decisions', 'ignore', 'severities'));
    assert.deepEqual(after.problems.map(({ message }) => message), before.problems.map(({ message }) => message));
  }), { numRuns: RUNS });
  assert.ok(written > 1.5 * RUNS && refused * 10 < written, `${written} edits were made, ${refused} refused`);
});
