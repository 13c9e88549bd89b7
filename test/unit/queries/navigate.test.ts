// Jumps in the sample dossier.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionAt, highlightsAt, nextSource, referencesAt, walkFrom } from '../../../server/src/core/queries/navigate';
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

/** The files that a walk visits from there, in order. */
const walk = (file: string, words: string): string[] => {
  const { id, offset } = find(links, file, words);
  return walkFrom(links, id, offset + 1).map((at) => at.document.slice(0, 3));
};

test('the walk begins at the place itself and leads through every other source once', () => {
  assert.deepEqual(walk('003', 'Military threats to NATO'), ['003', '000']);
  assert.deepEqual(walk('000', 'Ottawa Treaty'), ['000', '001', '002', '003', '004']);
  assert.deepEqual(walk('002', 'Ottawa Convention'), ['002', '003', '004', '000', '001']);
});

test('the walk from the second of two places in one document comes back to it', () => {
  const { id, offset } = find(links, '001', 'light of these considerations');
  const [here, ...others] = walkFrom(links, id, offset + 1);
  assert.equal(here?.start, offset);
  assert.deepEqual(others.map((at) => at.document.slice(0, 3)), ['004']);
});

test('the next and the previous source are the neighbours of the walk', () => {
  const { id, offset } = find(links, '002', 'Ottawa Convention');
  assert.match(nextSource(links, id, offset + 1, 1)?.document ?? '', /^003/);
  assert.match(nextSource(links, id, offset + 1, -1)?.document ?? '', /^001/);
});

test('a figure leads to those that it was compared with, not to another step', () => {
  assert.deepEqual(walk('001', '133 nations'), ['001', '004']);
  const { id, offset } = find(links, '001', '133 nations');
  assert.match(definitionAt(links, id, offset + 1)?.document ?? '', /^004/);
  assert.deepEqual(walk('000', 'more than 160 countries'), []);
});

test('the narrower of a name and a figure around it is meant', () => {
  assert.deepEqual(walk('004', 'NATO nations'), ['004', '000', '001', '002', '003']);
});

test('what one source alone says has no next source', () => {
  const { id, offset } = find(links, '001', '500,000');
  assert.equal(nextSource(links, id, offset + 1, 1), undefined);
});

test('an ordinary word lights nothing up', () => {
  const { id, offset } = find(links, '001', 'thankfully');
  assert.deepEqual(highlightsAt(links, id, offset + 2), []);
});

test('a name lights up all its forms in the text, a figure itself, so that no repetition of its words does', () => {
  const lit = (file: string, words: string): string[] => {
    const { id, offset } = find(links, file, words);
    return highlightsAt(links, id, offset + 1).map((span) => slice({ document: file, ...span }));
  };
  assert.deepEqual([...new Set(lit('000', 'Mine Ban Treaty'))].sort(), ['Mine Ban Treaty', 'Ottawa Convention', 'Ottawa Treaty']);
  assert.equal(lit('000', 'Mine Ban Treaty').length, 8);
  assert.deepEqual(lit('003', 'Silina said'), ['Evika Silina', 'Silina']);
  assert.deepEqual(lit('004', 'over 160 signatories'), ['over 160 signatories']);
});

test('the references of a name are its mentions in all sources, from each of its forms alike', () => {
  const places = (file: string, words: string) => {
    const { id, offset } = find(links, file, words);
    return referencesAt(links, id, offset + 1);
  };
  assert.deepEqual(places('000', 'Mine Ban Treaty'), places('002', 'Ottawa Convention'));
  assert.deepEqual([...new Set(places('001', 'Baltic nations').map(slice))], ['Baltic states', 'Baltic nations']);
});
