// Decisions are written into corroborate.yaml where they belong, and nothing else of it changes.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Decision } from '../../../server/src/core/dossier/decisions';
import { parseDossier } from '../../../server/src/core/dossier/dossier';
import { editDecisions, type DecisionChange } from '../../../server/src/core/dossier/edit-decisions';
import { apply } from '../../../server/src/core/dossier/edited';

function edit(yaml: string, change: DecisionChange): string {
  const edited = editDecisions(yaml, change);
  assert.ok(edited.ok, edited.ok ? '' : edited.problem);
  return apply(yaml, edited.change);
}

const signed: Decision = {
  finding: 'figure-conflict/country-signed/133+160-up', verdict: 'accepted', category: 'different-date', reason: '133 had signed by 1999; more have joined',
  by: 'Ines Ferro', date: '2025-03-20', quotes: [{ text: '133 nations', before: 'signed by', after: 'since' }, { text: 'over 160 signatories', before: '', after: ', its office said.' }],
};
const bare: Decision = { finding: 'quote-altered/q-1/a+b', verdict: 'accepted', category: 'wrong-reading', quotes: [] };
const decide = (...decisions: Decision[]): DecisionChange => ({ kind: 'decide', decisions: decisions.map((decision) => ({ decision })) });
const written = (yaml: string) => parseDossier(yaml).dossier.decisions;

const ENTRY = `  - finding: figure-conflict/country-signed/133+160-up
    verdict: accepted
    category: different-date
    reason: "133 had signed by 1999; more have joined"
    by: Ines Ferro
    date: 2025-03-20
    quotes:
      - { text: 133 nations, before: signed by, after: since }
      - { text: over 160 signatories, after: ", its office said." }
`;

test('the first decision makes its list at the end, whatever the file holds', () => {
  assert.equal(edit('', decide(signed)), `decisions:\n${ENTRY}`);
  assert.equal(edit('# mine\nsources: ["*.txt"] # all\n', decide(signed)), `# mine\nsources: ["*.txt"] # all\ndecisions:\n${ENTRY}`);
  assert.equal(edit('{ sources: [a.txt] }\n', decide(bare)), '{ sources: [a.txt], decisions: [{ finding: quote-altered/q-1/a+b, verdict: accepted, category: wrong-reading }] }\n');
  assert.equal(edit('decisions: # later\nsources: [a.txt]\n', decide(bare)), 'decisions: [{ finding: quote-altered/q-1/a+b, verdict: accepted, category: wrong-reading }] # later\nsources: [a.txt]\n');
});

test('what is written is read again, word for word', () => {
  const odd: Decision = { ...signed, reason: 'He said: "no" — # not now\\never', use: "'", by: '- x', quotes: [{ text: '1984', before: '{a', after: '“b” {}' }, { text: 'a\u2028b \ud83d\ude00', before: '', after: '' }] };
  const [read] = written(edit('', decide(odd)));
  assert.ok(read);
  const { at, item, ...decision } = read;
  assert.ok(at.start > item.start);
  assert.deepEqual(decision, odd);
});

test('a second decision stands behind the first, in its indentation, marks and line ends', () => {
  const list = '# top\ndecisions: # ours\n- finding: quote-altered/q-0/a+b # one\n  category: superseded\n  reason: \'it\'\'s older\'\n\n# the files\nsources: ["*.txt"]\n';
  assert.equal(edit(list, decide({ ...bare, reason: "it's so" })), list.replace("older'\n", "older'\n- finding: quote-altered/q-1/a+b\n  verdict: accepted\n  category: wrong-reading\n  reason: 'it''s so'\n"));
  const crlf = list.replaceAll('\n', '\r\n');
  assert.equal(edit(crlf, decide({ ...bare, reason: "it's so" })), edit(list, decide({ ...bare, reason: "it's so" })).replaceAll('\n', '\r\n'));
  assert.equal(edit('decisions:\n  - finding: quote-altered/q-0/a+b\n    category: superseded', decide(bare)), 'decisions:\n  - finding: quote-altered/q-0/a+b\n    category: superseded\n  - finding: quote-altered/q-1/a+b\n    verdict: accepted\n    category: wrong-reading');
  assert.equal(edit('decisions: [{ finding: quote-altered/q-0/a+b, category: superseded }] # one\n', decide(bare)), 'decisions: [{ finding: quote-altered/q-0/a+b, category: superseded }, { finding: quote-altered/q-1/a+b, verdict: accepted, category: wrong-reading }] # one\n');
});

