// A few letters find the same names whether all are kept in order or only the best, and whatever came and went before.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { reportOf } from './five-reports';

const read = (n: number): ReturnType<typeof readDocument> => readDocument(documentId(`${n}.txt`), reportOf(n));
const queries = ['', 'a', 'bar', 'adakest', 'moe karin', 'a bar', 'Karin', 'Rescue Service', 'nobody', 'é', 'e u'];

test('the best of a list of a few are the first of the list of all', () => {
  const corpus = new Corpus();
  for (let n = 0; n < 150; n++) corpus.update(read(n));
  const { links } = corpus;
  let found = 0;
  for (const query of queries) {
    const all = links.searchNames(query, links.entities.length);
    for (const most of [1, 7, 40]) assert.deepEqual(links.searchNames(query, most), all.slice(0, most), query);
    assert.equal(new Set(all.map(({ entity }) => entity)).size, all.length, 'each entity stands once');
    found += all.length;
  }
  assert.ok(found > links.entities.length, 'an empty query finds all, and others some');
  assert.equal(links.searchNames('', 1000).length, links.entities.length);
});

test('after sources came, changed and went the same is found as in a folder that is read anew', () => {
  const corpus = new Corpus();
  for (let n = 0; n < 60; n++) corpus.update(read(n));
  corpus.links.searchNames('a', 5);
  for (let n = 0; n < 60; n += 3) corpus.remove(documentId(`${n}.txt`));
  for (let n = 60; n < 90; n++) corpus.update(read(n));
  corpus.update(readDocument(documentId('1.txt'), 'Mayor Ada Barlen of Oslo met Karin Moe.'));
  const fresh = new Corpus();
  for (const document of corpus.links.documents.values()) fresh.update(document);
  const shown = ({ links }: Corpus): unknown => queries.map((query) => links.searchNames(query, 50).map(({ entity: { id }, name, rank, mentions }) => [id, name, rank, mentions]));
  assert.deepEqual(shown(corpus), shown(fresh));
});
