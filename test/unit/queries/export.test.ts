// The exported analysis of the sample dossier: every figure has its value, in the unit that is printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportAnalysis } from '../../../server/src/core/queries/export';
import { readSeeds } from './seeds';

const { figures, corroborations, conflicts } = exportAnalysis(readSeeds());

test('every figure has a value, dates as ISO days', () => {
  for (const { text, kind, value } of figures) {
    assert.ok(value.min !== undefined || value.max !== undefined, text);
    if (kind === 'date' || kind === 'year') assert.match(String(value.min), /^\d{4}-\d{2}-\d{2}$/, text);
    else assert.equal(typeof (value.min ?? value.max), 'number', text);
  }
});

test('values stand in the printed unit', () => {
  const found = (text: string): unknown => {
    const figure = figures.find((one) => one.text === text);
    return figure && [figure.value, figure.unit];
  };
  assert.deepEqual(found('four years'), [{ min: 4, max: 4, exact: true }, 'year']);
  assert.deepEqual(found('December 3, 1997'), [{ min: '1997-12-03', max: '1997-12-03', exact: true }, undefined]);
  assert.deepEqual(found('more than 160 countries'), [{ min: 160 }, 'countries']);
  assert.deepEqual(found('$100 a month'), [{ min: 95, max: 105 }, 'USD a month']);
  assert.deepEqual(found('20:39'), [{ min: 1239, max: 1239, exact: true }, 'minutes since midnight']);
});

test('a link names mentions of two documents in each of its pairs', () => {
  assert.equal(conflicts.length, 1);
  for (const { mentions, pairs } of [...conflicts, ...corroborations]) {
    assert.ok(pairs.length > 0);
    for (const [a, b] of pairs) assert.notEqual(mentions[a]?.path, mentions[b]?.path);
  }
});
