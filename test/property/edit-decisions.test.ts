// What must hold of any decisions on findings that are written into any corroborate.yaml, and taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { categories, type Decision, type WrittenDecision } from '../../server/src/core/dossier/decisions';
import { parseDossier } from '../../server/src/core/dossier/dossier';
import { editDecisions } from '../../server/src/core/dossier/edit-decisions';
import { apply } from '../../server/src/core/dossier/edited';

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

/** Pieces of a file, each with comments, put together in any order; anchors among them, which our settings do not know. */
const pieces = [
  '# about sources\nsources: ["*.txt"] # all of them\n',
  'documents:\n  # a paper\n  a.txt: { publisher: The Paper, title: "a # b" } # one\n  b.txt: &b\n    publisher: \'Other\'\n',
  'entities:\n- name: Ada Roe # who\n  aliases: [\n    A. Roe, # short\n    Roe\n  ]\n',
  'ignore:\n    entities:\n        - RELATED # not a name\n',
];
const lists = [
  '', 'decisions:\n', 'decisions: # none yet\n', 'decisions: []\n',
  'decisions: # ours\n  # first\n  - finding: quote-altered/q-0/a+b # by phone\n    category: superseded\n    # why\n    reason: \'it\'\'s older # really\'\n\n  # second\n  - { finding: quote-altered/q-9/x+y, category: wrong-reading } # flow\n',
  'decisions:\n- finding: quote-altered/q-0/a+b\n  category: superseded\n  reason: |\n    many lines\n    # no comment\n  # but this\n',
  'decisions: [\n  { finding: quote-altered/q-0/a+b, category: superseded }, # one\n  # two\n]\n',
];
const file = fc.tuple(fc.shuffledSubarray(pieces), fc.constantFrom(...lists), fc.nat(4), fc.boolean(), fc.boolean()).map(([parts, list, at, crlf, ended]) => {
  const text = [...parts.slice(0, at), list, ...parts.slice(at), '# end\n'].join('');
  return (ended ? text : text.trimEnd()).replaceAll('\n', crlf ? '\r\n' : '\n');
});

type Step = { readonly decide: Decision; readonly over: number | undefined } | { readonly reopen: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ decide: decision, over: fc.option(fc.nat(5), { nil: undefined }) }) },
  { weight: 1, arbitrary: fc.record({ reopen: fc.nat(5) }) },
);

/** By the parser itself: every comment that it finds, wherever it hangs. */
function commentsOf(yaml: string): string[] {
  const inLines = yaml.split(/\r?\n/u).flatMap((line) => / ?#(?: about sources| all of them| a paper| one| two| who| short| not a name| none yet| ours| first| second| by phone| why| flow| but this| end)$/u.exec(line)?.[0].trim() ?? []);
  assert.equal(parseDocument(yaml, { uniqueKeys: false }).errors.length, 0);
  return inLines.sort();
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

test('any sequence of decisions on any valid file parses again, keeps every comment and changes nothing else', () => {
  let written = 0;
  fc.assert(fc.property(file, fc.array(step, { maxLength: 8 }), (start, steps) => {
    const before = parseDossier(start);
    let text = start;
    let model = before.dossier.decisions.map(plain);
    for (const one of steps) {
      const held = parseDossier(text).dossier.decisions;
      const index = 'reopen' in one ? one.reopen : one.over;
      const old = index === undefined ? undefined : held[index];
      if ('reopen' in one && !old) continue;
      const edited = editDecisions(text, 'reopen' in one
        ? { kind: 'reopen', decisions: old ? [old] : [] }
        : { kind: 'decide', decisions: [{ decision: one.decide, ...(old && { instead: old }) }] });
      // A list in brackets with comments inside an entry is left alone, and said to be.
      if (!edited.ok) {
        assert.match(edited.problem, /cannot be changed here/u);
        continue;
      }
      written++;
      const { start: from, end, text: by } = edited.change;
      const next = apply(text, edited.change);
      assert.equal(next.slice(0, from) + text.slice(from, end) + next.slice(from + by.length), text, 'one stretch, which can be taken back');
      text = next;
      if ('reopen' in one) model = model.filter((_, i) => i !== index);
      else if (old) model = model.map((held, i) => (i === index ? one.decide : held));
      else model = [...model, one.decide];
      assert.deepEqual(parseDossier(text).dossier.decisions.map(plain), model, text);
    }
    const after = parseDossier(text);
    assert.deepEqual(commentsOf(text), commentsOf(start), text);
    assert.equal(/(?<!\r)\n/u.test(text) && text.includes('\r\n'), false, 'one kind of line ends');
    assert.deepEqual({ ...after.dossier, decisions: [] }, { ...before.dossier, decisions: [] });
    assert.deepEqual(after.problems.map(({ message }) => message), before.problems.map(({ message }) => message));
    // Every line outside of `decisions` is there as it was, in its order.
    const others = (yaml: string): string => pieces.map((piece) => piece.replaceAll('\n', start.includes('\r\n') ? '\r\n' : '\n').trimEnd()).filter((piece) => yaml.includes(piece)).sort().join('\n');
    assert.equal(others(text), others(start));
  }), { numRuns: 400 });
  assert.ok(written > 400, `only ${written} edits were made`);
});
