// The tables: claims and quotations against sources.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareFigures } from '../../../server/src/core/queries/compare-figures';
import { compareQuotes } from '../../../server/src/core/queries/compare-quotes';
import type { ComparedRow, Comparison } from '../../../server/src/core/queries/comparison';
import { pageOf } from '../../../server/src/core/queries/comparison-page';
import { dossierOf } from './dossiers';
import { readSeeds } from './seeds';

const links = readSeeds();

/** "source: sign value (note)" */
const cells = ({ sources }: Comparison, row: ComparedRow | undefined): readonly string[] => (row?.cells ?? []).flatMap(({ source, statements }) =>
  statements.map(({ sign, says, note }) => `${sources[source]?.name ?? ''}: ${sign}${says}${note === undefined ? '' : ` (${note})`}`));
const row = ({ rows }: Comparison, title: RegExp): ComparedRow | undefined => rows.find((one) => title.test(one.title));

test('the sample’s disagreement stands first, with the values as printed and the later step beside it', () => {
  const figures = compareFigures(links);
  const [first] = figures.rows;
  assert.equal(first?.title, 'Countries that signed the Ottawa Convention');
  assert.deepEqual([first?.sign, first?.result, first?.counted, first?.group], ['≠', 'Disagree', '2 sources, both independent', 'disagree']);
  assert.deepEqual(cells(figures, first), ['Caliber.Az: more than 160 countries (joining, not signing)', 'Breaking Defense: ≠133 nations', '004: ≠over 160 signatories (read as more than 160)']);
  assert.match(first?.finding ?? '', /^figure-conflict\/country-signed\//);
});

test('a row whose kind alone tells nothing says what it is about in a source’s own words', () => {
  const { rows } = compareFigures(links);
  assert.deepEqual(rows.slice(0, 4).map(({ title, about }) => `${title} · ${about ?? ''}`), [
    'Countries that signed the Ottawa Convention · ', 'Date · “released by the four countries on …”', 'Year of the Ottawa Convention · Poland, Estonia, Latvia',
    'Countries · “a joint statement released by the … on March 18”',
  ]);
});

test('a day that is named in three ways is one row, and what is less exact is said to be', () => {
  const figures = compareFigures(links);
  const date = row(figures, /^Date$/);
  assert.deepEqual(cells(figures, date), [
    'Caliber.Az: =March 18 (read as 18 March 2025)', 'Breaking Defense: =Mar 18, 2025 (read as 18 March 2025, date of the article)', 'Breaking Defense: =today (read as 18 March 2025)',
    '002: =March 2025 (less exact)', '003: =Tuesday (read as 18 March 2025)',
  ]);
  assert.equal(date?.group, 'agree');
});

test('rows go from what disagrees to what one source alone says, and every place is the text that it shows', () => {
  const { rows, sources } = compareFigures(links);
  const order = rows.map(({ group }) => ['disagree', 'look', 'agree', 'single'].indexOf(group));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  for (const { source, statements } of rows.flatMap((one) => one.cells)) {
    for (const { at, says } of statements) {
      assert.equal(at.document, sources[source]?.document);
      assert.equal(links.documents.get(at.document)?.source.text.slice(at.start, at.end).replace(/\s+/g, ' '), says);
    }
  }
});

test('of a quotation the table says how each source words it, and who retells it', () => {
  const quotes = compareQuotes(links);
  const [first] = quotes.rows;
  assert.match(first?.title ?? '', /^“We believe that in the current security environment/);
  assert.deepEqual([first?.sign, first?.result, first?.group], ['≈', 'In other words', 'look']);
  assert.deepEqual(cells(quotes, first), [
    'Caliber.Az: In other words (“is paramount to” for “is of paramount importance to”, and 3 more)', 'Breaking Defense: Fullest version', '003: Retold (without quotation marks)',
  ]);
});

const said = (words: string) => `“The old stone bridge is ${words} to everybody until the water falls,” said Anna Holt.`;

test('a quotation that lost its “not” disagrees, with the words that differ', () => {
  const quotes = compareQuotes(dossierOf({ 'a.txt': said('not closed'), 'b.txt': said('closed') }));
  assert.deepEqual(quotes.rows.map(({ sign, result, group }) => [sign, result, group]), [['≠', 'Another meaning', 'disagree']]);
  assert.match(cells(quotes, quotes.rows[0]).join('\n'), /a: Fullest version\nb: ≠In other words \(“is closed” for “is not closed”\)/);
});

test('copies of one text are counted once, and named', () => {
  const story = `The river rose by two metres in one night and took the boats of the rowing club along with it. Twelve people were hurt when the bridge fell. ${said('closed')}`;
  const { sources, rows } = compareFigures(dossierOf({ 'a.txt': story, 'b.txt': `${story} It rains.`, 'c.txt': 'It rained all night on the river. Twelve people were hurt when the bridge fell into the water.' }));
  assert.deepEqual(sources.map(({ sameTextAs }) => sameTextAs), ['b', undefined, undefined]);
  assert.equal(rows.find(({ title }) => title === 'People injured')?.counted, '3 sources, 2 independent');
});

test('two sources of one publisher are told apart by their files', () => {
  const facts = { publisher: 'The Paper' };
  assert.deepEqual(compareFigures(dossierOf({ 'a.txt': 'It rained.', 'b.txt': 'It rained.' }, { 'a.txt': facts, 'b.txt': facts })).sources.map(({ name }) => name), ['The Paper (a.txt)', 'The Paper (b.txt)']);
});

test('what an article prints stays inside its cell: no line breaks, controls or turned letters', () => {
  const { rows } = compareFigures(dossierOf({ 'a.txt': 'The flood \u202eleft\u202c 12 \tpeople dead\u0007 in one night.' }));
  for (const text of rows.flatMap(({ title, about = '', cells: of }) => [title, about, ...of.flatMap(({ statements }) => statements.flatMap(({ says, sentence }) => [says, sentence]))])) {
    assert.doesNotMatch(text, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  }
  assert.match(rows[0]?.cells[0]?.statements[0]?.sentence ?? '', /\ufffdleft\ufffd 12 people dead\ufffd in/);
});

test('a page holds so many rows and sources, and a row is found on its page though its kind is not shown', () => {
  const figures = compareFigures(links);
  const wanted = { show: ['disagree', 'agree'] as const, from: 0, rows: 2, firstSource: 0, columns: 3 };
  const page = pageOf(figures, wanted);
  assert.deepEqual([page.total, page.from, page.rows.length, page.allSources, page.sources.length], [7, 0, 2, 5, 3]);
  assert.ok(page.rows.every(({ cells: of }) => of.every(({ source }) => source < 3)));
  assert.equal(pageOf(figures, { ...wanted, from: 99 }).from, 6, 'behind the end is the last page');
  const last = figures.rows.at(-1);
  const found = pageOf(figures, { ...wanted, row: last?.id ?? '' });
  assert.equal(found.rows.at(-1)?.id, last?.id);
  assert.deepEqual(found.show, ['disagree', 'agree', 'single']);
  assert.deepEqual(pageOf(compareFigures(dossierOf({})), wanted).rows, []);
});

test('the killed and the injured are a row each, with the others beside them; a count that only stands beside one has no row of its own', () => {
  const crash = 'when a train left the rails near Osterby on Monday.';
  const table = compareFigures(dossierOf({ 'a.txt': `Seven people were killed and 30 people were injured ${crash}`, 'b.txt': `Nine people were killed ${crash}` }));
  const killed = row(table, /killed/);
  assert.equal(killed?.result, 'Disagree');
  assert.deepEqual(cells(table, killed).filter((cell) => /30 people/.test(cell)).length, 1, cells(table, killed).join('\n'));
  assert.equal(table.rows.filter((one) => cells(table, one).some((cell) => /30 people/.test(cell))).length, 1);
  const both = compareFigures(dossierOf({ 'a.txt': `Seven people were killed and 30 people were injured ${crash}`, 'b.txt': `Nine people were killed and 41 people were injured ${crash}` }));
  assert.deepEqual([row(both, /killed/)?.finding, row(both, /injured/)?.finding], ['figure-conflict/person-killed/7+9', 'figure-conflict/person-injured/30+41']);
});
