// The outline and the folds of a text: its sections under their headings.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../server/src/core/corpus/document';
import { foldsOf } from '../../../server/src/core/queries/folding';
import { outlineOf } from '../../../server/src/core/queries/symbols';
import { readText } from '../../../server/src/core/text/source-text';

const page = [
  'Council votes for a new bridge', '', 'May 4, 2024', ' 0', 'Council  votes for a new bridge', '',
  'The council of Tarnby voted on Monday for a new bridge.', '', 'What comes next', '', 'Work begins in the spring.', '',
].join('\n');

test('a number alone and a headline that is printed again begin no section', () => {
  const corpus = new Corpus();
  const id = documentId('page.txt');
  corpus.update(readDocument(id, page, {}));
  const sections = outlineOf(corpus.links, id).filter(({ kind }) => kind === 'section').map(({ name }) => name);
  assert.deepEqual(sections, ['Council votes for a new bridge', 'What comes next']);
});

test('a section folds from its heading to the line before the next one', () => {
  const source = readText(page);
  const lines = foldsOf(source).map(({ start, end }) => [source.lines.positionAt(start).line, source.lines.positionAt(end).line]);
  assert.deepEqual(lines, [[0, 6], [8, 10]]);
});
