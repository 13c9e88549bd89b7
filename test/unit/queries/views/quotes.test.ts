// The view of quotations.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quotesView } from '../../../../server/src/core/queries/views/quotes';
import { filtered, itemOf, linesAt } from '../../../../server/src/core/queries/views/view';
import { readSeeds } from '../seeds';
import { outline } from './outline';

const links = readSeeds();

test('speakers stand first who are quoted most, then quotations without one, then what is retold', () => {
  const groups = outline(quotesView(links, 'speaker'), 1);
  assert.match(groups[0] ?? '', /^Joint statement of the defence ministers of Estonia, Latvia, Lithuania and Poland · 5$/);
  assert.ok(groups.includes('Hanno Pevkur · 2'));
  assert.equal(groups.at(-1), 'Retold', 'what takes a search through all sources is not counted before somebody asks');
});

test('a quotation says how many sources carry it and in what words; below stand its versions and who retells it', () => {
  const view = quotesView(links, 'speaker');
  const [speaker] = view;
  const [, , quote] = outline(view, 2);
  assert.equal(quote, '  “We believe that in the current security environment it is…” · 2 sources, both independent, other words');
  const entry = (linesAt(view, [speaker?.id ?? '']) ?? [])[1];
  const below = (linesAt(view, [speaker?.id ?? '', entry?.id ?? '']) ?? []).map((line) => itemOf(line));
  assert.deepEqual(below.map(({ kind, label, description }) => `${kind}: ${label} · ${description ?? ''}`), [
    'witness: Caliber.Az · line 4, in other words',
    'witness: Breaking Defense · line 14, origin',
    'echo: new weapon systems and solutions to strengthen the… · 003, line 4, retold',
  ]);
  assert.ok(below.every(({ other }) => other !== undefined), 'each has another side to be opened beside it');
});

test('by number of sources the line names the speaker', () => {
  const lines = outline(quotesView(links, 'sources'), 2);
  assert.equal(lines[0]?.split(' · ')[0], 'In 2 sources');
  assert.ok(lines.some((line) => /“We believe that .*” · Joint statement .*, 2 sources, both independent, other words$/u.test(line)), lines.join('\n'));
});

test('the filter finds what a person said, and words inside a quotation', () => {
  const groups = (words: string): string[] => outline(filtered(quotesView(links, 'speaker'), words), 1);
  assert.deepEqual(groups('pevkur'), ['Hanno Pevkur · 2']);
  assert.deepEqual(groups('peace talks'), ['Hanno Pevkur · 1']);
});
