// Two witnesses side by side: which there are, and the text of each with one sentence a line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus, type Links } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { comparisonAt, wordingAt } from '../../../server/src/core/queries/compare-wording';
import { find, readSeeds } from './seeds';

function linksOf(texts: Readonly<Record<string, string>>): Links {
  const corpus = new Corpus();
  for (const [path, text] of Object.entries(texts)) corpus.update(readDocument(documentId(path), text));
  return corpus.links;
}

const compared = (links: Links, file: string, words: string): string[] | undefined => {
  const { id, offset } = find(links, file, words);
  const comparison = comparisonAt(links, id, offset + 1);
  return comparison?.witnesses.map(({ source, wording }, i) => `${source} ${wording}${i === comparison.here ? ' (here)' : ''}${i === comparison.origin ? ' (origin)' : ''}`);
};
const wording = (links: Links, file: string, words: string): string | undefined => {
  const { id, offset } = find(links, file, words);
  return wordingAt(links, id, offset + 1);
};

const full = '“The old bridge is closed until the water falls. Nobody may cross it, not even on foot. We shall look again in May,” said Anna Holt.';
const split = '“The old bridge is closed until the water falls,” said Anna Holt. “Nobody may cross it, not even on foot.”';
const continued = 'Anna Holt said: “The old bridge is closed until the water falls.\n\n“Nobody may cross it, not even on foot.”';

test('the sample’s statement stands in two sources, and the one under the cursor is known', () => {
  const links = readSeeds();
  assert.deepEqual(compared(links, '000', 'We believe that'), ['Caliber.Az in the same words (here)', 'Breaking Defense in other words (origin)']);
  // A name inside of a quotation does not hide it.
  assert.equal(compared(links, '001', 'Eastern Flank,” reads')?.length, 2);
  assert.deepEqual(compared(links, '004', 'With this decision')?.length, 3);
});

test('each sentence of a quotation has a line of its own', () => {
  assert.equal(wording(linksOf({ a: full, b: full }), 'a', 'Nobody may'), 'The old bridge is closed until the water falls.\nNobody may cross it, not even on foot.\nWe shall look again in May,');
});

test('line ends inside a sentence are blanks, so that only words differ', () => {
  const wrapped = `${full} It had rained for a week in the hills.`.replace(/(.{24,34}) /g, '$1\r\n');
  assert.match(wrapped, /bridge is closed\r\n|until the\r\n|the water\r\n|closed until\r\n/);
  assert.equal(wording(linksOf({ a: wrapped, b: full }), 'a', 'old bridge'), wording(linksOf({ a: full, b: full }), 'a', 'old bridge'));
});

test('the halves of a split quotation and the paragraphs of a continued one are compared as one', () => {
  for (const text of [split, continued]) {
    const links = linksOf({ a: text, b: full });
    assert.equal(compared(links, 'b', 'old bridge')?.length, 2, text);
    for (const words of ['old bridge', 'Nobody may']) assert.match(wording(links, 'a', words) ?? '', /^The old bridge is closed until the water falls[.,]\nNobody may cross it, not even on foot\.$/, text);
  }
});

test('a quotation that stands nowhere else, a scare quote and plain text give nothing to compare', () => {
  const links = linksOf({ a: `${full} He called it a “sad” day.`, b: 'Rain fell on the town all day.' });
  for (const words of ['old bridge', 'sad', 'called it']) assert.equal(compared(links, 'a', words), undefined, words);
  assert.equal(wording(links, 'a', 'called it'), undefined);
});
