// Jumps in the sample dossier.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionAt, highlightsAt, nextSource, referencesAt } from '../../../server/src/core/queries/navigate';
import { find, readSeeds } from './seeds';

const links = readSeeds();
const slice = (at: { document: string; start: number; end: number }): string => {
  const { id } = find(links, at.document, '');
  return links.documents.get(id)?.source.text.slice(at.start, at.end) ?? '';
};

test('the definition of a quotation is its one origin', () => {
  const { id, offset } = find(links, '000', 'We believe that');
  const origin = definitionAt(links, id, offset + 5);
  assert.ok(origin);
  assert.match(origin.document, /^001/);
  assert.match(slice(origin), /^We believe that .* of paramount importance/);
});

test('the origin is its own definition', () => {
  const { id, offset } = find(links, '001', 'We believe that');
  assert.equal(definitionAt(links, id, offset + 5)?.start, offset);
});

test('references of a quotation are all its witnesses and echoes', () => {
  const { id, offset } = find(links, '004', 'With this decision');
  const places = referencesAt(links, id, offset + 3);
  assert.deepEqual([...new Set(places.map(({ document }) => document.slice(0, 3)))], ['001', '002', '004']);
  assert.equal(places.filter(({ document }) => document.startsWith('001')).length, 2);
});

test('the next source walks the witnesses and comes back to the start', () => {
  for (const step of [1, -1] as const) {
    const { id, offset } = find(links, '003', 'Military threats to NATO');
    const visited: string[] = [];
    let at: { document: typeof id; start: number } | undefined = { document: id, start: offset };
    do {
      at = nextSource(links, at.document, at.start + 1, step);
      assert.ok(at);
      visited.push(at.document.slice(0, 3));
    } while (at.document !== id);
    assert.deepEqual(visited, ['000', '003']);
    assert.equal(at.start, offset);
  }
});

test('a name leads through all sources that hold it, once each', () => {
  const { id, offset } = find(links, '000', 'Ottawa Treaty');
  const visited: string[] = [];
  let at = nextSource(links, id, offset + 1, 1);
  while (at && at.document !== id) {
    visited.push(at.document.slice(0, 3));
    at = nextSource(links, at.document, at.start + 1, 1);
  }
  assert.deepEqual(visited, ['001', '002', '003', '004']);
});

test('what one source alone says has no next source', () => {
  const { id, offset } = find(links, '001', '500,000');
  assert.equal(nextSource(links, id, offset + 1, 1), undefined);
});

test('an ordinary word lights nothing up', () => {
  const { id, offset } = find(links, '001', 'thankfully');
  assert.deepEqual(highlightsAt(links, id, offset + 2), []);
});