test('a new decision takes the place of the old one, and its comments stay', () => {
  const yaml = 'decisions:\n  # asked by phone\n  - finding: quote-altered/q-1/a+b # first\n    category: superseded\n    # second\n  - finding: quote-altered/q-2/a+b\n    category: superseded\nsources: [a.txt]\n';
  const [old, other] = written(yaml);
  assert.ok(old && other);
  assert.equal(
    edit(yaml, { kind: 'decide', decisions: [{ decision: bare, instead: old }] }),
    'decisions:\n  # asked by phone\n  - finding: quote-altered/q-1/a+b\n    verdict: accepted\n    category: wrong-reading\n  # first\n  # second\n  - finding: quote-altered/q-2/a+b\n    category: superseded\nsources: [a.txt]\n',
  );
  const both = edit(yaml, { kind: 'decide', decisions: [{ decision: bare, instead: old }, { decision: { ...bare, finding: 'quote-altered/q-2/a+b' }, instead: other }, { decision: signed }] });
  assert.deepEqual(written(both).map(({ finding, category }) => [finding, category]), [['quote-altered/q-1/a+b', 'wrong-reading'], ['quote-altered/q-2/a+b', 'wrong-reading'], [signed.finding, 'different-date']]);
});

test('a decision that is taken back leaves its comments, and an empty list is none', () => {
  const yaml = `# top\ndecisions:\n${ENTRY.replace('133+160-up\n', '133+160-up # by phone\n')}sources: [a.txt]\n`;
  const reopened = edit(yaml, { kind: 'reopen', decisions: written(yaml) });
  assert.equal(reopened, '# top\ndecisions:\n  # by phone\nsources: [a.txt]\n');
  assert.deepEqual(parseDossier(reopened).problems, []);
  assert.equal(edit(reopened, decide(bare)).includes('# by phone'), true);
  const flow = 'decisions: [{ finding: quote-altered/q-1/a+b, category: superseded }]\n';
  assert.equal(edit(flow, { kind: 'reopen', decisions: written(flow) }), 'decisions: []\n');
});

test('a reason over many lines stays whole, also where its last line looks like a comment', () => {
  const yaml = 'decisions:\n- finding: quote-altered/q-0/a+b\n  category: superseded\n  reason: >-\n    as said by phone\n\n    # 2 in the list\n';
  const after = edit(yaml, decide(bare));
  assert.equal(after.slice(0, yaml.length), yaml);
  assert.deepEqual(written(after).map(({ reason }) => reason), ['as said by phone\n# 2 in the list', undefined]);
});

test('the last decision of a list in brackets goes with the comma behind it', () => {
  const yaml = 'decisions: [\n  { finding: quote-altered/q-1/a+b, category: superseded }, # by phone\n  { finding: quote-altered/q-2/a+b, category: superseded },\n]\nx: &a 1\n';
  const reopened = edit(yaml, { kind: 'reopen', decisions: written(yaml).slice(1) });
  assert.equal(reopened, 'decisions: [\n  { finding: quote-altered/q-1/a+b, category: superseded }, # by phone\n  \n]\nx: &a 1\n');
});

test('a figure is ignored by its words and those around it', () => {
  const change: DecisionChange = { kind: 'ignore-figure', quote: { text: '133 nations', before: 'signed by', after: '' } };
  assert.equal(edit('', change), 'ignore:\n  figures:\n    - { text: 133 nations, before: signed by }\n');
  assert.equal(edit(`decisions:\n${ENTRY}`, change), `decisions:\n${ENTRY}ignore:\n  figures:\n    - { text: 133 nations, before: signed by }\n`);
  assert.equal(edit(`ignore: { entities: [X] }\ndecisions:\n${ENTRY}`, change), `ignore: { entities: [X], figures: [{ text: 133 nations, before: signed by }] }\ndecisions:\n${ENTRY}`);
  assert.equal(edit('decisions:\n  - finding: quote-altered/q-0/a+b\n    category: superseded', change), 'decisions:\n  - finding: quote-altered/q-0/a+b\n    category: superseded\nignore:\n  figures:\n    - { text: 133 nations, before: signed by }');
});

test('a file with a mistake in its YAML is not touched, and the sentence says where the mistake is', () => {
  for (const yaml of ['sources: ["*.txt"\n', `sources: ["*.txt"\ndecisions:\n${ENTRY}`, 'x'.repeat(300 * 1024)]) {
    const edited = editDecisions(yaml, decide(bare));
    assert.ok(!edited.ok);
    assert.match(edited.problem, /^corroborate\.yaml has a mistake in line \d+\. Mend it first:/u);
  }
  assert.deepEqual(editDecisions('decisions: 7\n', decide(bare)), { ok: false, problem: '“decisions” in corroborate.yaml is no list. Mend it first.' });
});

test('a kind of finding is switched off in severities, beside and instead of the levels that stand there', () => {
  const off: DecisionChange = { kind: 'switch-off', code: 'figure-tension' };
  assert.equal(edit('', off), 'severities:\n  figure-tension: off\n');
  assert.equal(edit('severities:\n  name-variant: warning # ours\n', off), 'severities:\n  name-variant: warning # ours\n  figure-tension: off\n');
  assert.equal(edit('severities: { figure-tension: warning } # all\n', off), 'severities: { figure-tension: off } # all\n');
  assert.equal(edit('sources: ["*.txt"]\ndecisions: []\n', off), 'sources: ["*.txt"]\ndecisions: []\nseverities:\n  figure-tension: off\n');
});
