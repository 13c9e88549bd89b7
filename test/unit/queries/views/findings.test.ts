// The view of findings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus, type Links } from '../../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../../server/src/core/corpus/document';
import { lookupOf } from '../../../../server/src/core/corpus/lookup';
import { allOpen, type FindingStates } from '../../../../server/src/core/queries/finding-states';
import { findingsInDraft, findingsView } from '../../../../server/src/core/queries/views/findings';
import { countEntries, filtered } from '../../../../server/src/core/queries/views/view';
import { readSeeds } from '../seeds';
import { everyLine, outline } from './outline';

const links = readSeeds();

const linksOf = (texts: Readonly<Record<string, string>>): Links => {
  const corpus = new Corpus();
  for (const [id, text] of Object.entries(texts)) corpus.update(readDocument(documentId(id), text));
  return corpus.links;
};

test('the sample’s findings stand in groups, values first, with every source’s words below', () => {
  assert.deepEqual(outline(findingsView(links, 'kind'), 3), [
    'Sources disagree · 1',
    '  133 or over 160 · countries that signed',
    '    133 nations · Breaking Defense, line 18',
    '    over 160 signatories · 004, line 21',
    'Quoted in other words · 1',
    '  “of paramount importance” or “paramount” · Joint statement of the defence…',
    '    “paramount” · Caliber.Az, line 4',
    '    “of paramount importance” · Breaking Defense, line 14',
  ]);
});

test('by source, each source has the findings that concern it', () => {
  assert.deepEqual(outline(findingsView(links, 'source'), 2).map((line) => line.split(' · ')[0]), [
    'Caliber.Az', '  “of paramount importance” or “paramount”', 'Breaking Defense', '  133 or over 160', '  “of paramount importance” or “paramount”', '004', '  133 or over 160',
  ]);
  assert.equal(countEntries(findingsView(links, 'source')), 2, 'a finding in two groups is one finding');
});

test('a line leads to its source and knows the other side', () => {
  const [disagree] = findingsView(links, 'source').filter((line) => line.id.startsWith('source/004'));
  assert.ok(disagree && 'entries' in disagree);
  const { at, other } = disagree.entries()[0]?.item() ?? {};
  assert.ok(at?.document.startsWith('004') && other?.document.startsWith('001'), 'seen from 004 the other side is 001');
});

test('screen readers are told the verdict, the values, what they measure and how many sources, in this order', () => {
  const [group] = findingsView(links, 'kind');
  assert.ok(group && 'entries' in group);
  assert.equal(group.entries()[0]?.item().spoken, 'Sources disagree: 133 or over 160, countries that signed, 2 sources, both independent');
});

test('the filter looks at values, sources and sentences', () => {
  const left = (words: string): number => countEntries(filtered(findingsView(links, 'kind'), words));
  assert.deepEqual([left(''), left('160'), left('PARAMOUNT'), left('breaking defense'), left('nobody says this')], [2, 1, 1, 2, 0]);
});

test('another speaker, an altered word and a missing one are told in the words themselves', () => {
  const said = (rest: string, who = 'Anna Holt'): string => `“The old stone bridge ${rest} closed to everybody until the water falls,” said ${who}.`;
  const altered = linksOf({ 'a.txt': said('is'), 'b.txt': said('is not') });
  assert.deepEqual(outline(findingsView(altered, 'kind'), 3), [
    'Quoted in other words · 1', '  “is not closed” or “is closed” · Anna Holt', '    “is closed” · a, line 1', '    “is not closed” · b, line 1',
  ]);
  const speakers = linksOf({ 'a.txt': said('is'), 'b.txt': said('is', 'Peter Vance') });
  assert.deepEqual(outline(findingsView(speakers, 'kind'), 2)[1], '  Anna Holt or Peter Vance · “The old stone bridge is closed to…”');
});

test('sources that do not disagree have an empty view', () => {
  assert.deepEqual(findingsView(linksOf({ 'a.txt': 'It rained in Bergen.', 'b.txt': 'It rained.' }), 'kind'), []);
});

test('what is decided stands in a group of its own, last, with what the user made of it; what has changed since stands before', () => {
  const [conflict, altered] = lookupOf(links).findings;
  assert.ok(conflict && altered);
  const decision = { finding: conflict.id, verdict: 'accepted' as const, category: 'different-quantity' as const, reason: 'Signed and joined.', quotes: [], at: { start: 0, end: 1 }, item: { start: 0, end: 1 } };
  const states: FindingStates = {
    stateOf: (finding) => (finding === conflict ? { state: 'decided', decision } : { state: 'changed', decision, changes: [{ kind: 'gone', before: 'x' }] }), severityOf: ({ severity }) => severity, decidedCounts: [], findingOf: () => undefined,
    orphans: [{ ...decision, quotes: [{ text: '12 boats', before: '', after: '' }] }], replaced: [],
  };
  const view = findingsView(links, 'kind', states);
  assert.deepEqual(outline(view, 2), [
    'Changed since decided · 2',
    '  “of paramount importance” or “paramount” · Changed since decided: different things, Joint statement of the defence…',
    '  “12 boats” · no source says this any more',
    'Decided · 1',
    '  133 or over 160 · Decided: different things, countries that signed',
  ]);
  assert.ok(everyLine(view).some(({ tooltip }) => tooltip?.includes('Signed and joined.')), 'the reason is there for who points at the line');
  assert.deepEqual(findingsView(links, 'source', states).length, 3, 'by source, what is decided stays with its source');
});

test('a kind of finding that the dossier has switched off stands in no group', () => {
  const states: FindingStates = { ...allOpen, severityOf: ({ code, severity }) => (code === 'figure-conflict' ? undefined : severity) };
  assert.deepEqual(outline(findingsView(links, 'kind', states), 1), ['Quoted in other words · 1']);
  assert.deepEqual(outline(findingsView(links, 'source', states), 1).map((line) => line.split(' · ')[0]), ['Caliber.Az', 'Breaking Defense']);
});

test('what differs in a draft is a group of its own, made before another draft takes its place, with what is decided last', () => {
  const fire = (vessels: number): string => `The fire in the harbour of Lindhaven destroyed ${vessels} vessels on Sunday, the harbour office said.`;
  const corpus = new Corpus();
  for (const id of ['a.txt', 'b.txt']) corpus.update(readDocument(documentId(id), fire(12)));
  const asked = (id: string, text: string): Links => {
    corpus.draft = documentId(id);
    corpus.update(readDocument(corpus.draft, text));
    return corpus.links;
  };
  const one = findingsInDraft(asked('draft/one.md', fire(19)), documentId('draft/one.md'));
  corpus.remove(documentId('draft/one.md'));
  assert.deepEqual(findingsInDraft(asked('draft/two.md', fire(12)), documentId('draft/two.md')), [], 'nothing differs in the other');
  assert.deepEqual(outline(one, 3), ['In your draft one.md · 1', '  19 or 12 · vessels destroyed', '    19 vessels · one, line 1', '    12 vessels · a, line 1', '    12 vessels · b, line 1']);
  const [entry] = one[0]?.entries() ?? [];
  assert.deepEqual([entry?.item().at?.document, entry?.item().other?.document], ['draft/one.md', 'a.txt']);
  assert.match(entry?.item().spoken ?? '', /^Differs from a source: 19 or 12, .*2 sources/);
});
