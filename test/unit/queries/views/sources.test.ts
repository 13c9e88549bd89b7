// The view of sources.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus, type Links } from '../../../../server/src/core/corpus/corpus';
import { documentId, readDocument, type DocumentFacts } from '../../../../server/src/core/corpus/document';
import { sourcesView } from '../../../../server/src/core/queries/views/sources';
import { readSeeds } from '../seeds';
import { everyLine, outline } from './outline';

const seeds = readSeeds();

const linksOf = (texts: Readonly<Record<string, readonly [text: string, facts?: DocumentFacts]>>): Links => {
  const corpus = new Corpus();
  for (const [id, [text, facts]] of Object.entries(texts)) corpus.update(readDocument(documentId(id), text, facts));
  return corpus.links;
};
const story = 'The river rose by two metres in one night and took the boats of the rowing club along with it. Nobody was hurt, but the old stone bridge is closed until the water falls. The town has set up pumps in the lower streets and asks people to stay away from the quay.';

test('a source is shown with its date and its length, in order of name or of date', () => {
  assert.deepEqual(outline(sourcesView(seeds, 'name'), 1), ['002 · no date, 313 words', '003 · no date, 285 words', '004 · no date, 541 words', 'Breaking Defense · 18 Mar 2025, 739 words', 'Caliber.Az · 18 Mar 2025, 467 words']);
  assert.deepEqual(outline(sourcesView(seeds, 'date'), 1).map((line) => line.split(' · ')[0]), ['Breaking Defense', 'Caliber.Az', '002', '003', '004']);
});

test('by publisher, those that name none stand last', () => {
  assert.deepEqual(outline(sourcesView(seeds, 'publisher'), 1), ['Breaking Defense · 1', 'Caliber.Az · 1', 'Publisher not known · 3']);
});

test('below a source stand its title, its date, what was found in it and its file', () => {
  const [, ...below] = outline(sourcesView(seeds, 'date'), 2).slice(0, 6);
  assert.equal(below[0], '  Citing Russian threat, Baltic and Polish defense ministers want out of anti-landmine treaty · title');
  assert.equal(below[1], '  18 March 2025 · published, says corroborate.yaml');
  assert.match(below[2] ?? '', /^  \d+ figures, \d+ quotations, \d+ names · found in it$/);
  assert.equal(below[3], '  2 findings · it has part in them');
});

test('who copied whom is told by their dates, with the share of the text that they have in common', () => {
  const links = linksOf({ 'a.txt': [story, { published: '2025-03-01' }], 'b.txt': [`${story} It rains.`, { published: '2025-03-03' }], 'c.txt': ['Quite another report, on the price of flour in the three bakeries of the town.'] });
  const shared = outline(sourcesView(links, 'name'), 2).filter((line) => /^ .*text with/.test(line));
  assert.deepEqual(shared, ['  One text with b · 100 % of it stands there, 2 days earlier, so copied there', '  One text with a · 100 % of that stands here, 2 days later, so copied from there']);
});

test('without dates nobody is called the copy', () => {
  const links = linksOf({ 'a.txt': [story], 'b.txt': [story] });
  assert.deepEqual(outline(sourcesView(links, 'name'), 1), ['a · one text with b, no date, 53 words', 'b · one text with a, no date, 53 words']);
  assert.match(outline(sourcesView(links, 'name'), 2).join('\n'), /One text with b · 100 % of (?:it stands there|that stands here), no dates tell who was first/);
});

test('a source that could not be read is listed with the reason', () => {
  assert.deepEqual(outline(sourcesView(linksOf({ 'a.txt': ['It rained.'] }), 'name', [{ path: 'x/picture.txt', message: 'Not read: this file is not text.' }]), 1), ['a · no date, 2 words', 'picture.txt · Not read: this file is not text.']);
});

test('no line of any source is empty or longer than a line', () => {
  for (const { label, spoken } of everyLine(sourcesView(seeds, 'publisher'))) {
    assert.ok(label.trim() !== '' && !/[\r\n]/.test(label) && label.length <= 200, label);
    assert.ok(spoken.includes(label), spoken);
  }
});

test('a text whose date line names no year is shown with the day as it stands there', () => {
  const view = sourcesView(linksOf({ 'a.txt': ['Ferry runs aground\n\nThe Harbour Gazette, June 14\n\nIt rained.'] }), 'name');
  assert.deepEqual(outline(view, 1), ['a · June 14, 10 words']);
  assert.match(outline(view, 2).join('\n'), /June 14 · dated by its text, which names no year/);
});
