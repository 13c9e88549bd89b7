// Colours of the sample dossier.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokensOf } from '../../../server/src/core/queries/tokens';
import { find, readSeeds } from './seeds';

const links = readSeeds();

test('tokens are in order, disjoint, and each inside one line', () => {
  for (const [id, { source }] of links.documents) {
    let end = 0;
    for (const token of tokensOf(links, id)) {
      assert.ok(token.start >= end && token.end > token.start, `${id} at ${token.start}`);
      assert.equal(source.lines.positionAt(token.start).line, source.lines.positionAt(token.end - 1).line);
      end = token.end;
    }
  }
});

test('a conflicting figure says so, an agreeing one too', () => {
  const modifiersOf = (file: string, words: string): readonly string[] | undefined => {
    const { id, offset } = find(links, file, words);
    return tokensOf(links, id).find(({ start }) => start === offset)?.modifiers;
  };
  assert.deepEqual(modifiersOf('001', '133 nations'), ['conflicting']);
  assert.deepEqual(modifiersOf('004', 'over 160 signatories'), ['conflicting']);
  assert.deepEqual(modifiersOf('003', 'Tuesday'), ['corroborated']);
  assert.deepEqual(modifiersOf('001', '500,000 experienced'), []);
});

test('the year inside a name is a date, the rest of the name an agreement', () => {
  const { id, offset } = find(links, '000', '1997 Ottawa Treaty');
  const types = tokensOf(links, id).filter(({ start, end }) => start >= offset && end <= offset + 18).map(({ type }) => type);
  assert.deepEqual(types, ['date', 'agreement']);
});

test('a range gives only what it touches', () => {
  const { id, offset } = find(links, '001', '133 nations');
  assert.deepEqual(tokensOf(links, id, { start: offset, end: offset + 3 }).map(({ type }) => type), ['figure']);
});
