// The view of entities.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Corpus } from '../../../../server/src/core/corpus/corpus';
import { documentId, readDocument } from '../../../../server/src/core/corpus/document';
import { entitiesView } from '../../../../server/src/core/queries/views/entities';
import { filtered, isGroup, itemOf, linesAt, pathTo } from '../../../../server/src/core/queries/views/view';
import { readSeeds } from '../seeds';
import { outline } from './outline';

const links = readSeeds();
const pevkur = links.entities.find(({ canonical }) => canonical === 'Hanno Pevkur')?.id ?? '';

test('the types stand in their order, who is named by most sources first', () => {
  assert.deepEqual(outline(entitiesView(links, 'type'), 1).map((line) => line.split(' · ')[0]), ['People', 'Organisations', 'Places', 'Treaties and laws', 'Events', 'Unsorted']);
  assert.equal(outline(entitiesView(links, 'type'), 2)[1], '  Hanno Pevkur · 2 sources, both independent, 2 quotes');
});

test('below a person stand titles, quotations, other names and mentions', () => {
  const view = entitiesView(links, 'type');
  const path = pathTo(view, pevkur);
  assert.deepEqual(path, ['person', pevkur]);
  assert.deepEqual((linesAt(view, path) ?? []).map((line) => itemOf(line)).map(({ kind, label, description }) => `${kind}: ${label} · ${description ?? ''}`), [
    'title: “Estonia\'s Defense Minister” · Caliber.Az, line 8',
    'title: “Estonia’s minister of defense” · Breaking Defense, line 28',
    'quote: “Decisions regarding the Ottawa Convention should be made…” · Caliber.Az, line 8',
    'quote: “A lot will depend on what the peace talks” · Breaking Defense, line 28',
    'source: Caliber.Az · named in line 8',
    'source: Breaking Defense · named in line 28',
  ]);
});

test('by number of sources, the most named stand first', () => {
  const [first] = outline(entitiesView(links, 'sources'), 1);
  assert.match(first ?? '', /^Named by 5 sources · \d+$/);
});

test('the filter finds another name, in any case and without accents', () => {
  const left = (words: string): string[] => outline(filtered(entitiesView(links, 'type'), words), 2).filter((line) => line.startsWith('  ')).map((line) => line.trim().split(' · ')[0] ?? '');
  assert.deepEqual(left('pudans'), ['Kaspars Pudāns']);
  assert.deepEqual(left('mine ban treaty'), ['Ottawa Convention']);
});

test('ten thousand names are put in order in a moment, and a line is made only when it is asked for', () => {
  const corpus = new Corpus();
  const word = (n: number): string => 'BCDFG'.charAt(n % 5) + [...String(n)].map((digit) => 'aeioulmnrt'.charAt(Number(digit))).join('');
  for (let file = 0; file < 50; file++) {
    const names = Array.from({ length: 200 }, (_, i) => `He met ${word(file * 200 + i)} ${word(7 * (file * 200 + i))}son there.`);
    corpus.update(readDocument(documentId(`${file}.txt`), names.join(' ')));
  }
  const { links: many } = corpus;
  assert.ok(many.entities.length > 5000, String(many.entities.length));
  const began = performance.now();
  const view = entitiesView(many, 'type');
  const groups = view.filter(isGroup).map((line) => itemOf(line).description);
  assert.ok(groups.length > 0);
  assert.ok(performance.now() - began < 1000);
});
